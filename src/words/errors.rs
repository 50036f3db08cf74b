//! Errors, said to a person: what happened, to what, and what to do about it.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use crate::{
    domain::text::display,
    exchange::{
        self, Message, WholeError,
        file::FileError,
        sheet::{OdsCap, RowError, SheetError},
    },
    i18n::fmt,
    store::Error,
    t,
};

use super::{plan, problem, recorded_field, role};

/// What a store's error means to a person.
pub fn explain(error: &Error) -> String {
    match error {
        Error::Missing(path) => t!("error-store-missing", path = shown(path)),
        Error::Damaged { path, detail } => t!("error-store-damaged", path = store(path), detail = detail),
        Error::NotEmpty(path) => t!("error-store-not-empty", path = store(path)),
        Error::Newer { path, found, known } => {
            t!("error-store-newer", path = store(path), found = found.to_string(), known = known.to_string())
        }
        Error::Updated => t!("error-store-updated"),
        Error::ReadOnly(path) => t!("error-store-read-only", path = store(path)),
        Error::Inaccessible { path, source } => {
            t!("error-store-inaccessible", path = store(path), reason = reason(source))
        }
        Error::Full => t!("error-store-full"),
        Error::Busy => t!("error-store-busy"),
        Error::NetworkFileSystem { path, kind } => {
            t!("error-store-network", path = store(path), kind = *kind)
        }
        Error::OldSqlite(version) => t!("error-store-old-sqlite", version = *version),
        Error::UnknownUser(login) => t!("error-unknown-user", login = display(login).into_owned()),
        Error::Denied(least) => t!("error-denied", role = role(*least)),
        Error::Gone => t!("error-gone"),
        Error::Conflict { who, fields } => {
            let fields: Vec<String> = fields.iter().map(|field| recorded_field(field)).collect();
            t!("error-conflict", who = display(who).into_owned(), fields = fields.join(", "))
        }
        Error::Refused(refused) => problem(refused),
        Error::ReferenceTaken { name, trashed: true, .. } => {
            t!("error-reference-in-trash", name = display(name).into_owned())
        }
        Error::ReferenceTaken { name, .. } => t!("error-reference-taken", name = display(name).into_owned()),
        Error::DomainTaken { domain, reference } => t!(
            "error-domain-taken",
            domain = display(domain).into_owned(),
            reference = display(reference).into_owned()
        ),
        Error::Interrupted => t!("error-interrupted"),
        Error::Stopped => t!("error-stopped"),
        Error::Other(detail) => t!("error-other", detail = detail),
    }
}

/// What an error of a file that goes in or out means to a person; `file` is what they call it.
pub fn explain_exchange(error: &exchange::Error, file: &str) -> String {
    let file = display(file).into_owned();
    match error {
        exchange::Error::Store(error) => explain(error),
        exchange::Error::Sheet(error) => sheet(error, file),
        exchange::Error::MissingColumn { heading } => {
            t!("error-sheet-missing-column", file = file, heading = *heading)
        }
        exchange::Error::ContactsAsAccounts => t!("error-contacts-as-accounts", file = file),
        exchange::Error::PlanStale => t!("error-plan-stale", file = file),
        exchange::Error::OnlyContacts => t!("error-only-contacts"),
        exchange::Error::Whole(error) => whole(*error, file),
        exchange::Error::File(error) => match error {
            FileError::Exists => t!("error-file-exists", file = file),
            FileError::Symlink => t!("error-file-symlink", file = file),
            FileError::TheStore => t!("error-file-store", file = file),
            FileError::NotAFile => t!("error-file-not-regular", file = file),
            FileError::Directory(error) => t!("error-file-directory", file = file, reason = reason(error)),
            FileError::Temporary(error) => t!("error-file-temporary", reason = reason(error)),
            FileError::Write(error) => t!("error-file-write", file = file, reason = reason(error)),
        },
    }
}

fn whole(error: WholeError, file: String) -> String {
    match error {
        WholeError::NotAStore => t!("error-whole-not-a-store", file = file),
        WholeError::Newer { found, known } => {
            t!("error-whole-newer", file = file, found = number(found), known = number(known))
        }
        WholeError::NoRecord { line } => t!("error-whole-no-record", file = file, line = number(line)),
        WholeError::CutOff { line } => t!("error-whole-cut-off", file = file, line = number(line)),
        WholeError::Altered => t!("error-whole-altered", file = file),
    }
}

