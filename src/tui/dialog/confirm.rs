//! A question: yes or no.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::{coverage::Effect, text::width},
    store::{Reader, Result},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Navigate, Screen, Shape},
        widget::effect::effect_lines,
    },
};

use super::said::{ImpactOf, Said};

/// Columns of text that are read comfortably.
const TEXT: u16 = 60;

/// Asks for a yes; answers `true` or `false`.
pub struct Confirm {
    title: String,
    said: Said<Self>,
    yes: String,
    /// Whether the « yes » button has the keys.
    on_yes: bool,
}

impl Confirm {
    /// A question whose « no » has the keys first.
    pub fn new(title: String, lines: Vec<String>, yes: String) -> Self {
        Self::of_role(Role::Text, title, lines, yes)
    }

    /// The same about a loss.
    pub fn dangerous(title: String, lines: Vec<String>, yes: String) -> Self {
        Self::of_role(Role::Danger, title, lines, yes)
    }

    fn of_role(role: Role, title: String, lines: Vec<String>, yes: String) -> Self {
        let lines = lines.into_iter().map(|line| (role, line)).collect();
        Self { title, said: Said::new(lines, |confirm| &mut confirm.said), yes, on_yes: false }
    }

    /// A question about something that loses nothing: « yes » has the keys first.
    pub fn gentle(mut self) -> Self {
        self.on_yes = true;
        self
    }

    /// Says what a yes does to who receives what (X3).
    pub fn with_effects(self, effects: &[Effect]) -> Self {
        self.with_effect_lines(effect_lines(effects))
    }

    /// The same in these lines.
    pub fn with_effect_lines(self, lines: Vec<(Role, String)>) -> Self {
        Self { said: self.said.with_effects(lines), ..self }
    }

    /// The same as the store answers it, see [`Said::with_effects_of`].
    pub fn with_effects_of(
        self,
        effects_of: impl FnOnce(&Reader) -> Result<Vec<Effect>> + Send + 'static,
    ) -> Self {
        Self { said: self.said.with_effects_of(effects_of), ..self }
    }

    /// The same of many accounts, see [`Said::with_impact_of`].
    pub fn with_impact_of(self, impact_of: impl ImpactOf) -> Self {
        Self { said: self.said.with_impact_of(impact_of), ..self }
    }

    fn choose(&mut self, cx: &mut Cx<Self>) {
        cx.close(self.on_yes);
    }
}

impl Screen for Confirm {
    const ID: &'static str = "confirm";
    const SHAPE: Shape = Shape::Dialog;
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

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.said.start(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.said.arrange(above_buttons(area));
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.said.text)
    }

    fn size(&self, room: Size) -> Size {
        let columns = TEXT.min(room.width.saturating_sub(4)).max(1);
        let buttons = (width(&self.yes) + width(&t!("no"))) as u16 + 12;
        let title = width(&self.title) as u16 + 4;
        let wide = self.said.text.wide(columns).max(buttons).max(title).min(columns);
        Size::new(wide + 4, self.said.text.rows(wide).len() as u16 + 4)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.said.text.view(canvas, above_buttons(area));
        let y = area.bottom().saturating_sub(1);
        let mut x = area.x;
        for (label, focused) in [(&self.yes, self.on_yes), (&t!("no"), !self.on_yes)] {
            let (role, sign) = if focused { (Role::ButtonFocus, "▸") } else { (Role::Button, " ") };
            x += canvas.text(x, y, area.right().saturating_sub(x), role, &format!("{sign} {label} ")) + 2;
        }
    }
}

fn above_buttons(area: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(2), ..area }
}
