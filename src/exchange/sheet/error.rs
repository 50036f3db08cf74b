//! What can be wrong with a file, as data: a later layer words it in the person's language.
//!
//! `Display` is English, for logs, and holds no text of the file (RELIABILITY §4: no names, addresses or
//! numbers in a log); headings and values are in the fields only.

use std::{fmt, io};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Characters of a value that an error repeats.
const EXCERPT: usize = 60;

/// The beginning of a value, for a message.
#[must_use]
pub fn excerpt(value: &str) -> String {
    match value.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// A column of a file, as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Counted from 1.
    pub number: usize,
    /// The heading as it stands in the file; `None` where the column has none.
    pub heading: Option<String>,
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}", self.number)
    }
}

/// One row that cannot be used; the rows after it still can.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("line {line}, {column}: {reason}")]
pub struct RowError {
    /// The physical line where the row starts, counted from 1.
    pub line: u64,
    /// Where the first fault of the row is.
    pub column: Column,
    /// The beginning of the value at fault, as it came (not cleaned for display).
    pub excerpt: String,
    /// What is wrong.
    pub reason: RowFault,
}

/// What is wrong with a row. Sizes are bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum RowFault {
    /// A value stands right of the last heading.
    #[error("more cells than the {expected} headings")]
    TooManyCells {
        /// The number of headings.
        expected: usize,
    },
    /// A quotation mark opens a cell and is never closed, or not where a cell can end.
    #[error("quotation mark without its closing one")]
    OpenQuote,
    /// The row is longer than the cap.
    #[error("row of more than {limit} bytes")]
    RecordTooLong {
        /// The cap.
        limit: usize,
    },
    /// The cell is longer than its column's cap.
    #[error("cell of more than {limit} bytes")]
    CellTooLong {
        /// The cap.
        limit: usize,
    },
    /// The cell holds a NUL character.
    #[error("NUL character")]
    Nul,
    /// A carriage return without a line feed, outside quotation marks.
    #[error("carriage return without line feed")]
    LoneCarriageReturn,
    /// Text between two cards of a file of cards.
    #[error("text that belongs to no card")]
    OutsideCard,
    /// Bytes that mean nothing in the encoding that was asked for.
    #[error("bytes that are not valid in the encoding asked for")]
    InvalidBytes,
}

/// What an OpenDocument spreadsheet may have no more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OdsCap {
    /// Bytes of the file.
    File,
    /// Bytes that its content stands for.
    Inflated,
    /// How many times as large the content is as the file.
    Ratio,
    /// Parts of the file.
    Parts,
    /// Rows that are not blank.
    Rows,
    /// Cells that are not empty.
    Cells,
}

impl fmt::Display for OdsCap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "bytes",
            Self::Inflated => "bytes of content",
            Self::Ratio => "times the file in content",
            Self::Parts => "parts",
            Self::Rows => "rows",
            Self::Cells => "cells",
        })
    }
}

/// A file that cannot be read, or not any further.
#[derive(Debug, Error)]
pub enum SheetError {
    /// The system refused to open or read it.
    #[error("cannot read: {0}")]
    Io(#[from] io::Error),
    /// A directory, a device, a pipe.
    #[error("not a regular file")]
    NotAFile,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the cap.
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The cap.
        limit: u64,
    },
    /// Binary data: an image, an archive, a program.
    #[error("line {line}: not a table of text")]
    NotATable {
        /// Where this shows.
        line: u64,
    },
    /// Every other byte is NUL and no byte order mark says which UTF-16 it is.
    #[error("line 1: {likely} without a byte order mark")]
    Utf16WithoutMark {
        /// The encoding that it looks like, to be asked for by name.
        likely: &'static str,
    },
    /// The label asked for names no encoding.
    #[error("unknown encoding asked for")]
    UnknownEncoding {
        /// The label.
        label: String,
    },
    /// The character asked for cannot part cells.
    #[error("unusable delimiter asked for")]
    BadDelimiter {
        /// The character.
        delimiter: char,
    },
    /// A file of cards in which none begins.
    #[error("no card")]
    NoCard,
    /// Only blank rows.
    #[error("no row of headings")]
    NoHeadings,
    /// The row of headings cannot be read.
    #[error("row of headings: {0}")]
    BadHeadings(RowError),
    /// More headings than the cap.
    #[error("line {line}: more than {limit} columns")]
    TooManyColumns {
        /// Of the headings.
        line: u64,
        /// The cap.
        limit: usize,
    },
    /// A column without a heading.
    #[error("line {line}: column {column} has no heading")]
    EmptyHeading {
        /// Of the headings.
        line: u64,
        /// Counted from 1.
        column: usize,
    },
    /// Two columns whose headings are the same but for case, accents, blanks and punctuation.
    #[error("line {line}: columns {first} and {second} have the same heading")]
    DuplicateHeading {
        /// Of the headings.
        line: u64,
        /// The heading as the second column has it.
        heading: String,
        /// The first of the two columns, counted from 1.
        first: usize,
        /// The second.
        second: usize,
    },
    /// More rows than the cap.
    #[error("line {line}: more than {limit} rows")]
    TooManyRows {
        /// Where the first row too many starts.
        line: u64,
        /// The cap.
        limit: u64,
    },
    /// So many open quotation marks and overlong rows that this is no table; reading on could cost hours.
    #[error("line {line}: more than {limit} rows whose end is not found")]
    TooManyEndlessRows {
        /// Of the last one.
        line: u64,
        /// The cap.
        limit: u32,
    },
    /// A workbook of Excel (`.xlsx`, `.xls`).
    #[error("an Excel workbook")]
    ExcelWorkbook,
    /// An OpenDocument file of another kind: a text, a drawing.
    #[error("an OpenDocument file without a spreadsheet")]
    NotASpreadsheet,
    /// An OpenDocument spreadsheet as one file of XML (`.fods`).
    #[error("a flat OpenDocument spreadsheet")]
    FlatSpreadsheet,
    /// A spreadsheet under a password.
    #[error("a spreadsheet under a password")]
    Encrypted,
    /// A spreadsheet that is cut short, altered or not as OpenDocument wants it.
    #[error("a damaged spreadsheet")]
    DamagedSpreadsheet,
    /// A spreadsheet with definitions (DTD), which no program writes and a file can be a bomb with.
    #[error("a spreadsheet with definitions of its own")]
    Definitions,
    /// A spreadsheet with more of something than may be read.
    #[error("a spreadsheet of more than {limit} {cap}")]
    OdsTooLarge {
        /// Of what.
        cap: OdsCap,
        /// The cap.
        limit: u64,
    },
}

/// What reading a row can end with.
#[derive(Debug, Error)]
pub enum ReadError {
    /// This row is refused; the reader goes on after it.
    #[error(transparent)]
    Row(#[from] RowError),
    /// The reader stops here.
    #[error(transparent)]
    File(#[from] SheetError),
}
