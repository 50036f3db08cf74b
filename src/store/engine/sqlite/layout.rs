//! What the file's tables are, as SQLite tells it; and the file begun anew.

use super::{db::Db, open::Engine, params};
use crate::store::error::Result;

/// A table's columns in their order.
///
/// # Errors
/// What SQLite says.
pub fn columns(db: Db, table: &str) -> Result<Vec<String>> {
    db.all("SELECT name FROM pragma_table_info(?1) ORDER BY cid", params![table], |row| Ok(row.get(0)?))
}

/// The columns of a table's primary key in their order.
///
/// # Errors
/// What SQLite says.
pub fn primary_key(db: Db, table: &str) -> Result<Vec<String>> {
    let sql = "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk";
    db.all(sql, params![table], |row| Ok(row.get(0)?))
}

/// Every table that we made, those of the search index included, but not what SQLite keeps below it: the latest
/// first, so that none is used by one that follows.
fn tables(db: Db) -> Result<Vec<String>> {
    db.all(
        "SELECT s.name FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
         WHERE l.type IN ('table', 'virtual') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid DESC",
        &[],
        |row| Ok(row.get(0)?),
    )
}

/// The table in which SQLite keeps the last identity that each table gave, so that none is given twice.
pub const SEQUENCES: &str = "sqlite_sequence";

/// Takes every table away: the file is as new. Within a write transaction.
///
/// # Errors
/// What SQLite says.
pub fn start_over(db: Db) -> Result<()> {
    for table in tables(db)? {
        db.exec(&format!("DROP TABLE \"{table}\""), &[])?;
    }
    Engine::migrate(db, "", 0)
}

/// Lets records name others that come after them; until the transaction ends.
///
/// # Errors
/// What SQLite says.
pub fn check_references_later(db: Db) -> Result<()> {
    db.exec("PRAGMA defer_foreign_keys = ON", &[]).map(drop)
}

/// How many records name another one that is not there.
///
/// # Errors
/// What SQLite says.
pub fn broken_references(db: Db) -> Result<i64> {
    db.number("SELECT count(*) FROM pragma_foreign_key_check", &[])
}
