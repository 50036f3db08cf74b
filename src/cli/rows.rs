//! Answers on the standard output, row by row: JSON for programs, lines of cells parted by tabs for scripts and
//! people.

use std::{
    borrow::Cow,
    io::{self, IsTerminal, Write},
};

use serde_json::Value;

use crate::exchange::file::{FileError, write_stdout};

use super::{Failure, say::Cleaned};

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line a row.
    Text,
    /// One JSON array.
    Json,
}

impl Form {
    /// JSON if it is asked for.
    pub fn of(json: bool) -> Self {
        if json { Form::Json } else { Form::Text }
    }
}

/// An answer that is being written.
pub struct Rows<'a> {
    out: &'a mut dyn Write,
    form: Form,
    /// What parts the cells of a line: a terminal would be shown the sign of a tab.
    between: &'static str,
    written: u64,
}

/// Writes an answer of any length; `fill` adds its rows. How many there were. A reader that leaves has read
/// enough.
pub fn answer(form: Form, fill: impl FnOnce(&mut Rows) -> Result<(), Failure>) -> Result<u64, Failure> {
    let mut written = 0;
    to_stdout(|out| {
        let between = if io::stdout().is_terminal() { "  " } else { "\t" };
        let mut rows = Rows { out, form, between, written: 0 };
        let filled = fill(&mut rows).and_then(|()| rows.finish());
        written = rows.written;
        filled
    })?;
    Ok(written)
}

/// Writes an answer that is only asked for as text.
pub fn lines(lines: impl IntoIterator<Item = Vec<String>>) -> Result<(), Failure> {
    answer(Form::Text, |rows| lines.into_iter().try_for_each(|cells| rows.line(&cells))).map(drop)
}

/// Writes one JSON value.
pub fn value(value: &Value) -> Result<(), Failure> {
    to_stdout(|out| Ok(writeln!(out, "{value}").map_err(FileError::Write)?))
}

/// What came from outside reaches a terminal only cleaned.
fn to_stdout(fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    write_stdout(|out| {
        if !io::stdout().is_terminal() {
            return fill(out);
        }
        let mut cleaned = Cleaned::new(out);
        fill(&mut cleaned)?;
        Ok(cleaned.flush().map_err(FileError::Write)?)
    })
    .map(drop)
}

impl Rows<'_> {
    /// One more row, as JSON or as cells.
    pub fn add(
        &mut self,
        json: impl FnOnce() -> Value,
        cells: impl FnOnce() -> Vec<String>,
    ) -> Result<(), Failure> {
        self.add_all(json, || [cells()].into_iter())
    }

    /// One more thing, which is one element as JSON, and any number of lines.
    pub fn add_all<L: Iterator<Item = Vec<String>>>(
        &mut self,
        json: impl FnOnce() -> Value,
        lines: impl FnOnce() -> L,
    ) -> Result<(), Failure> {
        match self.form {
            Form::Json => {
                let before = if self.written == 0 { "[" } else { ",\n" };
                self.write(&format!("{before}{}", json()))
            }
            Form::Text => lines().try_for_each(|cells| self.line(&cells)),
        }
    }

    fn line(&mut self, cells: &[String]) -> Result<(), Failure> {
        let cells: Vec<_> = cells.iter().map(|cell| one_cell(cell)).collect();
        self.write(&(cells.join(self.between) + "\n"))
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(FileError::Write)?;
        self.written += 1;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        let end = match (self.form, self.written) {
            (Form::Json, 0) => "[]\n",
            (Form::Json, _) => "]\n",
            (Form::Text, _) => "",
        };
        Ok(self.out.write_all(end.as_bytes()).map_err(FileError::Write)?)
    }
}

/// The cell without line ends and tabs, which part lines and cells.
fn one_cell(cell: &str) -> Cow<'_, str> {
    if !cell.contains(['\n', '\t']) {
        return cell.into();
    }
    cell.replace('\n', ", ").replace('\t', " ").into()
}
