//! `carnet import all`: a store from a file of `carnet export all` (SPEC §11). There is nothing to plan and
//! nothing to confirm: it goes into a store that is missing or new, or not at all.

use std::{
    fs::{self, File},
    io::{self, Seek},
    path::Path,
    process::ExitCode,
};

use serde_json::json;

use crate::{
    domain::text::display,
    exchange::{self, sheet::SheetError},
    store::{self, Loaded, Store},
    t, words,
};

use super::{
    Context, Failure,
    context::session,
    import::Args,
    say::{self, Progress},
    signals::Signals,
};

/// Makes the store, or only checks that it could be made.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    if args.encoding.is_some() || args.delimiter.is_some() {
        return Err(Failure { code: 2, ..Failure::new(t!("cli-all-no-reading")) });
    }
    let name = args.file_name();
    let failed = |error: exchange::Error| Failure::of_exchange(&error, &name);
    let mut file = if args.reads_stdin() { spooled()? } else { opened(&args.file).map_err(failed)? };
    if args.dry_run {
        Store::check_unused(&context.database, &session("cli"))?;
        let records = exchange::check_all(&mut file).map_err(failed)?;
        say::line(&t!("cli-all-checked", count = records, file = display(&name).into_owned()));
        return Ok(ExitCode::SUCCESS);
    }
    let loaded = load(context, &mut file, &name)?;
    if args.json {
        say::answer(&format!("{}\n", as_json(&loaded)));
    } else {
        say::line(&told(&loaded));
    }
    if !loaded.is_user {
        let login = display(&session("cli").login).into_owned();
        let admins = display(&loaded.admins.join(", ")).into_owned();
        say::line(&t!("cli-all-not-a-user", login = login, admins = admins));
    }
    Ok(ExitCode::SUCCESS)
}

fn opened(path: &Path) -> exchange::Result<File> {
    // Asked before opening: opening a pipe would wait for its writer.
    if !fs::metadata(path).map_err(SheetError::Io)?.is_file() {
        return Err(SheetError::NotAFile.into());
    }
    Ok(File::open(path).map_err(SheetError::Io)?)
}

/// The standard input as a file, for it is gone over twice: checked first, then loaded.
fn spooled() -> Result<File, Failure> {
    let spool = || -> io::Result<File> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        file.rewind()?;
        Ok(file)
    };
    spool().map_err(|error| Failure::new(t!("cli-no-temporary", reason = words::reason(&error))))
}

fn load(context: &Context, file: &mut File, name: &str) -> Result<Loaded, Failure> {
    let signals = Signals::listen();
    let mut progress = Progress::new();
    let tell = &mut |done, of| {
        progress.tell(done, of);
        signals.exit_code().is_none()
    };
    let loaded = exchange::import_all(&context.database, &session("cli"), file, tell);
    drop(progress);
    loaded.map_err(|error| {
        let stopped = matches!(error, exchange::Error::Store(store::Error::Stopped));
        let failure = Failure::of_exchange(&error, name);
        if stopped { signals.code_of(failure) } else { failure }
    })
}

fn as_json(loaded: &Loaded) -> serde_json::Value {
    json!({
        "accounts": loaded.accounts,
        "contacts": loaded.contacts,
        "users": loaded.users,
        "batches": loaded.batches,
    })
}

fn told(loaded: &Loaded) -> String {
    [
        t!("cli-all-accounts", count = loaded.accounts),
        t!("cli-all-contacts", count = loaded.contacts),
        t!("cli-all-users", count = loaded.users),
        t!("cli-all-batches", count = loaded.batches),
    ]
    .join(" · ")
}
