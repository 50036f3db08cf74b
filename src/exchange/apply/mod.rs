//! Does what a plan says, as one batch.

mod run;

use std::collections::HashSet;

use crate::{
    domain::ids::{BatchId, ContactId},
    store::{self, CHUNK, Far, Member, Progress, Reader, Stage, Store},
};

use super::{
    error::{Error, Result, temporary},
    import::Import,
    message::Message,
    plan::{LeftOut, Line, Plan, Seen, Step},
};

use run::Run;
pub(super) use run::refusal;

/// Lines up to which an import is one transaction; above, others can write in between (RELIABILITY §3).
const ONE_TRANSACTION: usize = 5_000;
/// Lines after which the one transaction tells how far it is.
const PACE: usize = 100;

/// What an import did; what it created, updated and deleted is read back from the store.
#[derive(Debug, Default)]
pub struct Report {
    /// What to take back, if anything was written.
    pub batch: Option<BatchId>,
    /// Records that came into being.
    pub created: u64,
    /// Records that changed.
    pub updated: u64,
    /// Contacts that went to the trash.
    pub deleted: u64,
    /// Rows that said what the store said.
    pub unchanged: u64,
    /// Accounts whose contacts got another order.
    pub reordered: u64,
    /// Rows that did not go in, those of the plan included.
    pub rejected: u64,
    /// The rows that the plan took and that did not go in, as the store had changed since.
    pub late: Vec<Late>,
}

/// A row that the store, changed since the plan was made, refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Its place in the plan.
    pub at: usize,
    /// Its line in the file.
    pub line: u64,
    /// Why.
    pub message: Message,
}

/// Applies a plan, without what is left out, as one batch. When `progress` answers `false`, everything is taken
/// back.
///
/// # Errors
/// Those of the store; `Stopped`; for a synchronisation `PlanStale` when somebody changed what it counts on.
/// Whatever it is, nothing stays written.
pub fn apply(
    store: &mut Store,
    import: &Import,
    plan: &Plan,
    left_out: &LeftOut,
    progress: Progress,
) -> Result<Report> {
    let counts = plan.counts_without(left_out);
    let report = Report { unchanged: counts.unchanged, rejected: plan.rejected(), ..Report::default() };
    if !counts.writes() || plan.is_barred(left_out) {
        return Ok(report);
    }
    if plan.mode.synchronises() {
        check_seen(store, plan, left_out)?;
    }
    let mut run = Run::new(import.subject, plan, left_out, report);
    let total = plan.len() as u64;
    let written = if plan.len() <= ONE_TRANSACTION {
        store.write(import.act, &import.name, |write| {
            while run.lines(write, PACE)? == store::Step::More {
                go_on(progress(Stage::Writing, Far { done: run.done(), of: total }))?;
            }
            Ok(())
        })
    } else {
        store.write_in_chunks(import.act, &import.name, progress, &mut |write, progress| {
            let step = run.lines(write, CHUNK as usize)?;
            go_on(progress(Stage::Writing, Far { done: run.done(), of: total }))?;
            Ok(step)
        })
    };
    let mut report = run.finish()?;
    report.batch = written?.batch;
    report.reordered = counts.reordered;
    if let Some(batch) = report.batch
        && let Some(store::Import { written, .. }) = store.read(|reader| reader.import(batch))?
    {
        (report.created, report.updated, report.deleted) =
            (written.created as u64, written.updated as u64, written.deleted as u64);
    }
    Ok(report)
}

fn go_on(wanted: bool) -> store::Result<()> {
    if wanted { Ok(()) } else { Err(store::Error::Stopped) }
}

/// Before the first write: whether every member that is not left out has the contacts that the plan saw.
fn check_seen(store: &Store, plan: &Plan, left_out: &LeftOut) -> Result<()> {
    let mut lines = plan.lines_from(0);
    let mut stale = |reader: &Reader| -> Result<bool> {
        for at in 0..plan.len() {
            if plan.mark(at).verdict.is_some() || left_out.has(at) {
                continue;
            }
            lines.go_to(at);
            let line = lines.next().transpose().map_err(temporary)?;
            if let Some(Line { step: Step::Synchronise(account, seen), .. }) = line
                && !is_as_seen(&reader.members(account)?, &seen, &HashSet::new())
            {
                return Ok(true);
            }
        }
        Ok(false)
    };
    if store.read(|reader| Ok(stale(reader)))?? { Err(Error::PlanStale) } else { Ok(()) }
}

/// Whether an account's contacts are those that the plan saw; contacts that we saved ourselves meanwhile, for
/// another account, count as seen.
fn is_as_seen(members: &[Member], seen: &[Seen], saved: &HashSet<ContactId>) -> bool {
    let same = |(member, seen): (&Member, &Seen)| {
        let contact_same = member.contact.version == seen.contact_version || saved.contains(&seen.contact);
        (member.affiliation.id, member.affiliation.version) == (seen.link, seen.link_version) && contact_same
    };
    members.len() == seen.len() && members.iter().zip(seen).all(same)
}
