//! What a change does to who receives what (X3), as lines beside a button or in a question.

use crate::{
    domain::{coverage::Effect, text::display, topic::Topic},
    store::{AccountEffects, Error, LONG_UNDO, Rehearsed},
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
    let named = first_of(count, named, |accounts| accounts.join(" · "));
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

/// What a yes to an act on many accounts does, or that this is not known.
pub fn rehearsed_lines(rehearsed: &Rehearsed) -> Vec<(Role, String)> {
    let accounts = match words::rehearsed(rehearsed) {
        Ok(accounts) => accounts,
        Err(unknown) => return vec![(Role::Dim, unknown)],
    };
    let staying: Vec<&AccountEffects> = accounts.iter().filter(|account| !account.gone).collect();
    match &staying[..] {
        [] => Vec::new(),
        [one] => {
            let mut lines = vec![(Role::Text, one.account.clone())];
            lines.extend(effect_lines(&one.effects));
            lines
        }
        several => {
            let losing: Vec<_> = several.iter().filter(|account| account.opens_hole()).collect();
            let lost = |effects: &[Effect]| {
                effects.iter().filter(|effect| effect.last()).map(|effect| effect.topic).collect()
            };
            let named = losing.iter().map(|account| (account.account.clone(), lost(&account.effects)));
            let mut lines = vec![(Role::Text, t!("effect-changes", count = several.len()))];
            lines.extend(losing_line(losing.len(), named));
            lines
        }
    }
}

/// What was done, and in passing what that changed in who receives what, or that this is not known.
pub fn with_effect(said: String, rehearsed: &Rehearsed) -> String {
    let effect = match rehearsed {
        Ok(None) => t!("effect-not-told", count = LONG_UNDO),
        Err(Error::Busy) => t!("effect-busy-not-told"),
        Err(_) => return said,
        Ok(Some(accounts)) => match &accounts[..] {
            [] => return said,
            [one] => {
                effect_lines(&one.effects).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(" ")
            }
            several => t!("effect-accounts", count = several.len()),
        },
    };
    format!("{said} · {effect}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, set_lang};

    #[test]
    fn x3_what_could_not_be_rehearsed_because_somebody_writes_says_so_and_what_is_refused_says_it_when_done()
    {
        set_lang(Lang::Fr);
        let [(Role::Dim, line)] = &rehearsed_lines(&Err(Error::Busy))[..] else { panic!("not a line") };
        assert!(line.contains("n’a pas été calculé"), "{line}");
        let after = with_effect("Annulé".to_owned(), &Err(Error::Busy));
        assert_eq!(after, "Annulé · effet non calculé, quelqu’un d’autre écrivait");
        assert_eq!(rehearsed_lines(&Err(Error::Gone)), []);
        assert_eq!(with_effect("Annulé".to_owned(), &Err(Error::Gone)), "Annulé");
    }

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
