//! Page 1, « Comptes »: every account in a table, found while typing.

mod commands;
mod others;
mod view;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::{
    domain::{account::AccountKind, ids::AccountId},
    store::{AccountKey, AccountQuery, AccountRow, From, Sort},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        form::TextInput,
        screen::{Editor, Move, Navigate, Screen},
        screens::welcome::Welcome,
        widget::window::{Keyed, Need, Window},
    },
};

/// The page.
#[derive(Default)]
pub struct Accounts {
    search: TextInput,
    /// Whether letters go into the search.
    searching: bool,
    kind: Option<AccountKind>,
    sort: Sort,
    rows: Window<AccountRow>,
    /// How many rows the list has, once they are counted.
    total: Option<i64>,
    loaded: bool,
    pending: Option<Need<AccountKey>>,
    /// What stands in the place of the list while there is no account at all.
    pub(super) welcome: Welcome,
}

impl Keyed for AccountRow {
    type Key = AccountKey;
    type Id = AccountId;

    fn key(&self) -> &AccountKey {
        AccountRow::key(self)
    }

    fn id(&self) -> AccountId {
        self.id
    }
}

impl Accounts {
    fn query(&self) -> AccountQuery {
        AccountQuery {
            search: self.search.text().to_owned(),
            kind: self.kind,
            sort: self.sort,
            ..AccountQuery::default()
        }
    }

    /// Whether there is no account at all, so that the ways on stand in the list's place.
    fn welcomes(&self) -> bool {
        let all = !self.searching && self.search.text().trim().is_empty() && self.kind.is_none();
        self.loaded && all && self.rows.is_empty()
    }

    /// Reads the list anew, from its start.
    fn restart(&mut self, cx: &mut Cx<Self>) {
        let (query, limit) = (self.query(), self.rows.page());
        self.rows.expect();
        cx.query_latest(
            "rows",
            move |read| Ok((read.accounts(&query, From::Start, limit)?, limit)),
            |page, (rows, limit), cx| {
                let whole = rows.len() < limit;
                page.rows.show_start(rows, whole);
                page.loaded = true;
                page.count(cx);
            },
        );
    }

    /// Counts the rows, never in the way of showing them.
    fn count(&mut self, cx: &mut Cx<Self>) {
        let query = self.query();
        cx.query_latest(
            "count",
            move |read| read.count_accounts(&query),
            |page, total, _| page.total = Some(total),
        );
    }

    /// Puts the cursor on an account of this list, wherever it stands.
    fn go_to(&mut self, id: AccountId, key: AccountKey, cx: &mut Cx<Self>) {
        if self.rows.select(&id) {
            return;
        }
        self.rows.expect();
        let (query, limit) = (self.query(), self.rows.page());
        cx.query_latest(
            "rows",
            move |read| {
                let before = read.accounts(&query, From::Before(&key), limit)?;
                let from = read.accounts(&query, From::At(&key), limit)?;
                Ok((before, from, read.account_position(&query, &key)?, limit))
            },
            |page, (before, from, position, limit), _| {
                let whole = from.len() < limit;
                page.rows.show_around(before, from, usize::try_from(position).unwrap_or(0), whole);
            },
        );
    }

    /// Reads what the cursor needs next.
    fn read(&mut self, need: Need<AccountKey>, cx: &mut Cx<Self>) {
        let (query, limit) = (self.query(), self.rows.page());
        match need {
            Need::Start => self.restart(cx),
            Need::End => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::End, limit)?, read.count_accounts(&query)?)),
                |page, (rows, total), _| {
                    page.total = Some(total);
                    page.rows.show_end(rows, usize::try_from(total).unwrap_or(0));
                },
            ),
            Need::After(key) => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::After(&key), limit)?, limit)),
                |page, (rows, limit), _| {
                    let whole = rows.len() < limit;
                    page.rows.append(rows, whole);
                },
            ),
            Need::Before(key) => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::Before(&key), limit)?, limit)),
                |page, (rows, limit), _| {
                    let whole = rows.len() < limit;
                    page.rows.prepend(rows, whole);
                },
            ),
        }
    }
}

impl Navigate for Accounts {
    fn go(&mut self, step: Move) {
        if self.welcomes() {
            return self.welcome.go(step);
        }
        self.pending = self.rows.go(step);
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

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.rows.set_height(view::list_height(area));
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        let (query, page, shown) = (self.query(), self.rows.page() * 2, self.rows.position());
        let from = self.rows.top_key().cloned();
        self.rows.expect();
        cx.query_latest(
            "rows",
            move |read| match from {
                Some(key) => {
                    let rows = read.accounts(&query, From::At(&key), page)?;
                    Ok((rows, read.account_position(&query, &key)?, page))
                }
                None => Ok((read.accounts(&query, From::Start, shown + page)?, 0, shown + page)),
            },
            |page, (rows, position, limit), cx| {
                let whole = rows.len() < limit;
                page.rows.reload(rows, usize::try_from(position).unwrap_or(0), whole);
                page.count(cx);
            },
        );
    }

    fn edits(&self) -> bool {
        self.searching
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        if self.searching { Some(self) } else { None }
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.total = None;
        self.restart(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        if let Some(need) = self.pending.take() {
            self.read(need, cx);
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}

#[cfg(test)]
mod tests;
