//! Taking the terminal over and giving it back, whatever happens in between.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use nix::poll::{PollFlags, PollTimeout};
use nix::sys::signal::{Signal, killpg};
use nix::sys::termios::{SetArg, tcgetattr, tcsetattr};
use nix::unistd::{getpgrp, getsid};

use super::tty::{self, Readiness};

/// Whether the terminal is ours, so that it is given back once.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);

/// Held while the line discipline is changed, never while anything is written.
static LINE_DISCIPLINE: Mutex<()> = Mutex::new(());

fn line_discipline() -> MutexGuard<'static, ()> {
    LINE_DISCIPLINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal over: raw mode, alternate screen, bracketed paste, cursor hidden; the mouse stays
/// the terminal's own, so that text can be selected. Taking over again (after SIGCONT) sets everything
/// anew, since a shell may have changed it meanwhile.
///
/// # Errors
/// When there is no terminal or it cannot be written to; it is then left as it was.
pub fn enter() -> io::Result<()> {
    {
        let _guard = line_discipline();
        // Raw mode is not set again while crossterm believes that it is on.
        disable_raw_mode()?;
        enable_raw_mode()?;
        IS_ENTERED.store(true, Ordering::SeqCst);
    }
    let entered =
        tty::output().and_then(|mut tty| execute!(tty, EnterAlternateScreen, EnableBracketedPaste, Hide));
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back. Safe at any time and from any thread, any number of times; silent, also on
/// a terminal that is gone or that nobody reads: a message there would be a second error, and a panic.
pub fn leave() {
    if !IS_ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    {
        let _guard = line_discipline();
        // Nothing is left to do if this fails: the terminal is gone.
        let _ = disable_raw_mode();
    }
    let _ = tty::output().and_then(|mut tty| match is_writable(&tty)? {
        true => send_farewell(&mut tty),
        false => Ok(()),
    });
}

fn is_writable(tty: impl AsFd) -> io::Result<bool> {
    Ok(tty::wait_for(tty, PollFlags::POLLOUT, PollTimeout::ZERO)? == Readiness::Ready)
}

fn send_farewell(tty: &mut impl Write) -> io::Result<()> {
    // One write: half a farewell is worse than none.
    let mut farewell = Vec::new();
    queue!(farewell, ResetColor, DisableBracketedPaste, LeaveAlternateScreen, Show)?;
    tty.write_all(&farewell)
}

/// Leaves the screen before any panic is reported, so that the report can be read. To be called after
/// the reporting hook is installed; further calls do nothing.
pub fn install_panic_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            report(info);
        }));
    });
}

/// Gives the terminal back and stops the process group, as Ctrl+Z does in a shell (SS-09). It goes on
/// with [`Input::Resumed`](super::Input::Resumed): then [`enter`] again and redraw everything.
///
/// Returns whether anything was done: without a shell above us nobody could wake us up again.
///
/// `SIGSTOP` is sent in place of `SIGTSTP`, which the watchdog catches so that one from outside comes
/// here as well.
///
/// # Errors
/// When the process group cannot be stopped.
pub fn suspend() -> io::Result<bool> {
    // Only a shell with job control puts us in a group other than the session's first.
    let group = getpgrp();
    if getsid(None)? == group {
        return Ok(false);
    }
    leave();
    killpg(group, Signal::SIGSTOP)?;
    Ok(true)
}

/// Makes the kernel say once more that the terminal can be read, by setting its mode to what it is.
pub(super) fn wake_reader(tty: impl AsFd) -> io::Result<()> {
    let _guard = line_discipline();
    if IS_ENTERED.load(Ordering::SeqCst) {
        tcsetattr(&tty, SetArg::TCSANOW, &tcgetattr(&tty)?)?;
    }
    Ok(())
}
