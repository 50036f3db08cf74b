//! `carnet`: the desk.

use std::process::ExitCode;

use crate::tui::{self, Launch};

use super::{Context, Failure, context::session};

/// Opens the desk on the person's store.
pub fn run(context: Context) -> Result<ExitCode, Failure> {
    launch(context, false)
}

/// Opens the desk; `demo` says that its store is a throw-away one.
pub fn launch(context: Context, demo: bool) -> Result<ExitCode, Failure> {
    let Context { config, paths, database } = context;
    Ok(tui::run(Launch { config, paths, database, session: session("desk"), demo })?)
}
