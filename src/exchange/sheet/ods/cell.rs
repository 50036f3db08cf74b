//! What a cell says: its value as a person would have typed it.

use std::borrow::Cow;
use std::io::Read;

use crate::exchange::sheet::error::SheetError;

use super::prose::Prose;
use super::xml::{Element, Event, Space, Xml, number, value};

/// The time of a date that has none, as Excel writes it.
const MIDNIGHT: &str = "T00:00:00";

/// The names of the one error without a mark at its end, in English, French and German.
const NOT_AVAILABLE: [&str; 3] = ["N/A", "N/D", "NV"];

/// What a cell holds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What it shows; also times of day, whose values are lengths (`PT10H30M`).
    #[default]
    Text,
    /// A number, an amount or a percentage.
    Number,
    /// A day, perhaps with a time.
    Date,
    /// True or false.
    Truth,
}

/// One cell; the next one is read into it again.
#[derive(Default)]
pub(super) struct Cell {
    kind: Kind,
    value: String,
    shown: Prose,
    /// Whether it holds a formula.
    formula: bool,
    /// Whether its formula failed: it shows why and has no value.
    pub failed: bool,
    /// How many columns it stands for.
    pub repeated: u64,
}

impl Cell {
    /// Reads the cell that begins with `element`, but for what it shows.
    ///
    /// # Errors
    /// `DamagedSpreadsheet`.
    pub fn begin(&mut self, element: &Element, longest: usize) -> Result<(), SheetError> {
        self.kind = Kind::Text;
        self.value.clear();
        self.shown.clear(longest);
        self.repeated = 1;
        (self.formula, self.failed) = (false, false);
        for attribute in element.attributes() {
            match attribute? {
                (Space::Table, b"number-columns-repeated", count) => self.repeated = number(&count),
                (Space::Table, b"formula", _) => self.formula = true,
                (Space::Calc, b"value-type", kind) => self.failed = &*kind.value == b"error",
                (Space::Office, b"value-type", kind) => {
                    self.kind = match &*kind.value {
                        b"float" | b"currency" | b"percentage" => Kind::Number,
                        b"date" => Kind::Date,
                        b"boolean" => Kind::Truth,
                        _ => Kind::Text,
                    };
                }
                (Space::Office, b"value" | b"date-value" | b"boolean-value" | b"string-value", attribute) => {
                    self.value.push_str(&value(&attribute)?)
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what it shows, to its end. Notes and drawings that hang on it are not its text.
    ///
    /// # Errors
    /// Those of the document.
    pub fn read<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), SheetError> {
        loop {
            match xml.next()? {
                Event::Open(element) if element.name() == (Space::Text, b"p") => self.paragraph(xml)?,
                Event::Open(_) => xml.skip()?,
                Event::Close => break,
                Event::Text(_) | Event::Nothing | Event::End => {}
            }
        }
        // Only LibreOffice says it; with others a formula shows it, or a number that shows no number.
        let calculated = self.formula || self.kind != Kind::Text;
        self.failed |= calculated && (is_error(self.shown.as_str()) || is_error(&self.value));
        Ok(())
    }

    fn paragraph<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), SheetError> {
        self.shown.begin_paragraph();
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Event::Text(text) => self.shown.add(text),
                Event::Open(element) => {
                    match element.name() {
                        (Space::Text, b"s") => self.shown.spaces(element.count(Space::Text, b"c")?),
                        (Space::Text, b"tab") => self.shown.add("\t"),
                        (Space::Text, b"line-break") => self.shown.add("\n"),
                        // Links, stretches in bold and fields say what they show.
                        (Space::Text, name) if name != b"note" => {}
                        _ => {
                            xml.skip()?;
                            continue;
                        }
                    }
                    depth += 1;
                }
                Event::Close => depth -= 1,
                Event::Nothing | Event::End => {}
            }
        }
        Ok(())
    }

    /// Its text.
    pub fn text(&self) -> Cow<'_, str> {
        let value = match self.kind {
            _ if self.failed => None,
            Kind::Number => plain_number(&self.value).map(Cow::Owned),
            Kind::Date => Some(self.value.strip_suffix(MIDNIGHT).unwrap_or(&self.value).into()),
            // A text has a value besides what it shows where its format adds to it; an error an empty one.
            Kind::Text | Kind::Truth => Some(Cow::Borrowed(&*self.value)),
        };
        value.filter(|value| !value.is_empty()).unwrap_or(Cow::Borrowed(self.shown.as_str()))
    }

    /// Its text in a column of phone numbers. A spreadsheet takes a number that is typed for a quantity, and
    /// drops what a quantity does not need: the `0` of `0612345678`, the `+` of `+33612345678`.
    pub fn phone(&self) -> Cow<'_, str> {
        let text = self.text();
        let lost = match text.len() {
            9 => "0",
            11 if text.starts_with("33") => "+",
            _ => return text,
        };
        let number = self.kind == Kind::Number && text.bytes().all(|byte| byte.is_ascii_digit());
        if number { Cow::Owned(format!("{lost}{text}")) } else { text }
    }
}

/// Whether a text is how a spreadsheet shows that a formula failed: `#DIV/0!`, `#NAME?`, `#VALEUR!`, `Err:502`.
fn is_error(shown: &str) -> bool {
    let named = shown.strip_prefix('#').is_some_and(|name| {
        (name.ends_with(['!', '?']) || NOT_AVAILABLE.contains(&name)) && !name.contains(char::is_lowercase)
    });
    let number = shown.strip_prefix("Err").and_then(|rest| rest.trim_start().strip_prefix(':'));
    named
        || number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A number as a person writes it: without exponent, and without decimals where it has none.
fn plain_number(value: &str) -> Option<String> {
    let number: f64 = value.parse().ok()?;
    // Zero has no sign.
    number.is_finite().then(|| (number + 0.0).to_string())
}
