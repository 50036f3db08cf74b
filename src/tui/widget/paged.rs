//! A list that is read page by page, as the cursor comes near the end of what was read.

use ratatui::layout::Rect;

use crate::tui::screen::{Move, Navigate};

use super::list::ListState;

/// How many rows are read at a time.
pub const PAGE: usize = 100;

/// The rows that were read so far, each with its identity, and the one under the cursor.
#[derive(Debug)]
pub struct Paged<I, R> {
    rows: Vec<(I, R)>,
    read: bool,
    /// There are no more.
    whole: bool,
    asked: bool,
    list: ListState,
}

impl<I, R> Default for Paged<I, R> {
    fn default() -> Self {
        Self { rows: Vec::new(), read: false, whole: false, asked: false, list: ListState::default() }
    }
}

impl<I: Copy + PartialEq, R> Paged<I, R> {
    /// Whether it was read at all.
    pub fn was_read(&self) -> bool {
        self.read
    }

    /// Whether it was read and has no row.
    pub fn is_empty(&self) -> bool {
        self.read && self.rows.is_empty()
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&R> {
        self.rows.get(self.list.selected()).map(|(_, row)| row)
    }

    /// Its identity.
    pub fn current_id(&self) -> Option<I> {
        self.rows.get(self.list.selected()).map(|(id, _)| *id)
    }

    /// All rows that were read.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.rows.iter().map(|(_, row)| row)
    }

    /// Whether more should be read.
    pub fn wants_more(&self) -> bool {
        !self.whole && !self.asked && self.list.selected() + PAGE / 2 >= self.rows.len()
    }

    /// All rows are asked for anew: how many, so that none of those here is missed.
    pub fn ask_again(&mut self) -> usize {
        self.asked = true;
        self.rows.len().max(PAGE)
    }

    /// More rows are asked for, behind this one.
    pub fn ask_more(&mut self) -> Option<I> {
        self.asked = true;
        self.rows.last().map(|(id, _)| *id)
    }

    /// The first rows anew, as many as were asked for: the cursor stays on its own.
    pub fn show(&mut self, rows: Vec<(I, R)>, asked: usize) {
        let id = self.current_id();
        self.whole = rows.len() < asked;
        (self.rows, self.read, self.asked) = (rows, true, false);
        self.list.set_len(self.rows.len());
        if let Some(at) = self.rows.iter().position(|(other, _)| Some(*other) == id) {
            self.list.select(at);
        }
    }

    /// A page of rows behind those that are here.
    pub fn append(&mut self, rows: Vec<(I, R)>) {
        self.whole = rows.len() < PAGE;
        self.asked = false;
        // Two answers may bring the same rows.
        let known = |id: &I| self.rows.iter().rev().take(PAGE).any(|(other, _)| other == id);
        let new: Vec<(I, R)> = rows.into_iter().filter(|(id, _)| !known(id)).collect();
        self.rows.extend(new);
        self.list.set_len(self.rows.len());
    }

    /// Learns its room, the headings included.
    pub fn arrange(&mut self, area: Rect) {
        self.list.set_height(area.height.saturating_sub(1).max(1));
    }

    /// The rows that are shown, with whether the cursor is on them.
    pub fn visible(&self) -> impl Iterator<Item = (&R, bool)> {
        let selected = self.list.selected();
        self.list.visible().map(move |at| (&self.rows[at].1, at == selected))
    }
}

impl<I, R> Navigate for Paged<I, R> {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(numbers: std::ops::Range<usize>) -> Vec<(usize, usize)> {
        numbers.map(|number| (number, number)).collect()
    }

    #[test]
    fn it_asks_for_more_near_its_end_until_there_is_none() {
        let mut list = Paged::default();
        let asked = list.ask_again();
        list.show(rows(0..PAGE), asked);
        assert!(!list.wants_more());
        list.go(Move::Last);
        assert!(list.wants_more());
        assert_eq!(list.ask_more(), Some(PAGE - 1));
        assert!(!list.wants_more());
        list.append(rows(PAGE - 1..PAGE + 20));
        list.go(Move::Last);
        assert_eq!((list.current(), list.wants_more()), (Some(&(PAGE + 19)), false));
    }

    #[test]
    fn x11_the_cursor_stays_on_its_row_when_others_come() {
        let mut list = Paged::default();
        list.show(rows(10..20), PAGE);
        list.go(Move::Down);
        list.show(rows(5..20), PAGE);
        assert_eq!(list.current(), Some(&11));
        list.show(rows(0..0), PAGE);
        assert!(list.is_empty());
    }
}
