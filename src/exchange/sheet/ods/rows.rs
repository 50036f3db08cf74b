//! The rows of the first sheet that holds anything.

use std::io::Read;

use crate::exchange::sheet::error::{OdsCap, RowFault, SheetError, excerpt};
use crate::exchange::sheet::limits::{CellFault, Limits};
use crate::exchange::sheet::{Caps, Row};

use super::cell::Cell;
use super::xml::{Event, Space, Xml};

/// What rows may be inside of, besides their sheet.
const GROUPS: [&[u8]; 3] = [b"table-header-rows", b"table-row-group", b"table-rows"];

/// A row that is not blank.
pub(in crate::exchange::sheet) struct Found {
    /// Its number in the sheet, from 1.
    pub line: u64,
    /// How many rows it stands for, itself included.
    pub repeated: u64,
    /// Blank rows between it and the one before.
    pub blank_before: u64,
    /// The first thing that is wrong with it.
    pub fault: Option<CellFault>,
}

/// Where in the document we are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Among the sheets.
    Workbook,
    /// In a sheet, and in so many groups of its rows.
    Sheet { groups: u32 },
    /// Behind the sheet that was read.
    Done,
}

/// The rows of a document. What is repeated counts against the caps as if it were written out.
pub(in crate::exchange::sheet) struct Rows<R: Read> {
    xml: Xml<R>,
    cell: Cell,
    caps: Caps,
    place: Place,
    /// The number of the next row.
    line: u64,
    /// Whether the sheet has a row that is not blank.
    found: bool,
    /// Cells that are not empty.
    cells: u64,
    /// Bytes of their texts.
    bytes: u64,
}

/// What an element or its end asks for.
enum Step {
    EnterSheet,
    EnterGroup,
    Row { repeated: u64 },
    Skip,
    Leave,
    Stay,
}

impl<R: Read> Rows<R> {
    /// Goes to the first sheet of the document that `source` holds.
    ///
    /// # Errors
    /// `Definitions`; `DamagedSpreadsheet` where there are no sheets; those of the source.
    pub fn open(source: R, caps: &Caps) -> Result<Self, SheetError> {
        let mut xml = Xml::new(source, longest(caps));
        enter_workbook(&mut xml)?;
        Ok(Self {
            xml,
            cell: Cell::default(),
            caps: caps.clone(),
            place: Place::Workbook,
            line: 1,
            found: false,
            cells: 0,
            bytes: 0,
        })
    }

    /// Reads the next row that is not blank into `row`, which it makes no longer than `limits` allow; `None`
    /// behind the last one. `phones` are the columns of phone numbers, counted from 0.
    ///
    /// # Errors
    /// Those of the document as a whole: damaged, or beyond a cap.
    pub fn next(
        &mut self,
        limits: &Limits,
        phones: &[usize],
        row: &mut Row,
    ) -> Result<Option<Found>, SheetError> {
        let mut blank_before = 0;
        while self.place != Place::Done {
            match self.step()? {
                Step::EnterSheet => {
                    self.place = Place::Sheet { groups: 0 };
                    self.line = 1;
                    blank_before = 0;
                }
                Step::EnterGroup => self.change_groups(1),
                Step::Row { repeated } => {
                    let fault = self.row(repeated, limits, phones, row)?;
                    let line = self.line;
                    self.line = line + repeated;
                    if row.is_blank() && fault.is_none() {
                        blank_before += repeated;
                        continue;
                    }
                    self.found = true;
                    return Ok(Some(Found { line, repeated, blank_before, fault }));
                }
                Step::Skip => self.xml.skip()?,
                Step::Leave => self.leave(),
                Step::Stay => {}
            }
        }
        self.xml.drain()?;
        Ok(None)
    }

