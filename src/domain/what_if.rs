//! An account as it would be: what the effect of a change is computed from before it is saved (X3).

use std::collections::BTreeMap;

use super::{
    account::{Account, AccountKind},
    contact::{Contact, MemberContact},
    ids::ContactId,
    resolve::{Linked, Subject},
    settings::Modules,
};

impl Linked {
    /// A contact as an account's form has it.
    pub fn of_card(contact: ContactId, card: &MemberContact) -> Self {
        let Reached { name, mail, active } = Reached::of(&card.contact);
        let (notification, categories) = (card.notification, card.categories.clone());
        Self { contact, name, mail, notification, categories, active, active_here: !card.inactive_here }
    }

    /// The same link of the contact as it would be, in this account as in every other.
    pub fn of_made(self, contact: &Contact) -> Self {
        let Reached { name, mail, active } = Reached::of(contact);
        Self { name, mail, active, ..self }
    }
}

/// How a contact is reached in all of its accounts.
#[derive(PartialEq)]
struct Reached {
    name: String,
    mail: String,
    active: bool,
}

impl Reached {
    fn of(contact: &Contact) -> Self {
        Self {
            name: contact.display_name().to_owned(),
            mail: contact.first_mail().to_owned(),
            active: !contact.inactive,
        }
    }
}

impl Contact {
    /// Whether no account reaches anybody otherwise than if it was another one.
    pub fn is_reached_like(&self, other: &Contact) -> bool {
        Reached::of(self) == Reached::of(other)
    }
}

impl Account {
    /// Whether nobody is reached otherwise than if it was another one.
    pub fn is_reached_like(&self, other: &Account) -> bool {
        let facts = |account: &Account| Subject {
            name: String::new(),
            ..Subject::of(account, Vec::new(), Modules::ALL)
        };
        facts(self) == facts(other)
    }
}

impl Subject {
    /// With this contact as it would be: at its place, or at the end when it has none yet.
    pub fn with(mut self, linked: Linked) -> Self {
        match self.contacts.iter_mut().find(|there| there.contact == linked.contact) {
            Some(there) => *there = linked,
            None => self.contacts.push(linked),
        }
        self
    }

    /// Without a contact.
    pub fn without(mut self, contact: ContactId) -> Self {
        self.contacts.retain(|linked| linked.contact != contact);
        self
    }

    /// With many contacts as they would be, `None` for those that would go; new ones come last, by identity.
    pub fn with_each(mut self, mut changes: BTreeMap<ContactId, Option<Linked>>) -> Self {
        self.contacts.retain_mut(|there| match changes.remove(&there.contact) {
            Some(Some(linked)) => {
                *there = linked;
                true
            }
            Some(None) => false,
            None => true,
        });
        self.contacts.extend(changes.into_values().flatten());
        self
    }

    /// With those of its contacts that would be others in all of their accounts.
    pub fn with_made(mut self, made: &BTreeMap<ContactId, Contact>) -> Self {
        let make = |linked: Linked| match made.get(&linked.contact) {
            Some(contact) => linked.of_made(contact),
            None => linked,
        };
        self.contacts = self.contacts.into_iter().map(make).collect();
        self
    }

    /// With the account's own facts as they would be.
    pub fn with_account(self, account: &Account) -> Self {
        Self {
            kind: account.kind,
            name: account.name.clone(),
            postal_address: account.postal_address.clone(),
            main_email: account.main_email.clone(),
            invoice_email: account.invoice_email.clone(),
            reminder_email: account.reminder_email.clone(),
            ..self
        }
    }

    /// Without anybody: an account that goes.
    pub fn deserted(self) -> Self {
        let nobody = Account { kind: AccountKind::Individual, ..Account::default() };
        Self { contacts: Vec::new(), ..self.with_account(&nobody) }
    }
}

#[cfg(test)]
mod tests;
