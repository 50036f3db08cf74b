//! What an act would do to who receives what, found out by doing it and rolling it back (X3): for acts of which
//! nobody but the store knows what they change, such as taking a batch back.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    coverage::difference, ids::AccountId, impact::Impact, record::Kind, resolve::Subject, rights::Act,
    settings::Modules,
};

use super::{Store, Write, engine::Db, error::Result, history, recipients, settings, table::Key};

/// Accounts as the resolver sees them; none where one is not there.
type Stands = BTreeMap<AccountId, Option<Subject>>;

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
        let (after, modules) = engine.try_out(|db| {
            let mut write = Write::begin(db, user, session, act, subject)?;
            let accounts = part(&mut write)?;
            Ok((stands(db, accounts)?, settings::current(db)?.modules()))
        })?;
        engine.read(|db| {
            compare(db, &after, impact)?;
            if settings::current(db)?.modules() == modules {
                Ok(())
            } else {
                switch(db, modules, &after, impact)
            }
        })
    }
}

/// How accounts stand.
fn stands(db: Db, accounts: impl IntoIterator<Item = AccountId>) -> Result<Stands> {
    let modules = settings::current(db)?.modules();
    accounts.into_iter().map(|id| Ok((id, recipients::subject(db, id, modules)?))).collect()
}

/// What would change in accounts that would stand like this. One that comes begins to receive.
fn compare(db: Db, after: &Stands, impact: &mut Impact) -> Result<()> {
    let before = stands(db, after.keys().copied())?;
    for ((id, after), before) in after.iter().zip(before.into_values()) {
        let Some(after) = after else { continue };
        let before = before.unwrap_or_else(|| after.clone().deserted());
        add(db, *id, &before, after, impact)?;
    }
    Ok(())
}

/// What would change in all the other accounts if these modules were on.
fn switch(db: Db, modules: Modules, others: &Stands, impact: &mut Impact) -> Result<()> {
    let now = settings::current(db)?.modules();
    let ids = db.all("SELECT id FROM account WHERE trashed = 0", &[], |row| Ok(AccountId(row.get(0)?)))?;
    for id in ids.into_iter().filter(|id| !others.contains_key(id)) {
        if let Some(before) = recipients::subject(db, id, now)? {
            add(db, id, &before, &Subject { modules, ..before.clone() }, impact)?;
        }
    }
    Ok(())
}

fn add(db: Db, id: AccountId, before: &Subject, after: &Subject, impact: &mut Impact) -> Result<()> {
    impact.add(difference(before, after), || history::name(db, Key { kind: Kind::Account, id: id.0 }))
}
