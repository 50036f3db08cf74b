//! The history: every batch of an account, and what each changed (X8).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::domain::{
    affiliation::RANK,
    change::{Change, value},
    ids::{AccountId, AffiliationId, BatchId, UserId},
    record::{Fields, Kind},
    rights::Act,
};

use super::{
    engine::{Db, Row, params},
    error::{Error, Result},
    imports::ImportMode,
    table::Key,
};

/// How far a batch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchState {
    /// A long write that is not finished.
    Running,
    /// Written.
    Done,
    /// A long write that was stopped or failed: all of it was taken back.
    Abandoned,
}

/// One act of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its identity.
    pub id: BatchId,
    /// Who did it.
    pub actor: UserId,
    /// That user's login name.
    pub login: String,
    /// When.
    pub at: DateTime<Utc>,
    /// From where: `desk`, `cli`.
    pub origin: String,
    /// What.
    pub act: Act,
    /// To what, as a person would call it.
    pub subject: String,
    /// How far it has come.
    pub state: BatchState,
    /// The batch that it takes back or brings again.
    pub undoes: Option<BatchId>,
    /// The batch that took it back.
    pub undone_by: Option<BatchId>,
    /// How many changes it made so far.
    pub changes: i64,
}

/// What a batch did to one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The kind of record.
    pub kind: Kind,
    /// What a person would call it.
    pub name: String,
    /// What happened to it.
    pub change: Change,
}

/// All of a batch, in the order of [`from_row`], from `batch b` and its `user u`.
pub(super) const COLUMNS: &str =
    "b.id, b.actor, u.login, b.at, b.origin, b.act, b.subject, b.state, b.undoes, b.undone_by, b.changes";

/// A batch from a row, its columns from one on.
pub(super) fn from_row(row: &Row, from: usize) -> Result<Batch> {
    let act: String = row.get(from + 5)?;
    let state: String = row.get(from + 7)?;
    Ok(Batch {
        id: BatchId(row.get(from)?),
        actor: UserId(row.get(from + 1)?),
        login: row.get(from + 2)?,
        at: DateTime::from_timestamp_millis(row.get(from + 3)?).unwrap_or_default(),
        origin: row.get(from + 4)?,
        act: Act::from_code(&act).ok_or_else(|| Error::damaged(format!("unknown act {act}")))?,
        subject: row.get(from + 6)?,
        state: match state.as_str() {
            "running" => BatchState::Running,
            "abandoned" => BatchState::Abandoned,
            _ => BatchState::Done,
        },
        undoes: row.get::<_, Option<i64>>(from + 8)?.map(BatchId),
        undone_by: row.get::<_, Option<i64>>(from + 9)?.map(BatchId),
        changes: row.get(from + 10)?,
    })
}

fn select(rest: &str) -> String {
    format!("SELECT {COLUMNS} FROM batch b JOIN user u ON u.id = b.actor {rest}")
}

/// One batch.
pub fn batch(db: Db, id: BatchId) -> Result<Option<Batch>> {
    db.one(&select("WHERE b.id = ?1"), params![id.0], |row| from_row(row, 0))
}

/// The long writes that are not finished, the oldest first.
pub fn running(db: Db) -> Result<Vec<Batch>> {
    db.all(&select("WHERE b.state = 'running' ORDER BY b.id"), &[], |row| from_row(row, 0))
}

/// The act that a batch is about in the end: a taking back is about the act that it takes back.
pub(super) fn original(db: Db, mut batch: Batch) -> Result<Batch> {
    while let Some(undone) = batch.undoes {
        batch = self::batch(db, undone)?.ok_or(Error::Gone)?;
    }
    Ok(batch)
}

/// The batches of the store, or those on one account and its contacts, newest first, those before `before`
/// if it is given.
pub fn batches(
    db: Db,
    account: Option<AccountId>,
    before: Option<BatchId>,
    limit: usize,
) -> Result<Vec<Batch>> {
    let of_account = "AND b.id IN (
        SELECT batch FROM change WHERE account = ?1
        UNION SELECT batch FROM change WHERE kind = 'contact' AND record IN
            (SELECT contact FROM affiliation WHERE account = ?1))";
    // Two statements, since each has its index.
    let which = if account.is_some() { of_account } else { "AND ?1 IS NULL" };
    db.all(
        &select(&format!("WHERE b.id < ?2 {which} ORDER BY b.id DESC LIMIT ?3")),
        params![account.map(|id| id.0), before.map_or(i64::MAX, |id| id.0), limit as i64],
        |row| from_row(row, 0),
    )
}

