//! How the list is read.

use crate::{
    domain::{account::AccountKind, coverage::Coverage, ids::AccountId, settings::Modules},
    store::{
        coverage::CoverageFilter,
        engine::{Db, Row, ToSql, params},
        error::Result,
        search::{Terms, as_params},
        settings,
    },
};

use super::{AccountKey, AccountQuery, AccountRow, From, Sort};

/// Up to this many matches are sorted; when there are more, the list is walked in its order until the
/// window is full, which is soon since many rows match.
const SORTABLE: i64 = 1500;

const COLUMNS: &str =
    "a.id, a.reference, a.name, a.kind, a.main_email, a.legal_name, a.contacts, a.reference_key,
    a.name_key, (SELECT group_concat(text, ', ') FROM account_domain WHERE account = a.id),
    (SELECT counts FROM coverage WHERE account = a.id)";

/// A list as it is asked for: the query, and what it means.
struct List<'a> {
    query: &'a AccountQuery,
    terms: Terms,
    modules: Modules,
    /// The account of which the number was typed: whatever the order, it is what the person means.
    meant: Option<AccountId>,
}

impl<'a> List<'a> {
    fn new(db: Db, query: &'a AccountQuery) -> Result<Self> {
        let (terms, modules) = (Terms::new(&query.search), settings::current(db)?.modules());
        let mut list = Self { query, terms, modules, meant: None };
        if let Some(reference) = list.terms.reference() {
            let covered = query.coverage.map(covered).unwrap_or_default();
            let sql = format!(
                "SELECT a.id FROM account a WHERE a.reference_key = ?1 AND {} {covered}",
                list.condition()
            );
            list.meant = db.one(&sql, params![reference], |row| Ok(AccountId(row.get(0)?)))?;
        }
        Ok(list)
    }

    /// Whether something was typed that nothing can match.
    fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.query.search.trim().is_empty()
    }

    /// The statement that finds the accounts (`rowid`) that match what was typed and have the coverage that was
    /// asked for, and its arguments; `None` when neither was.
    fn matching(&self) -> Option<(String, Vec<String>)> {
        let covered = self.query.coverage.map(CoverageFilter::column);
        match (self.terms.is_empty(), covered) {
            (true, None) => None,
            (true, Some(column)) => {
                Some((format!("SELECT account AS rowid FROM coverage WHERE {column} > 0"), Vec::new()))
            }
            (false, None) => Some(self.terms.sql()),
            (false, Some(column)) => {
                let (typed, arguments) = self.terms.sql();
                let sql = format!(
                    "SELECT t.rowid FROM ({typed}) t CROSS JOIN coverage v ON v.account = t.rowid
                     WHERE v.{column} > 0"
                );
                Some((sql, arguments))
            }
        }
    }

    /// What else an account `a` must be.
    fn condition(&self) -> String {
        let kind = self.query.kind.map(|kind| format!(" AND a.kind = '{}'", kind.code()));
        format!("a.trashed = 0{}", kind.unwrap_or_default())
    }

    /// The same for those that stand in the list's order.
    fn condition_of_others(&self) -> String {
        let meant = self.meant.map_or(String::new(), |id| format!(" AND a.id <> {}", id.0));
        format!("{}{meant}", self.condition())
    }
}

/// That an account `a` has such a coverage. No join: which table is walked is not the planner's to choose.
fn covered(filter: CoverageFilter) -> String {
    format!("AND (SELECT {} FROM coverage WHERE account = a.id) > 0", filter.column())
}

/// The rows of a window, always in the list's order: the account whose number was typed, then the others.
pub fn window(db: Db, query: &AccountQuery, from: From, limit: usize) -> Result<Vec<AccountRow>> {
    let list = List::new(db, query)?;
    let Some(meant) = list.meant else { return others(db, &list, from, limit) };
    let at_meant = from.key().is_some_and(|key| key.id == meant);
    let row = || row(db, &list, meant);
    match from {
        From::Before(_) if at_meant => Ok(Vec::new()),
        From::After(_) if at_meant => others(db, &list, From::Start, limit),
        From::At(_) | From::After(_) if !at_meant => others(db, &list, from, limit),
        From::Start | From::At(_) | From::After(_) => {
            let others = others(db, &list, From::Start, limit.saturating_sub(1))?;
            Ok(row()?.into_iter().chain(others).collect())
        }
        From::End | From::Before(_) => {
            let others = others(db, &list, from, limit)?;
            let first = if others.len() < limit { row()? } else { None };
            Ok(first.into_iter().chain(others).collect())
        }
    }
}

/// The rows of a window without the account whose number was typed.
fn others(db: Db, list: &List, from: From, limit: usize) -> Result<Vec<AccountRow>> {
    if limit == 0 || list.is_empty() {
        return Ok(Vec::new());
    }
    let mut few = None;
    if let Some((sql, arguments)) = list.matching() {
        let sql = format!("{sql} LIMIT {}", SORTABLE + 1);
        let matching = db.all(&sql, &as_params(&arguments), |row| Ok(row.get(0)?))?;
        few = (matching.len() as i64 <= SORTABLE).then_some(matching);
    }
    let mut rows = match few {
        Some(matching) => sorted(db, list, from, limit, &matching)?,
        None => walk(db, list, from, limit)?,
    };
    if from.upwards() {
        rows.reverse();
    }
    Ok(rows)
}

