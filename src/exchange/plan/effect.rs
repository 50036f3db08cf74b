//! What a plan does to who receives what (X3). In how many accounts a topic loses its last recipient is known of
//! every plan, whatever is left out of it, from four bytes a line; who loses and gains what in one account is told
//! when somebody wants to see it, from the account as it stands and the lines about it.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    domain::{
        coverage::{Effect, difference},
        reach::Topics,
    },
    exchange::error::{Error, Result, temporary},
    store::Reader,
};

use super::{LeftOut, Line, Plan, Records, Step, Verdict};

/// The topics that reach somebody through what a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// As it is.
    pub was: Topics,
    /// As the line makes it.
    pub becomes: Topics,
}

impl Reach {
    pub(super) fn and(self, other: Self) -> Self {
        Self { was: self.was.and(other.was), becomes: self.becomes.and(other.becomes) }
    }

    /// The same where the line is left out.
    fn left_out(self) -> Self {
        Self { becomes: self.was, ..self }
    }

    /// The topics that lose their last recipient.
    pub(super) fn lost(self) -> Topics {
        self.was.except(self.becomes)
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
        lines.fold(self.echoes.reach(first, left_out), Reach::and).lost()
    }

    /// In how many accounts topics would lose their last recipient.
    pub(super) fn losing(&self, left_out: &LeftOut) -> u64 {
        let (mut accounts, mut account) = (0, Reach::default());
        for at in 0..self.len() {
            if self.begins_account(at) {
                accounts += u64::from(!account.lost().is_empty());
                account = self.echoes.reach(at, left_out);
            }
            account = account.and(self.reach(at, left_out));
        }
        accounts + u64::from(!account.lost().is_empty())
    }

    /// Whether anything is done to an account that is there; if not, it has no effect.
    pub fn touches(&self, first: usize) -> bool {
        let is_new = |at: usize| self.marks[at].verdict == Some(Verdict::Create) && !self.has_headings();
        let writes = |verdict| matches!(verdict, Verdict::Create | Verdict::Update | Verdict::Delete);
        let by_itself =
            self.lines_of(first).any(|at| !is_new(at) && self.marks[at].verdict.is_some_and(writes));
        by_itself || !self.echoes.in_account(first).is_empty()
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
            let line = line.map_err(temporary)?;
            account = account.or(line.step.account());
            if left_out.has(at) {
                continue;
            }
            contacts.extend(line.fate(at).map(|(contact, fate)| (contact, fate.linked())));
            if let Step::SaveAccount(_, _, saved) = line.step {
                own = Some(saved);
            }
        }
        let Some(account) = account else { return Ok(Vec::new()) };
        let Some(now) = reader.recipients(account).map_err(Error::from)? else { return Ok(Vec::new()) };
        let made = self.plan.made(first, left_out).map_err(temporary)?;
        let then = now.clone().with_each(contacts).with_made(&made);
        let then = own.into_iter().fold(then, |then, own| then.with_account(&own));
        Ok(difference(&now, &then))
    }
}
