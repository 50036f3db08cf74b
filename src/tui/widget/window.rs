//! A window on a list that is too long for memory: the rows around the cursor, read as it moves.

use std::collections::VecDeque;

use crate::tui::screen::Move;

/// What is to be read next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need<K> {
    /// Rows before this one.
    Before(K),
    /// Rows behind this one.
    After(K),
    /// The first rows.
    Start,
    /// The last rows.
    End,
}

/// A row that knows its place in the list.
pub trait Keyed {
    /// The place.
    type Key: Clone + PartialEq;
    /// What tells the row from others wherever it stands.
    type Id: PartialEq;
    /// The place.
    fn key(&self) -> &Self::Key;
    /// The identity.
    fn id(&self) -> Self::Id;
}

/// The rows that are in memory, the cursor, and what is shown.
#[derive(Debug, Clone)]
pub struct Window<R> {
    rows: VecDeque<R>,
    /// How many rows of the list stand before the first one here.
    offset: usize,
    at_start: bool,
    at_end: bool,
    selected: usize,
    top: usize,
    height: usize,
    asked: bool,
}

impl<R> Default for Window<R> {
    fn default() -> Self {
        Self {
            rows: VecDeque::new(),
            offset: 0,
            at_start: true,
            at_end: true,
            selected: 0,
            top: 0,
            height: 1,
            asked: false,
        }
    }
}

impl<R: Keyed> Window<R> {
    /// How many screenfuls are kept on each side of the cursor.
    const SIDES: usize = 4;

    /// How many rows to read at a time.
    pub fn page(&self) -> usize {
        (self.height * 2).max(40)
    }

