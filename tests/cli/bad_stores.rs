//! Stores that cannot be opened or written: a clear message, the exit code, nothing lost.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use rusqlite::Connection;

use crate::{Home, said};

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
    assert_eq!(output.status.code(), Some(74), "{}", said(&output));
    assert!(said(&output).contains("cannot be written"));
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

#[test]
fn s11_a_store_that_another_process_keeps_locked_is_said_and_can_be_read() {
    let home = Home::with_accounts();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    let other = Connection::open(home.path("carnet.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    home.ok(&["export", "accounts"]);
    // Takes as long as a write waits for another one's: ten seconds.
    home.fails(&["import", "accounts", &file, "--yes"], 75, "stayed busy");
    other.execute_batch("ROLLBACK").unwrap();
    home.ok(&["import", "accounts", &file, "--yes"]);
}

#[test]
fn s11_a_store_that_is_read_only_is_said() {
    let home = Home::with_accounts();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    fs::set_permissions(home.path("carnet.db"), fs::Permissions::from_mode(0o444)).unwrap();
    home.fails(&["import", "accounts", &file, "--yes"], 74, "cannot be written");
}

#[test]
fn db_03_a_disk_that_gets_full_in_a_long_import_is_said_and_nothing_of_it_stays() {
    let home = Home::with_accounts();
    let rows = format!("M;1;{}\n", "n".repeat(1_000)).repeat(6_000);
    let file = home.file("c.csv", format!("Référence;Type;Note\n{rows}"));
    let import = home.carnet(&["import", "contacts", &file, "--yes"]);
    // In blocks of 512 bytes: 8 MB a file, more than the plan takes and less than the store would.
    let mut small = Command::new("sh");
    small.args(["-c", "ulimit -f 16384; exec \"$0\" \"$@\""]).arg(import.get_program());
    let output = small.args(import.get_args()).output().unwrap();
    assert_eq!(output.status.code(), Some(74), "{:?} {}", output.status, said(&output));
    assert!(said(&output).contains("full"), "{}", said(&output));
    assert_eq!(home.contacts(), 0);
    home.ok(&["import", "contacts", &file, "--yes"]);
    assert_eq!(home.contacts(), 6_000);
}
