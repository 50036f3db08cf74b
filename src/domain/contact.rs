//! A contact: a person or a group address (SPEC §1), and the form in which an account's tab and a
//! contacts file give one (S3.3–S3.10).

use serde::{Deserialize, Serialize};

use super::{
    account::Source,
    affiliation::{Affiliation, NotificationType},
    ids::ContactId,
    parse::{Invalid, Problem, Problems, Raw, email_problem, many_lines, one_line},
    record::{Entity, Kind, is_default},
    text::{parse_phones, split_list, tidy_list},
};

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
}

impl ContactField {
    /// All fields, in the order of the form.
    pub const ALL: [ContactField; 7] = [
        ContactField::Name,
        ContactField::Function,
        ContactField::Mails,
        ContactField::Phones,
        ContactField::Fax,
        ContactField::Type,
        ContactField::Note,
    ];

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
}

impl MemberContact {
    /// The two records put together.
    pub fn new(contact: Contact, affiliation: &Affiliation) -> Self {
        Self {
            contact,
            function: affiliation.function.clone(),
            note: affiliation.note.clone(),
            notification: affiliation.notification,
        }
    }

    /// The contact as text, field by field: what a form shows and a file writes.
    pub fn raw(&self) -> Raw<ContactField> {
        ContactField::ALL.into_iter().map(|field| (field, self.text(field))).collect()
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

/// A contact from its fields.
///
/// # Errors
/// Every field that is wrong: a missing or unknown type (S3.10, S3.28), an invalid address given by a
/// person, a phone without a digit (S3.7), text that cannot be stored.
pub fn parse(raw: &Raw<ContactField>, source: Source) -> Result<MemberContact, Invalid<ContactField>> {
    let mut problems = Problems::new();
    let mut line = |field| problems.take(field, one_line(raw.get(field)));
    let name = line(ContactField::Name);
    let function = line(ContactField::Function);
    let fax = line(ContactField::Fax);
    let mails = tidy_list(&line(ContactField::Mails));
    let phones = line(ContactField::Phones);
    let phones = problems.take(
        ContactField::Phones,
        parse_phones(&phones).map_err(|bad| Problem::new("problem-phone-without-digit").arg("value", bad.0)),
    );
    let note = problems.take(ContactField::Note, many_lines(raw.get(ContactField::Note)));
    if source == Source::Person {
        for problem in mail_problems(&mails) {
            problems.push(ContactField::Mails, problem);
        }
    }
    let notification = NotificationType::parse(raw.get(ContactField::Type)).unwrap_or_else(|problem| {
        problems.push(ContactField::Type, problem);
        NotificationType::None
    });
    let contact = Contact { name, mails, phones, fax };
    problems.finish(MemberContact { contact, function, note, notification })
}

fn mail_problems(mails: &str) -> impl Iterator<Item = Problem> {
    split_list(mails).filter_map(email_problem)
}

#[cfg(test)]
mod tests;
