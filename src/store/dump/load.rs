//! A whole store from its records (SPEC §11, `import all`): users, history and identities as they were, all in
//! one transaction, so that a store is empty or whole, whatever happens.
//!
//! Records of an older schema are loaded into tables of that schema, which then are brought up to date as any
//! store of that age.

use std::{collections::BTreeSet, path::Path};

use serde_json::Value;

use crate::domain::{
    ids::AccountId,
    record::Fields,
    rights::{self, Act},
    user::Role,
};

use super::{
    super::{
        Mode, Session, Store,
        engine::{self, Db, Engine, ToSql, params},
        error::{Error, Result},
        migrate, users,
        write::{Upkeep, keep_up},
    },
    Layout, SEQUENCE, TABLE,
};

/// Accounts of which what is derived is made at once.
const PAGE: i64 = 500;

/// Told how many of how many are done; `false` stops, and nothing stays.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64) -> bool;

/// What came in, counted in the store; the trash included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Accounts.
    pub accounts: i64,
    /// Contacts.
    pub contacts: i64,
    /// Users, active or not.
    pub users: i64,
    /// Batches of the history.
    pub batches: i64,
    /// The logins of the active administrators.
    pub admins: Vec<String>,
    /// Whether whoever loads it is an active user of it.
    pub is_user: bool,
}

/// A store that is being filled.
pub struct Loading<'a> {
    db: Db<'a>,
    tables: Vec<(Layout, String)>,
}

