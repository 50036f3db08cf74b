//! The one way in which text from outside reaches a terminal (RELIABILITY §4, UD-01 to UD-03).

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::invisible::is_invisible;
use super::layout::grapheme_width;

/// Stands for what must not be drawn, one column wide.
const SIGN: char = '\u{FFFD}';
/// Carries a combining mark that has no letter under it, as the Unicode charts do.
const DOTTED_CIRCLE: char = '◌';
/// More marks than any living script stacks on one letter are an attack on the neighbour lines.
const MARKS_PER_BASE: u8 = 4;
const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const LAM: char = '\u{644}';

/// `text` as a terminal may get it: C0 and DEL become their control picture (`␊`), every other
/// control, bidi or invisible character becomes `�`, at most four combining marks stay on a
/// letter, and every grapheme takes at least one column. A line end is a control like another:
/// [`wrap`](super::wrap) is for text of several lines. Idempotent; borrows when nothing changes.
pub fn display(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut screen = Screen::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        screen.put(c, chars.peek().copied());
    }
    let shown = without_empty_graphemes(screen.out);
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// What most text is made of: visible, one column, never joined to a neighbour.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'
        | '\u{2010}'..='\u{2027}' | '\u{202F}' | '€')
}

/// What has been let through so far.
struct Screen {
    out: String,
    /// The letter or sign that marks and joiners would change, and where it starts in `out`.
    base: Option<(usize, char)>,
    /// The combining marks on `base`.
    marks: u8,
    /// The last character of `out`.
    last: char,
}

impl Screen {
    fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), base: None, marks: 0, last: ' ' }
    }

    fn put(&mut self, c: char, next: Option<char>) {
        match c {
            '\0'..='\u{1F}' => self.put_base(control_picture(c)),
            '\u{7F}' => self.put_base('␡'),
            ZWJ if self.zwj_belongs(next) => self.attach(c),
            ZWNJ if self.zwnj_belongs(next) => self.attach(c),
            _ if c.is_control() || is_invisible(c) => self.put_base(SIGN),
            _ if is_combining_mark(c) => self.put_mark(c),
            _ if is_skin_tone(c) && self.base_is(is_pictographic) => self.attach(c),
            _ => match lam_alef(c) {
                Some(ligature) if self.base_is(|b| b == LAM) && self.last != ZWNJ => self.ligate(ligature),
                _ => self.put_base(c),
            },
        }
    }

    fn put_base(&mut self, c: char) {
        self.base = Some((self.out.len(), c));
        self.marks = 0;
        self.attach(c);
    }

    fn attach(&mut self, c: char) {
        self.out.push(c);
        self.last = c;
    }

    fn put_mark(&mut self, mark: char) {
        // A blank is no letter: lines are broken there, and the mark would begin the next one.
        if !self.base_is(|b| b != ' ') {
            self.put_base(DOTTED_CIRCLE);
        }
        if self.marks < MARKS_PER_BASE {
            self.marks += 1;
            self.attach(mark);
        }
    }

    /// Puts the ligature in the place of its lam; the marks between lam and alef stay on it.
    fn ligate(&mut self, ligature: char) {
        if let Some((start, lam)) = self.base {
            let mut glyph = [0; 4];
            self.out.replace_range(start..start + lam.len_utf8(), ligature.encode_utf8(&mut glyph));
            self.base = Some((start, ligature));
            self.last = if self.marks == 0 { ligature } else { self.last };
        }
    }

    fn base_is(&self, test: impl Fn(char) -> bool) -> bool {
        self.base.is_some_and(|(_, base)| test(base))
    }

    /// Inside an emoji, or after a virama (RFC 5892, appendix A.2).
    fn zwj_belongs(&self, next: Option<char>) -> bool {
        let in_emoji = self.last != ZWJ && self.base_is(is_pictographic) && next.is_some_and(is_pictographic);
        in_emoji || is_virama(self.last)
    }

    /// Between two cursive letters, or after a virama (RFC 5892, appendix A.1).
    fn zwnj_belongs(&self, next: Option<char>) -> bool {
        is_virama(self.last) || (self.base_is(is_cursive) && next.is_some_and(is_cursive))
    }
}

/// The Unicode tables of three crates are not of one version: what one of them calls a mark or a
/// jamo may stand alone for another, in a grapheme without a column.
fn without_empty_graphemes(text: String) -> String {
    if text.graphemes(true).all(|grapheme| grapheme_width(grapheme) > 0) {
        return text;
    }
    let mut sign = [0; 4];
    let sign: &str = SIGN.encode_utf8(&mut sign);
    text.graphemes(true).map(|g| if grapheme_width(g) > 0 { g } else { sign }).collect()
}

fn control_picture(c0: char) -> char {
    char::from_u32(0x2400 + u32::from(c0)).unwrap_or(SIGN)
}

fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == 9
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// The blocks that the emoji joined by ZWJ come from.
fn is_pictographic(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_skin_tone(c)
}

/// Letters of the scripts that join: Arabic, Syriac, N'Ko, Mandaic, Mongolian.
fn is_cursive(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{8FF}' | '\u{1820}'..='\u{18AA}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE80}'..='\u{FEFC}')
        && c.is_alphabetic()
        && !is_combining_mark(c)
}

/// The one-column ligature of lam and this alef. Left as two letters, `str::width` says one column
/// and the screen takes two: ratatui lets the next span overwrite the last letter.
fn lam_alef(alef: char) -> Option<char> {
    Some(match alef {
        '\u{622}' => '\u{FEF5}',
        '\u{623}' => '\u{FEF7}',
        '\u{625}' => '\u{FEF9}',
        '\u{627}' => '\u{FEFB}',
        _ => return None,
    })
}

#[cfg(test)]
#[path = "display_tests.rs"]
mod tests;
