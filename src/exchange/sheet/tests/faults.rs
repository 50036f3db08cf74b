use super::*;

fn fault(text: impl AsRef<[u8]>) -> (RowError, Vec<String>) {
    let mut sheet = sheet(text);
    let mut fault = None;
    let mut good = Vec::new();
    for row in sheet.rows() {
        match row {
            Ok(row) => good.push(format!("{} {}", row.line, cells(&row).join("|"))),
            Err(ReadError::Row(error)) if fault.is_none() => fault = Some(error),
            Err(error) => panic!("{error}"),
        }
    }
    (fault.expect("no row is refused"), good)
}

#[test]
fn ud_05_a_row_with_too_many_cells_is_refused_and_the_next_one_read() {
    let (error, good) = fault("A;B\n1;2;;three\n4;5\n");
    assert_eq!(
        error,
        RowError {
            line: 2,
            column: Column { number: 4, heading: None },
            excerpt: "three".into(),
            reason: RowFault::TooManyCells { expected: 2 },
        }
    );
    assert_eq!(error.to_string(), "line 2, column 4: more cells than the 2 headings");
    assert_eq!(good, ["3 4|5"]);
}

#[test]
fn ud_05_nul_and_lone_carriage_returns_are_refused_where_they_stand() {
    let (error, good) = fault("A;B\n1;\"x\0y\"\n4;5\n");
    assert_eq!((error.line, error.column.number, error.reason), (2, 2, RowFault::Nul));
    assert_eq!((error.column.heading.as_deref(), error.excerpt.as_str()), (Some("B"), "x\0y"));
    assert_eq!(good, ["3 4|5"]);
    let (error, good) = fault("A;B\r\n1;2\r3;4\r\n4;5\r\n");
    assert_eq!((error.line, error.column.number, error.reason), (2, 2, RowFault::LoneCarriageReturn));
    assert_eq!(good, ["3 4|5"]);
}

#[test]
fn ud_05_lone_carriage_returns_as_line_ends_are_refused() {
    for text in ["A;B\r1;2\r3;4\r".to_owned(), "A;B\r".repeat(600_000), "A\r".repeat(600_000)] {
        let error = refused(text);
        let SheetError::BadHeadings(error) = error else { panic!("{error}") };
        assert_eq!((error.line, error.reason), (1, RowFault::LoneCarriageReturn));
    }
}

#[test]
fn ud_05_an_open_quotation_mark_costs_its_line_only() {
    let (error, good) = fault("A;B\n1;\"open\n2;x\n3;y\n");
    assert_eq!((error.line, error.column.number, error.reason), (2, 2, RowFault::OpenQuote));
    assert_eq!(error.excerpt, "1;\"open");
    assert_eq!(good, ["3 2|x", "4 3|y"]);
    let (error, good) = fault("A;B\n1;\"open\n2;\"quoted\"\n3;\"two\nlines\"\n");
    assert_eq!((error.line, error.reason), (2, RowFault::OpenQuote));
    assert_eq!(good, ["3 2|quoted", "4 3|two\nlines"]);
    let (error, good) = fault(format!("A;B\n1;\"open\n{}", "2;x\n".repeat(300_000)));
    assert_eq!((error.line, error.reason), (2, RowFault::OpenQuote));
    assert_eq!(good.len(), 300_000);
    let (error, good) = fault("A;B\n1;\"open\nx\"y");
    assert_eq!((error.line, error.reason), (2, RowFault::OpenQuote));
    assert_eq!(good, ["3 x\"y"]);
}

#[test]
fn ud_05_rows_without_end_stop_the_reader() {
    let caps = Caps { record: 4000, ..Caps::default() };
    let options = Options { caps, ..Options::default() };
    // The second is read over and over: every line opens a mark that the next one closes and opens again.
    for (line, last) in [("x;\"y\nz\n", 2002), ("x\";\"\n", 1002)] {
        let mut sheet = sheet_with(format!("A;B\n{}", line.repeat(5000)), &options).unwrap();
        let stop = sheet.rows().last().unwrap();
        let Err(ReadError::File(SheetError::TooManyEndlessRows { line, limit: 1000 })) = stop else {
            panic!("{stop:?}")
        };
        assert_eq!(line, last);
        assert!(sheet.rows().next().is_none());
    }
}

#[test]
fn s8_quotation_marks_inside_a_line_are_taken_leniently() {
    let mut sheet = sheet("A;B;C\n\"Jean\" Dupont;5\" pipe;\"a\"\"b\"\n\"two\nlines\" ;x;y\n");
    assert_eq!(story(&mut sheet), ["2 Jean Dupont|5\" pipe|a\"b", "3 two\nlines |x|y"]);
}

