//! Which character parts the cells.

use crate::exchange::sheet::limits::Limits;
use crate::exchange::sheet::row::Row;

use super::record::{Split, split};

/// Records that vote.
const SAMPLE: usize = 50;

/// A character that parts cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Delimiter(u8);

impl Delimiter {
    /// What our own files use, and what a single column is read with.
    pub const SEMICOLON: Self = Self(b';');
    /// Those tried, the likeliest first.
    const CANDIDATES: [Self; 3] = [Self::SEMICOLON, Self(b','), Self(b'\t')];

    /// Any ASCII sign or the tab; no letter, digit, blank or quotation mark.
    #[must_use]
    pub fn new(character: char) -> Option<Self> {
        let usable = character == '\t' || (character.is_ascii_punctuation() && !"\"'".contains(character));
        u8::try_from(character).ok().filter(|_| usable).map(Self)
    }

    /// The character.
    #[must_use]
    pub fn as_char(self) -> char {
        char::from(self.0)
    }

    pub(super) fn as_byte(self) -> u8 {
        self.0
    }
}

/// The delimiter that a first line `sep=;` names, and the length of that line with its end.
pub(super) fn separator_line(head: &str) -> Option<(Delimiter, usize)> {
    let line = head.split_inclusive('\n').next()?;
    let (name, character) = line.trim_end_matches(['\r', '\n']).split_once('=')?;
    let mut characters = character.chars();
    let delimiter = Delimiter::new(characters.next()?)?;
    (name.eq_ignore_ascii_case("sep") && characters.next().is_none()).then_some((delimiter, line.len()))
}

/// The likeliest delimiter of a table that begins with `head`.
///
/// It must part the headings; then it is the one by which most of the first records have as many cells as
/// there are headings, then the one that makes more columns. A single column whose values hold commas
/// (« Dupont, Jean ») stays one.
pub(super) fn sniff(head: &str) -> Delimiter {
    let mut best = (Delimiter::SEMICOLON, (0, 1));
    for delimiter in Delimiter::CANDIDATES {
        let (agreeing, columns) = vote(head, delimiter);
        if columns > 1 && (agreeing, columns) > best.1 {
            best = (delimiter, (agreeing, columns));
        }
    }
    best.0
}

/// How many of the first records have as many cells as the headings, in thousandths, and how many that is.
fn vote(head: &str, delimiter: Delimiter) -> (usize, usize) {
    let limits =
        Limits { columns: usize::MAX, cell: usize::MAX, long_cell: usize::MAX, long_columns: Vec::new() };
    let mut row = Row::default();
    let (mut columns, mut records, mut agreeing) = (0, 0, 0);
    let mut rest = head;
    while !rest.is_empty() && records < SAMPLE {
        // The last record may be cut; it still tells of the headings when it is the only one.
        let Split::Record { bytes, .. } = split(rest, true, delimiter, &limits, &mut row) else { break };
        rest = &rest[bytes..];
        if row.is_blank() || (rest.is_empty() && records > 1) {
            continue;
        }
        if records == 0 {
            columns = row.len();
        }
        records += 1;
        agreeing += usize::from(row.len() == columns);
    }
    (agreeing * 1000 / records.max(1), columns)
}
