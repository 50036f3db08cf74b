//! Schema: numbered migrations, each applied once, in one transaction, under the write lock.

use std::path::Path;

use super::{
    engine::{Db, Engine, schema, search_tables},
    error::{Error, Result},
};

/// The migrations in order; the schema's number is how many have been applied. Never edit one that has
/// landed: add another.
const MIGRATIONS: &[fn(Db) -> Result<()>] = &[
    |db| {
        Engine::migrate(db, include_str!("../../assets/migrations/0001_desk.sql"), 0)?;
        Engine::migrate(db, search_tables(), 1)
    },
    |db| Engine::migrate(db, include_str!("../../assets/migrations/0002_imports.sql"), 2),
];

/// The schema that this program reads and writes.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// Brings the store to this program's schema; within a write transaction, since two programs may start on a
/// new store at once: the second one finds the work done.
pub fn migrate(db: Db) -> Result<()> {
    migrate_to(db, SCHEMA)
}

/// Brings the store to a schema up to this program's: records of that age are loaded into it.
pub fn migrate_to(db: Db, wanted: i64) -> Result<()> {
    let number = |schema: i64| usize::try_from(schema).unwrap_or(0);
    let done = number(schema(db)?);
    MIGRATIONS.iter().take(number(wanted)).skip(done).try_for_each(|migration| migration(db))
}

/// Refuses a store that a newer Carnet wrote.
pub fn check(found: i64, path: &Path) -> Result<()> {
    if found > SCHEMA {
        return Err(Error::Newer { path: path.to_owned(), found, known: SCHEMA });
    }
    Ok(())
}
