//! Phone numbers: kept as typed, found under any form (S3.7, SPEC §11 `/`).

use std::iter::once;

use phonenumber::{Mode, PhoneNumber};

use super::list::{split_list, tidy_list};

/// The country whose national numbers are understood without a prefix (ISO code). One for the whole store:
/// the search index is shared, so it is no setting of a person's.
pub const HOME_COUNTRY: &str = "FR";

/// A longer run of digits is no phone number; what follows is not searched.
const SEARCHED_DIGITS: usize = 64;
/// E.164 allows 15 digits; `00` before them and a trunk `(0)` among them make 18.
const NUMBER_DIGITS: std::ops::RangeInclusive<usize> = 6..=18;

/// This entry, as typed, holds no digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDigit(pub String);

/// The phones of a field, separated by `;`, each kept as typed; `a ; b` is repaired to `a;b`
/// (S3.7). An empty field is fine.
///
/// # Errors
/// The first entry without a digit.
pub fn parse_phones(field: &str) -> Result<String, NoDigit> {
    match split_list(field).find(|phone| !phone.chars().any(|c| digit(c).is_some())) {
        Some(phone) => Err(NoDigit(phone.to_owned())),
        None => Ok(tidy_list(field)),
    }
}

/// Why a phone is not in international form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotInternational {
    /// It begins with `00`; this is the same number as it is stored.
    Proposal(String),
    /// It has no country code, or is no number.
    Unknown,
}

/// One phone in international form: `+`, country code, number; spaces, dots, hyphens and parentheses between
/// them. Its E.164 form (S0.14).
///
/// # Errors
/// [`NotInternational`].
pub fn parse_international(text: &str) -> Result<String, NotInternational> {
    let separates =
        |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2013}');
    let begun = text.trim_start_matches(separates);
    let number = begun.strip_prefix(['+', '＋']);
    if !number.unwrap_or(begun).chars().all(|c| digit(c).is_some() || separates(c)) {
        return Err(NotInternational::Unknown);
    }
    let read = Number::read(text).filter(|number| number.international);
    let forms = read.and_then(|number| number.forms(HOME_COUNTRY));
    match forms.map(|[_, international]| format!("+{international}")) {
        Some(e164) if number.is_some() => Ok(e164),
        Some(e164) => Err(NotInternational::Proposal(e164)),
        None => Err(NotInternational::Unknown),
    }
}

/// The digits of a text; Arabic-Indic and full-width ones become ASCII.
pub fn digits(text: &str) -> String {
    text.chars().filter_map(digit).collect()
}

/// The digits under which the phones of a field are found: for each one as typed (the first 64)
/// and, where it is a number of `default_country` (ISO code; numbers that begin with `+` or `00`
/// speak for themselves), its national (`0612345678`) and international (`33612345678`) digits.
pub fn search_forms(field: &str, default_country: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for phone in split_list(field) {
        let typed: String = phone.chars().filter_map(digit).take(SEARCHED_DIGITS).collect();
        let numbers = numbers(phone).filter_map(|number| number.forms(default_country)).flatten();
        for form in once(typed).chain(numbers) {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// The numbers in one phone: words stand before, between and after them (« poste 12 »), and the
/// library would read their letters as keypad digits.
fn numbers(phone: &str) -> impl Iterator<Item = Number> {
    phone.split(|c: char| c.is_alphabetic() || matches!(c, '#' | ',')).filter_map(Number::read)
}

/// One number as written.
struct Number {
    /// With its country code, without `+` or `00`.
    international: bool,
    digits: String,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter_map(digit).take(NUMBER_DIGITS.end() + 1).collect();
        if !NUMBER_DIGITS.contains(&digits.len()) {
            return None;
        }
        let plus = text.chars().find(|&c| matches!(c, '+' | '＋') || digit(c).is_some());
        if plus.is_some_and(|c| digit(c).is_none()) {
            return Some(Self { international: true, digits });
        }
        Some(match digits.strip_prefix("00") {
            Some(rest) => Self { international: true, digits: rest.to_owned() },
            None => Self { international: false, digits },
        })
    }

    /// Its national and international digits.
    fn forms(&self, default_country: &str) -> Option<[String; 2]> {
        match self.french_subscriber(default_country) {
            Some(subscriber) => Some([format!("0{subscriber}"), format!("33{subscriber}")]),
            None => self.parse(default_country).map(|number| {
                [Mode::National, Mode::E164].map(|mode| digits(&number.format().mode(mode).to_string()))
            }),
        }
    }

    /// The nine digits of a French number, told without the library: an import of a million rows
    /// comes through here, and the library's first use alone takes a tenth of a second.
    fn french_subscriber(&self, default_country: &str) -> Option<&str> {
        let rest = if self.international {
            self.digits.strip_prefix("33")?
        } else if default_country == "FR" {
            &self.digits
        } else {
            return None;
        };
        // `+33 (0)6 …` writes the trunk zero; a spreadsheet drops that of `06 …`.
        let subscriber = rest.strip_prefix('0').unwrap_or(rest);
        (subscriber.len() == 9 && !subscriber.starts_with('0')).then_some(subscriber)
    }

    fn parse(&self, default_country: &str) -> Option<PhoneNumber> {
        let number = if self.international {
            // With a default country the library takes the zero off Italian numbers.
            phonenumber::parse(None, format!("+{}", self.digits))
        } else {
            phonenumber::parse(Some(default_country.parse().ok()?), &self.digits)
        };
        number.ok().filter(PhoneNumber::is_valid)
    }
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
