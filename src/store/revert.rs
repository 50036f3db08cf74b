//! Putting the records of a batch back as they were (X7, X9), change by change, the latest first. What
//! somebody changed since stays as it is and is named. Doing it again from the start does nothing more, so
//! that it survives its own interruption.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    affiliation::{Affiliation, RANK},
    change::{Change, revert, set, value},
    contact::Contact,
    ids::{AccountId, AffiliationId, BatchId, ContactId},
    record::{Fields, Kind, Record, TRASHED},
};

use super::{
    accounts,
    effects::{self, Thing, is_rank_only},
    engine::{Db, params},
    error::{Error, Result},
    history::{self, Found},
    kept::{Keeping, Kept, KeptList, Reason},
    table::{Key, Table, with_kind},
    write::Write,
};

/// One change of the batch, with its place in the history.
struct Past {
    id: i64,
    key: Key,
    /// Whose history it belongs to.
    account: Option<AccountId>,
    change: Change,
}

/// How one record came out of it.
enum Outcome {
    PutBack,
    Kept(Reason),
}

/// The way back through a batch, as far as it has come.
pub struct Revert {
    batch: BatchId,
    below: i64,
    kept: Keeping,
    /// The links of the batch that somebody moved since.
    moved: Keeping,
    /// The accounts whose order is to be put back, with the ranks that links had.
    orders: BTreeMap<AccountId, BTreeMap<AffiliationId, i64>>,
    /// What the batch is about, and whose contacts it moved; whether it is one thing is all that is asked.
    records: BTreeSet<Key>,
    reordered: BTreeSet<AccountId>,
}

impl Revert {
    /// At the end of a batch.
    pub fn of(batch: BatchId) -> Self {
        Self {
            batch,
            below: i64::MAX,
            kept: Keeping::default(),
            moved: Keeping::default(),
            orders: BTreeMap::new(),
            records: BTreeSet::new(),
            reordered: BTreeSet::new(),
        }
    }

    /// Puts back up to `limit` changes; `false` when none were left.
    pub fn page(&mut self, write: &mut Write, limit: i64) -> Result<bool> {
        let page = past(write.db(), self.batch, self.below, limit)?;
        for past in &page {
            self.back(write, past)?;
            self.below = past.id;
        }
        Ok(!page.is_empty())
    }

    /// Puts back what concerns these accounts, all but the order of their contacts; how many changes that was.
    pub fn accounts(&mut self, write: &mut Write, accounts: &BTreeSet<AccountId>) -> Result<i64> {
        let mut past = BTreeMap::new();
        for account in accounts {
            let found = history::of_account(write.db(), self.batch, *account)?;
            let of_account =
                |Found { id, key, change }| (id, Past { id, key, account: Some(*account), change });
            past.extend(found.into_iter().map(of_account));
        }
        past.values().rev().try_for_each(|past| self.back(write, past))?;
        self.orders.clear();
        Ok(past.len() as i64)
    }

    /// S3.19: up to `limit` of the accounts that were touched get their old order back, around what came or
    /// moved since; `false` when none were left.
    pub fn orders(&mut self, write: &mut Write, limit: i64) -> Result<bool> {
        for _ in 0..limit {
            let Some((account, returning)) = self.orders.pop_first() else { return Ok(false) };
            let mut live = Vec::with_capacity(returning.len());
            for (id, rank) in returning {
                match Affiliation::load(write.db(), id)? {
                    // In the trash it keeps the rank to which it will come back.
                    Some(link) if link.trashed => write.put_rank(&link, rank)?,
                    Some(_) => live.push((id, rank)),
                    None => {}
                }
            }
            write.put_back(account, live)?;
        }
        Ok(true)
    }

    /// What stands in the way of taking back a batch that is about one thing: it is done as a whole or not.
    pub fn obstacle(&self) -> Option<&Kept> {
        match self.records.len() {
            _ if self.is_about_many() => None,
            0 => self.kept.first().or(self.moved.first()),
            _ => self.kept.first(),
        }
    }

    /// What was kept. Where others stood is told only of a batch about many: around one thing that comes or
    /// goes, the rest closes up or makes room.
    pub fn into_kept(mut self) -> KeptList {
        if self.is_about_many() {
            self.kept.join(self.moved);
        }
        self.kept.list()
    }

    fn is_about_many(&self) -> bool {
        self.records.len() > 1 || self.reordered.len() > 1
    }

