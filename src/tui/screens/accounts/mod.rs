//! Page 1, « Comptes »: every account in a table, found while typing.

mod commands;
mod list;
mod narrow;
mod others;
mod serves;
#[cfg(test)]
mod tests;
mod topics;
mod view;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::{
    domain::account::AccountKind,
    store::{AccountQuery, CoverageFilter, Sort},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        form::TextInput,
        screen::{Editor, Move, Navigate, Screen},
        screens::welcome::Welcome,
    },
};

pub use list::{AccountList, ListsAccounts};
pub use narrow::{coverage_words, narrowed};

use serves::Serves;

/// The page.
#[derive(Default)]
pub struct Accounts {
    search: TextInput,
    /// Whether letters go into the search.
    searching: bool,
    kind: Option<AccountKind>,
    coverage: Option<CoverageFilter>,
    sort: Sort,
    accounts: AccountList,
    serves: Serves,
    /// What stands in the place of the list while there is no account at all.
    pub(super) welcome: Welcome,
}

impl Accounts {
    /// Whether there is no account at all, so that the ways on stand in the list's place.
    fn welcomes(&self) -> bool {
        let all = !self.searching && !self.is_filtered() && self.search.text().trim().is_empty();
        self.accounts.loaded && all && self.accounts.rows.is_empty()
    }

    fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.coverage.is_some()
    }
}

impl ListsAccounts for Accounts {
    fn query(&self) -> AccountQuery {
        let search = self.search.text().to_owned();
        AccountQuery { search, kind: self.kind, coverage: self.coverage, sort: self.sort }
    }

    fn listed_accounts(&mut self) -> &mut AccountList {
        &mut self.accounts
    }
}

impl Navigate for Accounts {
    fn go(&mut self, step: Move) {
        if self.welcomes() {
            return self.welcome.go(step);
        }
        self.accounts.go(step);
    }
}

/// The search line.
impl Editor for Accounts {
    fn key(&mut self, key: &KeyEvent) -> bool {
        self.search.key(key)
    }

    fn paste(&mut self, text: &str) {
        self.search.paste(text);
    }
}

impl Screen for Accounts {
    const ID: &'static str = "accounts";
    const COMMANDS: &'static [Command<Self>] = commands::COMMANDS;
    type Answer = ();

    fn title(&self) -> String {
        t!("page-accounts")
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.restart(cx);
    }

    fn arrange(&mut self, area: Rect, cx: &mut Cx<Self>) {
        self.ask_serves(cx);
        self.accounts.rows.set_height(view::list_height(self, area));
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.serves.expire();
        self.read_again(cx);
    }

    fn edits(&self) -> bool {
        self.searching
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        if self.searching { Some(self) } else { None }
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.accounts.total = None;
        self.restart(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        self.read_on(cx);
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
