//! Several lines of text, edited by `ratatui_textarea` and drawn by us: what comes from outside reaches the
//! terminal only cleaned.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, TextArea};

use crate::domain::text::{display, width};

/// Bytes that a text of several lines takes (RELIABILITY §4).
pub const CAP: usize = 1024 * 1024;

/// A text that is being typed.
#[derive(Default)]
pub struct Lines {
    area: TextArea<'static>,
    bytes: usize,
}

impl Lines {
    /// The text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.area = TextArea::new(text.split('\n').map(ToOwned::to_owned).collect());
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
        self.bytes = text.len();
    }

    /// Takes a key; `false` when it is not for a text: up and down leave it at its ends.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let (row, _) = self.cursor();
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return false;
        }
        match key.code {
            KeyCode::Up if row == 0 => return false,
            KeyCode::Down if row + 1 >= self.area.lines().len() => return false,
            KeyCode::Up => self.area.move_cursor(CursorMove::Up),
            KeyCode::Down => self.area.move_cursor(CursorMove::Down),
            KeyCode::Left => self.area.move_cursor(CursorMove::Back),
            KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            KeyCode::Enter if self.bytes < CAP => {
                self.area.insert_newline();
                self.bytes += 1;
            }
            KeyCode::Char(c) if !c.is_control() && self.bytes + c.len_utf8() <= CAP => {
                self.area.insert_char(c);
                self.bytes += c.len_utf8();
            }
            KeyCode::Enter | KeyCode::Char(_) => {}
            KeyCode::Backspace => {
                self.area.delete_char();
                self.count();
            }
            KeyCode::Delete => {
                self.area.delete_next_char();
                self.count();
            }
            _ => return false,
        }
        true
    }

    /// Inserts a pasted text at the cursor, up to the cap; `false` when it was cut.
    pub fn paste(&mut self, text: &str) -> bool {
        let clean = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        let room = CAP.saturating_sub(self.bytes);
        let end = (0..=clean.len().min(room)).rev().find(|end| clean.is_char_boundary(*end)).unwrap_or(0);
        self.area.insert_str(&clean[..end]);
        self.count();
        end == clean.len()
    }

    fn count(&mut self) {
        self.bytes = self.area.lines().iter().map(|line| line.len() + 1).sum::<usize>().saturating_sub(1);
    }

    fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// What to show in so many columns and rows, and where the cursor stands in it: long lines go on in the
    /// next row.
    pub fn view(&self, columns: usize, rows: usize) -> (Vec<String>, (usize, usize)) {
        let columns = columns.max(1);
        let (row, column) = self.cursor();
        let (mut shown, mut at) = (Vec::new(), (0, 0));
        for (index, line) in self.area.lines().iter().enumerate() {
            let first = shown.len();
            let pieces = pieces(&display(line), columns);
            if index == row {
                let before: String = line.chars().take(column).collect();
                let before = self::pieces(&display(&before), columns);
                let (above, column) = (before.len() - 1, before.last().map_or(0, |piece| width(piece)));
                at = if column < columns { (first + above, column) } else { (first + above + 1, 0) };
            }
            shown.extend(pieces);
        }
        if at.0 >= shown.len() {
            shown.push(String::new());
        }
        let top = (at.0 + 1).saturating_sub(rows.max(1));
        (shown.into_iter().skip(top).take(rows).collect(), (at.0 - top, at.1))
    }
}

/// A line cut every so many columns; at least one piece.
fn pieces(line: &str, columns: usize) -> Vec<String> {
    use unicode_segmentation::UnicodeSegmentation;
    let (mut pieces, mut piece, mut wide) = (Vec::new(), String::new(), 0);
    for part in line.graphemes(true) {
        let takes = width(part);
        if wide + takes > columns && wide > 0 {
            pieces.push(std::mem::take(&mut piece));
            wide = 0;
        }
        piece.push_str(part);
        wide += takes;
    }
    pieces.push(piece);
    pieces
}
