//! Putting the records of a batch back as they were (X7, X9), change by change, the latest first. What
//! somebody changed since stays as it is and is named. Doing it again from the start does nothing more, so
//! that it survives its own interruption.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    affiliation::{Affiliation, RANK},
    change::{Change, revert, set, value},
    contact::Contact,
    ids::{AccountId, AffiliationId, BatchId, ContactId},
    record::{Fields, Kind, Record},
};

use super::{
    engine::{Db, params},
    error::{Error, Result},
    history,
    table::{Key, Table, with_kind},
    write::Write,
};

/// What was left as it is because somebody changed it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What a person would call it.
    pub name: String,
    /// Who changed it; empty when that is not known.
    pub who: String,
}

/// At most so many are named.
const KEPT_NAMES: usize = 100;

/// One change of the batch, with its place in the history.
struct Past {
    id: i64,
    key: Key,
    change: Change,
}

/// How one record came out of it.
enum Outcome {
    PutBack,
    /// These fields of this record stay; none are named when it is the record as a whole.
    Kept(Key, Vec<String>),
}

/// The way back through a batch, as far as it has come.
pub struct Revert {
    batch: BatchId,
    below: i64,
    /// What was kept, at most the first hundred.
    pub kept: Vec<Kept>,
    /// The accounts whose order is to be put back, with the ranks that links had.
    orders: BTreeMap<AccountId, Vec<(AffiliationId, i64)>>,
    /// What the batch is about, ranks apart; whether it is one thing is all that is asked.
    subjects: BTreeSet<Key>,
    /// A link of the batch that somebody moved since.
    moved: Option<Kept>,
}

impl Revert {
    /// At the end of a batch.
    pub fn of(batch: BatchId) -> Self {
        Self {
            batch,
            below: i64::MAX,
            kept: Vec::new(),
            orders: BTreeMap::new(),
            subjects: BTreeSet::new(),
            moved: None,
        }
    }

    /// Puts back up to `limit` changes; `false` when none were left.
    pub fn page(&mut self, write: &mut Write, limit: i64) -> Result<bool> {
        let page = past(write.db(), self.batch, self.below, limit)?;
        for past in &page {
            self.note_subject(past);
            with_kind!(past.key.kind, E => self.one::<E>(write, past))?;
            self.below = past.id;
        }
        Ok(!page.is_empty())
    }

    /// S3.19: up to `limit` of the accounts that were touched get their old order back, around what came or
    /// moved since; `false` when none were left.
    pub fn orders(&mut self, write: &mut Write, limit: i64) -> Result<bool> {
        for _ in 0..limit {
            let Some((account, returning)) = self.orders.pop_first() else { return Ok(false) };
            let mut live = Vec::with_capacity(returning.len());
            for (id, rank) in returning {
                let link = Affiliation::load(write.db(), id)?.filter(|link| !link.trashed);
                live.extend(link.map(|_| (id, rank)));
            }
            write.put_back(account, live)?;
        }
        Ok(true)
    }

    /// What stands in the way of taking back a batch that is about one thing: it is done as a whole or not.
    pub fn obstacle(&self) -> Option<&Kept> {
        match self.subjects.len() {
            0 => self.kept.first().or(self.moved.as_ref()),
            1 => self.kept.first(),
            _ => None,
        }
    }

    fn note_subject(&mut self, past: &Past) {
        let subject = match past.key.kind {
            Kind::Affiliation if is_rank_only(&past.change) => return,
            Kind::Affiliation => {
                let fields = past.change.after().or(past.change.before());
                let contact = fields.and_then(|fields| value(fields, "contact").as_i64());
                contact.map(|id| Key { kind: Kind::Contact, id })
            }
            _ => Some(past.key),
        };
        if self.subjects.len() < 2 {
            self.subjects.extend(subject);
        }
    }

    fn one<E: Table>(&mut self, write: &mut Write, past: &Past) -> Result<()> {
        let id = E::Id::from(past.key.id);
        let outcome = match (&past.change, E::load(write.db(), id)?) {
            (Change::Created(after), Some(now)) => take_away(write, self.batch, &now, after)?,
            (Change::Created(_), None) => Outcome::PutBack,
            (Change::Updated(before, after), Some(now)) => put_back(write, &now, before, after)?,
            (Change::Removed(before), None) => bring_back::<E>(write, past.key, before)?,
            (Change::Removed(before), Some(now)) if is_untouched(&now, before) => Outcome::PutBack,
            (Change::Updated(..), None) | (Change::Removed(_), Some(_)) => {
                Outcome::Kept(past.key, Vec::new())
            }
        };
        if let Outcome::Kept(key, fields) = outcome {
            self.keep(write, past, key, &fields)?;
        }
        if E::KIND == Kind::Affiliation { self.note_order(write, past) } else { Ok(()) }
    }

    fn keep(&mut self, write: &mut Write, past: &Past, key: Key, fields: &[String]) -> Result<()> {
        if self.kept.len() < KEPT_NAMES {
            let who = history::last_actor(write.db(), key, fields, past.id, write.begun())?;
            let name = history::name(write.db(), past.key, &past.change)?;
            let kept = Kept { name, who: who.unwrap_or_default() };
            if !self.kept.contains(&kept) {
                self.kept.push(kept);
            }
        }
        if past.key.kind == Kind::Affiliation { drop_orphan(write, past) } else { Ok(()) }
    }

