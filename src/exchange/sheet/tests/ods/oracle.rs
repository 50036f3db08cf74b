use calamine::{Data, Ods, Reader};

use crate::exchange::sheet::limits::Limits;
use crate::exchange::sheet::ods::Rows;

use super::*;

/// Cells, counted from 0, that calamine shows and we do not: a merged cell covers them.
const COVERED: &[(&str, usize, usize)] = &[("calamine/covered.ods", 2, 0), ("libreoffice/cells.ods", 5, 2)];

/// The first sheet that holds anything, as calamine reads it; times of day are left out, which it tells by
/// their lengths.
fn by_calamine(file: &str) -> Vec<Vec<String>> {
    let mut book: Ods<_> = calamine::open_workbook(corpus(file)).unwrap();
    let sheets = book.sheet_names().into_iter().map(|name| book.worksheet_range(&name).unwrap());
    let Some(range) = sheets.into_iter().find(|range| !range.is_empty()) else { return Vec::new() };
    let ((top, left), mut grid) = (range.start().unwrap(), Vec::new());
    grid.resize(top as usize, Vec::new());
    for cells in range.rows() {
        let mut row = vec![String::new(); left as usize];
        row.extend(cells.iter().map(|cell| match cell {
            Data::DateTimeIso(date) => date.trim_end_matches("T00:00:00").to_owned(),
            other => other.to_string(),
        }));
        grid.push(row);
    }
    grid
}

/// The same as we read it, headings and all.
fn by_us(file: &str) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(corpus(file)).unwrap()).unwrap();
    let mut content = Vec::new();
    archive.by_name("content.xml").unwrap().read_to_end(&mut content).unwrap();
    let caps = Caps::default();
    let mut rows = Rows::open(Cursor::new(content), &caps).unwrap();
    let (mut row, mut grid) = (Row::default(), Vec::new());
    while let Some(found) = rows.next(&Limits::of_headings(&caps), &[], &mut row).unwrap() {
        assert!(found.fault.is_none(), "{file}");
        grid.resize(found.line as usize - 1, Vec::new());
        for _ in 0..found.repeated {
            grid.push(row.cells().map(str::to_owned).collect());
        }
    }
    grid
}

/// Without the empty cells and rows at the ends.
fn trimmed(mut grid: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut grid {
        let length = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        row.truncate(length);
    }
    let length = grid.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    grid.truncate(length);
    grid
}

#[test]
fn ud_06_the_good_files_read_as_calamine_reads_them() {
    let mut read = 0;
    for folder in ["calamine", "own", "libreoffice"] {
        for entry in std::fs::read_dir(corpus(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let file = format!("{folder}/{name}");
            let bad = ["issue_594", "pass_protected", "laughs", "nul", "rep_", "spaces", "trunc", "zipbomb"];
            if !name.ends_with(".ods") || bad.iter().any(|bad| name.starts_with(bad)) {
                continue;
            }
            let mut expected = by_calamine(&file);
            for (_, row, column) in COVERED.iter().filter(|(covered, ..)| *covered == file) {
                assert!(!std::mem::take(&mut expected[*row][*column]).is_empty());
            }
            let mut ours = by_us(&file);
            for (row, expected) in ours.iter_mut().zip(&mut expected) {
                for (cell, expected) in row.iter_mut().zip(expected) {
                    if expected.starts_with("PT") {
                        assert!(cell.contains(':'), "{cell}");
                        expected.clone_from(cell);
                    }
                }
            }
            assert_eq!(trimmed(ours), trimmed(expected), "{file}");
            read += 1;
        }
    }
    assert_eq!(read, 17);
}
