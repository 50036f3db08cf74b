//! Copying through the terminal (OSC 52), which works over SSH as well.
//!
//! Whether the text arrives is not known: no terminal answers, and many ask for a setting first.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// The longest text that is copied, in bytes: its sequence fills the 100 000 bytes that terminals take.
pub const MAX_COPY_BYTES: usize = 74_991;

/// GNU screen drops a string of more than 768 bytes.
const SCREEN_CHUNK: usize = 512;

/// The text has more than [`MAX_COPY_BYTES`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for the clipboard: {bytes} bytes")]
pub struct TooLongToCopy {
    /// Length of the text.
    pub bytes: usize,
}

/// The bytes that make the terminal copy `text`, given the environment variables `TERM` and `TMUX`.
///
/// # Errors
/// [`TooLongToCopy`].
pub fn copy_sequence(text: &str, term: Option<&str>, tmux: Option<&str>) -> Result<String, TooLongToCopy> {
    if text.len() > MAX_COPY_BYTES {
        return Err(TooLongToCopy { bytes: text.len() });
    }
    let mut copy = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut copy).expect("writing to a string cannot fail");
    let names = |prefix| term.is_some_and(|term| term.starts_with(prefix));
    Ok(if tmux.is_some_and(|socket| !socket.is_empty()) || names("tmux") {
        through_tmux(&copy)
    } else if names("screen") {
        through_screen(&copy)
    } else {
        copy
    })
}

/// tmux takes the plain sequence with `set-clipboard on`, the wrapped one with `allow-passthrough on`;
/// it ignores the other, or copies the same text again.
fn through_tmux(copy: &str) -> String {
    format!("{copy}\x1bPtmux;{}\x1b\\", copy.replace('\x1b', "\x1b\x1b"))
}

/// screen passes on what it is given as device control strings. The copy must not end with the
/// sequence that ends these, so it ends with BEL.
fn through_screen(copy: &str) -> String {
    let copy = copy.strip_suffix("\x1b\\").unwrap_or(copy).to_owned() + "\x07";
    let mut wrapped = String::new();
    let mut rest = copy.as_str();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.len().min(SCREEN_CHUNK));
        wrapped += &format!("\x1bP{chunk}\x1b\\");
        rest = after;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_terminal_gets_the_plain_sequence() {
        assert_eq!(copy_sequence("hé", Some("xterm"), Some("")).unwrap(), "\x1b]52;c;aMOp\x1b\\");
    }

    #[test]
    fn tmux_gets_both_forms() {
        let expected = "\x1b]52;c;aGk=\x1b\\\x1bPtmux;\x1b\x1b]52;c;aGk=\x1b\x1b\\\x1b\\";
        assert_eq!(copy_sequence("hi", Some("screen-256color"), Some("/tmp/tmux")).unwrap(), expected);
        assert_eq!(copy_sequence("hi", Some("tmux-256color"), None).unwrap(), expected);
    }

    #[test]
    fn screen_gets_chunks_that_it_takes() {
        assert_eq!(copy_sequence("hi", Some("screen"), None).unwrap(), "\x1bP\x1b]52;c;aGk=\x07\x1b\\");
        let long = copy_sequence(&"x".repeat(2_000), Some("screen.xterm"), None).unwrap();
        assert!(long.split("\x1b\\").all(|chunk| chunk.len() <= SCREEN_CHUNK + 2));
    }

    #[test]
    fn a_text_beyond_the_cap_is_refused() {
        assert!(copy_sequence(&"x".repeat(MAX_COPY_BYTES), None, None).unwrap().len() <= 100_000);
        let refused = copy_sequence(&"x".repeat(MAX_COPY_BYTES + 1), None, None);
        assert_eq!(refused, Err(TooLongToCopy { bytes: MAX_COPY_BYTES + 1 }));
    }
}
