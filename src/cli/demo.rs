//! `carnet demo`: the desk on a throw-away store with sample data.

use std::process::ExitCode;

use crate::{exchange::sample, store::Mode, t, words};

use super::{
    Context, Failure,
    desk::{self, Script},
    say::Progress,
};

/// Fills a store in a temporary folder, opens the desk on it, and takes the folder away.
pub fn run(mut context: Context, script: &Script) -> Result<ExitCode, Failure> {
    // Private to its owner, and gone when this function ends, however it ends.
    let folder = tempfile::Builder::new().prefix("carnet-demo-").tempdir();
    let folder =
        folder.map_err(|error| Failure::new(t!("cli-no-temporary", reason = words::reason(&error))))?;
    context.database = folder.path().join("carnet.db");
    let mut store = context.open(Mode::Create)?;
    let mut progress = Progress::new();
    let tell = &mut |stage, far| {
        progress.at(stage, far);
        true
    };
    sample::load(&mut store, tell).map_err(|error| Failure::of_exchange(&error, "demo"))?;
    drop((store, progress));
    desk::run(&context, script)
}
