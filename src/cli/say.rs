//! What is said to a person, on the standard error. Nobody listening is no failure.

use std::io::{self, IsTerminal, Write};

use crate::{
    domain::text::{display, width},
    store::{Far, Stage},
    t, words,
};

/// A line, or several.
pub fn line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// An answer, on the standard output. Whoever stops reading has read enough.
pub fn answer(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// What is written to a person's terminal: text from outside reaches it only cleaned, line by line.
pub struct Cleaned<W> {
    out: W,
    line: Vec<u8>,
}

impl<W: Write> Cleaned<W> {
    /// Nothing written yet.
    pub fn new(out: W) -> Self {
        Self { out, line: Vec::new() }
    }

    fn write_line(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line);
        let shown = display(line.trim_end_matches(['\r', '\n']));
        let end = if line.ends_with('\n') { "\n" } else { "" };
        write!(self.out, "{shown}{end}")?;
        self.line.clear();
        Ok(())
    }
}

impl<W: Write> Write for Cleaned<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.write_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_line()?;
        self.out.flush()
    }
}

/// A question, whose answer is typed on the same line.
pub fn question(text: &str) {
    let mut out = io::stderr().lock();
    let _ = write!(out, "{text} ");
    let _ = out.flush();
}

/// What a person types in answer; nothing where there is nobody.
pub fn read_line() -> String {
    let mut line = String::new();
    // Nothing more to be read is no answer.
    let _ = io::stdin().read_line(&mut line);
    line.trim().to_owned()
}

/// Asks, and takes all but a yes for a no.
pub fn confirmed(text: &str) -> bool {
    question(text);
    read_line().to_lowercase().starts_with(&t!("cli-yes"))
}

/// How far a long work is, on one line that is written over; only on a terminal.
pub struct Progress {
    /// How wide the line is that stands there.
    shown: usize,
}

impl Progress {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self { shown: 0 }
    }

    /// So many are done.
    pub fn tell(&mut self, done: u64, of: u64) {
        self.at(Stage::Writing, Far { done, of });
    }

    /// The same of work that has several stages.
    pub fn at(&mut self, stage: Stage, far: Far) {
        if io::stderr().is_terminal() {
            let text = words::far(stage, far);
            // A line that was longer is written over to its end.
            let rest = self.shown.saturating_sub(width(&text));
            self.shown = width(&text);
            let mut out = io::stderr().lock();
            let _ = write!(out, "\r{text}{:rest$}", "");
            let _ = out.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown > 0 {
            let _ = writeln!(io::stderr().lock());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ud_01_what_is_written_to_a_terminal_is_cleaned_line_by_line() {
        let mut out = Vec::new();
        let mut cleaned = Cleaned::new(&mut out);
        cleaned.write_all("a\u{1b}[?1049l;b\r\n\u{9b}31m\u{202e}x".as_bytes()).expect("written");
        cleaned.flush().expect("written");
        let shown = String::from_utf8(out).expect("UTF-8");
        assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\r']), "{shown:?}");
        assert_eq!(shown.lines().count(), 2);
    }
}
