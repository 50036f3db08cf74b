//! The headings of a table, and how a column is found by its name.

use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::error::{Column, SheetError};
use super::row::Row;

/// The headings of a table.
#[derive(Debug, Clone)]
pub struct Header {
    names: Vec<String>,
    by_key: HashMap<String, usize>,
}

impl Header {
    /// Reads the headings from their row.
    ///
    /// # Errors
    /// An empty heading, or two that are the same to [`heading_key`].
    pub(in crate::exchange) fn from_row(row: &Row) -> Result<Self, SheetError> {
        let line = row.line;
        let names: Vec<String> = row.cells().map(|cell| cell.trim().to_owned()).collect();
        let mut by_key = HashMap::with_capacity(names.len());
        for (column, name) in names.iter().enumerate() {
            let key = heading_key(name);
            if key.is_empty() {
                return Err(SheetError::EmptyHeading { line, column: column + 1 });
            }
            if let Some(first) = by_key.insert(key, column) {
                let (first, second) = (first + 1, column + 1);
                return Err(SheetError::DuplicateHeading { line, heading: name.clone(), first, second });
            }
        }
        Ok(Self { names, by_key })
    }

    /// The column of a heading, counted from 0; case, accents, blanks and punctuation do not matter.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.by_key.get(&heading_key(name)).copied()
    }

    /// The columns, counted from 0, of those of these headings that the table has.
    pub(super) fn columns(&self, names: &[String]) -> Vec<usize> {
        names.iter().filter_map(|name| self.column(name)).collect()
    }

    /// The headings from the left, as they stand in the file without blanks around them.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How a message names a column counted from 0.
    #[must_use]
    pub fn describe(&self, column: usize) -> Column {
        Column { number: column + 1, heading: self.names.get(column).cloned() }
    }
}

/// What two headings must share to be the same: the letters and digits, without case and accents.
///
/// A heading of signs only (`#`) is its own key.
#[must_use]
pub fn heading_key(heading: &str) -> String {
    let key: String = heading
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect();
    if key.is_empty() { heading.trim().to_lowercase() } else { key.replace('œ', "oe").replace('æ', "ae") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Result<Header, SheetError> {
        let mut row = Row::default();
        row.line = 3;
        for name in names {
            row.push(name);
            row.end_cell();
        }
        Header::from_row(&row)
    }

    #[test]
    fn s8_headings_match_without_case_accents_blanks_and_punctuation() {
        let header = header(&[" RÉFÉRENCE ", "e mail", "Tél.", "Opt\u{a0}Out", "Sœur", "#"]).unwrap();
        assert_eq!(header.column("Référence"), Some(0));
        assert_eq!(header.column("Re\u{301}fe\u{301}rence"), Some(0));
        assert_eq!(header.column("E-mail"), Some(1));
        assert_eq!(header.column("Tel"), Some(2));
        assert_eq!(header.column("optout"), Some(3));
        assert_eq!(header.column("soeur"), Some(4));
        assert_eq!(header.column("#"), Some(5));
        assert_eq!(header.column("Fax"), None);
        assert_eq!(header.names()[0], "RÉFÉRENCE");
        assert_eq!(header.describe(2), Column { number: 3, heading: Some("Tél.".into()) });
    }

    #[test]
    fn ud_05_duplicate_and_empty_headings_are_refused_by_name_and_number() {
        let twice = header(&["Référence", "Type", "reference"]).unwrap_err();
        assert!(matches!(&twice, SheetError::DuplicateHeading { line: 3, heading, first: 1, second: 3 }
                if heading == "reference"));
        let empty = header(&["Référence", " \u{a0}"]).unwrap_err();
        assert!(matches!(empty, SheetError::EmptyHeading { line: 3, column: 2 }));
    }
}
