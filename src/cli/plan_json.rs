//! A plan as JSON (SPEC §11).

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    domain::{coverage::Effect, recipient::Recipient},
    exchange::{Counts, Message, Plan, PlannedRow, Report, Result, Severity, file::FileError},
    store::Store,
    words,
};

use super::{effects, who::known_text};

/// Writes a plan: its counts, its rows, and what it changes in who receives what (X3).
///
/// # Errors
/// Those of `out`, of the store, and of the file in which the plan stands.
pub fn plan(plan: &Plan, store: &Store, out: &mut dyn Write) -> Result<()> {
    write_rows(plan, out).map_err(FileError::Write)?;
    let (mut walk, mut separator) = (plan.walk(), "");
    for first in plan.accounts().filter(|first| plan.touches(*first)) {
        let effects = effects::of_account(&mut walk, store, first)?;
        if effects.is_empty() {
            continue;
        }
        let item = plan.item(first).map_err(FileError::Temporary)?;
        for effect in &effects {
            let effect = effect_value(item.account().0, effect);
            write!(out, "{separator}{effect}").map_err(FileError::Write)?;
            separator = ",";
        }
    }
    writeln!(out, "]}}").map_err(FileError::Write)?;
    Ok(())
}

fn write_rows(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    let head = Value::Object(counts_value(&plan.counts)).to_string();
    write!(out, "{},\"plan\":[", head.trim_end_matches('}'))?;
    let mut separator = "";
    for at in plan.in_file_order() {
        if let Some(row) = plan.item(at)?.row() {
            write!(out, "{separator}{}", row_value(row))?;
            separator = ",";
        }
    }
    write!(out, "],\"effects\":[")
}

fn effect_value(account: &str, effect: &Effect) -> Value {
    let people = |people: &[Recipient]| -> Vec<Value> {
        let person = |one: &Recipient| {
            let (address, name) = (known_text(&one.address), known_text(&one.name));
            json!({ "channel": one.channel.code(), "address": address, "name": name })
        };
        people.iter().map(person).collect()
    };
    json!({
        "account": account,
        "topic": effect.topic.code(),
        "before": effect.before,
        "after": effect.after,
        "gains": people(&effect.gains),
        "losses": people(&effect.losses),
    })
}

/// What an import did, in the words of a plan.
pub fn report(report: &Report, counts: &Counts) -> String {
    let done = Counts {
        create: report.created,
        update: report.updated,
        unchanged: report.unchanged,
        delete: report.deleted,
        error: report.rejected,
        reordered: report.reordered,
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
        ("reordered", counts.reordered),
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
