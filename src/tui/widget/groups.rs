//! A list in groups: the cursor goes from entry to entry, past the headings, which stay in sight above it.

use std::ops::Range;

use crate::tui::screen::Move;

/// Where the cursor stands among the entries, and which lines are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// The line of each entry, upwards.
    entries: Vec<usize>,
    /// How many lines there are, headings included.
    lines: usize,
    selected: usize,
    top: usize,
    height: usize,
}

impl Groups {
    /// The entries stand on these lines now, out of so many.
    pub fn set(&mut self, entries: Vec<usize>, lines: usize) {
        self.entries = entries;
        self.lines = lines;
        self.select(self.selected);
    }

    /// This many lines are shown.
    pub fn set_height(&mut self, height: u16) {
        self.height = usize::from(height).max(1);
        self.select(self.selected);
    }

    /// Puts the cursor on an entry, the last one if there are fewer.
    pub fn select(&mut self, entry: usize) {
        self.selected = entry.min(self.entries.len().saturating_sub(1));
        let height = self.height.max(1);
        let Some(line) = self.line() else {
            self.top = 0;
            return;
        };
        // The headings of the entry are the lines between it and the entry before.
        let headings = match self.selected.checked_sub(1) {
            Some(before) => self.entries[before] + 1,
            None => 0,
        };
        self.top = self.top.min(self.lines.saturating_sub(height)).min(headings);
        self.top = self.top.max((line + 1).saturating_sub(height));
    }

    /// The entry under the cursor.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The line under the cursor, if there is an entry.
    pub fn line(&self) -> Option<usize> {
        self.entries.get(self.selected).copied()
    }

    /// The lines that are shown.
    pub fn visible(&self) -> Range<usize> {
        self.top..self.lines.min(self.top + self.height.max(1))
    }

    /// Takes a step.
    pub fn go(&mut self, step: Move) {
        let page = self.height.max(1) / 2;
        self.select(match step {
            Move::Up => self.selected.saturating_sub(1),
            Move::Down => self.selected + 1,
            Move::PageUp => self.selected.saturating_sub(page.max(1)),
            Move::PageDown => self.selected + page.max(1),
            Move::First => 0,
            Move::Last => self.entries.len(),
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cursor_is_on_an_entry_that_is_shown_with_its_headings(
            headings in proptest::collection::vec(0usize..3, 1..20), height in 1u16..12,
            steps in proptest::collection::vec(0usize..6, 0..40)
        ) {
            let mut lines = 0;
            let entries: Vec<usize> = headings.iter().map(|above| { lines += above + 1; lines - 1 }).collect();
            let mut groups = Groups::default();
            groups.set(entries.clone(), lines);
            groups.set_height(height);
            let moves = [Move::Up, Move::Down, Move::PageUp, Move::PageDown, Move::First, Move::Last];
            for step in steps {
                groups.go(moves[step]);
                let line = groups.line().expect("an entry");
                prop_assert!(groups.visible().contains(&line), "{groups:?}");
                let above = headings[groups.selected()];
                let fits = above < usize::from(height);
                prop_assert!(!fits || groups.visible().contains(&(line - above)), "{groups:?}");
            }
        }
    }
}
