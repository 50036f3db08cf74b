use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::*;

const FRENCH: &str = "Référence;Dénomination\r\nC-1;Élodie Lefèvre — 12 €\r\n";

fn windows_1252(text: &str) -> Vec<u8> {
    WINDOWS_1252.encode(text).0.into_owned()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn s8_encodings_are_told_by_content_and_announced() {
    let marked = |text: &str| format!("\u{feff}{text}");
    for (bytes, encoding) in [
        (FRENCH.as_bytes().to_vec(), "UTF-8"),
        (marked(FRENCH).into_bytes(), "UTF-8"),
        (utf_16(&marked(FRENCH), u16::to_le_bytes), UTF_16LE.name()),
        (utf_16(&marked(FRENCH), u16::to_be_bytes), UTF_16BE.name()),
        (windows_1252(FRENCH), "windows-1252"),
    ] {
        let mut sheet = sheet(bytes);
        assert_eq!(sheet.encoding(), encoding);
        assert_eq!(sheet.header().column("reference"), Some(0), "{encoding}");
        assert_eq!(rows(&mut sheet), [["C-1", "Élodie Lefèvre — 12 €"]], "{encoding}");
    }
}

#[test]
fn s8_one_accent_is_enough_for_windows_1252() {
    for name in ["Zoé Martin", "ÉLODIE", "François", "GARÇON", "Hôtel", "Noël", "12 €", "L’Oréal", "Cœur"]
    {
        let mut sheet = sheet(windows_1252(&format!("Nom;Tel\n{name};01\n")));
        assert_eq!(
            (sheet.encoding(), rows(&mut sheet)),
            ("windows-1252", vec![vec![name.into(), "01".into()]])
        );
    }
}

#[test]
fn s8_a_late_accent_decides_for_the_whole_file() {
    let ascii = format!("Nom;Tel\n{}", "Jean Dupont;0102030405\n".repeat(100_000));
    for (last, encoding) in
        [(windows_1252("Zoé;01\n"), "windows-1252"), ("Zoé;01\n".as_bytes().to_vec(), "UTF-8")]
    {
        let mut sheet = sheet([ascii.as_bytes(), &last].concat());
        assert_eq!(sheet.encoding(), encoding);
        let last = sheet.rows().last().unwrap().unwrap();
        assert_eq!((last.line, cells(&last), &last.damaged), (100_002, vec!["Zoé", "01"], &None));
    }
}

#[test]
fn s8_characters_cut_by_a_stretch_of_reading_stay_whole() {
    for shift in 0..4 {
        let text = format!("A\n{}{}\n", "x".repeat(65_530 + shift), "é€😀".repeat(20));
        let bytes = [text.as_bytes(), b"y\n"].concat();
        let mut sheet = sheet_with(&bytes, &Options::default()).unwrap();
        assert_eq!(sheet.encoding(), "UTF-8");
        let long = Options { long_columns: vec!["a".into()], ..Options::default() };
        sheet = sheet_with(&bytes, &long).unwrap();
        assert_eq!(rows(&mut sheet)[0][0], text[2..].trim_end());
    }
}

#[test]
fn s8_one_broken_byte_does_not_spoil_a_utf_8_file() {
    let mut bytes = format!("Nom;Tel\n{}", "Élodie;01\n".repeat(20)).into_bytes();
    bytes.extend_from_slice(b"X;Zo\xE9\nElan;\n");
    let mut sheet = sheet(bytes);
    assert_eq!(sheet.encoding(), "UTF-8");
    let all: Vec<Row> = sheet.rows().map(Result::unwrap).collect();
    let damaged: Vec<_> = all.iter().filter(|row| row.damaged.is_some()).collect();
    assert_eq!(damaged.len(), 1);
    assert_eq!((damaged[0].line, cells(damaged[0])), (22, vec!["X", "Zo\u{fffd}"]));
    assert_eq!(damaged[0].damaged, Some(Column { number: 2, heading: Some("Tel".into()) }));
    assert_eq!(cells(&all[0]), ["Élodie", "01"]);
}

#[test]
fn s8_a_replacement_character_of_the_file_itself_is_no_damage() {
    let mut sheet = sheet("A;B\n\u{fffd};é\n");
    assert_eq!(sheet.rows().next().unwrap().unwrap().damaged, None);
}

#[test]
fn s8_an_encoding_can_be_asked_for_against_a_wrong_guess() {
    let asked = |label: &str| Options { encoding: Some(label.into()), ..Options::default() };
    let mac = b"Nom;Tel\n\x83lodie;01\n";
    assert_eq!(rows(&mut sheet_with(mac, &asked("macintosh")).unwrap()), [["Élodie", "01"]]);
    let unmarked = utf_16(FRENCH, u16::to_le_bytes);
    let mut utf_16 = sheet_with(unmarked, &asked("utf-16le")).unwrap();
    assert_eq!(rows(&mut utf_16), [["C-1", "Élodie Lefèvre — 12 €"]]);
    let unknown = sheet_with(FRENCH, &asked("klingon"));
    assert!(matches!(unknown, Err(SheetError::UnknownEncoding { label }) if label == "klingon"));
}

#[test]
fn s8_bytes_without_meaning_in_the_encoding_asked_for_are_an_error_of_their_row() {
    let asked = Options { encoding: Some("utf-8".into()), ..Options::default() };
    let mut sheet = sheet_with(b"Nom;Tel\nZo\xE9;01\nLuc;02\n", &asked).unwrap();
    let mut read = sheet.rows();
    let Some(Err(ReadError::Row(error))) = read.next() else { panic!("accepted") };
    let column = Column { number: 1, heading: Some("Nom".into()) };
    let excerpt = "Zo\u{fffd}".to_owned();
    assert_eq!(error, RowError { line: 2, column, excerpt, reason: RowFault::InvalidBytes });
    assert_eq!(cells(&read.next().unwrap().unwrap()), ["Luc", "02"]);
}

#[test]
fn ud_05_utf_16_without_a_mark_is_refused() {
    for (bytes, likely) in
        [(utf_16(FRENCH, u16::to_le_bytes), "UTF-16LE"), (utf_16(FRENCH, u16::to_be_bytes), "UTF-16BE")]
    {
        let error = refused(bytes);
        assert!(
            matches!(error, SheetError::Utf16WithoutMark { likely: found } if found == likely),
            "{error}"
        );
    }
}
