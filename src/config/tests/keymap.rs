use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::config::{Fault, Faults, KeyRow, Keymap, Problem, Remapping};

type Row = (&'static str, &'static str, &'static [&'static str]);

const COMMANDS: [Row; 4] = [
    ("accounts", "new", &["n"]),
    ("accounts", "open", &["Enter", "Right"]),
    ("accounts", "sort", &["s"]),
    ("sheet", "new", &["n", "a"]),
];

fn remapping(rows: &[(&str, &str, &[&str])]) -> Remapping {
    let row = |(line, (section, command, keys)): (usize, &(&str, &str, &[&str]))| KeyRow {
        section: (*section).to_owned(),
        command: (*command).to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        line: line + 1,
    };
    Remapping { file: "c.toml".into(), rows: rows.iter().enumerate().map(row).collect() }
}

fn faults(rows: &[(&str, &str, &[&str])]) -> Vec<Fault> {
    Keymap::new(COMMANDS, &remapping(rows)).expect_err("a fault").0
}

fn press(letter: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)
}

#[test]
fn the_defaults_hold_until_they_are_remapped() {
    let map = Keymap::new(COMMANDS, &remapping(&[("accounts", "new", &["F4", "c"])])).expect("no fault");
    assert!(map.pressed("accounts", "new", &press('c')));
    assert!(!map.pressed("accounts", "new", &press('n')));
    assert!(map.pressed("sheet", "new", &press('n')), "another section keeps its keys");
    assert!(map.pressed("accounts", "open", &KeyEvent::from(KeyCode::Right)));
    assert_eq!(map.keys("accounts", "new")[0].notation(), "F4");
}

#[test]
fn an_empty_list_frees_the_keys_for_another_command() {
    let rows: &[(&str, &str, &[&str])] = &[("accounts", "new", &[]), ("accounts", "sort", &["n"])];
    let map = Keymap::new(COMMANDS, &remapping(rows)).expect("no fault");
    assert_eq!(map.keys("accounts", "new"), []);
    assert!(map.pressed("accounts", "sort", &press('n')));
}

#[test]
fn a_key_written_twice_for_one_command_is_one_key() {
    let rows: &[(&str, &str, &[&str])] = &[("accounts", "new", &["Ctrl+s", "Control+S"])];
    let map = Keymap::new(COMMANDS, &remapping(rows)).expect("no fault");
    assert_eq!(map.keys("accounts", "new").len(), 1);
}

#[test]
fn one_key_for_two_commands_of_a_section_names_both() {
    let shared = |line, key: &str, second: &str| Fault {
        file: Some("c.toml".into()),
        line: Some(line),
        key: key.into(),
        problem: Problem::SharedKey { value: "n".into(), first: "new".into(), second: second.into() },
    };
    assert_eq!(faults(&[("accounts", "sort", &["n"])]), [shared(1, "keys.accounts.sort", "sort")]);
    assert_eq!(
        faults(&[("accounts", "new", &["n"]), ("accounts", "open", &["N", "n"])]),
        [shared(2, "keys.accounts.open", "open")]
    );
}

#[test]
fn what_does_not_exist_is_said_with_what_does() {
    let problem = |section, command, keys| {
        let mut faults = faults(&[(section, command, keys)]);
        assert_eq!((faults.len(), faults[0].line), (1, Some(1)));
        faults.remove(0).problem
    };
    assert_eq!(problem("acounts", "new", &["n"]), Problem::UnknownSection("accounts, sheet".into()));
    assert_eq!(problem("accounts", "add", &["n"]), Problem::UnknownCommand("new, open, sort".into()));
    assert_eq!(problem("accounts", "new", &["Ctrl+nn"]), Problem::UnknownKey("Ctrl+nn".into()));
}

#[test]
fn faults_of_the_defaults_themselves_have_no_file() {
    let rows: [Row; 2] = [("accounts", "new", &["n"]), ("accounts", "old", &["n", "Foo"])];
    let Faults(faults) = Keymap::new(rows, &Remapping::default()).expect_err("faults");
    assert_eq!(faults.len(), 2);
    assert!(faults.iter().all(|fault| fault.file.is_none() && fault.key == "keys.accounts.old"));
}
