//! A plan as JSON (SPEC §11).

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, Write},
};

use serde_json::{Map, Value, json};

use crate::{
    exchange::{Counts, Message, PlannedRow, Report, Severity},
    words,
};

/// The rows of a plan, put aside until the counts are known, as they stand before them.
pub struct Rows {
    file: BufWriter<File>,
    failed: Option<io::Error>,
    first: bool,
}

impl Rows {
    /// None yet.
    pub fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), failed: None, first: true })
    }

    /// One more; whether there may be another one.
    pub fn add(&mut self, row: &PlannedRow) -> bool {
        let separator = if std::mem::take(&mut self.first) { "" } else { "," };
        let written = write!(self.file, "{separator}{}", row_value(row));
        self.failed = written.err();
        self.failed.is_none()
    }

    /// Writes the whole answer.
    pub fn finish(self, counts: &Counts, out: &mut dyn Write) -> io::Result<()> {
        let head = Value::Object(counts_value(counts)).to_string();
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        write!(out, "{},\"plan\":[", head.trim_end_matches('}'))?;
        io::copy(&mut BufReader::new(file).by_ref(), out)?;
        writeln!(out, "]}}")
    }

    /// Why a row could not be put aside.
    pub fn failure(&mut self) -> Option<io::Error> {
        self.failed.take()
    }
}

/// What an import did, in the words of a plan.
pub fn report(report: &Report, counts: &Counts) -> String {
    let done = Counts {
        create: report.created,
        update: report.updated,
        unchanged: report.unchanged,
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
    })
}

fn message_value(message: &Message) -> Value {
    let severity = match message.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let value = message.problem.args.iter().find(|(name, _)| *name == "value").map(|(_, value)| value);
    json!({
        "severity": severity,
        "column": message.place.number,
        "heading": message.place.heading,
        "value": value,
        "code": message.problem.id.trim_start_matches("problem-"),
        "text": words::problem(&message.problem),
    })
}
