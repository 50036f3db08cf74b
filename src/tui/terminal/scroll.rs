//! Finds a band of rows that moved up or down between two frames, as ncurses has always done.

use ratatui::buffer::{Buffer, Cell};

use super::pen::is_erased;

/// Fewer matching rows are not worth the search for a band.
const MIN_MATCHES: usize = 2;
/// What moving the cursor costs, as so many cells.
const MOVE: i32 = 6;

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

/// The scroll that leaves the least to write, if any leaves less than none. Whether it also saves bytes is for the
/// caller to measure.
pub(super) fn find(shown: &Buffer, wanted: &Buffer) -> Option<Scroll> {
    let by = most_frequent_shift(shown, wanted)?;
    best_band(shown, wanted, by)
}

fn rows(buffer: &Buffer) -> Vec<&[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width).max(1)).collect()
}

/// Comparing rows directly ends at the first cell that differs, which is cheaper than hashing all of them.
fn most_frequent_shift(shown: &Buffer, wanted: &Buffer) -> Option<i16> {
    let (shown, wanted) = (rows(shown), rows(wanted));
    let height = wanted.len();
    let changed: Vec<usize> =
        (0..height).filter(|y| shown[*y] != wanted[*y] && !wanted[*y].iter().all(is_erased)).collect();
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

fn best_band(shown: &Buffer, wanted: &Buffer, by: i16) -> Option<Scroll> {
    let (shown, wanted) = (rows(shown), rows(wanted));
    let blank = vec![Cell::EMPTY; shown.first()?.len()];
    let height = wanted.len();
    // What is saved in each row by moving another one there, and by moving a blank one there.
    let saved = |y: usize, source: &[Cell]| cost(shown[y], wanted[y]) - cost(source, wanted[y]);
    let moved = sums((0..height).map(|y| {
        let source = y.checked_add_signed(by.into()).and_then(|source| shown.get(source));
        source.map_or(0, |source| saved(y, source))
    }));
    let revealed = sums((0..height).map(|y| saved(y, &blank)));

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
    (gain > 0).then_some(Scroll { top: top as u16, bottom: bottom as u16, by })
}

/// What it takes to make one row another one: its cells that differ, and the way to each run of them.
fn cost(from: &[Cell], to: &[Cell]) -> i32 {
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
        find(&Buffer::with_lines(shown), &Buffer::with_lines(wanted))
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
        assert_eq!(find(&rows(61), &rows(62)), Some(Scroll { top: 0, bottom: 29, by: 1 }));
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
