//! Rows out of records: line numbers, caps, and going on after a fault.

use crate::exchange::sheet::error::{Column, ReadError, RowError, RowFault, SheetError, excerpt};
use crate::exchange::sheet::limits::{CellFault, Limits};
use crate::exchange::sheet::{Caps, Form, Header, Options, Row, Source};

use super::dialect::{Delimiter, separator_line, sniff};
use super::encoding::{self, Found};
use super::record::{Split, split};
use super::text::Text;

/// Text that the delimiter is decided on.
const HEAD: usize = 64 << 10;
/// After a row whose end is not found, reading starts again on its second line, over up to a record's length
/// of text; this many times at most, or a hostile file would keep us for hours.
const ENDLESS_ROWS: u32 = 1000;

/// A table of text with delimiters, after its headings.
pub(in crate::exchange::sheet) struct Table {
    text: Text<Box<dyn Source>>,
    found: Found,
    delimiter: Delimiter,
    caps: Caps,
    limits: Limits,
    /// The line at which the window begins.
    line: u64,
    row: Row,
    rows: u64,
    blank_rows: u64,
    endless_rows: u32,
    skipping: bool,
    stopped: bool,
}

impl Table {
    /// Finds encoding and delimiter, and reads the headings.
    pub fn open(mut source: Box<dyn Source>, options: &Options) -> Result<(Header, Self), SheetError> {
        let caps = options.caps.clone();
        let asked = match options.delimiter {
            None => None,
            Some(delimiter) => Some(Delimiter::new(delimiter).ok_or(SheetError::BadDelimiter { delimiter })?),
        };
        let bytes = source.seek(std::io::SeekFrom::End(0))?;
        if bytes > caps.file {
            return Err(SheetError::TooLarge { bytes, limit: caps.file });
        }
        let found = encoding::find(&mut source, options.encoding.as_deref())?;
        let mut text = Text::new(source, found);
        text.fill(HEAD)?;
        if text.window().is_empty() {
            return Err(SheetError::Empty);
        }
        let named = separator_line(text.window());
        if let Some((_, length)) = named {
            text.consume(length);
        }
        let delimiter = asked.or(named.map(|(named, _)| named)).unwrap_or_else(|| sniff(text.window()));
        let limits = Limits::of_headings(&caps);
        let mut table = Self {
            text,
            found,
            delimiter,
            caps,
            limits,
            line: 1 + u64::from(named.is_some()),
            row: Row::default(),
            rows: 0,
            blank_rows: 0,
            endless_rows: 0,
            skipping: false,
            stopped: false,
        };
        let header = table.headings()?;
        table.limits = Limits::under(&header, &options.long_columns, &table.caps);
        table.blank_rows = 0;
        Ok((header, table))
    }

    pub fn form(&self) -> Form {
        Form::Csv { encoding: self.found.encoding.name(), delimiter: self.delimiter.as_char() }
    }

    pub fn blank_rows(&self) -> u64 {
        self.blank_rows
    }

