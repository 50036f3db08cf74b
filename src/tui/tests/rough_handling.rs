//! What a terminal may throw at the desk, and what a store may hold.

use proptest::{prelude::*, test_runner::Config};

use crate::{
    domain::{account::Account, affiliation::NotificationType, ids::AccountId},
    i18n::Lang,
    store::Store,
    tui::{event::Event, terminal::Input},
};

use super::{
    desk::{BAKERY, TestDesk, add_account, add_contact, card, desk, desk_over},
    every_screen::WAYS,
};

#[test]
fn ss_06_a_paste_of_a_megabyte_into_a_name_is_cut_and_said() {
    let mut desk = desk(Lang::Fr, (80, 24));
    desk.keys("<Enter><Tab>a");
    desk.harness.paste(&"dq\nJ".repeat(1 << 18));
    desk.expect("✗ Texte coupé").expect("Ajout d’un contact").keys("<Tab><Tab><Tab><Tab><Tab><Right><F2>");
    let ada = desk.members(BAKERY).pop().expect("added");
    assert_eq!(desk.members(BAKERY).len(), 9);
    assert!((60_000..=65_536).contains(&ada.contact.value.name.len()));
    assert!(!ada.contact.value.name.contains('\n'));
}

#[test]
fn ss_06_a_paste_of_two_megabytes_into_a_note_is_cut_and_said() {
    let mut desk = desk(Lang::Fr, (80, 24));
    desk.keys("<Enter><Tab>aAda<Tab><Tab><Tab><Tab><Tab><Right><Tab><Tab><Tab>");
    desk.harness.paste(&"dq\nJ".repeat(1 << 19));
    desk.expect("✗ Texte coupé").keys("<F2>");
    let ada = desk.members(BAKERY).pop().expect("added");
    assert!((1_000_000..=1 << 20).contains(&ada.affiliation.value.note.len()));
}

/// One thing that happens at a keyboard.
fn event() -> impl Strategy<Value = String> {
    let keys = [
        "<Enter>",
        "<Esc>",
        "<Tab>",
        "<Shift+Tab>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Right>",
        "<Home>",
        "<End>",
        "<PageUp>",
        "<PageDown>",
        "<Space>",
        "<Backspace>",
        "<Delete>",
        "<F2>",
        "<F3>",
        "<Ctrl+s>",
        "<Ctrl+r>",
        "<Ctrl+p>",
        "<Ctrl+d>",
        "<Alt+Up>",
        "<Alt+Down>",
        "<Shift+Up>",
        "<Shift+Down>",
        "a",
        "e",
        "d",
        "o",
        "n",
        "y",
        "u",
        "J",
        "K",
        "j",
        "k",
        "r",
        ".",
        "[",
        "]",
        "/",
        "f",
        "s",
        "1",
        ":",
        "?",
        "é",
        "x",
    ];
    prop_oneof![
        20 => proptest::sample::select(keys.to_vec()).prop_map(ToOwned::to_owned),
        1 => "\\PC{0,12}".prop_map(|text| format!("paste {text}")),
        1 => (1u16..170, 1u16..50).prop_map(|(width, height)| format!("resize {width} {height}")),
    ]
}

fn play(desk: &mut TestDesk, event: &str) {
    match event.split_once(' ') {
        Some(("paste", text)) => {
            desk.harness.paste(text);
        }
        Some(("resize", size)) => {
            let (width, height) = size.split_once(' ').expect("two numbers");
            let number = |text: &str| text.parse().expect("a number");
            desk.harness.event(Event::Input(Input::Resize(number(width), number(height))));
        }
        _ => {
            desk.keys(event);
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn ss_07_random_keys_never_break_the_desk(events in proptest::collection::vec(event(), 120)) {
        let mut desk = desk(Lang::Fr, (80, 24));
        desk.keys("<Enter><Tab>");
        for event in &events {
            play(&mut desk, event);
            // An export would write a file of a random name here.
            if desk.screen().contains("╭─ Export") {
                desk.keys("<Esc>");
            }
        }
        for account in 1..=4 {
            // Asserts that ranks are dense.
            desk.names(AccountId(account));
        }
    }
}

fn naughty() -> Vec<String> {
    let list: Vec<String> =
        serde_json::from_str(include_str!("../../../tests/corpora/blns/blns.json")).expect("a list");
    let controls = (0..0x20u32).chain(0x7f..0xa0).chain([0x200b, 0x200e, 0x200f, 0x061c, 0xfeff, 0x00ad]);
    let bidi = (0x202a..=0x202e).chain(0x2066..=0x2069);
    let samples = controls.chain(bidi).filter_map(char::from_u32).map(|c| format!("a{c}b\u{1b}[31m{c}"));
    list.into_iter().chain(samples).map(|text| text.replace('\0', "")).collect()
}

/// Accounts and contacts whose every field is a naughty string.
fn seed_naughty(store: &mut Store) {
    let texts = naughty();
    let next = |at: usize| texts[at % texts.len()].clone();
    for at in (0..texts.len()).step_by(40) {
        let account = Account {
            name: next(at),
            legal_name: next(at + 1),
            postal_address: next(at + 2),
            language: next(at + 3),
            description: next(at + 4),
            notes: texts[at..texts.len().min(at + 40)].join("\n"),
            main_email: next(at + 5),
            invoice_email: next(at + 6),
            reminder_email: next(at + 7),
            ..Account::default()
        };
        let id = add_account(store, account);
        for (at, text) in texts.iter().enumerate().skip(at).take(40) {
            let mut card =
                card(text, &next(at + 1), &next(at + 2), &next(at + 3), NotificationType::Administrative);
            card.note = next(at + 4);
            card.contact.fax = next(at + 5);
            add_contact(store, id, card);
        }
    }
}

#[track_caller]
fn assert_harmless(desk: &TestDesk) {
    let bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{200b}' | '\u{feff}');
    for cell in desk.harness.buffer().content() {
        let symbol = cell.symbol();
        assert!(!symbol.contains(|c: char| c.is_control() || bidi(c)), "{symbol:?} in\n{}", desk.screen());
    }
}

#[test]
fn ud_01_naughty_strings_reach_no_cell_of_any_screen() {
    let mut desk = desk_over(Lang::Fr, (160, 45), seed_naughty);
    for (_, way) in WAYS {
        desk.keys(way);
        assert_harmless(&desk);
        desk.keys("<Esc><Enter><Esc><Esc><Enter><Esc>1");
    }
    desk.keys("<Enter>");
    for _ in 0..naughty().len().div_ceil(40) {
        for keys in [
            "<End>", "<Tab>", "<End>", "e", "<Esc>", "d", "<Esc>", "y", "<Esc>", "<Tab>", "<Enter>", "<Esc>",
            "<Tab>", "e", "<End>", "<Esc>", "]",
        ] {
            desk.keys(keys);
            assert_harmless(&desk);
        }
    }
}
