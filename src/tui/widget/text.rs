//! A text that scrolls when it is longer than its room.

use ratatui::layout::Rect;

use crate::{
    domain::text::{width, wrap},
    tui::{
        canvas::Canvas,
        look::Role,
        screen::{Move, Navigate},
    },
};

/// Lines of text, each of one role, and where they are scrolled to.
#[derive(Debug, Clone, Default)]
pub struct Text {
    lines: Vec<(Role, String)>,
    top: usize,
    /// Rows that the lines take in the latest room, and how many of them it shows.
    rows: usize,
    height: usize,
}

impl Text {
    /// A text at its beginning.
    pub fn new(lines: Vec<(Role, String)>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// The rows that it takes in so many columns, none of them wider.
    pub fn rows(&self, columns: u16) -> Vec<(Role, String)> {
        let wrapped = |(role, line): &(Role, String)| {
            let role = *role;
            wrap(line, usize::from(columns.max(1))).into_iter().map(move |line| (role, line))
        };
        self.lines.iter().flat_map(wrapped).collect()
    }

    /// The columns of its longest row, where it has so many columns at most.
    pub fn wide(&self, columns: u16) -> u16 {
        self.rows(columns).iter().map(|(_, row)| width(row)).max().unwrap_or(0) as u16
    }

    /// Learns its room.
    pub fn arrange(&mut self, area: Rect) {
        self.rows = self.rows(area.width).len();
        self.height = usize::from(area.height);
        self.top = self.top.min(self.last());
    }

    fn last(&self) -> usize {
        self.rows.saturating_sub(self.height)
    }

    /// Draws it; arrows at the right end say that there is more.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        for (y, (role, row)) in (area.y..area.bottom()).zip(self.rows(area.width).iter().skip(self.top)) {
            canvas.text(area.x, y, area.width, *role, row);
        }
        canvas.more(area, self.top > 0, self.top < self.last());
    }
}

impl Navigate for Text {
    fn go(&mut self, step: Move) {
        let page = self.height.max(1);
        self.top = match step {
            Move::Up => self.top.saturating_sub(1),
            Move::Down => self.top + 1,
            Move::PageUp => self.top.saturating_sub(page),
            Move::PageDown => self.top + page,
            Move::First => 0,
            Move::Last => self.last(),
        }
        .min(self.last());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_scrolls_no_further_than_its_end() {
        let lines = (0..10).map(|n| (Role::Text, format!("line {n} of ten"))).collect();
        let mut text = Text::new(lines);
        text.arrange(Rect::new(0, 0, 8, 6));
        assert_eq!((text.rows, text.last()), (20, 14));
        text.go(Move::PageDown);
        text.go(Move::Last);
        text.go(Move::Down);
        assert_eq!(text.top, 14);
        text.arrange(Rect::new(0, 0, 80, 6));
        assert_eq!(text.top, 4);
        text.go(Move::First);
        assert_eq!(text.top, 0);
    }
}
