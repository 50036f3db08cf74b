//! What the store says, worded for a person.

use crate::{domain::parse::Problem, store::Error};

/// What happened, to what, and what to do.
pub fn explain(error: &Error) -> String {
    error.to_string()
}

/// The same as a problem of a field.
pub fn problem(error: &Error) -> Problem {
    Problem::new("problem-store").arg("value", error)
}
