//! What can go wrong in the store, as data: the screens and the command line word it.

use std::path::PathBuf;

use thiserror::Error;

use crate::domain::{ids::AccountId, parse::Problem, user::Role};

/// What is to be taken back was changed by somebody since.
pub(super) const TOUCHED: &str = "problem-undo-touched";
/// What is to be taken back needs what somebody has taken since.
pub(super) const TAKEN: &str = "problem-undo-taken";
/// What is to be taken back is not as it was left, and nobody is known who changed it.
pub(super) const IMPOSSIBLE: &str = "problem-undo-impossible";

/// The store's answers that are not what was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no store at this path, and the command does not create one.
    #[error("no store at {0}")]
    Missing(PathBuf),
    /// The file is not a store of Carnet's, or it is damaged.
    #[error("{path} is damaged or is not a Carnet store: {detail}")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// Somebody has worked in it already, so that a whole store cannot take its place.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// A newer Carnet wrote it.
    #[error("{path} has schema {found}, this program knows {known}")]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// A newer Carnet took the store over while this session was open.
    #[error("the store was migrated while it was open")]
    Updated,
    /// The file or its directory cannot be written.
    #[error("{0} cannot be written")]
    ReadOnly(PathBuf),
    /// The file or its directory is not ours to open.
    #[error("{path}: {source}")]
    Inaccessible {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The disk, or the room that the file may take, is full.
    #[error("the disk is full")]
    Full,
    /// Another process held the store longer than we wait.
    #[error("the store stayed locked")]
    Busy,
    /// SQLite's locks do not hold on this file system.
    #[error("{path} is on a network file system ({kind})")]
    NetworkFileSystem {
        /// Which file.
        path: PathBuf,
        /// Which file system.
        kind: &'static str,
    },
    /// SQLite itself is older than the first one that is safe with several writers.
    #[error("SQLite {0} is too old")]
    OldSqlite(&'static str),
    /// The login is no active user of this store.
    #[error("no active user with this login")]
    UnknownUser(String),
    /// The act needs another role.
    #[error("this needs the role {}", .0.code())]
    Denied(Role),
    /// The record is not there (any more).
    #[error("no such record")]
    Gone,
    /// Somebody else changed the same fields since they were read (X10).
    #[error("changed by {who} meanwhile: {fields:?}")]
    Conflict {
        /// Whose change it is.
        who: String,
        /// The fields' names.
        fields: Vec<String>,
    },
    /// What was asked for breaks a rule.
    #[error("{0:?}")]
    Refused(Problem),
    /// The reference belongs to another account.
    #[error("the reference is taken by account {account:?}")]
    ReferenceTaken {
        /// Whose it is.
        account: AccountId,
        /// That account's name.
        name: String,
        /// Whether it is in the trash.
        trashed: bool,
    },
    /// The domain belongs to another account (S1.15).
    #[error("the domain {domain} is taken by {reference}")]
    DomainTaken {
        /// Which domain.
        domain: String,
        /// Whose it is.
        reference: String,
    },
    /// The query was interrupted because a newer one made it useless.
    #[error("interrupted")]
    Interrupted,
    /// The person stopped a long write; all of it was taken back.
    #[error("stopped")]
    Stopped,
    /// Anything that SQLite says and we did not foresee.
    #[error("{0}")]
    Other(String),
}

/// The store's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The file holds what we never wrote; the engine adds which file.
    pub(super) fn damaged(detail: impl ToString) -> Self {
        Error::Damaged { path: PathBuf::new(), detail: detail.to_string() }
    }

    /// The process's exit code (SPEC §11): 4 not allowed, 5 conflict, 74 and 75 for the surroundings.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::UnknownUser(_) | Error::Denied(_) => 4,
            Error::Conflict { .. } => 5,
            Error::Refused(problem) if [TOUCHED, TAKEN, IMPOSSIBLE].contains(&&*problem.id) => 5,
            Error::Gone => 3,
            Error::Damaged { .. }
            | Error::ReadOnly(_)
            | Error::Inaccessible { .. }
            | Error::Full
            | Error::NetworkFileSystem { .. } => 74,
            Error::Newer { .. } | Error::Updated | Error::Busy => 75,
            _ => 1,
        }
    }
}

impl From<serde_json::Error> for Error {
    /// Only what we wrote ourselves is read as JSON.
    fn from(error: serde_json::Error) -> Self {
        Error::damaged(error)
    }
}
