//! One row of text.

use serde::{Deserialize, Serialize};

use super::error::Column;

/// One row of cells, held as one piece of text so that a row costs two allocations whatever its width.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The physical line of the file where the row starts, counted from 1.
    pub line: u64,
    /// A warning: the first column with bytes that were no text and now stand as U+FFFD.
    pub damaged: Option<Column>,
    /// The columns, counted from 0, of cells of a spreadsheet whose formulas failed: they show why, and have no
    /// value.
    pub failed: Vec<usize>,
    /// Warnings: what a card holds that no column has a place for. A table has none.
    pub remarks: Vec<Remark>,
    text: String,
    ends: Vec<usize>,
}

/// What became of a part of a card that no column has a place for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// This property, or line that is none, stands in the note.
    InNote(String),
    /// A property that cannot be text, such as a picture, was left out.
    LeftOut {
        /// Its name.
        property: String,
        /// Its size.
        bytes: usize,
    },
    /// The card has no end: the rest of it may be missing.
    Unclosed,
}

impl Row {
    /// A row of these cells.
    pub(in crate::exchange) fn of<'c>(line: u64, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut row = Self { line, ..Self::default() };
        for cell in cells {
            row.push(cell);
            row.end_cell();
        }
        row
    }

    /// The cell of a column counted from 0; empty when the row is shorter than the headings.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.ends.get(column).map_or("", |&end| &self.text[self.start(column)..end])
    }

    /// The cells that the row has, from the left.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }

    /// How many cells the row has: at most as many as there are headings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cell at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether no cell holds anything but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    /// Bytes of its cells.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) fn clear(&mut self) {
        self.failed.clear();
        self.text.clear();
        self.ends.clear();
    }

    /// Adds to the cell that is being written.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The cell that is being written.
    pub(super) fn open_cell(&self) -> &str {
        &self.text[self.start(self.ends.len())..]
    }

    /// Takes the first character off the cell that is being written.
    pub(super) fn drop_first_char(&mut self) {
        let start = self.start(self.ends.len());
        self.text.remove(start);
    }

    /// Forgets the cell that is being written.
    pub(super) fn drop_cell(&mut self) {
        let start = self.start(self.ends.len());
        self.text.truncate(start);
    }

    /// Ends the cell that is being written.
    pub(super) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }

    fn start(&self, column: usize) -> usize {
        column.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}
