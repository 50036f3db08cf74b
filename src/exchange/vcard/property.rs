//! One property of a card, as calcard reads it.

use calcard::{
    Entry, Parser,
    vcard::{VCardEntry, VCardParameterName, VCardParameterValue, VCardType, VCardValue, VCardValueType},
};

/// RFC 6350 §5.3: what a property without a preference comes after.
const LAST_PREFERENCE: u32 = 101;

/// What a property holds.
pub(super) enum Content {
    /// Text, without blanks around it.
    Text(String),
    /// So many bytes that are no text.
    Binary(usize),
}

/// A property, read.
pub(super) struct Property {
    entry: VCardEntry,
    content: Content,
}

impl Property {
    /// Reads a property from its line; `None` where the line is no property.
    pub fn read(line: &str) -> Option<Self> {
        let (head, raw) = split(line)?;
        let Entry::VCard(card) = Parser::new(line).vcard() else { return None };
        let entry = card.entries.into_iter().next()?;
        let content = content(&entry, head, raw.trim());
        Some(Self { entry, content })
    }

    /// Its name as it stands in the file.
    pub fn name(&self) -> &str {
        self.entry.name.as_str()
    }

    /// The name that binds it to others (`item1`), in lower case.
    pub fn group(&self) -> Option<String> {
        self.entry.group.as_ref().map(|group| group.to_lowercase())
    }

    /// What it holds.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The parts of a structured value, each without blanks around it.
    pub fn parts(&self) -> Vec<String> {
        parts(&self.entry).unwrap_or_default()
    }

    /// Its place among others of its name: from 1, which is the first, to 100, or else behind.
    pub fn preference(&self) -> u32 {
        let preference = self.entry.params.iter().filter_map(|param| match (&param.name, &param.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(place)) => Some(*place),
            // vCard 2.1 and 3.0 name only the first one.
            (VCardParameterName::Pref, VCardParameterValue::Null) => Some(1),
            (VCardParameterName::Type, VCardParameterValue::Text(text)) => {
                text.eq_ignore_ascii_case("pref").then_some(1)
            }
            _ => None,
        });
        preference.min().unwrap_or(LAST_PREFERENCE)
    }

    /// Whether it is a fax number.
    pub fn is_fax(&self) -> bool {
        self.has(VCardParameterName::Type, &VCardParameterValue::Type(VCardType::Fax))
    }

    /// Whether it is a URI, such as `tel:+33…`.
    pub fn is_uri(&self) -> bool {
        self.has(VCardParameterName::Value, &VCardParameterValue::ValueType(VCardValueType::Uri))
    }

    /// RFC 9554 §4.3: whether it was made from other properties.
    pub fn is_derived(&self) -> bool {
        self.has(VCardParameterName::Derived, &VCardParameterValue::Bool(true))
    }

    fn has(&self, name: VCardParameterName, value: &VCardParameterValue) -> bool {
        self.entry.params.iter().any(|param| param.name == name && param.value == *value)
    }
}

/// The line before the colon that begins the value, and after it; `None` without one.
pub(super) fn split(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == ':' && !quoted
    });
    let (at, _) = colon.filter(|(at, _)| !name(&line[..*at]).is_empty())?;
    Some((&line[..at], &line[at + 1..]))
}

/// The property's name in what stands before its value.
pub(super) fn name(head: &str) -> &str {
    let name = head.split(';').next().unwrap_or(head);
    name.rsplit('.').next().unwrap_or(name).trim()
}

/// Whether a line's value is in one of these encodings.
pub(super) fn has_encoding(line: &str, encodings: &[&str]) -> bool {
    split(line).is_some_and(|(head, _)| is_encoded(head, encodings))
}

fn is_encoded(head: &str, encodings: &[&str]) -> bool {
    head.split(';').skip(1).any(|param| {
        let (name, value) = param.split_once('=').unwrap_or(("ENCODING", param));
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case("ENCODING")
            && encodings.iter().any(|known| known.eq_ignore_ascii_case(value))
    })
}

/// The parts of a value of texts; `None` when some are none.
fn parts(entry: &VCardEntry) -> Option<Vec<String>> {
    let text = |value: &VCardValue| match value {
        VCardValue::Text(text) => Some(text.trim().to_owned()),
        VCardValue::Component(texts) => Some(texts.join(" ").trim().to_owned()),
        _ => None,
    };
    entry.values.iter().map(text).collect()
}

fn content(entry: &VCardEntry, head: &str, raw: &str) -> Content {
    let binary = entry.values.iter().find_map(|value| match value {
        VCardValue::Binary(data) => Some(data.data.len()),
        _ => None,
    });
    if let Some(bytes) = binary {
        return Content::Binary(bytes);
    }
    // Of a date or a number, calcard keeps what it understands; the file has all of it.
    let mut text = parts(entry).map_or_else(|| raw.to_owned(), |parts| listed(&parts));
    if is_encoded(head, &["QUOTED-PRINTABLE"]) && !head.to_ascii_uppercase().contains("CHARSET=") {
        text = without_mojibake(text);
    }
    let undecoded = is_encoded(head, &["BASE64", "B"]) && text == raw && !text.is_empty();
    if undecoded || text.contains('\0') { Content::Binary(text.len()) } else { Content::Text(text) }
}

/// The parts that say something, on one line.
fn listed(parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// Where a quoted text names no character set, calcard takes it for Latin-1, and many programs write UTF-8.
fn without_mojibake(text: String) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(text)
}
