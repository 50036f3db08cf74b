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

const BATCH: &str =
    "SELECT b.id, b.actor, u.login, b.at, b.origin, b.act, b.subject, b.state, b.undoes, b.undone_by
    FROM batch b JOIN user u ON u.id = b.actor";

fn from_row(row: &Row) -> Result<Batch> {
    let act: String = row.get(5)?;
    let state: String = row.get(7)?;
    Ok(Batch {
        id: BatchId(row.get(0)?),
        actor: UserId(row.get(1)?),
        login: row.get(2)?,
        at: DateTime::from_timestamp_millis(row.get(3)?).unwrap_or_default(),
        origin: row.get(4)?,
        act: Act::from_code(&act).ok_or_else(|| Error::damaged(format!("unknown act {act}")))?,
        subject: row.get(6)?,
        state: match state.as_str() {
            "running" => BatchState::Running,
            "abandoned" => BatchState::Abandoned,
            _ => BatchState::Done,
        },
        undoes: row.get::<_, Option<i64>>(8)?.map(BatchId),
        undone_by: row.get::<_, Option<i64>>(9)?.map(BatchId),
    })
}

/// One batch.
pub fn batch(db: Db, id: BatchId) -> Result<Option<Batch>> {
    db.one(&format!("{BATCH} WHERE b.id = ?1"), params![id.0], from_row)
}

/// The long writes that are not finished, the oldest first.
pub fn running(db: Db) -> Result<Vec<Batch>> {
    db.all(&format!("{BATCH} WHERE b.state = 'running' ORDER BY b.id"), &[], from_row)
}

/// The batches on an account and its contacts, newest first, those before `before` if it is given.
pub fn of_account(db: Db, account: AccountId, before: Option<BatchId>, limit: usize) -> Result<Vec<Batch>> {
    db.all(
        &format!(
            "{BATCH} WHERE b.id < ?2 AND b.id IN (
                 SELECT batch FROM change WHERE account = ?1
                 UNION SELECT batch FROM change WHERE kind = 'contact' AND record IN
                     (SELECT contact FROM affiliation WHERE account = ?1))
             ORDER BY b.id DESC LIMIT ?3"
        ),
        params![account.0, before.map_or(i64::MAX, |id| id.0), limit as i64],
        from_row,
    )
}

/// What a batch changed on one account and its contacts, at most `limit` records.
pub fn entries(db: Db, batch: BatchId, account: AccountId, limit: usize) -> Result<Vec<Entry>> {
    type Found = (i64, Key, Change);
    let from_row = |row: &Row| -> Result<Found> {
        Ok((row.get(0)?, Key { kind: kind(row, 1)?, id: row.get(2)? }, change(row, 3)?))
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
    let fields = found.iter().filter_map(|(_, _, change)| change.after().or(change.before()));
    contacts.extend(fields.filter_map(|fields| value(fields, "contact").as_i64()));
    for contact in contacts {
        found.extend(db.all(
            "SELECT id, kind, record, before, after FROM change
             WHERE record = ?2 AND kind = 'contact' AND batch = ?1",
            params![batch.0, contact],
            from_row,
        )?);
    }
    found.sort_by_key(|(id, ..)| *id);
    found.dedup_by_key(|(id, ..)| *id);
    let entry = |(_, key, change): Found| Ok(Entry { kind: key.kind, name: name(db, key, &change)?, change });
    found.into_iter().take(limit).map(entry).collect()
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

/// How many records a batch wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountWritten {
    /// Those that came into being.
    pub created: i64,
    /// Those that got other fields; a contact and its link are one, and a mere move is none.
    pub updated: i64,
    /// Those that went to the trash.
    pub deleted: i64,
}

/// How many accounts, or how many contacts of accounts, a batch wrote.
pub fn count_written(db: Db, batch: BatchId, kind: Kind) -> Result<CountWritten> {
    let count = |sql| db.number(sql, params![batch.0, kind.code()]);
    Ok(CountWritten {
        created: count("SELECT count(*) FROM change WHERE batch = ?1 AND kind = ?2 AND before IS NULL")?,
        updated: count(match kind {
            Kind::Affiliation => {
                "SELECT count(*) FROM (
                     SELECT record FROM change WHERE batch = ?1 AND kind = 'contact' AND ?2 <> ''
                         AND before IS NOT NULL AND after IS NOT NULL AND after NOT LIKE '{\"trashed\":%'
                     UNION
                     SELECT a.contact FROM change c JOIN affiliation a ON a.id = c.record
                     WHERE c.batch = ?1 AND c.kind = 'affiliation' AND c.before IS NOT NULL AND c.after IS NOT NULL
                         AND c.after NOT LIKE '{\"trashed\":%' AND c.after NOT LIKE '{\"rank\":%')"
            }
            _ => {
                "SELECT count(*) FROM change WHERE batch = ?1 AND kind = ?2 AND before IS NOT NULL
                     AND after IS NOT NULL AND after NOT LIKE '{\"trashed\":%'"
            }
        })?,
        deleted: count(
            "SELECT count(*) FROM change WHERE batch = ?1 AND kind = ?2 AND after LIKE '{\"trashed\":true%'",
        )?,
    })
}

/// What a person would call a record, whether it is still there or not.
pub(super) fn name(db: Db, key: Key, change: &Change) -> Result<String> {
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
    };
    if let Some(name) = db.one(sql, params![key.id], |row| Ok(row.get::<_, String>(0)?))? {
        return Ok(name);
    }
    let Some(fields) = change.after().or(change.before()) else { return Ok(String::new()) };
    if let (Kind::Affiliation, Some(id)) = (key.kind, value(fields, "contact").as_i64()) {
        let contact = Key { kind: Kind::Contact, id };
        let unknown = Change::Created(Fields::new());
        return name(db, contact, &unknown);
    }
    let text = |field: &str| fields.get(field).and_then(|value| value.as_str());
    Ok(text("name").or(text("mails")).or(text("phones")).or(text("reference")).unwrap_or("").to_owned())
}

/// Who changed these fields of a record last, after a place in the history and leaving one batch out; with
/// no fields named, any but its rank.
pub(super) fn last_actor(
    db: Db,
    key: Key,
    fields: &[String],
    after: i64,
    without: Option<BatchId>,
) -> Result<Option<String>> {
    let mut who = None;
    db.each(
        "SELECT u.login, c.before, c.after FROM change c JOIN batch b ON b.id = c.batch JOIN user u ON u.id = b.actor
         WHERE c.record = ?1 AND c.kind = ?2 AND c.id > ?3 AND c.batch <> ?4 ORDER BY c.id DESC",
        params![key.id, key.kind.code(), after, without.map_or(0, |id| id.0)],
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

/// Who moved a link within its account's order after a place in the history, by an act that still stands.
pub(super) fn moved_by(db: Db, link: AffiliationId, after: i64) -> Result<Option<String>> {
    db.one(
        "SELECT u.login FROM change c JOIN batch b ON b.id = c.batch JOIN user u ON u.id = b.actor
         WHERE c.record = ?1 AND c.kind = 'affiliation' AND c.id > ?2 AND b.act = ?3 AND b.undone_by IS NULL
         ORDER BY c.id DESC LIMIT 1",
        params![link.0, after, Act::ReorderContacts.code()],
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
