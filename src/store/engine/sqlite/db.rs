//! Statements: the few calls that repositories need, with statements kept prepared.

use rusqlite::{Connection, ErrorCode, OptionalExtension, ToSql};

use crate::store::error::{Error, Result};

/// One row of an answer, read by column index.
pub type Row<'a> = rusqlite::Row<'a>;
/// The arguments of a statement.
pub type Params<'a> = &'a [&'a dyn ToSql];

/// A connection within a transaction, as the repositories see it.
#[derive(Clone, Copy)]
pub struct Db<'a>(pub(super) &'a Connection);

impl Db<'_> {
    /// Runs a statement that answers nothing; the number of rows that it changed.
    ///
    /// # Errors
    /// What the engine says.
    pub fn exec(&self, sql: &str, params: Params) -> Result<usize> {
        Ok(self.0.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts a row; its identity.
    ///
    /// # Errors
    /// What the engine says.
    pub fn insert(&self, sql: &str, params: Params) -> Result<i64> {
        Ok(self.0.prepare_cached(sql)?.insert(params)?)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// What the engine or the mapping says.
    pub fn one<T>(
        &self,
        sql: &str,
        params: Params,
        map: impl FnOnce(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        rows.next()?.map(map).transpose()
    }

    /// All rows.
    ///
    /// # Errors
    /// What the engine or the mapping says.
    pub fn all<T>(
        &self,
        sql: &str,
        params: Params,
        mut map: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut answer = Vec::new();
        self.each(sql, params, |row| {
            answer.push(map(row)?);
            Ok(true)
        })?;
        Ok(answer)
    }

    /// Rows one by one, until the visitor says `false`.
    ///
    /// # Errors
    /// What the engine or the visitor says.
    pub fn each(&self, sql: &str, params: Params, mut visit: impl FnMut(&Row) -> Result<bool>) -> Result<()> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if !visit(row)? {
                break;
            }
        }
        Ok(())
    }

    /// The single number that a statement answers; 0 for none.
    ///
    /// # Errors
    /// What the engine says.
    pub fn number(&self, sql: &str, params: Params) -> Result<i64> {
        let mut statement = self.0.prepare_cached(sql)?;
        let answer: Option<Option<i64>> = statement.query_row(params, |row| row.get(0)).optional()?;
        Ok(answer.flatten().unwrap_or(0))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            Some(ErrorCode::DiskFull) => Error::Full,
            Some(ErrorCode::OperationInterrupted) => Error::Interrupted,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Error::ReadOnly(Default::default()),
            // SQLite says "disk I/O error" when a file may not grow (a quota, a file size limit).
            Some(ErrorCode::SystemIoFailure) => Error::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { path: Default::default(), detail: error.to_string() }
            }
            _ => Error::Other(error.to_string()),
        }
    }
}
