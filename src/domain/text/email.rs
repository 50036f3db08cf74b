//! One e-mail address.

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

use super::domain_name::ascii;
use super::invisible::is_invisible;

/// The text is no e-mail address that mail can reach from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotEmail;

/// One address, kept as typed, trimmed: a domain with a top level that is no number, no domain
/// literal, no display name, international names accepted.
///
/// # Errors
/// [`NotEmail`].
pub fn parse_email(text: &str) -> Result<String, NotEmail> {
    let text = text.trim();
    if text.contains(|c: char| c.is_control() || is_invisible(c)) {
        return Err(NotEmail);
    }
    let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
    let address = EmailAddress::parse_with_options(text, options).map_err(|_| NotEmail)?;
    // email_address alone lets `a@123.45`, `a@c_d.fr` and `a@xn--a.fr` through.
    ascii(address.domain()).ok_or(NotEmail)?;
    Ok(text.to_owned())
}

/// What two addresses share that are the same: addresses compare without case (SPEC §8).
pub fn fold_address(address: &str) -> String {
    let address = address.trim();
    if address.is_ascii() { address.to_ascii_lowercase() } else { address.to_lowercase().nfc().collect() }
}

/// Whether two texts are the same address, case ignored.
pub fn same_address(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a.eq_ignore_ascii_case(b) || (!(a.is_ascii() && b.is_ascii()) && fold_address(a) == fold_address(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s3_9_an_address_is_kept_as_typed() {
        for typed in [
            "Jeanne@Boulangerie-Martin.FR",
            "o'brien+factures@mail.example.co.uk",
            "technique@société.fr",
            "jérôme@xn--socit-esab.fr",
            "почта@пример.рф",
        ] {
            assert_eq!(parse_email(&format!(" {typed}\n")).as_deref(), Ok(typed), "{typed}");
        }
    }

    #[test]
    fn s3_9_what_mail_cannot_reach_is_refused() {
        for typed in [
            "",
            "@",
            "jeanne",
            "a@b",
            "@b.fr",
            "a@",
            "a b@c.fr",
            "a@b..fr",
            "a@b.fr.",
            "a@-b.fr",
            "a@123.45",
            "a@c_d.fr",
            "a@xn--a.fr",
            "a@[127.0.0.1]",
            "a@1.2.3.4",
            "Jeanne <a@b.fr>",
            "a@b.fr;c@d.fr",
            "a@b.fr, c@d.fr",
            "a@b.fr\r\nBcc: c@d.fr",
            "a\u{202E}@b.fr",
            "a\u{200B}@b.fr",
            "a@b\u{AD}c.fr",
            "a\u{85}@b.fr",
            "a\0@b.fr",
            "a\u{3164}@b.fr",
            "a@b\u{115F}.fr",
            "\"a\tb\"@c.fr",
        ] {
            assert_eq!(parse_email(typed), Err(NotEmail), "{typed:?}");
        }
        assert_eq!(parse_email(&format!("{}@b.fr", "a".repeat(65))), Err(NotEmail));
        assert_eq!(parse_email(&format!("a@{}fr", "b.".repeat(200))), Err(NotEmail));
    }

    #[test]
    fn s8_addresses_compare_without_case() {
        for (a, b) in [("A@B.fr ", "a@b.FR"), ("\u{212A}@b.fr", "k@b.fr"), ("É@b.fr", "e\u{301}@b.fr")] {
            assert!(same_address(a, b) && fold_address(a) == fold_address(b), "{a} {b}");
        }
        assert!(same_address("A@B.fr ", "a@b.FR"));
        assert!(same_address("Jérôme@SOCIÉTÉ.fr", "je\u{301}ro\u{302}me@société.fr"));
        assert!(!same_address("jerome@b.fr", "jérôme@b.fr"));
        assert!(!same_address("a@b.fr", "a@b.com"));
    }
}