impl Store {
    /// Refuses a path whose store somebody already works in, or that is not this person's to replace. A missing
    /// store is fine.
    ///
    /// # Errors
    /// `NotEmpty`, `Denied`, `UnknownUser`; what [`Store::open`] says of a file.
    pub fn check_unused(path: &Path, session: &Session) -> Result<()> {
        match Engine::open(path, Mode::Existing) {
            Ok(engine) => engine.read(|db| check_unused(db, path, session)),
            Err(Error::Missing(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Makes the store at `path` from records of this schema: it is created, or replaced if nothing but its
    /// creation ever happened in it. `fill` gives the records; when it fails, nothing stays.
    ///
    /// # Errors
    /// As [`Store::check_unused`]; `Stopped`; what `fill` says.
    pub fn load<E: From<Error>>(
        path: &Path,
        session: &Session,
        schema: i64,
        progress: Progress,
        fill: impl FnOnce(&mut Loading, Progress) -> std::result::Result<(), E>,
    ) -> std::result::Result<Loaded, E> {
        let mut engine = Engine::open(path, Mode::Create)?;
        let mut failed = None;
        let loaded = engine.write(|db| {
            check_unused(db, path, session)?;
            engine::start_over(db)?;
            migrate::migrate_to(db, schema)?;
            if let Err(error) = fill(&mut Loading::begin(db)?, progress) {
                failed = Some(error);
                return Err(Error::Stopped);
            }
            migrate::migrate(db)?;
            derive(db, progress)?;
            count(db, session)
        });
        match failed {
            Some(error) => Err(error),
            None => Ok(loaded?),
        }
    }
}

impl<'a> Loading<'a> {
    /// Empties the tables: a migration may have put something into them.
    fn begin(db: Db<'a>) -> Result<Self> {
        engine::check_references_later(db)?;
        let layouts = Layout::all(db)?;
        for layout in layouts.iter().rev() {
            db.exec(&format!("DELETE FROM \"{}\"", layout.table), &[])?;
        }
        let with_insert = |layout: Layout| {
            let insert = layout.insert();
            (layout, insert)
        };
        Ok(Self { db, tables: layouts.into_iter().map(with_insert).collect() })
    }

    /// Takes a record; `false` when it is none of this schema, or contradicts one that came before.
    ///
    /// # Errors
    /// What the engine says.
    pub fn add(&mut self, record: &Fields) -> Result<bool> {
        let mut fields = record.iter();
        let Some((TABLE, Value::String(name))) = fields.next().map(|(name, value)| (name.as_str(), value))
        else {
            return Ok(false);
        };
        let Some((layout, insert)) = self.tables.iter().find(|(layout, _)| layout.name == name) else {
            return Ok(false);
        };
        if !fields.clone().map(|(column, _)| column).eq(&layout.columns) {
            return Ok(false);
        }
        let Some(values) = fields.map(|(_, value)| sql_value(value)).collect::<Option<Vec<_>>>() else {
            return Ok(false);
        };
        let values: Vec<&dyn ToSql> = values.iter().map(|value| &**value).collect();
        if layout.name == SEQUENCE {
            // Records with identities have already moved it.
            let sql = format!("DELETE FROM \"{}\" WHERE name = ?1", layout.table);
            self.db.exec(&sql, &values[..1])?;
        }
        match self.db.exec(insert, &values) {
            Ok(_) => Ok(true),
            // A rule of the table says no: two records with one identity, a text where a number stands.
            Err(Error::Other(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether every record that another one names is there.
    ///
    /// # Errors
    /// What the engine says.
    pub fn is_whole(&self) -> Result<bool> {
        Ok(engine::broken_references(self.db)? == 0)
    }
}

fn sql_value(value: &Value) -> Option<Box<dyn ToSql + '_>> {
    match value {
        Value::Null => Some(Box::new(None::<i64>)),
        Value::Number(number) => number.as_i64().map(|number| Box::new(number) as Box<dyn ToSql>),
        Value::String(text) if !text.contains('\0') => Some(Box::new(text.as_str())),
        _ => None,
    }
}

/// Facts are only written in batches, and what is typed and not saved is a draft: a store that has but the batch
/// of its creation holds nothing that could be lost.
fn check_unused(db: Db, path: &Path, session: &Session) -> Result<()> {
    let found = engine::schema(db)?;
    migrate::check(found, path)?;
    if found == 0 {
        return Ok(());
    }
    let user = users::by_login(db, &session.login)?.filter(|user| !user.value.inactive);
    let user = user.ok_or_else(|| Error::UnknownUser(session.login.clone()))?;
    rights::can(user.value.role, Act::CreateStore).map_err(Error::Denied)?;
    let acts = db.number("SELECT count(*) FROM batch WHERE act <> ?1", params![Act::CreateStore.code()])?;
    let drafts = db.number("SELECT count(*) FROM draft", &[])?;
    if acts + drafts > 0 { Err(Error::NotEmpty(path.to_owned())) } else { Ok(()) }
}

/// Makes what is derived: the figures of every account, and its search text.
fn derive(db: Db, progress: Progress) -> Result<()> {
    let all = db.number("SELECT count(*) FROM account", &[])? as u64;
    let (mut done, mut last) = (0, 0);
    loop {
        let page = db.all(
            "SELECT id FROM account WHERE id > ?1 ORDER BY id LIMIT ?2",
            params![last, PAGE],
            |row| Ok(AccountId(row.get(0)?)),
        )?;
        let Some(end) = page.last() else { return Ok(()) };
        last = end.0;
        done += page.len() as u64;
        keep_up(db, &BTreeSet::from_iter(page), Upkeep::Now)?;
        if !progress(done, all) {
            return Err(Error::Stopped);
        }
    }
}

fn count(db: Db, session: &Session) -> Result<Loaded> {
    let of = |table: &str| db.number(&format!("SELECT count(*) FROM \"{table}\""), &[]);
    let admins = "SELECT login FROM user WHERE role = ?1 AND inactive = 0 AND trashed = 0 ORDER BY id";
    let user = users::by_login(db, &session.login)?;
    Ok(Loaded {
        accounts: of("account")?,
        contacts: of("contact")?,
        users: of("user")?,
        batches: of("batch")?,
        admins: db.all(admins, params![Role::Admin.code()], |row| Ok(row.get(0)?))?,
        is_user: user.is_some_and(|user| !user.value.inactive),
    })
}
