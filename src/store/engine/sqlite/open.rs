//! Opening a store: checks, pragmas, transactions.

use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rusqlite::{
    Connection, OpenFlags, TransactionBehavior,
    config::DbConfig::{
        SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML,
        SQLITE_DBCONFIG_ENABLE_QPSG, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    },
};

use super::{db::Db, guard};
use crate::store::error::{Error, Result};

/// "Carn" in ASCII: what `file(1)` and we recognise a store by.
const APPLICATION_ID: i64 = 0x4361_726e;
/// How long a write waits for another process's write (RELIABILITY §3).
const BUSY: Duration = Duration::from_secs(10);
/// How often it looks whether it is its turn. SQLite's own waiting grows to a tenth of a second, within which a
/// long write that is done in chunks has begun its next one: whoever waits would hardly ever meet a gap.
const LOOK: Duration = Duration::from_millis(1);

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
    path: PathBuf,
}

impl Engine {
    /// Opens the file, safely configured, with whatever schema it has. A file that is not a store of ours,
    /// or that is damaged where this looks, is left as it is, to the byte.
    ///
    /// # Errors
    /// `Missing`, `ReadOnly`, `Inaccessible`, `NetworkFileSystem`, `OldSqlite`, `Damaged`, `Busy`.
    pub fn open(path: &Path, mode: Mode) -> Result<Self> {
        guard::sqlite_version()?;
        // Absolute, so that no name means something else to SQLite (`:memory:`, `file:…`).
        let path = &std::path::absolute(path).map_err(|source| guard::inaccessible(path, source))?;
        guard::file_system(path)?;
        if mode == Mode::Create {
            guard::create_private(path)?;
        }
        guard::regular(path)?;
        guard::writable(path)?;
        let known =
            recognise(path).or_else(|error| if was_being_created(path) { Ok(()) } else { Err(error) });
        known.and_then(|()| Self::connect(path)).map_err(|error| at(path, error))
    }

    fn connect(path: &Path) -> Result<Self> {
        let connection = configured(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.set_prepared_statement_cache_capacity(128);
        use_wal(&connection)?;
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;
             PRAGMA wal_autocheckpoint = 4000;",
        )?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// The schema's number; 0 for a new file.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn schema(&self) -> Result<i64> {
        schema(Db(&self.connection)).map_err(|error| at(&self.path, error))
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
        let version = self.connection.pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(|error| at(&self.path, error.into()))
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
        let transaction = self.connection.unchecked_transaction().map_err(Error::from);
        transaction.and_then(|transaction| read(Db(&transaction))).map_err(|error| at(&self.path, error))
    }

    /// One durable write: all of it, or none of it when the writer fails. It is a writer from its start
    /// (`BEGIN IMMEDIATE`): one that begins as a reader fails at once when another one writes.
    ///
    /// # Errors
    /// `Busy`, `Full`, `ReadOnly`, and what the writer says.
    pub fn write<T>(&mut self, write: impl FnOnce(Db) -> Result<T>) -> Result<T> {
        let path = &self.path;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let written = transaction.map_err(Error::from).and_then(|transaction| {
            let answer = write(Db(&transaction))?;
            transaction.commit()?;
            Ok(answer)
        });
        written.map_err(|error| at(path, error))
    }

    /// A write that is rolled back, whatever it answers: others wait for it all the same. `before` is given its answer
    /// and reads what it was done to.
    ///
    /// # Errors
    /// As [`Engine::write`].
    pub fn try_out<T, U>(
        &mut self,
        write: impl FnOnce(Db) -> Result<T>,
        before: impl FnOnce(Db, T) -> Result<U>,
    ) -> Result<U> {
        let path = &self.path;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tried = transaction.map_err(Error::from).and_then(|mut transaction| {
            let trial = transaction.savepoint()?;
            let after = write(Db(&trial))?;
            drop(trial);
            before(Db(&transaction), after)
        });
        tried.map_err(|error| at(path, error))
    }

