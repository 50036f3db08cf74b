//! The help, and keys that a person chose (SPEC §11: `?` shows them all; every key can be remapped).

use std::path::Path;

use crate::{
    config::{Config, Keymap},
    i18n::{Lang, set_lang},
    store::testing,
    tui::{harness::Harness, launch, registry},
};

use super::desk::{NOW, TestDesk, desk, seed};

/// The whole help of a page, read from top to bottom.
fn help(desk: &mut TestDesk) -> String {
    let mut text = desk.keys("?").screen();
    for _ in 0..60 {
        text.push_str(&desk.keys("<Down>").screen());
    }
    desk.keys("<Esc>");
    text.replace('\u{a0}', " ")
}

fn keymap(text: &str) -> Keymap {
    let config = Config::read(text, Path::new("config.toml")).expect("a configuration");
    launch::keymap(&config).expect("no fault")
}

/// A harness over the seed, with a configuration.
fn configured(text: &str, lang: Lang) -> (Harness, tempfile::TempDir) {
    set_lang(lang);
    let mut test = testing::empty();
    seed(&mut test.store);
    (Harness::new(test.store, keymap(text), 160, 45, NOW), test.directory)
}

#[test]
fn s11_the_help_looks_like_this() {
    desk(Lang::Fr, (80, 24)).keys("?").harness.frame("help/accounts-fr-80");
    desk(Lang::En, (160, 45)).keys("?").harness.frame("help/accounts-en-160");
    desk(Lang::Fr, (80, 24)).keys("<Enter><Tab>?").harness.frame("help/sheet-fr-80");
    desk(Lang::En, (160, 45)).keys("<Enter><Tab>?").harness.frame("help/sheet-en-160");
}

#[test]
fn s11_the_help_lists_every_command_of_the_page_with_its_keys() {
    for lang in Lang::ALL {
        for (section, way, size) in [
            ("accounts", "", (80, 24)),
            ("trash", ".<End><Enter>", (80, 24)),
            ("account", "<Enter>", (160, 45)),
        ] {
            let mut desk = desk(lang, size);
            let text = help(desk.keys(way));
            let map = launch::keymap(&Config::default()).expect("the default keys");
            let steps = registry::all().into_iter().filter(|row| row.section == "list");
            let rows: Vec<_> = desk.harness.listed().into_iter().chain(steps).collect();
            assert!(rows.iter().any(|row| row.section == section && row.enabled));
            for row in rows {
                let words = row.help().replace('\u{a0}', " ");
                let cells = |line: &&str| line.split('│').any(|cell| cell.trim_end().ends_with(&words));
                let line = text.lines().find(cells);
                if !row.enabled || map.keys(row.section, row.id).is_empty() {
                    assert_eq!(line, None, "what does not work now is not listed");
                    continue;
                }
                let line = line.unwrap_or_else(|| panic!("no « {words} » in the help:\n{text}"));
                for key in map.keys(row.section, row.id) {
                    assert!(line.contains(&key.to_string()), "no {key} in « {line} »");
                }
            }
        }
    }
}

const REMAPPED: &str =
    "[keys.accounts]\nsort = [\"t\"]\nsearch = [\"F4\", \"r\"]\n[keys.desk]\nundo = [\"z\"]\n";

#[test]
fn s11_a_remapped_key_works_and_the_old_one_does_nothing() {
    let (mut desk, _folder) = configured(REMAPPED, Lang::Fr);
    let before = desk.screen();
    assert_eq!(desk.keys("s").expect("keys").screen(), before);
    assert_eq!(desk.keys("/").expect("keys").screen(), before);
    assert_eq!(desk.keys("u").expect("keys").screen(), before);
    assert!(desk.keys("t").expect("keys").screen().contains("Trier par"));
    for key in ["<F4>", "r"] {
        let screen = desk.keys("<Esc><Esc>").expect("keys").keys(key).expect("keys").screen();
        assert!(!screen.contains("pour chercher"), "{key} searches:\n{screen}");
    }
    let screen = desk.keys("<Esc>z").expect("keys").screen();
    assert!(screen.contains("Rien à annuler"), "{screen}");
}

#[test]
fn s11_a_remapped_key_stands_in_the_footer_the_help_and_the_palette() {
    for (lang, sort, search, undo) in
        [(Lang::Fr, "t Trier", "F4 Chercher", "z Annuler"), (Lang::En, "t Sort", "F4 Search", "z Undo")]
    {
        let (mut desk, _folder) = configured(REMAPPED, lang);
        let footer = desk.screen().lines().last().expect("a footer").to_owned();
        for hint in [sort, search, undo] {
            assert!(footer.contains(hint), "no « {hint} » in {footer}");
        }
        for hint in ["s Trier", "/ Chercher", "u Annuler", "s Sort", "/ Search", "u Undo"] {
            assert!(!footer.contains(&format!(" {hint}")), "« {hint} » in {footer}");
        }
        let help = desk.keys("?").expect("keys").screen();
        let line = |id: &str| {
            let words = crate::i18n::message(&format!("help-accounts-{id}"), &[]);
            help.lines().find(|line| line.contains(&words)).expect("its line").to_owned()
        };
        assert!(line("search").contains("F4  r"), "{help}");
        assert!(line("sort").contains("│ t "), "{help}");
        let palette = desk.keys("<Esc>:").expect("keys").screen();
        let words = crate::i18n::message("help-accounts-sort", &[]);
        let line = palette.lines().find(|line| line.contains(&words)).expect("its line");
        assert!(line.contains(" t │"), "{palette}");
    }
}
