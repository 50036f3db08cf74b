//! `carnet export`: everything of one subject, to a file or the standard output.

use std::{
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::ValueEnum;

use crate::{
    domain::text::display,
    exchange::{self, file::write_stdout},
    store::Mode,
    t,
};

use super::{Context, Failure, What, say, signals::Signals};

/// Arguments of `carnet export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write.
    what: What,
    /// The form of the file.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The file to write; the standard output without it.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
}

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text with `;`, UTF-8 with a byte order mark.
    Csv,
    /// vCard 4.0; contacts only.
    Vcard,
    /// JSON lines: facts alone, to compare two states.
    Jsonl,
}

impl From<Format> for exchange::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => exchange::Format::Csv,
            Format::Vcard => exchange::Format::Vcard,
            Format::Jsonl => exchange::Format::Jsonl,
        }
    }
}

/// Writes the file.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let store = context.open(Mode::Existing)?;
    let (subject, format) = (args.what.into(), args.format.into());
    let signals = Signals::listen();
    let go_on = &mut |_| signals.exit_code().is_none();
    let Some(path) = &args.output else {
        let name = t!("cli-standard-output");
        let fill = |out: &mut dyn Write| match io::stdout().is_terminal() {
            true => exchange::export(&store, subject, format, &mut say::Cleaned::new(out), go_on),
            false => exchange::export(&store, subject, format, out, go_on),
        };
        let written = write_stdout(fill);
        written.map_err(|error| signals.code_of(Failure::of_exchange(&error, &name)))?;
        return Ok(ExitCode::SUCCESS);
    };
    let file = path.to_string_lossy();
    let rows = exchange::export_to(&store, subject, format, path, args.force, go_on)
        .map_err(|error| signals.code_of(Failure::of_exchange(&error, &file)))?;
    say::line(&t!("cli-exported", count = rows, file = display(&file).into_owned()));
    Ok(ExitCode::SUCCESS)
}
