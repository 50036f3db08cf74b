//! « ? »: every key that works here and now.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::width,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
    },
};

/// A group's heading, and its commands: keys and what they do.
pub type Group = (String, Vec<(String, String)>);

/// The list of keys.
pub struct Help {
    groups: Vec<Group>,
    top: usize,
    height: usize,
}

impl Help {
    /// The help for these groups.
    pub fn new(groups: Vec<Group>) -> Self {
        Self { groups, top: 0, height: 1 }
    }

    fn rows(&self) -> usize {
        self.groups.iter().map(|(_, rows)| rows.len() + 2).sum::<usize>().saturating_sub(1)
    }

    fn keys_width(&self) -> usize {
        self.groups.iter().flat_map(|(_, rows)| rows).map(|(keys, _)| width(keys)).max().unwrap_or(0)
    }
}

impl Navigate for Help {
    fn go(&mut self, step: Move) {
        let last = self.rows().saturating_sub(self.height);
        self.top = match step {
            Move::Up => self.top.saturating_sub(1),
            Move::Down => self.top + 1,
            Move::PageUp => self.top.saturating_sub(self.height),
            Move::PageDown => self.top + self.height,
            Move::First => 0,
            Move::Last => last,
        }
        .min(last);
    }
}

impl Screen for Help {
    const ID: &'static str = "help";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new("close", &["Esc", "Enter", "q", "?"], |_, cx| cx.close(()))];
    type Answer = ();

    fn title(&self) -> String {
        t!("help-title")
    }

    fn arrange(&mut self, area: Rect, _: &mut crate::tui::cx::Cx<Self>) {
        self.height = usize::from(area.height).max(1);
        self.top = self.top.min(self.rows().saturating_sub(self.height));
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        let words =
            self.groups.iter().flat_map(|(_, rows)| rows).map(|(_, help)| width(help)).max().unwrap_or(0);
        let wide = self.keys_width() + words + 7;
        Size::new((wide as u16).min(room.width), self.rows() as u16 + 2)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let keys = self.keys_width() as u16;
        let mut lines: Vec<(Option<&str>, &str)> = Vec::new();
        for (heading, rows) in &self.groups {
            if !lines.is_empty() {
                lines.push((None, ""));
            }
            lines.push((None, heading));
            lines.extend(rows.iter().map(|(keys, help)| (Some(keys.as_str()), help.as_str())));
        }
        for (y, (key, words)) in (area.y..area.bottom()).zip(lines.into_iter().skip(self.top)) {
            match key {
                None => {
                    canvas.text(area.x, y, area.width, Role::Heading, words);
                }
                Some(key) => {
                    canvas.text(area.x, y, keys, Role::KeyHint, key);
                    canvas.text(area.x + keys + 2, y, area.width.saturating_sub(keys + 2), Role::Text, words);
                }
            }
        }
    }
}
