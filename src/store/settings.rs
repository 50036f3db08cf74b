//! The installation's switches: one record, with its history like every other.

use crate::domain::{
    ids::{AccountId, SettingsId},
    record::{Record, fields_of},
    rights::Act,
    settings::{Setting, Settings},
};

use super::{
    engine::{Db, params},
    error::{Error, Result},
    table::Table,
    write::{Saved, Write},
};

impl Table for Settings {
    fn load(db: Db, id: SettingsId) -> Result<Option<Record<Self>>> {
        db.one("SELECT version, fields FROM settings WHERE id = ?1", params![id.0], |row| {
            let value = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or("{}"))?;
            Ok(Record { id, version: row.get(0)?, trashed: false, value })
        })
    }

    fn insert(db: Db, id: Option<SettingsId>, version: i64, value: &Self, _: bool) -> Result<SettingsId> {
        let id = id.unwrap_or(Settings::ID);
        let fields = serde_json::to_string(value)?;
        db.insert(
            "INSERT INTO settings (id, version, fields) VALUES (?1, ?2, ?3)",
            params![id.0, version, fields],
        )
        .map(SettingsId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let fields = serde_json::to_string(&record.value)?;
        db.exec(
            "UPDATE settings SET version = ?2, fields = ?3 WHERE id = ?1",
            params![record.id.0, record.version, fields],
        )?;
        Ok(())
    }

    fn delete(db: Db, id: SettingsId) -> Result<()> {
        db.exec("DELETE FROM settings WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn amounts_to(_: Db, _: SettingsId, _: Option<&Self>, _: Option<&Self>) -> Result<Option<Act>> {
        Ok(Some(Act::ChangeSetting))
    }

    fn account(_: SettingsId, _: &Self) -> Option<AccountId> {
        None
    }

    fn accounts(_: Db, _: SettingsId, _: &Self) -> Result<Vec<AccountId>> {
        Ok(Vec::new())
    }
}

/// The settings as they are.
pub fn current(db: Db) -> Result<Settings> {
    Ok(Settings::load(db, Settings::ID)?.map_or_else(Settings::default, |record| record.value))
}

impl Write<'_> {
    /// Gives one setting another value (SPEC §11, `setting set`).
    ///
    /// # Errors
    /// `Denied`; `Refused` for a value that the setting cannot have.
    pub fn set_setting(&mut self, setting: Setting, value: &str) -> Result<Saved> {
        let record = Settings::get(self.db(), Settings::ID)?;
        let wanted = record.value.clone().with(setting, value).map_err(Error::Refused)?;
        let changed = self.put(&record, fields_of(&wanted))?;
        Ok(if changed { Saved::Saved } else { Saved::Unchanged })
    }
}
