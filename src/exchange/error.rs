//! Why a file could not go in or out, as data: the command line and the desk word it.

use std::io;

use thiserror::Error;

use crate::store;

use super::{file::FileError, sheet::SheetError, whole::WholeError};

/// Why a file could not go in or out at all. What is wrong with one row is no error: it stands in the plan.
#[derive(Debug, Error)]
pub enum Error {
    /// The store's answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file cannot be read.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// A column that every row needs is not there.
    #[error("a required column is missing")]
    MissingColumn {
        /// Its heading.
        heading: &'static str,
    },
    /// A file of contacts came where accounts were expected: each name would become an account's.
    #[error("a file of contacts, not of accounts")]
    ContactsAsAccounts,
    /// Somebody changed what a synchronisation counts on: it is to be planned anew.
    #[error("the store changed since it was planned")]
    PlanStale,
    /// Accounts were to go out as vCards, which are for persons.
    #[error("accounts have no vCards")]
    OnlyContacts,
    /// The file of a whole store cannot be taken.
    #[error(transparent)]
    Whole(#[from] WholeError),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// The result of work on files.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong with a file of our own.
pub(super) fn temporary(error: io::Error) -> Error {
    FileError::Temporary(error).into()
}

impl Error {
    /// The process's exit code (SPEC §11).
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::Store(error) => error.exit_code(),
            Error::PlanStale => 5,
            Error::File(FileError::Temporary(_)) => 74,
            // What was said on the command line, not the file, is wrong.
            Error::OnlyContacts
            | Error::Sheet(SheetError::UnknownEncoding { .. } | SheetError::BadDelimiter { .. }) => 2,
            _ => 1,
        }
    }
}
