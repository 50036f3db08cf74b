//! The accounts page's list: read by window, at the same cost at any size and depth.

use crate::domain::{account::AccountKind, ids::AccountId};

use super::{
    engine::{Db, Row, ToSql, params},
    error::Result,
    search::{Terms, as_params},
};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By reference, upwards.
    #[default]
    Reference,
    /// By name, upwards.
    Name,
    /// By number of contacts, downwards.
    Contacts,
}

impl Sort {
    /// All sorts, in the order in which they are proposed.
    pub const ALL: [Sort; 3] = [Sort::Reference, Sort::Name, Sort::Contacts];

    /// The name in the locales (`sort-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Sort::Reference => "reference",
            Sort::Name => "name",
            Sort::Contacts => "contacts",
        }
    }

    fn column(self) -> &'static str {
        match self {
            Sort::Reference => "reference_key",
            Sort::Name => "name_key",
            Sort::Contacts => "contacts",
        }
    }

    fn descends(self) -> bool {
        self == Sort::Contacts
    }
}

/// Which accounts, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountQuery {
    /// What was typed into the search; empty for all.
    pub search: String,
    /// Only this kind.
    pub kind: Option<AccountKind>,
    /// The order.
    pub sort: Sort,
}

/// A place in the list: the sort column's value and the identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountKey {
    text: String,
    number: i64,
    id: AccountId,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the same names as in `Account`")]
pub struct AccountRow {
    pub id: AccountId,
    pub reference: String,
    pub name: String,
    pub kind: AccountKind,
    pub main_email: String,
    pub legal_name: String,
    /// Separated by `, `.
    pub domains: String,
    /// How many it has.
    pub contacts: i64,
    key: AccountKey,
}

impl AccountRow {
    /// The row's place in the list that it was read from.
    pub fn key(&self) -> &AccountKey {
        &self.key
    }
}