fn sheet(error: &SheetError, file: String) -> String {
    let text = |value: &str| display(value).into_owned();
    match error {
        SheetError::Io(error) => t!("error-sheet-io", file = file, reason = reason(error)),
        SheetError::NotAFile => t!("error-file-not-regular", file = file),
        SheetError::Empty => t!("error-sheet-empty", file = file),
        SheetError::TooLarge { bytes, limit } => {
            t!("error-sheet-large", file = file, size = fmt::size(*bytes), limit = fmt::size(*limit))
        }
        SheetError::NotATable { line } => t!("error-sheet-not-a-table", file = file, line = number(line)),
        SheetError::Utf16WithoutMark { likely } => t!("error-sheet-utf16", file = file, encoding = *likely),
        SheetError::UnknownEncoding { label } => t!("error-sheet-encoding", label = text(label)),
        SheetError::BadDelimiter { delimiter } => {
            t!("error-sheet-delimiter", delimiter = text(&delimiter.to_string()))
        }
        SheetError::NoCard => t!("error-sheet-no-card", file = file),
        SheetError::NoHeadings => t!("error-sheet-no-headings", file = file),
        SheetError::BadHeadings(error) => {
            t!("error-sheet-bad-headings", file = file, line = number(error.line), problem = row(error))
        }
        SheetError::TooManyColumns { line, limit } => {
            t!("error-sheet-columns", file = file, line = number(line), limit = *limit)
        }
        SheetError::EmptyHeading { line, column } => {
            t!("error-sheet-empty-heading", file = file, line = number(line), column = number(column))
        }
        SheetError::DuplicateHeading { line, heading, first, second } => t!(
            "error-sheet-duplicate-heading",
            file = file,
            line = number(line),
            heading = text(heading),
            first = number(first),
            second = number(second)
        ),
        SheetError::TooManyRows { line, limit } => {
            t!("error-sheet-rows", file = file, line = number(line), limit = *limit)
        }
        SheetError::TooManyEndlessRows { line, limit } => {
            t!("error-sheet-quotes", file = file, line = number(line), limit = *limit)
        }
        SheetError::ExcelWorkbook => t!("error-sheet-excel", file = file),
        SheetError::NotASpreadsheet => t!("error-sheet-document", file = file),
        SheetError::FlatSpreadsheet => t!("error-sheet-flat", file = file),
        SheetError::Encrypted => t!("error-sheet-password", file = file),
        SheetError::DamagedSpreadsheet => t!("error-sheet-damaged", file = file),
        SheetError::Definitions => t!("error-sheet-definitions", file = file),
        SheetError::OdsTooLarge { cap, limit } => ods_too_large(*cap, *limit, file),
    }
}

fn ods_too_large(cap: OdsCap, limit: u64, file: String) -> String {
    match cap {
        OdsCap::File => t!("error-ods-file", file = file, limit = fmt::size(limit)),
        OdsCap::Inflated => t!("error-ods-content", file = file, limit = fmt::size(limit)),
        OdsCap::Ratio => t!("error-ods-ratio", file = file, limit = limit),
        OdsCap::Parts => t!("error-ods-parts", file = file, limit = limit),
        OdsCap::Rows => t!("error-ods-rows", file = file, limit = limit),
        OdsCap::Cells => t!("error-ods-cells", file = file, limit = limit),
    }
}

fn row(error: &RowError) -> String {
    plan::said(&Message::from(error.clone()))
}

/// A number that is no quantity is not grouped.
fn number(number: impl ToString) -> String {
    number.to_string()
}

fn shown(path: &Path) -> String {
    display(&path.to_string_lossy()).into_owned()
}

/// The store's path; the engine does not always name it.
fn store(path: &Path) -> String {
    if path.as_os_str().is_empty() { t!("error-this-store") } else { shown(path) }
}

/// What the system said, in the person's words where we have them.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => t!("reason-not-found"),
        ErrorKind::PermissionDenied => t!("reason-permission"),
        ErrorKind::ReadOnlyFilesystem => t!("reason-read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => t!("reason-full"),
        ErrorKind::IsADirectory => t!("reason-directory"),
        ErrorKind::NotADirectory => t!("reason-not-directory"),
        _ => error.to_string(),
    }
}
