//! The previous and the next account of the list that the sheet was opened from.

use crate::{
    store::{AccountKey, AccountQuery, AccountRow, From},
    t,
    tui::{cx::Cx, look::Role},
};

use super::{Facts, Sheet};

/// A place in a list, and the steps that are still to be taken from it.
pub struct Place {
    query: AccountQuery,
    pub(super) key: AccountKey,
    /// Steps that were asked for; downwards is positive.
    wanted: i32,
    asked: bool,
}

/// A step that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Previous,
    Next,
}

impl Place {
    pub(super) fn new(query: AccountQuery, key: AccountKey) -> Self {
        Self { query, key, wanted: 0, asked: false }
    }
}

impl Sheet {
    pub(super) fn has_place(&self) -> bool {
        self.place.is_some()
    }

    pub(super) fn previous(&mut self, cx: &mut Cx<Self>) {
        self.step(-1, cx);
    }

    pub(super) fn next(&mut self, cx: &mut Cx<Self>) {
        self.step(1, cx);
    }

    fn step(&mut self, by: i32, cx: &mut Cx<Self>) {
        if let Some(place) = &mut self.place {
            place.wanted += by;
            self.walk(cx);
        }
    }

    /// Reads one step, and the account with it; quick presses wait for each other, none is lost.
    fn walk(&mut self, cx: &mut Cx<Self>) {
        let Some(place) = self.place.as_mut().filter(|place| !place.asked && place.wanted != 0) else {
            return;
        };
        place.asked = true;
        let step = if place.wanted < 0 { Step::Previous } else { Step::Next };
        let (query, key) = (place.query.clone(), place.key.clone());
        cx.query(
            move |read| {
                let from = match step {
                    Step::Previous => From::Before(&key),
                    Step::Next => From::After(&key),
                };
                let Some(row) = read.accounts(&query, from, 1)?.into_iter().next() else { return Ok(None) };
                Ok(Some((Facts::read(read, row.id)?, row)))
            },
            move |sheet, found, cx| match found {
                Some((facts, row)) => {
                    sheet.turn_to(row.id, facts, cx.shared());
                    sheet.stepped(step, Some(row), cx);
                }
                None => sheet.stepped(step, None, cx),
            },
        );
    }

    fn stepped(&mut self, step: Step, row: Option<AccountRow>, cx: &mut Cx<Self>) {
        let Some(place) = &mut self.place else { return };
        place.asked = false;
        match (row, step) {
            (Some(row), _) => {
                place.wanted -= if step == Step::Previous { -1 } else { 1 };
                place.key = row.key().clone();
                self.go_to_tab(self.tab, cx);
            }
            (None, Step::Previous) => {
                place.wanted = 0;
                cx.toast(Role::Warning, t!("account-first"));
            }
            (None, Step::Next) => {
                place.wanted = 0;
                cx.toast(Role::Warning, t!("account-last"));
            }
        }
        self.walk(cx);
    }
}
