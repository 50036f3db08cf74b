//! Something to be read: what went wrong and what to do, or what was kept.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::width,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Navigate, Screen, Shape},
        widget::text::Text,
    },
};

/// Columns of text that are read comfortably.
const TEXT: u16 = 72;

/// A text that scrolls when it is long.
pub struct Message {
    title: String,
    text: Text,
}

impl Message {
    /// A text.
    pub fn new(title: String, lines: Vec<String>) -> Self {
        Self::styled(title, lines.into_iter().map(|line| (Role::Text, line)).collect())
    }

    /// A text, each line with its role.
    pub fn styled(title: String, lines: Vec<(Role, String)>) -> Self {
        Self { title, text: Text::new(lines) }
    }

    /// What went wrong.
    pub fn problem(text: String) -> Self {
        let lines = text.lines().map(ToOwned::to_owned).collect();
        Self::new(format!("✗ {}", t!("problem-title")), lines)
    }
}

/// The room that a dialog with this text takes, its frame included.
pub fn size(title: &str, text: &Text, room: Size) -> Size {
    let columns = TEXT.min(room.width.saturating_sub(4)).max(1);
    let longest = text.wide(columns).max(width(title) as u16 + 2);
    Size::new(longest + 4, text.rows(columns).len() as u16 + 2)
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

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.text.arrange(area);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.text)
    }

    fn size(&self, room: Size) -> Size {
        size(&self.title, &self.text, room)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.text.view(canvas, area);
    }
}
