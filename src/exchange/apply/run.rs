//! A plan while it is applied, line by line.

use std::{collections::HashSet, slice};

use crate::{
    domain::{
        account::{Account, generated_reference},
        contact::MemberContact,
        ids::{AccountId, AffiliationId, ContactId},
        parse::Problem,
    },
    exchange::{
        error::{Error, Result, temporary},
        import::Subject,
        message::{Message, Place},
        plan::{LeftOut, Line, Plan, Records, Seen, Step},
    },
    store::{self, ImportNote, Member, OrderEnd, Saved, Write},
};

use super::{Late, Report, is_as_seen};

/// The account whose contacts are being written.
enum Entered {
    /// Contacts are added to it, if it can have any; the end of its order is good for one transaction.
    Adding { id: AccountId, end: Option<std::result::Result<OrderEnd, Problem>> },
    /// Its contacts become those of the file, in this order.
    Synchronising { id: AccountId, order: Vec<AffiliationId>, staying: Vec<AffiliationId> },
}

/// An import under way.
pub(super) struct Run<'a> {
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

impl<'a> Run<'a> {
    /// A run at its beginning.
    pub fn new(subject: Subject, plan: &'a Plan, left_out: &'a LeftOut, report: Report) -> Self {
        Self {
            plan,
            subject,
            left_out,
            lines: plan.lines_from(0),
            place: plan.reference.clone(),
            account: None,
            references_above: plan.highest_reference,
            next_reference: None,
            saved: HashSet::new(),
            failed: None,
            report,
        }
    }

    /// What it has done.
    ///
    /// # Errors
    /// Why it could not go on.
    pub fn finish(self) -> Result<Report> {
        self.failed.map_or(Ok(self.report), Err)
    }

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

    /// How many lines are done.
    pub fn done(&self) -> u64 {
        self.lines.place() as u64
    }

    /// Writes the next lines.
    pub fn lines(&mut self, write: &mut Write, count: usize) -> store::Result<store::Step> {
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
            Step::Nothing | Step::Beside(_) => None,
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
pub(in crate::exchange) fn refusal(error: store::Error) -> store::Result<Problem> {
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
