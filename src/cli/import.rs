//! `carnet import`: a plan, a confirmation, and the import itself (SPEC §8).

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;
use tempfile::TempDir;

use crate::{
    domain::text::{display, one_line},
    exchange::{
        self, Import, ImportMode, Late, LeftOut, Plan, Report, Source, Subject,
        file::{FileError, check_new, write_stdout},
    },
    store::{self, Mode, Store},
    t, words,
};

use super::{
    Context, Failure,
    context::session,
    import_all, plan_json, plan_text,
    say::{self, Progress},
    signals::Signals,
};

/// Exit code where a confirmation was needed and nobody could give it (SPEC §8).
const UNCONFIRMED: u8 = 2;
/// Exit code of what was asked for in a wrong way.
const USAGE: u8 = 2;
/// Exit code where rows were rejected or nothing was written.
const REJECTED: u8 = 1;
/// Late rows that are named.
const LATE: usize = 100;

/// What a file that comes in holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// One account a row.
    Accounts,
    /// One contact of an account a row; vCards are told by their content.
    Contacts,
    /// Contacts as vCards.
    Vcard,
    /// The whole store, as `export all` wrote it.
    All,
}

impl What {
    /// What its records are about; none for the whole store.
    fn subject(self) -> Option<Subject> {
        match self {
            What::Accounts => Some(Subject::Accounts),
            What::Contacts | What::Vcard => Some(Subject::Contacts),
            What::All => None,
        }
    }
}

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
    /// Contacts only: the accounts in the file get the file's contacts, and lose the others.
    #[arg(long, conflicts_with = "sync_all")]
    sync: bool,
    /// Contacts only: so does every other account, which loses all of its contacts.
    #[arg(long)]
    sync_all: bool,
    /// How many contacts will be deleted; needed beside --yes where that is more than ten, or all of an account's.
    #[arg(long, value_name = "N")]
    deletes: Option<u64>,
    /// The account whose contacts vCards are that do not say it.
    #[arg(long, value_name = "REF")]
    account: Option<String>,
    /// Write the rejected rows to this file, to be corrected and imported.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    rejects: Option<PathBuf>,
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
        let import = Import::new(subject, source, name).with_mode(self.mode()?);
        Ok(Import {
            cards: self.what == What::Vcard,
            account: self.account.clone(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            caps,
            ..import
        })
    }

    fn mode(&self) -> Result<ImportMode, Failure> {
        match (self.what, self.sync, self.sync_all) {
            (_, false, false) => Ok(ImportMode::Add),
            (What::Contacts | What::Vcard, true, _) => Ok(ImportMode::Synchronise),
            (What::Contacts | What::Vcard, ..) => Ok(ImportMode::SynchroniseAll),
            _ => Err(Failure { message: t!("cli-sync-contacts-only"), code: USAGE }),
        }
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
    if let Some(path) = &args.rejects {
        check_new(path).map_err(|error| Failure::of_exchange(&error.into(), &path.to_string_lossy()))?;
    }
    let mut target = Target::open(context)?;
    let plan = exchange::plan(&target.store, &import, &mut |_| true).map_err(failed)?;
    show(args, &plan, &file, &target.store).map_err(failed)?;
    if args.dry_run {
        return Ok(code(plan.counts.error));
    }
    let left_out = LeftOut::default();
    if plan.is_barred(&left_out) {
        say::line(&t!("cli-sync-barred", count = plan.counts.error));
        save_rejects(args, &plan, &[])?;
        return Ok(ExitCode::from(REJECTED));
    }
    if !plan.counts.writes() {
        say::line(&t!("cli-nothing-to-write"));
        save_rejects(args, &plan, &[])?;
        return Ok(code(plan.counts.error));
    }
    match answer(args, plan.number_to_type(&left_out)) {
        Answer::Yes => {}
        Answer::No => {
            say::line(&t!("cli-declined"));
            return Ok(ExitCode::from(REJECTED));
        }
        Answer::Nobody(why) => {
            say::line(&why);
            return Ok(ExitCode::from(UNCONFIRMED));
        }
    }
    target.create(context)?;
    let report = apply(args, &mut target.store, &import, &plan, &file)?;
    tell(args, &plan, &report).map_err(failed)?;
    save_rejects(args, &plan, &report.late)?;
    Ok(code(report.rejected))
}

