//! What taking a long batch back would change in who receives what (X3), found out in parts of some hundred changes,
//! each in a transaction of its own that is rolled back: others can write meanwhile, as while it is taken back.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    change::value,
    ids::{AccountId, BatchId},
    impact::Impact,
    record::Fields,
};

use super::{
    super::{
        CHUNK, Store,
        chunks::stand_back,
        engine::Db,
        error::{Error, Result},
        history::{self, Batch},
        progress::{Far, Progress, Stage},
        revert::Revert,
    },
    act_on, begin,
};

const REFERENCE: &str = "reference";
const DOMAINS: &str = "domains";

impl Store {
    /// What a person hears of an account hangs on that account, its contacts, and what it takes from others: so accounts
    /// are parts, but for those that hand something over. That nothing stands in the way of a batch about one thing is
    /// not asked: a long one is about many.
    pub(in crate::store) fn impact_in_parts(&mut self, batch: &Batch, progress: Progress) -> Result<Impact> {
        let (together, mut apart) =
            self.engine.read(|db| Ok((handing_over(db, batch.id)?, history::accounts(db, batch.id)?)))?;
        apart.retain(|account| !together.contains(account));
        let total = (together.len() + apart.len()) as u64;
        let apart = apart.into_iter().map(|account| BTreeSet::from([account]));
        let mut parts = Some(together).filter(|part| !part.is_empty()).into_iter().chain(apart).peekable();
        let (mut impact, mut revert, mut done) = (Impact::default(), Revert::of(batch.id), 0);
        while parts.peek().is_some() {
            self.try_out(act_on(batch), &batch.subject, &mut impact, progress, |write| {
                begin(write, batch.id)?;
                let (mut tried, mut changes) = (BTreeSet::new(), 0);
                while changes < CHUNK
                    && let Some(part) = parts.next()
                {
                    changes += revert.accounts(write, &part)?;
                    tried.extend(part);
                }
                done += tried.len() as u64;
                Ok(tried)
            })?;
            if !progress(Stage::Weighing, Far { done, of: total }) {
                return Err(Error::Stopped);
            }
            stand_back();
        }
        Ok(impact)
    }
}

/// The accounts between which a batch moved something that only one can have: a reference, a domain.
fn handing_over(db: Db, batch: BatchId) -> Result<BTreeSet<AccountId>> {
    // Who had it before, and who has it after.
    let mut moved: BTreeMap<(&str, String), [BTreeSet<AccountId>; 2]> = BTreeMap::new();
    for (account, change) in history::of_accounts(db, batch)? {
        for (side, fields) in [change.before(), change.after()].into_iter().enumerate() {
            for claim in fields.into_iter().flat_map(claims) {
                moved.entry(claim).or_default()[side].insert(account);
            }
        }
    }
    let changed_hands = |[before, after]: &[BTreeSet<AccountId>; 2]| {
        !before.is_empty() && !after.is_empty() && before.union(after).count() > 1
    };
    let handed = moved.into_values().filter(changed_hands);
    Ok(handed.flat_map(|sides| sides.into_iter().flatten()).collect())
}

/// What only one account can have, folded as the store compares it.
fn claims(fields: &Fields) -> Vec<(&'static str, String)> {
    let domains = value(fields, DOMAINS).as_array().into_iter().flatten().map(|domain| (DOMAINS, domain));
    let all = domains.chain([(REFERENCE, value(fields, REFERENCE))]);
    all.filter_map(|(name, claim)| Some((name, claim.as_str()?.to_lowercase()))).collect()
}
