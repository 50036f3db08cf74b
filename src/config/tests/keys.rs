use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use proptest::prelude::*;

use crate::config::{Key, Problem};
use crate::i18n::{Lang, set_lang};

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

fn key(notation: &str) -> Key {
    notation.parse().expect(notation)
}

fn is(notation: &str, code: KeyCode, modifiers: KeyModifiers) -> bool {
    key(notation).matches(&KeyEvent::new(code, modifiers))
}

#[test]
fn s11_every_key_of_the_table_can_be_written() {
    assert!(is("Ctrl+s", KeyCode::Char('s'), CTRL));
    assert!(is("Shift+Down", KeyCode::Down, SHIFT));
    assert!(is("Alt+Up", KeyCode::Up, ALT));
    assert!(is("F2", KeyCode::F(2), NONE));
    assert!(is("/", KeyCode::Char('/'), NONE));
    assert!(is("é", KeyCode::Char('é'), NONE));
    assert!(is("e\u{301}", KeyCode::Char('é'), NONE), "a decomposed é is the same key");
    assert!(is("Space", KeyCode::Char(' '), NONE));
    assert!(is("+", KeyCode::Char('+'), NONE));
    assert!(is("Alt++", KeyCode::Char('+'), ALT));
    assert!(is("Enter", KeyCode::Enter, NONE));
    assert!(is("Esc", KeyCode::Esc, NONE));
    assert!(is("PgDn", KeyCode::PageDown, NONE));
    for same in ["ctrl+s", "CTRL+S", "Control+s", " Ctrl+s "] {
        assert_eq!(key(same), key("Ctrl+s"), "{same}");
    }
}

#[test]
fn terminals_tell_shift_tab_in_three_ways() {
    for notation in ["Shift+Tab", "Backtab"] {
        assert!(is(notation, KeyCode::BackTab, NONE));
        assert!(is(notation, KeyCode::BackTab, SHIFT));
        assert!(is(notation, KeyCode::Tab, SHIFT));
        assert!(!is(notation, KeyCode::Tab, NONE));
    }
    assert!(is("Tab", KeyCode::Tab, NONE));
    assert!(!is("Tab", KeyCode::BackTab, NONE));
}

#[test]
fn a_capital_is_itself_with_or_without_shift() {
    assert!(is("J", KeyCode::Char('J'), NONE));
    assert!(is("J", KeyCode::Char('J'), SHIFT));
    assert!(is("J", KeyCode::Char('j'), SHIFT));
    assert!(!is("J", KeyCode::Char('j'), NONE));
    assert!(!is("j", KeyCode::Char('J'), NONE));
    assert!(is("?", KeyCode::Char('?'), SHIFT));
    assert_eq!(key("Shift+j"), key("J"));
}

#[test]
fn caps_lock_does_not_change_a_key_with_ctrl() {
    assert!(is("Ctrl+s", KeyCode::Char('S'), CTRL));
    assert!(is("Ctrl+S", KeyCode::Char('s'), CTRL));
    assert!(is("Ctrl+s", KeyCode::Char('S'), CTRL | SHIFT));
    assert!(!is("Alt+s", KeyCode::Char('S'), ALT));
}

#[test]
fn the_keypad_counts_and_letting_go_does_not() {
    let event = |kind, state| KeyEvent { code: KeyCode::Enter, modifiers: NONE, kind, state };
    assert!(key("Enter").matches(&event(KeyEventKind::Press, KeyEventState::KEYPAD)));
    assert!(key("Enter").matches(&event(KeyEventKind::Repeat, KeyEventState::CAPS_LOCK)));
    assert!(!key("Enter").matches(&event(KeyEventKind::Release, KeyEventState::NONE)));
}

#[test]
fn what_is_no_key_is_refused() {
    for text in ["", "+a", "Ctrl+", "Foo", "Foo+a", "g g", "Ctrl+x Ctrl+s", "F0", "F25", "F+1", "VolumeUp"] {
        assert_eq!(text.parse::<Key>(), Err(Problem::UnknownKey(text.to_owned())), "{text:?}");
    }
}

#[test]
fn what_a_terminal_sends_as_another_key_is_refused() {
    for (text, instead) in [
        ("Ctrl+Shift+s", "Ctrl+s"),
        ("Shift+Space", "Space"),
        ("Shift+1", "1"),
        ("Ctrl+i", "Tab"),
        ("Ctrl+Alt+M", "Alt+Enter"),
        ("Ctrl+h", "Backspace"),
        ("Ctrl+[", "Esc"),
    ] {
        let refused = Problem::IndistinctKey { value: text.to_owned(), instead: instead.to_owned() };
        assert_eq!(text.parse::<Key>(), Err(refused), "{text}");
    }
}

#[test]
fn s11_a_key_is_shown_as_the_persons_keyboard_names_it() {
    let shown = |notation| key(notation).to_string();
    set_lang(Lang::Fr);
    assert_eq!(shown("Ctrl+s"), "Ctrl+S");
    assert_eq!(shown("Up"), "↑");
    assert_eq!(shown("Shift+Down"), "Maj+↓");
    assert_eq!(shown("Esc"), "Échap");
    assert_eq!(shown("Enter"), "Entrée");
    assert_eq!(shown("Space"), "Espace");
    assert_eq!(shown("PageUp"), "Page préc.");
    assert_eq!(shown("J"), "J");
    assert_eq!(shown("Alt+j"), "Alt+j");
    assert_eq!(shown("F2"), "F2");
    assert_eq!(shown("+"), "+");
    set_lang(Lang::En);
    assert_eq!(shown("Shift+Tab"), "Shift+Tab");
    assert_eq!(shown("PageUp"), "PgUp");
}

proptest! {
    #[test]
    fn parsing_never_panics_and_a_notation_reads_back(text in "((Ctrl|Alt|Shift)\\+){0,3}(Up|F[0-9]{1,3}|Space|\\PC{0,3})") {
        if let Ok(key) = text.parse::<Key>() {
            prop_assert_eq!(key.notation().parse::<Key>(), Ok(key));
        }
    }
}
