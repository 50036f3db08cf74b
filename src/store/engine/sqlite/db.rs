//! Statements: the few calls that repositories need, with statements kept prepared.

use std::{io, path::PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension, ToSql, ffi};

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
        use rusqlite::Error as Sqlite;
        match (error.sqlite_error_code(), &error) {
            (Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked), _) => Error::Busy,
            (Some(ErrorCode::DiskFull), _) => Error::Full,
            (Some(ErrorCode::OperationInterrupted), _) => Error::Interrupted,
            (Some(ErrorCode::ReadOnly), _) => Error::ReadOnly(PathBuf::new()),
            (Some(ErrorCode::SystemIoFailure), _) if may_not_grow(&error) => Error::Full,
            (Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied), _) => {
                Error::Inaccessible { path: PathBuf::new(), source: io::Error::other(error) }
            }
            // Our statements are fixed: one that does not fit the tables, or a value that does not fit its
            // column, means that the file is not what we wrote.
            (Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase), _)
            | (
                _,
                Sqlite::SqlInputError { .. }
                | Sqlite::FromSqlConversionFailure(..)
                | Sqlite::IntegralValueOutOfRange(..)
                | Sqlite::InvalidColumnType(..)
                | Sqlite::Utf8Error(..),
            ) => Error::damaged(error),
            _ => Error::Other(error.to_string()),
        }
    }
}

/// A file size limit comes as a failed write ("disk I/O error"), not as a full disk.
fn may_not_grow(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error().map(|error| error.extended_code),
        Some(ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_SHMSIZE)
    )
}
