//! Everything of one subject into a file, record by record from the store (SPEC §8).

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
    error::{Error, Result},
    file::{FileError, write_new},
    import::Subject,
    jsonl,
    sheet::Writer,
    vcard,
};

/// Records after which the progress is told.
const PACE: u64 = 1_000;

/// The form of a file that goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet, to edit and bring back: « conseillé », since its cells stay what they are (S3.20).
    Ods,
    /// A table of text with `;`, to edit and bring back.
    Csv,
    /// vCard 4.0: one card a contact of an account; accounts have none.
    Vcard,
    /// JSON lines: facts alone, so that two states can be compared.
    Jsonl,
}

/// What goes out, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// What it is about: all accounts, or all contacts.
    pub subject: Subject,
    /// The form of the file.
    pub format: Format,
    /// Whether a table of contacts also says what they answer for, and whether they are active (SPEC §8).
    pub all_columns: bool,
}

impl Export {
    /// With the columns that every export has.
    pub fn new(subject: Subject, format: Format) -> Self {
        Self { subject, format, all_columns: false }
    }
}

/// Writes all accounts or all contacts to a file that is new, or replaced with `overwrite`; how many. Never over
/// the store itself.
///
/// # Errors
/// As [`export`]; those of the file.
pub fn export_to(
    store: &Store,
    what: Export,
    path: &Path,
    overwrite: bool,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<u64> {
    into_file(store, path, overwrite, |out| export(store, what, out, progress))
}

/// Writes a file beside the store, never over it.
pub(super) fn into_file(
    store: &Store,
    path: &Path,
    overwrite: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<u64>,
) -> Result<u64> {
    if store.owns(path) {
        return Err(FileError::TheStore.into());
    }
    write_new(path, overwrite, fill)
}

/// Writes all accounts or all contacts, accounts by reference, contacts by their order (S3.19); how many.
/// `progress` is told how many are done; when it answers `false`, the export stops.
///
/// # Errors
/// `OnlyContacts` for accounts as vCards; `Denied` when the person may not export; `Stopped`; those of the store
/// and of `out`.
pub fn export(
    store: &Store,
    what: Export,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<u64> {
    store.check(Act::Export)?;
    let mut tally = Tally::new(progress);
    match (what.format, what.subject) {
        (Format::Ods | Format::Csv, _) => table(store, what, out, &mut tally)?,
        (Format::Vcard, Subject::Contacts) => cards(store, out, &mut tally)?,
        (Format::Vcard, Subject::Accounts) => return Err(Error::OnlyContacts),
        (Format::Jsonl, subject) => lines(store, subject, out, &mut tally)?,
    }
    tally.finish()
}

fn table(store: &Store, what: Export, out: &mut dyn Write, tally: &mut Tally) -> Result<()> {
    let Export { subject, format, all_columns } = what;
    let contact_columns = contacts::export_columns(all_columns);
    let (columns, notes) = match subject {
        Subject::Accounts => (accounts::export_columns(), accounts::export_notes()),
        Subject::Contacts => (contacts::headings(contact_columns), contacts::export_notes(contact_columns)),
    };
    let mut writer = match format {
        Format::Ods => Writer::ods(out, &columns, &notes).map_err(FileError::Temporary)?,
        _ => Writer::csv(out, &columns).map_err(FileError::Write)?,
    };
    store.read(|reader| match subject {
        Subject::Accounts => {
            reader.each_account(|account| Ok(tally.count(accounts::write_row(&mut writer, &account.value))))
        }
        Subject::Contacts => reader.each_member(|reference, name, member| {
            Ok(tally.count(contacts::write_row(&mut writer, contact_columns, reference, name, &member)))
        }),
    })?;
    Ok(writer.finish().map_err(FileError::Write)?)
}

fn cards(store: &Store, out: &mut dyn Write, tally: &mut Tally) -> Result<()> {
    let mut writer = vcard::Writer::new(out);
    Ok(store.read(|reader| {
        reader.each_member(|reference, name, member| Ok(tally.count(writer.card(reference, name, &member))))
    })?)
}

fn lines(store: &Store, subject: Subject, out: &mut dyn Write, tally: &mut Tally) -> Result<()> {
    Ok(store.read(|reader| match subject {
        Subject::Accounts => {
            reader.each_account(|account| Ok(tally.count(jsonl::write_account(out, &account.value))))
        }
        Subject::Contacts => reader.each_member(|reference, _, member| {
            Ok(tally.count(jsonl::write_contact(out, reference, &member)))
        }),
    })?)
}

/// How far an export is; the store's visitor can only be told to stop.
pub(super) struct Tally<'p> {
    progress: &'p mut dyn FnMut(u64) -> bool,
    done: u64,
    stopped: bool,
    failed: Option<io::Error>,
}

impl<'p> Tally<'p> {
    /// Nothing written yet.
    pub fn new(progress: &'p mut dyn FnMut(u64) -> bool) -> Self {
        Self { progress, done: 0, stopped: false, failed: None }
    }

    /// Counts a record; whether there should be another one.
    pub fn count(&mut self, written: io::Result<()>) -> bool {
        self.failed = written.err();
        self.done += 1;
        self.stopped = self.done.is_multiple_of(PACE) && !(self.progress)(self.done);
        self.failed.is_none() && !self.stopped
    }

    /// How many records were written.
    ///
    /// # Errors
    /// What kept one from being written; `Stopped`.
    pub fn finish(self) -> Result<u64> {
        if let Some(error) = self.failed {
            return Err(FileError::Write(error).into());
        }
        if self.stopped {
            return Err(store::Error::Stopped.into());
        }
        Ok(self.done)
    }
}
