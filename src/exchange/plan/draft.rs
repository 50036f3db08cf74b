//! A plan while it is made, line by line.

use std::{collections::HashMap, ops::Range};

use crate::{
    domain::ids::AccountId,
    exchange::error::{Result, temporary},
    store,
};

use super::{
    Counts, Item, Line, Mark, PlannedAccount, PlannedRow, SpoolWriter, Step, echo::Echoes, weigh::Touched,
};

/// A plan that is being made.
pub struct Draft<'p> {
    pub(super) counts: Counts,
    pub(super) marks: Vec<Mark>,
    pub(super) places: Vec<u32>,
    pub(super) lines: SpoolWriter<Line>,
    pub(super) emptied: Vec<Range<usize>>,
    /// What the lines of the account that is being planned do to its contacts, where it is to be weighed.
    pub(super) touched: Option<Touched>,
    /// The headings of a synchronisation.
    headings: HashMap<AccountId, u32>,
    pub(super) echoes: Echoes,
    progress: &'p mut dyn FnMut(u64) -> bool,
}

impl<'p> Draft<'p> {
    pub(super) fn new(progress: &'p mut dyn FnMut(u64) -> bool) -> Result<Self> {
        let lines = SpoolWriter::new().map_err(temporary)?;
        let (counts, marks, places, emptied, touched, headings, echoes) = Default::default();
        Ok(Self { counts, marks, places, lines, emptied, touched, headings, echoes, progress })
    }

    /// The heading of the rows that follow, if there are any.
    pub fn account(&mut self, account: PlannedAccount, step: Step) -> Result<()> {
        self.counts.reordered += u64::from(account.reordered);
        if let Step::Synchronise(id, _) | Step::Beside(id) = step {
            self.headings.insert(id, self.marks.len() as u32);
        }
        self.push(Line { item: Item::Account(account), step }, None)
    }

    /// One more row, and the place of the file's own.
    pub fn row(&mut self, row: PlannedRow, step: Step, source: Option<usize>) -> Result<()> {
        self.counts.count(&row);
        self.push(Line { item: Item::Row(row), step }, source)?;
        self.go_on(self.counts.rows)
    }

    /// Forgets every line.
    pub fn begin_again(&mut self) -> Result<()> {
        self.counts = Counts::default();
        self.marks.clear();
        self.places.clear();
        self.emptied.clear();
        self.touched = None;
        self.headings.clear();
        self.echoes = Echoes::default();
        self.lines = SpoolWriter::new().map_err(temporary)?;
        Ok(())
    }

    /// The account of the lines from `first` on would lose all the contacts that it has.
    pub fn empties(&mut self, first: usize) {
        self.emptied.push(first..self.marks.len());
    }

    /// The heading of an account in a synchronisation, if it has one so far.
    pub fn heading_of(&self, account: AccountId) -> Option<usize> {
        self.headings.get(&account).map(|at| *at as usize)
    }

    /// A contact, of which the rows of these lines make another one, stands in the accounts under these headings.
    pub fn echo(&mut self, makers: &[usize], headings: &[usize]) -> Result<()> {
        self.echoes.push(makers, headings);
        self.go_on(self.counts.rows)
    }

    /// The number of lines so far.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Tells how many rows are done.
    ///
    /// # Errors
    /// `Stopped` when the person wants that.
    pub fn go_on(&mut self, rows: u64) -> Result<()> {
        if (self.progress)(rows) { Ok(()) } else { Err(store::Error::Stopped.into()) }
    }

    fn push(&mut self, line: Line, place: Option<usize>) -> Result<()> {
        self.touch(&line);
        self.marks.push(Mark::of(&line.item));
        self.places.push(place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX));
        self.lines.push(&line).map_err(temporary)?;
        Ok(())
    }
}
