use super::*;

/// The texts of one column of cells, read as phone numbers if it is called so.
fn column(heading: &str, cells: &[String]) -> Vec<String> {
    let rows = cells.iter().map(|cell| {
        let first = "<table:table-cell><text:p>x</text:p></table:table-cell>";
        format!("<table:table-row>{first}{cell}</table:table-row>")
    });
    let file = book(&(row(&["X", heading]) + &rows.collect::<String>()));
    let options = Options { phone_columns: vec!["tél.".into()], ..Options::default() };
    let mut sheet = sheet_with(file, &options).unwrap();
    sheet.rows().map(|row| row.unwrap().cell(1).to_owned()).collect()
}

fn valued(kind: &str, attribute: &str, value: &str) -> String {
    let attributes = format!("office:value-type=\"{kind}\" office:{attribute}=\"{value}\"");
    cell(&attributes, "<text:p>shown</text:p>")
}

fn number(value: &str) -> String {
    valued("float", "value", value)
}

#[test]
fn s3_27_numbers_read_as_a_person_writes_them() {
    let values =
        ["2", "2.0", "-3", "1250.50", "0.12", "1E+020", "1e-7", "-0", "612345678", "33612345678", "x", "NaN"];
    let read = column("B", &values.map(number));
    let plain = "2 2 -3 1250.5 0.12 100000000000000000000 0.0000001 0 612345678 33612345678 shown shown";
    assert_eq!(read, plain.split(' ').collect::<Vec<_>>());
}

#[test]
fn s3_7_numbers_of_phones_get_back_what_a_spreadsheet_dropped() {
    let values = ["612345678", "33612345678", "112", "44612345678", "1234567890", "61234567.5"];
    let read = column("Siret", &values.map(number));
    assert_eq!(read, values, "not a column of phones");
    let read = column("TÉL", &values.map(number));
    assert_eq!(read, ["0612345678", "+33612345678", "112", "44612345678", "1234567890", "61234567.5"]);
    let typed = ["612345678", "33612345678", "01 23"];
    let read = column("Tél", &typed.map(|text| cell("", &format!("<text:p>{text}</text:p>"))));
    assert_eq!(read, typed, "only what came as a number");
}

#[test]
fn s8_values_of_every_kind_read_as_they_were_typed() {
    let read = column(
        "B",
        &[
            valued("currency", "value", "12.5"),
            valued("percentage", "value", "0.5"),
            valued("boolean", "boolean-value", "true"),
            valued("date", "date-value", "2026-11-26"),
            valued("date", "date-value", "2026-11-26T00:00:00"),
            valued("date", "date-value", "2026-11-26T14:30:00"),
            valued("time", "time-value", "PT10H30M00S"),
            valued("string", "string-value", "typed"),
            valued("string", "string-value", ""),
            valued("void", "value", ""),
            cell(
                "table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"",
                "<text:p>2,0</text:p>",
            ),
            valued("string", "string-value", "a&#10;b&amp;&quot;"),
        ],
    );
    assert_eq!(
        read,
        [
            "12.5",
            "0.5",
            "true",
            "2026-11-26",
            "2026-11-26",
            "2026-11-26T14:30:00",
            "shown",
            "typed",
            "shown",
            "shown",
            "2",
            "a\nb&\""
        ]
    );
}

#[test]
fn s8_the_text_of_a_cell_is_its_paragraphs() {
    let read = column(
        "B",
        &[
            "<text:p>one</text:p><text:p/><text:p>three</text:p>",
            "<text:p>a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>",
            "<text:p> two  blanks </text:p>",
            "<text:p>see <text:a>a@<text:span>b</text:span>.fr</text:a><text:note><text:p>x</text:p></text:note>!</text:p>",
            "<office:annotation><text:p>x</text:p></office:annotation><text:p>noted</text:p>",
            "<draw:frame><text:p>x</text:p></draw:frame><text:p>d<draw:line>x</draw:line>rawn</text:p>",
            "<text:p>&lt;&#233;&#x1F600;&gt;<![CDATA[<&]]><!-- x --></text:p>",
            "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table><text:p>in</text:p>",
            "\n  <text:p>indented</text:p>\n",
        ]
        .map(|content| cell("office:value-type=\"string\"", content)),
    );
    assert_eq!(
        read,
        [
            "one\n\nthree",
            "a b   c\td\ne",
            " two  blanks ",
            "see a@b.fr!",
            "noted",
            "drawn",
            "<é😀><&",
            "in",
            "indented"
        ]
    );
}

