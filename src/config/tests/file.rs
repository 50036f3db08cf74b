use std::path::Path;

use crate::config::{Config, EXAMPLE, Fault, Faults, KeyRow, Language, Paths, Problem, ThemeName};
use crate::i18n::{Lang, set_lang};

const FILE: &str = "/etc/carnet.toml";

fn read(text: &str) -> Result<Config, Faults> {
    Config::read(text, Path::new(FILE))
}

fn fault(text: &str) -> Fault {
    let Faults(mut faults) = read(text).expect_err("a fault");
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.remove(0)
}

#[test]
fn the_example_is_the_default() {
    let default = Config::default();
    assert_eq!(default.language, Language::Auto);
    assert_eq!(default.database, "");
    assert_eq!(default.theme, ThemeName::Dark);
    assert_eq!(default.limits.rows, 2_000_000);
    assert_eq!(default.limits.columns, 512);
    assert_eq!(default.limits.field_bytes, 64 << 10);
    assert_eq!(Config { keys: default.keys.clone(), ..read(EXAMPLE).expect("no fault") }, default);
}

#[test]
fn every_option_of_the_example_is_explained() {
    let lines: Vec<&str> = EXAMPLE.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let is_option = !line.is_empty() && !line.starts_with('#');
        assert!(!is_option || lines[at - 1].starts_with("# "), "nothing explains {line}");
    }
}

#[test]
fn the_file_overlays_the_default_option_by_option() {
    let config = read("theme = \"light\"\n[limits]\nrows = 7\n").expect("no fault");
    assert_eq!(config.theme, ThemeName::Light);
    assert_eq!(config.limits.rows, 7);
    assert_eq!(config.limits.columns, Config::default().limits.columns);
    assert_eq!(config.language, Language::Auto);
}

#[test]
fn every_value_that_a_fault_offers_is_taken() {
    for option in ["language", "theme"] {
        let Problem::NotAllowed { allowed, .. } = fault(&format!("{option} = \"?\"")).problem else {
            panic!("{option} has a few values")
        };
        for value in allowed.split(", ") {
            assert!(read(&format!("{option} = \"{value}\"")).is_ok(), "{option} = {value}");
        }
    }
}

#[test]
fn an_asked_language_is_fixed() {
    let fixed = |value| read(&format!("language = \"{value}\"")).expect("no fault").language.fixed();
    assert_eq!((fixed("auto"), fixed("fr"), fixed("en")), (None, Some(Lang::Fr), Some(Lang::En)));
}

#[test]
fn a_fault_names_file_line_option_and_what_is_possible() {
    set_lang(Lang::Fr);
    let said = read("# mine\n\ntheme = \"pink\"\n").expect_err("a fault").to_string();
    assert_eq!(
        said,
        "/etc/carnet.toml, ligne 3, theme\u{a0}: «\u{a0}pink\u{a0}» n’est pas possible\u{a0}; \
         valeurs possibles\u{a0}: dark, light, high-contrast, 16, none"
    );
    set_lang(Lang::En);
    let said = read("[limits]\nrow = 3").expect_err("a fault").to_string();
    assert_eq!(
        said,
        "/etc/carnet.toml, line 2, limits.row: unknown option; possible options: \
         columns, field_bytes, file_bytes, note_bytes, ods, record_bytes, rows"
    );
}

#[test]
fn a_value_of_another_type_shows_one_of_the_right_type() {
    let wrong = |text| match fault(text) {
        Fault { key, line: Some(line), problem: Problem::WrongType(example), .. } => (key, line, example),
        other => panic!("{other:?}"),
    };
    assert_eq!(wrong("\n[limits]\nrows = \"7\""), ("limits.rows".into(), 3, "2_000_000".into()));
    assert_eq!(wrong("theme = 16"), ("theme".into(), 1, "\"dark\"".into()));
    assert_eq!(wrong("limits = 3"), ("limits".into(), 1, "[limits]".into()));
    assert_eq!(wrong("keys = 3"), ("keys".into(), 1, "[keys]".into()));
    assert_eq!(wrong("[keys]\naccounts = 3"), ("keys.accounts".into(), 2, "[keys.accounts]".into()));
    let keys = (String::from("keys.accounts.new"), 2, String::from("[\"Ctrl+s\", \"F2\"]"));
    assert_eq!(wrong("[keys.accounts]\nnew = \"n\""), keys);
    assert_eq!(wrong("[keys.accounts]\nnew = [\"n\", 3]"), keys);
}

#[test]
fn limits_are_above_zero() {
    for number in ["0", "-1", "0x0", "18446744073709551616"] {
        assert_eq!(fault(&format!("[limits]\nrows = {number}")).problem, Problem::NotPositive);
    }
}

#[test]
fn every_fault_is_said_at_once() {
    let Faults(faults) = read("colour = 1\ntheme = \"pink\"\n[limits]\nrows = 0").expect_err("faults");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["colour", "limits.rows", "theme"]);
}

#[test]
fn a_broken_file_is_a_fault_with_its_line() {
    for (text, line) in [("theme = \n", 1), ("a = 1\nb = \"\n", 2), ("theme = \"dark\"\ntheme = \"dark\"", 2)]
    {
        let found = fault(text);
        assert!(matches!(found.problem, Problem::Syntax(_)), "{found:?}");
        assert_eq!(found.line, Some(line), "{text:?}");
        assert!(!found.to_string().contains(", :"), "{found}");
    }
}

#[test]
fn keys_are_read_with_their_lines() {
    let config = read("[keys.accounts]\nnew = [\"n\", \"F4\"]\nsort = []").expect("no fault");
    let row = |command: &str, keys: &[&str], line| KeyRow {
        section: "accounts".into(),
        command: command.into(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        line,
    };
    assert_eq!(config.keys.rows, [row("new", &["n", "F4"], 2), row("sort", &[], 3)]);
}

#[test]
fn no_file_is_no_fault_unless_it_was_named() {
    let home = tempfile::tempdir().expect("a folder");
    let usual = Paths::new(None, &|_| None, home.path());
    assert_eq!(Config::load(&usual), Ok(Config::default()));
    let named = Paths::new(Some(home.path().join("mine.toml")), &|_| None, home.path());
    let Faults(faults) = Config::load(&named).expect_err("a fault");
    assert!(matches!(faults[0].problem, Problem::Unreadable(_)), "{faults:?}");
    std::fs::write(&named.config_file, b"theme = \"\xe9\"").expect("written");
    assert_eq!(Config::load(&named).expect_err("a fault").0[0].problem, Problem::NotUtf8);
    std::fs::write(&named.config_file, "\u{feff}theme = \"none\"").expect("written");
    assert_eq!(Config::load(&named).map(|config| config.theme), Ok(ThemeName::None));
}
