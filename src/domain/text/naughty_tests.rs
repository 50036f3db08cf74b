//! The Big List of Naughty Strings through every way in and out (UD-01, UD-08, UD-09).

use super::*;

fn naughty_strings() -> Vec<String> {
    let list: Vec<String> =
        serde_json::from_str(include_str!("../../../tests/corpora/blns/blns.json")).unwrap();
    assert!(list.len() > 500);
    list
}

#[test]
fn ud_01_naughty_strings_are_shown_harmless_and_measured() {
    for text in naughty_strings() {
        let shown = display(&text);
        assert!(!shown.contains(char::is_control), "{text:?}");
        assert_eq!(display(&shown), shown);
        assert!(width(&fit(&text, 17)) <= 17, "{text:?}");
        assert!(wrap(&text, 17).iter().all(|row| width(row) <= 17), "{text:?}");
    }
}

#[test]
fn ud_07_naughty_strings_are_stored_once_and_for_all() {
    for text in naughty_strings() {
        let (line, lines) = (one_line(&text).unwrap(), many_lines(&text).unwrap());
        assert_eq!(one_line(&line).as_deref(), Ok(line.as_str()));
        assert_eq!(many_lines(&lines).as_deref(), Ok(lines.as_str()));
    }
}

#[test]
fn ud_08_naughty_strings_never_stop_a_parser() {
    for text in naughty_strings() {
        if let Ok(email) = parse_email(&text) {
            assert_eq!(email, text.trim());
            assert!(email.contains('@'));
        }
        let _ = (parse_phones(&text), search_forms(&text, "FR"), tidy_list(&text));
        if let Ok(domains) = parse_domains(&text) {
            assert!(domains.iter().all(|domain| ascii(domain).is_some()), "{text:?}");
        }
    }
}

#[test]
fn ud_09_naughty_strings_are_found() {
    for text in naughty_strings() {
        let folded = fold(&text);
        assert_eq!(fold(&folded), folded);
        let index = format!(" {}", index_text(&[&text]));
        for phrase in query_phrases(&text) {
            assert!(index.contains(&format!(" {phrase}")), "{text:?}");
        }
    }
}
