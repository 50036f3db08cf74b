//! `carnet export all` and `carnet import all`: a store moved whole.

use std::{
    fs,
    process::{Command, Stdio},
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Home, said};

/// A home with a contact, and the file of its whole store.
fn moved() -> (Home, String) {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Dénomination;Type\nM;Zoé « ’ »;2\n");
    home.ok(&["import", "contacts", &file, "--yes"]);
    let all = home.path("all.jsonl");
    let all = all.to_str().expect("UTF-8").to_owned();
    home.ok(&["export", "all", "--output", &all]);
    (home, all)
}

#[test]
fn s11_a_store_goes_out_whole_and_comes_in_equal() {
    let (home, file) = moved();
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(home.ok(&["export", "all", "--format", "jsonl"]), text);
    let other = Home::new();
    let output = other.run(&["import", "all", &file]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", said(&output));
    assert_eq!(said(&output), "2 accounts · 1 contact · 1 user · 3 batches in the history\n");
    assert_eq!(other.ok(&["export", "all"]), text);
    for what in ["accounts", "contacts"] {
        assert_eq!(other.ok(&["export", what]), home.ok(&["export", what]));
    }
    other.fails(&["import", "all", &file, "--yes"], 1, "--db");
    assert_eq!(other.ok(&["export", "all"]), text);
}

#[test]
fn s11_the_whole_store_is_read_from_the_standard_input_too_and_answers_in_json() {
    let (_home, file) = moved();
    let other = Home::new();
    let text = fs::read(&file).unwrap();
    let assert = other.carnet(&["import", "all", "-", "--json"]).write_stdin(text).assert().code(0);
    let answer: Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
    assert_eq!(answer.to_string(), r#"{"accounts":2,"contacts":1,"users":1,"batches":3}"#);
    assert_eq!(said(assert.get_output()), "");
}

#[test]
fn s11_a_dry_run_checks_the_file_and_writes_nothing() {
    let (home, file) = moved();
    let other = Home::new();
    let output = other.run(&["import", "all", &file, "--dry-run"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("is whole"), "{}", said(&output));
    assert!(!other.path("carnet.db").exists());
    home.fails(&["import", "all", &file, "--dry-run"], 1, "There is work in");
}

#[test]
fn s11_a_file_that_is_cut_off_altered_or_another_is_refused_and_nothing_is_there() {
    let (_home, file) = moved();
    let text = fs::read_to_string(&file).unwrap();
    let other = Home::new();
    for (bad, says) in [
        (text[..text.len() / 2].to_owned(), "ends too early"),
        (text.replacen("Martin", "Dupont", 1), "altered"),
        ("Référence;Type\nM;2\n".to_owned(), "no file of"),
        (String::new(), "no file of"),
    ] {
        let bad = other.file("bad.jsonl", bad);
        other.fails(&["import", "all", &bad], 1, says);
        assert!(!other.path("carnet.db").exists(), "{says}");
    }
    other.fails(&["import", "all", "nowhere.jsonl"], 1, "does not exist");
    other.fails(&["import", "all", other.path("").to_str().unwrap()], 1, "not a regular file");
}

#[test]
fn s11_a_store_that_is_new_is_replaced() {
    let (home, file) = moved();
    let other = Home::new();
    other.ok(&["--print"]);
    assert!(other.ok(&["export", "all"]).contains("create-store"));
    other.ok(&["import", "all", &file]);
    assert_eq!(other.ok(&["export", "all"]), home.ok(&["export", "all"]));
}

#[test]
fn s11_whoever_is_no_user_of_the_store_that_came_in_is_warned() {
    let (home, file) = moved();
    let text = fs::read_to_string(&file).unwrap();
    let user = text.lines().nth(1).unwrap();
    let record: Value = serde_json::from_str(user).unwrap();
    let login = record["login"].as_str().unwrap();
    let records = text.lines().count() - 2;
    let lines: Vec<String> = text.lines().take(records + 1).map(|line| format!("{line}\n")).collect();
    let others = lines.concat().replacen(&format!("\"login\":\"{login}\""), "\"login\":\"bob\"", 1);
    let digest: String = Sha256::digest(&others).iter().map(|byte| format!("{byte:02x}")).collect();
    let closing = format!("{{\"records\":{records},\"sha256\":\"{digest}\"}}\n");
    let file = home.file("other.jsonl", others + &closing);
    let other = Home::new();
    let output = other.run(&["import", "all", &file]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let warning = format!("“{login}” is no active user of this store");
    assert!(said(&output).contains(&warning) && said(&output).contains("Its administrators: bob."));
    other.fails(&["export", "all"], 4, "no active user");
}

#[test]
fn s11_options_that_mean_nothing_for_a_whole_store_are_usage() {
    let (home, file) = moved();
    for format in ["csv", "vcard"] {
        home.fails(&["export", "all", "--format", format], 2, "jsonl");
    }
    home.fails(&["import", "all", &file, "--encoding", "utf-8"], 2, "--encoding");
    home.fails(&["import", "all", &file, "--delimiter", ";"], 2, "--delimiter");
}

#[test]
fn db_01_kill_9_in_the_middle_leaves_no_store_and_the_next_import_is_whole() {
    let home = Home::with_accounts();
    let rows = format!("M;1;{}\n", "n".repeat(1_000)).repeat(6_000);
    let contacts = home.file("c.csv", format!("Référence;Type;Note\n{rows}"));
    home.ok(&["import", "contacts", &contacts, "--yes"]);
    let text = home.ok(&["export", "all"]);
    let file = home.file("all.jsonl", &text);
    let other = Home::new();
    let command = other.carnet(&["import", "all", &file]);
    let mut child = Command::new(command.get_program());
    let mut child = child.args(command.get_args()).stderr(Stdio::null()).spawn().unwrap();
    let journal = other.path("carnet.db-wal");
    while !fs::metadata(&journal).is_ok_and(|meta| meta.len() > 1 << 20) {
        assert!(child.try_wait().unwrap().is_none(), "the import is still under way");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    other.fails(&["export", "contacts"], 1, "There is no");
    other.ok(&["import", "all", &file]);
    assert!(other.ok(&["export", "all"]) == text);
}