#[test]
fn s8_rows_know_their_number_in_the_sheet() {
    let blank = |count: u32| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{count}\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
        )
    };
    let twice =
        row(&["twice"]).replace("<table:table-row", "<table:table-row table:number-rows-repeated=\"2\"");
    let rows =
        [blank(2), row(&["A"]), blank(3), row(&["1"]), twice, row(&[" "]), row(&["2"]), blank(1_048_000)];
    let mut sheet = sheet(book(&rows.concat()));
    assert_eq!(story(&mut sheet), ["7 1", "8 twice", "9 twice", "11 2"]);
    assert_eq!(sheet.blank_rows(), 4, "those at the end are the page, not the table");
}

#[test]
fn s8_the_first_sheet_that_holds_anything_is_read_and_no_other() {
    let blank = "<table:table-row table:number-rows-repeated=\"9\"><table:table-cell/></table:table-row>";
    let sheets = format!(
        "<table:tracked-changes><table:table-row><table:table-cell><text:p>deleted</text:p></table:table-cell></table:table-row></table:tracked-changes>\
         <table:table>{blank}</table:table>\
         <table:table><table:shapes><text:p>x</text:p></table:shapes><table:table-header-rows>{}</table:table-header-rows>\
         <table:table-row-group><table:table-row-group>{}</table:table-row-group></table:table-row-group>{}</table:table>\
         <table:table>{}</table:table>",
        row(&["A"]),
        row(&["grouped"]),
        row(&["1"]),
        row(&["other"])
    );
    let mut sheet = sheet(spreadsheet(document(&sheets).as_bytes()));
    assert_eq!(story(&mut sheet), ["2 grouped", "3 1"]);
    assert_eq!(sheet.blank_rows(), 0);
}

#[test]
fn s8_hidden_rows_come_and_covered_cells_do_not() {
    let hidden =
        row(&["1", "2", "3"]).replace("<table:table-row", "<table:table-row table:visibility=\"filter\"");
    let covered = "<table:covered-table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:covered-table-cell>";
    let merged = format!("<table:table-row>{covered}{}</table:table-row>", cell("", "<text:p>z</text:p>"));
    let mut sheet = sheet(book(&(row(&["A", "B", "C"]) + &hidden + &merged)));
    assert_eq!(story(&mut sheet), ["2 1|2|3", "3 ||z"]);
}

#[test]
fn s8_empty_cells_around_the_headings_are_nothing_unless_they_are_between() {
    let empty = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    let headings = row(&["A", "B"]).replace("</table:table-row>", &format!("{empty}</table:table-row>"));
    let mut sheet = sheet(book(&(headings + &row(&["1"]))));
    assert_eq!(sheet.header().names(), ["A", "B"]);
    assert_eq!(story(&mut sheet), ["2 1"]);
    let hole = row(&["A", "B"]).replacen("</table:table-cell>", "</table:table-cell><table:table-cell/>", 1);
    assert!(matches!(refused(book(&hole)), SheetError::EmptyHeading { line: 1, column: 2 }));
    let twice = refused(book(&row(&["Référence", "reference"])));
    assert!(matches!(twice, SheetError::DuplicateHeading { first: 1, second: 2, .. }));
}

#[test]
fn s8_names_count_by_their_vocabulary_and_not_by_their_prefix() {
    let content = document(&format!("<table:table>{}</table:table>", row(&["A"]) + &row(&["1"])));
    let content = content.replace("table:table", "t:table").replace("xmlns:table=", "xmlns:t=");
    let content = content.replace("text:p", "p").replace("xmlns:text=", "xmlns=");
    assert_eq!(story(&mut sheet(spreadsheet(content.as_bytes()))), ["2 1"]);
    let foreign = document("<table:table/>").replace("opendocument:xmlns:table", "something:else");
    assert!(matches!(refused(spreadsheet(foreign.as_bytes())), SheetError::NoHeadings));
}

