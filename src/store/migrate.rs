//! Schema: numbered migrations, each applied once, in one transaction, under the write lock.

use std::path::Path;

use super::{
    engine::{Db, Engine, search_tables},
    error::{Error, Result},
};

/// The migrations in order; the schema's number is how many have been applied. Never edit one that has
/// landed: add another.
const MIGRATIONS: &[fn(Db) -> Result<()>] = &[|db| {
    Engine::migrate(db, include_str!("../../assets/migrations/0001_desk.sql"), 0)?;
    Engine::migrate(db, search_tables(), 1)
}];

/// The schema that this program reads and writes.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// Brings the store to this program's schema.
pub fn migrate(engine: &mut Engine, path: &Path) -> Result<()> {
    if engine.schema()? < SCHEMA {
        // Two programs may start on a new store at once: the second one finds the work done.
        engine.write(|db| {
            let done = usize::try_from(schema(db)?).unwrap_or(0);
            MIGRATIONS.iter().skip(done).try_for_each(|migration| migration(db))
        })?;
    }
    let found = engine.schema()?;
    if found > SCHEMA {
        return Err(Error::Newer { path: path.to_owned(), found, known: SCHEMA });
    }
    Ok(())
}

/// The schema's number within a transaction.
pub fn schema(db: Db) -> Result<i64> {
    db.number("PRAGMA user_version", &[])
}
