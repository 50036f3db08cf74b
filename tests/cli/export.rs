//! `carnet export`: where a file goes, and what stands there already.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    os::unix::fs::{PermissionsExt, symlink},
    process::{Command, Stdio},
};

use crate::{Home, said};

#[test]
fn s8_a_file_is_private_whole_and_never_overwrites_unasked() {
    let home = Home::with_accounts();
    let path = home.path("out.csv");
    let out = path.to_str().unwrap();
    assert_eq!(home.ok(&["export", "accounts", "--output", out]), "");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(&path).unwrap(), home.ok(&["export", "accounts"]));
    fs::write(&path, "mine").unwrap();
    home.fails(&["export", "accounts", "--output", out], 1, "--force");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    home.ok(&["export", "accounts", "--output", out, "--force", "--format", "csv"]);
    assert!(fs::read_to_string(&path).unwrap().contains("Martin"));
}

#[test]
fn s8_a_symbolic_link_is_never_followed() {
    let home = Home::with_accounts();
    let target = home.file("target.csv", "mine");
    let link = home.path("link.csv");
    symlink(&target, &link).unwrap();
    let out = link.to_str().unwrap();
    home.fails(&["export", "accounts", "--output", out], 1, "symbolic link");
    home.fails(&["export", "accounts", "--output", out, "--force"], 1, "symbolic link");
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
}

#[test]
fn s8_where_no_file_can_be_made_is_said() {
    let home = Home::with_accounts();
    let folder = home.path("");
    home.fails(&["export", "accounts", "--output", folder.to_str().unwrap()], 1, "not a regular file");
    home.fails(&["export", "accounts", "--output", "/nowhere/x.csv"], 1, "does not exist");
    home.fails(&["export", "accounts", "--output", "/dev/full", "--force"], 1, "not a regular file");
}

#[test]
fn s11_a_full_disk_behind_the_standard_output_is_a_failure() {
    let home = Home::with_accounts();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let command = home.carnet(&["export", "accounts"]);
    let mut command = plain(&command);
    let output = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("no room left"), "{}", said(&output));
}

#[test]
fn s11_a_reader_that_leaves_is_no_failure() {
    let home = Home::with_accounts();
    let rows: String =
        (0..4_000).map(|n| format!("N{n};Nom {n} assez long pour remplir un tube\n")).collect();
    let file = home.file("a.csv", format!("Référence;Dénomination\n{rows}"));
    home.ok(&["import", "accounts", &file, "--yes"]);
    let mut child = plain(&home.carnet(&["export", "accounts"]))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("Référence"));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
}

/// The same command with streams of our own.
fn plain(command: &assert_cmd::Command) -> Command {
    let mut plain = Command::new(command.get_program());
    plain.args(command.get_args());
    plain
}

#[test]
fn an_export_never_replaces_the_store_it_comes_from() {
    let home = Home::with_accounts();
    let store = home.path("carnet.db");
    for target in ["carnet.db", "carnet.db-wal", "./carnet.db"] {
        let target = home.path(target);
        let target = target.to_str().expect("UTF-8");
        let output = home.run(&["export", "accounts", "--output", target, "--force"]);
        assert_eq!(output.status.code(), Some(1), "{target}");
        assert!(said(&output).contains("is the store itself"), "{}", said(&output));
    }
    assert!(store.exists());
    home.ok(&["export", "accounts"]);
}