#[test]
fn s3_21_what_libreoffice_makes_of_typed_values_comes_back() {
    let options = Options { phone_columns: vec!["Tel".into(), "Fax".into()], ..Options::default() };
    let mut sheet = open(&corpus("libreoffice/numbers.ods"), &options).unwrap();
    assert_eq!(
        story(&mut sheet),
        [
            "2 42|Jeanne Martin|0612345678|+33612345678|1|1000|2026-11-26|1250.50|2",
            "3 C-7|Karim Haddad|33 6 12 34 56 78|01 23 45 67 89|2|75011|2026-11-26|-3|TRUE",
            "4 100000|Zoé|112|36 39|6|20000|2026-11-26T14:30:00|0.12|10:30:00",
        ]
    );
}

#[test]
fn s3_21_every_kind_of_cell_that_libreoffice_writes_is_read() {
    let mut sheet = open(&corpus("libreoffice/cells.ods"), &Options::default()).unwrap();
    assert_eq!(
        story(&mut sheet),
        [
            "2 lignes|une\ndeux  fois\n\nquatre",
            "3 espaces|  a   bc  ",
            "4 lien|voir a@.fr ici",
            "5 note|annoté",
            "6 fusion|large",
            "7 formules|2|a\nb",
            "8 erreurs|#DIV/0!|#N/A",
            "9 nombres|100000000000000000000|12.5",
            "10 vrai|true|0.12",
            "11 dates|2026-11-26|2026-11-26T14:30:00",
            "12 heure|10:30",
            "13 formats|Martin|42",
            "17 encore|encore",
            "18 encore|encore",
        ]
    );
    assert_eq!(sheet.blank_rows(), 3);
}

#[test]
fn s8_a_cell_whose_formula_failed_says_so_and_a_typed_text_does_not() {
    let shown = |attributes: &str, text: &str| cell(attributes, &format!("<text:p>{text}</text:p>"));
    let formula = "table:formula=\"of:=[.A1]\" office:value-type=\"string\"";
    let error = "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"";
    let zero = "office:value-type=\"float\" office:value=\"0\"";
    let failed = ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#REF!", "Err:502", "Err :502", "#VALEUR!", "#N/D"];
    for text in failed {
        for attributes in [formula, error, zero] {
            let file = book(
                &(row(&["A", "B"])
                    + &format!(
                        "<table:table-row>{}</table:table-row>",
                        shown("", "x") + &shown(attributes, text)
                    )),
            );
            let row = sheet(file).rows().next().unwrap().unwrap();
            assert_eq!((row.failed.as_slice(), row.cell(1)), (&[1][..], text), "{attributes}");
        }
    }
    for (attributes, text) in failed
        .map(|text| ("office:value-type=\"string\"", text))
        .into_iter()
        .chain(["Err:", "#", "#1 chez nous !", "Erreur", "x"].map(|text| (formula, text)))
    {
        let file =
            book(&(row(&["A"]) + &format!("<table:table-row>{}</table:table-row>", shown(attributes, text))));
        let row = sheet(file).rows().next().unwrap().unwrap();
        assert_eq!((row.failed.as_slice(), row.cell(0)), (&[][..], text), "{attributes}");
    }
}

#[test]
fn s8_the_formulas_that_failed_in_libreoffice_are_known() {
    let mut sheet = open(&corpus("libreoffice/cells.ods"), &Options::default()).unwrap();
    let failed: Vec<(u64, Vec<usize>)> = sheet
        .rows()
        .map(|row| row.unwrap())
        .map(|row| (row.line, row.failed))
        .filter(|(_, failed)| !failed.is_empty())
        .collect();
    assert_eq!(failed, [(8, vec![1, 2])]);
}
