//! Splitting one record into its cells.

use crate::exchange::sheet::error::{RowFault, excerpt};
use crate::exchange::sheet::limits::{CellFault, Limits};
use crate::exchange::sheet::row::Row;

use super::dialect::Delimiter;
use super::guard;

/// What a stretch of text begins with.
#[derive(Debug)]
pub(super) enum Split {
    /// A record, `bytes` long with its line end.
    Record { bytes: usize, line_ends: u64, fault: Option<CellFault> },
    /// A record that goes on after the text, which ends in the cell at `column`; `reason` is what can be
    /// said against the record so far.
    Partial { column: usize, reason: Option<RowFault> },
    /// A record whose cell at `column` opens a quotation mark that is not closed.
    OpenQuote { column: usize },
}

/// Splits the first record of `text` into the cells of `row`; `whole` says that nothing follows `text`.
///
/// A quotation mark counts only where it opens a cell. On one line we are as lenient as others: what
/// follows the closing mark belongs to the cell. On a later line such text shows that the mark was never
/// meant to open anything.
pub(super) fn split(text: &str, whole: bool, delimiter: Delimiter, limits: &Limits, row: &mut Row) -> Split {
    row.clear();
    let delimiter = delimiter.as_byte();
    let mut scan = Scan { text, whole, delimiter, at: 0, line_ends: 0, column: 0, spoilt: None, fault: None };
    loop {
        match scan.cell(limits, row) {
            Edge::Delimiter => scan.column += 1,
            Edge::RecordEnd => {
                return Split::Record { bytes: scan.at, line_ends: scan.line_ends, fault: scan.fault };
            }
            Edge::TextEnd => {
                let open = scan.spoilt.filter(|reason| *reason == RowFault::OpenQuote);
                let reason = open.or(scan.fault.map(|fault| fault.reason)).or(scan.spoilt);
                return Split::Partial { column: scan.column, reason };
            }
            Edge::OpenQuote => return Split::OpenQuote { column: scan.column },
        }
    }
}

/// What a cell ends with.
enum Edge {
    Delimiter,
    RecordEnd,
    TextEnd,
    OpenQuote,
}

struct Scan<'t> {
    text: &'t str,
    whole: bool,
    delimiter: u8,
    at: usize,
    line_ends: u64,
    column: usize,
    /// What is wrong with the cell that is being read.
    spoilt: Option<RowFault>,
    /// What is wrong with the first cell that has a fault.
    fault: Option<CellFault>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn cell(&mut self, limits: &Limits, row: &mut Row) -> Edge {
        let mut first_plain = None;
        if self.peek() == Some(b'"') {
            let lines_before = self.line_ends;
            if let Some(edge) = self.quoted(row) {
                return edge;
            }
            first_plain = (self.line_ends > lines_before).then(|| row.open_cell().len());
        }
        let edge = self.plain(row);
        if first_plain.is_some_and(|first| !row.open_cell()[first..].trim().is_empty()) {
            return Edge::OpenQuote;
        }
        if !matches!(edge, Edge::TextEnd) {
            self.finish(limits, row);
        }
        edge
    }

    /// Reads up to behind the closing quotation mark; an edge only if there is none.
    fn quoted(&mut self, row: &mut Row) -> Option<Edge> {
        let lines_before = self.line_ends;
        self.at += 1;
        let mut copied = self.at;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let Some(skip) = rest.iter().position(|b| matches!(b, b'"' | b'\n' | 0)) else {
                return Some(self.inside_quotes(lines_before));
            };
            self.at += skip + 1;
            match rest[skip] {
                b'\n' => self.line_ends += 1,
                0 => self.spoilt = Some(RowFault::Nul),
                _ => {
                    let next = self.peek();
                    if next.is_none() && !self.whole {
                        return Some(self.inside_quotes(lines_before));
                    }
                    let doubled = next == Some(b'"');
                    row.push(&self.text[copied..self.at - usize::from(!doubled)]);
                    self.at += usize::from(doubled);
                    copied = self.at;
                    if !doubled {
                        return None;
                    }
                }
            }
        }
    }

    /// The text ends inside quotation marks, opened when `lines_before` line ends had been read.
    fn inside_quotes(&mut self, lines_before: u64) -> Edge {
        if self.whole {
            return Edge::OpenQuote;
        }
        if self.line_ends > lines_before {
            self.spoilt.get_or_insert(RowFault::OpenQuote);
        }
        Edge::TextEnd
    }

    /// Reads up to behind the delimiter or line end.
    fn plain(&mut self, row: &mut Row) -> Edge {
        let from = self.at;
        let bytes = self.text.as_bytes();
        loop {
            let rest = &bytes[self.at..];
            let delimiter = self.delimiter;
            let Some(skip) = rest.iter().position(|b| *b == delimiter || matches!(b, b'\n' | b'\r' | 0))
            else {
                self.at = bytes.len();
                row.push(&self.text[from..]);
                return if self.whole { Edge::RecordEnd } else { Edge::TextEnd };
            };
            let end = self.at + skip;
            self.at = end + 1;
            match rest[skip] {
                0 => self.spoilt = Some(RowFault::Nul),
                b'\n' => {
                    self.line_ends += 1;
                    row.push(&self.text[from..end]);
                    return Edge::RecordEnd;
                }
                b'\r' => match self.peek() {
                    Some(b'\n') => {
                        self.at += 1;
                        self.line_ends += 1;
                        row.push(&self.text[from..end]);
                        return Edge::RecordEnd;
                    }
                    None if !self.whole => return Edge::TextEnd,
                    _ => self.spoilt = Some(RowFault::LoneCarriageReturn),
                },
                _ => {
                    row.push(&self.text[from..end]);
                    return Edge::Delimiter;
                }
            }
        }
    }

    /// Closes the cell in `row`, or drops it when it stands right of the last column.
    fn finish(&mut self, limits: &Limits, row: &mut Row) {
        if guard::is_guarded(row.open_cell()) {
            row.drop_first_char();
        }
        let beyond = self.column >= limits.columns;
        let cell = row.open_cell();
        let reason = self.spoilt.take().or_else(|| {
            let limit = limits.of_cell(self.column);
            if beyond && !cell.is_empty() {
                Some(RowFault::TooManyCells { expected: limits.columns })
            } else if cell.len() > limit {
                Some(RowFault::CellTooLong { limit })
            } else {
                None
            }
        });
        if let (None, Some(reason)) = (&self.fault, reason) {
            self.fault = Some(CellFault { column: self.column, excerpt: excerpt(cell), reason });
        }
        if beyond { row.drop_cell() } else { row.end_cell() }
    }
}
