//! Writing a table, in whichever form.

use std::io::{self, Write};

use super::{csv, ods};

/// What a column holds, as far as writing it cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Text,
    /// Phone numbers: in CSV, a plain `+33 …` stays as it is.
    Phone,
}

/// The head of a column that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'h> {
    /// What it says.
    pub text: &'h str,
    /// What stands below it.
    pub kind: Kind,
    /// How wide a spreadsheet shows the column, in characters.
    pub width: u16,
}

impl<'h> Heading<'h> {
    /// Characters that a column shows when nothing else was said.
    pub const WIDTH: u16 = 24;

    /// A column of any text.
    #[must_use]
    pub fn of_text(text: &'h str) -> Self {
        Self { text, kind: Kind::Text, width: Self::WIDTH }
    }
}

/// A second sheet, which explains the first; CSV has no place for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// The name of the sheet.
    pub title: String,
    /// Its rows of cells; without any there is no such sheet.
    pub rows: Vec<Vec<String>>,
}

/// Writes a table row by row.
pub struct Writer<W: Write>(Form<W>);

enum Form<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Ods(Box<ods::Writer<W>>),
}

impl<W: Write> Writer<W> {
    /// Starts a file of text with these columns.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn csv(out: W, columns: &[Heading]) -> io::Result<Self> {
        csv::Writer::new(out, columns).map(|writer| Self(Form::Csv(Box::new(writer))))
    }

    /// Starts an OpenDocument spreadsheet with these columns, and `notes` on a second sheet. Nothing comes out
    /// before [`Writer::finish`]: a spreadsheet is put together in a private file.
    ///
    /// # Errors
    /// Those of the private file.
    pub fn ods(out: W, columns: &[Heading], notes: &Notes) -> io::Result<Self> {
        ods::Writer::new(out, columns, notes).map(|writer| Self(Form::Ods(Box::new(writer))))
    }

    /// Writes one row; it has one cell for every column.
    ///
    /// # Errors
    /// Those of the output; [`io::ErrorKind::Other`] when the number of cells is another.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        match &mut self.0 {
            Form::Csv(writer) => writer.row(cells),
            Form::Ods(writer) => writer.row(cells),
        }
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Form::Csv(writer) => writer.finish(),
            Form::Ods(writer) => writer.finish(),
        }
    }
}
