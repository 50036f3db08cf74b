//! The embedded store: the only floor that speaks SQL.
//!
//! [`Store::read`] gives one consistent view, [`Store::write`] one durable act of one person: a batch with
//! every before and after. There is no other way to write facts, so history, undo and rights come by
//! construction. What is no fact of the desk (drafts) is written without a batch: [`Store::keep_draft`].

mod account_list;
mod accounts;
mod category_acts;
mod chunks;
mod coverage;
mod drafts;
mod dump;
mod effects;
mod engine;
pub mod error;
mod history;
mod imports;
mod kept;
mod member_acts;
mod members;
mod migrate;
mod progress;
mod reader;
mod recipients;
mod rehearse;
mod revert;
mod search;
mod served;
mod settings;
mod table;
mod trash;
mod undo;
mod users;
mod write;

use std::path::{Path, PathBuf};

pub use account_list::{AccountKey, AccountQuery, AccountRow, From, Sort};
pub use accounts::AccountHead;
pub use chunks::{CHUNK, Step, TakenBack};
pub use coverage::CoverageFilter;
pub use drafts::Draft;
pub use dump::{Loaded, Loading};
pub use effects::{Deed, Effect, EffectKey};
use engine::{Db, Engine};
pub use engine::{Interrupt, Mode};
pub use error::{Error, Result};
pub use history::{Batch, BatchState, Entry};
pub use imports::{Import, ImportMode, ImportNote, WrittenCounts};
pub use kept::{Kept, KeptList};
pub use member_acts::OrderEnd;
pub use members::Member;
pub use migrate::SCHEMA;
pub use progress::{Far, Progress, Stage};
pub use reader::{Reader, Stamp};
pub use served::{Served, can_serve};
pub use trash::{Trashed, TrashedId};
pub use undo::Undone;
pub use write::{Saved, Write, Written};

use crate::domain::{
    ids::UserId,
    record::Record,
    rights::{self, Act},
    user::User,
};

/// Milliseconds since 1970, UTC: the clock is given, so that a test can give its own.
pub type Clock = fn() -> i64;

/// Who works, from where, and what time it is.
#[derive(Debug, Clone)]
pub struct Session {
    /// The login name of the process's user.
    pub login: String,
    /// Where the writes come from: `desk` or `cli`.
    pub origin: &'static str,
    /// The time.
    pub clock: Clock,
}

/// Opens a store again for the same person.
#[derive(Debug, Clone)]
pub struct Opener {
    path: PathBuf,
    session: Session,
}

impl Opener {
    /// Opens it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(&self) -> Result<Store> {
        Store::open(&self.path, Mode::Existing, self.session.clone())
    }
}

/// An open store, with the user who works in it.
pub struct Store {
    engine: Engine,
    path: PathBuf,
    session: Session,
    user: Record<User>,
    taken_back: Vec<TakenBack>,
}

impl Store {
    /// Opens a store: creates it if `mode` says so (the user becomes its first admin), brings its schema up
    /// to date, takes back what a dead process left half written, and finds the user.
    ///
    /// # Errors
    /// Everything that [`Error`] says about files, and `UnknownUser`.
    pub fn open(path: &Path, mode: Mode, session: Session) -> Result<Self> {
        Self::open_telling(path, mode, session, &mut |_, _| true)
    }

    /// The same, told how far it is with what may last: what others left behind, and what an update of the
    /// program adds. Stopped, it leaves the rest to whoever opens the store next.
    ///
    /// # Errors
    /// As [`Store::open`]; `Stopped`.
    pub fn open_telling(path: &Path, mode: Mode, session: Session, progress: Progress) -> Result<Self> {
        let mut engine = Engine::open(path, mode)?;
        let found = engine.schema()?;
        migrate::check(found, path)?;
        if found == 0 && mode == Mode::Existing {
            // Somebody began to create it and got no further.
            return Err(Error::Missing(path.to_owned()));
        }
        if found < migrate::SCHEMA {
            // With the first admin, or not at all: else whoever comes next would be it.
            engine.write(|db| {
                migrate::migrate(db)?;
                users::first_admin(db, &session)
            })?;
        }
        let user = engine.read(|db| users::by_login(db, &session.login))?;
        let user = user.ok_or_else(|| Error::UnknownUser(session.login.clone()))?;
        let taken_back = Vec::new();
        let mut store = Self { engine, path: path.to_owned(), session, user, taken_back };
        store.check_active()?;
        store.take_back_abandoned(progress)?;
        store.count_again(progress)?;
        Ok(store)
    }

