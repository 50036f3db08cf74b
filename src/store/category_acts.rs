//! « Gestion de compte »: who answers for what in an account, and whether that is still true (S0).

use crate::domain::{
    account::Source,
    category::{self, Categories},
    contact::{Contact, ContactField, MemberContact, Parser},
    ids::{AccountId, AffiliationId, ContactId},
    parse::{Invalid, Raw},
    record::fields_of,
    user::Role,
};

use super::{
    engine::Db,
    error::{Error, Result},
    members::Member,
    settings,
    table::{self, Table},
    write::{Saved, Write},
};

/// Whether a role may make this of a contact of an account: what a write would answer now. Without a base it is a
/// new contact, without a card one that ends.
pub(super) fn check(db: Db, role: Role, base: Option<&Member>, card: Option<&MemberContact>) -> Result<()> {
    let Some(base) = base else {
        // What moves a category is the same wherever the link stands.
        let link = card.map(|card| card.link(AccountId(0), ContactId(0), 0));
        return table::allow(db, role, AffiliationId(0), None, link.as_ref());
    };
    let link = card.map(|card| base.link_of(card));
    table::allow(db, role, base.affiliation.id, Some(&base.affiliation.value), link.as_ref())?;
    let contact = card.map(|card| &card.contact);
    table::allow(db, role, base.contact.id, Some(&base.contact.value), contact)
}

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
