//! Where a file has the columns that we know.

use crate::domain::parse::Problem;

use super::{
    message::{Message, Place},
    sheet::{Header, Row},
    vocabulary::REJECTED_BECAUSE,
};

/// The columns of one file: which of those that its subject has, and where.
pub struct Columns<C: 'static> {
    known: &'static [(C, &'static str)],
    /// For each known column, its place in the file.
    places: Vec<Option<usize>>,
    header: Header,
}

impl<C: Copy + PartialEq> Columns<C> {
    /// Finds the known columns by their headings.
    pub fn find(header: &Header, known: &'static [(C, &'static str)]) -> Self {
        let places = known.iter().map(|(_, heading)| header.column(heading)).collect();
        Self { known, places, header: header.clone() }
    }

    /// The heading of the first of these columns that the file lacks.
    pub fn missing(&self, needed: &[C]) -> Option<&'static str> {
        needed.iter().find(|column| !self.has(**column)).map(|column| self.heading(*column))
    }

    /// The headings of columns that we do not know, as they stand in the file.
    pub fn unknown(&self) -> Vec<String> {
        let unknown = |(place, name): &(usize, &String)| {
            !self.places.contains(&Some(*place)) && name.as_str() != REJECTED_BECAUSE
        };
        self.header.names().iter().enumerate().filter(unknown).map(|(_, name)| name.clone()).collect()
    }

    /// Whether the file has the column.
    pub fn has(&self, column: C) -> bool {
        self.place(column).is_some()
    }

    /// The row's cell; empty where the file lacks the column.
    pub fn cell<'r>(&self, row: &'r Row, column: C) -> &'r str {
        self.place(column).map_or("", |place| row.cell(place))
    }

    /// That the formula of the row's cell failed: what it shows is no value.
    pub fn failure(&self, row: &Row, column: C) -> Option<Message> {
        let place = self.place(column).filter(|place| row.failed.contains(place))?;
        let problem = Problem::new("problem-formula-failed").arg("value", row.cell(place));
        Some(Message::error(self.name(column), problem))
    }

    /// What was made of a row, unless the formula of a cell that counts failed; what else is wrong with that cell
    /// only follows from it.
    pub fn unless_failed<T>(&self, row: &Row, made: Result<T, Vec<Message>>) -> Result<T, Vec<Message>> {
        let mut failures: Vec<Message> =
            self.known.iter().filter_map(|(column, _)| self.failure(row, *column)).collect();
        if failures.is_empty() {
            return made;
        }
        let mut others = made.err().unwrap_or_default();
        others.retain(|other| failures.iter().all(|failure| failure.place != other.place));
        failures.append(&mut others);
        Err(failures)
    }

    /// How a message names the column.
    pub fn name(&self, column: C) -> Place {
        match self.place(column) {
            Some(place) => self.header.describe(place).into(),
            None => Place { number: None, heading: self.heading(column).to_owned() },
        }
    }

    fn place(&self, column: C) -> Option<usize> {
        self.index(column).and_then(|index| self.places[index])
    }

    fn heading(&self, column: C) -> &'static str {
        self.index(column).map_or("", |index| self.known[index].1)
    }

    fn index(&self, column: C) -> Option<usize> {
        self.known.iter().position(|(known, _)| *known == column)
    }
}
