//! Leaving: what is typed is kept, what waits is written, what goes on is said first.

use std::time::Duration;

use crate::{t, tui::dialog::confirm::Confirm};

use super::{Desk, End};

/// How long the writes that wait may take when the person leaves: another process may hold the store.
const LEAVING: Duration = Duration::from_secs(12);
/// The same when the terminal is gone: the watchdog ends the process soon.
const GONE: Duration = Duration::from_millis(700);

/// Leaves: asks if a form is not saved or work goes on; a second time leaves at once.
pub fn leave(desk: &mut Desk) {
    let asked = desk.leaving.take().is_some_and(|layer| desk.is_open(layer));
    let reason = if desk.is_working() {
        t!("leave-working")
    } else if let Some(unsaved) = desk.unsaved() {
        unsaved
    } else {
        return desk.leave_now(End::Left);
    };
    if asked {
        return desk.leave_now(End::Left);
    }
    let confirm = Confirm::new(t!("leave-title"), vec![reason], t!("leave-yes"));
    desk.ask(confirm, |desk, yes| {
        desk.leaving = None;
        if yes {
            desk.leave_now(End::Left);
        }
    });
    desk.leaving = desk.layers.last().map(|layer| layer.id);
}

impl Desk {
    /// Goes to another page, after asking where something would be lost.
    pub(in crate::tui) fn go(&mut self, elsewhere: impl FnOnce(&mut Self) + 'static) {
        let Some(reason) = self.unsaved() else { return elsewhere(self) };
        let confirm = Confirm::new(t!("leave-page-title"), vec![reason], t!("leave-page-yes"));
        self.ask(confirm, |desk, yes| {
            if yes {
                elsewhere(desk);
            }
        });
    }

    /// What is open and not saved, as the topmost screen that has any says it.
    fn unsaved(&self) -> Option<String> {
        self.layers.iter().rev().find_map(|layer| layer.screen.unsaved())
    }

    /// Ends the desk without asking: long work is told to stop, long questions too, what is typed stays as a draft, and writes that
    /// wait are written first.
    pub(in crate::tui) fn leave_now(&mut self, end: End) {
        self.stop_working();
        self.await_nothing();
        let patience = if end == End::Left { LEAVING } else { GONE };
        self.flush_drafts(patience);
        self.end = Some(end);
    }
}
