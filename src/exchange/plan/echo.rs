//! What rows do in the other accounts of their contacts (X3). A contact's own fields are its own in every account, so a
//! row that changes them reaches accounts that have another row about it, or none at all. There, who receives what
//! hangs on lines of several accounts: on whether one of those that make the contact another one is in (SPEC §8: they
//! all make the same of it), and on the account's own line about it. An [`Echo`] weighs all of that.

use std::{collections::BTreeMap, io, mem};

use crate::{
    domain::{contact::Contact, ids::ContactId, reach::Topics},
    exchange::error::{Result, temporary},
    store::Reader,
};

use super::{LeftOut, Plan, Reach, Step, weigh::Weighed};

/// A contact that lines make another one, in one of its accounts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Echo {
    /// The first line of the account.
    first: u32,
    /// The place of the contact's makers.
    makers: u32,
    /// The line about it in this account, if it has one that does anything.
    own: Option<u32>,
    /// The topics that it reaches where nothing makes another one of it, without and with its own line.
    as_it_is: Reach,
    /// The same where something does.
    as_made: Reach,
}

impl Echo {
    /// The same with the contact's own line in this account, and what it reaches.
    pub fn weighing(self, own: Option<usize>, as_it_is: Reach, as_made: Reach) -> Self {
        Self { own: own.map(|at| at as u32), as_it_is, as_made, ..self }
    }

    /// The topics that the contact reaches, without what is left out.
    fn topics(&self, made: bool, left_out: &LeftOut) -> Topics {
        let reach = if made { self.as_made } else { self.as_it_is };
        let own_is_in = self.own.is_some_and(|at| !left_out.has(at as usize));
        if own_is_in { reach.becomes } else { reach.was }
    }

    /// Whether it can take a topic from anybody.
    pub fn takes(&self) -> bool {
        let Reach { was, becomes } = self.as_it_is;
        let then = [becomes, self.as_made.was, self.as_made.becomes];
        then.into_iter().any(|then| !was.except(then).is_empty())
    }
}

/// All echoes of a plan.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// For each contact the lines that make another one of it.
    makers: Vec<Vec<u32>>,
    /// By account.
    list: Vec<Echo>,
}

impl Echoes {
    /// A contact, of which these lines make another one, stands in the accounts whose first lines these are.
    pub fn push(&mut self, makers: &[usize], accounts: &[usize]) {
        let place = self.makers.len() as u32;
        self.makers.push(makers.iter().map(|at| *at as u32).collect());
        let echo = |first: &usize| Echo { first: *first as u32, makers: place, ..Echo::default() };
        self.list.extend(accounts.iter().map(echo));
    }

    /// Those of the account whose first line this is.
    pub fn in_account(&self, first: usize) -> &[Echo] {
        let begin = self.list.partition_point(|echo| (echo.first as usize) < first);
        let echoes = &self.list[begin..];
        &echoes[..echoes.partition_point(|echo| echo.first as usize == first)]
    }

    fn makers(&self, echo: &Echo) -> impl Iterator<Item = usize> {
        self.makers[echo.makers as usize].iter().map(|at| *at as usize)
    }

    /// The first maker that is not left out.
    fn maker(&self, echo: &Echo, left_out: &LeftOut) -> Option<usize> {
        self.makers(echo).find(|at| !left_out.has(*at))
    }

    /// The topics that these contacts reach in an account, without what is left out.
    pub fn reach(&self, first: usize, left_out: &LeftOut) -> Reach {
        let reach = |echo: &Echo| Reach {
            was: echo.as_it_is.was,
            becomes: echo.topics(self.maker(echo, left_out).is_some(), left_out),
        };
        self.in_account(first).iter().map(reach).fold(Reach::default(), Reach::and)
    }
}

impl Plan {
    /// The contacts of an account that lines of others make other ones, without what is left out.
    pub(super) fn made(&self, first: usize, left_out: &LeftOut) -> io::Result<BTreeMap<ContactId, Contact>> {
        let echoes = self.echoes.in_account(first).iter();
        let makers = echoes.filter_map(|echo| self.echoes.maker(echo, left_out));
        makers.filter_map(|maker| self.made_by(maker).transpose()).collect()
    }

    /// The contact that a line makes another one.
    fn made_by(&self, maker: usize) -> io::Result<Option<(ContactId, Contact)>> {
        match self.lines.get(maker)?.step {
            Step::SaveContact(seen, card) => Ok(Some((seen.contact, card.contact))),
            _ => Ok(None),
        }
    }

    /// The lines of other accounts through which who receives what changes in an account, without what is left out.
    pub fn through(&self, first: usize, left_out: &LeftOut) -> impl Iterator<Item = usize> {
        let of_account = self.lines_of(first);
        let makers = |echo| self.echoes.makers(echo).filter(|at| !left_out.has(*at));
        let reaches = |echo: &Echo| [true, false].iter().any(|made| !echo.topics(*made, left_out).is_empty());
        let by_others = move |echo| !makers(echo).any(|at| of_account.contains(&at));
        let echoes =
            self.echoes.in_account(first).iter().filter(move |echo| reaches(echo) && by_others(echo));
        echoes.filter_map(move |echo| makers(echo).next())
    }

    /// Weighs the accounts in which contacts are made other ones anew, now that every line is there.
    pub(super) fn weigh_echoes(&mut self, reader: &Reader) -> Result<()> {
        let mut stand = mem::take(&mut self.echoes.list);
        stand.sort_unstable_by_key(|echo| (echo.first, echo.makers));
        let mut lines = self.lines.from(0);
        for echoes in stand.chunk_by(|one, next| one.first == next.first) {
            let of_account = self.lines_of(echoes[0].first as usize);
            let mut made = BTreeMap::new();
            // What only its own line in this account makes of a contact is that line's doing.
            let others = |echo: &&Echo| self.echoes.makers(echo).find(|at| !of_account.contains(at));
            for (echo, maker) in echoes.iter().filter_map(|echo| Some((*echo, others(&echo)?))) {
                let by = self.made_by(maker).map_err(temporary)?;
                made.extend(by.map(|(contact, card)| (contact, (echo, card))));
            }
            if made.is_empty() {
                continue;
            }
            let (mut account, mut touched) = (None, Vec::new());
            lines.go_to(of_account.start);
            for (at, line) in of_account.clone().zip(&mut lines) {
                let line = line.map_err(temporary)?;
                account = account.or(line.step.account());
                touched.extend(line.fate(at).map(|(contact, fate)| (at, contact, fate)));
            }
            let Some(account) = account.map(|id| reader.recipients(id)).transpose()?.flatten() else {
                continue;
            };
            let weighed = Weighed::of(account, touched, made);
            self.marks[of_account.clone()].iter_mut().for_each(|mark| mark.reach = Reach::default());
            weighed.mark(&mut self.marks, of_account.start);
            self.echoes.list.extend(weighed.echoes);
        }
        Ok(())
    }
}
