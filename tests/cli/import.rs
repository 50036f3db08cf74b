//! `carnet import` on good files.

use std::{
    fs,
    io::{Read, Write},
    process::{Command, Stdio},
};

use rusqlite::Connection;
use serde_json::Value;

use crate::{CONTACTS, Home, said, terminal};

#[test]
fn issue_2_step_5_accounts_and_contacts_come_in_and_go_out_equal() {
    let home = Home::new();
    let root = env!("CARGO_MANIFEST_DIR");
    let [accounts, contacts] = ["accounts", "contacts"].map(|name| format!("{root}/assets/demo/{name}.csv"));
    home.ok(&["import", "accounts", &accounts, "--yes"]);
    home.ok(&["import", "contacts", &contacts, "--yes"]);
    let files = ["accounts", "contacts"].map(|what| (what, home.ok(&["export", what])));
    assert!(files[1].1.lines().count() > 800);
    let other = Home::new();
    for (what, file) in &files {
        let file = other.file("again.csv", file);
        other.ok(&["import", what, &file, "--yes"]);
    }
    for (what, file) in &files {
        assert!(other.ok(&["export", what]) == *file, "{what}");
    }
    let unchanged = other.file("again.csv", &files[0].1);
    let output = other.run(&["import", "accounts", &unchanged, "--yes"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("Nothing to write"), "{}", said(&output));
}

#[test]
fn s3_20_contacts_come_in_from_what_libreoffice_makes_of_typed_values() {
    let home = Home::new();
    let accounts = "Référence;Dénomination\n42;Martin\nC-7;Haddad\n100000;Zoé\n";
    home.ok(&["import", "accounts", &home.file("accounts.csv", accounts), "--yes"]);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpora/ods/libreoffice/numbers.ods");
    let output =
        home.run(&["import", "contacts", file, "--yes", "--encoding", "utf-16le", "--delimiter", "|"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("numbers.ods: ODS spreadsheet"), "{}", said(&output));
    let output =
        home.carnet(&["import", "contacts", "-", "--yes"]).pipe_stdin(file).unwrap().output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let contacts = home.ok(&["export", "contacts"]);
    let row = "42;Martin;Jeanne Martin;2;;;0612345678;+33612345678;1;Notifications administratives";
    assert_eq!(contacts.lines().filter(|line| *line == row).count(), 2, "{contacts}");
}

#[test]
fn x6_a_dry_run_says_what_would_happen_and_writes_nothing() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", format!("{CONTACTS}M;;Zoé;;;zoe@m.fr;;;2;\nX;;Léo;;;leo@m.fr;;;2;\n"));
    let output = home.run(&["import", "contacts", &file, "--dry-run"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "a row is rejected");
    assert!(output.stdout.is_empty());
    for part in [
        "line 2",
        "create  Zoé",
        "line 3",
        "X",
        "error",
        "column 1 “Référence”",
        "“X”",
        "2 rows",
        "1 to create",
        "1 with an error",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    assert_eq!(home.contacts(), 0);
}

#[test]
fn s11_a_dry_run_in_json_has_the_shape_of_the_specification() {
    let home = Home::with_accounts();
    let rows = "M;;Zoé;;;zoe@m.fr;;;2;\nM;;Zoé;;;zoe@m.fr;;;\"1;2\";\nM;;Léo;;;Zoe@m.fr;;;3;\n";
    let file = home.file("c.csv", format!("{CONTACTS}{rows}"));
    let output = home.run(&["import", "contacts", &file, "--dry-run", "--json"]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(1), ""));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "rows",
            "create",
            "update",
            "unchanged",
            "delete",
            "error",
            "warnings",
            "reordered",
            "plan",
            "effects"
        ]
    );
    let counts = ["rows", "create", "error", "warnings", "delete"].map(|key| answer[key].as_u64().unwrap());
    assert_eq!(counts, [3, 2, 1, 1, 0]);
    let bad = &answer["plan"][1];
    let keys: Vec<&String> = bad.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["line", "account", "verdict", "changes", "messages", "name"]);
    assert_eq!(
        (bad["line"].as_u64(), bad["account"].as_str(), bad["verdict"].as_str()),
        (Some(3), Some("M"), Some("error"))
    );
    let message = &bad["messages"][0];
    assert_eq!((message["column"].as_u64(), message["value"].as_str()), (Some(9), Some("1;2")));
    assert_eq!(answer["plan"][2]["messages"][0]["code"], "lookalike-line");
    let file = home.file("a.csv", "Référence;Dénomination\nM;Martin & fils\n");
    let output = home.run(&["import", "accounts", &file, "--dry-run", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["plan"][0]["changes"].to_string(), r#"{"name":["Martin","Martin & fils"]}"#);
}

#[test]
fn s8_without_yes_and_without_a_terminal_the_plan_is_printed_and_nothing_written() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Type\nM;1\n");
    home.fails(&["import", "contacts", &file], 2, "1 to create");
    home.fails(&["import", "contacts", &file], 2, "--yes");
    let output = home.run(&["import", "contacts", &file, "--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["create"], 1);
    assert_eq!(home.contacts(), 0);
}

#[test]
fn s8_a_plan_that_the_store_has_outrun_is_refused_and_printed_anew() {
    let home = Home::with_accounts();
    let [before, after, other] = ["1", "2", "3"].map(|phone| {
        home.file(&format!("{phone}.csv"), format!("{CONTACTS}M;;Ada;;;ada@m.fr;{phone};;3;\n"))
    });
    home.ok(&["import", "contacts", &before, "--yes"]);
    let (mut keyboard, tty, _terminal) = terminal();
    let command = home.carnet(&["import", "contacts", &after, "--sync"]);
    let mut asking = Command::new(command.get_program())
        .args(command.get_args())
        .stdin(tty)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stderr = asking.stderr.take().unwrap();
    let (mut said, mut byte) = (Vec::new(), [0]);
    while !said.ends_with(b"Import? (y/n)") && stderr.read(&mut byte).unwrap() > 0 {
        said.push(byte[0]);
    }
    home.ok(&["import", "contacts", &other, "--sync", "--yes"]);
    keyboard.write_all(b"y\n").unwrap();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert_eq!(asking.wait().unwrap().code(), Some(5), "{rest}");
    assert!(rest.contains("Phone(s): 3 → 2") && rest.contains("nothing was written"), "{rest}");
    assert!(home.ok(&["export", "contacts"]).contains(";ada@m.fr;3;"));
}

#[test]
fn s11_in_json_nobody_is_asked_even_at_a_terminal() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Type\nM;1\n");
    let output = home.answering(&["import", "contacts", &file, "--json"], "y");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("one document");
    assert_eq!((answer["create"].as_u64(), home.contacts()), (Some(1), 0));
}

#[test]
fn s8_good_rows_go_in_beside_bad_ones_with_exit_1_and_counts_from_the_store() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Type\nM;1\nP;1\nM;0\n");
    let output = home.run(&["import", "contacts", &file, "--yes", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((answer["create"].as_u64(), answer["error"].as_u64()), (Some(1), Some(2)));
    assert_eq!(home.contacts(), 1);
    let bad = home.file("c.csv", "Référence;Type\nP;1\n");
    home.fails(&["import", "contacts", &bad, "--yes"], 1, "Nothing to write");
}

#[test]
fn s11_the_standard_input_is_a_file_too() {
    let home = Home::with_accounts();
    let file = "Référence;Type\nM;1\n";
    home.carnet(&["import", "contacts", "-", "--yes"]).write_stdin(file).assert().success();
    home.carnet(&["import", "contacts", "-"]).write_stdin(file).assert().code(2);
    assert_eq!(home.contacts(), 1);
}

#[test]
fn s8_ctrl_c_takes_back_what_a_long_import_wrote() {
    let home = Home::with_accounts();
    let rows = "M;1\n".repeat(30_000);
    let file = home.file("c.csv", format!("Référence;Type\n{rows}"));
    let command = home.carnet(&["import", "contacts", &file, "--yes"]);
    let mut child = Command::new(command.get_program());
    child.args(command.get_args()).stderr(Stdio::null());
    let mut child = child.spawn().unwrap();
    let store = Connection::open(home.path("carnet.db")).unwrap();
    let running = "SELECT count(*) FROM batch WHERE state = 'running'";
    while store.query_row(running, [], |row| row.get::<_, i64>(0)).unwrap() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "the import is still under way");
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(home.contacts(), 0);
}

#[test]
fn s8_foreign_encodings_and_delimiters_are_told_or_asked_for() {
    let home = Home::with_accounts();
    let utf16 = |mark: bool| {
        let text = "Référence\tType\tDénomination\nM\t1\tÉlodie\n".encode_utf16();
        let units: Vec<u16> = mark.then_some(0xfeff).into_iter().chain(text).collect();
        units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let latin = b"R\xe9f\xe9rence,Type,D\xe9nomination\nM,1,\xc9lodie\n";
    let piped = "Référence|Type|Dénomination\nM|1|Élodie\n";
    let files = [
        (home.file("latin.csv", latin), vec![]),
        (home.file("utf16.csv", utf16(true)), vec![]),
        (home.file("bare16.csv", utf16(false)), vec!["--encoding", "utf-16le"]),
        (home.file("piped.csv", piped), vec!["--delimiter", "|"]),
    ];
    for (file, flags) in &files {
        home.ok(&[&["import", "contacts", file, "--yes"], &flags[..]].concat());
    }
    let export = home.ok(&["export", "contacts"]);
    assert_eq!(export.matches("M;Martin;Élodie;").count(), 4, "{export}");
}

#[test]
fn ud_01_what_a_file_says_cannot_drive_the_terminal() {
    let home = Home::with_accounts();
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{9b}31m";
    let file = home.file("c.csv", format!("Référence;Type;Mail\n{evil};1;\nM;{evil};\nM;1;{evil}\n"));
    let text = said(&home.run(&["import", "contacts", &file, "--yes"]));
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{text:?}");
    assert!(["line 2", "line 3", "line 4"].iter().all(|line| text.contains(line)), "{text}");
}

#[test]
fn s11_an_import_creates_the_store_only_when_it_writes() {
    let home = Home::new();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    home.ok(&["import", "accounts", &file, "--dry-run"]);
    home.fails(&["import", "accounts", &file], 2, "1 to create");
    assert!(!home.path("carnet.db").exists());
    home.ok(&["import", "accounts", &file, "--yes"]);
    assert!(fs::metadata(home.path("carnet.db")).unwrap().len() > 0);
    assert!(home.ok(&["export", "accounts"]).contains("N;Client professionnel;Neuf;"));
}

#[test]
fn a_file_of_contacts_never_renames_accounts() {
    let home = Home::with_accounts();
    let before = home.ok(&["export", "accounts"]);
    let file = home.file("contacts.csv", format!("{CONTACTS}M;;Jeanne;;Gérante;;;;3;\n"));
    let output = home.run(&["import", "accounts", &file, "--yes"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("import it as contacts"), "{}", said(&output));
    assert_eq!(home.ok(&["export", "accounts"]), before);
}

#[test]
fn s8_vcards_come_in_for_the_account_that_they_or_the_command_line_name() {
    let home = Home::with_accounts();
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Zoé\nEMAIL:zoe@m.fr\nEND:VCARD\n";
    let file = home.file("zoe.vcf", card);
    home.fails(&["import", "vcard", &file, "--yes"], 1, "the reference of the account is required");
    home.ok(&["import", "vcard", &file, "--account", "M", "--yes"]);
    assert_eq!(home.contacts(), 1);
    let cards = home.ok(&["export", "contacts", "--format", "vcard"]);
    let again = home.file("again.vcf", cards);
    let output = home.run(&["import", "contacts", &again, "--sync", "--yes"]);
    assert!(said(&output).contains("Nothing to write"), "{}", said(&output));
    let table = home.file("c.csv", CONTACTS);
    home.fails(&["import", "vcard", &table, "--yes"], 1, "vCard");
}
