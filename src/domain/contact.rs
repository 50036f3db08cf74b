//! A contact: a person or a group address (SPEC §1), and the form in which an account's tab and a
//! contacts file give one (S3.3–S3.10, S0.13).

mod parse;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    affiliation::{Affiliation, NotificationType},
    category::{self, Categories},
    ids::{AccountId, ContactId},
    parse::{Problem, Raw, email_problem},
    record::{Entity, Kind, is_default},
    text::split_list,
};

pub use parse::Parser;

/// What a contact holds in every account it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Dénomination.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// Mail: one address or several with `;`; the first one receives.
    #[serde(skip_serializing_if = "is_default")]
    pub mails: String,
    /// S3.7: one phone or several with `;`, kept as typed.
    #[serde(skip_serializing_if = "is_default")]
    pub phones: String,
    /// Fax.
    #[serde(skip_serializing_if = "is_default")]
    pub fax: String,
    /// Whether the contact is kept, and receives nothing in any account.
    #[serde(skip_serializing_if = "is_default")]
    pub inactive: bool,
    /// S0.17: « adresse de groupe ».
    #[serde(skip_serializing_if = "is_default")]
    pub group: bool,
    /// S0.20: « vérifié le »; none for one that nobody confirmed yet.
    #[serde(skip_serializing_if = "is_default")]
    pub verified: Option<NaiveDate>,
}

impl Entity for Contact {
    type Id = ContactId;
    const KIND: Kind = Kind::Contact;
}

impl Contact {
    /// The name to show: the name itself, else the local part of the first address, else a phone (S1.3).
    pub fn display_name(&self) -> &str {
        if !self.name.is_empty() {
            return &self.name;
        }
        let mail = split_list(&self.mails).next().map(|mail| mail.split('@').next().unwrap_or(mail));
        mail.or_else(|| split_list(&self.phones).next()).unwrap_or(&self.fax)
    }

    /// The address that receives: the first one; empty for none.
    pub fn first_mail(&self) -> &str {
        split_list(&self.mails).next().unwrap_or("")
    }

    /// S0.20: whether the last « toujours exact » is more than so many days old. One that nobody ever
    /// confirmed is not stale: nobody said that it was right.
    pub fn is_stale(&self, today: NaiveDate, days: u32) -> bool {
        self.verified.is_some_and(|verified| (today - verified).num_days() > i64::from(days))
    }
}

/// The fields of « Ajout d'un contact » and of a contacts file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SPEC S3.4 to S3.10 names them")]
pub enum ContactField {
    Name,
    Note,
    Function,
    Mails,
    Phones,
    Fax,
    Type,
    Categories,
    Group,
    InactiveHere,
    Inactive,
}

impl ContactField {
    /// The fields of « Ajout d'un contact » and the columns of S3.23, in the order of the form.
    pub const ALL: [ContactField; 7] = [
        ContactField::Name,
        ContactField::Function,
        ContactField::Mails,
        ContactField::Phones,
        ContactField::Fax,
        ContactField::Type,
        ContactField::Note,
    ];

    /// What the form adds where it applies, and of it a file the categories and the activity in the account
    /// (S0.11, S0.17, SPEC §8).
    pub const MORE: [ContactField; 4] =
        [ContactField::Categories, ContactField::Group, ContactField::InactiveHere, ContactField::Inactive];

    /// The field's name in the history, in drafts and in the locales (`field-contact-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            ContactField::Name => "name",
            ContactField::Note => "note",
            ContactField::Function => "function",
            ContactField::Mails => "mails",
            ContactField::Phones => "phones",
            ContactField::Fax => "fax",
            ContactField::Type => "notification",
            ContactField::Categories => "categories",
            ContactField::Group => "group",
            ContactField::InactiveHere => "inactive_here",
            ContactField::Inactive => "inactive",
        }
    }
}

/// A contact as an account's tab shows it: its own fields, and those of its link to the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberContact {
    /// The contact's own fields.
    pub contact: Contact,
    /// Fonction, in this account.
    pub function: String,
    /// Note, in this account.
    pub note: String,
    /// Type de contact, in this account.
    pub notification: NotificationType,
    /// What the contact answers for in this account (S0.2).
    pub categories: Categories,
    /// Whether it is inactive in this account.
    pub inactive_here: bool,
}

