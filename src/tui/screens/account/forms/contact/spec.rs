//! A contact's form as a form: its fields, what is filled in at first, what saving writes.

use std::collections::BTreeMap;

use crate::{
    domain::{
        account::Source,
        affiliation::NotificationType,
        contact::ContactField,
        ids::{AffiliationId, ContactId},
        parse::{Invalid, Problem, Raw},
        resolve::{Linked, Subject},
        rights::InCharge,
    },
    t,
    tui::{
        cx::Cx,
        form::{Field, FormScreen, FormSpec, Origin, SaveThen},
    },
    words,
};

use super::{ContactForm, FIELDS, Purpose, name, version};

impl FormSpec for ContactForm {
    const ID: &'static str = "contact";
    type Field = ContactField;
    type Saved = AffiliationId;

    fn title(&self) -> String {
        let account = self.facts.account.value.name.as_str();
        if self.base.is_some() {
            t!("contact-edit-of", account = account)
        } else {
            t!("contact-add-to", account = account)
        }
    }

    fn notice(&self) -> Option<String> {
        let (least, _) = self.barred.as_ref()?;
        let role = words::role(*least);
        match self.in_charge {
            // What is barred then is to give a category, and no field of this form.
            InCharge::Nowhere => None,
            InCharge::Elsewhere => Some(t!("contact-barred-elsewhere", role = role)),
            InCharge::Here => Some(t!("contact-barred", role = role)),
        }
    }

    fn fields(&self) -> Vec<Field<ContactField>> {
        FIELDS.into_iter().filter(|field| self.shows(*field)).map(|field| self.field(field)).collect()
    }

    fn known(&self) -> Raw<ContactField> {
        if self.base.is_some() {
            return self.card().raw();
        }
        Raw::new().with(ContactField::Group, self.card().text(ContactField::Group))
    }

    fn preset(&self) -> Vec<(ContactField, String)> {
        let mut preset = self.purpose.lacks(&self.card());
        // S3.10: no silent default, but for a contact that is added for what it answers for.
        if self.base.is_none() && preset.iter().any(|(field, _)| *field == ContactField::Categories) {
            preset.push((ContactField::Type, NotificationType::None.file_code().to_string()));
        }
        preset
    }

    fn begins_at(&self, raw: &Raw<ContactField>) -> Option<ContactField> {
        self.base.as_ref().filter(|_| self.purpose != Purpose::Card)?;
        let card = self.card();
        let problems = self.parser(Source::Person, &card).parse(raw).err().map(|Invalid(problems)| problems);
        let warnings = self.as_would_be(raw).warnings();
        problems.into_iter().flatten().chain(warnings).map(|(field, _)| field).next()
    }

    fn code(field: ContactField) -> &'static str {
        field.code()
    }

    fn origin(&self) -> Origin {
        let subject = self.base.as_ref().map_or(String::new(), |base| name(&base.contact.value));
        Origin {
            subject,
            account: Some(self.facts.account.id),
            record: self.base.as_ref().map(|base| (base.affiliation.id.0, version(base))),
        }
    }

    fn save_label(&self) -> String {
        if self.base.is_some() { t!("form-save") } else { t!("form-add") }
    }

    fn can_save_and_new(&self) -> bool {
        self.base.is_none()
    }

    fn warnings(&self, raw: &Raw<ContactField>) -> Vec<(ContactField, Problem)> {
        let opened = self.preset().into_iter().collect::<Raw<_>>().or(self.known());
        if self.base.is_none() && raw.iter().all(|(field, text)| text == opened.get(field)) {
            return Vec::new();
        }
        let card = self.as_would_be(raw);
        let held = self.holder(&card.contact.mails).map(|problem| (ContactField::Mails, problem));
        card.warnings().into_iter().chain(held).chain(self.phone_hint(raw)).collect()
    }

    fn demands(&self, raw: &Raw<ContactField>) -> Vec<ContactField> {
        if self.categories(raw).is_empty() {
            return Vec::new();
        }
        let phone = self.facts.settings.phone_required.then_some(ContactField::Phones);
        [ContactField::Name, ContactField::Mails].into_iter().chain(phone).collect()
    }

    fn would_be(&self, raw: &Raw<ContactField>, now: &Subject) -> Option<Subject> {
        // No contact has this identity before it is saved.
        let id = self.base.as_ref().map_or(ContactId(0), |base| base.contact.id);
        Some(now.clone().with(Linked::of_card(id, &self.as_would_be(raw))))
    }

    fn contact(&self) -> Option<ContactId> {
        self.base.as_ref().map(|base| base.contact.id)
    }

    fn would_be_elsewhere(&self, raw: &Raw<ContactField>, now: &Subject) -> Option<Subject> {
        let made = BTreeMap::from([(self.contact()?, self.as_would_be(raw).contact)]);
        Some(now.clone().with_made(&made))
    }

    fn save(
        &self,
        raw: &Raw<ContactField>,
        then: SaveThen,
        cx: &mut Cx<FormScreen<Self>>,
    ) -> Result<(), Vec<(ContactField, Problem)>> {
        let base = self.card();
        let card = self.parser(Source::Person, &base).parse(raw).map_err(|Invalid(problems)| {
            let plainer = |(field, problem): (ContactField, Problem)| match &*problem.id {
                // A person chooses a name, not a number.
                "problem-type-required" => (field, Problem::new("contact-type-required")),
                _ => (field, problem),
            };
            problems.into_iter().map(plainer).collect::<Vec<_>>()
        })?;
        match &self.base {
            Some(base) => Self::save_contact(base.clone(), card, cx),
            None => self.add_contact(card, then, cx),
        }
        Ok(())
    }
}
