//! How text becomes a thing: `parse(&Raw<Field>) -> Result<Thing, Invalid<Field>>`, the same way for
//! the form, the importer and the command line. Every bad field is reported at once.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::text;

/// What a person or a file gave, field by field, before anything is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw<F: Ord>(BTreeMap<F, String>);

impl<F: Ord + Copy> Raw<F> {
    /// Nothing given yet.
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same with one more field.
    pub fn with(mut self, field: F, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }

    /// Gives or replaces a field.
    pub fn set(&mut self, field: F, text: impl Into<String>) {
        self.0.insert(field, text.into());
    }

    /// The same, with what was not given taken from elsewhere.
    pub fn or(self, elsewhere: Self) -> Self {
        let Self(mut fields) = elsewhere;
        fields.extend(self.0);
        Self(fields)
    }

    /// The field's text; a field that was not given is empty.
    pub fn get(&self, field: F) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Whether the field was given at all, be it empty.
    pub fn has(&self, field: F) -> bool {
        self.0.contains_key(&field)
    }

    /// The fields that were given.
    pub fn iter(&self) -> impl Iterator<Item = (F, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }
}

impl<F: Ord + Copy> Default for Raw<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Ord + Copy> FromIterator<(F, String)> for Raw<F> {
    fn from_iter<I: IntoIterator<Item = (F, String)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

/// What is wrong, as data: the id of a message in the locales (always `problem-…`) and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The message's id.
    pub id: Cow<'static, str>,
    /// The message's arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, String)>,
}

impl Problem {
    /// A problem without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// The same with one more argument.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// An argument of the message, if it has one of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// A field of text that can be stored.
///
/// # Errors
/// `problem-text-refused`.
pub fn one_line(given: &str) -> Result<String, Problem> {
    text::one_line(given).map_err(refused)
}

/// The same for a field that may have several lines.
///
/// # Errors
/// `problem-text-refused`.
pub fn many_lines(given: &str) -> Result<String, Problem> {
    text::many_lines(given).map_err(refused)
}

fn refused(_: text::Refused) -> Problem {
    Problem::new("problem-text-nul")
}

/// What is wrong with an address, if anything is.
pub fn email_problem(address: &str) -> Option<Problem> {
    text::parse_email(address).err().map(|_| Problem::new("problem-invalid-email").arg("value", address))
}

/// Every field that is wrong, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid<F>(pub Vec<(F, Problem)>);

/// Collects problems while a thing is being parsed.
#[derive(Debug)]
pub struct Problems<F>(Vec<(F, Problem)>);

impl<F: PartialEq> Problems<F> {
    /// None so far.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether something is wrong with a field already.
    pub fn has(&self, field: &F) -> bool {
        self.0.iter().any(|(wrong, _)| wrong == field)
    }

    /// One more.
    pub fn push(&mut self, field: F, problem: Problem) {
        self.0.push((field, problem));
    }

    /// Whatever is wrong with these fields is none of this reader's business.
    pub fn forgive(&mut self, fields: &[F]) {
        self.0.retain(|(wrong, _)| !fields.contains(wrong));
    }

    /// The value, or a default one with the problem noted: parsing goes on to find the next problem.
    pub fn take<T: Default>(&mut self, field: F, result: Result<T, Problem>) -> T {
        result.unwrap_or_else(|problem| {
            self.push(field, problem);
            T::default()
        })
    }

    /// The thing if nothing was wrong.
    ///
    /// # Errors
    /// All problems that were found.
    pub fn finish<T>(self, thing: T) -> Result<T, Invalid<F>> {
        if self.0.is_empty() { Ok(thing) } else { Err(Invalid(self.0)) }
    }
}

impl<F: PartialEq> Default for Problems<F> {
    fn default() -> Self {
        Self::new()
    }
}