    /// Remembers the rank that a link had: the order is put back as a whole, at the end. A link that
    /// somebody moved since stays where it is.
    fn note_order(&mut self, write: &Write, past: &Past) -> Result<()> {
        let id = AffiliationId(past.key.id);
        let before = past.change.before().map(|fields| value(fields, RANK));
        match Affiliation::load(write.db(), id)? {
            None => {
                let fields = past.change.after().or(past.change.before());
                if let Some(account) = fields.and_then(|fields| value(fields, "account").as_i64()) {
                    self.orders.entry(AccountId(account)).or_default();
                }
            }
            Some(link) => {
                let order = self.orders.entry(link.value.account).or_default();
                let Some(rank) = before.and_then(|rank| rank.as_i64()) else { return Ok(()) };
                match history::moved_by(write.db(), id, past.id)? {
                    None => order.push((id, rank)),
                    Some(who) if is_rank_only(&past.change) => {
                        let name = history::name(write.db(), past.key, &past.change)?;
                        self.moved.get_or_insert(Kept { name, who });
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }
}

fn past(db: Db, batch: BatchId, below: i64, limit: i64) -> Result<Vec<Past>> {
    db.all(
        "SELECT id, kind, record, before, after FROM change WHERE batch = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![batch.0, below, limit],
        |row| {
            let key = Key { kind: history::kind(row, 1)?, id: row.get(2)? };
            Ok(Past { id: row.get(0)?, key, change: history::change(row, 3)? })
        },
    )
}

fn is_rank_only(change: &Change) -> bool {
    change.names().all(|name| name == RANK)
}

fn without_rank(mut fields: Fields) -> Fields {
    fields.shift_remove(RANK);
    fields
}

fn is_untouched<E: Table>(now: &Record<E>, fields: &Fields) -> bool {
    without_rank(now.fields()) == without_rank(fields.clone())
}

/// Takes away a record that the batch had created, if nobody changed it and nothing hangs on it.
fn take_away<E: Table>(
    write: &mut Write,
    batch: BatchId,
    now: &Record<E>,
    created: &Fields,
) -> Result<Outcome> {
    let key = Key::of::<E>(now.id);
    if !is_untouched(now, created) || !is_free(write.db(), key)? {
        return Ok(Outcome::Kept(key, Vec::new()));
    }
    if let Some(id) = value(created, "contact").as_i64() {
        // A contact that somebody changed since is kept, and a contact is nothing without its link.
        let contact = Key { kind: Kind::Contact, id };
        let created = history::created(write.db(), contact, batch)?;
        let now = Contact::load(write.db(), ContactId(id))?;
        if created.zip(now).is_some_and(|(created, now)| !is_untouched(&now, &created)) {
            return Ok(Outcome::Kept(contact, Vec::new()));
        }
    }
    write.remove(now)?;
    Ok(Outcome::PutBack)
}

/// Whether nothing hangs on a record that is to be taken away.
fn is_free(db: Db, key: Key) -> Result<bool> {
    let sql = match key.kind {
        Kind::Account => "SELECT count(*) FROM affiliation WHERE account = ?1",
        Kind::Contact => "SELECT count(*) FROM affiliation WHERE contact = ?1",
        Kind::Affiliation | Kind::User | Kind::Settings => return Ok(key.kind == Kind::Affiliation),
    };
    Ok(db.number(sql, params![key.id])? == 0)
}

/// Puts fields back one by one, those that somebody changed since and those whose old value is no longer
/// allowed excepted.
fn put_back<E: Table>(
    write: &mut Write,
    now: &Record<E>,
    before: &Fields,
    after: &Fields,
) -> Result<Outcome> {
    let after = without_rank(after.clone());
    let (wanted, mut kept) = revert(&now.fields(), before, &after);
    let mut fields = now.fields();
    for name in after.keys().filter(|name| !kept.contains(name)).cloned().collect::<Vec<_>>() {
        let mut next = fields.clone();
        set(&mut next, &name, value(&wanted, &name));
        if is_admitted(write.db(), &now.with_fields(next.clone())?)? {
            fields = next;
        } else {
            kept.push(name);
        }
    }
    write.put(now, fields)?;
    Ok(if kept.is_empty() { Outcome::PutBack } else { Outcome::Kept(Key::of::<E>(now.id), kept) })
}

/// Brings a removed record back, unless what it needs or claims has gone to another one meanwhile.
fn bring_back<E: Table>(write: &mut Write, key: Key, fields: &Fields) -> Result<Outcome> {
    let value: E = serde_json::from_value(serde_json::Value::Object(fields.clone()))?;
    let record = Record { id: E::Id::from(key.id), version: 1, trashed: false, value };
    if !is_admitted(write.db(), &record)? {
        return Ok(Outcome::Kept(key, Vec::new()));
    }
    write.bring_back(&record)?;
    Ok(Outcome::PutBack)
}

fn is_admitted<E: Table>(db: Db, record: &Record<E>) -> Result<bool> {
    match E::admit(db, record) {
        Ok(()) => Ok(true),
        Err(Error::ReferenceTaken { .. } | Error::DomainTaken { .. } | Error::Refused(_) | Error::Gone) => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// A link that could not come back leaves no contact behind that stands nowhere.
fn drop_orphan(write: &mut Write, past: &Past) -> Result<()> {
    let link = Affiliation::load(write.db(), AffiliationId(past.key.id))?.map(|link| link.value.contact.0);
    let fields = past.change.before().or(past.change.after());
    let id = link.or(fields.and_then(|fields| value(fields, "contact").as_i64()));
    let contact = id.map(|id| Contact::load(write.db(), ContactId(id))).transpose()?.flatten();
    let Some(contact) = contact.filter(|contact| !contact.trashed) else { return Ok(()) };
    let links = |sql| write.db().number(sql, params![contact.id.0]);
    if links("SELECT count(*) FROM affiliation WHERE contact = ?1 AND trashed = 0")? > 0 {
        return Ok(());
    }
    if links("SELECT count(*) FROM affiliation WHERE contact = ?1")? > 0 {
        write.set_trashed(&contact, true)
    } else {
        write.remove(&contact)
    }
}