    fn note_thing(&mut self, thing: Thing) {
        match thing {
            Thing::Record(key) if self.records.len() < 2 => self.records.insert(key),
            Thing::Order(account) if self.reordered.len() < 2 => self.reordered.insert(account),
            Thing::Record(_) | Thing::Order(_) => false,
        };
    }

    fn back(&mut self, write: &mut Write, past: &Past) -> Result<()> {
        let thing = effects::thing(write.db(), past.key, past.account, &past.change)?;
        self.note_thing(thing);
        with_kind!(past.key.kind, E => self.one::<E>(write, past, thing))
    }

    fn one<E: Table>(&mut self, write: &mut Write, past: &Past, thing: Thing) -> Result<()> {
        let id = E::Id::from(past.key.id);
        let outcome = match (&past.change, E::load(write.db(), id)?) {
            (Change::Created(after), Some(now)) => take_away(write, self.batch, &now, after)?,
            (Change::Created(_), None) => Outcome::PutBack,
            (Change::Updated(before, after), Some(now)) => put_back(write, &now, before, after)?,
            (Change::Removed(before), None) => bring_back::<E>(write, past.key, before)?,
            (Change::Removed(before), Some(now)) if is_untouched(&now, before) => Outcome::PutBack,
            (Change::Updated(..), None) | (Change::Removed(_), Some(_)) => kept_whole(past.key),
        };
        if let Outcome::Kept(reason) = outcome {
            self.keep(write, past, thing, &reason)?;
        }
        if E::KIND == Kind::Affiliation { self.note_order(write, past, thing) } else { Ok(()) }
    }

    fn keep(&mut self, write: &mut Write, past: &Past, thing: Thing, reason: &Reason) -> Result<()> {
        let db = write.db();
        let own = [self.batch, write.begun().unwrap_or(BatchId(0))];
        let taken = match reason {
            Reason::Changed(key, _) => *key != past.key && Thing::Record(*key) != thing,
            Reason::Contacts(_) => false,
        };
        self.kept.add(thing, || {
            let name = history::name(db, past.key)?;
            Ok(Kept { name, who: reason.whose(db, past.id, own)?, taken })
        })?;
        if past.key.kind == Kind::Affiliation { drop_orphan(write, past) } else { Ok(()) }
    }

    /// Remembers the rank that a link had: the order is put back as a whole, at the end. A link that
    /// somebody moved since stays where it is.
    fn note_order(&mut self, write: &Write, past: &Past, thing: Thing) -> Result<()> {
        let (db, id) = (write.db(), AffiliationId(past.key.id));
        let link = Affiliation::load(db, id)?;
        let stands = link.as_ref().is_some_and(|link| !link.trashed);
        if !stands {
            // Where it stood matters to nobody any more.
            self.moved.remove(thing);
        }
        let Some(link) = link else {
            past.account.map(|account| self.orders.entry(account).or_default());
            return Ok(());
        };
        let order = self.orders.entry(link.value.account).or_default();
        let before = past.change.before();
        let had = before.and_then(|fields| value(fields, RANK).as_i64());
        let Some(rank) = had else {
            // One that comes back from the trash still has the rank that it went with.
            if stands && before.is_some_and(|fields| fields.contains_key(TRASHED)) {
                order.entry(id).or_insert(link.value.rank);
            }
            return Ok(());
        };
        match history::moved_by(db, id, past.id, self.batch)? {
            // Of several places in one batch, the first one counts, which comes last here.
            None => drop(order.insert(id, rank)),
            Some(who) if stands && is_rank_only(&past.change) => {
                let contact = Key { kind: Kind::Contact, id: link.value.contact.0 };
                let name = || history::name(db, past.key);
                self.moved.add(Thing::Record(contact), || Ok(Kept { name: name()?, who, taken: false }))?;
            }
            Some(_) => {}
        }
        Ok(())
    }
}

fn past(db: Db, batch: BatchId, below: i64, limit: i64) -> Result<Vec<Past>> {
    db.all(
        "SELECT id, kind, record, account, before, after FROM change
         WHERE batch = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![batch.0, below, limit],
        |row| {
            let key = Key { kind: history::kind(row, 1)?, id: row.get(2)? };
            let account = row.get::<_, Option<i64>>(3)?.map(AccountId);
            Ok(Past { id: row.get(0)?, key, account, change: history::change(row, 4)? })
        },
    )
}

/// The record as a whole stays.
fn kept_whole(key: Key) -> Outcome {
    Outcome::Kept(Reason::Changed(key, Vec::new()))
}

