//! One row of a plan in full, and what an import comes to in numbers.

use crate::{
    domain::text::display,
    exchange::{Counts, ImportMode, Message, PlannedRow, Severity, Subject, Verdict},
    t, words,
};

use super::{
    Planned,
    filter::{LEFT_OUT, signed},
};

/// Where a row stands.
pub fn title(row: &PlannedRow) -> String {
    let line = row.line.map_or(String::new(), |line| t!("import-line", line = line.to_string()));
    let parts = [line, display(&row.account).into_owned(), display(&row.name).into_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// All that there is to say about a row.
pub fn lines(row: &PlannedRow, left_out: bool) -> Vec<String> {
    let mut lines = vec![format!("{} {}", signed(row.verdict).1, words::verdict(row.verdict))];
    if left_out {
        lines.push(format!("{LEFT_OUT} {}", t!("import-left-out")));
    }
    if row.verdict == Verdict::Delete {
        lines.extend([String::new(), t!("import-delete-why")]);
    }
    if !row.changes.is_empty() {
        lines.push(String::new());
        lines.extend(row.changes.iter().map(words::change));
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
