//! Does what a plan says, step by step, as one batch.

use std::{collections::HashSet, slice};

use crate::{
    domain::{
        account::{Account, generated_reference},
        contact::MemberContact,
        ids::{AccountId, AffiliationId, BatchId, ContactId},
        parse::Problem,
    },
    store::{self, CHUNK, Far, ImportNote, Member, OrderEnd, Progress, Reader, Saved, Stage, Store, Write},
};

use super::{
    error::{Error, Result, temporary},
    import::{Import, Subject},
    message::{Message, Place},
    plan::{LeftOut, Line, Plan, Records, Seen, Step},
};

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
    let mut run = Run {
        plan,
        subject: import.subject,
        left_out,
        lines: plan.lines_from(0),
        place: plan.reference.clone(),
        account: None,
        references_above: plan.highest_reference,
        next_reference: None,
        saved: HashSet::new(),
        failed: None,
        report,
    };
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
    let Run { failed, mut report, .. } = run;
    if let Some(error) = failed {
        return Err(error);
    }
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

/// The account whose contacts are being written.
enum Entered {
    /// Contacts are added to it, if it can have any; the end of its order is good for one transaction.
    Adding { id: AccountId, end: Option<std::result::Result<OrderEnd, Problem>> },
    /// Its contacts become those of the file, in this order.
    Synchronising { id: AccountId, order: Vec<AffiliationId>, staying: Vec<AffiliationId> },
}

/// An import under way.
struct Run<'a> {
    plan: &'a Plan,
    subject: Subject,
    left_out: &'a LeftOut,
    lines: Records<'a, Line>,
    /// The column that a late message names: the one that says whose the row is.
    place: Place,
    account: Option<Entered>,
    references_above: i64,
    /// The next generated reference of this transaction.
    next_reference: Option<i64>,
    /// Contacts that were saved: they have another version than the plan saw.
    saved: HashSet<ContactId>,
    /// Why it could not go on; the store only hears that it is to take everything back.
    failed: Option<Error>,
    report: Report,
}