    /// Another connection to the same store for the same person.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn again(&self) -> Result<Self> {
        self.opener().open()
    }

    /// What opens the same store for the same person, in another thread.
    pub fn opener(&self) -> Opener {
        Opener { path: self.path.clone(), session: self.session.clone() }
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a path is the store's own file, or one that belongs to it (its journal, its leases).
    pub fn owns(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let place = |path: &Path| path.metadata().ok().map(|meta| (meta.dev(), meta.ino()));
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let folder = |path: &Path| std::path::absolute(path).ok()?.parent()?.canonicalize().ok();
        let beside = folder(path).is_some() && folder(path) == folder(&self.path);
        let named = name(&self.path).is_some_and(|own| name(path).is_some_and(|name| name.starts_with(&own)));
        (beside && named) || (place(path).is_some() && place(path) == place(&self.path))
    }

    /// The person who works in it.
    pub fn user(&self) -> &Record<User> {
        &self.user
    }

    /// The time by the session's clock, in milliseconds since 1970, UTC.
    pub fn now(&self) -> i64 {
        (self.session.clock)()
    }

    /// Stops a query from another thread.
    pub fn interrupt(&self) -> Interrupt {
        self.engine.interrupt()
    }

    /// A number that changes when another process (or another connection of ours) has written.
    ///
    /// # Errors
    /// What the engine says.
    pub fn data_version(&self) -> Result<i64> {
        self.engine.data_version()
    }

    /// Whether this person may do an act, before long work for it begins. A write asks again.
    ///
    /// # Errors
    /// `Denied`, `UnknownUser` when the user was switched off.
    pub fn check(&self, act: Act) -> Result<()> {
        let user = self.read(|reader| reader.user())?.value;
        if user.inactive {
            return Err(Error::UnknownUser(user.login));
        }
        rights::can(user.role, act).map_err(Error::Denied)
    }

    /// One consistent view.
    ///
    /// # Errors
    /// What the engine or the reader says.
    pub fn read<T>(&self, read: impl FnOnce(&Reader) -> Result<T>) -> Result<T> {
        self.engine.read(|db| read(&Reader::new(db, self.user.id)))
    }

    /// One act: all of it is written, with its history, or nothing is.
    ///
    /// # Errors
    /// `Denied` when the user's role does not allow the act, `UnknownUser` when the user was switched off,
    /// `Updated` when the store was migrated since it was opened, and what the writer says.
    pub fn write<T>(
        &mut self,
        act: Act,
        subject: &str,
        write: impl FnOnce(&mut Write) -> Result<T>,
    ) -> Result<Written<T>> {
        let (session, user) = (&self.session, self.user.id);
        let (written, switched) = self.engine.write(|db| {
            let mut writer = Write::begin(db, user, session, act, subject)?;
            let value = write(&mut writer)?;
            let switched = writer.has_switched();
            let batch = writer.finish()?;
            if let Some(batch) = batch {
                imports::close(db, batch)?;
            }
            Ok((Written { value, batch }, switched))
        })?;
        if switched {
            self.count_again(&mut |_, _| true)?;
        }
        Ok(written)
    }

    /// Writes what is no fact of the desk: no batch, no version, no history.
    ///
    /// # Errors
    /// What the engine or the writer says.
    fn note<T>(&mut self, write: impl FnOnce(Db, UserId, i64) -> Result<T>) -> Result<T> {
        let (user, now) = (self.user.id, self.now());
        self.engine.write(|db| write(db, user, now))
    }

    /// Leaves only this many pages for the file, as a disk that is full would.
    #[cfg(test)]
    fn limit_pages(&self, pages: i64) -> Result<()> {
        self.engine.set_max_pages(pages)
    }

    fn check_active(&self) -> Result<()> {
        if self.user.value.inactive { Err(Error::UnknownUser(self.session.login.clone())) } else { Ok(()) }
    }

    /// The engine, and what a write begins with, borrowed apart.
    fn engine_mut(&mut self) -> (&mut Engine, &Session, UserId) {
        (&mut self.engine, &self.session, self.user.id)
    }
}

/// What the tests of this floor and of others start from.
#[cfg(test)]
pub(crate) mod testing;

#[cfg(test)]
mod tests;
