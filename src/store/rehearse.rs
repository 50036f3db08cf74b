//! What an act would do to who receives what, found out by doing it and rolling it back (X3): for acts of which
//! nobody but the store knows what they change, such as taking a batch back.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    coverage::difference, ids::AccountId, impact::Impact, record::Kind, resolve::Subject, rights::Act,
    settings::Modules,
};

use super::{
    CHUNK, Store, Write,
    engine::Db,
    error::{Error, Result},
    history,
    progress::{Far, Progress, Stage},
    recipients, settings,
    table::Key,
};

/// Accounts as the resolver sees them; none where one is not there.
type Stands = BTreeMap<AccountId, Option<Subject>>;

impl Store {
    /// What an act would change in who receives what.
    ///
    /// # Errors
    /// What the act says, as [`Store::write`]; `Stopped` when `progress` says so.
    pub fn rehearse<T>(
        &mut self,
        act: Act,
        subject: &str,
        progress: Progress,
        write: impl FnOnce(&mut Write) -> Result<T>,
    ) -> Result<Impact> {
        let mut impact = Impact::default();
        let touching = |writer: &mut Write| {
            write(writer)?;
            Ok(writer.touched().clone())
        };
        self.try_out(act, subject, &mut impact, progress, touching)?;
        Ok(impact)
    }

    /// Does a part of an act and rolls it back; adds what it would change in the accounts that it answers, and, where
    /// it switches a module, in all others.
    pub(super) fn try_out(
        &mut self,
        act: Act,
        subject: &str,
        impact: &mut Impact,
        progress: Progress,
        part: impl FnOnce(&mut Write) -> Result<BTreeSet<AccountId>>,
    ) -> Result<()> {
        let (engine, session, user) = self.engine_mut();
        let tried = |db: Db| {
            let mut write = Write::begin(db, user, session, act, subject)?;
            let accounts = part(&mut write)?;
            Ok((stands(db, accounts)?, settings::current(db)?.modules()))
        };
        let (compared, modules) = engine.try_out(tried, |db, (after, modules)| {
            compare(db, &after, impact)?;
            let switches = settings::current(db)?.modules() != modules;
            Ok((after, switches.then_some(modules)))
        })?;
        modules.map_or(Ok(()), |modules| self.switch(modules, &compared, impact, progress))
    }

    /// Adds what would change in all accounts but those that were compared if these modules were on. Nobody waits for
    /// that.
    fn switch(
        &self,
        modules: Modules,
        compared: &Stands,
        impact: &mut Impact,
        progress: Progress,
    ) -> Result<()> {
        let all = "SELECT id FROM account WHERE trashed = 0 ORDER BY reference_key";
        let ids = self.engine.read(|db| db.all(all, &[], |row| Ok(AccountId(row.get(0)?))))?;
        for (nth, some) in ids.chunks(CHUNK as usize).enumerate() {
            self.engine.read(|db| {
                let now = settings::current(db)?.modules();
                for id in some.iter().filter(|id| !compared.contains_key(id)) {
                    if let Some(before) = recipients::subject(db, *id, now)? {
                        add(db, *id, &before, &Subject { modules, ..before.clone() }, false, impact)?;
                    }
                }
                Ok(())
            })?;
            let done = nth * CHUNK as usize + some.len();
            if !progress(Stage::Weighing, Far { done: done as u64, of: ids.len() as u64 }) {
                return Err(Error::Stopped);
            }
        }
        Ok(())
    }
}

/// How accounts stand.
fn stands(db: Db, accounts: impl IntoIterator<Item = AccountId>) -> Result<Stands> {
    let modules = settings::current(db)?.modules();
    accounts.into_iter().map(|id| Ok((id, recipients::subject(db, id, modules)?))).collect()
}

/// What would change in accounts that would stand like this. One that comes begins to receive, and one that goes
/// ceases.
fn compare(db: Db, after: &Stands, impact: &mut Impact) -> Result<()> {
    let before = stands(db, after.keys().copied())?;
    for ((id, after), before) in after.iter().zip(before.into_values()) {
        let Some(there) = after.as_ref().or(before.as_ref()) else { continue };
        let nobody = there.clone().deserted();
        let [was, becomes] = [&before, after].map(|stand| stand.as_ref().unwrap_or(&nobody));
        add(db, *id, was, becomes, after.is_none(), impact)?;
    }
    Ok(())
}

fn add(
    db: Db,
    id: AccountId,
    before: &Subject,
    after: &Subject,
    goes: bool,
    impact: &mut Impact,
) -> Result<()> {
    impact.add(difference(before, after), goes, || history::name(db, Key { kind: Kind::Account, id: id.0 }))
}
