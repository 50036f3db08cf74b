//! `carnet history`: who did what and when, newest first (X8).

use std::{
    io::{self, Write},
    num::NonZeroUsize,
    process::ExitCode,
};

use chrono::{Local, SecondsFormat};
use serde_json::{Value, json};

use crate::{
    domain::{
        ids::{AccountId, BatchId},
        text::{display, width},
    },
    exchange::{
        self,
        file::{FileError, write_stdout},
    },
    i18n::fmt,
    store::{Batch, BatchState, Mode, Store},
    t, words,
};

use super::{Context, Failure};

/// How many batches are read at a time.
const PAGE: usize = 500;
/// Exit code where there is no account of this reference.
const NOT_FOUND: u8 = 3;

/// Arguments of `carnet history`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only what was done to the account with this reference and to its contacts.
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// How many batches to tell of, the newest.
    #[arg(long, value_name = "N", default_value = "50")]
    limit: NonZeroUsize,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// Answers with the history.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let store = context.open(Mode::Existing)?;
    let account = args.reference.as_deref().map(|reference| account(&store, reference)).transpose()?;
    let pages = Pages { store: &store, account, left: args.limit.get(), before: None };
    let written = write_stdout(|out| if args.json { write_json(pages, out) } else { write_text(pages, out) });
    written.map_err(|error| Failure::of_exchange(&error, &t!("cli-standard-output")))?;
    Ok(ExitCode::SUCCESS)
}

fn account(store: &Store, reference: &str) -> Result<AccountId, Failure> {
    let found = store.read(|reader| reader.account_head(reference))?;
    found.map(|account| account.id).ok_or_else(|| Failure {
        message: t!("cli-unknown-reference", reference = display(reference).into_owned()),
        code: NOT_FOUND,
    })
}

/// The batches, page by page.
struct Pages<'a> {
    store: &'a Store,
    account: Option<AccountId>,
    left: usize,
    before: Option<BatchId>,
}

impl Pages<'_> {
    /// The next ones; none at the end.
    fn next(&mut self) -> exchange::Result<Vec<Batch>> {
        let limit = self.left.min(PAGE);
        let page = self.store.read(|reader| reader.batches(self.account, self.before, limit))?;
        self.left -= page.len();
        self.before = page.last().map(|batch| batch.id).or(self.before);
        Ok(page)
    }
}

fn written(result: io::Result<()>) -> exchange::Result<()> {
    result.map_err(|error| FileError::Write(error).into())
}

fn write_json(mut pages: Pages, out: &mut dyn Write) -> exchange::Result<()> {
    written(write!(out, "["))?;
    let mut separator = "";
    loop {
        let page = pages.next()?;
        if page.is_empty() {
            return written(writeln!(out, "]"));
        }
        for batch in &page {
            written(write!(out, "{separator}{}", value(batch)))?;
            separator = ",\n";
        }
    }
}

fn value(batch: &Batch) -> Value {
    let state = match batch.state {
        BatchState::Running => "running",
        BatchState::Done => "done",
        BatchState::Abandoned => "abandoned",
    };
    json!({
        "batch": batch.id,
        "actor": batch.login,
        "at": batch.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "act": batch.act.code(),
        "changes": batch.changes,
        "subject": batch.subject,
        "state": state,
        "undone_by": batch.undone_by,
    })
}

/// Columns whose cells stand at the right: numbers.
const RIGHT: [usize; 2] = [0, 5];

fn write_text(mut pages: Pages, out: &mut dyn Write) -> exchange::Result<()> {
    let mut rows = vec![[
        t!("cli-column-batch"),
        t!("column-when"),
        t!("column-who"),
        t!("column-act"),
        t!("column-subject"),
        t!("cli-column-changes"),
        t!("column-state"),
    ]];
    let mut widths = [0; 7];
    loop {
        let page = pages.next()?;
        rows.extend(page.iter().map(cells));
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            let grown = widths.iter_mut().zip(row);
            grown.for_each(|(widest, cell)| *widest = width(cell).max(*widest));
        }
        for row in rows.drain(..) {
            written(writeln!(out, "{}", line(&row, &widths)))?;
        }
    }
}

fn cells(batch: &Batch) -> [String; 7] {
    [
        batch.id.0.to_string(),
        fmt::date_time(&batch.at.with_timezone(&Local)),
        display(&batch.login).into_owned(),
        words::act(batch.act),
        words::subject(&batch.subject),
        fmt::count(batch.changes),
        words::state(batch).unwrap_or_default(),
    ]
}

/// A row in columns.
fn line(row: &[String; 7], widths: &[usize; 7]) -> String {
    let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, widest))| {
        let blank = " ".repeat(widest - width(cell));
        if RIGHT.contains(&column) { blank + cell } else { cell.clone() + &blank }
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
