//! What a batch did, thing by thing, over all accounts (X7, X8): a page shows an import of a million rows by
//! window.

use crate::domain::{
    affiliation::RANK,
    change::{Change, value},
    ids::{AccountId, BatchId},
    record::{Fields, Kind, TRASHED},
};

use super::{
    AccountHead, From, accounts,
    engine::{Db, params},
    error::Result,
    history,
    table::Key,
};

/// What a change is about, as a person sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A record; of a contact and its links, the contact.
    Record(Key),
    /// The order of an account's contacts.
    Order(AccountId),
}

/// What a change is about; `account` is whose history it belongs to.
pub(super) fn thing(db: Db, key: Key, account: Option<AccountId>, change: &Change) -> Result<Thing> {
    if key.kind != Kind::Affiliation {
        return Ok(Thing::Record(key));
    }
    if let Some(account) = account
        && is_rank_only(change)
    {
        return Ok(Thing::Order(account));
    }
    let contact = contact_of(db, key.id, change)?;
    Ok(Thing::Record(contact.map_or(key, |id| Key { kind: Kind::Contact, id })))
}

/// A link's contact: by the change itself, by the link, or, when that is gone, by its history.
fn contact_of(db: Db, link: i64, change: &Change) -> Result<Option<i64>> {
    let of = |fields: &Fields| value(fields, "contact").as_i64();
    if let Some(contact) = change.after().or(change.before()).and_then(of) {
        return Ok(Some(contact));
    }
    match db.number("SELECT contact FROM affiliation WHERE id = ?1", params![link])? {
        0 => Ok(history::last_whole(db, Key { kind: Kind::Affiliation, id: link })?.as_ref().and_then(of)),
        contact => Ok(Some(contact)),
    }
}

/// Whether a link only changed its place.
pub(super) fn is_rank_only(change: &Change) -> bool {
    change.names().all(|name| name == RANK)
}

/// An effect's place in its batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectKey {
    first: i64,
    last: i64,
}

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It came into being.
    Created,
    /// Its fields changed.
    Updated,
    /// It went to the trash.
    Trashed,
    /// It came back from the trash.
    Restored,
    /// An account's contacts got another order.
    Reordered,
    /// It was taken away for good, as what had created it was taken back.
    Removed,
}

/// What a batch did to one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    key: EffectKey,
    thing: Thing,
    of: Option<AccountId>,
    /// Whose it is; `None` for a user, and where the account is there no more.
    pub account: Option<AccountHead>,
    /// What a person would call it; empty for the order of contacts.
    pub name: String,
    /// What happened to its records, a contact's and its link's. Of an order, none: that it changed is all.
    pub changes: Vec<(Kind, Change)>,
}

impl Effect {
    /// Its place.
    pub fn key(&self) -> &EffectKey {
        &self.key
    }

    /// What happened, in a word.
    pub fn deed(&self) -> Deed {
        let trashed = |change: &Change| match change {
            Change::Updated(_, after) => after.get(TRASHED).map(|trashed| trashed == true),
            _ => None,
        };
        let is = |wanted: fn(&Change) -> bool| self.changes.iter().any(|(_, change)| wanted(change));
        match self.changes.iter().find_map(|(_, change)| trashed(change)) {
            _ if matches!(self.thing, Thing::Order(_)) => Deed::Reordered,
            _ if is(|change| matches!(change, Change::Created(_))) => Deed::Created,
            _ if is(|change| matches!(change, Change::Removed(_))) => Deed::Removed,
            Some(true) => Deed::Trashed,
            Some(false) => Deed::Restored,
            None => Deed::Updated,
        }
    }
}

/// One change as it is read.
struct Row {
    id: i64,
    key: Key,
    account: Option<AccountId>,
    change: Change,
}

/// A window of what a batch did, in the order in which it was done. Changes of one thing that follow one
/// another are one effect.
pub fn window(db: Db, batch: BatchId, from: From<EffectKey>, limit: usize) -> Result<Vec<Effect>> {
    let (sql, place) = match from {
        From::Start => (DOWN, 0),
        From::After(key) => (DOWN, key.last),
        From::At(key) => (DOWN, key.first - 1),
        From::End => (UP, i64::MAX),
        From::Before(key) => (UP, key.first),
    };
    let mut effects: Vec<Effect> = Vec::new();
    db.each(sql, params![batch.0, place], |row| {
        let key = Key { kind: history::kind(row, 1)?, id: row.get(2)? };
        let account = row.get::<_, Option<i64>>(3)?.map(AccountId);
        let row = Row { id: row.get(0)?, key, account, change: history::change(row, 4)? };
        let thing = thing(db, row.key, row.account, &row.change)?;
        if let Some(effect) = effects.last_mut().filter(|effect| effect.thing == thing) {
            effect.take(row);
        } else if effects.len() < limit {
            effects.push(Effect::new(db, thing, row)?);
        } else {
            return Ok(false);
        }
        Ok(true)
    })?;
    if sql == UP {
        effects.reverse();
        effects.iter_mut().for_each(|effect| effect.changes.reverse());
    }
    for effect in &mut effects {
        effect.account = effect.of.map(|id| accounts::head_of(db, id)).transpose()?.flatten();
    }
    Ok(effects)
}

const DOWN: &str = "SELECT id, kind, record, account, before, after FROM change
    WHERE batch = ?1 AND id > ?2 ORDER BY id";
const UP: &str = "SELECT id, kind, record, account, before, after FROM change
    WHERE batch = ?1 AND id < ?2 ORDER BY id DESC";

impl Effect {
    fn new(db: Db, thing: Thing, row: Row) -> Result<Self> {
        let (name, changes) = match thing {
            Thing::Order(_) => (String::new(), Vec::new()),
            Thing::Record(_) => (history::name(db, row.key)?, vec![(row.key.kind, row.change)]),
        };
        Ok(Self {
            key: EffectKey { first: row.id, last: row.id },
            thing,
            of: row.account,
            account: None,
            name,
            changes,
        })
    }

    /// One more change of the same thing.
    fn take(&mut self, row: Row) {
        self.key = EffectKey { first: self.key.first.min(row.id), last: self.key.last.max(row.id) };
        if matches!(self.thing, Thing::Order(_)) {
            return;
        }
        // A contact's own change does not always say whose it is; its link's does.
        self.of = self.of.or(row.account);
        self.changes.push((row.key.kind, row.change));
    }
}
