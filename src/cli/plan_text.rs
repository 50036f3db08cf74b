//! A plan as text for a person: what there is to say about rows, then the counts.

use crate::{
    domain::text::{display, width},
    exchange::{Plan, PlannedRow, Verdict},
    t, words,
};

/// The lines of a plan.
pub fn plan(plan: &Plan, file: &str) -> Vec<String> {
    let telling = plan.rows.iter().filter(|row| !(row.messages.is_empty() && row.changes.is_empty()));
    let telling: Vec<&PlannedRow> = telling.collect();
    let mut lines = words::announced(plan, file);
    lines.extend(rows(&telling));
    // Every row with an error or a change is told about, so what was not kept can be counted.
    let counts = &plan.counts;
    let notable = |row: &&&PlannedRow| matches!(row.verdict, Verdict::Error | Verdict::Update);
    let told = telling.iter().filter(notable).count() as u64;
    let more = counts.error + counts.update - told;
    if more > 0 {
        lines.push(t!("cli-more-rows", count = more));
    }
    lines.push(words::counted(counts).join(" · "));
    lines
}

/// Rows with what there is to say about each, in columns.
pub fn rows(rows: &[&PlannedRow]) -> Vec<String> {
    let head = |row: &PlannedRow| {
        [
            t!("cli-line", line = row.line.to_string()),
            display(&row.account).into_owned(),
            words::verdict(row.verdict),
            display(&row.name).into_owned(),
        ]
    };
    let heads: Vec<[String; 4]> = rows.iter().map(|row| head(row)).collect();
    let widest = |column: usize| heads.iter().map(|head| width(&head[column])).max().unwrap_or_default();
    let widths = [widest(0), widest(1), widest(2)];
    let mut lines = Vec::new();
    for (row, head) in rows.iter().zip(&heads) {
        let mut line = String::new();
        for (cell, widest) in head.iter().zip(widths) {
            line.push_str("  ");
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', widest - width(cell)));
        }
        line.push_str("  ");
        line.push_str(&head[3]);
        lines.push(line.trim_end().to_owned());
        lines.extend(row.changes.iter().map(|change| format!("      {}", words::change(change))));
        lines.extend(row.messages.iter().map(|message| format!("      {}", words::said(message))));
    }
    lines
}
