//! A question about a great loss: the number of what goes is to be typed.

use crossterm::event::KeyEvent;
use ratatui::layout::{Rect, Size};

use crate::{
    i18n::fmt,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        form::TextInput,
        look::Role,
        screen::{Editor, Navigate, Screen, Shape},
    },
};

use super::{
    message,
    said::{ImpactOf, Said},
};

/// Rows below the text: a blank one, what is asked, the field, what is wrong.
const BELOW: u16 = 4;
/// Columns of the field.
const FIELD: u16 = 14;

/// Asks for a number; it is closed with an answer only by the right one.
pub struct TypeNumber {
    title: String,
    said: Said<Self>,
    number: u64,
    input: TextInput,
    wrong: bool,
}

impl TypeNumber {
    /// A question, with what there is to know, and the number that says yes.
    pub fn new(title: String, lines: Vec<String>, number: u64) -> Self {
        let lines = lines.into_iter().map(|line| (Role::Text, line)).collect();
        let said = Said::new(lines, |dialog: &mut Self| &mut dialog.said);
        Self { title, said, number, input: TextInput::default(), wrong: false }
    }

    /// Says what the act does to who receives what, or what is known of it at once (X3).
    pub fn with_effect_lines(self, lines: Vec<(Role, String)>) -> Self {
        Self { said: self.said.with_effects(lines), ..self }
    }

    /// The same as the store answers it, see [`Said::with_impact_of`].
    pub fn with_impact_of(self, impact_of: impl ImpactOf) -> Self {
        Self { said: self.said.with_impact_of(impact_of), ..self }
    }

    fn confirm(&mut self, cx: &mut Cx<Self>) {
        // A number may be typed in groups, as it is shown.
        let typed: String = self.input.text().chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
        if typed.parse() == Ok(self.number) {
            cx.close(());
        } else {
            self.wrong = true;
        }
    }
}

impl Editor for TypeNumber {
    fn key(&mut self, key: &KeyEvent) -> bool {
        let taken = self.input.key(key);
        self.wrong &= !taken;
        taken
    }

    fn paste(&mut self, text: &str) {
        self.input.paste(text.trim());
        self.wrong = false;
    }
}

impl Screen for TypeNumber {
    const ID: &'static str = "type-number";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("confirm", &["Enter"], Self::confirm),
        Command::<Self>::new("cancel", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        self.title.clone()
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.said.start(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.said.arrange(Rect { height: area.height.saturating_sub(BELOW), ..area });
    }

    fn edits(&self) -> bool {
        true
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        Some(self)
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.said.text)
    }

    fn size(&self, room: Size) -> Size {
        let text = message::size(&self.title, &self.said.text, room);
        Size::new(text.width.max(56), text.height + BELOW)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let text = Rect { height: area.height.saturating_sub(BELOW), ..area };
        self.said.text.view(canvas, text);
        let y = text.bottom() + 1;
        let asked = t!("type-number", number = fmt::count(self.number));
        canvas.text(area.x, y, area.width, Role::Danger, &asked);
        let field = Rect::new(area.x, y + 1, FIELD.min(area.width), 1);
        canvas.paint(field, Role::FieldFocus);
        let (shown, cursor) = self.input.view(usize::from(field.width));
        canvas.text(field.x, field.y, field.width, Role::FieldFocus, &shown);
        canvas.set_cursor(field.x + cursor as u16, field.y);
        if self.wrong {
            let said = format!("✗ {}", t!("type-number-wrong"));
            canvas.text(area.x, y + 2, area.width, Role::FieldProblem, &said);
        }
    }
}
