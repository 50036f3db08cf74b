//! The form of an account (S1.12–S1.15).

use crate::{
    domain::{
        account::{self, Account, AccountField, AccountKind, Source},
        ids::AccountId,
        parse::{Invalid, Problem, Raw},
        record::Record,
        resolve::Subject,
        rights::Act,
    },
    store::{Error, Saved},
    t,
    tui::{
        cx::Cx,
        form::{Field, FormScreen, FormSpec, Origin, SaveThen},
        look::Role,
    },
    words,
};

/// A new account, or one that is edited.
pub struct AccountForm {
    base: Option<Record<Account>>,
    begins_at: Option<AccountField>,
}

impl AccountForm {
    /// « Nouveau compte ».
    pub fn create() -> Self {
        Self { base: None, begins_at: None }
    }

    /// The form of an account that was read as `base`.
    pub fn edit(base: Record<Account>) -> Self {
        Self { base: Some(base), begins_at: None }
    }

    /// The same, opened for one of its fields.
    pub fn at(self, field: AccountField) -> Self {
        Self { begins_at: Some(field), ..self }
    }

    fn hint(&self, field: AccountField) -> String {
        match (field, &self.base) {
            (AccountField::Reference, None) => t!("hint-reference"),
            (AccountField::Domains, _) => t!("hint-domains"),
            (AccountField::InvoiceEmail | AccountField::ReminderEmail, _) => t!("hint-same-address"),
            (AccountField::Language, _) => t!("hint-language"),
            _ => String::new(),
        }
    }

    fn field(&self, field: AccountField) -> Field<AccountField> {
        let label = words::account_field(field);
        let kinds = || AccountKind::ALL.map(|kind| (kind.code().to_owned(), words::kind(kind))).into();
        let made = match field {
            AccountField::Kind => Field::choice(field, label, kinds()),
            AccountField::Name => Field::line(field, label).required(),
            _ if field.has_lines() => Field::lines(field, label),
            _ => Field::line(field, label),
        };
        made.hint(self.hint(field))
    }

    fn create_account(account: Account, then: SaveThen, cx: &mut Cx<FormScreen<Self>>) {
        let name = account.name.clone();
        let said = t!("account-created", name = name.as_str());
        cx.write(
            Act::CreateAccount,
            name,
            |write| write.create_account(account),
            move |form, done, cx| match done {
                Ok(id) => {
                    form.saved(id, then, cx);
                    cx.toast(Role::Success, said);
                }
                Err(error) => form.refused(&error, cx),
            },
        );
    }

    fn save_account(base: Record<Account>, mine: Account, cx: &mut Cx<FormScreen<Self>>) {
        let (id, name) = (base.id, mine.name.clone());
        cx.write(
            Act::EditAccount,
            name.clone(),
            move |write| write.save_account(&base, mine),
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

/// What saving did.
pub fn said(saved: Saved, name: &str) -> String {
    match saved {
        Saved::Unchanged => t!("saved-unchanged"),
        Saved::Saved => t!("saved", name = name),
        Saved::Merged => t!("saved-merged", name = name),
    }
}

impl FormSpec for AccountForm {
    const ID: &'static str = "account";
    type Field = AccountField;
    type Saved = AccountId;

    fn title(&self) -> String {
        match &self.base {
            Some(base) => t!("account-edit-title", reference = base.value.reference.as_str()),
            None => t!("new-account"),
        }
    }

    fn fields(&self) -> Vec<Field<AccountField>> {
        let shown = AccountField::ALL.into_iter().filter(|field| !AccountField::PREMIUM.contains(field));
        shown.map(|field| self.field(field)).collect()
    }

    fn known(&self) -> Raw<AccountField> {
        match &self.base {
            Some(base) => base.value.raw(),
            None => Raw::new().with(AccountField::Kind, AccountKind::default().code()),
        }
    }

    fn begins_at(&self, _: &Raw<AccountField>) -> Option<AccountField> {
        self.begins_at
    }

    fn code(field: AccountField) -> &'static str {
        field.code()
    }

    fn origin(&self) -> Origin {
        Origin {
            subject: self.base.as_ref().map_or(String::new(), |base| base.value.name.clone()),
            account: self.base.as_ref().map(|base| base.id),
            record: self.base.as_ref().map(|base| (base.id.0, base.version)),
        }
    }

    fn would_be(&self, raw: &Raw<AccountField>, now: &Subject) -> Option<Subject> {
        let mut account = self.base.as_ref().map(|base| base.value.clone()).unwrap_or_default();
        account.kind = AccountKind::from_code(raw.get(AccountField::Kind)).unwrap_or(account.kind);
        for (field, text) in [
            (AccountField::Name, &mut account.name),
            (AccountField::PostalAddress, &mut account.postal_address),
            (AccountField::MainEmail, &mut account.main_email),
            (AccountField::InvoiceEmail, &mut account.invoice_email),
            (AccountField::ReminderEmail, &mut account.reminder_email),
        ] {
            raw.get(field).trim().clone_into(text);
        }
        Some(now.clone().with_account(&account))
    }

    fn can_save_and_new(&self) -> bool {
        self.base.is_none()
    }

    fn save(
        &self,
        raw: &Raw<AccountField>,
        then: SaveThen,
        cx: &mut Cx<FormScreen<Self>>,
    ) -> Result<(), Vec<(AccountField, Problem)>> {
        // What the form does not show stays as it is.
        let mut whole = self.known();
        raw.iter().for_each(|(field, text)| whole.set(field, text));
        let account = account::parse(&whole, Source::Person).map_err(|Invalid(problems)| problems)?;
        match &self.base {
            Some(base) => Self::save_account(base.clone(), account, cx),
            None => Self::create_account(account, then, cx),
        }
        Ok(())
    }

    fn field_of(error: &Error) -> Option<AccountField> {
        match error {
            Error::ReferenceTaken { .. } => Some(AccountField::Reference),
            Error::DomainTaken { .. } => Some(AccountField::Domains),
            // S3.1: the refusal lists the contacts.
            Error::Refused(problem) if problem.id == "problem-individual-has-contacts" => {
                Some(AccountField::Kind)
            }
            _ => None,
        }
    }
}
