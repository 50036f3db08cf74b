//! What a change does to who receives what (X3), as lines beside a button or in a question.

use crate::{domain::coverage::Effect, store::AccountEffects, t, tui::look::Role, words};

/// Each line with its role and its sign: what is lost first.
pub fn effect_lines(effects: &[Effect]) -> Vec<(Role, String)> {
    let line = |line: words::EffectLine| {
        let role = if line.loses { Role::Warning } else { Role::Success };
        (role, format!("{} {}", role.sign().unwrap_or(""), line.words))
    };
    words::effects(effects).into_iter().map(line).collect()
}

/// What was done, and in passing what that changed in who receives what.
pub fn with_effect(said: String, accounts: &[AccountEffects]) -> String {
    let effect = match accounts {
        [] => return said,
        [one] => effect_lines(&one.effects).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(" "),
        several => t!("effect-accounts", count = several.len()),
    };
    format!("{said} · {effect}")
}
