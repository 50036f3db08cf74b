//! Tables of text, whatever file they come from, CSV or OpenDocument: a row of headings, then rows of cells.
//!
//! It knows formats, not accounts or contacts, and no words for people: errors are data. A table is
//! streamed: memory does not grow with the file.

mod csv;
mod error;
mod form;
mod header;
mod limits;
mod ods;
mod row;
mod write;

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::Path;

pub(super) use csv::{Found, Text, find_encoding};
pub use error::{Column, OdsCap, ReadError, RowError, RowFault, SheetError, excerpt};
pub use form::Form;
pub use header::{Header, heading_key};
pub use row::{Remark, Row};
pub use write::{Heading, Kind, Notes, Writer};

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
    /// More of them for an OpenDocument spreadsheet, in place of [`Caps::file`] and [`Caps::rows`].
    pub ods: OdsCaps,
}

/// How much of an OpenDocument spreadsheet is read (RELIABILITY §4). What is repeated counts as if it were
/// written out.
#[derive(Debug, Clone)]
pub struct OdsCaps {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes that its content stands for, counted while it is inflated.
    pub inflated: u64,
    /// How many times as large the content may be as it is in the file.
    pub ratio: u64,
    /// Parts of the file.
    pub parts: u64,
    /// Rows that are not blank, the headings not counted.
    pub rows: u64,
    /// Cells that are not empty.
    pub cells: u64,
}

impl Default for OdsCaps {
    fn default() -> Self {
        Self { file: 64 << 20, inflated: 512 << 20, ratio: 200, parts: 200, rows: 250_000, cells: 5_000_000 }
    }
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
            ods: OdsCaps::default(),
        }
    }
}

/// What a person can say about a file of text when the guess is wrong, and what the caller knows of its columns.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The label of an encoding (`windows-1252`, `utf-16le`, `macintosh` …).
    pub encoding: Option<String>,
    /// What parts the cells.
    pub delimiter: Option<char>,
    /// Headings of the columns whose cells may be long (notes).
    pub long_columns: Vec<String>,
    /// Headings of the columns of phone numbers, which a spreadsheet may have taken for quantities.
    pub phone_columns: Vec<String>,
    /// Limits.
    pub caps: Caps,
}

/// What a table is read from; it is gone over twice, hence [`Seek`].
trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// An open table, after its headings.
pub struct Sheet {
    header: Header,
    table: Table,
}

enum Table {
    Csv(Box<csv::Table>),
    Ods(Box<ods::Table>),
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
    let mut source: Box<dyn Source> = Box::new(reader);
    let (header, table) = match form::find_spreadsheet(&mut source, &options.caps)? {
        Some(package) => {
            let (header, table) = ods::Table::open(source, &package, options)?;
            (header, Table::Ods(Box::new(table)))
        }
        None => {
            let (header, table) = csv::Table::open(source, options)?;
            (header, Table::Csv(Box::new(table)))
        }
    };
    Ok(Sheet { header, table })
}

impl Sheet {
    /// The form that the file is read in.
    #[must_use]
    pub fn form(&self) -> Form {
        match &self.table {
            Table::Csv(table) => table.form(),
            Table::Ods(_) => Form::Ods,
        }
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
        std::iter::from_fn(|| match table {
            Table::Csv(table) => table.next_row(header),
            Table::Ods(table) => table.next_row(header),
        })
    }

    /// How many blank rows were left out so far.
    #[must_use]
    pub fn blank_rows(&self) -> u64 {
        match &self.table {
            Table::Csv(table) => table.blank_rows(),
            Table::Ods(table) => table.blank_rows(),
        }
    }
}

#[cfg(test)]
mod tests;
