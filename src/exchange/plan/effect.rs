//! What a plan does to who receives what (X3). In how many accounts a topic loses its last recipient is known of
//! every plan, whatever is left out of it, from four bytes a line; who loses and gains what in one account is told
//! when somebody wants to see it, from the account as it stands and the lines about it.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use crate::{
    domain::{
        coverage::{Effect, difference},
        ids::ContactId,
        reach::{Alone, Topics},
        resolve::{Linked, Subject},
    },
    exchange::error::{Error, Result, temporary},
    store::{self, Member, Reader},
};

use super::{Counts, Draft, LeftOut, Line, Plan, Records, Step, Verdict};

/// The topics that reach somebody through what a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// As it is.
    pub was: Topics,
    /// As the line makes it.
    pub becomes: Topics,
}

impl Reach {
    fn and(self, other: Self) -> Self {
        Self { was: self.was.and(other.was), becomes: self.becomes.and(other.becomes) }
    }

    /// The same where the line is left out.
    fn left_out(self) -> Self {
        Self { becomes: self.was, ..self }
    }

    /// The topics that lose their last recipient.
    fn lost(self) -> Topics {
        self.was.except(self.becomes)
    }
}

impl Counts {
    /// Counts an account.
    fn count_reach(&mut self, reach: Reach) {
        self.lose_last += u64::from(!reach.lost().is_empty());
    }
}

/// What becomes of a contact.
#[derive(Debug)]
pub(super) enum Fate {
    Comes(Linked),
    Becomes(Linked),
    Goes,
}

impl Step {
    /// The contact that it changes, and what becomes of it; one that is still to be made goes by its line.
    fn fate(&self, at: usize) -> Option<(ContactId, Fate)> {
        match self {
            Step::AddContact(card) => {
                let id = ContactId(i64::MIN + at as i64);
                Some((id, Fate::Comes(Linked::of_card(id, card))))
            }
            Step::SaveContact(seen, card) => {
                Some((seen.contact, Fate::Becomes(Linked::of_card(seen.contact, card))))
            }
            Step::EndContact(seen) => Some((seen.contact, Fate::Goes)),
            _ => None,
        }
    }
}

impl Draft<'_> {
    /// Remembers what the next line does to a contact, in an account that is to be weighed. One in error does nothing:
    /// it bars the way, or is left out.
    pub(super) fn touch(&mut self, line: &Line) {
        let at = self.marks.len();
        if let Step::Synchronise(..) = line.step {
            self.touched = Some(Vec::new());
        } else if line.item.row().is_some_and(|row| row.verdict != Verdict::Error)
            && let Some(touched) = &mut self.touched
        {
            touched.extend(line.step.fate(at).map(|(contact, fate)| (at, contact, fate)));
        }
    }

    /// Weighs the lines of one account, its heading the line `first`, as soon as they are all there. `account`, as it
    /// is without its contacts, is only asked for where somebody goes or changes: who comes takes nothing away.
    pub fn weigh(
        &mut self,
        first: usize,
        members: &[Member],
        account: impl FnOnce() -> store::Result<Option<Subject>>,
    ) -> Result<()> {
        let touched = self.touched.take().unwrap_or_default();
        if touched.iter().all(|(.., fate)| matches!(fate, Fate::Comes(_))) {
            return Ok(());
        }
        let Some(account) = account()? else { return Ok(()) };
        let own = account.reach();
        let mut alone = Alone::in_account(account);
        let linked = |member: &Member| Linked::of(&member.contact.value, &member.affiliation.value);
        let mut others: HashMap<ContactId, &Member> =
            members.iter().map(|member| (member.contact.id, member)).collect();
        let mut lines = Vec::with_capacity(touched.len());
        for (at, contact, fate) in touched {
            let now = others.remove(&contact).map(linked);
            let was = now.map(|linked| alone.reach(linked)).unwrap_or_default();
            let becomes = match fate {
                Fate::Comes(linked) | Fate::Becomes(linked) => alone.reach(linked),
                Fate::Goes => Topics::default(),
            };
            lines.push((at, Reach { was, becomes }));
        }
        if lines.iter().all(|(_, reach)| reach.lost().is_empty()) {
            return Ok(());
        }
        // Its own addresses, and those whom no line changes.
        let rest = others.into_values().fold(own, |rest, member| rest.and(alone.reach(linked(member))));
        let rest = Reach { was: rest, becomes: rest };
        self.counts.count_reach(lines.iter().fold(rest, |whole, (_, reach)| whole.and(*reach)));
        self.marks[first].reach = rest;
        lines.into_iter().for_each(|(at, reach)| self.marks[at].reach = reach);
        Ok(())
    }

    /// Weighs the last line, which is all about its account.
    pub fn weigh_last(&mut self, reach: Reach) {
        if let Some(last) = self.marks.last_mut() {
            last.reach = reach;
            self.counts.count_reach(reach);
        }
    }
}