#[test]
fn ud_05_long_cells_and_rows_are_refused_by_their_caps() {
    let long = "x".repeat(70_000);
    let text = format!("A;Notes\n{long};y\nz;{long}\n1;2\n");
    let mut strict = sheet(&text);
    assert_eq!(
        story(&mut strict),
        [
            "line 2, column 1: cell of more than 65536 bytes",
            "line 3, column 2: cell of more than 65536 bytes",
            "4 1|2"
        ]
    );
    let notes = Options { long_columns: vec!["NOTES".into()], ..Options::default() };
    let mut lenient = sheet_with(&text, &notes).unwrap();
    assert_eq!(story(&mut lenient)[1..], [format!("3 z|{long}"), "4 1|2".into()]);
    let (error, good) = fault(format!("A;B\n1;{}\n4;5\n", "x".repeat(3 << 20)));
    let reason = RowFault::RecordTooLong { limit: 1 << 20 };
    assert_eq!((error.line, error.column.number, error.reason), (2, 2, reason));
    assert_eq!(good, ["3 4|5"]);
    // Seen whole before it is measured.
    let caps = Caps { record: 10, ..Caps::default() };
    let mut small = sheet_with("A;B\n1;234567890\n1;2\n", &Options { caps, ..Options::default() }).unwrap();
    assert_eq!(story(&mut small), ["line 2, column 2: row of more than 10 bytes", "3 1|2"]);
}

#[test]
fn ud_05_a_field_of_50_mb_is_never_held() {
    const LENGTH: u64 = 50_000_000;
    for head in ["A;B\n1;", "A;B\n1;\""] {
        let (file, read) = Endless::new(head.as_bytes(), b'x', LENGTH);
        let mut sheet = open_reader(file, &Options::default()).unwrap();
        let error = sheet.rows().next().unwrap().unwrap_err();
        let ReadError::Row(error) = error else { panic!("{error}") };
        let limit = 1 << 20;
        assert_eq!((error.line, error.reason), (2, RowFault::RecordTooLong { limit }));
        assert!(error.excerpt.len() < 100);
        assert!(sheet.rows().next().is_none());
        // A beginning for the form, once for the encoding, once for the rows: nothing is read again.
        assert!(read.load(Ordering::Relaxed) <= 2 * LENGTH + 1024);
        assert!(sheet.held() < 4 << 20, "{}", sheet.held());
    }
}

#[test]
fn ud_05_a_million_columns_are_refused_without_reading_on() {
    const LENGTH: u64 = 4_000_000;
    for delimiter in [b';', b',', b'\t'] {
        let (file, read) = Endless::new(b"A", delimiter, LENGTH);
        let error = open_reader(file, &Options::default()).err().unwrap();
        assert!(matches!(error, SheetError::TooManyColumns { line: 1, limit: 512 }), "{error}");
        assert!(read.load(Ordering::Relaxed) < LENGTH + (2 << 20));
    }
    let wide = |columns: usize| (0..columns).map(|n| format!("c{n}")).collect::<Vec<_>>().join(";");
    assert!(matches!(refused(wide(513)), SheetError::TooManyColumns { line: 1, limit: 512 }));
    assert_eq!(sheet(wide(512)).header().names().len(), 512);
}

#[test]
fn ud_05_what_is_no_table_is_refused() {
    assert!(matches!(refused(""), SheetError::Empty));
    assert!(matches!(refused("\u{feff}"), SheetError::Empty));
    assert!(matches!(refused("\n \n;;\n"), SheetError::NoHeadings));
    assert!(matches!(refused("A;B\0\n1;2\n"), SheetError::NotATable { line: 1 }));
    assert!(matches!(refused(b"PK\x03\x04mimetype"), SheetError::NotATable { line: 1 }));
    assert!(matches!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), SheetError::NotATable { .. }));
    assert!(matches!(refused("A;B;a\n"), SheetError::DuplicateHeading { first: 1, second: 3, .. }));
    assert!(matches!(refused("\nA;;C\n"), SheetError::EmptyHeading { line: 2, column: 2 }));
    let SheetError::BadHeadings(open) = refused("A;\"B\n1;2\n") else { panic!("accepted") };
    assert_eq!((open.line, open.column.number, open.reason), (1, 2, RowFault::OpenQuote));
}

#[test]
fn ud_05_a_row_of_headings_is_enough() {
    let mut sheet = sheet("A;B\r\n");
    assert_eq!((story(&mut sheet).len(), sheet.blank_rows()), (0, 0));
}

#[test]
fn ud_05_caps_on_file_and_rows_stop() {
    let caps = Caps { file: 20, rows: 2, ..Caps::default() };
    let options = Options { caps, ..Options::default() };
    let mut sheet = sheet_with("A\n1\n\n2\n", &options).unwrap();
    assert_eq!(story(&mut sheet), ["2 1", "4 2"]);
    sheet = sheet_with("A\n1\n\n2\n3\n4\n", &options).unwrap();
    assert_eq!(story(&mut sheet), ["2 1", "4 2", "line 5: more than 2 rows"]);
    let large = sheet_with("A\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n", &options);
    assert!(matches!(large, Err(SheetError::TooLarge { bytes: 22, limit: 20 })));
}

#[test]
fn s8_logs_hold_no_text_of_the_file() {
    let secret = "Dupont";
    let mut messages = vec![refused(format!("{secret};{secret}\n")).to_string()];
    messages.extend(story(&mut sheet(format!("A\n1;{secret}\n{secret}\0\n\"{secret}\n"))));
    assert_eq!(messages.len(), 4);
    assert!(messages.iter().all(|message| !message.contains(secret)), "{messages:?}");
}
