//! From a store to a desk on the terminal, and back to how it ended.

use std::{io, sync::mpsc, time::SystemTime};

use ratatui::layout::Rect;

use crate::{
    config::{Config, Faults, Keymap},
    exchange::sheet::Caps,
    i18n::lang,
    store::{self, Store},
};

use super::{
    cx::Shared,
    desk::{Desk, End},
    jobs::Threads,
    look::Theme,
    registry,
    run::run,
    terminal,
};

/// The time: milliseconds since 1970, UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The keymap of all screens, with the person's own keys on top.
///
/// # Errors
/// Everything in `[keys]` that names no screen, no command or no key, or names a key twice.
pub fn keymap(config: &Config) -> Result<Keymap, Faults> {
    Keymap::new(registry::all().into_iter().map(|row| (row.section, row.id, row.keys)), &config.keys)
}

/// What keeps the desk from running.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The terminal is gone, or was never there.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

/// Runs the desk on this process's terminal.
///
/// # Errors
/// When the store cannot be opened again, or there is no terminal.
pub fn on_terminal(store: Store, keymap: Keymap, config: &Config, caps: Caps) -> Result<End, Failure> {
    let (events, inbox) = mpsc::channel();
    let env = |name: &str| std::env::var(name).ok();
    let user = store.user().value.clone();
    let shared = Shared { login: user.login, role: user.role, now, caps, utc: false };
    let jobs = Threads::start(store, events.clone(), lang())?;
    terminal::install_panic_hook();
    terminal::enter()?;
    terminal::watch(events.clone())?;
    terminal::read_input(events)?;
    let (width, height) = crossterm::terminal::size()?;
    let room = Rect::new(0, 0, width, height);
    let mut desk = Desk::new(Box::new(jobs), keymap, Theme::choose(config.theme, &env), shared, room);
    let end = run(&mut desk, &inbox);
    terminal::leave();
    Ok(end?)
}