    /// The next row that is not blank.
    pub fn next_row(&mut self, header: &Header) -> Option<Result<Row, ReadError>> {
        if self.stopped {
            return None;
        }
        let name = |mut error: RowError| {
            error.column = header.describe(error.column.number - 1);
            error
        };
        let mut result = match self.advance() {
            Ok(true) => Ok(()),
            Ok(false) => {
                self.stopped = true;
                return None;
            }
            Err(ReadError::Row(error)) => Err(ReadError::Row(name(error))),
            Err(file) => Err(file),
        };
        if self.rows == self.caps.rows && !matches!(result, Err(ReadError::File(_))) {
            result = Err(SheetError::TooManyRows { line: self.row.line, limit: self.caps.rows }.into());
        }
        self.rows += 1;
        self.stopped = matches!(result, Err(ReadError::File(_)));
        if let Some(column) = &mut self.row.damaged {
            *column = header.describe(column.number - 1);
        }
        Some(result.map(|()| self.row.clone()))
    }

    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.text.held()
    }

    fn headings(&mut self) -> Result<Header, SheetError> {
        let result = self.advance();
        let line = self.row.line;
        let lone_cr = |error: &RowError| error.reason == RowFault::LoneCarriageReturn;
        match result {
            Err(ReadError::Row(error)) if lone_cr(&error) => Err(SheetError::BadHeadings(error)),
            _ if self.row.len() > self.caps.columns => {
                Err(SheetError::TooManyColumns { line, limit: self.caps.columns })
            }
            Ok(true) if self.row.cells().any(|cell| cell.contains(is_binary)) => {
                Err(SheetError::NotATable { line })
            }
            Ok(true) => Header::from_row(&self.row),
            Ok(false) => Err(SheetError::NoHeadings),
            Err(ReadError::Row(error)) if error.reason == RowFault::Nul => {
                Err(SheetError::NotATable { line })
            }
            Err(ReadError::Row(error)) => Err(SheetError::BadHeadings(error)),
            Err(ReadError::File(error)) => Err(error),
        }
    }

    /// Reads the next record that is not blank into `row`; false at the end.
    fn advance(&mut self) -> Result<bool, ReadError> {
        if self.skipping {
            self.skip_line().map_err(SheetError::from)?;
        }
        loop {
            if self.text.window().is_empty() {
                self.text.fill(1).map_err(SheetError::from)?;
                if self.text.window().is_empty() {
                    return Ok(false);
                }
            }
            self.row.line = self.line;
            self.row.damaged = None;
            match split(self.text.window(), self.text.is_whole(), self.delimiter, &self.limits, &mut self.row)
            {
                Split::Record { bytes, line_ends, fault } => {
                    let damaged = self.text.is_damaged(bytes);
                    let fault = fault.map(|fault| fault.in_line(self.line));
                    let fault = fault.or_else(|| self.too_long(bytes)).or_else(|| self.damage(damaged));
                    self.text.consume(bytes);
                    self.line += line_ends;
                    match fault {
                        Some(fault) => return Err(fault.into()),
                        None if self.row.is_blank() => self.blank_rows += 1,
                        None => return Ok(true),
                    }
                }
                Split::Partial { column, reason } => {
                    let held = self.text.window().len();
                    if held > self.caps.record {
                        let limit = self.caps.record;
                        let reason = reason.unwrap_or(RowFault::RecordTooLong { limit });
                        return Err(self.give_up_line(column, reason));
                    }
                    // Doubling keeps the work linear: every try starts at the beginning of the record.
                    let wanted = (held * 2).max(HEAD).min(self.caps.record + 1);
                    self.text.fill(wanted).map_err(SheetError::from)?;
                }
                Split::OpenQuote { column } => return Err(self.give_up_line(column, RowFault::OpenQuote)),
            }
        }
    }

    /// Refuses the record at the window, of which only the first line is surely its own.
    fn give_up_line(&mut self, column: usize, reason: RowFault) -> ReadError {
        let start = self.text.window().lines().next().unwrap_or_default();
        let error = self.error(column, reason, excerpt(start));
        self.endless_rows += 1;
        if self.endless_rows > ENDLESS_ROWS {
            return SheetError::TooManyEndlessRows { line: self.line, limit: ENDLESS_ROWS }.into();
        }
        self.skipping = true;
        error.into()
    }

    /// Skips the rest of a line that was given up; only now, for after bad headings nobody reads on.
    fn skip_line(&mut self) -> std::io::Result<()> {
        self.skipping = false;
        loop {
            if let Some(end) = self.text.window().find('\n') {
                self.text.consume(end + 1);
                self.line += 1;
                return Ok(());
            }
            self.text.consume(self.text.window().len());
            if self.text.is_whole() {
                return Ok(());
            }
            self.text.fill(1)?;
        }
    }

    fn too_long(&self, bytes: usize) -> Option<RowError> {
        let limit = self.caps.record;
        (bytes > limit).then(|| {
            self.error(self.row.len() - 1, RowFault::RecordTooLong { limit }, excerpt(self.text.window()))
        })
    }

    /// An error if the encoding was asked for; else it is noted in the row as a warning.
    fn damage(&mut self, damaged: bool) -> Option<RowError> {
        if !damaged {
            return None;
        }
        let column =
            self.row.cells().position(|cell| cell.contains(char::REPLACEMENT_CHARACTER)).unwrap_or_default();
        if self.found.asked_for {
            return Some(self.error(column, RowFault::InvalidBytes, excerpt(self.row.cell(column))));
        }
        self.row.damaged = Some(Column { number: column + 1, heading: None });
        None
    }

    fn error(&self, column: usize, reason: RowFault, excerpt: String) -> RowError {
        CellFault { column, excerpt, reason }.in_line(self.row.line)
    }
}

/// Characters that no heading has; a table of a spreadsheet may have a tab or a line end in one.
fn is_binary(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}
