//! Drafts (X12): what is being typed into a form survives the terminal, the process and Esc.

use crate::domain::{
    ids::{AccountId, DraftId},
    record::Fields,
};

use super::{
    Store,
    engine::{Db, Row, params},
    error::Result,
};

/// A form that was being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its identity; the desk chooses it when the form opens (`None`: not kept yet).
    pub id: Option<DraftId>,
    /// When it was kept last: milliseconds since 1970, UTC.
    pub at: i64,
    /// Which form.
    pub form: String,
    /// What a person would call it.
    pub subject: String,
    /// The account that the form is about.
    pub account: Option<AccountId>,
    /// The record that is edited, by its identity in its table, and the version that was read; none for a
    /// new one.
    pub record: Option<(i64, i64)>,
    /// What was typed, field by field.
    pub fields: Fields,
}

const COLUMNS: &str = "id, at, form, subject, account, record, version, fields, process";

fn from_row(row: &Row) -> Result<(Draft, i64)> {
    let (record, version): (Option<i64>, Option<i64>) = (row.get(5)?, row.get(6)?);
    let draft = Draft {
        id: Some(DraftId(row.get(0)?)),
        at: row.get(1)?,
        form: row.get(2)?,
        subject: row.get(3)?,
        account: row.get::<_, Option<i64>>(4)?.map(AccountId),
        record: record.zip(version),
        fields: serde_json::from_str(row.get_ref(7)?.as_str().unwrap_or("{}"))?,
    };
    Ok((draft, row.get(8)?))
}

/// A user's drafts, the latest first, with the process that writes each.
pub(super) fn of_user(db: Db, user: i64) -> Result<Vec<(Draft, i64)>> {
    db.all(
        &format!("SELECT {COLUMNS} FROM draft WHERE user = ?1 ORDER BY at DESC, id DESC"),
        params![user],
        from_row,
    )
}

impl Store {
    /// Keeps a draft, in place of its earlier state.
    ///
    /// # Errors
    /// What the engine says.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<DraftId> {
        let fields = serde_json::to_string(&draft.fields)?;
        let process = i64::from(std::process::id());
        self.note(|db, user, now| {
            let (record, version) = draft.record.unzip();
            db.insert(
                "INSERT INTO draft (id, user, process, at, form, subject, account, record, version, fields)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (id) DO UPDATE SET process = excluded.process, at = excluded.at,
                     subject = excluded.subject, version = excluded.version, fields = excluded.fields",
                params![
                    draft.id.map(|id| id.0),
                    user.0,
                    process,
                    now,
                    draft.form,
                    draft.subject,
                    draft.account.map(|id| id.0),
                    record,
                    version,
                    fields
                ],
            )
            .map(|id| draft.id.unwrap_or(DraftId(id)))
        })
    }

    /// Forgets a draft: it was saved, or thrown away.
    ///
    /// # Errors
    /// What the engine says.
    pub fn drop_draft(&mut self, id: DraftId) -> Result<()> {
        self.note(|db, user, _| {
            db.exec("DELETE FROM draft WHERE id = ?1 AND user = ?2", params![id.0, user.0])?;
            Ok(())
        })
    }

    /// The user's drafts that no living process is writing, the latest first.
    ///
    /// # Errors
    /// What the engine says.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let user = self.user.id.0;
        let drafts = self.engine.read(|db| of_user(db, user))?;
        Ok(drafts.into_iter().filter(|(_, process)| !is_alive(*process)).map(|(draft, _)| draft).collect())
    }
}

/// Whether another living process has this number. Ours does not count: a draft of ours whose form is
/// closed is there to be offered.
fn is_alive(process: i64) -> bool {
    process != i64::from(std::process::id())
        && std::path::Path::new(&format!("/proc/{process}/stat")).exists()
}
