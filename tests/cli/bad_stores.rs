//! Stores that cannot be opened or written: a clear message, the exit code, nothing lost.

use std::{fs, os::unix::fs::PermissionsExt};

use rusqlite::Connection;

use crate::Home;

#[test]
fn s11_a_store_that_is_missing_is_not_created_by_an_export() {
    let home = Home::new();
    home.fails(&["export", "contacts"], 1, "There is no Carnet store");
    assert!(!home.path("carnet.db").exists());
}

#[test]
fn s11_a_store_of_a_newer_carnet_is_left_alone() {
    let home = Home::with_accounts();
    let store = Connection::open(home.path("carnet.db")).unwrap();
    store.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    home.fails(&["export", "contacts"], 75, "newer Carnet");
}

#[test]
fn s11_a_damaged_store_and_another_programs_file_are_said() {
    let home = Home::new();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    home.file(
        "carnet.db",
        "no database at all, but long enough to be taken for one by its length ".repeat(40),
    );
    home.fails(&["import", "accounts", &file, "--yes"], 74, "damaged");
    let kept = fs::read_to_string(home.path("carnet.db")).unwrap();
    assert!(kept.starts_with("no database"), "left as it was");
    fs::remove_file(home.path("carnet.db")).unwrap();
    let other = Connection::open(home.path("carnet.db")).unwrap();
    other.execute_batch("CREATE TABLE t (x); PRAGMA user_version = 3").unwrap();
    drop(other);
    home.fails(&["export", "accounts"], 74, "not a Carnet store");
}

#[test]
fn s11_a_directory_that_cannot_be_written_is_said() {
    let home = Home::with_accounts();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    let folder = home.path("closed");
    fs::create_dir(&folder).unwrap();
    let store = folder.join("carnet.db");
    fs::copy(home.path("carnet.db"), &store).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    let mut carnet = assert_cmd::cargo::cargo_bin_cmd!("carnet");
    carnet.env("HOME", home.path("")).args(["--lang", "en", "import", "accounts", &file, "--yes", "--db"]);
    let output = carnet.arg(&store).output().unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(output.status.code(), Some(74), "{}", crate::said(&output));
    assert!(crate::said(&output).contains("cannot be written"));
}

#[test]
fn ac_15_somebody_elses_store_and_a_reader_are_refused() {
    let home = Home::with_accounts();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    let change = |sql: &str| {
        Connection::open(home.path("carnet.db")).unwrap().execute_batch(sql).unwrap();
    };
    change("UPDATE user SET role = 'reader'");
    home.fails(&["import", "accounts", &file, "--yes"], 4, "Agent");
    home.fails(&["export", "accounts"], 4, "Agent");
    change("UPDATE user SET role = 'admin', login = 'somebody else'");
    home.fails(&["export", "accounts"], 4, "no active user");
}
