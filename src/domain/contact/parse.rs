//! How text becomes a contact: one parser for the forms, the importer and the command line.

use crate::domain::{
    account::Source,
    affiliation::NotificationType,
    category,
    parse::{Invalid, Problem, Problems, Raw, many_lines, one_line},
    settings::Settings,
    text::{NotInternational, parse_international, parse_phones, split_list, tidy_list},
};

use super::{Contact, ContactField, MemberContact, mail_problems};

/// Reads a contact's fields, under the installation's rules.
#[derive(Debug, Clone, Copy)]
pub struct Parser<'a> {
    source: Source,
    base: Option<&'a MemberContact>,
    kept: &'a [ContactField],
    phone_required: bool,
}

impl<'a> Parser<'a> {
    /// Reads new contacts that come from there, under the rules as they are by default.
    pub fn new(source: Source) -> Self {
        Self { source, base: None, kept: &[], phone_required: Settings::default().phone_required }
    }

    /// Reads changes of this contact: a field that is not given stays as it is.
    pub fn over(self, base: &'a MemberContact) -> Self {
        Self { base: Some(base), ..self }
    }

    /// Leaves these fields as the contact has them, whatever is given, and asks nothing of them: who reads may not
    /// change them (SPEC §10), and what is wrong with them is somebody else's to mend.
    pub fn keeping(self, fields: &'a [ContactField]) -> Self {
        Self { kept: fields, ..self }
    }

    /// Reads under these settings (S0.13).
    pub fn under(self, settings: &Settings) -> Self {
        Self { phone_required: settings.phone_required, ..self }
    }

    /// The contact.
    ///
    /// # Errors
    /// Every field that is wrong: a missing or unknown type (S3.10, S3.28), an invalid address given by a
    /// person, a phone without a digit (S3.7), text that cannot be stored, and what a contact lacks that holds
    /// a category (S0.13, S0.14).
    pub fn parse(&self, raw: &Raw<ContactField>) -> Result<MemberContact, Invalid<ContactField>> {
        let (mut card, mut problems) = self.read(raw);
        self.require_reachable(&mut card, &mut problems);
        if let Some(base) = self.base {
            card = card.with(self.kept, base);
            problems.forgive(self.kept);
        }
        problems.finish(card)
    }

    /// The contact as far as its fields go, each by itself: a row of a file says what a contact becomes only
    /// together with the contact that it turns out to be, and is then to be [completed](Self::complete).
    ///
    /// # Errors
    /// As [`Self::parse`], without what a contact lacks that holds a category.
    pub fn fields(&self, raw: &Raw<ContactField>) -> Result<MemberContact, Invalid<ContactField>> {
        let (card, problems) = self.read(raw);
        problems.finish(card)
    }

    /// What is asked of a contact as a whole: S0.13, S0.14.
    ///
    /// # Errors
    /// What it lacks, if it holds a category.
    pub fn complete(&self, card: &mut MemberContact) -> Result<(), Invalid<ContactField>> {
        let mut problems = Problems::new();
        self.require_reachable(card, &mut problems);
        problems.finish(())
    }

    fn read(&self, raw: &Raw<ContactField>) -> (MemberContact, Problems<ContactField>) {
        let raw = &self.base.map_or_else(|| raw.clone(), |base| raw.clone().or(base.raw()));
        let mut problems = Problems::new();
        let mut line = |field| problems.take(field, one_line(raw.get(field)));
        let name = line(ContactField::Name);
        let function = line(ContactField::Function);
        let fax = line(ContactField::Fax);
        let mails = tidy_list(&line(ContactField::Mails));
        let phones = line(ContactField::Phones);
        let phones = problems.take(ContactField::Phones, phone_list(&phones));
        let note = problems.take(ContactField::Note, many_lines(raw.get(ContactField::Note)));
        if self.source == Source::Person {
            mail_problems(&mails).for_each(|problem| problems.push(ContactField::Mails, problem));
        }
        let notification = NotificationType::parse(raw.get(ContactField::Type)).unwrap_or_else(|problem| {
            problems.push(ContactField::Type, problem);
            NotificationType::None
        });
        let categories =
            problems.take(ContactField::Categories, category::parse(raw.get(ContactField::Categories)));
        let mut switch = |field| problems.take(field, yes(raw.get(field)));
        let (group, inactive_here) = (switch(ContactField::Group), switch(ContactField::InactiveHere));
        let inactive = switch(ContactField::Inactive);
        let kept = self.base.map(|base| base.contact.clone()).unwrap_or_default();
        let contact = Contact { name, mails, phones, fax, group, inactive, ..kept };
        let card = MemberContact { contact, function, note, notification, categories, inactive_here };
        (card, problems)
    }

    /// S0.13, S0.14: a contact that holds a category has a name, an e-mail and a phone in international form,
    /// which is stored as E.164. Its other phones stay as they were typed (S3.7).
    fn require_reachable(&self, card: &mut MemberContact, problems: &mut Problems<ContactField>) {
        if card.categories.is_empty() {
            return;
        }
        let contact = &mut card.contact;
        for (field, given, problem) in [
            (ContactField::Name, !contact.name.is_empty(), "problem-category-name"),
            (ContactField::Mails, !contact.mails.is_empty(), "problem-category-mail"),
            (
                ContactField::Phones,
                !(contact.phones.is_empty() && self.phone_required),
                "problem-category-phone",
            ),
        ] {
            if !given && !problems.has(&field) {
                problems.push(field, Problem::new(problem));
            }
        }
        if !contact.phones.is_empty() {
            match with_international(&contact.phones) {
                Ok(phones) => contact.phones = phones,
                Err(problem) => problems.push(ContactField::Phones, problem),
            }
        }
    }
}

fn phone_list(field: &str) -> Result<String, Problem> {
    parse_phones(field).map_err(|bad| Problem::new("problem-phone-without-digit").arg("value", bad.0))
}

/// The phones with the first international one among them in its E.164 form.
fn with_international(phones: &str) -> Result<String, Problem> {
    let mut problem = None;
    for (place, phone) in split_list(phones).enumerate() {
        match parse_international(phone) {
            Ok(e164) => {
                let mut list: Vec<&str> = split_list(phones).collect();
                list[place] = &e164;
                return Ok(list.join(";"));
            }
            Err(wrong) => problem = problem.or(Some(not_international(phone, wrong))),
        }
    }
    problem.map_or(Ok(String::new()), Err)
}

fn not_international(phone: &str, wrong: NotInternational) -> Problem {
    match wrong {
        NotInternational::Proposal(e164) => {
            Problem::new("problem-phone-double-zero").arg("value", phone).arg("proposal", e164)
        }
        NotInternational::Unknown if phone.starts_with(['+', '＋']) => {
            Problem::new("problem-phone-incomplete").arg("value", phone)
        }
        NotInternational::Unknown => Problem::new("problem-phone-not-international").arg("value", phone),
    }
}

fn yes(text: &str) -> Result<bool, Problem> {
    match text.trim() {
        "yes" => Ok(true),
        "no" | "" => Ok(false),
        other => Err(Problem::new("problem-yes-or-no").arg("value", other)),
    }
}
