use proptest::prelude::*;

use super::corpora::hostile_strings;
use super::*;

const TRIGGERS: &str = "=+-@|%＝＋－＠｜％\t\r\n";

/// The columns of the tables here.
pub(super) fn columns() -> [Heading<'static>; 3] {
    let phones = Heading { kind: Kind::Phone, ..Heading::of_text("Tel") };
    [Heading::of_text("Référence"), Heading::of_text("Texte"), phones]
}

fn export(rows: &[[&str; 3]]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Writer::csv(&mut out, &columns()).unwrap();
    for row in rows {
        writer.row(row.iter().copied()).unwrap();
    }
    writer.finish().unwrap();
    out
}

fn import(bytes: &[u8]) -> Vec<Vec<String>> {
    let notes = Options { long_columns: vec!["texte".into()], ..Options::default() };
    rows(&mut sheet_with(bytes, &notes).unwrap())
}

/// The cells as a spreadsheet sees them.
fn raw(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    ::csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn check(text: &str, phone: &str) -> Result<(), TestCaseError> {
    let file = export(&[["1", text, phone], ["2", "", ""]]);
    let exported = raw(&file);
    prop_assert!(!exported[0][1].starts_with(|c| TRIGGERS.contains(c)), "{exported:?}");
    prop_assert!(!exported[0][2].starts_with(|c| c != '+' && TRIGGERS.contains(c)), "{exported:?}");
    prop_assert_eq!(import(&file), vec![vec!["1", text, phone], vec!["2", "", ""]]);
    Ok(())
}

#[test]
fn ud_07_hostile_strings_come_back_equal_and_harmless() {
    for string in hostile_strings() {
        for value in [string.clone(), format!("'{string}"), format!("''{string}")] {
            check(&value, &value).unwrap_or_else(|error| panic!("{value:?}: {error}"));
        }
    }
}

#[test]
fn ud_07_the_guard_adds_and_takes_exactly_one_apostrophe() {
    for (value, written) in [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("''@x", "'''@x"),
        ("＝1", "'＝1"),
        ("'", "'"),
        ("'tis", "'tis"),
        ("L'=", "L'="),
        ("-5", "'-5"),
        ("+33 1", "'+33 1"),
    ] {
        let file = export(&[["1", value, ""]]);
        assert_eq!(raw(&file)[0][1], written);
        assert_eq!(import(&file)[0][1], value);
    }
}

#[test]
fn ud_07_only_a_real_phone_is_exempt() {
    for (value, written) in [
        ("+33 (0)1 23-45.67/89", "+33 (0)1 23-45.67/89"),
        ("+33 1; +33 2", "+33 1; +33 2"),
        ("+33 2 61 91 76 17 poste 485", "+33 2 61 91 76 17 poste 485"),
        (
            "+33\u{a0}1 Ext.\u{a0}4;+33 2 extension 5;06 1 ext 6",
            "+33\u{a0}1 Ext.\u{a0}4;+33 2 extension 5;06 1 ext 6",
        ),
        ("+33 1 poste", "'+33 1 poste"),
        ("+ poste 485", "'+ poste 485"),
        ("+33poste 485", "'+33poste 485"),
        ("+33 1 poste(485)", "'+33 1 poste(485)"),
        ("+33 1 poste\t485\n", "'+33 1 poste\t485\n"),
        ("+33 1 ext 4 ext 5", "'+33 1 ext 4 ext 5"),
        ("+33 1 ext 4;=cmd|' /C calc'!A0", "'+33 1 ext 4;=cmd|' /C calc'!A0"),
        ("+12 E 3", "'+12 E 3"),
        ("+10 am", "'+10 am"),
        ("+33 1 SUM(1)", "'+33 1 SUM(1)"),
        ("0102030405", "0102030405"),
        ("'+33", "''+33"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-33", "'-33"),
    ] {
        let file = export(&[["1", "x", value]]);
        assert_eq!(raw(&file)[0][2], written);
        assert_eq!(import(&file)[0][2], value);
    }
}

#[test]
fn s8_files_are_written_for_spreadsheets() {
    let file = export(&[["C-1", "a;b", "+33 1"], ["C-2", "say \"é\"\nso", ""]]);
    let text = String::from_utf8(file).unwrap();
    assert_eq!(text, "\u{feff}Référence;Texte;Tel\r\nC-1;\"a;b\";+33 1\r\nC-2;\"say \"\"é\"\"\nso\";\r\n");
    let mut out = Vec::new();
    let mut writer = Writer::csv(&mut out, &[Heading::of_text("A"), Heading::of_text("B")]).unwrap();
    assert!(writer.row(["only one"]).is_err());
}

proptest! {
    #[test]
    fn ud_07_any_text_comes_back_equal(
        quotes in 0..3_usize,
        trigger in proptest::option::of(proptest::sample::select(TRIGGERS.chars().collect::<Vec<_>>())),
        // NUL is the one character that no file may hold.
        rest in "[^\\x00]{0,40}|[;,\t\"'\r\n é=+]{0,12}",
        phone in "\\+?[0-9 ().;/-]{0,20}( (poste|ext\\.?|E) ?[0-9 (]{0,4})?",
    ) {
        let text: String = "'".repeat(quotes).chars().chain(trigger).chain(rest.chars()).collect();
        check(&text, &phone)?;
        check(&text, &text)?;
    }

    #[test]
    fn ud_08_no_bytes_make_the_reader_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        label in proptest::option::of(proptest::sample::select(vec!["utf-8", "utf-16le", "shift_jis"])),
        record in 1..200_usize,
    ) {
        let caps = Caps { record, ..Caps::default() };
        read_all(&bytes, &Options { encoding: label.map(str::to_owned), caps, ..Options::default() });
    }

    #[test]
    fn ud_08_no_table_makes_the_reader_panic(
        text in "A(;B){0,2}\r?\n([a\"';,=\r\n\x00é\u{feff}]|;\"|\"\n){0,200}",
        record in 1..200_usize,
    ) {
        let caps = Caps { record, ..Caps::default() };
        read_all(text.as_bytes(), &Options { caps, ..Options::default() });
    }

    #[test]
    fn s8_well_formed_files_read_as_the_csv_crate_reads_them(
        cells in proptest::collection::vec("[a;,\"\r\né ]{0,6}x", 1..30),
    ) {
        let rows: Vec<[&str; 3]> = cells.iter().map(|cell| ["1", cell.as_str(), cell.as_str()]).collect();
        let file = export(&rows);
        prop_assert_eq!(import(&file).len(), rows.len());
        let unguarded = !cells.iter().any(|cell| cell.starts_with(['\r', '\n']));
        if unguarded {
            prop_assert_eq!(import(&file), raw(&file));
        }
    }
}

/// Lines never go back, and every line of the file is told of at most once.
pub(super) fn read_all(bytes: &[u8], options: &Options) {
    let Ok(mut sheet) = sheet_with(bytes, options) else { return };
    let mut before = 0;
    for row in sheet.rows() {
        let line = match row {
            Ok(row) => row.line,
            Err(ReadError::Row(error)) => error.line,
            Err(ReadError::File(_)) => return,
        };
        assert!(line > before, "line {line} after line {before}");
        before = line;
    }
}
