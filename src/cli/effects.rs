//! What an act on many accounts changes in who receives what (X3), account by account.

use std::io::{self, IsTerminal};

use crate::{
    domain::{
        coverage::Effect,
        impact::{AccountEffects, Impact},
        text::display,
    },
    exchange::{LeftOut, Plan, Result, Walk, file::FileError},
    store::{self, Store},
    t, words,
};

use super::say::{self, Progress};

/// Accounts of a plan whose effect is printed at most.
pub const ACCOUNTS: usize = 100;
/// Exit code of who was asked and said no.
pub const DECLINED: u8 = 1;

/// Finds out what an act would change, and tells how far that is. A signal ends the process at once: nothing is written
/// yet.
///
/// # Errors
/// Those of `work`.
pub fn weigh<T>(work: impl FnOnce(store::Progress) -> store::Result<T>) -> store::Result<T> {
    let mut progress = Progress::new();
    work(&mut |stage, far| {
        progress.at(stage, far);
        true
    })
}

/// Says what an act changes, account by account.
pub fn tell(impact: &Impact) {
    if !impact.is_empty() {
        say::line(&t!("cli-effects"));
    }
    for AccountEffects { account: called, effects, goes } in impact.named() {
        let called = if *goes { t!("effect-goes", account = called) } else { called.clone() };
        account(&called, effects).iter().for_each(|line| say::line(line));
    }
    let more = impact.accounts - impact.named().count();
    if more > 0 {
        say::line(&t!("cli-more-accounts", count = more));
    }
    if impact.accounts > 1 {
        let count = |count: usize, line: fn(usize) -> String| (count > 0).then(|| line(count));
        let going = count(impact.going, |count| t!("effect-going", count = count));
        let losing = count(impact.losing, |count| t!("plan-lose-last", count = count));
        let all = [Some(t!("effect-changes", count = impact.accounts)), going, losing];
        say::line(&all.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
}

/// Asks whether an act is to be done that changes something, where somebody is there to answer; a no is said.
pub fn agreed(impact: &Impact, question: &str) -> bool {
    let agreed = impact.is_empty() || !io::stdin().is_terminal() || say::confirmed(question);
    if !agreed {
        say::line(&t!("cli-declined"));
    }
    agreed
}

/// What it changes in who receives what (X3), account by account: first those of which a topic loses its last
/// recipient.
///
/// # Errors
/// Those of the store, and of the file in which the plan stands.
pub fn of_plan(plan: &Plan, store: &Store) -> Result<Vec<String>> {
    let none = LeftOut::default();
    let bearing = plan.accounts().filter(|first| plan.touches(*first));
    let (losing, others): (Vec<usize>, Vec<usize>) =
        bearing.partition(|first| !plan.lost(*first, &none).is_empty());
    let (mut walk, mut lines, mut told) = (plan.walk(), Vec::new(), 0);
    for first in losing.into_iter().chain(others) {
        let effects = of_account(&mut walk, store, first)?;
        if effects.is_empty() {
            continue;
        }
        if told == ACCOUNTS {
            lines.push(t!("cli-more-effects"));
            break;
        }
        if told == 0 {
            lines.push(t!("cli-effects"));
        }
        told += 1;
        let item = plan.item(first).map_err(FileError::Temporary)?;
        lines.extend(account(&item.called(), &effects));
        lines.extend(words::through(plan, first, &none)?.iter().map(|line| format!("      {line}")));
    }
    Ok(lines)
}

/// What a plan changes in who receives what in the account whose first line this is. Each account is asked for by
/// itself: whoever reads the answer may be slow, and the store is not held meanwhile.
///
/// # Errors
/// Those of the store, and of the file in which the plan stands.
pub fn of_account(walk: &mut Walk, store: &Store, first: usize) -> Result<Vec<Effect>> {
    store.read(|reader| Ok(walk.effects(reader, first, &LeftOut::default())))?
}

/// An account, and under it who loses and gains what.
fn account(account: &str, effects: &[Effect]) -> Vec<String> {
    let mut lines = vec![format!("  {}", display(account))];
    lines.extend(words::effects(effects).iter().map(|line| format!("      {}", display(&line.words))));
    lines
}
