//! One line of text, on `tui_input`, which moves and deletes by what a person sees as one character.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, backend::crossterm::EventHandler};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::{display, width};

/// Bytes that a field takes (RELIABILITY §4).
pub const CAP: usize = 64 * 1024;

/// A line that is being typed.
#[derive(Debug, Clone, Default)]
pub struct TextInput(Input);

impl TextInput {
    /// The text.
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.0 = Input::new(text.to_owned());
    }

    /// Takes a key; `false` when it is not for a line of text.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let modified = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            // AltGr comes as Ctrl+Alt with some terminals, but then the character is no letter of a command.
            KeyCode::Char(c) if modified || c.is_control() => {
                let editing = key.modifiers == KeyModifiers::CONTROL && "aekuw".contains(c);
                if editing {
                    self.0.handle_event(&crossterm::event::Event::Key(*key));
                }
                editing
            }
            KeyCode::Char(c) if self.text().len() + c.len_utf8() > CAP => true,
            KeyCode::Char(_)
            | KeyCode::Backspace
            | KeyCode::Delete
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Home
            | KeyCode::End => {
                let plain = KeyEvent::new(key.code, key.modifiers - KeyModifiers::SHIFT);
                self.0.handle_event(&crossterm::event::Event::Key(plain));
                true
            }
            _ => false,
        }
    }

    /// Inserts a pasted text at the cursor; line ends and tabs become a space, what is beyond the cap is cut, and
    /// the answer is `false` then.
    pub fn paste(&mut self, text: &str) -> bool {
        let clean = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ").replace('\0', "");
        let room = CAP.saturating_sub(self.text().len());
        let cut = clean
            .grapheme_indices(true)
            .map(|(at, part)| at + part.len())
            .take_while(|end| *end <= room)
            .last();
        let whole = cut.unwrap_or(0) == clean.len();
        let clean = &clean[..cut.unwrap_or(0)];
        let at = self.0.cursor();
        let (before, after) = split_at_char(self.text(), at);
        let joined = format!("{before}{clean}{after}");
        self.0 = Input::new(joined).with_cursor(at + clean.chars().count());
        whole
    }

    /// What to show in so many columns, and in which of them the cursor stands.
    pub fn view(&self, columns: usize) -> (String, usize) {
        let (before, after) = split_at_char(self.text(), self.0.cursor());
        let (before, after) = (display(before), display(after));
        let cursor = width(&before);
        let columns = columns.max(1);
        // The cursor stays inside; one column is kept for it at the end.
        let skip = cursor.saturating_sub(columns - 1);
        let (mut skipped, mut shown) = (0, String::new());
        for part in before.graphemes(true).chain(after.graphemes(true)) {
            if skipped < skip {
                skipped += width(part);
            } else {
                shown.push_str(part);
            }
        }
        (shown, cursor - skipped.min(cursor))
    }
}

fn split_at_char(text: &str, at: usize) -> (&str, &str) {
    let byte = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    text.split_at(byte)
}
