//! Tables of text, whatever file they come from: a row of headings, then rows of cells.
//!
//! It knows formats, not accounts or contacts, and no words for people: errors are data. A table is
//! streamed: memory does not grow with the file. Whoever needs it twice (once to plan, once to apply)
//! opens it twice.

mod csv;
mod error;
mod header;
mod row;

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::Path;

pub use csv::{Delimiter, Kind, Writer};
pub(super) use csv::{Found, Text, find_encoding};
pub use error::{Column, ReadError, RowError, RowFault, SheetError, excerpt};
pub use header::{Header, heading_key};
pub use row::{Remark, Row};

/// How much of a foreign file is read (RELIABILITY §4). Sizes are bytes.
#[derive(Debug, Clone)]
pub struct Caps {
    /// The file.
    pub file: u64,
    /// Rows that are not blank, the headings not counted.
    pub rows: u64,
    /// One row, as UTF-8.
    pub record: usize,
    /// One cell.
    pub cell: usize,
    /// One cell of [`Options::long_columns`].
    pub long_cell: usize,
    /// Headings.
    pub columns: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self {
            file: 1 << 30,
            rows: 2_000_000,
            record: 1 << 20,
            cell: 64 << 10,
            long_cell: 1 << 20,
            columns: 512,
        }
    }
}

/// What a person can say about a file when the guess is wrong, and what the caller knows of its columns.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The label of an encoding (`windows-1252`, `utf-16le`, `macintosh` …).
    pub encoding: Option<String>,
    /// What parts the cells.
    pub delimiter: Option<char>,
    /// Headings of the columns whose cells may be long (notes).
    pub long_columns: Vec<String>,
    /// Limits.
    pub caps: Caps,
}

/// What a table is read from; it is gone over twice, hence [`Seek`].
trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// An open table, after its headings.
pub struct Sheet {
    header: Header,
    table: csv::Table,
}

/// Opens the table in a file.
///
/// # Errors
/// Every fault of the file as a whole that shows up to its headings.
pub fn open(path: &Path, options: &Options) -> Result<Sheet, SheetError> {
    // Asked before opening: opening a pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() {
        return Err(SheetError::NotAFile);
    }
    open_reader(File::open(path)?, options)
}

/// Opens the table in anything that can be gone over twice; a stream is first spooled by the caller.
///
/// # Errors
/// As [`open`].
pub fn open_reader(
    reader: impl Read + Seek + Send + 'static,
    options: &Options,
) -> Result<Sheet, SheetError> {
    let (header, table) = csv::Table::open(Box::new(reader), options)?;
    Ok(Sheet { header, table })
}

impl Sheet {
    /// The name of the encoding that the file is read in (`UTF-8`, `UTF-16LE`, `windows-1252` …).
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.table.encoding()
    }

    /// What parts the cells.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.table.delimiter().as_char()
    }

    /// The headings.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The rows that follow, blank ones left out. Goes on where an earlier call stopped, and ends for good
    /// after [`ReadError::File`].
    pub fn rows(&mut self) -> impl Iterator<Item = Result<Row, ReadError>> {
        let Self { header, table } = self;
        std::iter::from_fn(|| table.next_row(header))
    }

    /// How many blank rows were left out so far.
    #[must_use]
    pub fn blank_rows(&self) -> u64 {
        self.table.blank_rows()
    }
}

#[cfg(test)]
mod tests;
