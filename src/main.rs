//! Carnet: hooks, arguments, exit code.

use std::{
    io::{self, IsTerminal},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use carnet::cli::{self, Cli};
use clap::Parser;
use color_eyre::config::{HookBuilder, Theme};

/// Exit code after a panic, by sysexits.
const PANICKED: u8 = 70;

fn main() -> ExitCode {
    install_hooks();
    let run = AssertUnwindSafe(|| cli::run(Cli::parse()));
    catch_unwind(run).unwrap_or(ExitCode::from(PANICKED))
}

/// A panic is reported with its place; in colours only to a terminal.
fn install_hooks() {
    let hooks = HookBuilder::default().display_env_section(false);
    let hooks = if io::stderr().is_terminal() { hooks } else { hooks.theme(Theme::new()) };
    // A report of lower quality is no reason not to start.
    let _ = hooks.install();
}
