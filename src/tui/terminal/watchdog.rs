//! The threads that notice what no key says: signals, a new size, a terminal that is gone.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use nix::poll::{PollFlags, PollTimeout};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::input::Input;
use super::{screen_mode, tty};

/// How long the desk may take to end after it was told to; then the watchdog ends the process (SS-01).
pub const GRACE: Duration = Duration::from_millis(900);

/// Starts the threads that send [`Input::Signal`], [`Input::Resize`], [`Input::Resumed`] and
/// [`Input::HangUp`]. They sleep until something happens and last as long as the process.
///
/// # Errors
/// When there is no terminal, or no thread or signal handler to be had.
pub fn watch<E: From<Input> + Send + 'static>(events: Sender<E>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let to_desk = events.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            report_signal(signal, &to_desk);
        }
    })?;

    let tty = tty::input()?;
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        // It ends by a hang-up or by an error, which is one as well.
        let _ = tty::wait_for(tty, PollFlags::empty(), PollTimeout::NONE);
        let _ = events.send(Input::HangUp.into());
        end_after_grace(SIGHUP);
    })?;
    Ok(())
}

fn report_signal<E: From<Input>>(signal: i32, events: &Sender<E>) {
    let input = match signal {
        SIGWINCH => match crossterm::terminal::size() {
            Ok((columns, rows)) => Input::Resize(columns, rows),
            Err(_) => return,
        },
        SIGCONT => Input::Resumed,
        _ => Input::Signal(signal),
    };
    // A desk that no longer receives is ending.
    let _ = events.send(input.into());
    if matches!(signal, SIGHUP | SIGTERM | SIGINT) {
        end_after_grace(signal);
    }
}

/// The last resort: the desk may wait for a terminal that nobody reads.
fn end_after_grace(signal: i32) {
    thread::sleep(GRACE);
    screen_mode::leave();
    // Without the exit handlers, one of which may wait for what the desk waits for.
    signal_hook::low_level::exit(128 + signal);
}
