//! Files and cards that are wrong: said with their line, and reading goes on.

use std::io;

use super::*;

fn with_caps(bytes: &str, caps: Caps) -> Vec<String> {
    let mut cards = Cards::open(Cursor::new(bytes.as_bytes().to_vec()), &caps).unwrap();
    let mut story = Vec::new();
    while let Some(row) = cards.next_row() {
        story.push(match row {
            Ok(row) => format!("{} {}", row.line, cell(&row, "Dénomination")),
            Err(error) => error.to_string(),
        });
    }
    assert!(cards.next_row().is_none(), "ended for good");
    story
}

fn story(bytes: &str) -> Vec<String> {
    with_caps(bytes, Caps::default())
}

#[test]
fn ud_11_what_stands_outside_of_a_card_is_told_and_the_next_card_is_read() {
    let text = "Subject: cards\n\nBEGIN:VCARD\nFN:A\nEND:VCARD\n\nEND:VCARD\nFN:lost\n\nBEGIN:VCARD\nFN:B\nEND:VCARD\nrest";
    assert_eq!(
        story(text),
        [
            "line 1, column 1: text that belongs to no card",
            "3 A",
            "line 7, column 1: text that belongs to no card",
            "10 B",
            "line 13, column 1: text that belongs to no card"
        ]
    );
}

#[test]
fn ud_11_a_card_without_an_end_is_read_and_told() {
    let rows = rows("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C");
    let rows: Vec<Row> = rows.into_iter().map(Result::unwrap).collect();
    let told: Vec<(u64, &str, &[Remark])> =
        rows.iter().map(|row| (row.line, cell(row, "Dénomination"), row.remarks.as_slice())).collect();
    assert_eq!(told, [(1, "A", &[Remark::Unclosed][..]), (3, "B", &[]), (6, "C", &[Remark::Unclosed])]);
}

#[test]
fn ud_05_a_card_or_a_cell_over_the_cap_is_refused_and_the_next_one_is_read() {
    let caps = Caps { record: 100, cell: 20, long_cell: 40, ..Caps::default() };
    let long = "x".repeat(70);
    let text = format!(
        "BEGIN:VCARD\nFN:A\nX-A:{long}\nX-B:{long}\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\nEND:VCARD\n\
         BEGIN:VCARD\nFN:{0}\nEND:VCARD\nBEGIN:VCARD\nNOTE:{0}\nEND:VCARD\nBEGIN:VCARD\nNOTE:{0}{0}\nEND:VCARD\n\
         BEGIN:VCARD\nFN:D\nEND:VCARD\n",
        "y".repeat(30)
    );
    assert_eq!(
        with_caps(&text, caps),
        [
            "line 1, column 1: row of more than 100 bytes",
            "7 C",
            "line 10, column 3: cell of more than 20 bytes",
            "13 ",
            "line 16, column 4: cell of more than 40 bytes",
            "19 D"
        ]
    );
}

#[test]
fn ud_05_a_line_without_an_end_takes_no_more_memory_than_a_card_may() {
    let caps = Caps { record: 1_000, ..Caps::default() };
    let text =
        format!("BEGIN:VCARD\nFN:A\nNOTE:{}\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", "n".repeat(3 << 20));
    let mut cards = Cards::open(Cursor::new(text.into_bytes()), &caps).unwrap();
    assert!(matches!(cards.next_row(), Some(Err(ReadError::Row(RowError { line: 1, .. })))));
    assert!(cards.splitter.held() < 1 << 19, "{}", cards.splitter.held());
    assert_eq!(cell(&cards.next_row().unwrap().unwrap(), "Dénomination"), "B");
}

#[test]
fn ud_05_a_nul_refuses_its_card_alone() {
    let text = "BEGIN:VCARD\nFN:A\nNOTE:a\0b\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n";
    assert_eq!(story(text), ["line 1, column 1: NUL character", "5 B"]);
    let encoded = card("FN:A\nX-A;ENCODING=QUOTED-PRINTABLE:=00=01");
    assert_eq!(encoded.remarks, [Remark::LeftOut { property: "X-A".into(), bytes: 2 }]);
}

#[test]
fn ud_05_too_many_cards_end_the_reading() {
    let caps = Caps { rows: 2, ..Caps::default() };
    let text = "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(3);
    assert_eq!(with_caps(&text, caps), ["1 A", "4 A", "line 7: more than 2 rows"]);
}

#[test]
fn files_without_a_card_are_refused() {
    assert!(matches!(open(""), Err(SheetError::Empty)));
    assert!(matches!(open("Référence;Type\nM;2\n"), Err(SheetError::NoCard)));
    assert!(matches!(open("FN:A\nEND:VCARD\n"), Err(SheetError::NoCard)));
    assert!(matches!(open([0_u8, 1, 2, 3, 4, 5]), Err(SheetError::NotATable { .. })));
    let caps = Caps { file: 5, ..Caps::default() };
    let large = Cards::open(Cursor::new(b"BEGIN:VCARD".to_vec()), &caps);
    assert!(matches!(large, Err(SheetError::TooLarge { bytes: 11, limit: 5 })));
}

#[test]
fn bytes_without_meaning_are_a_warning_at_their_column() {
    let mut bytes = "BEGIN:VCARD\nFN:é\nTITLE:".repeat(20).replace("BEGIN:VCARD", "X:é").into_bytes();
    bytes.splice(0..0, b"BEGIN:VCARD\n".iter().copied());
    bytes.extend(b"\xff\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n");
    let rows: Vec<Row> = rows(bytes).into_iter().map(Result::unwrap).collect();
    let damaged = rows[0].damaged.clone().expect("damaged");
    assert_eq!((damaged.number, damaged.heading.as_deref()), (5, Some("Fonction")));
    assert_eq!(rows[1].damaged, None);
}

/// A file that ends with an error.
struct Failing(Cursor<Vec<u8>>);

impl io::Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.position() > 200_000 {
            true => Err(io::ErrorKind::UnexpectedEof.into()),
            false => self.0.read(into),
        }
    }
}

impl io::Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_cannot_be_read_any_further_says_so_once() {
    // A byte order mark, so that the file is not gone over for its encoding.
    let text = format!("\u{feff}{}", "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(20_000));
    let mut cards = Cards::open(Failing(Cursor::new(text.into_bytes())), &Caps::default()).unwrap();
    let errors = std::iter::from_fn(|| cards.next_row()).filter_map(Result::err).collect::<Vec<_>>();
    assert!(matches!(errors.as_slice(), [ReadError::File(SheetError::Io(_))]));
}
