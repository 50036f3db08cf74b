//! Files that cannot come in: a clear message with line and column, and the store untouched.

use std::process::Command;

use crate::{CONTACTS, Home, said};

/// The file is refused as a whole, by name, and nothing is in the store.
fn refused(bytes: impl AsRef<[u8]>, says: &str) {
    let home = Home::with_accounts();
    let file = home.file("clients.csv", bytes);
    home.fails(&["import", "contacts", &file, "--yes"], 1, says);
    home.fails(&["import", "contacts", &file, "--yes"], 1, "clients.csv");
    assert_eq!(home.contacts(), 0);
}

#[test]
fn ud_05_files_that_are_no_table_are_refused_with_their_line() {
    refused("", "is empty");
    refused("\n \n", "no row of headings");
    refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "not a table of text");
    let utf16: Vec<u8> = "Référence;Type\nM;1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(utf16, "--encoding UTF-16LE");
    refused("Référence;Type;reference\nM;1;\n", "line 1: columns 1 and 3 have the same heading, “reference”");
    refused("Référence;;Type\nM;;1\n", "line 1: column 2 has no heading");
    refused("Référence;Mail\nM;a@b.fr\n", "the column “Type” is missing");
    refused("Type;Mail\n1;a@b.fr\n", "the column “Référence” is missing");
    refused("Référence;\"Type\nM;1\n", "line 1");
}

#[test]
fn issue_2_bad_rows_are_said_with_line_column_value_and_reason() {
    let home = Home::with_accounts();
    let rows = "M;;Bien;;;b@b.fr;;;2;\nX;;A;;;;;;2;\nM;;A;;;;;;\"1;2\";\nM;;A;;;;;;2,5;\nP;;A;;;;;;2;\nM;;A\0;;;;;;2;\n";
    let file = home.file("c.csv", format!("{CONTACTS}{rows}"));
    let output = home.run(&["import", "contacts", &file, "--yes"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1));
    let mut lines = text.lines();
    for (line, reason) in [
        ("line 3", "column 1 “Référence”: no account has the reference “X”"),
        ("line 4", "column 9 “Type”: “1;2”: a contact has one type only"),
        ("line 5", "column 9 “Type”: “2,5” is not a whole number"),
        ("line 6", "column 1 “Référence”: account P is an individual"),
        ("line 7", "column 3 “Dénomination”: “A"),
    ] {
        assert!(lines.any(|said| said.contains(line)), "{line} in {text}");
        assert!(lines.next().is_some_and(|said| said.contains(reason)), "{reason} in {text}");
    }
    assert_eq!(home.contacts(), 1);
}

#[test]
fn ud_05_a_field_of_50_mb_is_an_error_of_its_row() {
    let home = Home::with_accounts();
    let long = "a".repeat(50 << 20);
    let file = home.file("c.csv", format!("Référence;Type;Note\nM;1;{long}\nM;2;court\n"));
    let output = home.run(&["import", "contacts", &file, "--yes"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("line 2") && text.contains("column 3 “Note”") && text.len() < 2_000, "{text}");
    assert_eq!(home.contacts(), 1);
}

#[test]
fn s11_a_file_that_is_not_there_and_flags_that_mean_nothing() {
    let home = Home::with_accounts();
    let file = home.file("c.csv", "Référence;Type\nM;1\n");
    home.fails(&["import", "contacts", "nowhere.csv", "--yes"], 1, "does not exist");
    home.fails(&["import", "contacts", "/dev/null", "--yes"], 1, "not a regular file");
    home.fails(&["import", "contacts", &file, "--yes", "--encoding", "utf-9"], 2, "utf-9");
    home.fails(&["import", "contacts", &file, "--yes", "--delimiter", "x"], 2, "“x”");
    home.carnet(&["import", "contacts", "-", "--yes"]).write_stdin("").assert().code(1);
    assert_eq!(home.contacts(), 0);
}

#[test]
fn s8_a_file_above_the_configured_limits_is_refused() {
    let home = Home::with_accounts();
    let config = home.file("config.toml", "[limits]\nrows = 2\n");
    let file = home.file("c.csv", "Référence;Type\nM;1\nM;1\nM;1\n");
    home.fails(&["--config", &config, "import", "contacts", &file, "--yes"], 1, "line 4: more than 2 rows");
    assert_eq!(home.contacts(), 0);
}

#[test]
fn ud_06_spreadsheets_that_are_bombs_are_refused_in_little_memory() {
    let home = Home::with_accounts();
    for (bomb, says) in [
        ("own/laughs", "XML definitions (DTD)"),
        ("own/nul_utf8", "damaged or incomplete"),
        ("own/rep_cols", "more than 512 columns"),
        ("own/rep_rows", "more than 250,000 rows"),
        ("own/spaces", "column 1"),
        ("own/trunc", "damaged or incomplete"),
        ("own/zipbomb", "more than 200 times as large"),
        ("calamine/issue_594_dos", "more than 5,000,000 filled cells"),
        ("calamine/pass_protected", "without a password"),
    ] {
        let file = format!("{}/tests/corpora/ods/{bomb}.ods", env!("CARGO_MANIFEST_DIR"));
        let import = home.carnet(&["import", "contacts", &file, "--dry-run"]);
        // In KiB: all the memory that it may ask for, touched or not.
        let mut small = Command::new("sh");
        small.args(["-c", "ulimit -v 51200; exec \"$0\" \"$@\""]).arg(import.get_program());
        let output = small.args(import.get_args()).env_clear().env("HOME", home.path("")).output().unwrap();
        let text = said(&output);
        assert_eq!(output.status.code(), Some(1), "{bomb}: {:?} {text}", output.status);
        assert!(text.contains(says) && text.contains(bomb), "{bomb}: {text}");
    }
}

#[test]
fn s3_20_the_limits_of_a_spreadsheet_are_those_of_the_configuration() {
    let home = Home::with_accounts();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpora/ods/libreoffice/numbers.ods");
    for (limit, says) in [
        ("file_bytes = 1_000", "has more than 1,000 bytes"),
        ("content_bytes = 1_000", "content of this ODS spreadsheet has more than 1,000 bytes"),
        ("parts = 3", "made of more than 3 files"),
        ("rows = 2", "more than 2 rows"),
        ("cells = 20", "more than 20 filled cells"),
    ] {
        let config = home.file("config.toml", format!("[limits.ods]\n{limit}\n"));
        home.fails(&["--config", &config, "import", "contacts", file, "--dry-run"], 1, says);
    }
}
