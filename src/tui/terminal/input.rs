//! The thread that reads keys and pastes.

use std::io;
use std::os::fd::AsFd;
use std::sync::mpsc::{SendError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEvent, KeyEventKind};
use nix::poll::{PollFlags, PollTimeout};

use super::screen_mode;
use super::tty::{self, Readiness};

/// What comes from the terminal and from the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key went down or repeats; releases are not reported.
    Key(KeyEvent),
    /// A bracketed paste, as the terminal sent it: control characters and line ends included.
    Paste(String),
    /// The terminal has now so many columns and rows.
    Resize(u16, u16),
    /// A signal: `SIGHUP`, `SIGTERM` and `SIGINT` ask to end, with the exit status 128 + n, within
    /// [`GRACE`](super::GRACE); `SIGTSTP` asks for [`suspend`](super::suspend).
    Signal(i32),
    /// The terminal is gone: to be treated as `SIGHUP`.
    HangUp,
    /// The process goes on after it was stopped: to be answered by [`enter`](super::enter) and
    /// [`redraw_all`](super::Painter::redraw_all).
    Resumed,
}

/// Starts the thread that sends keys and pastes. It ends with the receiver or with the terminal.
///
/// # Errors
/// When there is no terminal or no thread to be had.
pub fn read_input<E: From<Input> + Send + 'static>(events: Sender<E>) -> io::Result<()> {
    let tty = tty::input()?;
    thread::Builder::new().name("input".into()).spawn(move || {
        if forward(&tty, &events).is_err() {
            // If nobody receives it the desk is closing anyway.
            let _ = events.send(Input::HangUp.into());
        }
    })?;
    Ok(())
}

/// Waits for the terminal here rather than in crossterm, whose wait never returns once the terminal is
/// gone and takes all of a processor meanwhile (crossterm #793).
fn forward<E: From<Input>>(tty: impl AsFd, events: &Sender<E>) -> io::Result<()> {
    loop {
        match tty::wait_for(&tty, PollFlags::POLLIN, PollTimeout::NONE)? {
            Readiness::Ready => {}
            Readiness::HungUp | Readiness::TimedOut => return Err(io::ErrorKind::UnexpectedEof.into()),
        }
        if !event::poll(Duration::ZERO)? {
            // crossterm reads 1024 bytes at a notice and is not told again of what is left: without
            // this a longer paste would stand still until the next key.
            screen_mode::wake_reader(&tty)?;
        }
        while event::poll(Duration::ZERO)? {
            if let Some(input) = translate(event::read()?)
                && let Err(SendError(_)) = events.send(input.into())
            {
                return Ok(());
            }
        }
    }
}

/// Sizes come from the watchdog: crossterm would report one only together with the next key.
fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Key(_) | Event::Resize(..) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    #[test]
    fn releases_are_no_keys() {
        let key = |kind| KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind);
        assert_eq!(translate(Event::Key(key(KeyEventKind::Release))), None);
        for kind in [KeyEventKind::Press, KeyEventKind::Repeat] {
            assert_eq!(translate(Event::Key(key(kind))), Some(Input::Key(key(kind))));
        }
    }
}