/// The plan, as it was asked for; in JSON it is the answer, unless it was confirmed beforehand.
fn show(args: &Args, plan: &Plan, file: &str, store: &Store) -> exchange::Result<()> {
    if args.json && args.yes {
        return Ok(());
    }
    if args.json {
        return write_stdout(|out| plan_json::plan(plan, store, out)).map(|_| ());
    }
    plan_text::plan(plan, file, store, args.yes)?.iter().for_each(|line| say::line(line));
    Ok(())
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

/// What the person answers.
enum Answer {
    Yes,
    No,
    /// Nobody can be asked, or a program reads the answer; what is missing, for a person.
    Nobody(String),
}

/// Asks for a yes; for the number of contacts that go, where that is many (SPEC §8).
fn answer(args: &Args, deletions: Option<u64>) -> Answer {
    match deletions {
        Some(number) if args.deletes.is_some_and(|given| given != number) => {
            Answer::Nobody(t!("cli-deletes-differ", count = number))
        }
        Some(number) if args.yes && args.deletes.is_none() => Answer::Nobody(needs_deletes(number)),
        _ if args.yes => Answer::Yes,
        _ if args.json || args.reads_stdin() || !io::stdin().is_terminal() => {
            Answer::Nobody(deletions.map_or_else(|| t!("cli-needs-yes"), needs_deletes))
        }
        Some(number) => {
            say::question(&t!("cli-type-deletions", count = number));
            if say::read_line() == number.to_string() { Answer::Yes } else { Answer::No }
        }
        None => {
            if say::confirmed(&t!("cli-confirm")) {
                Answer::Yes
            } else {
                Answer::No
            }
        }
    }
}

fn needs_deletes(number: u64) -> String {
    t!("cli-needs-deletes", count = number, number = number.to_string())
}

/// The rows that did not go in, in a file of their own, if one was asked for.
fn save_rejects(args: &Args, plan: &Plan, late: &[Late]) -> Result<(), Failure> {
    let Some(path) = args.rejects.as_ref().filter(|_| plan.rejected() > 0 || !late.is_empty()) else {
        return Ok(());
    };
    let file = path.to_string_lossy();
    let rows = exchange::save_rejects(plan, late, path, false, &words::reasons)
        .map_err(|error| Failure::of_exchange(&error, &file))?;
    say::line(&t!("cli-rejects-saved", count = rows, file = display(&file).into_owned()));
    Ok(())
}

fn apply(
    args: &Args,
    store: &mut Store,
    import: &Import,
    plan: &Plan,
    file: &str,
) -> Result<Report, Failure> {
    let signals = Signals::listen();
    let mut progress = Progress::new();
    let report = exchange::apply(store, import, plan, &LeftOut::default(), &mut |stage, far| {
        progress.at(stage, far);
        signals.exit_code().is_none()
    });
    drop(progress);
    let failed = |error: exchange::Error| Failure::of_exchange(&error, file);
    match report {
        Err(exchange::Error::PlanStale) => {
            let anew = exchange::plan(store, import, &mut |_| true).map_err(failed)?;
            show(args, &anew, file, store).map_err(failed)?;
            Err(failed(exchange::Error::PlanStale))
        }
        Err(error @ exchange::Error::Store(store::Error::Stopped)) => Err(signals.code_of(failed(error))),
        report => report.map_err(failed),
    }
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
        report.late.iter().take(LATE).for_each(|late| say::line(&plan_text::late(late)));
    }
    say::line(&words::done(report).join(" · "));
    if let Some(batch) = report.batch {
        say::line(&t!("cli-batch", batch = batch.0.to_string()));
    }
    Ok(())
}