/// Where a window of a list begins, by the keys of its rows.
#[derive(Debug)]
pub enum From<'a, K = AccountKey> {
    /// At the first row, downwards.
    Start,
    /// At the last row, upwards.
    End,
    /// Behind a place, downwards.
    After(&'a K),
    /// Before a place, upwards.
    Before(&'a K),
    /// At a place or behind it, downwards.
    At(&'a K),
}

impl<K> Clone for From<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for From<'_, K> {}

impl From<'_> {
    fn upwards(self) -> bool {
        matches!(self, From::End | From::Before(_))
    }

    fn key(self) -> Option<AccountKey> {
        match self {
            From::Start | From::End => None,
            From::After(key) | From::Before(key) | From::At(key) => Some(key.clone()),
        }
    }
}

/// Up to this many matches are sorted; when there are more, the list is walked in its order until the
/// window is full, which is soon since many rows match.
const SORTABLE: i64 = 1500;

const COLUMNS: &str =
    "a.id, a.reference, a.name, a.kind, a.main_email, a.legal_name, a.contacts, a.reference_key,
    a.name_key, (SELECT group_concat(text, ', ') FROM account_domain WHERE account = a.id)";

/// The rows of a window, always in the list's order.
pub fn window(db: Db, query: &AccountQuery, from: From, limit: usize) -> Result<Vec<AccountRow>> {
    let terms = Terms::new(&query.search);
    let mut rows = if query.search.trim().is_empty() {
        walk(db, query, from, limit, None)?
    } else if terms.is_empty() {
        Vec::new()
    } else {
        let matching = terms.matching(db, SORTABLE + 1)?;
        if matching.len() as i64 > SORTABLE {
            walk(db, query, from, limit, Some(&terms))?
        } else {
            sorted(db, query, from, limit, &matching)?
        }
    };
    if from.upwards() {
        rows.reverse();
    }
    Ok(rows)
}

/// How many rows the list has.
pub fn count(db: Db, query: &AccountQuery) -> Result<i64> {
    let terms = Terms::new(&query.search);
    let kind = query.kind.map(AccountKind::code);
    match (query.search.trim().is_empty(), terms.is_empty(), kind) {
        (true, _, None) => db.number("SELECT count(*) FROM account WHERE trashed = 0", &[]),
        (true, _, Some(kind)) => {
            db.number("SELECT count(*) FROM account WHERE trashed = 0 AND kind = ?1", params![kind])
        }
        (false, true, _) => Ok(0),
        (false, false, None) => terms.count(db),
        (false, false, Some(kind)) => {
            let (matching, mut arguments) = terms.sql();
            arguments.push(kind.to_owned());
            let sql = format!(
                "SELECT count(*) FROM ({matching}) found JOIN account a ON a.id = found.rowid WHERE a.kind = ?{}",
                arguments.len()
            );
            db.number(&sql, &as_params(&arguments))
        }
    }
}

/// How many rows of the list stand before a place.
pub fn position(db: Db, query: &AccountQuery, key: &AccountKey) -> Result<i64> {
    let (column, comparison) = (query.sort.column(), if query.sort.descends() { ">" } else { "<" });
    let terms = Terms::new(&query.search);
    let (matching, arguments) = terms.sql();
    let place = arguments.len();
    let mut params = as_params(&arguments);
    let found = if terms.is_empty() { String::new() } else { format!("AND id IN ({matching})") };
    let kind = query.kind.map(AccountKind::code);
    params.extend([value(query.sort, key), &key.id.0 as &dyn ToSql, &kind]);
    let (text, id, kind) = (place + 1, place + 2, place + 3);
    db.number(
        &format!(
            "SELECT count(*) FROM account WHERE trashed = 0 AND (?{kind} IS NULL OR kind = ?{kind})
             AND ({column}, id) {comparison} (?{text}, ?{id}) {found}"
        ),
        &params,
    )
}

fn value(sort: Sort, key: &AccountKey) -> &dyn ToSql {
    if sort == Sort::Contacts { &key.number } else { &key.text }
}

/// Walks the list in its order; with terms, only the rows that match.
fn walk(
    db: Db,
    query: &AccountQuery,
    from: From,
    limit: usize,
    terms: Option<&Terms>,
) -> Result<Vec<AccountRow>> {
    let column = query.sort.column();
    let down = query.sort.descends() == from.upwards();
    let (order, beyond) = if down { ("ASC", ">") } else { ("DESC", "<") };
    let inclusive = if matches!(from, From::At(_)) { "=" } else { "" };
    let key = from.key();
    let place = key
        .as_ref()
        .map_or(String::new(), |_| format!("AND (a.{column}, a.id) {beyond}{inclusive} (?1, ?2)"));
    let kind = query.kind.map_or(String::new(), |kind| format!("AND a.kind = '{}'", kind.code()));
    let (text, join) = if terms.is_some() {
        (", d.words, d.digits", "JOIN search_doc d ON d.account = a.id")
    } else {
        ("", "")
    };
    let sql = format!(
        "SELECT {COLUMNS}{text} FROM account a INDEXED BY account_by_{} {join}
         WHERE a.trashed = 0 {place} {kind} ORDER BY a.{column} {order}, a.id {order}",
        query.sort.code()
    );
    let mut rows = Vec::with_capacity(limit);
    let visit = |row: &Row| {
        if terms.is_none_or(|terms| {
            let text = |column| row.get_ref(column).ok().and_then(|text| text.as_str().ok()).unwrap_or("");
            terms.matches(text(10), text(11))
        }) {
            rows.push(from_row(row, query.sort)?);
        }
        Ok(rows.len() < limit)
    };
    match &key {
        Some(key) => db.each(&sql, params![value(query.sort, key), key.id.0], visit)?,
        None => db.each(&sql, &[], visit)?,
    }
    Ok(rows)
}

/// Sorts the few rows that match, and takes the window out of them.
fn sorted(db: Db, query: &AccountQuery, from: From, limit: usize, ids: &[i64]) -> Result<Vec<AccountRow>> {
    let mut keys = Vec::with_capacity(ids.len());
    let sql = format!("SELECT {}, kind FROM account WHERE id = ?1 AND trashed = 0", query.sort.column());
    for id in ids {
        let found = db.one(&sql, params![id], |row| {
            let kind = row.get_ref(1)?.as_str().unwrap_or("").to_owned();
            let mut key = AccountKey { text: String::new(), number: 0, id: AccountId(*id) };
            if query.sort == Sort::Contacts {
                key.number = row.get(0)?
            } else {
                key.text = row.get(0)?
            }
            Ok((key, kind))
        })?;
        keys.extend(
            found
                .filter(|(_, kind)| query.kind.is_none_or(|wanted| wanted.code() == kind))
                .map(|(key, _)| key),
        );
    }
    let before = |a: &AccountKey, b: &AccountKey| {
        let order = (&a.text, a.number, a.id).cmp(&(&b.text, b.number, b.id));
        if query.sort.descends() { order.reverse() } else { order }
    };
    keys.sort_by(before);
    let at = from.key();
    let found = |key: &AccountKey| at.as_ref().map_or(std::cmp::Ordering::Greater, |at| before(key, at));
    let chosen: Vec<&AccountKey> = match from {
        From::Start => keys.iter().take(limit).collect(),
        From::End => keys.iter().rev().take(limit).collect(),
        From::After(_) => keys.iter().filter(|key| found(key).is_gt()).take(limit).collect(),
        From::At(_) => keys.iter().filter(|key| found(key).is_ge()).take(limit).collect(),
        From::Before(_) => keys.iter().rev().filter(|key| found(key).is_lt()).take(limit).collect(),
    };
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.id = ?1");
    let rows = chosen.into_iter().map(|key| db.one(&sql, params![key.id.0], |row| from_row(row, query.sort)));
    rows.filter_map(Result::transpose).collect()
}

fn from_row(row: &Row, sort: Sort) -> Result<AccountRow> {
    let id = AccountId(row.get(0)?);
    let contacts = row.get(6)?;
    let key = match sort {
        Sort::Reference => AccountKey { text: row.get(7)?, number: 0, id },
        Sort::Name => AccountKey { text: row.get(8)?, number: 0, id },
        Sort::Contacts => AccountKey { text: String::new(), number: contacts, id },
    };
    Ok(AccountRow {
        id,
        reference: row.get(1)?,
        name: row.get(2)?,
        kind: AccountKind::from_code(row.get_ref(3)?.as_str().unwrap_or("")).unwrap_or_default(),
        main_email: row.get(4)?,
        legal_name: row.get(5)?,
        domains: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        contacts,
        key,
    })
}
