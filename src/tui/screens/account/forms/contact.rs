//! « Ajout d'un contact », « Modifier le contact » (S3.3–S3.10), for a contact of « Gestion de compte » too
//! (S0.11–S0.17): one form, so that what is known of a person stands in one place.

use crate::{
    domain::{
        account::Source,
        affiliation::NotificationType,
        category::{self, Category},
        contact::{Contact, ContactField, MemberContact, Parser},
        ids::{AffiliationId, ContactId},
        parse::{Invalid, Problem, Raw},
        resolve::{Linked, Subject},
        rights::{self, Act},
        text::{same_address, split_list, tidy_list},
        user::Role,
    },
    store::Member,
    t,
    tui::{
        cx::Cx,
        form::{Field, FormScreen, FormSpec, Origin, SaveThen},
        look,
    },
    words,
};

use super::super::{
    contacts::{name, type_name},
    facts::Facts,
};
use super::{Purpose, account::said};

/// The fields, in their order.
const FIELDS: [ContactField; 11] = [
    ContactField::Name,
    ContactField::Function,
    ContactField::Mails,
    ContactField::Phones,
    ContactField::Fax,
    ContactField::Type,
    ContactField::Categories,
    ContactField::Group,
    ContactField::InactiveHere,
    ContactField::Inactive,
    ContactField::Note,
];

/// A new contact of an account, or one that is edited.
pub struct ContactForm {
    facts: Facts,
    base: Option<Member>,
    purpose: Purpose,
    /// Whether categories are this person's to give (S0.1).
    gives_categories: bool,
}

impl ContactForm {
    /// « Ajout d'un contact ».
    pub fn add(facts: &Facts, purpose: Purpose, role: Role) -> Self {
        let gives_categories = rights::can(role, Act::SetCategories).is_ok();
        Self { facts: facts.clone(), base: None, purpose, gives_categories }
    }

    /// « Modifier le contact ».
    pub fn edit(facts: &Facts, base: &Member, purpose: Purpose, role: Role) -> Self {
        Self { base: Some(base.clone()), ..Self::add(facts, purpose, role) }
    }

    /// The contact as it is; a new one before anything is known of it.
    fn card(&self) -> MemberContact {
        let new = || MemberContact::of(Contact::default(), NotificationType::None);
        self.base.as_ref().map_or_else(new, Member::card)
    }

    fn shows(&self, field: ContactField) -> bool {
        match field {
            ContactField::Categories => self.gives_categories,
            ContactField::InactiveHere => self.base.is_some(),
            // One account's form does not switch a contact off in the others; it can bring one back.
            ContactField::Inactive => self.card().contact.inactive,
            _ => true,
        }
    }

    fn field(&self, field: ContactField) -> Field<ContactField> {
        let label = words::contact_field(field);
        match field {
            ContactField::Type => Field::choice(field, label, self.types()).required().hint(t!("hint-type")),
            ContactField::Categories => {
                let option = |held: Category| (held.code().to_owned(), words::category(held));
                Field::choices(field, label, Category::ALL.map(option).into()).hint(t!("hint-categories"))
            }
            ContactField::Group | ContactField::InactiveHere | ContactField::Inactive => {
                Field::toggle(field, label)
            }
            ContactField::Phones if self.asks_for_category() => {
                Field::line(field, label).hint(t!("hint-phone-international"))
            }
            ContactField::Phones | ContactField::Mails => Field::line(field, label).hint(t!("hint-several")),
            ContactField::Note => Field::lines(field, label),
            _ => Field::line(field, label),
        }
    }

    /// Whether the form is about a category from the start.
    fn asks_for_category(&self) -> bool {
        let given = self.preset().iter().any(|(field, _)| *field == ContactField::Categories);
        given || !self.card().categories.is_empty()
    }

    /// S3.17: a type whose module is off is not proposed; one that is kept says so.
    fn types(&self) -> Vec<(String, String)> {
        let (modules, now) = (self.facts.settings.modules(), self.card().notification);
        let proposed = |kind: &NotificationType| modules.allow(*kind) || *kind == now;
        let option = |kind: NotificationType| (kind.file_code().to_string(), type_name(kind, modules, true));
        NotificationType::ALL.into_iter().filter(proposed).map(option).collect()
    }

