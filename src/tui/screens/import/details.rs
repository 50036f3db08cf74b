//! One row of a plan in full, and what an import comes to in numbers.

use crate::{
    domain::{coverage::Effect, reach::Topics, text::display},
    exchange::{Counts, Field, ImportMode, Item, Message, PlannedRow, Severity, Subject, Verdict},
    t,
    tui::{
        look::Role,
        widget::effect::{effect_lines, losing_line},
    },
    words,
};

use super::{
    PlanPage, Planned,
    filter::{LEFT_OUT, signed},
};

/// Where a line stands.
pub fn title(item: &Item) -> String {
    let line = item.row().and_then(|row| row.line);
    let line = line.map_or(String::new(), |line| t!("import-line", line = line.to_string()));
    let (reference, name) = item.account();
    let parts = [line, display(reference).into_owned(), display(name).into_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// All that there is to say about a line, and what it makes that was not there.
pub fn lines(item: &Item, created: &[(Field, String)], left_out: bool) -> Vec<(Role, String)> {
    let lines = match item {
        Item::Row(row) => row_lines(row, created, left_out),
        Item::Account(account) => account.reordered.then(|| t!("import-reordered")).into_iter().collect(),
    };
    lines.into_iter().map(|line| (Role::Text, line)).collect()
}

/// The same with what becomes of who receives what in the account, and through which rows of others (X3).
pub fn with_effects(
    item: &Item,
    created: &[(Field, String)],
    left_out: bool,
    effects: &[Effect],
    through: &[String],
) -> Vec<(Role, String)> {
    let mut lines = lines(item, created, left_out);
    let mut effects = effect_lines(effects);
    if !effects.is_empty() {
        effects.extend(through.iter().map(|line| (Role::Dim, line.clone())));
    } else if item.row().is_none() {
        effects.push((Role::Text, t!("import-no-effect")));
    }
    if !lines.is_empty() && !effects.is_empty() {
        lines.push((Role::Text, String::new()));
    }
    lines.extend(effects);
    lines
}

/// Topics that lose their last recipient, in a line.
pub fn losing(lost: Topics) -> String {
    format!("⚠ {}", t!("import-loses-last", topics = topics(lost)))
}

/// The same where there is little room.
pub fn losing_in_short(lost: Topics) -> String {
    let first = lost.iter().next().map(words::topic).unwrap_or_default();
    match lost.iter().count().saturating_sub(1) {
        0 => format!("⚠ {}", t!("import-loses", topics = first)),
        more => format!("⚠ {} {}", t!("import-loses", topics = first), t!("import-and-more", count = more)),
    }
}

fn topics(lost: Topics) -> String {
    words::list(lost.iter().map(words::topic))
}

/// The last recipients that are lost by the plan as it is to be done: in how many accounts, and which first (X3).
pub fn losses(page: &PlanPage) -> Vec<(Role, String)> {
    let (counts, plan) = (&page.counts, &page.planned.plan);
    let lost = plan.accounts().map(|first| (first, plan.lost(first, &page.left_out)));
    let losing = lost.filter(|(_, lost)| !lost.is_empty()).filter_map(|(first, lost)| {
        let item = plan.item(first).ok()?;
        Some((item.called(), lost.iter().collect()))
    });
    losing_line(counts.lose_last as usize, losing).into_iter().collect()
}

/// All that there is to say about a row.
fn row_lines(row: &PlannedRow, created: &[(Field, String)], left_out: bool) -> Vec<String> {
    let mut lines = vec![format!("{} {}", signed(row.verdict).1, words::verdict(row.verdict))];
    if left_out {
        lines.push(format!("{LEFT_OUT} {}", t!("import-left-out")));
    }
    if row.verdict == Verdict::Delete {
        lines.extend([String::new(), t!("import-delete-why")]);
    }
    let fields = [row.changes.iter().map(words::change).collect(), words::created(created)].concat();
    if !fields.is_empty() {
        lines.push(String::new());
        lines.extend(fields);
    }
    for message in &row.messages {
        lines.push(String::new());
        lines.extend(full(message));
    }
    lines
}

/// A message: its column and the reason, and the value where the reason does not repeat it.
fn full(message: &Message) -> Vec<String> {
    let sign = match message.severity {
        Severity::Error => "✗",
        Severity::Warning => "⚠",
    };
    let said = words::said(message);
    let unsaid = message.problem.get("value").map(display).filter(|value| !said.contains(&**value));
    let value = unsaid.map(|value| t!("import-value", value = value.into_owned()));
    [Some(format!("{sign} {said}")), value].into_iter().flatten().collect()
}

/// What is asked before a plan is applied.
pub fn question(planned: &Planned) -> String {
    let file = planned.request.name();
    match planned.plan.mode {
        ImportMode::Add => t!("import-confirm-title", file = file),
        ImportMode::Synchronise => t!("import-confirm-synchronise", file = file),
        ImportMode::SynchroniseAll => t!("import-confirm-synchronise-all", file = file),
    }
}

/// What it comes to, a line for each number that is not none.
pub fn numbers(planned: &Planned, counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |count: u64, line: fn(u64) -> String| lines.extend((count > 0).then(|| line(count)));
    match planned.request.subject {
        Subject::Accounts => {
            add(counts.create, |count| t!("import-will-create-accounts", count = count));
            add(counts.update, |count| t!("import-will-update-accounts", count = count));
        }
        Subject::Contacts => {
            add(counts.create, |count| t!("import-will-add-contacts", count = count));
            add(counts.update, |count| t!("import-will-update-contacts", count = count));
        }
    }
    add(counts.delete, |count| t!("import-will-delete", count = count));
    add(counts.reordered, |count| t!("import-will-reorder", count = count));
    add(counts.unchanged, |count| t!("import-will-keep", count = count));
    add(counts.error, |count| t!("import-will-ignore", count = count));
    add(counts.left_out, |count| t!("import-will-leave-out", count = count));
    lines.push(t!("import-will-undo"));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::topic::Topic,
        i18n::{Lang, set_lang},
    };

    #[test]
    fn x3_a_heading_parts_topics_with_commas_in_their_names_by_semicolons() {
        set_lang(Lang::Fr);
        let said = losing([Topic::Commercial, Topic::Technical].into_iter().collect());
        assert!(said.contains("relation\u{a0}; Transactions, échecs"), "{said}");
    }
}
