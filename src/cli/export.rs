//! `carnet export`: everything of one subject, or the whole store, to a file or the standard output.

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;

use crate::{
    domain::text::display,
    exchange::{self, Export, Subject, file::write_stdout},
    store::{Mode, Store},
    t,
};

use super::{Context, Failure, say, signals::Signals};

/// What goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// One account a row.
    Accounts,
    /// One contact of an account a row.
    Contacts,
    /// The whole store, history included.
    All,
}

impl What {
    /// What a table of it is about; none for the whole store.
    fn subject(self) -> Option<Subject> {
        match self {
            What::Accounts => Some(Subject::Accounts),
            What::Contacts => Some(Subject::Contacts),
            What::All => None,
        }
    }
}

/// Arguments of `carnet export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write.
    what: What,
    /// The form of the file; without it, what the ending of --output says, else csv, and jsonl for all.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; the standard output without it.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Contacts only: also what each answers for and whether it is active, as the columns Catégories and Actif.
    #[arg(long)]
    all_columns: bool,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
}

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// OpenDocument spreadsheet: its cells stay what they are.
    Ods,
    /// Text with `;`, UTF-8 with a byte order mark.
    Csv,
    /// vCard 4.0; contacts only.
    Vcard,
    /// JSON lines: facts alone, to compare two states.
    Jsonl,
}

impl Format {
    /// The form that a file's name promises.
    fn of_ending(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "ods" => Some(Format::Ods),
            "vcf" => Some(Format::Vcard),
            "jsonl" => Some(Format::Jsonl),
            _ => None,
        }
    }
}

impl From<Format> for exchange::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Ods => exchange::Format::Ods,
            Format::Csv => exchange::Format::Csv,
            Format::Vcard => exchange::Format::Vcard,
            Format::Jsonl => exchange::Format::Jsonl,
        }
    }
}

/// What is written, and how.
#[derive(Clone, Copy)]
enum Job {
    Facts(Export),
    Whole,
}

impl Job {
    fn of(args: &Args) -> Result<Self, Failure> {
        match (args.what.subject(), args.format) {
            (Some(subject), format) => {
                let format =
                    format.or_else(|| Format::of_ending(args.output.as_deref()?)).unwrap_or(Format::Csv);
                let to_terminal = args.output.is_none() && io::stdout().is_terminal();
                if format == Format::Ods && to_terminal {
                    return Err(Failure { code: 2, ..Failure::new(t!("cli-ods-needs-a-file")) });
                }
                if args.all_columns && format == Format::Vcard {
                    return Err(Failure { code: 2, ..Failure::new(t!("cli-all-columns-no-card")) });
                }
                let all_columns = args.all_columns;
                Ok(Job::Facts(Export { all_columns, ..Export::new(subject, format.into()) }))
            }
            (None, None | Some(Format::Jsonl)) => Ok(Job::Whole),
            (None, Some(_)) => Err(Failure { code: 2, ..Failure::new(t!("cli-all-is-jsonl")) }),
        }
    }

    fn write(
        self,
        store: &Store,
        out: &mut dyn Write,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> exchange::Result<u64> {
        match self {
            Job::Facts(what) => exchange::export(store, what, out, go_on),
            Job::Whole => exchange::export_all(store, out, go_on),
        }
    }

    fn write_to(
        self,
        store: &Store,
        path: &Path,
        overwrite: bool,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> exchange::Result<u64> {
        match self {
            Job::Facts(what) => exchange::export_to(store, what, path, overwrite, go_on),
            Job::Whole => exchange::export_all_to(store, path, overwrite, go_on),
        }
    }
}

/// Writes the file.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let job = Job::of(args)?;
    let store = context.open(Mode::Existing)?;
    let signals = Signals::listen();
    let go_on = &mut |_| signals.exit_code().is_none();
    let Some(path) = &args.output else {
        let name = t!("cli-standard-output");
        let fill = |out: &mut dyn Write| match io::stdout().is_terminal() {
            true => job.write(&store, &mut say::Cleaned::new(out), go_on),
            false => job.write(&store, out, go_on),
        };
        let written = write_stdout(fill);
        written.map_err(|error| signals.code_of(Failure::of_exchange(&error, &name)))?;
        return Ok(ExitCode::SUCCESS);
    };
    let file = path.to_string_lossy();
    let written = job
        .write_to(&store, path, args.force, go_on)
        .map_err(|error| signals.code_of(Failure::of_exchange(&error, &file)))?;
    say::line(&t!("cli-exported", count = written, file = display(&file).into_owned()));
    Ok(ExitCode::SUCCESS)
}
