//! One key of the keyboard: its notation in the configuration, its name on the screen, and whether it is
//! what the terminal just sent.
//!
//! Written here rather than taken from the crate `keybinds`: single keys are all that we bind, and its keys
//! would still need everything below that makes terminals agree (capitals, Shift+Tab, caps lock).

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use unicode_normalization::UnicodeNormalization;

use super::Problem;
use crate::i18n::message;

/// A key with its modifiers, in the one form that equal keys share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// How a key that has a name is written (first as we write it) and shown: a sign, or the id of a message.
struct Named(KeyCode, &'static [&'static str], Label);

enum Label {
    Sign(&'static str),
    Message(&'static str),
}

const NAMED: &[Named] = &[
    Named(KeyCode::Up, &["Up"], Label::Sign("↑")),
    Named(KeyCode::Down, &["Down"], Label::Sign("↓")),
    Named(KeyCode::Left, &["Left"], Label::Sign("←")),
    Named(KeyCode::Right, &["Right"], Label::Sign("→")),
    Named(KeyCode::Enter, &["Enter", "Return"], Label::Message("key-enter")),
    Named(KeyCode::Esc, &["Esc", "Escape"], Label::Message("key-esc")),
    Named(KeyCode::Char(' '), &["Space"], Label::Message("key-space")),
    Named(KeyCode::Char('+'), &["Plus"], Label::Sign("+")),
    Named(KeyCode::Tab, &["Tab"], Label::Message("key-tab")),
    Named(KeyCode::Backspace, &["Backspace"], Label::Message("key-backspace")),
    Named(KeyCode::Delete, &["Delete", "Del"], Label::Message("key-delete")),
    Named(KeyCode::Insert, &["Insert", "Ins"], Label::Message("key-insert")),
    Named(KeyCode::Home, &["Home"], Label::Message("key-home")),
    Named(KeyCode::End, &["End"], Label::Message("key-end")),
    Named(KeyCode::PageUp, &["PageUp", "PgUp"], Label::Message("key-page-up")),
    Named(KeyCode::PageDown, &["PageDown", "PgDn", "PgDown"], Label::Message("key-page-down")),
];

/// With Ctrl, these letters are the very bytes of other keys.
const SAME_BYTES: &[(char, KeyCode)] =
    &[('i', KeyCode::Tab), ('m', KeyCode::Enter), ('h', KeyCode::Backspace), ('[', KeyCode::Esc)];

const MODIFIERS: &[(KeyModifiers, &[&str], &str)] = &[
    (KeyModifiers::CONTROL, &["Ctrl", "Control"], "key-ctrl"),
    (KeyModifiers::ALT, &["Alt"], "key-alt"),
    (KeyModifiers::SHIFT, &["Shift"], "key-shift"),
];

impl Key {
    /// The key that this event tells of; none where it tells that a key was let go.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        (event.kind != KeyEventKind::Release).then(|| Self::normal(event.code, event.modifiers))
    }

    /// Whether the event is a press of this key.
    #[must_use]
    pub fn matches(&self, event: &KeyEvent) -> bool {
        Self::of(event) == Some(*self)
    }

    /// Whether the key types a character into a field.
    #[must_use]
    pub fn types(&self) -> bool {
        matches!(self.code, KeyCode::Char(_))
            && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }

    /// The event of a press of this key.
    #[must_use]
    pub fn event(&self) -> KeyEvent {
        let capital = matches!(self.code, KeyCode::Char(c) if c.is_uppercase());
        let shift = if capital { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
        KeyEvent::new(self.code, self.modifiers | shift)
    }

    /// The key as the configuration writes it: `Ctrl+s`, `Shift+Down`, `J`.
    #[must_use]
    pub fn notation(&self) -> String {
        let name = match (self.named(), self.code) {
            (Some(Named(_, names, _)), _) => names[0].to_owned(),
            (None, KeyCode::Char(letter)) => letter.to_string(),
            (None, code) => code.to_string(),
        };
        self.with_modifiers(&name, |names, _| names[0].to_owned())
    }

    /// Terminals tell the same key in several ways; this makes one of them. Shift is part of a capital,
    /// and with Ctrl there are no capitals at all (caps lock must not change Ctrl+S).
    fn normal(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let known = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let meta = modifiers.contains(KeyModifiers::META);
        let modifiers = if meta { known | KeyModifiers::ALT } else { known };
        match code {
            KeyCode::BackTab => Self { code: KeyCode::Tab, modifiers: modifiers | KeyModifiers::SHIFT },
            KeyCode::Char(letter) => {
                let letter = if modifiers.contains(KeyModifiers::CONTROL) {
                    letter.to_lowercase().next().unwrap_or(letter)
                } else if modifiers.contains(KeyModifiers::SHIFT) {
                    capital(letter)
                } else {
                    letter
                };
                Self { code: KeyCode::Char(letter), modifiers: modifiers - KeyModifiers::SHIFT }
            }
            code => Self { code, modifiers },
        }
    }

    fn named(&self) -> Option<&'static Named> {
        NAMED.iter().find(|named| named.0 == self.code)
    }

    fn with_modifiers(&self, name: &str, show: impl Fn(&[&str], &str) -> String) -> String {
        let held = MODIFIERS.iter().filter(|(modifier, ..)| self.modifiers.contains(*modifier));
        let mut parts: Vec<String> = held.map(|(_, names, id)| show(names, id)).collect();
        parts.push(name.to_owned());
        parts.join("+")
    }
}

/// The capital of a letter that has a single one, else the character itself.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none()).unwrap_or(letter)
}

