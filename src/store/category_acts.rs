//! « Gestion de compte »: who answers for what in an account, and whether that is still true (S0).

use crate::domain::{
    account::Source,
    category::{self, Categories},
    contact::{Contact, ContactField, Parser},
    ids::ContactId,
    parse::{Invalid, Raw},
    record::fields_of,
};

use super::{
    error::{Error, Result},
    members::Member,
    settings,
    table::Table,
    write::{Saved, Write},
};

impl Write<'_> {
    /// Gives a contact these categories in an account and takes the others.
    ///
    /// # Errors
    /// `Denied` (S0.1); `Refused` with the first thing that it lacks and needs to hold one (S0.13, S0.14);
    /// `Conflict`, `Gone`.
    pub fn set_categories(&mut self, base: &Member, categories: &Categories) -> Result<Saved> {
        let settings = settings::current(self.db())?;
        let wanted = Raw::new().with(ContactField::Categories, category::codes(categories));
        match Parser::new(Source::Person).over(&base.card()).under(&settings).parse(&wanted) {
            Ok(card) => self.save_contact(base, card),
            Err(Invalid(problems)) => {
                let first = problems.into_iter().next();
                Err(first.map_or(Error::Gone, |(_, problem)| Error::Refused(problem)))
            }
        }
    }

    /// « toujours exact »: what is known of a contact was checked today (S0.20).
    ///
    /// # Errors
    /// `Gone`.
    pub fn confirm_contact(&mut self, id: ContactId) -> Result<Saved> {
        let record = Contact::load(self.db(), id)?.filter(|contact| !contact.trashed).ok_or(Error::Gone)?;
        let confirmed = Contact { verified: Some(self.today()), ..record.value.clone() };
        let changed = self.put(&record, fields_of(&confirmed))?;
        Ok(if changed { Saved::Saved } else { Saved::Unchanged })
    }
}
