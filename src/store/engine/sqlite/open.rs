//! Opening a store: checks, pragmas, transactions.

use std::{path::Path, time::Duration};

use rusqlite::{
    Connection, OpenFlags, TransactionBehavior,
    config::DbConfig::{
        SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML,
        SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    },
};

use super::{db::Db, guard};
use crate::store::error::{Error, Result};

/// "Carn" in ASCII: what `file(1)` and we recognise a store by.
const APPLICATION_ID: i64 = 0x4361_726e;
/// How long a write waits for another process's write (RELIABILITY §3).
const BUSY: Duration = Duration::from_secs(10);

/// Whether a missing store is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A missing store is created.
    Create,
    /// A missing store is an error.
    Existing,
}

/// Stops the query that runs on a connection, from another thread.
pub struct Interrupt(rusqlite::InterruptHandle);

impl Interrupt {
    /// The running statement answers `Error::Interrupted`; without one, nothing happens.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

/// A connection to the store's file.
pub struct Engine {
    connection: Connection,
}

impl Engine {
    /// Opens the file, safely configured, with whatever schema it has.
    ///
    /// # Errors
    /// `Missing`, `ReadOnly`, `Inaccessible`, `NetworkFileSystem`, `OldSqlite`, `Damaged`, `Busy`.
    pub fn open(path: &Path, mode: Mode) -> Result<Self> {
        guard::sqlite_version()?;
        guard::file_system(path)?;
        if mode == Mode::Create {
            guard::create_private(path)?;
        } else if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        guard::writable(path)?;
        Self::connect(path).map_err(|error| at(path, error))
    }

    fn connect(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(128);
        connection.set_db_config(SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.set_db_config(SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(SQLITE_DBCONFIG_DQS_DDL, false)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864;
             PRAGMA temp_store = MEMORY;",
        )?;
        let engine = Self { connection };
        let id = engine.pragma("application_id")?;
        if id != APPLICATION_ID && (id != 0 || engine.schema()? != 0 || engine.has_tables()?) {
            return Err(Error::Damaged {
                path: path.to_owned(),
                detail: "another program's database".into(),
            });
        }
        Ok(engine)
    }

    /// The schema's number; 0 for a new file.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn schema(&self) -> Result<i64> {
        self.pragma("user_version")
    }

    /// Runs a migration's text and gives the file its schema number; within a write transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn migrate(db: Db, sql: &str, schema: i64) -> Result<()> {
        db.0.execute_batch(sql)?;
        db.0.pragma_update(None, "application_id", APPLICATION_ID)?;
        Ok(db.0.pragma_update(None, "user_version", schema)?)
    }

    /// A number that changes when another connection has committed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn data_version(&self) -> Result<i64> {
        self.pragma("data_version")
    }

    /// A handle that stops a query from another thread.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }

    /// One consistent view of the store.
    ///
    /// # Errors
    /// What SQLite or the reader says.
    pub fn read<T>(&self, read: impl FnOnce(Db) -> Result<T>) -> Result<T> {
        let transaction = self.connection.unchecked_transaction()?;
        read(Db(&transaction))
    }

    /// One durable write: all of it, or none of it when the writer fails. It is a writer from its start
    /// (`BEGIN IMMEDIATE`): one that begins as a reader fails at once when another one writes.
    ///
    /// # Errors
    /// `Busy`, `Full`, `ReadOnly`, and what the writer says.
    pub fn write<T>(&mut self, write: impl FnOnce(Db) -> Result<T>) -> Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = write(Db(&transaction))?;
        transaction.commit()?;
        Ok(answer)
    }

    /// Limits the file's size in pages (tests of a full disk).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_max_pages(&self, pages: i64) -> Result<()> {
        Ok(self.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
    }

    fn pragma(&self, name: &str) -> Result<i64> {
        Ok(self.connection.pragma_query_value(None, name, |row| row.get(0))?)
    }

    fn has_tables(&self) -> Result<bool> {
        Ok(self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?
            > 0)
    }
}

/// Names the file in errors that SQLite gives without one.
fn at(path: &Path, error: Error) -> Error {
    match error {
        Error::Damaged { detail, .. } => Error::Damaged { path: path.to_owned(), detail },
        Error::ReadOnly(_) => Error::ReadOnly(path.to_owned()),
        other => other,
    }
}