/// How many rows the list has.
pub fn count(db: Db, query: &AccountQuery) -> Result<i64> {
    let list = List::new(db, query)?;
    if list.is_empty() {
        return Ok(0);
    }
    let condition = list.condition();
    match (list.matching(), query.kind) {
        (None, _) => db.number(&format!("SELECT count(*) FROM account a WHERE {condition}"), &[]),
        // What is found by is kept of live accounts only.
        (Some((sql, arguments)), None) => {
            db.number(&format!("SELECT count(*) FROM ({sql})"), &as_params(&arguments))
        }
        (Some((sql, arguments)), Some(_)) => db.number(
            &format!("SELECT count(*) FROM ({sql}) f JOIN account a ON a.id = f.rowid WHERE {condition}"),
            &as_params(&arguments),
        ),
    }
}

/// How many rows of the list stand before a place.
pub fn position(db: Db, query: &AccountQuery, key: &AccountKey) -> Result<i64> {
    let list = List::new(db, query)?;
    if list.meant == Some(key.id) {
        return Ok(0);
    }
    let (column, comparison) = (query.sort.column(), if query.sort.descends() { ">" } else { "<" });
    let (found, arguments) = match list.matching() {
        Some((sql, arguments)) => (format!("AND a.id IN ({sql})"), arguments),
        None => (String::new(), Vec::new()),
    };
    let (text, id) = (arguments.len() + 1, arguments.len() + 2);
    let mut params = as_params(&arguments);
    params.extend([value(query.sort, key), &key.id.0 as &dyn ToSql]);
    let condition = list.condition_of_others();
    let others = db.number(
        &format!(
            "SELECT count(*) FROM account a
             WHERE {condition} AND (a.{column}, a.id) {comparison} (?{text}, ?{id}) {found}"
        ),
        &params,
    )?;
    Ok(others + i64::from(list.meant.is_some()))
}

fn value(sort: Sort, key: &AccountKey) -> &dyn ToSql {
    if sort == Sort::Contacts { &key.number } else { &key.text }
}

/// Walks the list in its order, past the rows that do not match.
fn walk(db: Db, list: &List, from: From, limit: usize) -> Result<Vec<AccountRow>> {
    let (sort, terms) = (list.query.sort, &list.terms);
    let column = sort.column();
    let down = sort.descends() == from.upwards();
    let (order, beyond) = if down { ("ASC", ">") } else { ("DESC", "<") };
    let inclusive = if matches!(from, From::At(_)) { "=" } else { "" };
    let key = from.key();
    let place = key
        .as_ref()
        .map_or(String::new(), |_| format!("AND (a.{column}, a.id) {beyond}{inclusive} (?1, ?2)"));
    let covered = list.query.coverage.map(covered).unwrap_or_default();
    let (text, join) = if terms.is_empty() {
        ("", "")
    } else {
        (", d.words, d.digits", "JOIN search_doc d ON d.account = a.id")
    };
    let condition = list.condition_of_others();
    let sql = format!(
        "SELECT {COLUMNS}{text} FROM account a INDEXED BY account_by_{} {join}
         WHERE {condition} {place} {covered} ORDER BY a.{column} {order}, a.id {order}",
        sort.code()
    );
    let mut rows = Vec::with_capacity(limit);
    let visit = |row: &Row| {
        let text = |column| row.get_ref(column).ok().and_then(|text| text.as_str().ok()).unwrap_or("");
        if terms.is_empty() || terms.matches(text(11), text(12), text(7)) {
            rows.push(from_row(row, list)?);
        }
        Ok(rows.len() < limit)
    };
    match &key {
        Some(key) => db.each(&sql, params![value(sort, key), key.id.0], visit)?,
        None => db.each(&sql, &[], visit)?,
    }
    Ok(rows)
}

/// Sorts the few rows that match, and takes the window out of them.
fn sorted(db: Db, list: &List, from: From, limit: usize, ids: &[i64]) -> Result<Vec<AccountRow>> {
    let sort = list.query.sort;
    let mut keys = Vec::with_capacity(ids.len());
    let sql = format!(
        "SELECT a.{} FROM account a WHERE a.id = ?1 AND {}",
        sort.column(),
        list.condition_of_others()
    );
    for id in ids {
        keys.extend(db.one(&sql, params![id], |row| {
            let mut key = AccountKey { text: String::new(), number: 0, id: AccountId(*id) };
            if sort == Sort::Contacts {
                key.number = row.get(0)?;
            } else {
                key.text = row.get(0)?;
            }
            Ok(key)
        })?);
    }
    let before = |a: &AccountKey, b: &AccountKey| {
        let order = (&a.text, a.number, a.id).cmp(&(&b.text, b.number, b.id));
        if sort.descends() { order.reverse() } else { order }
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
    chosen.into_iter().map(|key| row(db, list, key.id)).filter_map(Result::transpose).collect()
}

fn row(db: Db, list: &List, id: AccountId) -> Result<Option<AccountRow>> {
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.id = ?1");
    db.one(&sql, params![id.0], |row| from_row(row, list))
}

fn from_row(row: &Row, list: &List) -> Result<AccountRow> {
    let id = AccountId(row.get(0)?);
    let contacts = row.get(6)?;
    let key = match list.query.sort {
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
        coverage: Coverage::decode(row.get_ref(10)?.as_str().unwrap_or("")).under(list.modules),
        key,
    })
}