impl Run<'_> {
    /// What the store keeps of the file.
    fn note(&self) -> ImportNote {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        ImportNote {
            digest: self.plan.digest.clone(),
            mode: self.plan.mode,
            rows: number(self.plan.counts.rows),
            unchanged: number(self.report.unchanged),
            rejected: number(self.report.rejected),
        }
    }

    fn done(&self) -> u64 {
        self.lines.place() as u64
    }

    /// Writes the next lines.
    fn lines(&mut self, write: &mut Write, count: usize) -> store::Result<store::Step> {
        self.next_reference = None;
        if let Some(Entered::Adding { end, .. }) = &mut self.account {
            *end = None;
        }
        write.note_import(self.subject.record(), self.note());
        for _ in 0..count {
            let at = self.lines.place();
            match self.lines.next() {
                Some(Ok(line)) => self.line(write, at, line)?,
                Some(Err(error)) => return self.fail(temporary(error)),
                None => return self.leave(write).map(|()| store::Step::Done),
            }
        }
        Ok(store::Step::More)
    }

    fn line(&mut self, write: &mut Write, at: usize, line: Line) -> store::Result<()> {
        let left_out = self.left_out.has(at);
        let refused = match line.step {
            Step::Nothing => None,
            Step::Enter(id) => {
                self.leave(write)?;
                self.account = Some(Entered::Adding { id, end: None });
                None
            }
            Step::Synchronise(..) if left_out => {
                self.leave(write)?;
                None
            }
            Step::Synchronise(id, seen) => {
                self.leave(write)?;
                self.enter(write, id, &seen)?;
                None
            }
            Step::KeepContact(seen) => self.keep(seen.link),
            // Left out, a contact stays where it is: in the file's place, or behind the others.
            Step::SaveContact(seen, _) if left_out => self.keep(seen.link),
            Step::EndContact(seen) if left_out => self.stay(seen.link),
            _ if left_out => None,
            Step::CreateAccount(account) => self.create_account(write, *account)?,
            Step::SaveAccount(id, version, account) => save_account(write, id, version, *account)?,
            Step::AddContact(card) => self.add(write, *card)?,
            Step::SaveContact(seen, card) => self.save(write, seen, *card)?,
            Step::EndContact(seen) => {
                write.trash_contact(seen.link)?;
                None
            }
        };
        if let Some(problem) = refused {
            let line = line.item.row().and_then(|row| row.line).unwrap_or_default();
            self.report.rejected += 1;
            self.report.late.push(Late { at, line, message: Message::error(self.place.clone(), problem) });
        }
        Ok(())
    }

    fn create_account(&mut self, write: &mut Write, mut account: Account) -> store::Result<Option<Problem>> {
        if account.reference.is_empty() {
            let next = match self.next_reference {
                Some(next) => next,
                None => write.next_reference_number(self.references_above)?,
            };
            self.next_reference = Some(next + 1);
            account.reference = generated_reference(next);
        }
        // What was not there when the plan was made is somebody else's.
        if write.account_by_reference(&account.reference)?.is_some_and(|other| !other.trashed) {
            return Ok(Some(changed_since()));
        }
        write.create_account(account).map(|_| None).or_else(|error| refusal(error).map(Some))
    }

    fn add(&mut self, write: &mut Write, card: MemberContact) -> store::Result<Option<Problem>> {
        match &mut self.account {
            Some(Entered::Adding { id, end }) => {
                if end.is_none() {
                    *end = Some(order_end(write, *id)?);
                }
                match end {
                    Some(Ok(end)) => write.append_contact(end, card).map(|_| None),
                    Some(Err(problem)) => Ok(Some(problem.clone())),
                    None => Ok(Some(changed_since())),
                }
            }
            Some(Entered::Synchronising { id, order, .. }) => {
                order.push(write.add_contact(*id, card)?);
                Ok(None)
            }
            None => Ok(Some(changed_since())),
        }
    }

    fn enter(&mut self, write: &mut Write, id: AccountId, seen: &[Seen]) -> store::Result<()> {
        if !is_as_seen(&write.members(id)?, seen, &self.saved) {
            return self.fail(Error::PlanStale);
        }
        self.account = Some(Entered::Synchronising { id, order: Vec::new(), staying: Vec::new() });
        Ok(())
    }

    /// Puts a contact at this place of the file's order.
    fn keep(&mut self, link: AffiliationId) -> Option<Problem> {
        if let Some(Entered::Synchronising { order, .. }) = &mut self.account {
            order.push(link);
        }
        None
    }

    /// Puts a contact that was not to be deleted behind those of the file.
    fn stay(&mut self, link: AffiliationId) -> Option<Problem> {
        if let Some(Entered::Synchronising { staying, .. }) = &mut self.account {
            staying.push(link);
        }
        None
    }

    fn save(&mut self, write: &mut Write, seen: Seen, card: MemberContact) -> store::Result<Option<Problem>> {
        let member = write.member(seen.link)?.filter(|member| !member.affiliation.trashed);
        let as_seen = |member: &Member| is_as_seen(slice::from_ref(member), &[seen], &self.saved);
        let Some(member) = member.filter(as_seen) else {
            // Somebody was faster between two chunks.
            return self.fail(Error::PlanStale);
        };
        // What the row of another account made of it: this one says the same, or what the store said before.
        let made = member.contact.version != seen.contact_version;
        let contact = if made { member.contact.value.clone() } else { card.contact };
        if write.save_contact(&member, MemberContact { contact, ..card })? != Saved::Unchanged {
            self.saved.insert(seen.contact);
        }
        Ok(self.keep(seen.link))
    }

    /// The account's last line was written: its contacts stand in the order of the file.
    fn leave(&mut self, write: &mut Write) -> store::Result<()> {
        if let Some(Entered::Synchronising { id, mut order, staying }) = self.account.take() {
            order.extend(staying);
            match write.set_order(id, &order) {
                // Somebody was faster between two chunks.
                Err(store::Error::Gone) => return self.fail(Error::PlanStale),
                ordered => ordered?,
            }
        }
        Ok(())
    }

    fn fail<T>(&mut self, error: Error) -> store::Result<T> {
        self.failed = Some(error);
        Err(store::Error::Stopped)
    }
}

/// The end of an account's order, if contacts may still join it.
fn order_end(write: &Write, id: AccountId) -> store::Result<std::result::Result<OrderEnd, Problem>> {
    if let Some(gone) = write.account(id)?.filter(|account| account.trashed) {
        return Ok(Err(Problem::new("problem-account-in-trash").arg("name", gone.value.name)));
    }
    write.order_end(id).map(Ok).or_else(|error| refusal(error).map(Err))
}

fn save_account(
    write: &mut Write,
    id: AccountId,
    version: i64,
    account: Account,
) -> store::Result<Option<Problem>> {
    let base = write.account(id)?.filter(|base| !base.trashed && base.version == version);
    let Some(base) = base else { return Ok(Some(changed_since())) };
    write.save_account(&base, account).map(|_| None).or_else(|error| refusal(error).map(Some))
}

/// What the store refuses about one row, which others need not suffer for.
///
/// # Errors
/// What is wrong with the store as a whole.
pub(super) fn refusal(error: store::Error) -> store::Result<Problem> {
    use store::Error as E;
    match error {
        E::ReferenceTaken { name, trashed: true, .. } => {
            Ok(Problem::new("problem-account-in-trash").arg("name", name))
        }
        E::ReferenceTaken { name, .. } => Ok(Problem::new("problem-reference-taken").arg("name", name)),
        E::DomainTaken { domain, reference } => {
            Ok(Problem::new("problem-domain-taken").arg("value", domain).arg("reference", reference))
        }
        E::Refused(problem) => Ok(problem),
        E::Gone | E::Conflict { .. } => Ok(changed_since()),
        other => Err(other),
    }
}

/// The record is not what it was when the plan was made.
fn changed_since() -> Problem {
    Problem::new("problem-changed-since-plan")
}
