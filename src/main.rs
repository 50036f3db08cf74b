//! Carnet: hooks, arguments, exit code.

use std::{
    io::{self, IsTerminal},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    sync::{Arc, atomic::AtomicBool},
};

use carnet::cli::{self, Cli};
use clap::Parser;
use color_eyre::config::{HookBuilder, Theme};
use nix::sys::signal::Signal;

/// Exit code after a panic, by sysexits.
const PANICKED: u8 = 70;

fn main() -> ExitCode {
    install_hooks();
    survive_full_files();
    let run = AssertUnwindSafe(|| cli::run(Cli::parse()));
    catch_unwind(run).unwrap_or(ExitCode::from(PANICKED))
}

/// A file that may not grow fails the write, which is said like a full disk; by itself the signal would end
/// the process. Where the system does not let us, the next run takes back what was half written.
fn survive_full_files() {
    let _ = signal_hook::flag::register(Signal::SIGXFSZ as i32, Arc::new(AtomicBool::new(false)));
}

/// A panic is reported with its place; in colours only to a terminal.
fn install_hooks() {
    let hooks = HookBuilder::default().display_env_section(false);
    let hooks = if io::stderr().is_terminal() { hooks } else { hooks.theme(Theme::new()) };
    // A report of lower quality is no reason not to start.
    let _ = hooks.install();
}
