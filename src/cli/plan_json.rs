//! A plan as JSON (SPEC §11).

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    exchange::{Counts, Message, Plan, PlannedRow, Report, Severity},
    words,
};

/// Writes a plan: its counts, then its rows.
///
/// # Errors
/// Those of `out`, and of the file in which the plan stands.
pub fn plan(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    let head = Value::Object(counts_value(&plan.counts)).to_string();
    write!(out, "{},\"plan\":[", head.trim_end_matches('}'))?;
    let mut separator = "";
    for at in plan.in_file_order() {
        if let Some(row) = plan.item(at)?.row() {
            write!(out, "{separator}{}", row_value(row))?;
            separator = ",";
        }
    }
    writeln!(out, "]}}")
}

/// What an import did, in the words of a plan.
pub fn report(report: &Report, counts: &Counts) -> String {
    let done = Counts {
        create: report.created,
        update: report.updated,
        unchanged: report.unchanged,
        delete: report.deleted,
        error: report.rejected,
        ..*counts
    };
    let mut value = counts_value(&done);
    value.insert("batch".into(), json!(report.batch));
    Value::Object(value).to_string()
}

fn counts_value(counts: &Counts) -> Map<String, Value> {
    let numbers = [
        ("rows", counts.rows),
        ("create", counts.create),
        ("update", counts.update),
        ("unchanged", counts.unchanged),
        ("delete", counts.delete),
        ("error", counts.error),
        ("warnings", counts.warnings),
    ];
    numbers.into_iter().map(|(name, number)| (name.to_owned(), json!(number))).collect()
}

fn row_value(row: &PlannedRow) -> Value {
    let changes: Map<String, Value> = row
        .changes
        .iter()
        .map(|change| (change.field.code().to_owned(), json!([change.old, change.new])))
        .collect();
    let messages: Vec<Value> = row.messages.iter().map(message_value).collect();
    json!({
        "line": row.line,
        "account": row.account,
        "verdict": row.verdict.code(),
        "changes": changes,
        "messages": messages,
        // A contact that goes has no line.
        "name": row.name,
    })
}

fn message_value(message: &Message) -> Value {
    let severity = match message.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    json!({
        "severity": severity,
        "column": message.place.number,
        "heading": message.place.heading,
        "value": message.problem.get("value"),
        "code": message.problem.id.trim_start_matches("problem-"),
        "text": words::problem(&message.problem),
    })
}
