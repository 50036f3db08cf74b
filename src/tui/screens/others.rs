//! « Autres » (`.`): what is done rarely on a page, and the drafts where there are any.

use crate::{
    i18n::message,
    store::Store,
    t,
    tui::{cx::Cx, dialog::menu::Menu, screen::Screen},
};

use super::drafts;

/// An entry of a page's « Autres ».
pub struct Other<S: 'static> {
    /// The id of its message.
    pub label: &'static str,
    /// Does it.
    pub run: fn(&mut S, &mut Cx<S>),
}

/// What stands behind an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Own(usize),
    Drafts,
}

/// Opens a page's « Autres ».
pub fn open<S: Screen>(others: &'static [Other<S>], cx: &mut Cx<S>) {
    cx.ask_store(
        |store: &mut Store| store.drafts().map(|drafts| drafts.len()),
        move |_, drafts, cx| {
            let own = others.iter().enumerate();
            let mut entries: Vec<(String, Chosen)> =
                own.map(|(at, other)| (message(other.label, &[]), Chosen::Own(at))).collect();
            if drafts > 0 {
                entries.push((t!("others-drafts", count = drafts), Chosen::Drafts));
            }
            cx.open(Menu::new(t!("others-title"), entries), |screen, chosen, cx| match chosen {
                Chosen::Own(at) => (others[at].run)(screen, cx),
                Chosen::Drafts => cx.desk(drafts::offer),
            });
        },
    );
}
