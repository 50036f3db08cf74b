//! A question: yes or no.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::{coverage::Effect, impact::Impact, text::width},
    store::{Reader, Result, Store},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Navigate, Screen, Shape},
        widget::{
            effect::{effect_lines, impact_lines},
            text::Text,
        },
    },
    words,
};

/// Columns of text that are read comfortably.
const TEXT: u16 = 60;

/// Asks the store for the effects.
type AskEffects = Box<dyn FnOnce(&mut Cx<Confirm>)>;

/// Asks for a yes; answers `true` or `false`.
pub struct Confirm {
    title: String,
    lines: Vec<String>,
    /// What a yes does to who receives what (X3).
    effects: Vec<(Role, String)>,
    /// All that is said, which scrolls where it is longer than the terminal.
    text: Text,
    /// Asks for that, while it has not been asked.
    ask_effects: Option<AskEffects>,
    yes: String,
    danger: bool,
    /// Whether the « yes » button has the keys.
    on_yes: bool,
}

impl Confirm {
    /// A question whose « no » has the keys first.
    pub fn new(title: String, lines: Vec<String>, yes: String) -> Self {
        let (effects, text) = (Vec::new(), Text::default());
        Self { title, lines, effects, text, ask_effects: None, yes, danger: false, on_yes: false }
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

    /// Says what a yes does to who receives what (X3).
    pub fn with_effects(self, effects: &[Effect]) -> Self {
        self.with_effect_lines(effect_lines(effects))
    }

    /// The same in these lines.
    pub fn with_effect_lines(mut self, lines: Vec<(Role, String)>) -> Self {
        self.effects = lines;
        self
    }

    /// The same where the store is to be asked first: the question is there at once, they follow.
    pub fn with_effects_of(
        mut self,
        effects_of: impl FnOnce(&Reader) -> Result<Vec<Effect>> + Send + 'static,
    ) -> Self {
        self.ask_effects = Some(Box::new(move |cx| {
            cx.query(effects_of, |confirm, effects, _| confirm.tell(effect_lines(&effects)));
        }));
        self
    }

    /// The same of an act of which only the store knows what it changes, and may take long to find out. What stands
    /// in the act's way is said too.
    pub fn with_impact_of(
        mut self,
        impact_of: impl FnOnce(&mut Store, &dyn Fn() -> bool) -> Result<Impact> + Send + 'static,
    ) -> Self {
        self.ask_effects = Some(Box::new(move |cx| {
            cx.ask_long(impact_of, |confirm, impact, _| {
                confirm.tell(match impact {
                    Ok(impact) => impact_lines(&impact),
                    Err(error) => vec![(Role::Warning, words::explain(&error))],
                });
            });
        }));
        self
    }

    /// Puts together what is said.
    fn say(&mut self) {
        let role = if self.danger { Role::Danger } else { Role::Text };
        let said = self.lines.iter().map(|line| (role, line.clone()));
        self.text = Text::new(said.chain(self.effects.iter().cloned()).collect());
    }

    fn tell(&mut self, effects: Vec<(Role, String)>) {
        self.effects = effects;
        self.say();
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
        self.say();
        if let Some(ask) = self.ask_effects.take() {
            self.tell(vec![(Role::Dim, t!("effect-awaited"))]);
            ask(cx);
        }
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.text.arrange(above_buttons(area));
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.text)
    }

    fn size(&self, room: Size) -> Size {
        let columns = TEXT.min(room.width.saturating_sub(4)).max(1);
        let buttons = (width(&self.yes) + width(&t!("no"))) as u16 + 12;
        let title = width(&self.title) as u16 + 4;
        let wide = self.text.wide(columns).max(buttons).max(title).min(columns);
        Size::new(wide + 4, self.text.rows(wide).len() as u16 + 4)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.text.view(canvas, above_buttons(area));
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