/// What a batch changed on one account and its contacts, at most `limit` records.
pub fn entries(db: Db, batch: BatchId, account: AccountId, limit: usize) -> Result<Vec<Entry>> {
    let entry =
        |found: Found| Ok(Entry { kind: found.key.kind, name: name(db, found.key)?, change: found.change });
    of_account(db, batch, account)?.into_iter().take(limit).map(entry).collect()
}

/// One change, with its place in the history.
pub(super) struct Found {
    pub id: i64,
    pub key: Key,
    pub change: Change,
}

/// What a batch changed on one account and its contacts, in the order in which it was done.
pub(super) fn of_account(db: Db, batch: BatchId, account: AccountId) -> Result<Vec<Found>> {
    let from_row = |row: &Row| -> Result<Found> {
        let key = Key { kind: kind(row, 1)?, id: row.get(2)? };
        Ok(Found { id: row.get(0)?, key, change: change(row, 3)? })
    };
    let mut found: Vec<Found> = db.all(
        "SELECT id, kind, record, before, after FROM change WHERE account = ?2 AND batch = ?1",
        params![batch.0, account.0],
        from_row,
    )?;
    // A contact is an account's by its link, which may be gone by now.
    let mut contacts: BTreeSet<i64> = db
        .all("SELECT contact FROM affiliation WHERE account = ?1", params![account.0], |row| Ok(row.get(0)?))?
        .into_iter()
        .collect();
    let fields = found.iter().filter_map(|found| found.change.after().or(found.change.before()));
    contacts.extend(fields.filter_map(|fields| value(fields, "contact").as_i64()));
    for contact in contacts {
        found.extend(db.all(
            "SELECT id, kind, record, before, after FROM change
             WHERE record = ?2 AND kind = 'contact' AND batch = ?1",
            params![batch.0, contact],
            from_row,
        )?);
    }
    found.sort_by_key(|found| found.id);
    found.dedup_by_key(|found| found.id);
    Ok(found)
}

