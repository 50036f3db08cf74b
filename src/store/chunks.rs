//! Long writes: one batch in several transactions, so that others can write in between, under a lease
//! that says whether the writer still lives (RELIABILITY §3).
//!
//! The lease is a lock on a file of its own beside the database, never on the database: closing another
//! handle on that one would drop SQLite's locks.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crate::domain::{ids::BatchId, rights::Act};

use super::{
    Store, Write, Written,
    engine::params,
    error::{Error, Result},
    history::{self, Batch, BatchState},
    imports,
    kept::KeptList,
    progress::{Far, Progress, Stage},
    revert::Revert,
    search, undo,
    write::Upkeep,
};

/// How many records a chunk writes: others wait some 30 ms for one.
pub const CHUNK: i64 = 500;
/// How long work in chunks stands back after each: longer than those who wait for the store take to notice.
const GAP: Duration = Duration::from_millis(2);

/// Lets others write, between two chunks.
pub(super) fn stand_back() {
    thread::sleep(GAP);
}

/// Whether a long write goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is another chunk.
    More,
    /// That was the last one.
    Done,
}

/// A long write of a process that died, as it was found when the store was opened: all of it was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// What it was.
    pub batch: Batch,
    /// What was kept, since somebody worked on it meanwhile.
    pub kept: KeptList,
}

/// The lock that a living writer holds on its batch.
struct Lease {
    path: PathBuf,
    _file: File,
}

impl Lease {
    fn path(store: &Path, batch: BatchId) -> PathBuf {
        let mut path = store.as_os_str().to_owned();
        path.push(format!("-lease-{}", batch.0));
        path.into()
    }

    /// The lease, if no living process holds it.
    fn take(store: &Path, batch: BatchId) -> Result<Option<Self>> {
        let path = Self::path(store, batch);
        let inaccessible = |source| Error::Inaccessible { path: path.clone(), source };
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(inaccessible)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { path, _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(source)) => Err(inaccessible(source)),
        }
    }

    fn give_back(self) {
        // A lease file that stays behind is harmless: it is not locked.
        let _ = fs::remove_file(&self.path);
    }
}

/// How far a long write has come: its batch from the first chunk that changed something, and its lease.
#[derive(Default)]
struct Long {
    batch: Option<BatchId>,
    lease: Option<Lease>,
}

impl Store {
    /// One act in several transactions. `chunk` is called until it answers [`Step::Done`]; each call is one
    /// transaction, and tells `progress` itself. When it fails or is stopped, all that was written is taken back.
    ///
    /// # Errors
    /// As [`Store::write`]; what `chunk` says, after everything was taken back.
    pub fn write_in_chunks(
        &mut self,
        act: Act,
        subject: &str,
        progress: Progress,
        chunk: &mut dyn FnMut(&mut Write, Progress) -> Result<Step>,
    ) -> Result<Written<()>> {
        let mut long = Long::default();
        let mut written = self.write_chunks(act, subject, &mut |write| chunk(write, progress), &mut long);
        if written.is_ok() {
            written = self.index_pending(progress).and_then(|()| self.close(long.batch));
        }
        // A batch that cannot be taken back now stays marked, its lease free: the next one who opens the
        // store takes it back.
        let taken_back = match (&written, long.batch) {
            (Err(_), Some(batch)) => self.take_back(batch, progress).map(drop),
            _ => Ok(()),
        };
        if let (Ok(()), Some(lease)) = (taken_back, long.lease) {
            lease.give_back();
        }
        written.map(|()| Written { value: (), batch: long.batch })
    }

    fn write_chunks(
        &mut self,
        act: Act,
        subject: &str,
        chunk: &mut dyn FnMut(&mut Write) -> Result<Step>,
        long: &mut Long,
    ) -> Result<()> {
        let path = self.path.clone();
        loop {
            let (engine, session, user) = self.engine_mut();
            let (step, batch) = engine.write(|db| {
                let mut write =
                    Write::begin(db, user, session, act, subject)?.resume(long.batch, Upkeep::Later);
                let step = chunk(&mut write)?;
                if let (Some(batch), None) = (write.begun(), &long.lease) {
                    long.lease = Some(Lease::take(&path, batch)?.ok_or(Error::Busy)?);
                    db.exec("UPDATE batch SET state = 'running' WHERE id = ?1", params![batch.0])?;
                }
                Ok((step, write.finish()?))
            })?;
            long.batch = batch;
            if step == Step::Done {
                return Ok(());
            }
            stand_back();
        }
    }

