//! How a command ends that could not do its work.

use crate::{config::Faults, exchange, exchange::file::FileError, store, t, tui::launch, words};

/// Exit code for a command line that says nothing that can be done.
pub const USAGE: u8 = 2;
/// Exit code for nothing found, or nobody.
pub const NOTHING: u8 = 3;

/// What to say, and the process's exit code (SPEC §11).
#[derive(Debug)]
pub struct Failure {
    /// One or more lines for a person.
    pub message: String,
    /// The exit code.
    pub code: u8,
}

impl Failure {
    /// The work failed.
    pub fn new(message: String) -> Self {
        Self { message, code: 1 }
    }

    /// What was asked for is not there.
    pub fn nothing(message: String) -> Self {
        Self { message, code: NOTHING }
    }

    /// Work on a file failed; `file` is what the person calls it.
    pub fn of_exchange(error: &exchange::Error, file: &str) -> Self {
        Self { message: words::explain_exchange(error, file), code: error.exit_code() }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self { message: words::explain(&error), code: error.exit_code() }
    }
}

impl From<FileError> for Failure {
    /// The answer could not be written.
    fn from(error: FileError) -> Self {
        Self::of_exchange(&error.into(), &t!("cli-standard-output"))
    }
}

impl From<launch::Failure> for Failure {
    fn from(failure: launch::Failure) -> Self {
        match failure {
            launch::Failure::Store(error) => error.into(),
            launch::Failure::Terminal(error) => {
                Self::new(t!("cli-no-terminal", reason = words::reason(&error)))
            }
        }
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::new(faults.to_string())
    }
}
