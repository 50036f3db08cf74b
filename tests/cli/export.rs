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

/// What goes out, and in which form.
const FORMS: [[&str; 4]; 5] = [
    ["export", "contacts", "--format", "vcard"],
    ["export", "contacts", "--format", "jsonl"],
    ["export", "accounts", "--format", "jsonl"],
    ["export", "contacts", "--format", "csv"],
    ["export", "all", "--format", "jsonl"],
];

fn to<'a>(form: [&'a str; 4], output: &[&'a str]) -> Vec<&'a str> {
    [&form[..], &["--output"], output].concat()
}

#[test]
fn s8_contacts_go_out_as_cards_and_facts_as_json_lines() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Dénomination;Mail;Type\nM;Zoé;z@m.fr;2\n");
    home.ok(&["import", "contacts", &file, "--yes"]);
    let cards = home.ok(&FORMS[0]);
    assert!(cards.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoé\r\n"), "{cards}");
    assert!(cards.contains("\r\nX-CARNET-ACCOUNT:M\r\nX-CARNET-TYPE:2\r\nEND:VCARD\r\n"), "{cards}");
    let contact = "{\"account\":\"M\",\"rank\":1,\"name\":\"Zoé\",\"mails\":[\"z@m.fr\"],\"type\":2}\n";
    assert_eq!(home.ok(&FORMS[1]), contact);
    assert_eq!(home.ok(&FORMS[2]).lines().count(), 2);
    home.fails(&["export", "accounts", "--format", "vcard"], 2, "An account is no vCard");
}

#[test]
fn ud_12_no_form_of_export_replaces_what_it_should_not_or_leaves_half_a_file() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Type\nM;2\n");
    home.ok(&["import", "contacts", &file, "--yes"]);
    let target = home.file("target", "mine");
    let link = home.path("link");
    symlink(&target, &link).unwrap();
    let closed = home.path("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    let before = fs::read_dir(home.path("")).unwrap().count();
    for form in FORMS {
        let link = link.to_str().unwrap();
        home.fails(&to(form, &[&target]), 1, "--force");
        home.fails(&to(form, &[link]), 1, "symbolic link");
        home.fails(&to(form, &[link, "--force"]), 1, "symbolic link");
        home.fails(&to(form, &["/dev/full", "--force"]), 1, "not a regular file");
        home.fails(&to(form, &["/nowhere/x"]), 1, "does not exist");
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = plain(&home.carnet(&form)).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{form:?}");
        assert!(said(&output).contains("no room left"), "{}", said(&output));
        // Root may write everywhere.
        if nix::unistd::getuid().is_root() {
            continue;
        }
        home.fails(&to(form, &[closed.join("x").to_str().unwrap()]), 1, "permission denied");
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
    assert_eq!(fs::read_dir(home.path("")).unwrap().count(), before, "no temporary file stays");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn s8_all_columns_go_out_only_when_they_are_asked_for() {
    let home = Home::with_accounts();
    let team = home.file(
        "team.csv",
        "Référence;Dénomination;Mail;Tel;Type;Catégories;Actif\n\
         M;Ada;ada@martin.fr;+33 6 12 34 56 78;3;Contact Comptable, fraud;oui\n\
         M;Bob;bob@martin.fr;;3;;non\n",
    );
    home.ok(&["import", "contacts", &team, "--yes"]);
    let plain = home.ok(&["export", "contacts"]);
    assert!(plain.lines().next().unwrap().ends_with(";Type;Libellé type"), "{plain}");
    let all = home.ok(&["export", "contacts", "--all-columns"]);
    assert!(all.lines().next().unwrap().ends_with(";Libellé type;Catégories;Actif"), "{all}");
    assert!(all.contains("accounting, fraud;oui") && all.contains(";;non"), "{all}");
    let file = home.path("all.ods");
    let path = file.to_str().unwrap();
    home.ok(&["export", "contacts", "--all-columns", "--output", path]);
    let plan = home.ok(&["import", "contacts", path, "--sync", "--dry-run", "--json"]);
    let head = "\"rows\":2,\"create\":0,\"update\":0,\"unchanged\":2,\"delete\":0,\"error\":0";
    assert!(plan.contains(head), "{plan}");
    home.fails(&["export", "contacts", "--all-columns", "--format", "vcard"], 2, "no place for categories");
}
