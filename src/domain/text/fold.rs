//! The form in which texts are compared and searched: what a person would call "the same".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::invisible::is_invisible;

/// `text` without case, accents, ligatures, typographic apostrophes, controls and invisible
/// characters, in its NFKD form, blanks collapsed to one space and trimmed: `" L’Œuvre"` becomes
/// `"l'oeuvre"`. Idempotent. Vowel signs that are letters of their script stay.
pub fn fold(text: &str) -> String {
    let mut folded = Folded(String::with_capacity(text.len()));
    if text.is_ascii() {
        text.bytes().for_each(|byte| folded.put(char::from(byte.to_ascii_lowercase())));
    } else {
        // What goes must go before the marks are put in order, or a second pass would find more.
        let kept = text.chars().filter(|&c| !is_dropped(c)).map(plain_apostrophe);
        for c in kept.nfkd().filter(|&c| !is_dropped(c) && !is_accent(c)) {
            c.to_lowercase().for_each(|lower| folded.put_letter(lower));
        }
    }
    folded.finish()
}

struct Folded(String);

impl Folded {
    fn put_letter(&mut self, lower: char) {
        match lower {
            'œ' => self.0.push_str("oe"),
            'æ' => self.0.push_str("ae"),
            'ß' => self.0.push_str("ss"),
            'þ' => self.0.push_str("th"),
            'ø' => self.0.push('o'),
            'ł' => self.0.push('l'),
            'đ' => self.0.push('d'),
            'ı' => self.0.push('i'),
            'ς' => self.0.push('σ'),
            _ => self.put(lower),
        }
    }

    fn put(&mut self, c: char) {
        if c.is_whitespace() {
            if !self.0.is_empty() && !self.0.ends_with(' ') {
                self.0.push(' ');
            }
        } else if !c.is_control() {
            self.0.push(plain_apostrophe(c));
        }
    }

    fn finish(mut self) -> String {
        if self.0.ends_with(' ') {
            self.0.pop();
        }
        self.0
    }
}

fn plain_apostrophe(c: char) -> char {
    match c {
        '‘' | '’' | '‛' | 'ʼ' | '´' | '`' | '′' | '＇' => '\'',
        _ => c,
    }
}

/// Invisible characters, variation selectors and the visible format characters: SQLite's tokenizer
/// splits at the last ones, and the words are ours to split. U+2028 and U+2029 are blanks.
fn is_dropped(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    (is_invisible(c) && !c.is_whitespace())
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180F}'
            | '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}'
            | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}')
}

/// The marks written around a letter that stays the same letter: accents, overlays, enclosures,
/// Hebrew points, Arabic vowels. Not the voicing marks of Japanese, nuktas, viramas and the vowel
/// signs of India and South-East Asia (classes 0, 7 to 9, 84 to 132): they make another letter.
fn is_accent(c: char) -> bool {
    !c.is_ascii()
        && (matches!(canonical_combining_class(c), 1 | 10..=36 | 200..)
            || matches!(c, '\u{20D0}'..='\u{20F0}'))
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
