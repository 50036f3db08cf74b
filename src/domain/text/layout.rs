//! Columns: how many a text takes, cutting it to so many, breaking it into lines.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::display::{display, is_plain};

/// Ends a text that was cut.
const ELLIPSIS: char = '…';
/// Stands for a grapheme wider than a whole line.
const TOO_WIDE: &str = "\u{FFFD}";

/// The columns that a text already passed through [`display`] takes on the screen, counted as the
/// screen is filled: grapheme by grapheme. `str::width` and ratatui's `Line::width` may say less
/// (ligatures of Khmer or Lisu).
pub fn width(shown: &str) -> usize {
    if shown.chars().all(is_plain) {
        return shown.chars().count();
    }
    shown.graphemes(true).map(grapheme_width).sum()
}

/// The columns of one grapheme, as ratatui 0.30 counts them: it adds one for each halfwidth sound
/// mark, which unicode-width counts as well since 0.2.3. Agreeing with the screen is what matters.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    let sound_marks = grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    grapheme.width() + sound_marks
}

/// [`display`], cut with `…` to at most `columns`; a grapheme is never split.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    let shown = display(text);
    if width(&shown) <= columns {
        return shown;
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let kept: String = shown
        .graphemes(true)
        .take_while(|grapheme| {
            used += grapheme_width(grapheme);
            used <= room
        })
        .collect();
    // A joiner at the cut has lost the letter it was for.
    let mut cut = kept.trim_end_matches(['\u{200C}', '\u{200D}']).to_owned();
    cut.push(ELLIPSIS);
    Cow::Owned(cut)
}

/// [`display`], line by line, broken at blanks into lines of at most `columns` (at least one);
/// a word longer than a line is broken between graphemes. Every line end of `text` is kept, so
/// an empty text gives one empty line. A grapheme wider than a whole line becomes `�`.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut rows = Rows { done: Vec::new(), row: String::new(), used: 0, columns: columns.max(1) };
    for line in text.split('\n') {
        rows.put_line(&display(line));
    }
    rows.done
}

struct Rows {
    done: Vec<String>,
    row: String,
    /// The columns of `row`.
    used: usize,
    columns: usize,
}

impl Rows {
    fn put_line(&mut self, line: &str) {
        let mut start = 0;
        for (at, grapheme) in line.grapheme_indices(true) {
            if grapheme == " " {
                self.put_word(&line[start..at]);
                self.put_blank();
                start = at + 1;
            }
        }
        self.put_word(&line[start..]);
        self.end_row();
    }

    fn put_word(&mut self, word: &str) {
        let columns = width(word);
        if self.used + columns > self.columns && self.used > 0 && columns > 0 {
            self.break_row();
        }
        if columns <= self.columns {
            self.row.push_str(word);
            self.used += columns;
        } else {
            word.graphemes(true).for_each(|grapheme| self.put_grapheme(grapheme));
        }
    }

    fn put_grapheme(&mut self, grapheme: &str) {
        let columns = grapheme_width(grapheme);
        let (grapheme, columns) = if columns > self.columns { (TOO_WIDE, 1) } else { (grapheme, columns) };
        if self.used + columns > self.columns {
            self.end_row();
        }
        self.row.push_str(grapheme);
        self.used += columns;
    }

    /// A blank that no longer fits is where the row will break.
    fn put_blank(&mut self) {
        if self.used < self.columns {
            self.row.push(' ');
            self.used += 1;
        }
    }

    /// Ends the row before a word; the break stands for the blanks, an indent alone makes no row.
    fn break_row(&mut self) {
        self.row.truncate(self.row.trim_end_matches(' ').len());
        if self.row.is_empty() {
            self.used = 0;
        } else {
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        self.done.push(std::mem::take(&mut self.row));
        self.used = 0;
    }
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