impl Plan {
    /// The first line of each account: the headings, or, in a plan of accounts, every line.
    pub fn accounts(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(|at| self.begins_account(*at))
    }

    fn has_headings(&self) -> bool {
        self.marks.first().is_some_and(|mark| mark.verdict.is_none())
    }

    /// Whether an account begins at a line.
    pub fn begins_account(&self, at: usize) -> bool {
        at < self.len() && (self.marks[at].verdict.is_none() || !self.has_headings())
    }

    /// The lines of the account whose first one this is.
    pub fn lines_of(&self, first: usize) -> Range<usize> {
        let end = if self.has_headings() { self.rows_under(first).end } else { first + 1 };
        first..end
    }

    fn reach(&self, at: usize, left_out: &LeftOut) -> Reach {
        let reach = self.marks[at].reach;
        if left_out.has(at) { reach.left_out() } else { reach }
    }

    /// The topics of an account that would lose their last recipient, without what is left out.
    pub fn lost(&self, first: usize, left_out: &LeftOut) -> Topics {
        let lines = self.lines_of(first).map(|at| self.reach(at, left_out));
        lines.fold(Reach::default(), Reach::and).lost()
    }

    /// Counts anew in how many accounts topics lose their last recipient.
    pub(super) fn count_reach(&self, counts: &mut Counts, left_out: &LeftOut) {
        counts.lose_last = 0;
        let mut account = Reach::default();
        for at in 0..self.len() {
            if self.begins_account(at) {
                counts.count_reach(std::mem::take(&mut account));
            }
            account = account.and(self.reach(at, left_out));
        }
        counts.count_reach(account);
    }

    /// Whether anything is done to an account that is there; if not, it has no effect.
    pub fn touches(&self, first: usize) -> bool {
        let is_new = |at: usize| self.marks[at].verdict == Some(Verdict::Create) && !self.has_headings();
        let writes = |verdict| matches!(verdict, Verdict::Create | Verdict::Update | Verdict::Delete);
        self.lines_of(first).any(|at| !is_new(at) && self.marks[at].verdict.is_some_and(writes))
    }

    /// Tells the effects of accounts one after the other.
    pub fn walk(&self) -> Walk<'_> {
        Walk { plan: self, lines: self.lines_from(0) }
    }

    /// Who would begin and cease to receive what in one account, without what is left out.
    ///
    /// # Errors
    /// Those of the store, and of our temporary file.
    pub fn effects(&self, reader: &Reader, first: usize, left_out: &LeftOut) -> Result<Vec<Effect>> {
        self.walk().effects(reader, first, left_out)
    }
}

/// The accounts of a plan, whose lines are read ahead.
pub struct Walk<'a> {
    plan: &'a Plan,
    lines: Records<'a, Line>,
}

impl Walk<'_> {
    /// Who would begin and cease to receive what in an account as it stands now, without what is left out. A new
    /// account takes nothing from anybody and says nothing.
    ///
    /// # Errors
    /// Those of the store, and of our temporary file.
    pub fn effects(&mut self, reader: &Reader, first: usize, left_out: &LeftOut) -> Result<Vec<Effect>> {
        let (mut account, mut own, mut contacts) = (None, None, BTreeMap::new());
        self.lines.go_to(first);
        for (at, line) in self.plan.lines_of(first).zip(&mut self.lines) {
            let step = line.map_err(temporary)?.step;
            match step {
                Step::Enter(id) | Step::Synchronise(id, _) => account = Some(id),
                _ if left_out.has(at) => {}
                Step::SaveAccount(id, _, saved) => (account, own) = (Some(id), Some(saved)),
                step => match step.fate(at) {
                    Some((contact, Fate::Comes(linked) | Fate::Becomes(linked))) => {
                        drop(contacts.insert(contact, Some(linked)))
                    }
                    Some((contact, Fate::Goes)) => drop(contacts.insert(contact, None)),
                    None => {}
                },
            }
        }
        let Some(account) = account else { return Ok(Vec::new()) };
        let Some(now) = reader.recipients(account).map_err(Error::from)? else { return Ok(Vec::new()) };
        let then = now.clone().with_each(contacts);
        let then = own.into_iter().fold(then, |then, own| then.with_account(&own));
        Ok(difference(&now, &then))
    }
}
