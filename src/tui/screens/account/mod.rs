//! An account's sheet: « Fiche », « Contacts », « Gestion de compte », « Qui reçoit quoi », « Historique ».

mod card;
mod changes;
mod commands;
mod contacts;
mod copy;
mod delete;
mod facts;
mod forms;
mod history;
mod place;
mod roles;
#[cfg(test)]
mod tests;
mod view;
mod who;

use ratatui::layout::Rect;

use crate::{
    domain::ids::AccountId,
    store::{AccountKey, AccountQuery},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        screen::{Move, Navigate, Screen},
    },
};

pub use changes::Changes;
pub use delete::delete_account;
pub use facts::Facts;
pub use forms::{AccountForm, ContactForm, Purpose};
pub use who::{Explain, act_of_adding, add_recipient, addresses};

use card::Card;
use contacts::Contacts;
use history::History;
use place::Place;
use roles::Roles;
use who::Who;

/// A tab of the sheet, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// « Fiche ».
    Card,
    /// « Contacts ».
    Contacts,
    /// « Gestion de compte ».
    Roles,
    /// « Qui reçoit quoi ».
    Who,
    /// « Historique ».
    History,
}

impl Tab {
    const ALL: [Tab; 5] = [Tab::Card, Tab::Contacts, Tab::Roles, Tab::Who, Tab::History];

    /// The tab so many places further, round and round.
    fn step(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// The sheet.
pub struct Sheet {
    id: AccountId,
    /// Where it stands in the list that it was opened from.
    place: Option<Place>,
    tab: Tab,
    /// The account and all that the tabs show of it, once it is read.
    facts: Option<Facts>,
    /// It was read, and is not there (any more).
    gone: bool,
    card: Card,
    contacts: Contacts,
    roles: Roles,
    who: Who,
    history: History,
}

impl Sheet {
    /// The sheet of an account.
    pub fn new(id: AccountId) -> Self {
        Self {
            id,
            place: None,
            tab: Tab::Card,
            facts: None,
            gone: false,
            card: Card::default(),
            contacts: Contacts::default(),
            roles: Roles::default(),
            who: Who::default(),
            history: History::default(),
        }
    }

    /// The sheet of an account in a list: `[` and `]` go through that list.
    pub fn in_list(id: AccountId, query: AccountQuery, key: AccountKey) -> Self {
        Self { place: Some(Place::new(query, key)), ..Self::new(id) }
    }

    /// The same, opened at another tab.
    pub fn at(mut self, tab: Tab) -> Self {
        self.tab = tab;
        self
    }

    /// Whether a contact can be added: not to a *Particulier* (S3.1).
    pub fn takes_contacts(&self) -> bool {
        self.live().is_some_and(|facts| facts.account.value.kind.has_contacts())
    }

    /// What is known of the account, unless it is in the trash.
    fn live(&self) -> Option<&Facts> {
        self.facts.as_ref().filter(|facts| !facts.account.trashed)
    }

    fn read(&mut self, cx: &mut Cx<Self>) {
        let id = self.id;
        cx.query_latest(
            "sheet",
            move |read| Facts::read(read, id),
            move |sheet, facts, cx| sheet.take(id, facts, cx.shared()),
        );
        if self.history.was_read() || self.tab == Tab::History {
            self.read_history(cx);
        }
    }

    fn take(&mut self, id: AccountId, facts: Option<Facts>, shared: &Shared) {
        if id != self.id {
            return;
        }
        self.gone = facts.as_ref().is_none_or(|facts| facts.account.trashed);
        if let Some(facts) = &facts {
            self.contacts.show(facts);
            self.roles.show(facts, shared.today());
            self.who.show(&facts.subject);
        }
        self.facts = facts;
    }

    /// Shows another account in place of this one, at the same tab and the same topic.
    fn turn_to(&mut self, id: AccountId, facts: Option<Facts>, shared: &Shared) {
        self.id = id;
        self.card = Card::default();
        self.contacts = Contacts::default();
        self.roles = Roles::default();
        self.history = History::default();
        self.take(id, facts, shared);
    }

    fn go_to_tab(&mut self, tab: Tab, cx: &mut Cx<Self>) {
        self.tab = tab;
        if tab == Tab::History && !self.history.was_read() {
            self.read_history(cx);
        }
    }
}

impl Navigate for Sheet {
    fn go(&mut self, step: Move) {
        match self.tab {
            Tab::Card => self.card.go(step),
            Tab::Contacts => self.contacts.go(step),
            Tab::Roles => self.roles.go(step),
            Tab::Who => self.who.go(step),
            Tab::History => self.history.go(step),
        }
    }
}

impl Screen for Sheet {
    const ID: &'static str = "account";
    const COMMANDS: &'static [Command<Self>] = commands::COMMANDS;
    /// The account that was shown last, and its place in the list.
    type Answer = Option<(AccountId, AccountKey)>;

    fn title(&self) -> String {
        t!("account-title")
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        let body = view::body(area);
        self.card.arrange(self.facts.as_ref().map(|facts| &facts.account.value), body);
        self.contacts.arrange(body);
        self.roles.arrange(body);
        self.who.arrange(body);
        self.history.arrange(body);
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        if self.tab == Tab::History && self.history.wants_more() {
            self.read_more_history(cx);
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