    /// This many rows are shown.
    pub fn set_height(&mut self, height: u16) {
        self.height = usize::from(height).max(1);
        self.settle();
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&R> {
        self.rows.get(self.selected)
    }

    /// The place of the cursor in the whole list, from 0.
    pub fn position(&self) -> usize {
        self.offset + self.selected
    }

    /// The rows that are shown, with whether the cursor is on them.
    pub fn visible(&self) -> impl Iterator<Item = (&R, bool)> {
        let selected = self.selected;
        self.rows
            .iter()
            .enumerate()
            .skip(self.top)
            .take(self.height)
            .map(move |(at, row)| (row, at == selected))
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The key of the first row that is shown, to read from there again; none where that is the list's first
    /// row, before which others may come.
    pub fn top_key(&self) -> Option<&R::Key> {
        if self.offset + self.top == 0 { None } else { self.rows.get(self.top).map(Keyed::key) }
    }

    /// Takes a step; what has to be read for it.
    pub fn go(&mut self, step: Move) -> Option<Need<R::Key>> {
        let page = self.height;
        match step {
            Move::Up => self.selected = self.selected.saturating_sub(1),
            Move::Down => self.selected += 1,
            Move::PageUp => self.selected = self.selected.saturating_sub(page),
            Move::PageDown => self.selected += page,
            Move::First if !self.at_start => return Some(Need::Start),
            Move::Last if !self.at_end => return Some(Need::End),
            Move::First => self.selected = 0,
            Move::Last => self.selected = self.rows.len(),
        }
        self.settle();
        self.need()
    }

    /// Other rows are on their way: until they are here, nothing is asked for on the grounds of the old ones.
    pub fn expect(&mut self) {
        self.asked = true;
    }

    /// What should be read while the cursor is still away from the edge.
    fn need(&mut self) -> Option<Need<R::Key>> {
        if self.asked {
            return None;
        }
        let ahead = self.rows.len() - self.selected.min(self.rows.len());
        let need = if !self.at_end && ahead < self.height * 2 {
            self.rows.back().map(|row| Need::After(row.key().clone()))
        } else if !self.at_start && self.selected < self.height * 2 {
            self.rows.front().map(|row| Need::Before(row.key().clone()))
        } else {
            None
        };
        self.asked = need.is_some();
        need
    }

    /// Keeps the cursor on a row and that row in sight.
    fn settle(&mut self) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        self.top = self.top.min(self.rows.len().saturating_sub(self.height)).min(self.selected);
        if self.selected >= self.top + self.height {
            self.top = self.selected + 1 - self.height;
        }
    }

    /// The list from its start; `whole` when these are all rows.
    pub fn show_start(&mut self, rows: Vec<R>, whole: bool) {
        *self = Self { rows: rows.into(), at_end: whole, height: self.height, ..Self::default() };
    }

    /// The end of a list of `total` rows, the cursor on the last one.
    pub fn show_end(&mut self, rows: Vec<R>, total: usize) {
        let len = rows.len();
        let offset = total.saturating_sub(len);
        *self = Self {
            rows: rows.into(),
            offset,
            at_start: offset == 0,
            height: self.height,
            selected: len,
            ..Self::default()
        };
        self.settle();
    }

    /// Rows behind those that are here.
    pub fn append(&mut self, rows: Vec<R>, whole: bool) {
        self.asked = false;
        self.at_end = whole;
        self.rows.extend(rows);
        let surplus = self.top.saturating_sub(self.height * Self::SIDES + self.page());
        if surplus > 0 {
            self.rows.drain(..surplus);
            self.offset += surplus;
            self.selected -= surplus;
            self.top -= surplus;
            self.at_start = false;
        }
        self.settle();
    }

    /// Rows before those that are here, in the list's order.
    pub fn prepend(&mut self, rows: Vec<R>, whole: bool) {
        self.asked = false;
        let came = rows.len();
        rows.into_iter().rev().for_each(|row| self.rows.push_front(row));
        self.offset = if whole { 0 } else { self.offset.saturating_sub(came) };
        self.at_start = whole;
        self.selected += came;
        self.top += came;
        let keep = self.top + self.height * (Self::SIDES + 1) + self.page();
        if self.rows.len() > keep {
            self.rows.truncate(keep);
            self.at_end = false;
        }
        self.settle();
    }

    /// Puts the cursor on a record, if it is in memory.
    pub fn select(&mut self, id: &R::Id) -> bool {
        let found = self.rows.iter().position(|row| row.id() == *id);
        self.selected = found.unwrap_or(self.selected);
        self.settle();
        found.is_some()
    }

    /// Rows from the middle of the list: those `before` a row that has the cursor, and those from it on,
    /// before which `position` rows of the list stand. `whole`: they go to the list's end.
    pub fn show_around(&mut self, before: Vec<R>, from: Vec<R>, position: usize, whole: bool) {
        let selected = before.len();
        *self = Self {
            offset: position.saturating_sub(selected),
            rows: before.into_iter().chain(from).collect(),
            at_start: false,
            at_end: whole,
            height: self.height,
            selected,
            top: selected.saturating_sub(self.height / 2),
            ..Self::default()
        };
        self.settle();
    }

    /// The rows read again, from the first one in sight or from further up (`offset` rows of the list stand
    /// before them): the cursor stays on its record, or at its place if that record is gone.
    pub fn reload(&mut self, rows: Vec<R>, offset: usize, whole: bool) {
        let place = self.selected.saturating_sub(self.top);
        let id = self.current().map(Keyed::id);
        let position = self.position();
        self.rows = rows.into();
        self.offset = offset;
        // Rows may have come before the first one in sight, and a search knows no offset.
        self.at_start = false;
        self.at_end = whole;
        self.asked = false;
        self.selected =
            self.rows.iter().position(|row| Some(row.id()) == id).unwrap_or(position.saturating_sub(offset));
        self.top = self.selected.saturating_sub(place);
        self.settle();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Row(usize);

    impl Keyed for Row {
        type Key = usize;
        type Id = usize;
        fn key(&self) -> &usize {
            &self.0
        }
        fn id(&self) -> usize {
            self.0
        }
    }

    /// A list of `total` rows behind a window, read as the store would.
    fn feed(window: &mut Window<Row>, total: usize, need: Option<Need<usize>>) {
        let page = window.page();
        match need {
            None => {}
            Some(Need::Start) => window.show_start((0..total.min(page)).map(Row).collect(), total <= page),
            Some(Need::End) => window.show_end((total.saturating_sub(page)..total).map(Row).collect(), total),
            Some(Need::After(key)) => {
                let end = (key + 1 + page).min(total);
                window.append((key + 1..end).map(Row).collect(), end == total);
            }
            Some(Need::Before(key)) => {
                let start = key.saturating_sub(page);
                window.prepend((start..key).map(Row).collect(), start == 0);
            }
        }
    }

    proptest! {
        #[test]
        fn walking_through_the_window_is_walking_through_the_list(
            total in 1usize..1500, height in 1u16..30, steps in proptest::collection::vec(0usize..6, 0..120)
        ) {
            let mut window = Window::default();
            window.set_height(height);
            feed(&mut window, total, Some(Need::Start));
            let moves = [Move::Up, Move::Down, Move::PageUp, Move::PageDown, Move::First, Move::Last];
            let mut at = 0usize;
            for step in steps {
                let step = moves[step];
                at = match step {
                    Move::Up => at.saturating_sub(1),
                    Move::Down => (at + 1).min(total - 1),
                    Move::PageUp => at.saturating_sub(height.into()),
                    Move::PageDown => (at + usize::from(height)).min(total - 1),
                    Move::First => 0,
                    Move::Last => total - 1,
                };
                let need = window.go(step);
                feed(&mut window, total, need);
                prop_assert_eq!(window.current(), Some(&Row(at)));
                prop_assert_eq!(window.position(), at);
                prop_assert!(window.visible().any(|(_, selected)| selected));
                let shown = window.visible().count();
                prop_assert_eq!(shown, total.min(height.into()));
                prop_assert!(window.rows.len() < 40 * usize::from(height) + 400);
            }
        }
    }
}
