//! The rows that did not go in, as a file of their own: the columns of the file that they came from, and
//! « Erreur » (SPEC §8). Corrected, it is imported like any other.

use std::{collections::HashMap, path::Path};

use super::{
    apply::Late,
    error::{Result, temporary},
    file::{FileError, write_new},
    message::{Message, Severity},
    plan::{Item, Plan, SourceRow, Verdict},
    sheet::{Form, Heading, Notes, Writer},
    vocabulary::REJECTED_BECAUSE,
};

/// Writes the rows that the plan rejected and those that the store then refused; how many. `word` says why in the
/// person's language.
///
/// # Errors
/// Those of the file.
pub fn save_rejects(
    plan: &Plan,
    late: &[Late],
    path: &Path,
    overwrite: bool,
    word: &dyn Fn(&[&Message]) -> String,
) -> Result<u64> {
    let late: HashMap<usize, &Message> = late.iter().map(|late| (late.at, &late.message)).collect();
    write_new(path, overwrite, |out| {
        let kept: Vec<usize> =
            (0..plan.headings.len()).filter(|at| plan.headings[*at] != REJECTED_BECAUSE).collect();
        let headings = kept.iter().map(|at| plan.headings[*at].as_str()).chain([REJECTED_BECAUSE]);
        let columns: Vec<Heading> = headings.map(Heading::of_text).collect();
        let mut writer = match plan.form {
            Form::Ods => Writer::ods(out, &columns, &Notes::default()).map_err(FileError::Temporary)?,
            Form::Csv { .. } | Form::Cards { .. } => Writer::csv(out, &columns).map_err(FileError::Write)?,
        };
        let mut rows = 0;
        let rejected = |at: &usize| plan.mark(*at).verdict == Some(Verdict::Error) || late.contains_key(at);
        for at in plan.in_file_order().into_iter().filter(rejected) {
            let Item::Row(row) = plan.item(at).map_err(temporary)? else { continue };
            let errors = row.messages.iter().filter(|message| message.severity == Severity::Error);
            let reason = word(&errors.chain(late.get(&at).copied()).collect::<Vec<_>>());
            let Some(source) = plan.source(at).map_err(temporary)? else { continue };
            let cells = kept.iter().map(|at| cell(&source, *at)).chain([reason.as_str()]);
            writer.row(cells).map_err(FileError::Write)?;
            rows += 1;
        }
        writer.finish().map_err(FileError::Write)?;
        Ok(rows)
    })
}

/// A cell as the file had it; of a row that could not be read only the part that was at fault is known.
fn cell(row: &SourceRow, column: usize) -> &str {
    match row {
        SourceRow::Read(row) => row.cell(column),
        SourceRow::Unreadable(error) if error.column.number == column + 1 => &error.excerpt,
        SourceRow::Unreadable(_) => "",
    }
}