    fn parser<'a>(&self, source: Source, base: &'a MemberContact) -> Parser<'a> {
        let parser = Parser::new(source).under(&self.facts.settings);
        // A new contact has no type by default (S3.10), so there is nothing to fall back on.
        if self.base.is_some() { parser.over(base) } else { parser }
    }

    /// What is filled in, with what the form does not show.
    fn whole(&self, raw: &Raw<ContactField>) -> Raw<ContactField> {
        raw.clone().or(self.card().raw())
    }

    fn categories(&self, raw: &Raw<ContactField>) -> category::Categories {
        category::parse(self.whole(raw).get(ContactField::Categories)).unwrap_or_default()
    }

    /// Who in this account has one of these addresses already (S1.11: a warning, since S3.31 allows it).
    fn holder(&self, mails: &str) -> Option<Problem> {
        let own = self.base.as_ref().map(|base| base.affiliation.id);
        let others = || self.facts.members.iter().filter(|member| Some(member.affiliation.id) != own);
        let held = |mails: &str, mail: &str| split_list(mails).any(|other| same_address(other, mail));
        let holder = |mail| others().find(|other| held(&other.contact.value.mails, mail));
        let named = |member: &Member| name(&member.contact.value);
        split_list(mails)
            .find_map(holder)
            .map(|member| Problem::new("contact-mail-held").arg("name", named(member)))
    }

    /// S0.14: what is not in international form is said while it is typed, unless it may still become so.
    fn phone_hint(&self, raw: &Raw<ContactField>) -> Option<(ContactField, Problem)> {
        let phones = raw.get(ContactField::Phones).trim_start();
        if self.categories(raw).is_empty() || phones.is_empty() || phones.starts_with('+') {
            return None;
        }
        let card = self.card();
        let Err(Invalid(problems)) = self.parser(Source::Person, &card).parse(raw) else { return None };
        problems.into_iter().find(|(field, _)| *field == ContactField::Phones)
    }

    fn add_contact(&self, card: MemberContact, then: SaveThen, cx: &mut Cx<FormScreen<Self>>) {
        let (account, name) = (self.facts.account.id, name(&card.contact));
        let said = t!("contact-added", name = name.as_str());
        cx.write(
            Act::AddContact,
            name,
            move |write| write.add_contact(account, card),
            move |form, done, cx| match done {
                Ok(id) => {
                    form.saved(id, then, cx);
                    cx.toast(look::Role::Success, said);
                }
                Err(error) => form.refused(&error, cx),
            },
        );
    }

    fn save_contact(base: Member, mine: MemberContact, cx: &mut Cx<FormScreen<Self>>) {
        let (id, name) = (base.affiliation.id, name(&mine.contact));
        cx.write(
            Act::EditContact,
            name.clone(),
            move |write| write.save_contact(&base, mine),
            move |form, done, cx| match done {
                Ok(saved) => {
                    form.saved(id, SaveThen::Close, cx);
                    cx.toast(look::Role::Success, said(saved, &name));
                }
                Err(error) => form.refused(&error, cx),
            },
        );
    }
}

/// The version that a draft of a contact names: it counts the writes to both of its records.
pub fn version(member: &Member) -> i64 {
    member.affiliation.version + member.contact.version
}

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

impl ContactForm {
    /// The contact as what is filled in would make it, whatever is still wrong with it.
    fn as_would_be(&self, raw: &Raw<ContactField>) -> MemberContact {
        let raw = self.whole(raw);
        let mut card = self.card();
        card.contact.name = raw.get(ContactField::Name).trim().to_owned();
        card.contact.mails = tidy_list(raw.get(ContactField::Mails));
        card.contact.phones = tidy_list(raw.get(ContactField::Phones));
        card.contact.fax = raw.get(ContactField::Fax).trim().to_owned();
        let kind = NotificationType::parse(raw.get(ContactField::Type));
        card.notification = kind.unwrap_or(NotificationType::None);
        card.categories = self.categories(&raw);
        card.inactive_here = raw.get(ContactField::InactiveHere) == "yes";
        card.contact.inactive = raw.get(ContactField::Inactive) == "yes";
        card
    }
}
