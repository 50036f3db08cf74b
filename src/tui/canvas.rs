//! Where screens draw: text by role, always cleaned and always fitted.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::domain::text::{fit, width};

use super::look::{Role, Theme};

/// A frame that is being drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme, cursor: None }
    }

    /// Where the terminal's cursor goes, if anywhere.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the terminal's cursor into a field.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        self.cursor = Some(Position { x, y });
    }

    /// Writes one line from `(x, y)`, at most `columns` wide; how many columns it took. Text from outside
    /// is cleaned on its way: this is the only way to the terminal.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, role: Role, text: &str) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let shown = fit(text, usize::from(columns));
        self.buffer.set_stringn(x, y, &shown, usize::from(columns), self.theme.style(role));
        width(&shown) as u16
    }

    /// The same, at the right end of the columns.
    pub fn text_right(&mut self, x: u16, y: u16, columns: u16, role: Role, text: &str) {
        let shown = fit(text, usize::from(columns)).into_owned();
        let took = width(&shown) as u16;
        self.text(x + columns.saturating_sub(took), y, columns, role, &shown);
    }

    /// Arrows at the right end of an area that scrolls: there is more above it, or below.
    pub fn more(&mut self, area: Rect, above: bool, below: bool) {
        let edge = area.right().saturating_sub(1);
        if above {
            self.text(edge, area.y, 1, Role::Accent, "↑");
        }
        if below {
            self.text(edge, area.bottom().saturating_sub(1), 1, Role::Accent, "↓");
        }
    }

    /// Writes pieces of different roles one after the other; how many columns they took.
    pub fn pieces(&mut self, x: u16, y: u16, columns: u16, pieces: &[(Role, &str)]) -> u16 {
        let mut at = 0;
        for (role, text) in pieces {
            if at >= columns {
                break;
            }
            at += self.text(x + at, y, columns - at, *role, text);
        }
        at
    }

    /// Gives an area the role's style, keeping the text that is there.
    pub fn paint(&mut self, area: Rect, role: Role) {
        self.buffer.set_style(area, self.theme.style(role));
    }

    /// Clears an area to the ground.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let style: Style = self.theme.style(Role::Text);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// A thin line over the whole width of an area's row.
    pub fn rule(&mut self, area: Rect, y: u16) {
        let line = "─".repeat(usize::from(area.width));
        self.text(area.x, y, area.width, Role::Rule, &line);
    }

    /// A frame with a title, for dialogs; the room inside.
    pub fn frame(&mut self, area: Rect, title: &str) -> Rect {
        self.clear(area);
        if area.width < 4 || area.height < 3 {
            return Rect::new(area.x, area.y, 0, 0);
        }
        let line = "─".repeat(usize::from(area.width - 2));
        self.text(area.x, area.y, area.width, Role::Rule, &format!("╭{line}╮"));
        self.text(area.x, area.bottom() - 1, area.width, Role::Rule, &format!("╰{line}╯"));
        for y in area.top() + 1..area.bottom() - 1 {
            self.text(area.x, y, 1, Role::Rule, "│");
            self.text(area.right() - 1, y, 1, Role::Rule, "│");
        }
        if !title.is_empty() {
            self.pieces(
                area.x + 2,
                area.y,
                area.width - 4,
                &[(Role::Rule, " "), (Role::Title, title), (Role::Rule, " ")],
            );
        }
        Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
    }
}
