//! `carnet undo` and `carnet redo`, and what is said of a process that died.

use std::process::{Child, Command, Stdio};

use rusqlite::Connection;

use crate::{CONTACTS, Home, said};

/// Renames accounts M and P by a file; the batch's number.
fn rename(home: &Home, rows: &str) -> String {
    let file = home.file("names.csv", format!("Référence;Dénomination\n{rows}"));
    let output = home.run(&["import", "accounts", &file, "--yes"]);
    let text = said(&output);
    let number = text.split("Batch ").nth(1).and_then(|rest| rest.split(' ').next());
    number.unwrap_or_else(|| panic!("a batch in {text}")).to_owned()
}

fn change(home: &Home, sql: &str) {
    Connection::open(home.path("carnet.db")).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn x7_an_import_is_taken_back_and_brought_again_by_its_number_or_its_undos() {
    let home = Home::with_accounts();
    let before = home.ok(&["export", "contacts"]);
    let file = home.file("c.csv", format!("{CONTACTS}M;;Zoé;;;zoe@m.fr;;;2;\n"));
    home.ok(&["import", "contacts", &file, "--yes"]);
    let after = home.ok(&["export", "contacts"]);
    let output = home.run(&["undo", "3"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", said(&output));
    assert!(said(&output).contains("Undone: contacts imported, c.csv"), "{}", said(&output));
    assert!(said(&output).contains("Batch 4 of the history"), "{}", said(&output));
    assert_eq!(home.ok(&["export", "contacts"]), before);
    home.fails(&["undo", "3"], 1, "undone already");
    let output = home.run(&["redo", "3"]);
    assert!(said(&output).contains("Redone: contacts imported, c.csv"), "{}", said(&output));
    assert_eq!(home.ok(&["export", "contacts"]), after);
    home.fails(&["redo", "3"], 1, "nothing to redo");
    home.ok(&["undo", "3"]);
    home.ok(&["redo", "6"]);
    assert_eq!(home.ok(&["export", "contacts"]), after);
    assert!(home.ok(&["redo", "--help"]).contains("the one that took it back"));
}

#[test]
fn s11_an_unknown_batch_is_3_and_what_is_no_number_is_usage() {
    let home = Home::with_accounts();
    for command in ["undo", "redo"] {
        home.fails(&[command, "99"], 3, "no batch 99");
        for wrong in ["x", "0", "-1", ""] {
            assert_eq!(home.run(&[command, wrong]).status.code(), Some(2), "{command} {wrong}");
        }
        Home::new().fails(&[command, "1"], 1, "There is no Carnet store");
    }
    home.fails(&["undo", "1"], 1, "creation of the store");
}

#[test]
fn x7_of_many_what_was_touched_since_is_kept_and_named_and_one_that_was_touched_is_5() {
    let home = Home::with_accounts();
    let both = rename(&home, "M;Dupont\nP;Petit\n");
    let one = rename(&home, "M;Durand\n");
    rename(&home, "M;Moreau\n");
    home.fails(&["undo", &one], 5, "was changed by");
    let output = home.run(&["undo", &both]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("1 record was changed since") && text.contains("• M · Moreau ("), "{text}");
    let accounts = home.ok(&["export", "accounts"]);
    assert!(accounts.contains("Moreau") && accounts.contains("P;Particulier;Durand;"), "{accounts}");
}

#[test]
fn ac_15_only_an_admin_takes_back_what_somebody_else_did_and_a_reader_nothing() {
    let home = Home::with_accounts();
    let batch = rename(&home, "M;Dupont\n");
    change(&home, "INSERT INTO user (id, version, login, role) VALUES (2, 1, 'bob', 'agent')");
    change(&home, &format!("UPDATE batch SET actor = 2 WHERE id = {batch}; UPDATE user SET role = 'agent'"));
    home.fails(&["undo", &batch], 4, "Administrator");
    change(&home, "UPDATE user SET role = 'reader'");
    home.fails(&["undo", &batch], 4, "Agent");
    home.ok(&["history"]);
    change(&home, "UPDATE user SET role = 'admin'");
    home.ok(&["undo", &batch]);
}

/// Starts the program and waits until its long write is under way.
fn begun(home: &Home, args: &[&str]) -> Child {
    let command = home.carnet(args);
    let mut child = Command::new(command.get_program());
    let mut child = child.args(command.get_args()).stderr(Stdio::null()).spawn().unwrap();
    let store = Connection::open(home.path("carnet.db")).unwrap();
    let running = "SELECT count(*) FROM batch WHERE state = 'running'";
    while store.query_row(running, [], |row| row.get::<_, i64>(0)).unwrap() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "{args:?} is still under way");
    }
    child
}

/// A home with so many contacts of M, in one batch, the third.
fn long(contacts: usize) -> (Home, String) {
    let home = Home::with_accounts();
    let file = home.file("c.csv", format!("Référence;Type\n{}", "M;1\n".repeat(contacts)));
    (home, file)
}

#[test]
fn s8_ctrl_c_leaves_nothing_of_a_long_undo() {
    let (home, file) = long(12_000);
    home.ok(&["import", "contacts", &file, "--yes"]);
    let mut child = begun(&home, &["undo", "3"]);
    home.fails(&["undo", "3"], 1, "undone already");
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(home.contacts(), 12_000);
    home.ok(&["undo", "3"]);
    assert_eq!(home.contacts(), 0);
}

#[test]
fn db_01_what_a_killed_import_left_is_taken_back_and_said_once_on_the_standard_error() {
    let (home, file) = long(30_000);
    let mut child = begun(&home, &["import", "contacts", &file, "--yes"]);
    home.fails(&["undo", "3"], 1, "still under way");
    let living = home.run(&["history", "--json"]);
    assert_eq!(said(&living), "", "a living import is left alone, and nothing is said");
    child.kill().unwrap();
    child.wait().unwrap();
    let output = home.run(&["history", "--json"]);
    let text = said(&output);
    assert!(text.starts_with("Interrupted, and taken back: contacts imported, c.csv ("), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("nothing but JSON");
    assert_eq!(answer[0]["state"], "abandoned");
    assert_eq!((home.contacts(), said(&home.run(&["history"]))), (0, String::new()));
    home.fails(&["undo", "3"], 1, "taken back already");
}
