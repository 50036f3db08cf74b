//! What a change does to who receives what (X3), as lines beside a button or in a question.

use crate::{
    domain::{
        coverage::Effect,
        impact::{AccountEffects, Impact},
        text::display,
        topic::Topic,
    },
    t,
    tui::look::Role,
    words,
};

/// Accounts that are named in one line, and topics of each.
const NAMED: usize = 3;

/// Each line with its role and its sign: what is lost first.
pub fn effect_lines(effects: &[Effect]) -> Vec<(Role, String)> {
    let line = |line: words::EffectLine| {
        let role = if line.loses { Role::Warning } else { Role::Success };
        (role, format!("{} {}", role.sign().unwrap_or(""), line.words))
    };
    words::effects(effects).into_iter().map(line).collect()
}

/// That so many accounts lose a last recipient, and the first of them with the topics; nothing for none.
pub fn losing_line(
    count: usize,
    accounts: impl Iterator<Item = (String, Vec<Topic>)>,
) -> Option<(Role, String)> {
    let named = accounts.map(|(account, topics)| {
        let topics = first_of(topics.len(), topics.into_iter().map(words::topic), words::list);
        t!("effect-account-loses", account = display(&account).into_owned(), topics = topics)
    });
    let named = first_of(count, named, words::list);
    let counted = t!("plan-lose-last", count = count);
    let line = || format!("⚠ {}", t!("effect-lose-last", counted = counted, named = named));
    (count > 0).then(|| (Role::Warning, line()))
}

/// The first of so many, and that there are more.
fn first_of(
    count: usize,
    words: impl Iterator<Item = String>,
    joined: impl Fn(Vec<String>) -> String,
) -> String {
    let more = if count > NAMED { " …" } else { "" };
    joined(words.take(NAMED).collect()) + more
}

/// What an act does to accounts: to one in full, of several how many and which first.
pub fn impact_lines(impact: &Impact) -> Vec<(Role, String)> {
    let mut named = impact.named().map(called);
    let (count, text) = (impact.accounts, |line| (Role::Text, line));
    if count <= 1 {
        let effects = impact.named().flat_map(|one| effect_lines(&one.effects));
        return named.map(text).chain(effects).collect();
    }
    let losing = losing_line(impact.losing, impact.named_losing().iter().map(losing));
    let changes = match losing {
        Some(_) => t!("effect-changes", count = count),
        None => t!("effect-changes-in", count = count, accounts = first_of(count, &mut named, words::list)),
    };
    let going = (impact.going > 0).then(|| t!("effect-going", count = impact.going));
    [Some(changes), going].into_iter().flatten().map(text).chain(losing).collect()
}

fn called(account: &AccountEffects) -> String {
    let called = display(&account.account).into_owned();
    if account.goes { t!("effect-goes", account = called) } else { called }
}

fn losing(account: &AccountEffects) -> (String, Vec<Topic>) {
    let lost = account.effects.iter().filter(|effect| effect.last()).map(|effect| effect.topic);
    (account.account.clone(), lost.collect())
}

/// What was done, and in passing what that changed in who receives what.
pub fn with_effect(said: String, impact: &Impact) -> String {
    let mut named = impact.named();
    let effect = match (impact.accounts, named.next()) {
        (_, None) => return said,
        (1, Some(one)) => {
            effect_lines(&one.effects).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(" ")
        }
        (several, Some(_)) => t!("effect-accounts", count = several),
    };
    format!("{said} · {effect}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, set_lang};

    #[test]
    fn x3_topics_with_commas_in_their_names_are_parted_by_semicolons_in_every_list() {
        set_lang(Lang::Fr);
        let lost = vec![Topic::Commercial, Topic::Technical];
        let listed = "Contrat, offres, relation\u{a0}; Transactions, échecs, alertes";
        assert_eq!(words::list(lost.iter().copied().map(words::topic)), listed);
        let (_, line) = losing_line(1, [("Martin".to_owned(), lost)].into_iter()).unwrap();
        assert!(line.ends_with(&format!("Martin ({listed})")), "{line}");
    }
}
