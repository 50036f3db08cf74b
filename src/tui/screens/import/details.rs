//! One row of a plan in full, and what an import did.

use crate::{
    domain::text::display,
    exchange::{Late, Message, PlannedRow, Report, Severity},
    t, words,
};

use super::filter::signed;

/// Late rows that are named.
const LATE: usize = 100;

/// Where a row stands.
pub fn title(row: &PlannedRow) -> String {
    let line = row.line.map_or(String::new(), |line| t!("import-line", line = line.to_string()));
    let parts = [line, display(&row.account).into_owned(), display(&row.name).into_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// All that there is to say about a row.
pub fn lines(row: &PlannedRow) -> Vec<String> {
    let mut lines = vec![format!("{} {}", signed(row.verdict).1, words::verdict(row.verdict))];
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

/// What an import did, read back from the store.
pub fn done(report: &Report) -> Vec<String> {
    let mut lines = words::done(report);
    if !report.late.is_empty() {
        lines.extend([String::new(), t!("import-late")]);
        lines.extend(report.late.iter().take(LATE).map(late));
    }
    if report.batch.is_some() {
        lines.extend([String::new(), t!("import-can-undo")]);
    }
    lines
}

/// A row that the plan took and the store then refused.
fn late(late: &Late) -> String {
    let place = t!("import-line", line = late.line.to_string());
    format!("{place} · {}", words::said(&late.message))
}
