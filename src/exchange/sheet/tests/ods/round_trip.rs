use proptest::prelude::*;

use super::super::corpora::hostile_strings;
use super::super::round_trip::{columns, read_all};
use super::*;

fn export(rows: &[[&str; 3]], notes: &Notes) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Writer::ods(&mut out, &columns(), notes).unwrap();
    for row in rows {
        writer.row(row.iter().copied()).unwrap();
    }
    writer.finish().unwrap();
    out
}

fn import(bytes: &[u8]) -> Vec<Vec<String>> {
    let options = Options {
        long_columns: vec!["texte".into()],
        phone_columns: vec!["tel".into()],
        ..Options::default()
    };
    let mut sheet = sheet_with(bytes, &options).unwrap();
    let width = sheet.header().names().len();
    let row =
        |row: Result<Row, ReadError>| row.map(|row| (0..width).map(|n| row.cell(n).to_owned()).collect());
    sheet.rows().map(row).collect::<Result<_, _>>().unwrap()
}

/// What a text is after it was in an XML document: without the characters that none can hold, and with one
/// kind of line end.
fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines
        .chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn check(text: &str, phone: &str) -> Result<(), TestCaseError> {
    let file = export(&[["1", text, phone], ["2", "", ""]], &Notes::default());
    let expected =
        [["1".to_owned(), kept(text), kept(phone)], ["2".to_owned(), String::new(), String::new()]];
    prop_assert_eq!(import(&file), expected);
    Ok(())
}

fn content(file: &[u8]) -> String {
    let mut content = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    archive.by_name("content.xml").unwrap().read_to_string(&mut content).unwrap();
    content
}

#[test]
fn ud_07_hostile_strings_come_back_equal() {
    let strings = hostile_strings();
    let rows: Vec<[&str; 3]> = strings.iter().map(|string| ["1", string.as_str(), string.as_str()]).collect();
    let read = import(&export(&rows, &Notes::default()));
    assert_eq!(read.len(), strings.len());
    for (row, string) in read.iter().zip(&strings) {
        assert_eq!((&row[1], &row[2]), (&kept(string), &kept(string)), "{string:?}");
    }
}

#[test]
fn ud_07_what_looks_like_a_number_a_phone_or_a_formula_stays_text() {
    for text in [
        "+33 6 12 34 56 78",
        "+33612345678",
        "0612345678",
        "612345678",
        "33612345678",
        "=1+1",
        "00042",
        "1e5",
        "-0",
        "'=1",
        "TRUE",
        "2026-11-26",
        "",
        " a",
        "a ",
        "a  b",
        "\ta\t",
        "a \t b",
        "a\nb",
        "\n",
        "\n\n a \n",
    ] {
        check(text, text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

#[test]
fn s3_21_calamine_reads_ours_as_text() {
    use calamine::{Data, Ods, Reader};
    let notes = Notes {
        title: "Types".into(),
        rows: vec![vec!["1".into(), "Notifications <administratives>".into()]],
    };
    let file = export(&[["C-1", " é <&\"' \n fin", "+33 6"], ["007", "=1+1", ""]], &notes);
    let mut book: Ods<_> = Ods::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["Carnet", "Types"]);
    let text = |text: &str| Data::String(text.into());
    let table = book.worksheet_range("Carnet").unwrap();
    let rows: Vec<&[Data]> = table.rows().collect();
    assert_eq!(rows[0], [text("Référence"), text("Texte"), text("Tel")]);
    assert_eq!(rows[1], [text("C-1"), text(" é <&\"' \n fin"), text("+33 6")]);
    assert_eq!(rows[2], [text("007"), text("=1+1"), Data::Empty]);
    let notes = book.worksheet_range("Types").unwrap();
    assert_eq!(notes.rows().next().unwrap(), [text("1"), text("Notifications <administratives>")]);
}

#[test]
fn s3_21_the_type_comes_first_as_it_is_and_nothing_beside_it() {
    let file = export(&[], &Notes::default());
    let head = [&b"mimetype"[..], SPREADSHEET.as_bytes(), b"PK\x03\x04"].concat();
    assert!(file.starts_with(b"PK\x03\x04"));
    assert_eq!(&file[30..30 + head.len()], head, "no extra field before, no data descriptor behind");
    let u16_at = |at: usize| u16::from_le_bytes([file[at], file[at + 1]]);
    assert_eq!((u16_at(6) & 8, u16_at(8), u16_at(28)), (0, 0, 0), "flags, method, extra field");
}

#[test]
fn s3_21_columns_are_wide_enough_and_stay_text_and_headings_are_bold() {
    let mut out = Vec::new();
    let wide = Heading { width: 36, ..Heading::of_text("Notes & co") };
    Writer::ods(&mut out, &[Heading::of_text("A"), wide], &Notes::default()).unwrap().finish().unwrap();
    let content = content(&out);
    for expected in [
        r#"style:name="wide-36" style:family="table-column"><style:table-column-properties style:column-width="76mm"/>"#,
        r#"<table:table-column table:style-name="wide-36" table:default-cell-style-name="text"/>"#,
        r#"style:name="text" style:family="table-cell" style:data-style-name="as-text""#,
        r#"<table:table-cell table:style-name="heading" office:value-type="string"><text:p>Notes &amp; co</text:p>"#,
        r#"fo:font-weight="bold""#,
    ] {
        assert!(content.contains(expected), "{expected} in {content}");
    }
}

#[test]
fn s3_21_a_row_of_another_length_is_refused_and_nothing_is_out_before_the_end() {
    let mut out = Vec::new();
    let mut writer = Writer::ods(&mut out, &columns(), &Notes::default()).unwrap();
    assert_eq!(writer.row(["only one"]).unwrap_err().kind(), io::ErrorKind::Other);
    writer.row(["1", "2", "3"]).unwrap();
    drop(writer);
    assert!(out.is_empty());
}

proptest! {
    #[test]
    fn ud_07_any_text_comes_back_but_for_what_xml_cannot_hold(
        text in "\\PC{0,40}|[ \t\r\n<>&\"'=é😀\u{1}\u{fffe}\u{a0}]{0,12}|(?s).{0,40}",
        phone in "\\+?[0-9 ().;/-]{0,20}",
    ) {
        check(&text, &phone)?;
        check(&text, &text)?;
    }

    #[test]
    fn ud_08_no_document_makes_the_reader_panic(
        rows in "(<table:table-row( table:number-rows-repeated=\"[0-9]{0,3}\")?>|</table:table-row>\
            |<table:table-cell( office:value-type=\"(float|date)\" office:value=\"[0-9.e-]{0,4}\")?>\
            |</table:table-cell>|<text:p>|</text:p>|<text:s text:c=\"[0-9]{0,9}\"/>|&[a-z#0-9]{0,4};|[a\u{0}é ]){0,40}",
    ) {
        read_all(&book(&(row(&["A"]) + &rows)), &Options::default());
    }

    #[test]
    fn ud_08_no_bytes_in_a_package_make_the_reader_panic(
        at in proptest::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4),
    ) {
        let mut file = std::fs::read(corpus("own/ok.ods")).unwrap();
        for (index, byte) in at {
            let place = index.index(file.len());
            file[place] = byte;
        }
        read_all(&file, &Options::default());
    }
}
