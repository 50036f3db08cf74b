//! Taking a batch back, and bringing it again (X7, X9): the same thing, since taking back is a batch too.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    affiliation::{Affiliation, RANK},
    change::{Change, revert, value},
    ids::{AccountId, AffiliationId, BatchId},
    parse::Problem,
    record::{Fields, Kind, Record},
    rights::{self, Act},
};

use super::{
    Step, Store, Written,
    engine::{Db, params},
    error::{Error, Result},
    gone_batch,
    history::{self, Batch, BatchState},
    table::{Key, Table, with_kind},
    write::Write,
};

/// Batches of more changes are taken back in chunks, so that others can write meanwhile.
const LONG: i64 = 5_000;

/// What was left as it is because somebody changed it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What a person would call it.
    pub name: String,
    /// Who changed it; empty when that is not known.
    pub who: String,
}

/// What taking back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The act that was taken back or brought again.
    pub act: Act,
    /// What it was about.
    pub subject: String,
    /// How many records were put back.
    pub restored: usize,
    /// What was kept and why, at most the first hundred.
    pub kept: Vec<Kept>,
}

/// One change of the batch, with its place in the history.
struct Past {
    id: i64,
    key: Key,
    change: Change,
}

/// What has been put back so far.
#[derive(Default)]
struct Progress {
    restored: usize,
    kept: Vec<Kept>,
    /// The accounts whose order is to be put back, with the ranks that links had.
    orders: BTreeMap<AccountId, Vec<(AffiliationId, i64)>>,
    subjects: BTreeSet<Key>,
}

const KEPT_NAMES: usize = 100;

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
            let batch = gone_batch(history::batch(db, id)?, id)?;
            Ok((batch, db.number("SELECT count(*) FROM change WHERE batch = ?1", params![id.0])?))
        })?;
        self.check_undoable(&batch)?;
        let act = if batch.act == Act::Undo { Act::Redo } else { Act::Undo };
        let mut done = Progress::default();
        let written = if changes <= LONG {
            self.write(act, &batch.subject, |write| {
                revert_page(write, &batch, i64::MAX, changes, &mut done)?;
                restore_orders(write, usize::MAX, &mut done)?;
                close(write, &batch, &done)
            })?
        } else {
            let (mut below, mut seen) = (Some(i64::MAX), 0);
            self.write_in_chunks(act, &batch.subject, &mut |write| {
                if let Some(place) = below {
                    below = revert_page(write, &batch, place, super::CHUNK, &mut done)?;
                    seen = (seen + super::CHUNK).min(changes);
                } else if !done.orders.is_empty() {
                    restore_orders(write, super::CHUNK as usize, &mut done)?;
                } else {
                    close(write, &batch, &done)?;
                    return Ok(Step::Done);
                }
                if progress(seen as usize, changes as usize) { Ok(Step::More) } else { Err(Error::Stopped) }
            })?
        };
        let Progress { restored, kept, .. } = done;
        let undone = Undone { act: batch.act, subject: batch.subject, restored, kept };
        Ok(Written { value: undone, batch: written.batch })
    }

    fn check_undoable(&self, batch: &Batch) -> Result<()> {
        if batch.actor != self.user.id {
            rights::can_undo_of_others(self.user.value.role).map_err(Error::Denied)?;
        }
        let refused = |id| Err(Error::Refused(Problem::new(id).arg("subject", &batch.subject)));
        match batch {
            Batch { state: BatchState::Running, .. } => refused("problem-undo-running"),
            Batch { state: BatchState::Abandoned, .. } => refused("problem-undo-abandoned"),
            Batch { undone_by: Some(_), .. } => refused("problem-undo-already"),
            Batch { act: Act::CreateStore, .. } => refused("problem-undo-store"),
            _ => Ok(()),
        }
    }
}

/// Puts back up to `limit` changes before the change `below`, the latest first; where to go on.
fn revert_page(
    write: &mut Write,
    batch: &Batch,
    below: i64,
    limit: i64,
    done: &mut Progress,
) -> Result<Option<i64>> {
    let page = past(write.db(), batch.id, below, limit)?;
    for past in &page {
        note_subject(done, past);
        with_kind!(past.key.kind, E => revert_one::<E>(write, batch, past, done))?;
    }
    Ok(page.last().map(|past| past.id))
}

fn past(db: Db, batch: BatchId, below: i64, limit: i64) -> Result<Vec<Past>> {
    db.all(
        "SELECT id, kind, record, before, after FROM change WHERE batch = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![batch.0, below, limit],
        |row| {
            let key = Key { kind: history::kind(row, 1)?, id: row.get(2)? };
            Ok(Past { id: row.get(0)?, key, change: history::change(row, 3)? })
        },
    )
}

/// A batch is about one thing when all that it changes, ranks apart, is one account or one contact.
fn note_subject(done: &mut Progress, past: &Past) {
    let contact = |fields: &Fields| value(fields, "contact").as_i64();
    match past.key.kind {
        Kind::Affiliation if past.change.names().all(|name| name == RANK) => {}
        Kind::Affiliation => {
            if let Some(id) = past.change.after().or(past.change.before()).and_then(contact) {
                done.subjects.insert(Key { kind: Kind::Contact, id });
            }
        }
        _ => {
            done.subjects.insert(past.key);
        }
    }
}

