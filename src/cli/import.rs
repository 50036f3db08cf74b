//! `carnet import`: a plan, a confirmation, and the import itself (SPEC §8).

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
};

use tempfile::TempDir;

use crate::{
    domain::text::one_line,
    exchange::{
        self, Import, Plan, PlannedRow, Report, Source, Subject, file::FileError, file::write_stdout,
    },
    store::{self, Mode, Store},
    t, words,
};

use super::{
    Context, Failure, What,
    context::session,
    import_all, plan_json, plan_text,
    say::{self, Progress},
    signals::Signals,
};

/// Exit code where a confirmation was needed and nobody could give it (SPEC §8).
const UNCONFIRMED: u8 = 2;
/// Exit code where rows were rejected or nothing was written.
const REJECTED: u8 = 1;

/// Arguments of `carnet import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the file holds.
    what: What,
    /// The file; - is the standard input.
    pub(super) file: PathBuf,
    /// Print what would be done, and do nothing.
    #[arg(long, conflicts_with = "yes")]
    pub(super) dry_run: bool,
    /// Do not ask before writing.
    #[arg(long)]
    yes: bool,
    /// Answer in JSON on the standard output.
    #[arg(long)]
    pub(super) json: bool,
    /// The file's encoding, against a wrong guess: utf-8, windows-1252, utf-16le …
    #[arg(long, value_name = "LABEL")]
    pub(super) encoding: Option<String>,
    /// The character that parts the file's cells, against a wrong guess.
    #[arg(long, value_name = "CHARACTER")]
    pub(super) delimiter: Option<char>,
}

impl Args {
    pub(super) fn reads_stdin(&self) -> bool {
        self.file == Path::new("-")
    }

    fn import(&self, subject: Subject, context: &Context) -> Result<Import, Failure> {
        let caps = context.caps();
        let no_temporary =
            |error: io::Error| Failure::new(t!("cli-no-temporary", reason = words::reason(&error)));
        let (source, name) = if self.reads_stdin() {
            let spooled = Source::spool(io::stdin().lock(), &caps).map_err(no_temporary)?;
            (spooled, "-".to_owned())
        } else {
            let name = self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy();
            (Source::File(self.file.clone()), one_line(&name).unwrap_or_default())
        };
        Ok(Import {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            caps,
            ..Import::new(subject, source, name)
        })
    }

    /// What a message calls the file.
    pub(super) fn file_name(&self) -> String {
        if self.reads_stdin() { t!("cli-standard-input") } else { self.file.to_string_lossy().into_owned() }
    }
}

/// Plans, asks, imports.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let Some(subject) = args.what.subject() else { return import_all::run(args, context) };
    let import = args.import(subject, context)?;
    let file = args.file_name();
    let failed = |error: exchange::Error| Failure::of_exchange(&error, &file);
    let mut target = Target::open(context)?;
    // Unconfirmed, the plan is the answer.
    let json = args.json && !args.yes;
    let plan = if json { plan_as_json(&target.store, &import) } else { quiet_plan(&target.store, &import) };
    let plan = plan.map_err(failed)?;
    if !args.json {
        plan_text::plan(&plan, &file).iter().for_each(|line| say::line(line));
    }
    if args.dry_run {
        return Ok(code(plan.counts.error));
    }
    if !plan.writes() {
        say::line(&t!("cli-nothing-to-write"));
        return Ok(code(plan.counts.error));
    }
    if !args.yes {
        let Some(yes) = confirmed(args) else {
            say::line(&t!("cli-needs-yes"));
            return Ok(ExitCode::from(UNCONFIRMED));
        };
        if !yes {
            say::line(&t!("cli-declined"));
            return Ok(ExitCode::from(REJECTED));
        }
    }
    target.create(context)?;
    let report = apply(&mut target.store, &import, &plan, &file)?;
    tell(args, &plan, &report).map_err(failed)?;
    Ok(code(report.rejected))
}

fn code(rejected: u64) -> ExitCode {
    if rejected == 0 { ExitCode::SUCCESS } else { ExitCode::from(REJECTED) }
}

/// The store that a file is planned against. One that is missing comes into being only when it is written to:
/// until then, an empty one in a temporary folder stands for it.
struct Target {
    store: Store,
    stand_in: Option<TempDir>,
}

impl Target {
    fn open(context: &Context) -> Result<Self, Failure> {
        match context.open(Mode::Existing) {
            Ok(store) => return Ok(Self { store, stand_in: None }),
            Err(failure) if context.database.exists() => return Err(failure),
            Err(_) => {}
        }
        let folder = tempfile::tempdir()
            .map_err(|error| Failure::new(t!("cli-no-temporary", reason = words::reason(&error))))?;
        let store = Store::open(&folder.path().join("carnet.db"), Mode::Create, session("cli"))?;
        Ok(Self { store, stand_in: Some(folder) })
    }

    /// Creates the store if it is missing.
    fn create(&mut self, context: &Context) -> Result<(), Failure> {
        if self.stand_in.is_some() {
            self.store = context.open(Mode::Create)?;
            self.stand_in = None;
        }
        Ok(())
    }
}

fn quiet_plan(store: &Store, import: &Import) -> exchange::Result<Plan> {
    exchange::plan(store, import, &mut |_| true)
}

fn plan_as_json(store: &Store, import: &Import) -> exchange::Result<Plan> {
    let write = FileError::Write;
    let mut rows = plan_json::Rows::new().map_err(write)?;
    let plan = exchange::plan(store, import, &mut |row| rows.add(row));
    if let Some(error) = rows.failure() {
        return Err(write(error).into());
    }
    let plan = plan?;
    write_stdout(|out| {
        rows.finish(&plan.counts, out).map_err(FileError::Write).map_err(exchange::Error::from)
    })?;
    Ok(plan)
}

/// What the person says; `None` where nobody can be asked, or where a program reads the answer.
fn confirmed(args: &Args) -> Option<bool> {
    if args.json || args.reads_stdin() || !io::stdin().is_terminal() {
        return None;
    }
    say::question(&t!("cli-confirm"));
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    Some(read.is_ok() && answer.trim().to_lowercase().starts_with(&t!("cli-yes")))
}

fn apply(store: &mut Store, import: &Import, plan: &Plan, file: &str) -> Result<Report, Failure> {
    let signals = Signals::listen();
    let mut progress = Progress::new();
    let report = exchange::apply(store, import, plan, &mut |done, of| {
        progress.tell(done, of);
        signals.exit_code().is_none()
    });
    drop(progress);
    report.map_err(|error| {
        let stopped = matches!(error, exchange::Error::Store(store::Error::Stopped));
        let failure = Failure::of_exchange(&error, file);
        if stopped { signals.code_of(failure) } else { failure }
    })
}

fn tell(args: &Args, plan: &Plan, report: &Report) -> exchange::Result<()> {
    if args.json {
        let answer = plan_json::report(report, &plan.counts);
        write_stdout(|out| {
            writeln!(out, "{answer}").map_err(FileError::Write).map_err(exchange::Error::from)
        })?;
        return Ok(());
    }
    if !report.late.is_empty() {
        say::line(&t!("cli-late"));
        let late: Vec<&PlannedRow> = report.late.iter().collect();
        plan_text::rows(&late).iter().for_each(|line| say::line(line));
    }
    say::line(&words::done(report).join(" · "));
    if let Some(batch) = report.batch {
        say::line(&t!("cli-batch", batch = batch.0.to_string()));
    }
    Ok(())
}