    fn close(&mut self, batch: Option<BatchId>) -> Result<()> {
        let Some(batch) = batch else { return Ok(()) };
        // Counting a million changes takes a second, in which others may write.
        let counts = self.engine.read(|db| imports::counted(db, batch))?;
        self.engine.write(|db| {
            if let Some(counts) = counts {
                imports::write_counts(db, batch, counts)?;
            }
            db.exec("UPDATE batch SET state = 'done' WHERE id = ?1", params![batch.0])?;
            Ok(())
        })
    }

    /// Brings the search text of all noted accounts up to date.
    fn index_pending(&mut self, progress: Progress) -> Result<()> {
        let mut total = None;
        loop {
            let left = self.engine.write(|db| search::catch_up(db, CHUNK))?;
            let total = *total.get_or_insert(left);
            stand_back();
            let left = (left - CHUNK).max(0);
            if left == 0 {
                return Ok(());
            }
            if !progress(Stage::Indexing, Far::at(total - left, total)) {
                return Err(Error::Stopped);
            }
        }
    }

    /// What opening this store found half written by dead processes and took back.
    pub fn taken_back(&self) -> &[TakenBack] {
        &self.taken_back
    }

    /// Takes back what dead processes left half written. A living writer's batch is left alone.
    ///
    /// # Errors
    /// What keeps it from being taken back (`Full`, `Busy`): a half import is not to be shown as whole.
    pub(super) fn take_back_abandoned(&mut self, progress: Progress) -> Result<()> {
        let running = self.engine.read(|db| {
            // The latest first: it may stand on what an earlier one wrote.
            let running = "SELECT id FROM batch WHERE state = 'running' ORDER BY id DESC";
            db.all(running, &[], |row| Ok(BatchId(row.get(0)?)))
        })?;
        for batch in running {
            if let Some(lease) = Lease::take(&self.path, batch)? {
                // The writer may have finished between our look and our lock.
                let now = self.engine.read(|db| history::batch(db, batch))?;
                if let Some(found) = now.filter(|now| now.state == BatchState::Running) {
                    let kept = self.take_back(batch, progress)?;
                    self.taken_back.push(TakenBack { batch: found, kept });
                }
                lease.give_back();
            }
        }
        // Stale search text can wait for better times; a half import may not be shown as whole.
        match self.index_left_behind(progress) {
            Err(Error::Busy | Error::Full) => Ok(()),
            done => done,
        }
    }

    /// Brings up to date what a process noted that died before it came to that. The notes of a living long
    /// write are its own.
    fn index_left_behind(&mut self, progress: Progress) -> Result<()> {
        let left = self.engine.read(|db| {
            db.number(
                "SELECT EXISTS (SELECT 1 FROM search_pending)
                     AND NOT EXISTS (SELECT 1 FROM batch WHERE state = 'running')",
                &[],
            )
        })?;
        if left == 0 { Ok(()) } else { self.index_pending(progress) }
    }

    /// Puts back every change of a long write, without a trace: what was never finished never was. What
    /// somebody else changed meanwhile stays. It is told how far it is, and goes on whatever is answered: the
    /// answer was to stop.
    fn take_back(&mut self, batch: BatchId, progress: Progress) -> Result<KeptList> {
        let changes = self.engine.read(|db| history::batch(db, batch))?.map_or(0, |batch| batch.changes);
        let mut revert = Revert::of(batch);
        let (mut pages, mut orders, mut done) = (true, true, 0);
        while pages || orders {
            let (engine, session, _) = self.engine_mut();
            engine.write(|db| {
                let mut write = Write::without_trace(db, session)?;
                if pages {
                    pages = revert.page(&mut write, CHUNK)?;
                } else {
                    orders = revert.orders(&mut write, CHUNK)?;
                }
                if !orders {
                    undo::unmark(db, batch)?;
                    db.exec("UPDATE batch SET state = 'abandoned' WHERE id = ?1", params![batch.0])?;
                }
                write.finish().map(drop)
            })?;
            done += CHUNK;
            progress(Stage::TakingBack, Far::at(done, changes));
        }
        self.index_pending(&mut |stage, far| {
            progress(stage, far);
            true
        })?;
        Ok(revert.into_kept())
    }
}