/// The accounts that a batch changed, or of which it changed a contact.
pub(super) fn accounts(db: Db, batch: BatchId) -> Result<BTreeSet<AccountId>> {
    let found = db.all(
        "SELECT account FROM change WHERE batch = ?1 AND account IS NOT NULL
         UNION SELECT a.account FROM change c JOIN affiliation a ON a.contact = c.record
             WHERE c.batch = ?1 AND c.kind = 'contact'",
        params![batch.0],
        |row| Ok(AccountId(row.get(0)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// What a batch changed of accounts themselves.
pub(super) fn of_accounts(db: Db, batch: BatchId) -> Result<Vec<(AccountId, Change)>> {
    db.all(
        "SELECT record, before, after FROM change WHERE batch = ?1 AND kind = 'account'",
        params![batch.0],
        |row| Ok((AccountId(row.get(0)?), change(row, 1)?)),
    )
}

pub(super) fn kind(row: &Row, column: usize) -> Result<Kind> {
    let code = row.get_ref(column)?.as_str().unwrap_or("").to_owned();
    Kind::from_code(&code).ok_or_else(|| Error::damaged(format!("unknown kind {code}")))
}

/// A change from its two columns.
pub(super) fn change(row: &Row, column: usize) -> Result<Change> {
    let fields = |column| -> Result<Option<Fields>> {
        let text: Option<String> = row.get(column)?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    };
    match (fields(column)?, fields(column + 1)?) {
        (None, Some(after)) => Ok(Change::Created(after)),
        (Some(before), Some(after)) => Ok(Change::Updated(before, after)),
        (Some(before), None) => Ok(Change::Removed(before)),
        (None, None) => Err(Error::damaged("a change of nothing")),
    }
}

/// What a person would call a record, whether it is still there or not.
pub(super) fn name(db: Db, key: Key) -> Result<String> {
    let sql = match key.kind {
        Kind::Account => "SELECT reference || ' · ' || name FROM account WHERE id = ?1",
        Kind::Contact => {
            "SELECT coalesce(nullif(name, ''), nullif(mails, ''), phones) FROM contact WHERE id = ?1"
        }
        Kind::Affiliation => {
            "SELECT coalesce(nullif(c.name, ''), nullif(c.mails, ''), c.phones)
             FROM affiliation a JOIN contact c ON c.id = a.contact WHERE a.id = ?1"
        }
        Kind::User => "SELECT login FROM user WHERE id = ?1",
        // One record for all switches: it is called by the one that was switched last.
        Kind::Settings => {
            "SELECT b.subject FROM change c JOIN batch b ON b.id = c.batch
             WHERE c.record = ?1 AND c.kind = 'settings' ORDER BY c.id DESC LIMIT 1"
        }
    };
    if let Some(name) = db.one(sql, params![key.id], |row| Ok(row.get::<_, String>(0)?))? {
        return Ok(name);
    }
    let Some(fields) = last_whole(db, key)? else { return Ok(String::new()) };
    let text = |field: &str| fields.get(field).and_then(|value| value.as_str());
    match (key.kind, value(&fields, "contact").as_i64()) {
        (Kind::Affiliation, Some(id)) => name(db, Key { kind: Kind::Contact, id }),
        (Kind::Account, _) => {
            Ok([text("reference"), text("name")].map(Option::unwrap_or_default).join(" · "))
        }
        _ => Ok(text("name").or(text("mails")).or(text("phones")).unwrap_or_default().to_owned()),
    }
}

/// What a record was when it came or went last.
pub(super) fn last_whole(db: Db, key: Key) -> Result<Option<Fields>> {
    db.one(
        "SELECT coalesce(after, before) FROM change
         WHERE record = ?1 AND kind = ?2 AND (before IS NULL OR after IS NULL) ORDER BY id DESC LIMIT 1",
        params![key.id, key.kind.code()],
        |row| Ok(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or("{}"))?),
    )
}

/// Which acts are asked for.
pub(super) struct Since {
    /// Those after this place in the history.
    pub place: i64,
    /// But not these two; 0 for none.
    pub without: [BatchId; 2],
    /// Only those that were not taken back and take nothing back.
    pub standing: bool,
}

/// Any act.
pub(super) const EVER: Since = Since { place: 0, without: [BatchId(0); 2], standing: false };

/// Who changed these fields of a record last; with no fields named, any but its rank. What was never
/// finished never was.
pub(super) fn last_actor(db: Db, key: Key, fields: &[String], since: &Since) -> Result<Option<String>> {
    let (mut who, [not, nor]) = (None, since.without);
    db.each(
        "SELECT u.login, c.before, c.after FROM change c JOIN batch b ON b.id = c.batch JOIN user u ON u.id = b.actor
         WHERE c.record = ?1 AND c.kind = ?2 AND c.id > ?3 AND c.batch NOT IN (?4, ?5)
             AND b.state <> 'abandoned' AND (?6 = 0 OR b.undoes IS NULL AND b.undone_by IS NULL)
         ORDER BY c.id DESC",
        params![key.id, key.kind.code(), since.place, not.0, nor.0, since.standing],
        |row| {
            let about = |name: &str| match fields {
                [] => name != RANK,
                fields => fields.iter().any(|field| field == name),
            };
            if change(row, 1)?.names().any(about) {
                who = Some(row.get(0)?);
            }
            Ok(who.is_none())
        },
    )?;
    Ok(who)
}

/// Who gave an account a contact or changed one of its links last.
pub(super) fn last_actor_among_contacts(db: Db, account: AccountId, since: &Since) -> Result<Option<String>> {
    let [not, nor] = since.without;
    db.one(
        "SELECT u.login FROM change c JOIN batch b ON b.id = c.batch JOIN user u ON u.id = b.actor
         WHERE c.account = ?1 AND c.kind = 'affiliation' AND c.id > ?2 AND c.batch NOT IN (?3, ?4)
             AND b.state <> 'abandoned' AND (?5 = 0 OR b.undoes IS NULL AND b.undone_by IS NULL)
         ORDER BY c.id DESC LIMIT 1",
        params![account.0, since.place, not.0, nor.0, since.standing],
        |row| Ok(row.get(0)?),
    )
}

/// Who moved a link within its account's order after a place in the history, by another act than this one
/// that still stands. Only who orders moves: where others come and go, the rest closes up or makes room.
pub(super) fn moved_by(db: Db, link: AffiliationId, after: i64, without: BatchId) -> Result<Option<String>> {
    db.one(
        "SELECT u.login FROM change c JOIN batch b ON b.id = c.batch JOIN user u ON u.id = b.actor
         WHERE c.record = ?1 AND c.kind = 'affiliation' AND c.id > ?2 AND c.batch <> ?3
             AND c.before LIKE '%\"rank\":%' AND c.after IS NOT NULL
             AND b.undone_by IS NULL AND b.state <> 'abandoned'
             AND (b.act = ?4 OR EXISTS (SELECT 1 FROM import WHERE batch = b.id AND mode <> ?5))
         ORDER BY c.id DESC LIMIT 1",
        params![link.0, after, without.0, Act::ReorderContacts.code(), ImportMode::Add.code()],
        |row| Ok(row.get(0)?),
    )
}

/// What a record was when a batch created it; `None` when it did not.
pub(super) fn created(db: Db, key: Key, batch: BatchId) -> Result<Option<Fields>> {
    let fields = db.one(
        "SELECT after FROM change WHERE record = ?1 AND kind = ?2 AND batch = ?3 AND before IS NULL",
        params![key.id, key.kind.code(), batch.0],
        |row| Ok(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or("{}"))?),
    )?;
    Ok(fields)
}
