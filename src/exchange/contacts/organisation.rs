//! What a row says that its person works for. It is the account's name or leads to the account; where it is
//! neither, it has no place of its own and goes to the note, never away (SPEC §8).

use crate::{
    domain::{contact::ContactField, parse::Problem, text::fold},
    exchange::{
        message::{Message, Place},
        sheet::Row,
        vocabulary::{ContactColumn, ORGANISATION},
    },
    store::AccountHead,
};

use super::{NOTE, Table};

/// What stands before it in the note, as before any other property of a card.
const PROPERTY: &str = "ORG";

impl Table {
    /// What a row says that its person works for.
    pub(super) fn organisation<'r>(&self, row: &'r Row) -> &'r str {
        self.columns.cell(row, ContactColumn::Organisation).trim()
    }

    /// The same, where neither the account nor the contact is called so and the note does not say it yet.
    pub(super) fn stray_organisation<'r>(&self, row: &'r Row, account: &AccountHead) -> Option<&'r str> {
        let said = self.organisation(row);
        let name = self.columns.cell(row, ContactColumn::Field(ContactField::Name));
        let called = |name: &str| said == name || fold(said) == fold(name);
        let stands = said.is_empty()
            || called(&account.name)
            || called(name)
            || self.columns.cell(row, NOTE).lines().any(|line| tells(line, said));
        (!stands).then_some(said)
    }

    /// That it went to the note.
    pub(super) fn organisation_warning(&self, row: &Row, account: &AccountHead) -> Option<Message> {
        let said = self.stray_organisation(row, account)?;
        let problem = Problem::new("problem-organisation-in-note").arg("value", said);
        Some(Message::warning(self.organisation_place(), problem.arg("name", &account.name)))
    }

    /// How a message names it: a card has no columns.
    pub(super) fn organisation_place(&self) -> Place {
        match self.cards {
            true => Place { number: None, heading: ORGANISATION.1.to_owned() },
            false => self.columns.name(ContactColumn::Organisation),
        }
    }
}

/// A note that tells the organisation.
pub(super) fn with_organisation(note: &str, said: &str) -> String {
    let line = format!("{PROPERTY}: {said}");
    if note.trim().is_empty() { line } else { format!("{note}\n{line}") }
}

/// Whether a line of a note tells the organisation, perhaps under a label and with a department.
fn tells(line: &str, said: &str) -> bool {
    let told = line.strip_prefix(PROPERTY).and_then(|rest| rest.split_once(": ")).map(|(_, told)| told);
    let rest = told.and_then(|told| told.strip_prefix(said));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(", "))
}
