//! The lines of one account, weighed: which topics reach somebody through each of them, as it is and as it becomes (X3).

use std::{
    collections::{BTreeMap, HashMap},
    mem,
};

use crate::{
    domain::{
        contact::Contact,
        ids::ContactId,
        reach::{Alone, Topics},
        resolve::{Linked, Subject},
    },
    exchange::error::Result,
    store::{self, Member},
};

use super::{Draft, Line, Mark, Reach, Step, Verdict, echo::Echo};

/// What becomes of a contact.
#[derive(Debug)]
pub(super) enum Fate {
    Comes(Linked),
    Becomes(Linked),
    Goes,
}

impl Fate {
    /// The contact as it is then, unless it goes.
    pub fn linked(self) -> Option<Linked> {
        match self {
            Fate::Comes(linked) | Fate::Becomes(linked) => Some(linked),
            Fate::Goes => None,
        }
    }
}

impl Line {
    /// The contact that it changes, and what becomes of it; one that is still to be made goes by its line. One in error
    /// does nothing: it bars the way, or is left out.
    pub(super) fn fate(&self, at: usize) -> Option<(ContactId, Fate)> {
        if self.item.row().is_some_and(|row| row.verdict == Verdict::Error) {
            return None;
        }
        match &self.step {
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

/// What lines do to the contacts of their account.
pub(super) type Touched = Vec<(usize, ContactId, Fate)>;

impl Draft<'_> {
    /// Remembers what the next line does to a contact, in an account that is to be weighed.
    pub(super) fn touch(&mut self, line: &Line) {
        let at = self.marks.len();
        if let Step::Synchronise(..) = line.step {
            self.touched = Some(Vec::new());
        } else if let Some(touched) = &mut self.touched {
            touched.extend(line.fate(at).map(|(contact, fate)| (at, contact, fate)));
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
        let linked = |member: &Member| Linked::of(&member.contact.value, &member.affiliation.value);
        let account = Subject { contacts: members.iter().map(linked).collect(), ..account };
        Weighed::of(account, touched, BTreeMap::new()).mark(&mut self.marks, first);
        Ok(())
    }

    /// Weighs the last line, which is all about its account.
    pub fn weigh_last(&mut self, reach: Reach) {
        if let Some(last) = self.marks.last_mut() {
            last.reach = reach;
        }
    }
}

/// An account of which topics may lose their last recipient; nothing of one that takes no topic from anybody.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// The topics of its own addresses, and of those whom no line changes.
    rest: Topics,
    lines: Vec<(usize, Reach)>,
    /// What lines of other accounts do here.
    pub echoes: Vec<Echo>,
}

impl Weighed {
    /// The account as it is, what its lines do to its contacts, and what lines make of those that stand elsewhere too.
    pub fn of(
        mut account: Subject,
        touched: Touched,
        mut made: BTreeMap<ContactId, (Echo, Contact)>,
    ) -> Self {
        let contacts = mem::take(&mut account.contacts);
        let own = account.reach();
        let mut alone = Alone::in_account(account);
        let mut others: HashMap<ContactId, Linked> =
            contacts.into_iter().map(|linked| (linked.contact, linked)).collect();
        let mut weighed = Self::default();
        for (at, contact, fate) in touched {
            let (was, becomes) = (others.remove(&contact), fate.linked());
            if let Some((echo, card)) = made.remove(&contact) {
                let as_made = |linked: &Option<Linked>| linked.clone().map(|linked| linked.of_made(&card));
                let as_made = reach(&mut alone, as_made(&was), as_made(&becomes));
                let as_it_is = reach(&mut alone, was, becomes);
                weighed.echoes.push(echo.weighing(Some(at), as_it_is, as_made));
            } else {
                weighed.lines.push((at, reach(&mut alone, was, becomes)));
            }
        }
        for (contact, (echo, card)) in made {
            let Some(was) = others.get(&contact) else { continue };
            let becomes = was.clone().of_made(&card);
            if alone.tells_apart(was, &becomes) {
                let was = others.remove(&contact);
                let as_it_is = reach(&mut alone, was.clone(), was);
                let as_made = reach(&mut alone, Some(becomes.clone()), Some(becomes));
                weighed.echoes.push(echo.weighing(None, as_it_is, as_made));
            }
        }
        if weighed.takes() {
            weighed.rest = others.into_values().fold(own, |rest, linked| rest.and(alone.reach(linked)));
        } else {
            weighed.lines.clear();
        }
        weighed
    }

    /// Whether a topic can be taken from anybody.
    fn takes(&self) -> bool {
        let lines = self.lines.iter().any(|(_, reach)| !reach.lost().is_empty());
        lines || self.echoes.iter().any(Echo::takes)
    }

    /// Writes the weights to the lines of the account; a line whose contact has an echo weighs nothing by itself.
    pub fn mark(&self, marks: &mut [Mark], first: usize) {
        marks[first].reach = Reach { was: self.rest, becomes: self.rest };
        self.lines.iter().for_each(|(at, reach)| marks[*at].reach = *reach);
    }
}

fn reach(alone: &mut Alone, was: Option<Linked>, becomes: Option<Linked>) -> Reach {
    let mut reach = |linked: Option<Linked>| linked.map(|linked| alone.reach(linked)).unwrap_or_default();
    Reach { was: reach(was), becomes: reach(becomes) }
}
