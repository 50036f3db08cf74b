//! What a question says: what there is to know, and what a yes does to who receives what (X3), which may have to be
//! found out first.

use ratatui::layout::Rect;

use crate::{
    domain::{coverage::Effect, impact::Impact},
    store::{Reader, Result, Store},
    t,
    tui::{
        cx::Cx,
        look::Role,
        screen::Screen,
        widget::{
            effect::{effect_lines, impact_lines},
            text::Text,
        },
    },
    words,
};

type Lines = Vec<(Role, String)>;

/// Finds out what an act changes, or says why it could not; it is told whether anybody still waits for that.
pub trait ImpactOf: FnOnce(&mut Store, &dyn Fn() -> bool) -> Known + Send + 'static {}
impl<F: FnOnce(&mut Store, &dyn Fn() -> bool) -> Known + Send + 'static> ImpactOf for F {}

/// What an act changes, or why that is not known.
pub type Known = std::result::Result<Impact, String>;

/// Asks for what is not known yet.
type Ask<S> = Box<dyn FnOnce(&mut Cx<S>)>;

/// What the dialog `S` says.
pub struct Said<S> {
    lines: Lines,
    effects: Lines,
    ask: Option<Ask<S>>,
    /// All of it, which scrolls where it is longer than the terminal.
    pub text: Text,
    /// Where it stands in its dialog.
    of: fn(&mut S) -> &mut Self,
}

impl<S: Screen> Said<S> {
    /// What there is to know.
    pub fn new(lines: Lines, of: fn(&mut S) -> &mut Self) -> Self {
        Self { lines, effects: Vec::new(), ask: None, text: Text::default(), of }
    }

    /// Adds what a yes does, or what is known of it at once.
    pub fn with_effects(self, effects: Lines) -> Self {
        Self { effects, ..self }
    }

    /// Adds what a yes does to one account, which the store is asked for: the question is there at once, it follows.
    pub fn with_effects_of(
        self,
        effects_of: impl FnOnce(&Reader) -> Result<Vec<Effect>> + Send + 'static,
    ) -> Self {
        let of = self.of;
        let ask: Ask<S> = Box::new(move |cx| {
            cx.query(effects_of, move |dialog, effects, _| of(dialog).tell(effect_lines(&effects)));
        });
        Self { ask: Some(ask), ..self }
    }

    /// The same of many accounts, which may take long.
    pub fn with_impact_of(self, impact_of: impl ImpactOf) -> Self {
        let of = self.of;
        let ask: Ask<S> = Box::new(move |cx| {
            cx.ask_long(impact_of, move |dialog, impact, _| {
                let known = impact.unwrap_or_else(|error| Err(words::explain(&error)));
                of(dialog).tell(match known {
                    Ok(impact) => impact_lines(&impact),
                    Err(why) => vec![(Role::Warning, why)],
                });
            });
        });
        Self { ask: Some(ask), ..self }
    }

    /// Says what is known, and asks for the rest.
    pub fn start(&mut self, cx: &mut Cx<S>) {
        let mut effects = std::mem::take(&mut self.effects);
        let ask = self.ask.take();
        effects.extend(ask.is_some().then(|| (Role::Dim, t!("effect-awaited"))));
        self.tell(effects);
        if let Some(ask) = ask {
            ask(cx);
        }
    }

    fn tell(&mut self, effects: Lines) {
        self.text = Text::new(self.lines.iter().cloned().chain(effects).collect());
    }

    /// Learns its room.
    pub fn arrange(&mut self, area: Rect) {
        self.text.arrange(area);
    }
}
