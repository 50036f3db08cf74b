//! Finds a band of rows that moved up or down between two frames, as ncurses has always done.

use std::hash::BuildHasher;

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxBuildHasher;

/// Fewer matching rows are not worth the search for a band.
const MIN_MATCHES: usize = 2;
/// What moving the cursor costs, as so many cells.
const MOVE: i32 = 6;
/// The sequences of a scroll are paid for several times over by so many cells.
const DECISIVE: i32 = 120;

/// The rows `top..=bottom` move up by `by` lines, or down where it is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    pub top: u16,
    pub bottom: u16,
    pub by: i16,
}

impl Scroll {
    /// The row that is at `y` after the scroll; none for one that came in blank.
    pub fn source(&self, y: u16) -> Option<u16> {
        let band = self.top..=self.bottom;
        if !band.contains(&y) {
            return Some(y);
        }
        y.checked_add_signed(self.by).filter(|source| band.contains(source))
    }
}

/// A scroll, and whether it leaves so little to write that nothing else needs to be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub scroll: Scroll,
    pub is_decisive: bool,
}

/// The scroll that leaves the least to write, if any leaves less than none. Whether it also saves bytes is for the
/// caller to measure, unless it is decisive.
pub(super) fn find(shown: &Buffer, wanted: &Buffer) -> Option<Found> {
    let width = usize::from(wanted.area.width).max(1);
    let blank: Vec<Print> = vec![print(&Cell::EMPTY); width];
    let [shown, wanted] = [shown, wanted].map(|frame| frame.content.iter().map(print).collect::<Vec<_>>());
    let [shown, wanted] = [&shown, &wanted].map(|prints| prints.chunks(width).collect::<Vec<_>>());
    let by = most_frequent_shift(&shown, &wanted, &blank)?;
    best_band(&shown, &wanted, &blank, by)
}

/// Stands for a cell: comparing cells themselves, dozens of times each, takes a third of a frame's time. Two that are
/// taken for one would only make a scroll a bad one, for what is written is found by comparing cells.
type Print = u64;

fn print(cell: &Cell) -> Print {
    FxBuildHasher.hash_one(cell)
}

fn most_frequent_shift(shown: &[&[Print]], wanted: &[&[Print]], blank: &[Print]) -> Option<i16> {
    let height = wanted.len();
    let changed: Vec<usize> =
        (0..height).filter(|y| shown[*y] != wanted[*y] && wanted[*y] != blank).collect();
    if changed.len() < MIN_MATCHES {
        return None;
    }
    // Up to half the rows: what moves further leaves too little to save.
    let furthest = i16::try_from(height / 2).ok()?;
    let matches = |by: i16| {
        let is_match = |y: &&usize| {
            y.checked_add_signed(by.into()).is_some_and(|source| shown.get(source) == Some(&wanted[**y]))
        };
        changed.iter().filter(is_match).count()
    };
    let (count, by) = (1..=furthest)
        .flat_map(|by| [by, -by])
        .map(|by| (matches(by), by))
        .max_by_key(|(count, by)| (*count, std::cmp::Reverse(by.unsigned_abs())))?;
    (count >= MIN_MATCHES).then_some(by)
}

fn best_band(shown: &[&[Print]], wanted: &[&[Print]], blank: &[Print], by: i16) -> Option<Found> {
    let height = wanted.len();
    let in_place: Vec<i32> = (0..height).map(|y| cost(shown[y], wanted[y])).collect();
    // What is saved in each row by moving another one there, and by moving a blank one there.
    let saved = |y: usize, source: &[Print]| in_place[y] - cost(source, wanted[y]);
    let moved = sums((0..height).map(|y| {
        let source = y.checked_add_signed(by.into()).and_then(|source| shown.get(source));
        source.map_or(0, |source| saved(y, source))
    }));
    let revealed = sums((0..height).map(|y| saved(y, blank)));

    let lines = usize::from(by.unsigned_abs());
    let gain = |top: usize, bottom: usize| {
        let (end, edge) = (bottom + 1, if by > 0 { bottom + 1 - lines } else { top + lines });
        if by > 0 {
            moved[edge] - moved[top] + revealed[end] - revealed[edge]
        } else {
            revealed[edge] - revealed[top] + moved[end] - moved[edge]
        }
    };
    let bands = (0..height).flat_map(|top| (top + lines..height).map(move |bottom| (top, bottom)));
    let (gain, (top, bottom)) =
        bands.map(|(top, bottom)| (gain(top, bottom), (top, bottom))).max_by_key(|(gain, _)| *gain)?;
    let is_decisive = gain > DECISIVE && gain * 2 > in_place.iter().sum();
    let scroll = Scroll { top: top as u16, bottom: bottom as u16, by };
    (gain > 0).then_some(Found { scroll, is_decisive })
}

/// What it takes to make one row another one: its cells that differ, and the way to each run of them.
fn cost(from: &[Print], to: &[Print]) -> i32 {
    if from == to {
        return 0;
    }
    let (mut cost, mut before) = (0, false);
    for (from, to) in from.iter().zip(to) {
        let differs = from != to;
        cost += i32::from(differs) + if differs && !before { MOVE } else { 0 };
        before = differs;
    }
    cost
}

/// `sums(v)[i]` is the sum of the first `i` values.
fn sums(values: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut total = 0;
    std::iter::once(0)
        .chain(values.map(|value| {
            total += value;
            total
        }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(shown: [&str; 8], wanted: [&str; 8]) -> Option<Scroll> {
        find(&Buffer::with_lines(shown), &Buffer::with_lines(wanted)).map(|found| found.scroll)
    }

    #[test]
    fn p3_a_list_between_header_and_footer_scrolls() {
        let before = ["head 1", "----", "anna", "bert", "cara", "dora", "----", "foot"];
        let after = ["head 2", "----", "bert", "cara", "dora", "emil", "----", "foot"];
        assert_eq!(found(before, after), Some(Scroll { top: 2, bottom: 5, by: 1 }));
        assert_eq!(found(after, before), Some(Scroll { top: 2, bottom: 5, by: -1 }));
    }

    #[test]
    fn p3_rows_that_are_nearly_alike_scroll_too() {
        let rows = |first: usize| -> Buffer {
            let row = |n| format!("A{n:05} Compte professionnel, avenue de la République, 75011 Paris");
            Buffer::with_lines((first..first + 30).map(row))
        };
        let found = find(&rows(61), &rows(62)).expect("a scroll");
        assert_eq!(found.scroll, Scroll { top: 0, bottom: 29, by: 1 });
    }

    #[test]
    fn a_row_that_changes_on_the_way_does_not_split_the_band() {
        let before = ["anna", "bert", "cara", ">dora", "emil", "fritz", "gerd", "----"];
        let after = ["bert", "cara", "dora", ">emil", "fritz", "gerd", "hans", "----"];
        assert_eq!(found(before, after), Some(Scroll { top: 0, bottom: 6, by: 1 }));
    }

    #[test]
    fn nothing_moves_when_nothing_matches() {
        let before = ["anna", "bert", "cara", "dora", "emil", "fritz", "gerd", "----"];
        assert_eq!(found(before, before), None);
        assert_eq!(found(before, ["1", "2", "3", "4", "5", "6", "7", "8"]), None);
    }

    #[test]
    fn rows_outside_the_band_stay() {
        let scroll = Scroll { top: 2, bottom: 5, by: -2 };
        let sources: Vec<_> = (0..8).map(|y| scroll.source(y)).collect();
        assert_eq!(sources, [Some(0), Some(1), None, None, Some(2), Some(3), Some(6), Some(7)]);
    }
}
