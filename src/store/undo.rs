//! Taking a batch back, and bringing it again (X7, X9): the same thing, since taking back is a batch too.

mod parts;

use crate::domain::{
    ids::BatchId,
    impact::Impact,
    parse::Problem,
    rights::{self, Act},
};

use super::{
    CHUNK, Step, Store, Written,
    engine::{Db, params},
    error::{self, Error, Result},
    history::{self, Batch, BatchState},
    kept::{Kept, KeptList},
    progress::{Far, Progress, Stage},
    revert::Revert,
    write::Write,
};

/// Batches of more changes are taken back in chunks, so that others can write meanwhile.
const LONG: i64 = 5_000;

/// What taking back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The act that it is about in the end, through all that took it back and brought it again.
    pub act: Act,
    /// What that was about.
    pub subject: String,
    /// Whether it was brought again, not taken back.
    pub again: bool,
    /// What was kept and why.
    pub kept: KeptList,
}

impl Store {
    /// Takes a batch back, or brings it again when it was itself a taking back.
    ///
    /// When `progress` answers `false`, the whole is stopped and nothing of it stays.
    ///
    /// # Errors
    /// `Gone` for an unknown batch; `Denied` for somebody else's (admins may); `Refused` when it is taken
    /// back already, is not finished, or is about one record that somebody changed since; `Stopped`.
    pub fn undo(&mut self, id: BatchId, progress: Progress) -> Result<Written<Undone>> {
        let (batch, original) = self.engine.read(|db| {
            let batch = known(db, id)?;
            Ok((batch.clone(), history::original(db, batch)?))
        })?;
        let act = act_on(&batch);
        let mut way = Way::back_through(id);
        let mut step = |write: &mut Write, progress: Progress| match way.step(write)? {
            Step::More if !progress(Stage::Writing, Far::at(way.seen, batch.changes)) => Err(Error::Stopped),
            step => Ok(step),
        };
        let by = if batch.changes <= LONG {
            let whole = |write: &mut Write| {
                while step(write, progress)? == Step::More {}
                Ok(())
            };
            self.write(act, &batch.subject, whole)?.batch
        } else {
            self.write_in_chunks(act, &batch.subject, progress, &mut step)?.batch
        };
        let (kept, again) = (way.revert.into_kept(), act == Act::Redo);
        Ok(Written { value: Undone { act: original.act, subject: batch.subject, again, kept }, batch: by })
    }

    /// What taking a batch back, or bringing it again, would change in who receives what (X3).
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn impact_of_undo(&mut self, id: BatchId, progress: Progress) -> Result<Impact> {
        let batch = self.engine.read(|db| known(db, id))?;
        if batch.changes > LONG {
            return self.impact_in_parts(&batch, progress);
        }
        self.rehearse(act_on(&batch), &batch.subject, progress, |write| {
            let mut way = Way::back_through(id);
            while way.step(write)? == Step::More {}
            Ok(())
        })
    }

    /// The batch that is to be taken back to bring another one again: it is that one itself if it took
    /// something back, else the one that took it back.
    ///
    /// # Errors
    /// `Gone` for an unknown batch; `Refused` for a batch that stands.
    pub fn undoing(&self, id: BatchId) -> Result<BatchId> {
        let batch = self.engine.read(|db| known(db, id))?;
        match (batch.act, batch.undone_by) {
            (Act::Undo, None) => Ok(batch.id),
            (Act::Undo, Some(_)) | (_, None) => Err(refused("problem-redo-stands", &batch)),
            (_, Some(undoing)) => Ok(undoing),
        }
    }
}

fn known(db: Db, id: BatchId) -> Result<Batch> {
    history::batch(db, id)?.ok_or(Error::Gone)
}

/// What taking a batch back is: a taking back that is taken back brings again.
fn act_on(batch: &Batch) -> Act {
    if batch.act == Act::Undo { Act::Redo } else { Act::Undo }
}

/// The way back, step by step: first what was changed, then the orders.
struct Way {
    id: BatchId,
    revert: Revert,
    begun: bool,
    pages: bool,
    seen: i64,
}

impl Way {
    fn back_through(id: BatchId) -> Self {
        Self { id, revert: Revert::of(id), begun: false, pages: true, seen: 0 }
    }

    fn step(&mut self, write: &mut Write) -> Result<Step> {
        if !self.begun {
            begin(write, self.id)?;
            self.begun = true;
        }
        if self.pages {
            self.pages = self.revert.page(write, CHUNK)?;
            self.seen += CHUNK;
        } else if !self.revert.orders(write, CHUNK)? {
            return finish(&self.revert).map(|()| Step::Done);
        }
        Ok(Step::More)
    }
}

fn refused(id: &'static str, batch: &Batch) -> Error {
    Error::Refused(Problem::new(id).arg("subject", &batch.subject))
}

/// Checks, in the transaction that begins to take it back, that a batch may be, and marks it.
fn begin(write: &mut Write, id: BatchId) -> Result<()> {
    let batch = known(write.db(), id)?;
    if batch.actor != write.user().id {
        rights::can_undo_of_others(write.user().value.role).map_err(Error::Denied)?;
    }
    let refusal = match batch {
        Batch { state: BatchState::Running, .. } => Some("problem-undo-running"),
        Batch { state: BatchState::Abandoned, .. } => Some("problem-undo-abandoned"),
        Batch { undone_by: Some(_), .. } => Some("problem-undo-already"),
        Batch { act: Act::CreateStore, .. } => Some("problem-undo-store"),
        _ => None,
    };
    if let Some(id) = refusal {
        return Err(refused(id, &batch));
    }
    let undoing = write.batch()?;
    let db = write.db();
    db.exec("UPDATE batch SET undoes = ?2 WHERE id = ?1", params![undoing.0, id.0])?;
    mark_chain(db, id, Some(undoing), None)
}

/// Takes the marks off again that [`begin`] set, for a taking back that was itself abandoned.
pub(super) fn unmark(db: Db, undoing: BatchId) -> Result<()> {
    match history::batch(db, undoing)?.and_then(|batch| batch.undoes) {
        Some(undone) => mark_chain(db, undone, None, Some(undone)),
        None => Ok(()),
    }
}

/// A batch that is taken back brings again what it had taken back, and so on down the chain: every second
/// one stands again, the others do not.
fn mark_chain(db: Db, from: BatchId, even: Option<BatchId>, odd: Option<BatchId>) -> Result<()> {
    let (mut next, mut marks) = (Some(from), [even, odd].into_iter().cycle());
    while let (Some(id), Some(mark)) = (next, marks.next()) {
        db.exec("UPDATE batch SET undone_by = ?2 WHERE id = ?1", params![id.0, mark.map(|id| id.0)])?;
        next = history::batch(db, id)?.and_then(|batch| batch.undoes);
    }
    Ok(())
}

/// Refuses to take back half of one thing.
fn finish(revert: &Revert) -> Result<()> {
    let Some(kept) = revert.obstacle() else { return Ok(()) };
    let id = match kept {
        Kept { who, .. } if who.is_empty() => error::IMPOSSIBLE,
        Kept { taken: true, .. } => error::TAKEN,
        Kept { .. } => error::TOUCHED,
    };
    Err(Error::Refused(Problem::new(id).arg("name", &kept.name).arg("who", &kept.who)))
}
