//! A plan as text for a person: what there is to say about rows, then the counts.

use crate::{
    domain::text::{display, width},
    exchange::{Item, Late, Plan, PlannedRow, Result, Verdict, file::FileError},
    store::Store,
    t, words,
};

use super::effects;

/// Rows that are printed at most; the counts are exact whatever their number.
const ROWS: usize = 10_000;

/// The lines of a plan. What is only to be created is left to the counts when somebody confirmed it beforehand.
///
/// # Errors
/// Those of the store, and of the file in which the plan stands.
pub fn plan(plan: &Plan, file: &str, store: &Store, confirmed: bool) -> Result<Vec<String>> {
    let silent = |verdict| verdict == Verdict::Unchanged || confirmed && verdict == Verdict::Create;
    let mut telling = Vec::new();
    let mut untold = 0_u64;
    for at in plan.in_file_order() {
        match plan.item(at).map_err(FileError::Temporary)? {
            Item::Row(row) if silent(row.verdict) && !row.tells() => {}
            Item::Row(row) if telling.len() < ROWS => telling.push(row),
            Item::Row(_) => untold += 1,
            Item::Account(_) => {}
        }
    }
    let mut lines = words::announced(plan, file);
    lines.extend(words::came_before(plan));
    lines.extend(rows(&telling.iter().collect::<Vec<_>>()));
    if untold > 0 {
        lines.push(t!("cli-more-rows", count = untold));
    }
    lines.extend(reordered(plan)?);
    lines.extend(effects::of_plan(plan, store)?);
    lines.push(words::counted(&plan.counts).join(" · "));
    Ok(lines)
}

/// The accounts whose contacts get another order.
fn reordered(plan: &Plan) -> Result<Vec<String>> {
    let headings = (0..plan.len()).filter(|at| plan.mark(*at).reordered).take(effects::ACCOUNTS);
    let line = |at| {
        let item = plan.item(at).map_err(FileError::Temporary)?;
        Ok(format!("  {}  {}", display(item.account().0), t!("import-reordered")))
    };
    headings.map(line).collect()
}

/// Rows with what there is to say about each, in columns.
pub fn rows(rows: &[&PlannedRow]) -> Vec<String> {
    let head = |row: &PlannedRow| {
        [
            row.line.map_or(String::new(), |line| t!("cli-line", line = line.to_string())),
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

/// A row that the plan took and the store then refused.
pub fn late(late: &Late) -> String {
    format!("  {}  {}", t!("cli-line", line = late.line.to_string()), words::said(&late.message))
}