impl MemberContact {
    /// A contact of this type, of which the account knows nothing else.
    pub fn of(contact: Contact, notification: NotificationType) -> Self {
        let (function, note, categories, inactive_here) = Default::default();
        Self { contact, function, note, notification, categories, inactive_here }
    }

    /// The two records put together.
    pub fn new(contact: Contact, affiliation: &Affiliation) -> Self {
        Self {
            contact,
            function: affiliation.function.clone(),
            note: affiliation.note.clone(),
            notification: affiliation.notification,
            categories: affiliation.categories.clone(),
            inactive_here: affiliation.inactive_here,
        }
    }

    /// The link of it, at this place.
    pub fn link(&self, account: AccountId, contact: ContactId, rank: i64) -> Affiliation {
        Affiliation {
            account,
            contact,
            rank,
            function: self.function.clone(),
            note: self.note.clone(),
            notification: self.notification,
            categories: self.categories.clone(),
            inactive_here: self.inactive_here,
        }
    }

    /// The contact as text, field by field: what a form shows and a file writes.
    pub fn raw(&self) -> Raw<ContactField> {
        let fields = ContactField::ALL.into_iter().chain(ContactField::MORE);
        fields.map(|field| (field, self.text(field))).collect()
    }

    /// One field as text.
    pub fn text(&self, field: ContactField) -> String {
        match field {
            ContactField::Name => self.contact.name.clone(),
            ContactField::Note => self.note.clone(),
            ContactField::Function => self.function.clone(),
            ContactField::Mails => self.contact.mails.clone(),
            ContactField::Phones => self.contact.phones.clone(),
            ContactField::Fax => self.contact.fax.clone(),
            ContactField::Type => self.notification.file_code().to_string(),
            ContactField::Categories => category::codes(&self.categories),
            ContactField::Group => yes_or_no(self.contact.group),
            ContactField::InactiveHere => yes_or_no(self.inactive_here),
            ContactField::Inactive => yes_or_no(self.contact.inactive),
        }
    }

    /// The contact with these fields of another one: what a file that has only some columns makes of it.
    pub fn with(&self, fields: &[ContactField], other: &Self) -> Self {
        let mut card = self.clone();
        for field in fields {
            match field {
                ContactField::Name => card.contact.name.clone_from(&other.contact.name),
                ContactField::Note => card.note.clone_from(&other.note),
                ContactField::Function => card.function.clone_from(&other.function),
                ContactField::Mails => card.contact.mails.clone_from(&other.contact.mails),
                ContactField::Phones => card.contact.phones.clone_from(&other.contact.phones),
                ContactField::Fax => card.contact.fax.clone_from(&other.contact.fax),
                ContactField::Type => card.notification = other.notification,
                ContactField::Categories => card.categories.clone_from(&other.categories),
                ContactField::Group => card.contact.group = other.contact.group,
                ContactField::InactiveHere => card.inactive_here = other.inactive_here,
                ContactField::Inactive => card.contact.inactive = other.contact.inactive,
            }
        }
        card
    }

    /// What is worth a word although it does not stand in the way: a sending type without an address
    /// (S3.9), a contact that nothing reaches (S3.37), an invalid address that came from a file.
    pub fn warnings(&self) -> Vec<(ContactField, Problem)> {
        let contact = &self.contact;
        let mut warnings: Vec<_> =
            mail_problems(&contact.mails).map(|problem| (ContactField::Mails, problem)).collect();
        if contact.mails.is_empty() {
            if contact.phones.is_empty() && contact.fax.is_empty() {
                warnings.push((ContactField::Mails, Problem::new("problem-unreachable")));
            } else if self.notification.sends() {
                warnings.push((ContactField::Mails, Problem::new("problem-no-mail-no-notification")));
            }
        }
        warnings
    }
}

/// A switch as text.
fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn mail_problems(mails: &str) -> impl Iterator<Item = Problem> {
    split_list(mails).filter_map(email_problem)
}

#[cfg(test)]
mod tests;
