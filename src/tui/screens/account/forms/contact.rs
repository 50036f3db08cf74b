//! « Ajout d'un contact », « Modifier le contact » (S3.3–S3.10), for a contact of « Gestion de compte » too
//! (S0.11–S0.17): one form, so that what is known of a person stands in one place.

mod spec;

use crate::{
    domain::{
        account::Source,
        affiliation::NotificationType,
        category::{self, Category},
        contact::{Contact, ContactField, MemberContact, Parser},
        parse::{Invalid, Problem, Raw},
        rights::{Act, InCharge},
        text::{same_address, split_list, tidy_list},
        user::Role,
    },
    store::Member,
    t,
    tui::{
        cx::Cx,
        form::{Field, FormScreen, FormSpec, SaveThen},
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
    in_charge: InCharge,
    /// The fields that are not this person's to change, and the least role whose they are (S0.1).
    barred: Option<(Role, Vec<ContactField>)>,
}

impl ContactForm {
    /// « Ajout d'un contact ».
    pub fn add(facts: &Facts, purpose: Purpose, role: Role) -> Self {
        let in_charge = InCharge::Nowhere;
        Self { facts: facts.clone(), base: None, purpose, in_charge, barred: in_charge.barred(role) }
    }

    /// « Modifier le contact ».
    pub fn edit(facts: &Facts, base: &Member, purpose: Purpose, role: Role) -> Self {
        let in_charge = facts.in_charge(base);
        let barred = in_charge.barred(role);
        Self { base: Some(base.clone()), in_charge, barred, ..Self::add(facts, purpose, role) }
    }

    /// The contact as it is; a new one before anything is known of it.
    fn card(&self) -> MemberContact {
        let new = || MemberContact::of(Contact::default(), NotificationType::None);
        self.base.as_ref().map_or_else(new, Member::card)
    }

    fn shows(&self, field: ContactField) -> bool {
        match field {
            // Who may not give one is shown which are held.
            ContactField::Categories => !self.is_barred(field) || self.in_charge == InCharge::Here,
            ContactField::InactiveHere => self.base.is_some(),
            // One account's form does not switch a contact off in the others; it can bring one back.
            ContactField::Inactive => self.card().contact.inactive,
            _ => true,
        }
    }

    fn barred(&self) -> &[ContactField] {
        self.barred.as_ref().map_or(&[], |(_, fields)| fields)
    }

    fn is_barred(&self, field: ContactField) -> bool {
        self.barred().contains(&field)
    }

    fn field(&self, field: ContactField) -> Field<ContactField> {
        let open = self.open_field(field);
        if self.is_barred(field) { open.read_only() } else { open }
    }

    fn open_field(&self, field: ContactField) -> Field<ContactField> {
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

    fn parser<'a>(&'a self, source: Source, base: &'a MemberContact) -> Parser<'a> {
        let parser = Parser::new(source).under(&self.facts.settings).keeping(self.barred());
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
