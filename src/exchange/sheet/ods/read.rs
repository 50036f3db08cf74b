//! The table under its headings.

use crate::exchange::sheet::error::{OdsCap, ReadError, RowFault, SheetError};
use crate::exchange::sheet::limits::{CellFault, Limits};
use crate::exchange::sheet::{Caps, Header, Options, Row, Source};

use super::package::Package;
use super::part::Part;
use super::refusal;
use super::rows::{Found, Rows};

/// The table of a spreadsheet, after its headings.
pub(in crate::exchange::sheet) struct Table {
    rows: Rows<Part<Box<dyn Source>>>,
    caps: Caps,
    limits: Limits,
    phones: Vec<usize>,
    row: Row,
    fault: Option<CellFault>,
    /// How often `row` is still to be told.
    left: u64,
    /// Rows that are not blank.
    count: u64,
    blank_rows: u64,
    stopped: bool,
}

impl Table {
    /// Finds the sheet and reads the headings.
    pub fn open(
        source: Box<dyn Source>,
        package: &Package,
        options: &Options,
    ) -> Result<(Header, Self), SheetError> {
        let caps = options.caps.clone();
        let content = Part::open(source, package.content, &caps.ods).map_err(refusal)?;
        let mut table = Self {
            rows: Rows::open(content, &caps)?,
            limits: Limits::of_headings(&caps),
            caps,
            phones: Vec::new(),
            row: Row::default(),
            fault: None,
            left: 0,
            count: 0,
            blank_rows: 0,
            stopped: false,
        };
        let header = table.headings()?;
        table.limits = Limits::under(&header, &options.long_columns, &table.caps);
        table.phones = header.columns(&options.phone_columns);
        Ok((header, table))
    }

    pub fn blank_rows(&self) -> u64 {
        self.blank_rows
    }

    /// The next row that is not blank.
    pub fn next_row(&mut self, header: &Header) -> Option<Result<Row, ReadError>> {
        if self.stopped {
            return None;
        }
        if self.left == 0 {
            match self.advance() {
                Ok(true) => {}
                Ok(false) => {
                    self.stopped = true;
                    return None;
                }
                Err(error) => {
                    self.stopped = true;
                    return Some(Err(error.into()));
                }
            }
        } else {
            self.row.line += 1;
        }
        self.left -= 1;
        Some(match &self.fault {
            None => Ok(self.row.clone()),
            Some(fault) => {
                let mut error = fault.clone().in_line(self.row.line);
                error.column = header.describe(fault.column);
                Err(error.into())
            }
        })
    }

    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.rows.held()
    }

    fn headings(&mut self) -> Result<Header, SheetError> {
        let found = self.rows.next(&self.limits, &[], &mut self.row)?.ok_or(SheetError::NoHeadings)?;
        let line = found.line;
        match found.fault {
            Some(CellFault { reason: RowFault::TooManyCells { .. }, .. }) => {
                Err(SheetError::TooManyColumns { line, limit: self.caps.columns })
            }
            _ if self.row.len() > self.caps.columns => {
                Err(SheetError::TooManyColumns { line, limit: self.caps.columns })
            }
            Some(fault) => Err(SheetError::BadHeadings(fault.in_line(line))),
            None => {
                self.take(Found { repeated: found.repeated - 1, fault: None, ..found })?;
                self.blank_rows = 0;
                Header::from_row(&self.row)
            }
        }
    }

    /// Reads the next row that is not blank; false behind the last one.
    fn advance(&mut self) -> Result<bool, SheetError> {
        let found = self.rows.next(&self.limits, &self.phones, &mut self.row)?;
        found.map_or(Ok(false), |found| self.take(found).map(|()| true))
    }

    fn take(&mut self, found: Found) -> Result<(), SheetError> {
        self.row.line = found.line;
        self.fault = found.fault;
        self.left = found.repeated;
        self.blank_rows += found.blank_before;
        self.count = self.count.saturating_add(found.repeated);
        if self.count > self.caps.ods.rows {
            return Err(SheetError::OdsTooLarge { cap: OdsCap::Rows, limit: self.caps.ods.rows });
        }
        Ok(())
    }
}
