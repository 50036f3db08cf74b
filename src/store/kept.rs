//! What stays as it is when a batch is taken back, since somebody changed it, and whose change that is
//! (X7, MU-04).

use std::collections::BTreeSet;

use crate::domain::ids::{AccountId, BatchId};

use super::{
    effects::Thing,
    engine::Db,
    error::Result,
    history::{self, Since},
    table::Key,
};

/// One thing that was left as it is because somebody changed it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What a person would call it.
    pub name: String,
    /// Who changed it; empty when that is not known.
    pub who: String,
    /// Whether it was not itself changed, but what it needs: its reference or domain is another one's, its
    /// account is gone.
    pub taken: bool,
}

/// All that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptList {
    /// The first hundred.
    pub named: Vec<Kept>,
    /// How many there are.
    pub count: usize,
}

impl KeptList {
    /// How many are not named.
    pub fn unnamed(&self) -> usize {
        self.count - self.named.len()
    }
}

/// At most so many are named.
const NAMED: usize = 100;

/// Why something cannot be put back.
pub(super) enum Reason {
    /// These fields of this record were changed; none are named when it is the record as a whole.
    Changed(Key, Vec<String>),
    /// This account got contacts.
    Contacts(AccountId),
}

impl Reason {
    /// Whose doing it is, after a place in the history and leaving two batches out. What somebody did and what
    /// still stands comes before what was only put back.
    pub fn whose(&self, db: Db, place: i64, without: [BatchId; 2]) -> Result<String> {
        for standing in [true, false] {
            let since = Since { place, without, standing };
            let who = match self {
                Reason::Changed(key, fields) => history::last_actor(db, *key, fields, &since)?,
                Reason::Contacts(account) => history::last_actor_among_contacts(db, *account, &since)?,
            };
            if let Some(who) = who {
                return Ok(who);
            }
        }
        Ok(String::new())
    }
}

/// What was kept so far: a thing counts once, however many of its records were kept.
#[derive(Default)]
pub(super) struct Keeping {
    things: BTreeSet<Thing>,
    named: Vec<(Thing, Kept)>,
}

impl Keeping {
    /// One more; its name is asked for only if it is among those that are named.
    pub fn add(&mut self, thing: Thing, kept: impl FnOnce() -> Result<Kept>) -> Result<()> {
        if self.things.insert(thing) && self.named.len() < NAMED {
            self.named.push((thing, kept()?));
        }
        Ok(())
    }

    /// It was not kept after all.
    pub fn remove(&mut self, thing: Thing) {
        if self.things.remove(&thing) {
            self.named.retain(|(named, _)| *named != thing);
        }
    }

    pub fn first(&self) -> Option<&Kept> {
        self.named.first().map(|(_, kept)| kept)
    }

    /// What others kept besides.
    pub fn join(&mut self, others: Keeping) {
        let news = others.named.into_iter().filter(|(thing, _)| !self.things.contains(thing));
        self.named.extend(news.take(NAMED - self.named.len()));
        self.things.extend(others.things);
    }

    pub fn list(self) -> KeptList {
        KeptList { named: self.named.into_iter().map(|(_, kept)| kept).collect(), count: self.things.len() }
    }
}
