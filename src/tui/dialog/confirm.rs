//! A question: yes or no.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::{width, wrap},
    t,
    tui::{canvas::Canvas, command::Command, cx::Cx, look::Role, screen::Screen},
};

/// Columns of text that are read comfortably.
const TEXT: u16 = 60;

/// Asks for a yes; answers `true` or `false`.
pub struct Confirm {
    title: String,
    lines: Vec<String>,
    yes: String,
    danger: bool,
    /// Whether the « yes » button has the keys.
    on_yes: bool,
}

impl Confirm {
    /// A question whose « no » has the keys first.
    pub fn new(title: String, lines: Vec<String>, yes: String) -> Self {
        Self { title, lines, yes, danger: false, on_yes: false }
    }

    /// A question about something that loses nothing: « yes » has the keys first.
    pub fn gentle(mut self) -> Self {
        self.on_yes = true;
        self
    }

    /// Marks what is said as a loss.
    pub fn dangerous(mut self) -> Self {
        self.danger = true;
        self
    }

    fn wrapped(&self, columns: u16) -> Vec<String> {
        self.lines.iter().flat_map(|line| wrap(line, usize::from(columns))).collect()
    }

    fn choose(&mut self, cx: &mut Cx<Self>) {
        cx.close(self.on_yes);
    }
}

impl Screen for Confirm {
    const ID: &'static str = "confirm";
    const SHAPE: crate::tui::screen::Shape = crate::tui::screen::Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("choose", &["Enter"], Self::choose),
        Command::<Self>::new("yes", &["o", "y"], |_, cx| cx.close(true)),
        Command::<Self>::new("no", &["Esc", "n"], |_, cx| cx.close(false)),
        Command::<Self>::new("other", &["Tab", "Left", "Right", "Shift+Tab"], |this, _| {
            this.on_yes = !this.on_yes
        })
        .quiet(),
    ];
    type Answer = bool;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn size(&self, room: Size) -> Size {
        let columns = TEXT.min(room.width.saturating_sub(4)).max(1);
        let longest = self.wrapped(columns).iter().map(|line| width(line)).max().unwrap_or(0) as u16;
        let buttons = (width(&self.yes) + width(&t!("no"))) as u16 + 12;
        let wide = longest.max(buttons).max(width(&self.title) as u16 + 4).min(columns);
        Size::new(wide + 4, self.wrapped(wide).len() as u16 + 4)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let role = if self.danger { Role::Danger } else { Role::Text };
        for (y, line) in (area.y..area.bottom().saturating_sub(2)).zip(self.wrapped(area.width.max(1))) {
            canvas.text(area.x, y, area.width, role, &line);
        }
        let y = area.bottom().saturating_sub(1);
        let mut x = area.x;
        for (label, focused) in [(&self.yes, self.on_yes), (&t!("no"), !self.on_yes)] {
            let (role, sign) = if focused { (Role::ButtonFocus, "▸") } else { (Role::Button, " ") };
            x += canvas.text(x, y, area.right().saturating_sub(x), role, &format!("{sign} {label} ")) + 2;
        }
    }
}
