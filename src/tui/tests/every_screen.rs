//! What holds for every screen without a test of its own (DESIGN §6).

use std::collections::BTreeSet;

use crate::{
    config::Config,
    i18n::{Lang, set_lang},
    tui::{launch, registry},
};

use super::desk::{TestDesk, desk_over, seed};

/// The way to every screen of the registry; the first word is its section.
pub const WAYS: &[(&str, &str)] = &[
    ("accounts", ""),
    ("account", "<Enter>"),
    ("account", "<Enter><Tab>"),
    ("account", "<Enter><Tab><Tab>"),
    ("account", "<Enter><Tab><Tab><Tab>"),
    ("account", "<Enter><Shift+Tab>"),
    ("explain", "<Enter><Tab><Tab><Tab><Enter>"),
    ("changes", "<Enter><Shift+Tab><Enter>"),
    ("import-file", ".<Enter>"),
    ("export", ".<Down><Down><Enter>"),
    ("imports", "5"),
    ("form", "<Enter>e"),
    ("form", "<Enter><Tab>a"),
    ("form", "<Enter><Tab>a<Tab><Tab><Tab><Tab><Tab><Space>"),
    ("form", "n"),
    ("confirm", "d"),
    ("menu", "."),
    ("trash", ".<Down><Down><Down><Down><Down><Enter>"),
    ("coverage", "c"),
    ("help", "?"),
    ("palette", ":"),
];

const SIZES: [(u16, u16); 6] = [(80, 24), (160, 45), (132, 43), (40, 10), (20, 4), (1, 1)];

fn desks(lang: Lang, size: (u16, u16)) -> [TestDesk; 2] {
    [desk_over(lang, size, |_| {}), desk_over(lang, size, seed)]
}

#[test]
fn every_screen_draws_at_every_size_empty_and_seeded() {
    for lang in Lang::ALL {
        for size in SIZES {
            for mut desk in desks(lang, size) {
                for (_, way) in WAYS {
                    desk.keys(way).keys("<Esc><Esc><Esc><Esc>1");
                }
            }
        }
    }
}

#[test]
fn every_section_of_the_registry_has_a_way_or_a_reason() {
    // A progress dialog needs work that takes its time, a message something that went wrong, drafts a start; a
    // plan, its end, what it did, a great loss and rejected rows need a file: they have tests of their own.
    let without = [
        "desk",
        "list",
        "progress",
        "message",
        "type-number",
        "drafts",
        "import",
        "import-done",
        "import-effects",
        "rejects",
    ];
    let ways: BTreeSet<&str> = WAYS.iter().map(|(section, _)| *section).chain(without).collect();
    let sections: BTreeSet<&str> = registry::all().iter().map(|row| row.section).collect();
    assert_eq!(ways, sections);
}

#[test]
fn no_two_commands_of_a_screen_share_a_key() {
    launch::keymap(&Config::default()).expect("no fault");
}

#[test]
fn s11_every_command_has_words_in_both_languages() {
    for lang in Lang::ALL {
        set_lang(lang);
        for row in registry::all() {
            // A missing message panics.
            assert!(!row.label().is_empty() && !row.help().is_empty(), "{row:?}");
        }
    }
}

#[test]
fn every_printable_key_typed_into_a_text_field_ends_in_it() {
    let printable: String = (' '..='~').chain("éèàùçœ€«»".chars()).collect();
    let script = printable.replace('<', "<lt>");
    for (way, field) in [("n<Tab><Tab>", "Dénomination"), ("<Enter><Tab>a", "Dénomination")] {
        let mut desk = desk_over(Lang::Fr, (160, 45), seed);
        desk.keys(way).keys(&script);
        let screen = desk.screen();
        let line = screen.lines().find(|line| line.contains(&format!("▌{field}"))).expect("the field");
        // The field shows its end: what did not fit is to the left.
        let shown: String = line.chars().skip_while(|c| *c != '▌').skip(1).collect();
        let shown = shown.split(field).nth(1).expect("a value").trim_start_matches([' ', '*']);
        let shown: String = shown.chars().take_while(|c| *c != '│').collect();
        assert!(printable.ends_with(shown.trim()) && shown.trim().chars().count() > 60, "{screen}");
        desk.keys("<Ctrl+u>").expect(field);
    }
}
