//! Signals that stop a long write: what was written is taken back before the process ends.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::Failure;

/// Listens from its creation on; before, a signal ends the process at once.
pub struct Signals {
    received: Arc<AtomicUsize>,
}

impl Signals {
    /// Starts to listen. Where the system does not let us, a signal ends the process, and the next one that
    /// opens the store takes back what was half written.
    pub fn listen() -> Self {
        let received = Arc::new(AtomicUsize::new(0));
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&received), number);
        }
        Self { received }
    }

    /// A failure that a signal caused ends with the signal's exit code.
    pub fn code_of(&self, mut failure: Failure) -> Failure {
        failure.code = self.exit_code().unwrap_or(failure.code);
        failure
    }

    /// The exit code that a signal asks for: 128 and its number.
    pub fn exit_code(&self) -> Option<u8> {
        match self.received.load(Ordering::Relaxed) {
            0 => None,
            number => u8::try_from(128 + number).ok(),
        }
    }
}