    /// Bytes of memory that one piece of the document took at most.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.xml.held()
    }

    fn step(&mut self) -> Result<Step, SheetError> {
        Ok(match self.xml.next()? {
            Event::Open(element) => match (self.place, element.name()) {
                (Place::Workbook, (Space::Table, b"table")) => Step::EnterSheet,
                (Place::Sheet { .. }, (Space::Table, b"table-row")) => {
                    Step::Row { repeated: element.count(Space::Table, b"number-rows-repeated")? }
                }
                (Place::Sheet { .. }, (Space::Table, name)) if GROUPS.contains(&name) => Step::EnterGroup,
                _ => Step::Skip,
            },
            Event::Close => Step::Leave,
            Event::Text(_) | Event::Nothing | Event::End => Step::Stay,
        })
    }

    fn change_groups(&mut self, by: i32) {
        if let Place::Sheet { groups } = &mut self.place {
            *groups = groups.saturating_add_signed(by);
        }
    }

    fn leave(&mut self) {
        match self.place {
            Place::Sheet { groups: 0 } if !self.found => self.place = Place::Workbook,
            Place::Sheet { groups: 0 } | Place::Workbook => self.place = Place::Done,
            Place::Sheet { .. } => self.change_groups(-1),
            Place::Done => {}
        }
    }

    /// Reads a row to its end; the first thing that is wrong with it.
    fn row(
        &mut self,
        repeated: u64,
        limits: &Limits,
        phones: &[usize],
        row: &mut Row,
    ) -> Result<Option<CellFault>, SheetError> {
        row.clear();
        let mut filling = Filling { row, limits, phones, record: self.caps.record, column: 0, fault: None };
        loop {
            let element = match self.xml.next()? {
                Event::Open(element) => element,
                Event::Close => break,
                Event::Text(_) | Event::Nothing | Event::End => continue,
            };
            match element.name() {
                (Space::Table, b"table-cell") => {
                    self.cell.begin(&element, longest(&self.caps))?;
                    self.cell.read(&mut self.xml)?;
                    let cells = filling.add(&self.cell);
                    count(&mut self.cells, cells, repeated, OdsCap::Cells, self.caps.ods.cells)?;
                }
                // What a merged cell covers is not seen.
                (Space::Table, b"covered-table-cell") => {
                    filling.column += element.count(Space::Table, b"number-columns-repeated")?;
                    self.xml.skip()?;
                }
                _ => self.xml.skip()?,
            }
        }
        let Filling { fault, .. } = filling;
        count(&mut self.bytes, row.bytes() as u64, repeated, OdsCap::Inflated, self.caps.ods.inflated)?;
        Ok(fault)
    }
}

/// Adds what stands in each of the repeated rows to a sum.
fn count(sum: &mut u64, each: u64, repeated: u64, cap: OdsCap, limit: u64) -> Result<(), SheetError> {
    *sum = sum.saturating_add(each.saturating_mul(repeated));
    if *sum > limit { Err(SheetError::OdsTooLarge { cap, limit }) } else { Ok(()) }
}

/// Bytes of the longest cell.
fn longest(caps: &Caps) -> usize {
    caps.cell.max(caps.long_cell)
}

fn enter_workbook<R: Read>(xml: &mut Xml<R>) -> Result<(), SheetError> {
    loop {
        let workbook = match xml.next()? {
            Event::Open(element) => match element.name() {
                (Space::Office, b"spreadsheet") => Some(true),
                (Space::Office, b"document-content" | b"body") => Some(false),
                _ => None,
            },
            Event::End => return Err(SheetError::DamagedSpreadsheet),
            Event::Close | Event::Text(_) | Event::Nothing => Some(false),
        };
        match workbook {
            Some(true) => return Ok(()),
            Some(false) => {}
            None => xml.skip()?,
        }
    }
}

/// A row that is being filled.
struct Filling<'r> {
    row: &'r mut Row,
    limits: &'r Limits,
    phones: &'r [usize],
    /// Bytes that the row may have.
    record: usize,
    /// The column of the next cell, counted from 0.
    column: u64,
    fault: Option<CellFault>,
}

impl Filling<'_> {
    /// Adds a cell as often as it is repeated; how many cells that is. Empty ones cost nothing.
    fn add(&mut self, cell: &Cell) -> u64 {
        let first = self.column;
        self.column = first + cell.repeated;
        let columns = self.limits.columns as u64;
        // Below the number of columns that are allowed.
        let places = (first..self.column.min(columns)).map(|column| column as usize);
        if cell.failed {
            self.row.failed.extend(places.clone());
        }
        let text = cell.text();
        if text.is_empty() {
            return 0;
        }
        places.for_each(|column| self.put(cell, &text, column));
        if self.column > columns {
            let reason = RowFault::TooManyCells { expected: self.limits.columns };
            self.refuse(first.max(columns) as usize, &text, reason);
        }
        cell.repeated
    }

    fn put(&mut self, cell: &Cell, text: &str, column: usize) {
        let phone = if self.phones.contains(&column) { cell.phone() } else { text.into() };
        let limit = self.limits.of_cell(column);
        if text.contains('\0') {
            self.refuse(column, text, RowFault::Nul);
        } else if text.len() > limit {
            self.refuse(column, text, RowFault::CellTooLong { limit });
        } else if self.row.bytes() + phone.len() > self.record {
            self.refuse(column, text, RowFault::RecordTooLong { limit: self.record });
        } else {
            while self.row.len() < column {
                self.row.end_cell();
            }
            self.row.push(&phone);
            self.row.end_cell();
        }
    }

    fn refuse(&mut self, column: usize, text: &str, reason: RowFault) {
        self.fault.get_or_insert_with(|| CellFault { column, excerpt: excerpt(text), reason });
    }
}
