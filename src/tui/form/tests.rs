//! Controls by themselves; forms are tested on their screens.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Choices, Control};
use crate::i18n::{Lang, set_lang};

fn key(control: &mut Control, code: KeyCode) -> bool {
    control.key(&KeyEvent::new(code, KeyModifiers::NONE))
}

fn pets() -> Control {
    let option = |value: &str, label: &str| (value.to_owned(), label.to_owned());
    Control::Choices(Choices::new(vec![
        option("c", "Le chat"),
        option("d", "Le chien"),
        option("f", "Un furet"),
    ]))
}

#[test]
fn s0_2_several_values_are_ticked_in_their_order_and_read_back() {
    let mut control = pets();
    control.set("f, c, x");
    assert_eq!(control.value(), "c, f", "in the order of the list, what is unknown left out");
    assert_eq!(control.shown("f,d"), "Le chien, Un furet");
    assert_eq!(control.shown(""), "–");
    let mut again = pets();
    again.set(&control.value());
    assert_eq!(again.value(), control.value());
}

#[test]
fn s0_2_an_open_list_is_ticked_off_and_a_closed_one_leaves_the_keys_to_the_form() {
    let mut control = pets();
    assert!(!key(&mut control, KeyCode::Down) && !key(&mut control, KeyCode::Esc));
    assert!(key(&mut control, KeyCode::Char(' ')) && key(&mut control, KeyCode::Char(' ')));
    assert!(
        key(&mut control, KeyCode::Down)
            && key(&mut control, KeyCode::Down)
            && key(&mut control, KeyCode::Down)
    );
    key(&mut control, KeyCode::Char(' '));
    assert_eq!(
        control.entries(),
        Some((2, vec!["[x] Le chat".into(), "[ ] Le chien".into(), "[x] Un furet".into()]))
    );
    key(&mut control, KeyCode::Char('c'));
    assert_eq!(
        control.entries().map(|(cursor, _)| cursor),
        Some(0),
        "a letter goes to a word that begins with it"
    );
    key(&mut control, KeyCode::Char('c'));
    assert_eq!(control.entries().map(|(cursor, _)| cursor), Some(1), "and on to the next one");
    assert!(key(&mut control, KeyCode::Esc));
    assert_eq!((control.entries(), control.value().as_str()), (None, "c, f"), "what is ticked stays");
}

#[test]
fn s0_17_a_switch_is_turned_by_space_and_arrows_and_says_yes_or_no() {
    set_lang(Lang::Fr);
    let mut control = Control::Toggle(false);
    assert_eq!((control.value().as_str(), control.shown("yes").as_str()), ("no", "[x] oui"));
    for code in [KeyCode::Char(' '), KeyCode::Left, KeyCode::Right] {
        let before = control.value();
        assert!(key(&mut control, code));
        assert_ne!(control.value(), before);
    }
    assert!(!key(&mut control, KeyCode::Enter), "Enter goes on to the next field");
    control.set("no");
    assert_eq!(control.value(), "no");
}
