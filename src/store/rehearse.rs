//! What an act would do to who receives what, found out by doing it and not committing it (X3): for acts of
//! which nobody but the store knows what they change, such as taking a batch back.

use std::collections::BTreeSet;

use crate::domain::{
    coverage::{Effect, difference},
    ids::AccountId,
    resolve::Subject,
};

use super::{
    Store,
    engine::Db,
    error::{Error, Result},
    recipients, settings,
};

/// What an act would do to one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEffects {
    /// What a person would call the account.
    pub account: String,
    /// Who would begin or cease to receive what.
    pub effects: Vec<Effect>,
    /// Whether the account itself would go.
    pub gone: bool,
}

impl AccountEffects {
    /// Whether a topic of an account that stays would lose its last recipient.
    pub fn opens_hole(&self) -> bool {
        !self.gone && self.effects.iter().any(|effect| effect.last())
    }
}

/// What a rehearsal says: how accounts would change; `None` for an act in chunks, which others would see; or why it
/// could not be done.
pub type Rehearsed = Result<Option<Vec<AccountEffects>>>;

/// An account as the resolver sees it; none where it is not there.
type Stand = (AccountId, Option<Subject>);

/// Whether acts are only tried, and how the accounts stand that the one which was tried touched.
#[derive(Debug, Default)]
pub(super) enum Rehearsal {
    #[default]
    Off,
    On,
    Tried(Vec<Stand>),
}

impl Rehearsal {
    pub fn is_on(&self) -> bool {
        !matches!(self, Rehearsal::Off)
    }
}

/// How accounts stand.
pub(super) fn stands(db: Db, accounts: &BTreeSet<AccountId>) -> Result<Vec<Stand>> {
    let modules = settings::current(db)?.modules();
    accounts.iter().map(|id| Ok((*id, recipients::subject(db, *id, modules)?))).collect()
}

impl Store {
    /// Does an act up to its commit and leaves it at that: what it would change in who receives what, account by
    /// account.
    ///
    /// # Errors
    /// What the act says.
    pub fn rehearse<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Rehearsed {
        self.rehearsal = Rehearsal::On;
        let done = act(self);
        match (std::mem::take(&mut self.rehearsal), done) {
            (Rehearsal::Tried(after), _) => self.engine.read(|db| effects(db, after)).map(Some),
            (_, Ok(_) | Err(Error::Stopped)) => Ok(None),
            (_, Err(error)) => Err(error),
        }
    }
}

/// How accounts would change; those that would not are left out.
fn effects(db: Db, after: Vec<Stand>) -> Result<Vec<AccountEffects>> {
    let accounts = after.iter().map(|(id, _)| *id).collect();
    let changes = stands(db, &accounts)?.into_iter().zip(after).map(|((_, before), (_, after))| {
        let account =
            after.as_ref().or(before.as_ref()).map(|subject| subject.name.clone()).unwrap_or_default();
        let gone = after.is_none();
        let nobody = before.as_ref().or(after.as_ref()).map(|subject| subject.clone().deserted())?;
        let effects = difference(before.as_ref().unwrap_or(&nobody), after.as_ref().unwrap_or(&nobody));
        (!effects.is_empty()).then_some(AccountEffects { account, effects, gone })
    });
    Ok(changes.flatten().collect())
}
