//! The ends of the terminal, without the standard library's buffers and locks: a thread that is stuck
//! in a write to a terminal that nobody reads must not keep another from ending the process.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

/// The terminal to paint on: standard output, each write sent at once and whole.
///
/// # Errors
/// When there is no file descriptor left.
pub fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// The terminal that keys come from: standard input or, if that is something else, the controlling one.
pub(super) fn input() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
}

/// Why a wait for the terminal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readiness {
    Ready,
    HungUp,
    TimedOut,
}

/// Waits until one of `events` is possible or the terminal is gone. Empty `events`: until it is gone.
pub(super) fn wait_for(tty: impl AsFd, events: PollFlags, timeout: PollTimeout) -> io::Result<Readiness> {
    let mut descriptors = [PollFd::new(tty.as_fd(), events)];
    loop {
        match poll(&mut descriptors, timeout) {
            Err(nix::errno::Errno::EINTR) => continue,
            Err(error) => return Err(error.into()),
            Ok(0) => return Ok(Readiness::TimedOut),
            Ok(_) => break,
        }
    }
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL;
    let happened = descriptors[0].revents().unwrap_or(gone);
    Ok(if happened.intersects(gone) { Readiness::HungUp } else { Readiness::Ready })
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::net::UnixStream;

    use super::*;

    #[test]
    fn p5_only_an_end_wakes_who_waits_for_nothing_else() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        theirs.write_all(b"key").unwrap();
        let wait = |events, timeout| wait_for(&ours, events, timeout).unwrap();
        assert_eq!(wait(PollFlags::empty(), PollTimeout::ZERO), Readiness::TimedOut);
        assert_eq!(wait(PollFlags::POLLIN, PollTimeout::NONE), Readiness::Ready);
        drop(theirs);
        assert_eq!(wait(PollFlags::empty(), PollTimeout::NONE), Readiness::HungUp);
    }
}
