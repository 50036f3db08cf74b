//! The list of accounts behind a page: read by window as the cursor goes, at the same cost at any size.

use crate::{
    domain::ids::AccountId,
    i18n::fmt,
    store::{AccountKey, AccountQuery, AccountRow, From},
    t,
    tui::{
        cx::Cx,
        screen::{Move, Screen},
        widget::window::{Keyed, Need, Window},
    },
};

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

/// The rows around the cursor, and how many there are in all.
#[derive(Default)]
pub struct AccountList {
    /// The rows that are in memory, and the cursor.
    pub rows: Window<AccountRow>,
    /// How many rows the list has, once they are counted.
    pub total: Option<i64>,
    /// Whether rows have been read, be it none.
    pub loaded: bool,
    pending: Option<Need<AccountKey>>,
}

impl AccountList {
    /// Takes a step; what has to be read for it is read when the page says so.
    pub fn go(&mut self, step: Move) {
        self.pending = self.rows.go(step);
    }

    /// « 12 / 345 », once that is known.
    pub fn place(&self) -> String {
        self.total.map_or(String::new(), |total| {
            let place = if total == 0 { 0 } else { self.rows.position() as i64 + 1 };
            t!("accounts-place", place = fmt::count(place), total = fmt::count(total))
        })
    }
}

/// A page that lists accounts.
pub trait ListsAccounts: Screen {
    /// Which accounts, in which order.
    fn query(&self) -> AccountQuery;
    /// Its list.
    fn listed_accounts(&mut self) -> &mut AccountList;

    /// Reads the list anew, from its start.
    fn restart(&mut self, cx: &mut Cx<Self>) {
        let query = self.query();
        let list = self.listed_accounts();
        let limit = list.rows.page();
        list.rows.expect();
        cx.query_latest(
            "rows",
            move |read| Ok((read.accounts(&query, From::Start, limit)?, limit)),
            |page: &mut Self, (rows, limit), cx| {
                let whole = rows.len() < limit;
                let list = page.listed_accounts();
                list.rows.show_start(rows, whole);
                list.loaded = true;
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
            |page: &mut Self, total, _| page.listed_accounts().total = Some(total),
        );
    }

    /// Puts the cursor on an account of this list, wherever it stands.
    fn go_to(&mut self, id: AccountId, key: AccountKey, cx: &mut Cx<Self>) {
        let query = self.query();
        let list = self.listed_accounts();
        if list.rows.select(&id) {
            return;
        }
        list.rows.expect();
        let limit = list.rows.page();
        cx.query_latest(
            "rows",
            move |read| {
                let before = read.accounts(&query, From::Before(&key), limit)?;
                let from = read.accounts(&query, From::At(&key), limit)?;
                Ok((before, from, read.account_position(&query, &key)?, limit))
            },
            |page: &mut Self, (before, from, position, limit), _| {
                let whole = from.len() < limit;
                let position = usize::try_from(position).unwrap_or(0);
                page.listed_accounts().rows.show_around(before, from, position, whole);
            },
        );
    }

    /// Reads what the cursor needs after its last step.
    fn read_on(&mut self, cx: &mut Cx<Self>) {
        let query = self.query();
        let list = self.listed_accounts();
        let limit = list.rows.page();
        match list.pending.take() {
            None => {}
            Some(Need::Start) => self.restart(cx),
            Some(Need::End) => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::End, limit)?, read.count_accounts(&query)?)),
                |page: &mut Self, (rows, total), _| {
                    let list = page.listed_accounts();
                    list.total = Some(total);
                    list.rows.show_end(rows, usize::try_from(total).unwrap_or(0));
                },
            ),
            Some(Need::After(key)) => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::After(&key), limit)?, limit)),
                |page: &mut Self, (rows, limit), _| {
                    let whole = rows.len() < limit;
                    page.listed_accounts().rows.append(rows, whole);
                },
            ),
            Some(Need::Before(key)) => cx.query_latest(
                "rows",
                move |read| Ok((read.accounts(&query, From::Before(&key), limit)?, limit)),
                |page: &mut Self, (rows, limit), _| {
                    let whole = rows.len() < limit;
                    page.listed_accounts().rows.prepend(rows, whole);
                },
            ),
        }
    }

    /// Reads again what is shown: the cursor stays on its account.
    fn read_again(&mut self, cx: &mut Cx<Self>) {
        let query = self.query();
        let list = self.listed_accounts();
        let (page, shown) = (list.rows.page() * 2, list.rows.position());
        let from = list.rows.top_key().cloned();
        list.rows.expect();
        cx.query_latest(
            "rows",
            move |read| match from {
                Some(key) => {
                    let rows = read.accounts(&query, From::At(&key), page)?;
                    Ok((rows, read.account_position(&query, &key)?, page))
                }
                None => Ok((read.accounts(&query, From::Start, shown + page)?, 0, shown + page)),
            },
            |page: &mut Self, (rows, position, limit), cx| {
                let whole = rows.len() < limit;
                let position = usize::try_from(position).unwrap_or(0);
                page.listed_accounts().rows.reload(rows, position, whole);
                page.count(cx);
            },
        );
    }
}
