use super::*;

/// What a file is refused with at its headings or later.
fn verdict(file: impl AsRef<[u8]>, options: &Options) -> String {
    match sheet_with(file, options) {
        Ok(mut sheet) => {
            let last = sheet.rows().last();
            assert!(sheet.held() < 4 << 20, "{}", sheet.held());
            assert!(sheet.rows().next().is_none());
            last.map_or("nothing".into(), |row| {
                row.map_or_else(|error| error.to_string(), |_| "a row".into())
            })
        }
        Err(error) => error.to_string(),
    }
}

fn refusal(file: impl AsRef<[u8]>) -> String {
    verdict(file, &Options::default())
}

#[test]
fn ud_06_the_bombs_of_others_are_refused() {
    for (file, expected) in [
        ("own/laughs.ods", "a spreadsheet with definitions of its own"),
        ("own/nul_utf8.ods", "a damaged spreadsheet"),
        ("own/rep_cols.ods", "line 1: more than 512 columns"),
        ("own/rep_rows.ods", "a spreadsheet of more than 250000 rows"),
        ("own/spaces.ods", "row of headings: line 1, column 1: cell of more than 65536 bytes"),
        ("own/trunc.ods", "a damaged spreadsheet"),
        ("own/zipbomb.ods", "a spreadsheet of more than 200 times the file in content"),
        ("calamine/issue_594_dos.ods", "a spreadsheet of more than 5000000 cells"),
        ("own/ok.ods", "nothing"),
        ("own/formula.ods", "nothing"),
    ] {
        assert_eq!(refusal(std::fs::read(corpus(file)).unwrap()), expected, "{file}");
    }
}

#[test]
fn ud_06_rows_and_cells_that_are_repeated_count_as_if_they_were_written() {
    let repeated = |rows: u64, columns: u64| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{}</table:table-row>",
            cell(&format!("table:number-columns-repeated=\"{columns}\""), "<text:p>x</text:p>")
        )
    };
    let wide: Vec<String> = (0..100).map(|n| format!("c{n}")).collect();
    let headings = row(&wide.iter().map(String::as_str).collect::<Vec<_>>());
    for (rows, columns, expected) in [
        (250_000, 1, "a row"),
        (250_001, 1, "a spreadsheet of more than 250000 rows"),
        (u64::MAX, 1, "a spreadsheet of more than 5000000 cells"),
        (49_999, 100, "a row"),
        (50_000, 100, "a spreadsheet of more than 5000000 cells"),
        (1, 10_000, "line 2, column 101: more cells than the 100 headings"),
        (250_000, u64::MAX, "a spreadsheet of more than 5000000 cells"),
    ] {
        let file = book(&(headings.clone() + &repeated(rows, columns)));
        assert_eq!(refusal(file), expected, "{rows} × {columns}");
    }
    let no_number = repeated(1, 1).replace("\"1\"", "\"-5\"");
    assert_eq!(refusal(book(&(headings + &no_number))), "a row");
}

#[test]
fn ud_06_text_that_is_repeated_counts_as_if_it_were_written() {
    let long = "x".repeat(60_000);
    let repeated =
        row(&[&long]).replace("<table:table-row", "<table:table-row table:number-rows-repeated=\"9000\"");
    let expected = format!("a spreadsheet of more than {} bytes of content", 512 << 20);
    assert_eq!(refusal(book(&(row(&["A"]) + &repeated))), expected);
}

#[test]
fn ud_06_empty_rows_and_cells_cost_nothing_however_often_they_are_repeated() {
    let most = u64::MAX;
    let empty = format!(
        "<table:table-row table:number-rows-repeated=\"{most}\"><table:table-cell table:number-columns-repeated=\"{most}\"/></table:table-row>"
    );
    let mut sheet = sheet(book(&(row(&["A"]) + &empty.repeat(1000) + &row(&["1"]) + &empty)));
    let read = sheet.rows().next().unwrap().unwrap();
    assert_eq!(cells(&read), ["1"]);
    assert!(sheet.rows().next().is_none());
}

#[test]
fn ud_06_the_content_is_counted_while_it_is_inflated() {
    let caps = Caps { ods: OdsCaps { inflated: 100_000, ..OdsCaps::default() }, ..Caps::default() };
    let options = Options { caps, ..Options::default() };
    let rows = row(&["A"]) + &row(&["1"]).repeat(5_000);
    assert_eq!(verdict(book(&rows), &options), "a spreadsheet of more than 100000 bytes of content");
    // The directory says less than there is; it is not asked.
    let mut file = book(&rows);
    let entry = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    file[entry + 24..entry + 28].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(verdict(file, &options), "a spreadsheet of more than 100000 bytes of content");
}

#[test]
fn ud_06_a_small_file_may_be_compressed_a_lot_and_a_large_one_not() {
    let rows = |count| book(&(row(&["A"]) + &row(&[&"x".repeat(1000)]).repeat(count)));
    let (small, large) = (rows(3_500), rows(4_500));
    assert!(small.len() * 200 < 3_500_000, "{}", small.len());
    assert_eq!(refusal(small), "a row");
    assert_eq!(refusal(large), "a spreadsheet of more than 200 times the file in content");
}

