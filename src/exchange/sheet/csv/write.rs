//! Writing: `;`, UTF-8 with a byte order mark, CRLF, quoted where needed; what a French spreadsheet opens
//! with a double click.

use std::io::{self, Write};

use crate::exchange::sheet::write::{Heading, Kind};

use super::guard::{is_plain_phone, needs_guard};

/// Writes a table row by row.
pub(in crate::exchange::sheet) struct Writer<W: Write> {
    csv: csv::Writer<W>,
    kinds: Vec<Kind>,
    guarded: String,
}

impl<W: Write> Writer<W> {
    /// Starts a table with these columns.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(mut out: W, columns: &[Heading]) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let csv = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .buffer_capacity(64 << 10)
            .from_writer(out);
        let mut writer = Self { csv, kinds: vec![Kind::Text; columns.len()], guarded: String::new() };
        writer.row(columns.iter().map(|heading| heading.text))?;
        writer.kinds = columns.iter().map(|heading| heading.kind).collect();
        Ok(writer)
    }

    /// Writes one row; it has one cell for every column.
    ///
    /// # Errors
    /// Those of the output; [`io::ErrorKind::Other`] when the number of cells is another.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        for (column, cell) in cells.into_iter().enumerate() {
            let phone = self.kinds.get(column) == Some(&Kind::Phone);
            if needs_guard(cell) && !(phone && is_plain_phone(cell)) {
                self.guarded.clear();
                self.guarded.push('\'');
                self.guarded.push_str(cell);
                self.csv.write_field(&self.guarded)?;
            } else {
                self.csv.write_field(cell)?;
            }
        }
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}