impl fmt::Display for Key {
    /// The key as the person's keyboard names it: `Ctrl+S`, `Maj+↓`, `Échap`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match (self.named(), self.code) {
            (Some(Named(_, _, Label::Sign(sign))), _) => (*sign).to_owned(),
            (Some(Named(_, _, Label::Message(id))), _) => message(id, &[]),
            (None, KeyCode::Char(letter)) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                capital(letter).to_string()
            }
            (None, KeyCode::Char(letter)) => letter.to_string(),
            (None, code) => code.to_string(),
        };
        f.write_str(&self.with_modifiers(&name, |_, id| message(id, &[])))
    }
}

impl FromStr for Key {
    type Err = Problem;

    /// Reads a notation; names in any case.
    ///
    /// # Errors
    /// [`Problem::UnknownKey`], or [`Problem::IndistinctKey`] for what a terminal sends as another key.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let value: String = text.trim().nfc().collect();
        let unknown = || Problem::UnknownKey(text.to_owned());
        let (held, name) = match value.strip_suffix('+') {
            Some("") => (None, "+"),
            Some(before) => (Some(before.strip_suffix('+').ok_or_else(unknown)?), "+"),
            None => value.rsplit_once('+').map_or((None, value.as_str()), |(held, name)| (Some(held), name)),
        };
        let mut modifiers = KeyModifiers::NONE;
        for part in held.into_iter().flat_map(|held| held.split('+')) {
            let known = MODIFIERS.iter().find(|(_, names, _)| is_one_of(part, names)).ok_or_else(unknown)?;
            modifiers |= known.0;
        }
        let key = Self::normal(code(name).ok_or_else(unknown)?, modifiers);
        match key.instead_of(modifiers) {
            Some(other) => Err(Problem::IndistinctKey { value: text.to_owned(), instead: other.notation() }),
            None => Ok(key),
        }
    }
}

impl Key {
    /// What a terminal sends for this key, written with `modifiers`, if that is not the key itself.
    fn instead_of(&self, modifiers: KeyModifiers) -> Option<Self> {
        let KeyCode::Char(letter) = self.code else { return None };
        let same = SAME_BYTES.iter().find(|(with_ctrl, _)| *with_ctrl == letter);
        if let (true, Some((_, code))) = (self.modifiers.contains(KeyModifiers::CONTROL), same) {
            return Some(Self { code: *code, modifiers: self.modifiers - KeyModifiers::CONTROL });
        }
        let shift_tells = !self.modifiers.contains(KeyModifiers::CONTROL) && letter.is_uppercase();
        (modifiers.contains(KeyModifiers::SHIFT) && !shift_tells).then_some(*self)
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn code(name: &str) -> Option<KeyCode> {
    if let Some(named) = NAMED.iter().find(|Named(_, names, _)| is_one_of(name, names)) {
        return Some(named.0);
    }
    if name.eq_ignore_ascii_case("Backtab") {
        return Some(KeyCode::BackTab);
    }
    let mut letters = name.chars();
    match (letters.next()?, letters.as_str()) {
        (letter, "") => (!letter.is_control() && !letter.is_whitespace()).then_some(KeyCode::Char(letter)),
        ('f' | 'F', number) => number.parse().ok().filter(|n| (1..=24).contains(n)).map(KeyCode::F),
        _ => None,
    }
}
