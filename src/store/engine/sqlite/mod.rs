//! The embedded engine: SQLite in one file (RELIABILITY §3).

mod db;
mod guard;
mod layout;
mod open;

pub use db::{Db, Row};
pub use layout::{SEQUENCES, broken_references, check_references_later, columns, primary_key, start_over};
pub use open::{Engine, Interrupt, Mode, schema};
pub use rusqlite::ToSql;

/// The arguments of a statement: a slice of references, so that repositories need no generics.
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$(&$value as &dyn $crate::store::engine::ToSql),*] };
}
pub(crate) use params;

/// Whether a text that leaves the search index is wiped from it at once, or only marked as gone.
///
/// # Errors
/// What SQLite says.
pub fn delete_securely(db: Db, at_once: bool) -> crate::store::error::Result<()> {
    let value = i64::from(at_once);
    db.exec("INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', ?1)", params![value])?;
    db.exec("INSERT INTO search_digits (search_digits, rank) VALUES ('secure-delete', ?1)", params![value])?;
    Ok(())
}

/// The full-text tables over `search_doc`, which only this engine has: words by prefix, digits anywhere.
///
/// The words are split by us (`domain::text`), so the tokenizer only cuts at spaces.
pub const fn search_tables() -> &'static str {
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_doc', content_rowid='account',
         prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cs'\");
     CREATE VIRTUAL TABLE search_digits USING fts5(digits, content='search_doc', content_rowid='account',
         tokenize='trigram');
     INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
     INSERT INTO search_digits (search_digits, rank) VALUES ('secure-delete', 1);"
}