    /// Limits the file's size in pages.
    #[cfg(test)]
    pub fn set_max_pages(&self, pages: i64) -> Result<()> {
        Ok(self.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
    }
}

/// The schema's number, within a transaction or not.
pub fn schema(db: Db) -> Result<i64> {
    db.number("PRAGMA user_version", &[])
}

fn configured(path: &Path, access: OpenFlags) -> Result<Connection> {
    let mut connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(wait))?;
    connection.set_db_config(SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans hang on the statement alone. Else SQLite prepares one with two conditions anew each time that it is given
    // other values, which took a sixth of an import.
    connection.set_db_config(SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.execute_batch("PRAGMA cell_size_check = ON;")?;
    Ok(connection)
}

/// Waits a moment for another connection's write; `false` when patience is at its end.
fn wait(tries: i32) -> bool {
    thread::sleep(LOOK);
    LOOK * tries.unsigned_abs() < BUSY
}

/// Whether a process died while it created this store: SQLite's rollback journal still stands beside a file of
/// a page or two, which only a connection that may write can put right.
fn was_being_created(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    Path::new(&journal).exists() && path.metadata().is_ok_and(|meta| meta.len() <= 2 * 4096)
}

/// Refuses what is not a store of ours, through a connection that cannot write: the last one that can
/// would move another program's journal into its file.
fn recognise(path: &Path) -> Result<()> {
    let connection = configured(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // One view: another process may be creating it.
    let view = connection.unchecked_transaction()?;
    let db = Db(&view);
    let id = db.number("PRAGMA application_id", &[])?;
    let schema = schema(db)?;
    let tables = db.number("SELECT count(*) FROM sqlite_schema", &[])?;
    let ours = id == APPLICATION_ID && schema > 0 && tables > 0;
    let fresh = id == 0 && schema == 0 && tables == 0;
    if ours || fresh { Ok(()) } else { Err(Error::damaged("not a store of Carnet's")) }
}

/// Switches the journal to WAL. SQLite does not wait for another connection that is doing the same.
fn use_wal(connection: &Connection) -> Result<()> {
    let patience = Instant::now() + BUSY;
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0)) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(mode) => return Err(Error::Other(format!("journal mode {mode}"))),
            Err(error) => match Error::from(error) {
                Error::Busy if Instant::now() < patience => std::thread::yield_now(),
                error => return Err(error),
            },
        }
    }
}

/// Names the file in errors that SQLite gives without one.
fn at(path: &Path, error: Error) -> Error {
    let unnamed = |named: &Path| named.as_os_str().is_empty();
    match error {
        Error::Damaged { path: none, detail } if unnamed(&none) => {
            Error::Damaged { path: path.to_owned(), detail }
        }
        Error::Inaccessible { path: none, source } if unnamed(&none) => {
            Error::Inaccessible { path: path.to_owned(), source }
        }
        Error::ReadOnly(none) if unnamed(&none) => Error::ReadOnly(path.to_owned()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus::RePrepare;

    use super::*;

    #[test]
    fn p7_a_statement_is_prepared_once_whatever_it_is_asked_for() {
        let directory = tempfile::tempdir().unwrap();
        let engine = Engine::open(&directory.path().join("carnet.db"), Mode::Create).unwrap();
        let db = &engine.connection;
        db.execute_batch(
            "CREATE TABLE t (a, b, c); CREATE INDEX i ON t (a, b); INSERT INTO t VALUES (5, 0, 9)",
        )
        .unwrap();
        for asked in 5..8 {
            let mut statement =
                db.prepare_cached("SELECT c FROM t WHERE a = ?1 AND b = 0 ORDER BY c").unwrap();
            assert_eq!(statement.exists([asked]).unwrap(), asked == 5);
            assert_eq!(statement.get_status(RePrepare), 0);
        }
    }
}
