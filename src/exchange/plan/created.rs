//! What a row makes that was not there.

use std::io;

use crate::{
    domain::{account::AccountField, contact::ContactField},
    exchange::{accounts, contacts, message::Field},
};

use super::{Plan, Step};

impl Plan {
    /// The fields of the account or contact that a row makes, as files write them; nothing where it makes none.
    ///
    /// # Errors
    /// Those of the file in which the plan stands.
    pub fn created(&self, at: usize) -> io::Result<Vec<(Field, String)>> {
        let fields: Vec<(Field, String)> = match self.lines.get(at)?.step {
            Step::AddContact(card) => {
                let fields = ContactField::ALL.into_iter().chain(ContactField::MORE);
                fields.map(|field| (Field::Contact(field), contacts::file_text(&card, field))).collect()
            }
            Step::CreateAccount(account) => {
                let text = |field| (Field::Account(field), accounts::file_text(&account, field));
                AccountField::ALL.into_iter().map(text).collect()
            }
            _ => Vec::new(),
        };
        let switches =
            [ContactField::Group, ContactField::Inactive, ContactField::InactiveHere].map(Field::Contact);
        // A switch that is off, as all are at first, is not worth a line.
        let tells =
            |(field, text): &(Field, String)| !text.is_empty() && (text != "no" || !switches.contains(field));
        Ok(fields.into_iter().filter(tells).collect())
    }
}
