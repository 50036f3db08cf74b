//! vCards: 4.0 out, 2.1 to 4.0 in as rows of a contacts table (SPEC §8), so that plan, synchronisation and
//! import are those of a contacts file.
//!
//! Reading goes bytes → text (the encodings of [`sheet`](super::sheet)) → `split` (one card, its properties
//! unfolded) → `property` (one property, by calcard) → `card` (where each has its place). Cards are cut out
//! and unfolded by ourselves: calcard holds a file as a whole, ends a card at the one that is nested in it,
//! forgets a line without a colon, and swallows what follows an open quotation mark.
//!
//! Writing is calcard's, which folds and escapes exactly.

mod card;
mod property;
mod split;
mod write;

use std::io::{Read, Seek, SeekFrom};

use super::sheet::{
    Caps, Column, Header, ReadError, Row, RowError, RowFault, SheetError, excerpt, find_encoding,
};
use card::Card;
use split::{Cut, Splitter};

pub use write::Writer;

/// Ours: the reference of the account whose contact the card is.
const ACCOUNT: &str = "X-CARNET-ACCOUNT";
/// Ours: the type of contact by its number in files (S3.28).
const TYPE: &str = "X-CARNET-TYPE";

/// Whether a file that begins with these bytes holds vCards.
#[must_use]
pub fn looks_like(beginning: &[u8]) -> bool {
    // Without byte order marks, and without the NUL that UTF-16 puts into every letter of ASCII.
    let text: Vec<u8> =
        beginning.iter().copied().filter(|byte| byte.is_ascii() && *byte != 0).take(1 << 10).collect();
    let text = String::from_utf8_lossy(&text);
    text.trim_start().lines().next().is_some_and(split::begins)
}

/// The cards of a file, as rows of a contacts table. Memory does not grow with the file.
pub struct Cards {
    header: Header,
    splitter: Splitter,
    encoding: &'static str,
    caps: Caps,
    /// The column that may be as long as a note.
    note: Option<usize>,
    rows: u64,
    stopped: bool,
}

impl Cards {
    /// Opens a file of cards.
    ///
    /// # Errors
    /// Too large, empty, no text, no card in it, unreadable.
    pub fn open(mut reader: impl Read + Seek + Send + 'static, caps: &Caps) -> Result<Self, SheetError> {
        let bytes = reader.seek(SeekFrom::End(0))?;
        if bytes > caps.file {
            return Err(SheetError::TooLarge { bytes, limit: caps.file });
        }
        let found = find_encoding(&mut reader, None)?;
        let mut splitter = Splitter::new(Box::new(reader), found, caps.record);
        if !splitter.has_card()? {
            return Err(SheetError::NoCard);
        }
        let header = Header::from_row(&Row::of(1, Card::headings()))?;
        let note = header.column("Note");
        let encoding = found.encoding.name();
        Ok(Self { header, splitter, encoding, caps: caps.clone(), note, rows: 0, stopped: false })
    }

    /// The headings of a contacts table (S3.23), and « Organisation ».
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The name of the encoding that the file is read in.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The next card; its line is that of its `BEGIN`. Ends for good after [`ReadError::File`].
    pub fn next_row(&mut self) -> Option<Result<Row, ReadError>> {
        if self.stopped {
            return None;
        }
        let row = match self.splitter.next() {
            Ok(cut) => cut?,
            Err(error) => return Some(Err(self.stop(error.into()))),
        };
        if self.rows == self.caps.rows {
            let line = row.as_ref().map_or_else(|fault| fault.line, |cut| cut.line);
            return Some(Err(self.stop(SheetError::TooManyRows { line, limit: self.caps.rows })));
        }
        self.rows += 1;
        Some(row.and_then(|cut| self.row(&cut)).map_err(ReadError::Row))
    }

    fn stop(&mut self, error: SheetError) -> ReadError {
        self.stopped = true;
        error.into()
    }

    fn row(&self, cut: &Cut) -> Result<Row, RowError> {
        let card = Card::read(cut);
        let mut row = Row::of(cut.line, card.cells());
        if let Some((column, limit)) = self.too_long(&row) {
            return Err(RowError {
                line: cut.line,
                column: self.header.describe(column),
                excerpt: excerpt(row.cell(column)),
                reason: RowFault::CellTooLong { limit },
            });
        }
        if cut.damaged {
            row.damaged = Some(self.damaged(&row));
        }
        row.remarks = card.remarks;
        Ok(row)
    }

    /// The first cell that is longer than its column may be, and how long that is.
    fn too_long(&self, row: &Row) -> Option<(usize, usize)> {
        let limit = |column| if Some(column) == self.note { self.caps.long_cell } else { self.caps.cell };
        (0..row.len()).map(|column| (column, limit(column))).find(|(at, limit)| row.cell(*at).len() > *limit)
    }

    fn damaged(&self, row: &Row) -> Column {
        let column = row.cells().position(|cell| cell.contains(char::REPLACEMENT_CHARACTER));
        self.header.describe(column.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
