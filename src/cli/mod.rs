//! The command line: one file per subcommand. Answers go to the standard output, everything said to people to
//! the standard error (SPEC §11).

mod context;
mod coverage;
mod demo;
pub mod desk;
mod effects;
mod export;
mod failure;
mod find;
mod history;
mod import;
mod import_all;
mod plan_json;
mod plan_text;
mod rows;
mod say;
mod setting;
mod signals;
mod undo;
mod who;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};

use crate::i18n::Lang;
use context::Context;
use failure::Failure;

/// A terminal desk for client contacts: who receives what, at which address, and why.
#[derive(Debug, Parser)]
#[command(name = "carnet", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// The store's file, instead of the configured one.
    #[arg(long, value_name = "PATH", global = true)]
    pub db: Option<PathBuf>,
    /// The configuration file, instead of the usual one.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// The language to speak.
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Language>,
    /// A desk without a terminal.
    #[command(flatten)]
    pub script: desk::Script,
    /// What to do; without one, the desk opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A subcommand.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the desk on a throw-away store with sample data.
    Demo,
    /// Bring accounts, contacts or a whole store in from a file.
    Import(import::Args),
    /// Write all accounts, all contacts or the whole store to a file or the standard output.
    Export(export::Args),
    /// Answer who receives what of an account, and why.
    Who(who::Args),
    /// Answer how many recipients each topic of each account has.
    Coverage(coverage::Args),
    /// Find accounts, and what an address or a phone number serves.
    Find(find::Args),
    /// Answer or change what is switched for everybody.
    Setting(setting::Args),
    /// Tell who did what and when, newest first.
    History(history::Args),
    /// Take a batch of the history back, an import for example.
    ///
    /// What somebody changed since is kept and named. A batch about one thing that somebody changed since is
    /// left as it is.
    Undo(undo::Args),
    /// Bring a batch again that was taken back.
    ///
    /// BATCH is the batch that was taken back, or the one that took it back.
    Redo(undo::Args),
}

/// The value of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Lang::Fr,
            Language::En => Lang::En,
        }
    }
}

/// Does what the command line says; the process's exit code.
pub fn run(cli: Cli) -> ExitCode {
    match start(cli) {
        Ok(code) => code,
        Err(failure) => {
            say::line(&failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn start(cli: Cli) -> Result<ExitCode, Failure> {
    let context = Context::of_process(&cli)?;
    match cli.command {
        None => desk::run(&context, &cli.script),
        Some(Command::Demo) => demo::run(context, &cli.script),
        Some(Command::Import(args)) => import::run(&args, &context),
        Some(Command::Export(args)) => export::run(&args, &context),
        Some(Command::Who(args)) => who::run(&args, &context),
        Some(Command::Coverage(args)) => coverage::run(&args, &context),
        Some(Command::Find(args)) => find::run(&args, &context),
        Some(Command::Setting(args)) => setting::run(&args, &context),
        Some(Command::History(args)) => history::run(&args, &context),
        Some(Command::Undo(args)) => undo::undo(&args, &context),
        Some(Command::Redo(args)) => undo::redo(&args, &context),
    }
}
