//! « Ajout d'un contact », « Modifier le contact » (S3.3–S3.10).

use crate::{
    domain::{
        account::{Account, Source},
        affiliation::NotificationType,
        contact::{self, ContactField, MemberContact, Parser},
        ids::{AccountId, AffiliationId},
        parse::{Invalid, Problem, Raw},
        record::Record,
        rights::Act,
        text::{same_address, split_list},
    },
    store::Member,
    t,
    tui::{
        cx::Cx,
        form::{Field, FormScreen, FormSpec, Origin, SaveThen},
        look::Role,
    },
    words,
};

use super::super::contacts::name;
use super::account::said;

/// A new contact of an account, or one that is edited.
pub struct ContactForm {
    account: AccountId,
    /// What a person would call the account.
    account_name: String,
    base: Option<Member>,
    /// The names and addresses of the account's other contacts.
    others: Vec<(String, String)>,
}

impl ContactForm {
    /// « Ajout d'un contact ».
    pub fn add(account: &Record<Account>, members: &[Member]) -> Self {
        Self::of(account, None, members)
    }

    /// « Modifier le contact ».
    pub fn edit(account: &Record<Account>, base: &Member, members: &[Member]) -> Self {
        Self::of(account, Some(base.clone()), members)
    }

    fn of(account: &Record<Account>, base: Option<Member>, members: &[Member]) -> Self {
        let own = base.as_ref().map(|base| base.affiliation.id);
        let others = members
            .iter()
            .filter(|member| Some(member.affiliation.id) != own)
            .map(|member| (name(&member.contact.value), member.contact.value.mails.clone()))
            .collect();
        Self { account: account.id, account_name: account.value.name.clone(), base, others }
    }

    fn field(field: ContactField) -> Field<ContactField> {
        let label = words::contact_field(field);
        let type_of = |kind: NotificationType| (kind.file_code().to_string(), words::notification(kind));
        match field {
            ContactField::Type => Field::choice(field, label, NotificationType::ALL.map(type_of).into())
                .required()
                .hint(t!("hint-type")),
            ContactField::Phones | ContactField::Mails => Field::line(field, label).hint(t!("hint-several")),
            ContactField::Note => Field::lines(field, label),
            _ => Field::line(field, label),
        }
    }

    /// Who in this account has one of these addresses already (S1.11: a warning, since S3.31 allows it).
    fn holder(&self, mails: &str) -> Option<Problem> {
        let held = |mails: &str, mail: &str| split_list(mails).any(|other| same_address(other, mail));
        let holder = |mail| self.others.iter().find(|(_, mails)| held(mails, mail));
        split_list(mails)
            .find_map(holder)
            .map(|(name, _)| Problem::new("contact-mail-held").arg("name", name))
    }

    fn add_contact(&self, card: MemberContact, then: SaveThen, cx: &mut Cx<FormScreen<Self>>) {
        let (account, name) = (self.account, name(&card.contact));
        let said = t!("contact-added", name = name.as_str());
        cx.write(
            Act::AddContact,
            name,
            move |write| write.add_contact(account, card),
            move |form, done, cx| match done {
                Ok(id) => {
                    form.saved(id, then, cx);
                    cx.toast(Role::Success, said);
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
                    cx.toast(Role::Success, said(saved, &name));
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
        let account = self.account_name.as_str();
        if self.base.is_some() {
            t!("contact-edit-of", account = account)
        } else {
            t!("contact-add-to", account = account)
        }
    }

    fn fields(&self) -> Vec<Field<ContactField>> {
        ContactField::ALL.map(Self::field).into()
    }

    fn known(&self) -> Raw<ContactField> {
        self.base.as_ref().map_or_else(Raw::new, |base| base.card().raw())
    }

    fn code(field: ContactField) -> &'static str {
        field.code()
    }

    fn origin(&self) -> Origin {
        let subject = self.base.as_ref().map_or(String::new(), |base| name(&base.contact.value));
        Origin {
            subject,
            account: Some(self.account),
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
        if self.base.is_none() && raw.iter().all(|(_, text)| text.is_empty()) {
            return Vec::new();
        }
        let mut typed = raw.clone();
        if typed.get(ContactField::Type).is_empty() {
            typed.set(ContactField::Type, NotificationType::None.file_code().to_string());
        }
        // What is wrong is said when it is saved.
        let Ok(card) = contact::parse(&typed, Source::File) else { return Vec::new() };
        let held = self.holder(&card.contact.mails).map(|problem| (ContactField::Mails, problem));
        card.warnings().into_iter().chain(held).collect()
    }

    fn save(
        &self,
        raw: &Raw<ContactField>,
        then: SaveThen,
        cx: &mut Cx<FormScreen<Self>>,
    ) -> Result<(), Vec<(ContactField, Problem)>> {
        let base = self.base.as_ref().map(Member::card);
        let parser = Parser::new(Source::Person);
        let parser = base.as_ref().map_or(parser, |base| parser.over(base));
        let card = parser.parse(raw).map_err(|Invalid(problems)| {
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
