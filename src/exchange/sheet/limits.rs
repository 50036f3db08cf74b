//! What one row may hold, and what is wrong with a cell that holds more; the same for every form of table.

use super::Caps;
use super::error::{Column, RowError, RowFault};
use super::header::Header;

/// What one row may hold.
pub(super) struct Limits {
    /// Cells; those to the right must be empty and are dropped.
    pub columns: usize,
    /// Bytes of a cell.
    pub cell: usize,
    /// Bytes of a cell of `long_columns`.
    pub long_cell: usize,
    /// Columns counted from 0.
    pub long_columns: Vec<usize>,
}

impl Limits {
    /// Those of the row of headings: one cell more than there may be, so that too many show.
    pub fn of_headings(caps: &Caps) -> Self {
        Self {
            columns: caps.columns + 1,
            cell: caps.cell,
            long_cell: caps.long_cell,
            long_columns: Vec::new(),
        }
    }

    /// Those of the rows under `header`, of which the columns of these names are long.
    pub fn under(header: &Header, long_columns: &[String], caps: &Caps) -> Self {
        Self {
            columns: header.names().len(),
            long_columns: header.columns(long_columns),
            ..Self::of_headings(caps)
        }
    }

    /// Bytes of a cell in a column counted from 0.
    pub fn of_cell(&self, column: usize) -> usize {
        let long = !self.long_columns.is_empty() && self.long_columns.contains(&column);
        if long { self.long_cell } else { self.cell }
    }
}

/// A fault inside a row whose end is known.
#[derive(Debug, Clone)]
pub(super) struct CellFault {
    /// Counted from 0.
    pub column: usize,
    /// The beginning of the cell.
    pub excerpt: String,
    /// What is wrong.
    pub reason: RowFault,
}

impl CellFault {
    /// As the error of a row whose columns have no names yet.
    pub fn in_line(self, line: u64) -> RowError {
        let column = Column { number: self.column + 1, heading: None };
        RowError { line, column, excerpt: self.excerpt, reason: self.reason }
    }
}
