use super::*;

fn refused_file(file: &str) -> SheetError {
    open(&corpus(file), &Options::default()).err().unwrap_or_else(|| panic!("{file} is accepted"))
}

#[test]
fn s3_20_a_spreadsheet_is_told_by_its_content() {
    let asked = Options { encoding: Some("utf-16le".into()), delimiter: Some('|'), ..Options::default() };
    let mut sheet = sheet_with(book(&(row(&["A", "B"]) + &row(&["1", "é"]))), &asked).unwrap();
    assert_eq!(sheet.form(), Form::Ods, "what is said of a file of text says nothing of this one");
    assert_eq!(sheet.header().names(), ["A", "B"]);
    assert_eq!(story(&mut sheet), ["2 1|é"]);
    let csv = sheet_with("A;B\n1;2\n", &Options::default()).unwrap();
    assert_eq!(csv.form(), Form::Csv { encoding: "UTF-8", delimiter: ';' });
}

#[test]
fn s3_20_a_template_and_an_end_of_line_in_the_type_are_a_spreadsheet_too() {
    let content = document(&format!("<table:table>{}</table:table>", row(&["A"])));
    for kind in [format!("{SPREADSHEET}-template"), format!("{SPREADSHEET}\n")] {
        let file = package(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())]);
        assert_eq!(sheet(file).form(), Form::Ods, "{kind}");
    }
}

#[test]
fn s3_20_the_type_need_not_come_first() {
    let content = document(&format!("<table:table>{}</table:table>", row(&["A"])));
    let file = package(&[("content.xml", content.as_bytes()), ("mimetype", SPREADSHEET.as_bytes())]);
    assert_eq!(sheet(file).form(), Form::Ods);
}

#[test]
fn s3_20_what_people_take_for_a_table_is_refused_by_its_name() {
    assert!(matches!(refused_file("libreoffice/table.xlsx"), SheetError::ExcelWorkbook));
    assert!(matches!(refused_file("libreoffice/table.xls"), SheetError::ExcelWorkbook));
    assert!(matches!(refused_file("libreoffice/cells.fods"), SheetError::FlatSpreadsheet));
    assert!(matches!(refused_file("calamine/pass_protected.ods"), SheetError::Encrypted));
    for kind in ["application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.calc"] {
        let file = package(&[("mimetype", kind.as_bytes()), ("content.xml", b"<x/>")]);
        assert!(matches!(refused(file), SheetError::NotASpreadsheet), "{kind}");
    }
}

#[test]
fn s3_20_a_package_that_is_encrypted_as_a_whole_is_under_a_password() {
    let manifest =
        b"<manifest:manifest xmlns:manifest='m'><manifest:file-entry manifest:full-path='encrypted-package'>\
        <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let file = package(&[
        ("mimetype", SPREADSHEET.as_bytes()),
        ("META-INF/manifest.xml", manifest),
        ("encrypted-package", b"secret"),
    ]);
    assert!(matches!(refused(file), SheetError::Encrypted));
}

#[test]
fn s3_20_definitions_in_the_list_of_the_parts_do_no_harm() {
    let content = document(&format!("<table:table>{}</table:table>", row(&["A"])));
    let manifest =
        b"<!DOCTYPE manifest:manifest PUBLIC '-//OpenOffice.org//DTD Manifest 1.0//EN' 'Manifest.dtd'><m/>";
    let file = package(&[
        ("mimetype", SPREADSHEET.as_bytes()),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(sheet(file).form(), Form::Ods);
}

#[test]
fn ud_05_an_archive_of_anything_else_is_no_table() {
    let archives = [
        package(&[("a.txt", b"x")]),
        package(&[("mimetype", b"application/epub+zip"), ("content.xml", b"<x/>")]),
        package(&[("mimetype", b"\xff\xfe")]),
    ];
    for archive in archives {
        let error = refused(archive);
        assert!(matches!(error, SheetError::NotATable { .. }), "{error}");
    }
}

#[test]
fn ud_05_a_damaged_spreadsheet_is_said_to_be_one() {
    assert!(matches!(refused_file("own/trunc.ods"), SheetError::DamagedSpreadsheet));
    let whole = book(&row(&["A", "B"]));
    for length in [60, whole.len() / 2, whole.len() - 1] {
        let error = refused(&whole[..length]);
        assert!(matches!(error, SheetError::DamagedSpreadsheet | SheetError::NotATable { .. }), "{error}");
    }
    let cut = document("").replace("</office:spreadsheet>", "");
    for content in ["", "<a>", "<a></b>", "<a>&nbsp;</a>", "<office:text/>", &cut] {
        let error = refused(spreadsheet(content.as_bytes()));
        assert!(matches!(error, SheetError::DamagedSpreadsheet), "{content}: {error}");
    }
    let no_content = package(&[("mimetype", SPREADSHEET.as_bytes())]);
    assert!(matches!(refused(no_content), SheetError::DamagedSpreadsheet));
}

#[test]
fn ud_05_a_content_that_is_not_what_was_written_is_told_at_its_end() {
    let method = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("mimetype", SPREADSHEET.to_owned()),
        ("content.xml", document(&format!("<table:table>{}{}</table:table>", row(&["A"]), row(&["Jean"])))),
    ] {
        zip.start_file(name, method).unwrap();
        zip.write_all(bytes.as_bytes()).unwrap();
    }
    let mut file = zip.finish().unwrap().into_inner();
    let name = file.windows(4).position(|window| window == b"Jean").unwrap();
    file[name] = b'D';
    assert_eq!(story(&mut sheet(file)), ["2 Dean", "a damaged spreadsheet"]);
}

#[test]
fn s3_20_a_spreadsheet_without_rows_has_no_headings() {
    for sheets in ["", "<table:table/>", "<table:table><table:table-row/></table:table>"] {
        let error = refused(spreadsheet(document(sheets).as_bytes()));
        assert!(matches!(error, SheetError::NoHeadings), "{sheets}: {error}");
    }
    let headings = sheet(book(&row(&["A"]))).rows().count();
    assert_eq!(headings, 0);
}
