//! What there is to say about one row of a file, as data.

use serde::{Deserialize, Serialize};

use crate::domain::{account::AccountField, contact::ContactField, parse::Problem};

use super::sheet::{self, Remark, RowError, RowFault};

/// Characters that a message repeats of anything but a cell's value, which has its own limit.
const LONG: usize = 300;

/// Whether a row goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Severity {
    /// It goes in, and this is worth a look.
    Warning,
    /// It does not go in.
    Error,
}

/// A field of either kind of record that files carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Of an account.
    Account(AccountField),
    /// Of a contact.
    Contact(ContactField),
}

impl Field {
    /// The field's name in `--json`, as in the history.
    pub fn code(self) -> &'static str {
        match self {
            Field::Account(field) => field.code(),
            Field::Contact(field) => field.code(),
        }
    }
}

/// A column as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Counted from 1; `None` where the file lacks the column.
    pub number: Option<usize>,
    /// The heading as it stands in the file, or as it should.
    pub heading: String,
}

impl From<sheet::Column> for Place {
    fn from(column: sheet::Column) -> Self {
        Self { number: Some(column.number), heading: column.heading.unwrap_or_default() }
    }
}

/// One thing about one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Whether the row goes in.
    pub severity: Severity,
    /// Which column.
    pub place: Place,
    /// What is wrong; the argument `value` is the beginning of the cell.
    pub problem: Problem,
}

impl Message {
    /// A reason not to take the row.
    pub fn error(place: Place, problem: Problem) -> Self {
        Self { severity: Severity::Error, place, problem: shortened(problem) }
    }

    /// A thing worth a look.
    pub fn warning(place: Place, problem: Problem) -> Self {
        Self { severity: Severity::Warning, place, problem: shortened(problem) }
    }
}

impl From<RowError> for Message {
    fn from(error: RowError) -> Self {
        let problem = match error.reason {
            RowFault::TooManyCells { expected } => Problem::new("problem-row-cells").arg("limit", expected),
            RowFault::OpenQuote => Problem::new("problem-row-quote"),
            RowFault::RecordTooLong { limit } => Problem::new("problem-row-long").arg("limit", limit),
            RowFault::CellTooLong { limit } => Problem::new("problem-cell-long").arg("limit", limit),
            RowFault::Nul => Problem::new("problem-row-nul"),
            RowFault::LoneCarriageReturn => Problem::new("problem-row-carriage-return"),
            RowFault::OutsideCard => Problem::new("problem-card-outside"),
            RowFault::InvalidBytes => Problem::new("problem-row-bytes"),
        };
        Self::error(error.column.into(), problem.arg("value", error.excerpt))
    }
}

impl From<&Remark> for Message {
    fn from(remark: &Remark) -> Self {
        let (heading, problem) = match remark {
            Remark::InNote(property) => (property, Problem::new("problem-card-in-note")),
            Remark::LeftOut { property, bytes } => {
                (property, Problem::new("problem-card-left-out").arg("count", bytes))
            }
            Remark::Unclosed => (&"END:VCARD".to_owned(), Problem::new("problem-card-unclosed")),
        };
        Self::warning(Place { number: None, heading: heading.clone() }, problem)
    }
}

/// A problem that may be kept by the thousand, whatever stood in the file.
fn shortened(mut problem: Problem) -> Problem {
    for (name, value) in &mut problem.args {
        if name == "value" {
            *value = sheet::excerpt(value);
        } else if let Some((end, _)) = value.char_indices().nth(LONG) {
            value.truncate(end);
            value.push('…');
        }
    }
    problem
}
