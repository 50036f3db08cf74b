//! What is said to a person, on the standard error. Nobody listening is no failure.

use std::io::{self, IsTerminal, Write};

use crate::t;

/// A line, or several.
pub fn line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// An answer, on the standard output. Whoever stops reading has read enough.
pub fn answer(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// A question, whose answer is typed on the same line.
pub fn question(text: &str) {
    let mut out = io::stderr().lock();
    let _ = write!(out, "{text} ");
    let _ = out.flush();
}

/// How far a long work is, on one line that is written over; only on a terminal.
pub struct Progress {
    shown: bool,
}

impl Progress {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self { shown: false }
    }

    /// So many are done.
    pub fn tell(&mut self, done: u64, of: u64) {
        if io::stderr().is_terminal() {
            self.shown = true;
            let text = t!("cli-progress", done = done, count = of);
            let mut out = io::stderr().lock();
            let _ = write!(out, "\r{text}");
            let _ = out.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = writeln!(io::stderr().lock());
        }
    }
}
