//! Everything of one subject into a table, row by row from the store (SPEC §8).

use std::{
    io::{self, Write},
    path::Path,
};

use crate::{
    domain::rights::Act,
    store::{self, Store},
};

use super::{
    accounts, contacts,
    error::Result,
    file::{FileError, write_new},
    import::Subject,
    sheet::Writer,
};

/// Rows after which the progress is told.
const PACE: u64 = 1_000;

/// Writes all accounts or all contacts to a file that is new, or replaced with `overwrite`; how many. Never over
/// the store itself.
///
/// # Errors
/// As [`export`]; those of the file.
pub fn export_to(
    store: &Store,
    subject: Subject,
    path: &Path,
    overwrite: bool,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<u64> {
    if store.owns(path) {
        return Err(FileError::TheStore.into());
    }
    write_new(path, overwrite, |out| export(store, subject, out, progress))
}

/// Writes all accounts or all contacts, accounts by reference, contacts by their order (S3.19); how many.
/// `progress` is told how many rows are done; when it answers `false`, the export stops.
///
/// # Errors
/// `Denied` when the person may not export; `Stopped`; those of the store and of `out`.
pub fn export(
    store: &Store,
    subject: Subject,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<u64> {
    store.check(Act::Export)?;
    let columns = match subject {
        Subject::Accounts => accounts::export_columns(),
        Subject::Contacts => contacts::export_columns(),
    };
    let mut writer = Writer::csv(out, &columns).map_err(FileError::Write)?;
    let mut tally = Tally { done: 0, stopped: false, failed: None };
    store.read(|reader| match subject {
        Subject::Accounts => reader.each_account(|account| {
            Ok(tally.row(accounts::write_row(&mut writer, &account.value), progress))
        }),
        Subject::Contacts => reader.each_member(|reference, name, member| {
            Ok(tally.row(contacts::write_row(&mut writer, reference, name, &member), progress))
        }),
    })?;
    if let Some(error) = tally.failed {
        return Err(FileError::Write(error).into());
    }
    if tally.stopped {
        return Err(store::Error::Stopped.into());
    }
    writer.finish().map_err(FileError::Write)?;
    Ok(tally.done)
}

/// How far an export is; the store's visitor can only be told to stop.
struct Tally {
    done: u64,
    stopped: bool,
    failed: Option<io::Error>,
}

impl Tally {
    /// Counts a row; whether there should be another one.
    fn row(&mut self, written: io::Result<()>, progress: &mut dyn FnMut(u64) -> bool) -> bool {
        self.failed = written.err();
        self.done += 1;
        self.stopped = self.done.is_multiple_of(PACE) && !progress(self.done);
        self.failed.is_none() && !self.stopped
    }
}
