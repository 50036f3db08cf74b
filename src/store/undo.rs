//! Taking a batch back, and bringing it again (X7, X9): the same thing, since taking back is a batch too.

use crate::domain::{
    ids::BatchId,
    parse::Problem,
    rights::{self, Act},
};

use super::{
    CHUNK, Step, Store, Written,
    engine::{Db, params},
    error::{Error, Result},
    history::{self, Batch, BatchState},
    revert::{Kept, Revert},
    write::Write,
};

/// Batches of more changes are taken back in chunks, so that others can write meanwhile.
const LONG: i64 = 5_000;

/// What taking back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The act that was taken back or brought again.
    pub act: Act,
    /// What it was about.
    pub subject: String,
    /// What was kept and why, at most the first hundred.
    pub kept: Vec<Kept>,
}

impl Store {
    /// Takes a batch back, or brings it again when it was itself a taking back.
    ///
    /// `progress` is told how many of how many changes are done; when it answers `false`, the whole is
    /// stopped and nothing of it stays.
    ///
    /// # Errors
    /// `Gone` for an unknown batch; `Denied` for somebody else's (admins may); `Refused` when it is taken
    /// back already, is not finished, or is about one record that somebody changed since; `Stopped`.
    pub fn undo(
        &mut self,
        id: BatchId,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Written<Undone>> {
        let (batch, changes) = self.engine.read(|db| {
            let batch = history::batch(db, id)?.ok_or(Error::Gone)?;
            Ok((batch, db.number("SELECT count(*) FROM change WHERE batch = ?1", params![id.0])?))
        })?;
        let act = if batch.act == Act::Undo { Act::Redo } else { Act::Undo };
        let mut revert = Revert::of(id);
        let written = if changes <= LONG {
            self.write(act, &batch.subject, |write| {
                begin(write, id)?;
                while revert.page(write, CHUNK)? {}
                while revert.orders(write, CHUNK)? {}
                finish(&revert)
            })?
        } else {
            let (mut begun, mut pages, mut seen) = (false, true, 0);
            self.write_in_chunks(act, &batch.subject, &mut |write| {
                if !begun {
                    begin(write, id)?;
                    begun = true;
                }
                if pages {
                    pages = revert.page(write, CHUNK)?;
                    seen = (seen + CHUNK).min(changes);
                } else if !revert.orders(write, CHUNK)? {
                    return finish(&revert).map(|()| Step::Done);
                }
                if progress(seen as usize, changes as usize) { Ok(Step::More) } else { Err(Error::Stopped) }
            })?
        };
        let undone = Undone { act: batch.act, subject: batch.subject, kept: revert.kept };
        Ok(Written { value: undone, batch: written.batch })
    }
}

/// Checks, in the transaction that begins to take it back, that a batch may be, and marks it.
fn begin(write: &mut Write, id: BatchId) -> Result<()> {
    let batch = history::batch(write.db(), id)?.ok_or(Error::Gone)?;
    if batch.actor != write.user().id {
        rights::can_undo_of_others(write.user().value.role).map_err(Error::Denied)?;
    }
    let refused = |id| Err(Error::Refused(Problem::new(id).arg("subject", &batch.subject)));
    match batch {
        Batch { state: BatchState::Running, .. } => return refused("problem-undo-running"),
        Batch { state: BatchState::Abandoned, .. } => return refused("problem-undo-abandoned"),
        Batch { undone_by: Some(_), .. } => return refused("problem-undo-already"),
        Batch { act: Act::CreateStore, .. } => return refused("problem-undo-store"),
        _ => {}
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
    let id = if kept.who.is_empty() { "problem-undo-impossible" } else { "problem-undo-touched" };
    Err(Error::Refused(Problem::new(id).arg("name", &kept.name).arg("who", &kept.who)))
}
