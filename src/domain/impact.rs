//! What an act changes in who receives what over all the accounts that it touches (X3).

use super::coverage::Effect;

/// Accounts of each kind that are kept to be told one by one: an act may change a hundred thousand.
const NAMED: usize = 100;

/// What an act changes in one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEffects {
    /// What a person would call the account.
    pub account: String,
    /// Who would begin or cease to receive what; never nothing.
    pub effects: Vec<Effect>,
    /// Whether the account itself goes: that opens no hole.
    pub goes: bool,
}

/// What an act changes, account by account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Impact {
    /// In how many accounts who receives what changes.
    pub accounts: usize,
    /// How many of them go.
    pub going: usize,
    /// In how many of those that stay a topic loses its last recipient.
    pub losing: usize,
    named_losing: Vec<AccountEffects>,
    named_others: Vec<AccountEffects>,
}

impl Impact {
    /// Counts one more account, unless nothing changes in it. What it is called is only asked for where it is told.
    ///
    /// # Errors
    /// Those of `called`.
    pub fn add<E>(
        &mut self,
        effects: Vec<Effect>,
        goes: bool,
        called: impl FnOnce() -> Result<String, E>,
    ) -> Result<(), E> {
        if effects.is_empty() {
            return Ok(());
        }
        let loses = !goes && effects.iter().any(Effect::last);
        self.accounts += 1;
        self.going += usize::from(goes);
        self.losing += usize::from(loses);
        let named = if loses { &mut self.named_losing } else { &mut self.named_others };
        if named.len() < NAMED {
            named.push(AccountEffects { account: called()?, effects, goes });
        }
        Ok(())
    }

    /// Whether nobody begins or ceases to receive anything.
    pub fn is_empty(&self) -> bool {
        self.accounts == 0
    }

    /// The first hundred accounts: first those of which a topic loses its last recipient.
    pub fn named(&self) -> impl Iterator<Item = &AccountEffects> {
        self.named_losing.iter().chain(&self.named_others).take(NAMED)
    }

    /// The first of those alone of which a topic loses its last recipient.
    pub fn named_losing(&self) -> &[AccountEffects] {
        &self.named_losing
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::domain::topic::Topic;

    fn effects(after: usize) -> Vec<Effect> {
        vec![Effect { topic: Topic::Fraud, gains: Vec::new(), losses: Vec::new(), before: 1, after }]
    }

    #[test]
    fn x3_every_account_counts_and_those_that_lose_a_last_recipient_are_named_first() {
        let mut impact = Impact::default();
        let mut add = |called: String, effects| {
            impact
                .add(effects, called.starts_with("going"), || Ok::<_, Infallible>(called.clone()))
                .expect("named")
        };
        add("nothing".into(), Vec::new());
        (0..150).for_each(|n| add(format!("other {n}"), effects(2)));
        (0..3).for_each(|n| add(format!("losing {n}"), effects(0)));
        (0..2).for_each(|n| add(format!("going {n}"), effects(0)));
        assert_eq!((impact.accounts, impact.losing, impact.going), (155, 3, 2));
        let named: Vec<&str> = impact.named().map(|account| account.account.as_str()).collect();
        assert_eq!((named.len(), &named[..4]), (100, &["losing 0", "losing 1", "losing 2", "other 0"][..]));
        assert_eq!(impact.named_losing().len(), 3);
    }
}
