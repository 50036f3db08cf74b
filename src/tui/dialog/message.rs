//! Something to be read: what went wrong and what to do, or what was kept.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::{width, wrap},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
    },
};

/// Columns of text that are read comfortably.
const TEXT: u16 = 72;

/// A text that scrolls when it is long.
pub struct Message {
    title: String,
    lines: Vec<String>,
    role: Role,
    top: usize,
}

impl Message {
    /// A text.
    pub fn new(title: String, lines: Vec<String>) -> Self {
        Self { title, lines, role: Role::Text, top: 0 }
    }

    /// What went wrong.
    pub fn problem(text: String) -> Self {
        let lines = text.lines().map(ToOwned::to_owned).collect();
        Self { title: format!("✗ {}", t!("problem-title")), lines, role: Role::Text, top: 0 }
    }

    fn wrapped(&self, columns: u16) -> Vec<String> {
        self.lines.iter().flat_map(|line| wrap(line, usize::from(columns.max(1)))).collect()
    }
}

impl Navigate for Message {
    fn go(&mut self, step: Move) {
        self.top = match step {
            Move::Up => self.top.saturating_sub(1),
            Move::Down => self.top + 1,
            Move::PageUp => self.top.saturating_sub(10),
            Move::PageDown => self.top + 10,
            Move::First => 0,
            Move::Last => self.wrapped(TEXT).len(),
        }
        .min(self.wrapped(TEXT).len().saturating_sub(1));
    }
}

impl Screen for Message {
    const ID: &'static str = "message";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new("close", &["Enter", "Esc", "q"], |_, cx| cx.close(()))];
    type Answer = ();

    fn title(&self) -> String {
        self.title.clone()
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        let columns = TEXT.min(room.width.saturating_sub(4)).max(1);
        let lines = self.wrapped(columns);
        let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0).max(width(&self.title) + 2);
        Size::new(longest as u16 + 4, lines.len() as u16 + 2)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        for (y, line) in (area.y..area.bottom()).zip(self.wrapped(area.width).iter().skip(self.top)) {
            canvas.text(area.x, y, area.width, self.role, line);
        }
    }
}