#[test]
fn ud_06_caps_on_the_file_and_its_parts_stop() {
    let content = document(&format!("<table:table>{}</table:table>", row(&["A"])));
    let with_pictures = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("Pictures/{n}.png")).collect();
        let mut parts: Vec<(&str, &[u8])> =
            vec![("mimetype", SPREADSHEET.as_bytes()), ("content.xml", content.as_bytes())];
        parts.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
        package(&parts)
    };
    assert_eq!(refusal(with_pictures(198)), "nothing");
    assert_eq!(refusal(with_pictures(199)), "a spreadsheet of more than 200 parts");
    let caps = Caps { ods: OdsCaps { file: 500, ..OdsCaps::default() }, ..Caps::default() };
    let options = Options { caps, ..Options::default() };
    assert_eq!(verdict(with_pictures(9), &options), "a spreadsheet of more than 500 bytes");
    // A hundred thousand entries are claimed, and none is looked for.
    let mut claims = with_pictures(0);
    let end = claims.len() - 22;
    claims[end + 10..end + 12].copy_from_slice(&u16::MAX.to_le_bytes());
    let error = refusal(claims);
    assert!(error == "a damaged spreadsheet" || error.contains("parts"), "{error}");
}

#[test]
fn ud_06_depth_tags_and_comments_without_end_are_refused_and_not_held() {
    let deep = "<table:x>".repeat(300_000) + &"</table:x>".repeat(300_000);
    assert_eq!(refusal(book(&(row(&["A"]) + &deep))), "a damaged spreadsheet");
    for endless in [
        format!("<table:x name=\"{}\"/>", "x".repeat(3 << 20)),
        format!("<!-- {} -->", "x".repeat(3 << 20)),
        format!("<![CDATA[{}]]>", "x".repeat(3 << 20)),
        format!("&{};", "x".repeat(3 << 20)),
    ] {
        let inside = row(&["A"]) + "<table:table-row><table:table-cell><text:p>" + &endless;
        let file = book(&(inside + "</text:p></table:table-cell></table:table-row>"));
        assert_eq!(refusal(file), "a damaged spreadsheet");
    }
}

#[test]
fn ud_05_long_cells_and_rows_are_errors_of_their_row() {
    let long = "é".repeat(35_000);
    let counted: String = (0..300_000).map(|n| n.to_string()).collect();
    let endless = format!("{counted}&amp;{counted}");
    let rows = [
        row(&["A", "Notes"]),
        row(&["1", &long]),
        row(&[&long, "z"]),
        row(&["2", &endless]),
        row(&["3", "<text:s text:c=\"4000000000\"/>"]),
        row(&["4", &format!("x{}", "é".repeat(1_000_000))]),
        row(&["1", "2", "", "three"]),
        row(&["4"]),
    ];
    let file = book(&rows.concat());
    let options = Options { long_columns: vec!["NOTES".into()], ..Options::default() };
    let mut sheet = sheet_with(file, &options).unwrap();
    let told = story(&mut sheet);
    assert_eq!(told[0].len(), long.len() + 4);
    assert_eq!(
        told[1..],
        [
            "line 3, column 1: cell of more than 65536 bytes",
            "line 4, column 2: cell of more than 1048576 bytes",
            "line 5, column 2: cell of more than 1048576 bytes",
            "line 6, column 2: cell of more than 1048576 bytes",
            "line 7, column 4: more cells than the 2 headings",
            "8 4",
        ]
    );
    assert!(sheet.held() < 4 << 20, "{}", sheet.held());
    let caps = Caps { record: 10, ..Caps::default() };
    let small = Options { caps, ..Options::default() };
    let mut sheet =
        sheet_with(book(&(row(&["A", "B"]) + &row(&["123456", "78901"]) + &row(&["1"]))), &small).unwrap();
    assert_eq!(story(&mut sheet), ["line 2, column 2: row of more than 10 bytes", "3 1"]);
}

#[test]
fn ud_05_an_error_of_a_row_names_column_and_excerpt() {
    let file = book(
        &(row(&["A", "B"])
            + &row(&["1", &"x".repeat(70_000)])
                .replace("<table:table-row", "<table:table-row table:number-rows-repeated=\"2\"")),
    );
    let mut sheet = sheet(file);
    let errors: Vec<RowError> = sheet
        .rows()
        .map(|row| match row {
            Err(ReadError::Row(error)) => error,
            other => panic!("{other:?}"),
        })
        .collect();
    let column = Column { number: 2, heading: Some("B".into()) };
    let excerpt = "x".repeat(60) + "…";
    let reason = RowFault::CellTooLong { limit: 64 << 10 };
    let error = |line| RowError { line, column: column.clone(), excerpt: excerpt.clone(), reason };
    assert_eq!(errors, [error(2), error(3)]);
}

#[test]
fn ud_05_nul_in_a_cell_is_an_error_of_its_row() {
    let mut sheet = sheet(book(&(row(&["A"]) + &row(&["a\0b"]) + &row(&["1"]))));
    assert_eq!(story(&mut sheet), ["line 2, column 1: NUL character", "3 1"]);
}
