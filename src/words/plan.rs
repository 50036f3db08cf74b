//! A plan and what became of it, said to a person.

use chrono::Local;

use crate::{
    domain::{category, contact::ContactField, text::display},
    exchange::{
        Counts, Field, FieldChange, LeftOut, Message, Plan, Report, Result, Verdict, file::FileError,
        sheet::Form,
    },
    i18n::{fmt, message},
    t,
};

use super::{field, problem};

/// Shared contacts that are named, a line each.
const NAMED: usize = 3;

/// What would happen to a row, in a word.
pub fn verdict(verdict: Verdict) -> String {
    message(&format!("verdict-{}", verdict.code()), &[])
}

/// One thing about a row: its column and what is wrong.
pub fn said(message: &Message) -> String {
    let heading = display(&message.place.heading).into_owned();
    let problem = problem(&message.problem);
    match message.place.number {
        Some(number) if !heading.is_empty() => {
            t!("plan-at-column", number = number.to_string(), heading = heading, problem = problem)
        }
        Some(number) => t!("plan-at-number", number = number.to_string(), problem = problem),
        None if heading.is_empty() => problem,
        None => t!("plan-at-heading", heading = heading, problem = problem),
    }
}

/// Why a row does not go in, for the column « Erreur » of a file of rejected rows.
pub fn reasons(messages: &[&Message]) -> String {
    messages.iter().map(|message| said(message)).collect::<Vec<_>>().join(" · ")
}

/// One field that a row changes.
pub fn change(change: &FieldChange) -> String {
    let value = |text| value(change.field, text);
    changed(&field(change.field), &value(&change.old), &value(&change.new))
}

/// What a row makes that was not there, a field a line.
pub fn created(fields: &[(Field, String)]) -> Vec<String> {
    let line = |(of, text): &(Field, String)| {
        t!("plan-created", field = field(*of), value = display(&value(*of, text)).into_owned())
    };
    fields.iter().map(line).collect()
}

/// Through which rows of other accounts who receives what changes in an account, a line each (X3).
///
/// # Errors
/// Those of the file in which the plan stands.
pub fn through(plan: &Plan, first: usize, left_out: &LeftOut) -> Result<Vec<String>> {
    let line = |at| {
        let item = plan.item(at).map_err(FileError::Temporary)?;
        let (account, name) = item.account();
        let [account, name] = [account, name].map(|text| display(text).into_owned());
        let line = item.row().and_then(|row| row.line).unwrap_or_default().to_string();
        Ok(t!("plan-through", name = name, line = line, account = account))
    };
    let mut rows = plan.through(first, left_out);
    let mut lines: Vec<String> = rows.by_ref().take(NAMED).map(line).collect::<Result<_>>()?;
    let more = rows.count();
    lines.extend((more > 0).then(|| t!("plan-through-more", count = more)));
    Ok(lines)
}

/// The value of a field that a row changes, where the plan has a code for it.
pub fn value(field: Field, text: &str) -> String {
    match field {
        Field::Contact(ContactField::Categories) => {
            let held = category::parse(text).unwrap_or_default();
            held.into_iter().map(super::category).collect::<Vec<_>>().join(", ")
        }
        Field::Contact(ContactField::Group | ContactField::InactiveHere | ContactField::Inactive) => {
            if text == "yes" { t!("change-yes") } else { t!("change-no") }
        }
        Field::Contact(_) | Field::Account(_) => text.to_owned(),
    }
}

/// A field by its name, what it was, and what it is then.
pub fn changed(field: &str, old: &str, new: &str) -> String {
    let value = |text: &str| if text.is_empty() { t!("plan-nothing") } else { display(text).into_owned() };
    t!("plan-change", field = field, old = value(old), new = value(new))
}

/// What parts the cells of a file.
pub fn delimiter(delimiter: char) -> String {
    match delimiter {
        '\t' => t!("plan-tab"),
        other => display(&other.to_string()).into_owned(),
    }
}

/// How the file was understood, a line each.
pub fn announced(plan: &Plan, file: &str) -> Vec<String> {
    let file = display(file).into_owned();
    let mut lines = vec![match plan.form {
        Form::Csv { encoding, delimiter: sign } => {
            t!("plan-file", file = file, encoding = encoding, delimiter = delimiter(sign))
        }
        Form::Ods => t!("plan-file-ods", file = file),
        Form::Cards { encoding } => t!("plan-cards", file = file, encoding = encoding),
    }];
    if !plan.unknown_columns.is_empty() {
        let headings = display(&plan.unknown_columns.join(", ")).into_owned();
        lines.push(t!("plan-unknown-columns", headings = headings));
    }
    lines
}

/// That the same file came in before, if it did and still stands.
pub fn came_before(plan: &Plan) -> Option<String> {
    let batch = plan.earlier.as_ref()?;
    let who = display(&batch.login).into_owned();
    Some(t!("plan-came-before", when = fmt::date_time(&batch.at.with_timezone(&Local)), who = who))
}

/// How many rows would do what, a line each; what there is none of is left out.
pub fn counted(counts: &Counts) -> Vec<String> {
    let mut lines = vec![t!("plan-rows", count = counts.rows)];
    let mut add = |count: u64, line: fn(u64) -> String| lines.extend((count > 0).then(|| line(count)));
    add(counts.create, |count| t!("plan-create", count = count));
    add(counts.update, |count| t!("plan-update", count = count));
    add(counts.unchanged, |count| t!("plan-unchanged", count = count));
    add(counts.delete, |count| t!("plan-delete", count = count));
    add(counts.reordered, |count| t!("plan-reordered", count = count));
    add(counts.error, |count| t!("plan-error", count = count));
    add(counts.warnings, |count| t!("plan-warnings", count = count));
    add(counts.blank, |count| t!("plan-blank", count = count));
    add(counts.lose_last, |count| t!("plan-lose-last", count = count));
    lines
}

/// What an import did, a line each.
pub fn done(report: &Report) -> Vec<String> {
    let mut lines = vec![t!("import-created", count = report.created)];
    let mut add = |count: u64, line: fn(u64) -> String| lines.extend((count > 0).then(|| line(count)));
    add(report.updated, |count| t!("import-updated", count = count));
    add(report.deleted, |count| t!("import-deleted", count = count));
    add(report.unchanged, |count| t!("import-unchanged", count = count));
    add(report.reordered, |count| t!("plan-reordered", count = count));
    add(report.rejected, |count| t!("import-rejected", count = count));
    lines
}