fn revert_one<E: Table>(write: &mut Write, batch: &Batch, past: &Past, done: &mut Progress) -> Result<()> {
    let current = E::load(write.db(), E::Id::from(past.key.id))?;
    let put_back = match (&past.change, current) {
        (Change::Created(after), Some(now)) => {
            let untouched = without_rank(now.fields()) == without_rank(after.clone());
            let free = untouched && is_free(write.db(), past.key)?;
            if free {
                write.remove(&now)?;
                if let Some(account) = E::account(now.id, &now.value).filter(|_| E::KIND == Kind::Affiliation)
                {
                    done.orders.entry(account).or_default();
                }
            }
            free
        }
        (Change::Created(_), None) => true,
        (Change::Updated(before, after), Some(now)) => {
            let (fields, kept) =
                revert(&now.fields(), &without_rank(before.clone()), &without_rank(after.clone()));
            write.put(&now, fields)?;
            note_rank(write, &now, before, done)?;
            kept.is_empty()
        }
        (Change::Removed(before), None) => {
            let back = bring_back::<E>(write, past.key, before)?;
            if let (true, Some(now)) = (back, E::load(write.db(), E::Id::from(past.key.id))?) {
                note_rank(write, &now, before, done)?;
            }
            back
        }
        (Change::Updated(..), None) | (Change::Removed(_), Some(_)) => false,
    };
    if put_back {
        done.restored += 1;
    } else if done.kept.len() < KEPT_NAMES {
        let who = history::last_actor(write.db(), past.key, Some(batch.id))?.unwrap_or_default();
        let kept = Kept { name: history::name(write.db(), past.key, &past.change)?, who };
        if !done.kept.contains(&kept) {
            done.kept.push(kept);
        }
    }
    Ok(())
}

fn without_rank(mut fields: Fields) -> Fields {
    fields.shift_remove(RANK);
    fields
}

/// Whether nothing hangs on a record that is to be taken away.
fn is_free(db: Db, key: Key) -> Result<bool> {
    let sql = match key.kind {
        Kind::Account => "SELECT count(*) FROM affiliation WHERE account = ?1",
        Kind::Contact => "SELECT count(*) FROM affiliation WHERE contact = ?1",
        Kind::Affiliation | Kind::User => return Ok(key.kind == Kind::Affiliation),
    };
    Ok(db.number(sql, params![key.id])? == 0)
}

/// Brings a removed record back, unless what it needs or claims has gone to another one meanwhile.
fn bring_back<E: Table>(write: &mut Write, key: Key, fields: &Fields) -> Result<bool> {
    match write.bring_back::<E>(E::Id::from(key.id), fields.clone()) {
        Ok(()) => Ok(true),
        Err(Error::Other(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Remembers the rank that a link had: the order is put back as a whole, at the end.
fn note_rank<E: Table>(write: &Write, now: &Record<E>, before: &Fields, done: &mut Progress) -> Result<()> {
    if E::KIND != Kind::Affiliation {
        return Ok(());
    }
    let Some(link) = Affiliation::load(write.db(), AffiliationId(now.id.into()))? else { return Ok(()) };
    let rank = value(before, RANK).as_i64().unwrap_or(link.value.rank);
    done.orders.entry(link.value.account).or_default().push((link.id, rank));
    Ok(())
}

/// S3.19: accounts that were touched get their old order back, around what came or moved since.
fn restore_orders(write: &mut Write, limit: usize, done: &mut Progress) -> Result<()> {
    for _ in 0..limit {
        let Some((account, mut returning)) = done.orders.pop_first() else { break };
        returning
            .retain(|(id, _)| matches!(Affiliation::load(write.db(), *id), Ok(Some(link)) if !link.trashed));
        write.put_back(account, returning)?;
    }
    Ok(())
}

/// Marks the batch as taken back; refuses to take back one thing that somebody changed since.
fn close(write: &mut Write, batch: &Batch, done: &Progress) -> Result<()> {
    if let (Some(kept), true) = (done.kept.first(), done.subjects.len() <= 1) {
        let id = if kept.who.is_empty() { "problem-undo-impossible" } else { "problem-undo-touched" };
        return Err(Error::Refused(Problem::new(id).arg("name", &kept.name).arg("who", &kept.who)));
    }
    let undoing = write.batch()?;
    let db = write.db();
    db.exec("UPDATE batch SET undoes = ?2 WHERE id = ?1", params![undoing.0, batch.id.0])?;
    db.exec("UPDATE batch SET undone_by = ?2 WHERE id = ?1", params![batch.id.0, undoing.0])?;
    if let Some(original) = batch.undoes {
        db.exec("UPDATE batch SET undone_by = NULL WHERE id = ?1", params![original.0])?;
    }
    Ok(())
}
