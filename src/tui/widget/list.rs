//! Where the cursor stands in a list that is wholly in memory, and which part of it is shown.

use std::ops::Range;

use crate::tui::screen::Move;

/// A cursor and a scroll position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListState {
    len: usize,
    selected: usize,
    top: usize,
    height: usize,
}

impl ListState {
    /// The list has this many rows now; the cursor stays within it.
    pub fn set_len(&mut self, len: usize) {
        self.len = len;
        self.select(self.selected);
    }

    /// This many rows are shown.
    pub fn set_height(&mut self, height: u16) {
        self.height = usize::from(height).max(1);
        self.select(self.selected);
    }

    /// Puts the cursor on a row, the last one if there are fewer.
    pub fn select(&mut self, index: usize) {
        self.selected = index.min(self.len.saturating_sub(1));
        let height = self.height.max(1);
        self.top = self.top.min(self.len.saturating_sub(height)).min(self.selected);
        if self.selected >= self.top + height {
            self.top = self.selected + 1 - height;
        }
    }

    /// The row under the cursor.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The rows that are shown.
    pub fn visible(&self) -> Range<usize> {
        self.top..self.len.min(self.top + self.height.max(1))
    }

    /// Takes a step.
    pub fn go(&mut self, step: Move) {
        let page = self.height.max(1);
        self.select(match step {
            Move::Up => self.selected.saturating_sub(1),
            Move::Down => self.selected + 1,
            Move::PageUp => self.selected.saturating_sub(page),
            Move::PageDown => self.selected + page,
            Move::First => 0,
            Move::Last => self.len,
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cursor_is_always_on_a_row_that_is_shown(
            len in 0usize..30, height in 0u16..10, steps in proptest::collection::vec(0usize..6, 0..40), then in 0usize..30
        ) {
            let mut list = ListState::default();
            list.set_len(len);
            list.set_height(height);
            let moves = [Move::Up, Move::Down, Move::PageUp, Move::PageDown, Move::First, Move::Last];
            for step in steps {
                list.go(moves[step]);
            }
            list.set_len(then);
            prop_assert!(then == 0 || list.visible().contains(&list.selected()), "{list:?}");
        }
    }
}
