//! What an act would do to who receives what, found out by doing it and rolling it back (X3): for acts of which
//! nobody but the store knows what they change, such as taking a batch back.

use std::collections::BTreeSet;

use crate::domain::{
    coverage::difference, ids::AccountId, impact::Impact, record::Kind, resolve::Subject, rights::Act,
};

use super::{Store, Write, engine::Db, error::Result, history, recipients, settings, table::Key};

/// An account as the resolver sees it; none where it is not there.
type Stand = (AccountId, Option<Subject>);

impl Store {
    /// What an act would change in who receives what. Accounts that would go are not spoken of.
    ///
    /// # Errors
    /// What the act says, as [`Store::write`].
    pub fn rehearse<T>(
        &mut self,
        act: Act,
        subject: &str,
        write: impl FnOnce(&mut Write) -> Result<T>,
    ) -> Result<Impact> {
        let mut impact = Impact::default();
        let touching = |writer: &mut Write| {
            write(writer)?;
            Ok(writer.touched().clone())
        };
        self.try_out(act, subject, &mut impact, touching)?;
        Ok(impact)
    }

    /// Does a part of an act and rolls it back; adds what it would change in the accounts that it answers.
    pub(super) fn try_out(
        &mut self,
        act: Act,
        subject: &str,
        impact: &mut Impact,
        part: impl FnOnce(&mut Write) -> Result<BTreeSet<AccountId>>,
    ) -> Result<()> {
        let (engine, session, user) = self.engine_mut();
        let after = engine.try_out(|db| {
            let mut write = Write::begin(db, user, session, act, subject)?;
            let accounts = part(&mut write)?;
            stands(db, accounts)
        })?;
        engine.read(|db| compare(db, after, impact))
    }
}

/// How accounts stand.
fn stands(db: Db, accounts: impl IntoIterator<Item = AccountId>) -> Result<Vec<Stand>> {
    let modules = settings::current(db)?.modules();
    accounts.into_iter().map(|id| Ok((id, recipients::subject(db, id, modules)?))).collect()
}

/// What would change in accounts that would stand like this. One that comes begins to receive.
fn compare(db: Db, after: Vec<Stand>, impact: &mut Impact) -> Result<()> {
    let before = stands(db, after.iter().map(|(id, _)| *id))?;
    for ((id, before), (_, after)) in before.into_iter().zip(after) {
        let Some(after) = after else { continue };
        let before = before.unwrap_or_else(|| after.clone().deserted());
        let called = || history::name(db, Key { kind: Kind::Account, id: id.0 });
        impact.add(difference(&before, &after), called)?;
    }
    Ok(())
}
