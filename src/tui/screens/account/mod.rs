//! An account's sheet: « Fiche », « Contacts », « Historique ».

mod card;
mod changes;
mod commands;
mod contacts;
mod copy;
mod delete;
mod forms;
mod history;
mod place;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use crate::{
    domain::{account::Account, ids::AccountId, record::Record},
    store::{AccountKey, AccountQuery, Member},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        screen::{Move, Navigate, Screen},
    },
};

pub use changes::Changes;
pub use delete::delete_account;
pub use forms::{AccountForm, ContactForm};

use card::Card;
use contacts::Contacts;
use history::History;
use place::Place;

/// A tab of the sheet, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// « Fiche ».
    Card,
    /// « Contacts ».
    Contacts,
    /// « Historique ».
    History,
}

impl Tab {
    const ALL: [Tab; 3] = [Tab::Card, Tab::Contacts, Tab::History];

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
    /// The account, once it is read.
    account: Option<Record<Account>>,
    /// It was read, and is not there (any more).
    gone: bool,
    card: Card,
    contacts: Contacts,
    history: History,
}

impl Sheet {
    /// The sheet of an account.
    pub fn new(id: AccountId) -> Self {
        Self {
            id,
            place: None,
            tab: Tab::Card,
            account: None,
            gone: false,
            card: Card::default(),
            contacts: Contacts::default(),
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
        self.live().is_some_and(|account| account.value.kind.has_contacts())
    }

    /// The account, unless it is in the trash.
    fn live(&self) -> Option<&Record<Account>> {
        self.account.as_ref().filter(|account| !account.trashed)
    }

    fn read(&mut self, cx: &mut Cx<Self>) {
        let id = self.id;
        cx.query_latest(
            "sheet",
            move |read| Ok((read.account(id)?, read.members(id)?)),
            move |sheet, (account, members), _| sheet.take(id, account, members),
        );
        if self.history.was_read() || self.tab == Tab::History {
            self.read_history(cx);
        }
    }

    fn take(&mut self, id: AccountId, account: Option<Record<Account>>, members: Vec<Member>) {
        if id == self.id {
            self.gone = account.as_ref().is_none_or(|account| account.trashed);
            self.account = account;
            self.contacts.show(members);
        }
    }

    /// Shows another account in place of this one, at the same tab.
    fn turn_to(&mut self, id: AccountId, account: Option<Record<Account>>, members: Vec<Member>) {
        self.id = id;
        self.card = Card::default();
        self.contacts = Contacts::default();
        self.history = History::default();
        self.take(id, account, members);
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
        let account = self.account.as_ref().map(|account| &account.value);
        self.card.arrange(account, body);
        self.contacts.arrange(body);
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
