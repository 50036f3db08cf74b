//! Long writes: one batch in several transactions, so that others can write in between, under a lease
//! that says whether the writer still lives (RELIABILITY §3).
//!
//! The lease is a lock on a file of its own beside the database, never on the database: closing another
//! handle on that one would drop SQLite's locks.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::domain::{
    ids::{AccountId, BatchId},
    record::Kind,
    rights::Act,
};

use super::{
    Store, Write, Written,
    engine::{Db, params},
    error::{Error, Result},
    history, search,
    table::{Table, with_kind},
    write::{Upkeep, keep_up},
};

/// How many records a chunk writes: others wait some 30 ms for one.
pub const CHUNK: i64 = 500;

/// Whether a long write goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is another chunk.
    More,
    /// That was the last one.
    Done,
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

impl Store {
    /// One act in several transactions. `chunk` is called until it answers [`Step::Done`]; each call is one
    /// transaction. When it fails, all that was written is taken back.
    ///
    /// # Errors
    /// As [`Store::write`]; what `chunk` says, after everything was taken back.
    pub fn write_in_chunks(
        &mut self,
        act: Act,
        subject: &str,
        chunk: &mut dyn FnMut(&mut Write) -> Result<Step>,
    ) -> Result<Written<()>> {
        let path = self.path.clone();
        let (mut batch, mut lease): (Option<BatchId>, Option<Lease>) = (None, None);
        loop {
            let (engine, session, user) = self.engine_mut();
            let step = engine.write(|db| {
                let mut write =
                    Write::begin(db, user, session, act, subject)?.resume(batch, Upkeep::SearchLater);
                let step = chunk(&mut write)?;
                let id = write.batch()?;
                if lease.is_none() {
                    lease = Lease::take(&path, id)?;
                    db.exec("UPDATE batch SET state = 'running' WHERE id = ?1", params![id.0])?;
                }
                write.finish()?;
                Ok((step, id))
            });
            match step {
                Ok((step, id)) => {
                    batch = Some(id);
                    if step == Step::Done {
                        break;
                    }
                }
                Err(error) => {
                    if let Some(batch) = batch {
                        self.take_back(batch)?;
                    }
                    lease.map(Lease::give_back);
                    return Err(error);
                }
            }
        }
        self.index_pending(&mut |_, _| true)?;
        if let Some(id) = batch {
            self.engine.write(|db| {
                db.exec("UPDATE batch SET state = 'done' WHERE id = ?1", params![id.0])?;
                Ok(())
            })?;
        }
        lease.map(Lease::give_back);
        Ok(Written { value: (), batch })
    }

    /// Brings the search text of all noted accounts up to date. `progress` is told how many are left at
    /// first and how many are done; when it answers `false` the rest is left for later.
    ///
    /// # Errors
    /// What the engine says.
    pub fn index_pending(&mut self, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
        let mut total = None;
        loop {
            let left = self.engine.write(|db| search::catch_up(db, CHUNK))?;
            let total = *total.get_or_insert(left);
            let left = (left - CHUNK).max(0);
            if left == 0 || !progress((total - left) as usize, total as usize) {
                return Ok(());
            }
        }
    }

    /// Takes back what dead processes left half written. A living writer's batch is left alone.
    pub(super) fn take_back_abandoned(&mut self) -> Result<()> {
        let running = self.engine.read(|db| {
            db.all("SELECT id FROM batch WHERE state = 'running'", &[], |row| Ok(BatchId(row.get(0)?)))
        })?;
        for batch in running {
            if let Some(lease) = Lease::take(&self.path, batch)? {
                // The writer may have finished between our look and our lock.
                let still = self.engine.read(|db| {
                    db.number(
                        "SELECT count(*) FROM batch WHERE id = ?1 AND state = 'running'",
                        params![batch.0],
                    )
                })?;
                if still > 0 {
                    self.take_back(batch)?;
                }
                lease.give_back();
            }
        }
        Ok(())
    }

    /// Undoes every change of a long write, the latest first, chunk by chunk. Done again from the start it
    /// does the same, so that it survives its own interruption.
    fn take_back(&mut self, batch: BatchId) -> Result<()> {
        let mut below = i64::MAX;
        loop {
            let next = self.engine.write(|db| {
                let (next, touched) = take_back_page(db, batch, below)?;
                keep_up(db, &touched, Upkeep::SearchLater)?;
                if next.is_none() {
                    db.exec("UPDATE batch SET state = 'abandoned' WHERE id = ?1", params![batch.0])?;
                }
                Ok(next)
            })?;
            match next {
                Some(next) => below = next,
                None => break,
            }
        }
        self.index_pending(&mut |_, _| true)
    }
}

fn take_back_page(db: Db, batch: BatchId, below: i64) -> Result<(Option<i64>, BTreeSet<AccountId>)> {
    let page = db.all(
        "SELECT id, kind, record, before, after FROM change WHERE batch = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![batch.0, below, CHUNK],
        |row| Ok((row.get::<_, i64>(0)?, history::kind(row, 1)?, row.get::<_, i64>(2)?, history::change(row, 3)?)),
    )?;
    let mut touched = BTreeSet::new();
    for (_, kind, id, change) in &page {
        with_kind!(kind, E => reset::<E>(db, *id, change.before(), &mut touched))?;
    }
    Ok((page.last().map(|(id, ..)| *id), touched))
}

/// Sets a record to what it was before, without a trace: what was never finished never was.
fn reset<E: Table>(
    db: Db,
    id: i64,
    before: Option<&crate::domain::record::Fields>,
    touched: &mut BTreeSet<AccountId>,
) -> Result<()> {
    use crate::domain::change::set;
    let id = E::Id::from(id);
    match (E::load(db, id)?, before) {
        (Some(now), None) => {
            touched.extend(E::accounts(db, id, &now.value)?);
            E::delete(db, id)?;
        }
        (Some(now), Some(before)) => {
            let mut fields = now.fields();
            before.iter().for_each(|(name, value)| set(&mut fields, name, value));
            let mut then = now.with_fields(fields)?;
            then.version += 1;
            E::update(db, &then)?;
            touched.extend(E::accounts(db, id, &then.value)?);
        }
        (None, Some(before)) if E::KIND != Kind::User => {
            let value: E = serde_json::from_value(serde_json::Value::Object(before.clone()))?;
            E::insert(db, Some(id), 1, &value, false)?;
            touched.extend(E::accounts(db, id, &value)?);
        }
        (None, _) => {}
    }
    Ok(())
}
