//! A plan while it is made, line by line.

use std::ops::Range;

use crate::{
    domain::ids::ContactId,
    exchange::error::{Result, temporary},
    store,
};

use super::{Counts, Item, Line, Mark, PlannedAccount, PlannedRow, SpoolWriter, Step, effect::Fate};

/// A plan that is being made.
pub struct Draft<'p> {
    pub(super) counts: Counts,
    pub(super) marks: Vec<Mark>,
    pub(super) places: Vec<u32>,
    pub(super) lines: SpoolWriter<Line>,
    pub(super) emptied: Vec<Range<usize>>,
    /// What the lines of the account that is being planned do to its contacts, where it is to be weighed.
    pub(super) touched: Option<Vec<(usize, ContactId, Fate)>>,
    progress: &'p mut dyn FnMut(u64) -> bool,
}

impl<'p> Draft<'p> {
    pub(super) fn new(progress: &'p mut dyn FnMut(u64) -> bool) -> Result<Self> {
        let lines = SpoolWriter::new().map_err(temporary)?;
        let (counts, marks, places, emptied, touched) = Default::default();
        Ok(Self { counts, marks, places, lines, emptied, touched, progress })
    }

    /// The heading of the rows that follow.
    pub fn account(&mut self, account: PlannedAccount, step: Step) -> Result<()> {
        self.counts.reordered += u64::from(account.reordered);
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
        self.lines = SpoolWriter::new().map_err(temporary)?;
        Ok(())
    }

    /// The account of the lines from `first` on would lose all the contacts that it has.
    pub fn empties(&mut self, first: usize) {
        self.emptied.push(first..self.marks.len());
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
