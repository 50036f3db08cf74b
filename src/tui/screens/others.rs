//! « Autres » (`.`): what is done rarely on a page.

use crate::{
    i18n::message,
    t,
    tui::{cx::Cx, dialog::menu::Menu, screen::Screen},
};

/// An entry of a page's « Autres ».
pub struct Other<S: 'static> {
    /// The id of its message.
    pub label: &'static str,
    /// Does it.
    pub run: fn(&mut S, &mut Cx<S>),
}

/// Opens a page's « Autres ».
pub fn open<S: Screen>(others: &'static [Other<S>], cx: &mut Cx<S>) {
    let entries = others.iter().enumerate().map(|(at, other)| (message(other.label, &[]), at)).collect();
    cx.open(Menu::new(t!("others-title"), entries), |screen, at, cx| (others[at].run)(screen, cx));
}
