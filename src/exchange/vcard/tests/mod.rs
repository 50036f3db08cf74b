//! Cards through the front door: [`Cards`] and [`Writer`], as callers use them.

mod corpora;
mod faults;
mod reading;
mod round_trip;
mod writing;

use std::io::Cursor;

use super::*;
use crate::exchange::sheet::Remark;

fn open(bytes: impl AsRef<[u8]>) -> Result<Cards, SheetError> {
    Cards::open(Cursor::new(bytes.as_ref().to_vec()), &Caps::default())
}

fn rows(bytes: impl AsRef<[u8]>) -> Vec<Result<Row, ReadError>> {
    let mut cards = open(bytes).unwrap();
    std::iter::from_fn(|| cards.next_row()).collect()
}

/// The row of the only card of a file.
fn row(bytes: impl AsRef<[u8]>) -> Row {
    let mut rows = rows(bytes);
    assert_eq!(rows.len(), 1);
    rows.remove(0).unwrap()
}

/// The row of a card with these properties.
fn card(properties: &str) -> Row {
    row(format!("BEGIN:VCARD\n{properties}\nEND:VCARD\n"))
}

fn column(heading: &str) -> usize {
    Card::headings().iter().position(|known| *known == heading).expect("a heading")
}

/// A card's cell.
fn cell<'r>(row: &'r Row, heading: &str) -> &'r str {
    row.cell(column(heading))
}

/// The properties that stand in the note.
fn in_note(row: &Row) -> Vec<&str> {
    let moved = row.remarks.iter().filter_map(|remark| match remark {
        Remark::InNote(property) => Some(property.as_str()),
        _ => None,
    });
    moved.collect()
}
