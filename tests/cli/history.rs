//! `carnet history`.

use serde_json::Value;

use crate::{CONTACTS, Home, said};

/// A home with two imports: accounts M and P, then contacts of M.
fn home() -> Home {
    let home = Home::with_accounts();
    let file = home.file("c.csv", format!("{CONTACTS}M;;Zoé;;;zoe@m.fr;;;2;\nM;;Léo;;;leo@m.fr;;;3;\n"));
    home.ok(&["import", "contacts", &file, "--yes"]);
    home
}

fn json(home: &Home, args: &[&str]) -> Vec<Value> {
    let answer = home.ok(&[&["history", "--json"], args].concat());
    serde_json::from_str(&answer).expect("one array")
}

fn acts(batches: &[Value]) -> Vec<&str> {
    batches.iter().map(|batch| batch["act"].as_str().expect("an act")).collect()
}

#[test]
fn x8_the_history_in_json_is_newest_first_and_has_the_shape_of_the_specification() {
    let home = home();
    let batches = json(&home, &[]);
    assert_eq!(acts(&batches), ["import-contacts", "import-accounts", "create-store"]);
    let latest = &batches[0];
    let keys: Vec<&String> = latest.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["batch", "actor", "at", "act", "changes", "subject", "state", "undone_by"]);
    assert_eq!((latest["batch"].as_i64(), latest["changes"].as_i64()), (Some(3), Some(4)));
    assert_eq!((latest["subject"].as_str(), latest["state"].as_str()), (Some("c.csv"), Some("done")));
    assert_eq!(latest["undone_by"], Value::Null);
    assert_eq!(latest["actor"], batches[2]["subject"], "who created the store");
    let at = latest["at"].as_str().unwrap();
    let shape: String = at.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00Z");
    home.ok(&["undo", "3"]);
    let batches = json(&home, &[]);
    assert_eq!((acts(&batches)[0], batches[1]["undone_by"].as_i64()), ("undo", Some(4)));
}

#[test]
fn x8_the_history_of_one_account_and_of_so_many_batches() {
    let home = home();
    assert_eq!(acts(&json(&home, &["P"])), ["import-accounts"]);
    assert_eq!(acts(&json(&home, &[" m "])), ["import-contacts", "import-accounts"]);
    assert_eq!(acts(&json(&home, &["--limit", "1"])), ["import-contacts"]);
    assert_eq!(json(&home, &["M", "--limit", "1"]).len(), 1);
    home.fails(&["history", "Nobody"], 3, "“Nobody”");
    home.fails(&["history", "--json", "Nobody"], 3, "“Nobody”");
    assert_eq!(home.run(&["history", "--limit", "0"]).status.code(), Some(2));
    Home::new().fails(&["history"], 1, "There is no Carnet store");
}

#[test]
fn x8_the_history_as_text_stands_in_columns() {
    let home = home();
    home.ok(&["undo", "3"]);
    let text = home.ok(&["history"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5, "{text}");
    for (line, part) in [
        (0, "Changes"),
        (1, "undone"),
        (2, "contacts imported"),
        (2, "c.csv"),
        (3, "accounts.csv"),
        (4, "store created"),
    ] {
        assert!(lines[line].contains(part), "{part} in {text}");
    }
    assert!(lines[2].ends_with("4  undone"), "{text}");
    let column = |line: &str, part| line.find(part).unwrap();
    assert_eq!(column(lines[2], "c.csv"), column(lines[3], "accounts.csv"), "{text}");
}

#[test]
fn ud_01_a_files_name_in_the_history_cannot_drive_the_terminal() {
    let home = Home::with_accounts();
    let file = home.file("\u{1b}[31m\u{202e}x.csv", "Référence;Type\nM;1\n");
    home.ok(&["import", "contacts", &file, "--yes"]);
    let text = home.ok(&["history"]);
    assert!(text.contains("x.csv") && !text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    let output = home.run(&["undo", "3"]);
    assert!(!said(&output).contains(['\u{1b}', '\u{202e}']), "{:?}", said(&output));
    // A program reads what was kept as it came.
    let subject = json(&home, &["--limit", "2"])[1]["subject"].clone();
    assert!(subject.as_str().unwrap().contains('\u{1b}'), "{subject}");
}

#[test]
fn x8_a_long_history_is_told_whole() {
    let home = Home::with_accounts();
    let database = rusqlite::Connection::open(home.path("carnet.db")).unwrap();
    let more = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1200)
        INSERT INTO batch (actor, at, origin, act, subject, state)
        SELECT 1, n, 'cli', 'edit-account', 'n' || n, 'done' FROM n";
    database.execute_batch(more).unwrap();
    assert_eq!(json(&home, &[]).len(), 50);
    let all = json(&home, &["--limit", "5000"]);
    let numbers: Vec<i64> = all.iter().map(|batch| batch["batch"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=1202).rev().collect::<Vec<_>>());
    assert_eq!(home.ok(&["history", "--limit", "1200"]).lines().count(), 1201);
}