fn without_rank(mut fields: Fields) -> Fields {
    fields.shift_remove(RANK);
    fields
}

fn is_untouched<E: Table>(now: &Record<E>, fields: &Fields) -> bool {
    without_rank(now.fields()) == without_rank(fields.clone())
}

/// Takes away a record that the batch had created, if nobody changed it and nothing hangs on it. That somebody
/// moved a contact does not keep it: its place is nothing without it.
fn take_away<E: Table>(
    write: &mut Write,
    batch: BatchId,
    now: &Record<E>,
    created: &Fields,
) -> Result<Outcome> {
    let key = Key::of::<E>(now.id);
    if !is_untouched(now, created) {
        return Ok(kept_whole(key));
    }
    if let Some(reason) = in_use(write.db(), key)? {
        return Ok(Outcome::Kept(reason));
    }
    if let Some(id) = value(created, "contact").as_i64() {
        // A contact that somebody changed since is kept, and a contact is nothing without its link.
        let contact = Key { kind: Kind::Contact, id };
        let created = history::created(write.db(), contact, batch)?;
        let now = Contact::load(write.db(), ContactId(id))?;
        if created.zip(now).is_some_and(|(created, now)| !is_untouched(&now, &created)) {
            return Ok(kept_whole(contact));
        }
    }
    write.remove(now)?;
    Ok(Outcome::PutBack)
}

/// What hangs on a record that is to be taken away.
fn in_use(db: Db, key: Key) -> Result<Option<Reason>> {
    let (sql, reason) = match key.kind {
        Kind::Account => {
            ("SELECT count(*) FROM affiliation WHERE account = ?1", Reason::Contacts(AccountId(key.id)))
        }
        Kind::Contact => {
            ("SELECT count(*) FROM affiliation WHERE contact = ?1", Reason::Changed(key, Vec::new()))
        }
        Kind::Affiliation => return Ok(None),
        Kind::User | Kind::Settings => return Ok(Some(Reason::Changed(key, Vec::new()))),
    };
    Ok((db.number(sql, params![key.id])? > 0).then_some(reason))
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
    let (wanted, touched) = revert(&now.fields(), before, &after);
    let mut fields = now.fields();
    let mut refused = None;
    for name in after.keys().filter(|name| !touched.contains(name)) {
        let mut next = fields.clone();
        set(&mut next, name, value(&wanted, name));
        match refusal(write.db(), &now.with_fields(next.clone())?)? {
            None => fields = next,
            Some(reason) => refused = Some(reason),
        }
    }
    write.put(now, fields)?;
    let changed = (!touched.is_empty()).then(|| Reason::Changed(Key::of::<E>(now.id), touched));
    Ok(changed.or(refused).map_or(Outcome::PutBack, Outcome::Kept))
}

/// Brings a removed record back, unless what it needs or claims has gone to another one meanwhile.
fn bring_back<E: Table>(write: &mut Write, key: Key, fields: &Fields) -> Result<Outcome> {
    let value: E = serde_json::from_value(serde_json::Value::Object(fields.clone()))?;
    let record = Record { id: E::Id::from(key.id), version: 1, trashed: false, value };
    if let Some(reason) = refusal(write.db(), &record)? {
        return Ok(Outcome::Kept(reason));
    }
    write.bring_back(&record)?;
    Ok(Outcome::PutBack)
}

/// What forbids that a record stands as it is to be put back.
fn refusal<E: Table>(db: Db, record: &Record<E>) -> Result<Option<Reason>> {
    let changed = |account: AccountId, fields: &[&str]| {
        let key = Key { kind: Kind::Account, id: account.0 };
        Reason::Changed(key, fields.iter().map(|name| (*name).to_owned()).collect())
    };
    let account = E::account(record.id, &record.value);
    Ok(Some(match E::admit(db, record) {
        Ok(()) => return Ok(None),
        Err(Error::ReferenceTaken { account, .. }) => changed(account, &["reference"]),
        Err(Error::DomainTaken { domain, .. }) => match accounts::domain_owner(db, &domain)? {
            Some((account, _)) => changed(account, &["domains"]),
            None => return Ok(None),
        },
        Err(Error::Refused(_) | Error::Gone) => match account {
            Some(account) if E::KIND == Kind::Account => Reason::Contacts(account),
            Some(account) => changed(account, &["kind", TRASHED]),
            None => Reason::Changed(Key::of::<E>(record.id), Vec::new()),
        },
        Err(error) => return Err(error),
    }))
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
