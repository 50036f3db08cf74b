//! Tables through the front door: [`open_reader`] and [`Writer`], as callers use them.

mod corpora;
mod encodings;
mod faults;
mod ods;
mod round_trip;

use std::io::{self, Cursor, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

fn sheet_with(bytes: impl AsRef<[u8]>, options: &Options) -> Result<Sheet, SheetError> {
    open_reader(Cursor::new(bytes.as_ref().to_vec()), options)
}

fn sheet(bytes: impl AsRef<[u8]>) -> Sheet {
    sheet_with(bytes, &Options::default()).unwrap()
}

fn refused(bytes: impl AsRef<[u8]>) -> SheetError {
    match sheet_with(bytes, &Options::default()) {
        Ok(_) => panic!("the file is accepted"),
        Err(error) => error,
    }
}

fn cells(row: &Row) -> Vec<&str> {
    row.cells().collect()
}

/// The rows of a table without faults.
fn rows(sheet: &mut Sheet) -> Vec<Vec<String>> {
    sheet.rows().map(|row| row.unwrap().cells().map(str::to_owned).collect()).collect()
}

impl Sheet {
    fn encoding(&self) -> &'static str {
        let Form::Csv { encoding, .. } = self.form() else { panic!("a spreadsheet") };
        encoding
    }

    fn delimiter(&self) -> char {
        let Form::Csv { delimiter, .. } = self.form() else { panic!("a spreadsheet") };
        delimiter
    }

    /// Bytes of memory that reading took, about.
    fn held(&self) -> usize {
        match &self.table {
            Table::Csv(table) => table.held(),
            Table::Ods(table) => table.held(),
        }
    }
}

/// Every line with what became of it, shortly.
fn story(sheet: &mut Sheet) -> Vec<String> {
    sheet
        .rows()
        .map(|row| match row {
            Ok(row) => format!("{} {}", row.line, cells(&row).join("|")),
            Err(error) => error.to_string(),
        })
        .collect()
}

/// A file that is not in memory: `head`, then `filler` again and again; it counts what is read of it.
struct Endless {
    head: &'static [u8],
    filler: u8,
    length: u64,
    at: u64,
    read: Arc<AtomicU64>,
}

impl Endless {
    fn new(head: &'static [u8], filler: u8, length: u64) -> (Self, Arc<AtomicU64>) {
        let read = Arc::new(AtomicU64::new(0));
        (Self { head, filler, length, at: 0, read: Arc::clone(&read) }, read)
    }
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(usize::try_from(self.length - self.at).unwrap());
        into[..count].fill(self.filler);
        let head = self.head.get(usize::try_from(self.at).unwrap()..).unwrap_or_default();
        let shared = head.len().min(count);
        into[..shared].copy_from_slice(&head[..shared]);
        self.at += count as u64;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(place) => place,
            SeekFrom::End(0) => self.length,
            _ => return Err(io::ErrorKind::Unsupported.into()),
        };
        Ok(self.at)
    }
}

#[test]
fn s8_rows_know_the_physical_line_where_they_start() {
    let mut sheet = sheet("\r\nA;B\r\n\r\n\r\n1;\"two\r\nlines\"\r\n;\r\n2;x\r\n  ;\t\n3");
    assert_eq!(story(&mut sheet), ["5 1|two\r\nlines", "8 2|x", "10 3"]);
    assert_eq!(sheet.blank_rows(), 4);
}

#[test]
fn s8_a_short_row_has_empty_cells_at_its_end() {
    let mut sheet = sheet("A;B;C\n1;2\n1;2;3;;\n");
    let rows: Vec<Row> = sheet.rows().map(Result::unwrap).collect();
    assert_eq!((rows[0].len(), rows[0].cell(1), rows[0].cell(2), rows[0].cell(9)), (2, "2", "", ""));
    assert_eq!(cells(&rows[1]), ["1", "2", "3"], "empty cells beyond the headings say nothing");
}

#[test]
fn s8_delimiters_are_told_by_the_headings_and_the_first_rows() {
    for (text, delimiter, columns) in [
        ("A;B;C\n1;2;3\n", ';', 3),
        ("A,B,C\n1,2,3\n", ',', 3),
        ("A\tB\tC\n1\t2\t3\n", '\t', 3),
        ("Nom\n\"Dupont, Jean\"\nMartin, Luc\n", ';', 1),
        ("Ref,Mail\nC1,a@x;b@x\nC2,c@x;d@x;e@x\n", ',', 2),
        ("Ref;\"Nom, prénom\";Tel\nC1;Dupont, Jean;01,02\n", ';', 3),
        ("Ref;Nom, prénom\nC1;\"Dupont, Jean\"\nC2;Luc\n", ';', 2),
        ("\"a;b;c\",\"d\"\n1,2\n", ',', 2),
        ("A;B", ';', 2),
        ("sep=,\r\nA;x,B\r\n1,2\r\n", ',', 2),
        ("SEP=|\nA|B\n1|2\n", '|', 2),
    ] {
        let sheet = sheet(text);
        assert_eq!((sheet.delimiter(), sheet.header().names().len()), (delimiter, columns), "{text}");
    }
    let named = Options { delimiter: Some('|'), ..Options::default() };
    let mut sheet = sheet_with("sep=;\nA|B;C\n1|2\n", &named).unwrap();
    assert_eq!(sheet.header().names(), ["A", "B;C"]);
    assert_eq!(story(&mut sheet), ["3 1|2"]);
    let letter = Options { delimiter: Some('x'), ..Options::default() };
    assert!(matches!(sheet_with("AxB", &letter), Err(SheetError::BadDelimiter { delimiter: 'x' })));
}

#[test]
fn s8_a_path_is_opened_twice_with_equal_rows() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("in.csv");
    std::fs::write(&path, "A;B\n1;2\n").unwrap();
    for _ in 0..2 {
        assert_eq!(rows(&mut open(&path, &Options::default()).unwrap()), [["1", "2"]]);
    }
    assert!(matches!(open(dir.path(), &Options::default()), Err(SheetError::NotAFile)));
    assert!(matches!(open(&dir.path().join("none"), &Options::default()), Err(SheetError::Io(_))));
}
