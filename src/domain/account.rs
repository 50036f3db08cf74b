//! An account: one company or person we deal with (SPEC §1).

use serde::{Deserialize, Serialize};

use super::{
    ids::AccountId,
    parse::{Invalid, Problem, Problems, Raw, email_problem, many_lines, one_line},
    record::{Entity, Kind, is_default},
    text::{DomainProblem, parse_domains},
};

/// What an account is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountKind {
    /// Particulier: a person; has no contacts (S3.1).
    Individual,
    /// Client professionnel.
    #[default]
    Business,
    /// Fournisseur.
    Supplier,
}

impl AccountKind {
    /// All kinds, in the order in which they are proposed.
    pub const ALL: [AccountKind; 3] = [AccountKind::Business, AccountKind::Individual, AccountKind::Supplier];

    /// The stable code that the store, the forms and the command line use.
    pub fn code(self) -> &'static str {
        match self {
            AccountKind::Individual => "individual",
            AccountKind::Business => "business",
            AccountKind::Supplier => "supplier",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// S3.1: a *Particulier* has no contacts.
    pub fn has_contacts(self) -> bool {
        self != AccountKind::Individual
    }
}

/// What an account holds. A field that is empty is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the fields are SPEC §8's columns under their English names")]
pub struct Account {
    /// Unique among all accounts, those in the trash included (see [`reference_key`]).
    #[serde(skip_serializing_if = "is_default")]
    pub reference: String,
    pub kind: AccountKind,
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub legal_name: String,
    #[serde(skip_serializing_if = "is_default")]
    pub postal_address: String,
    #[serde(skip_serializing_if = "is_default")]
    pub language: String,
    #[serde(skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(skip_serializing_if = "is_default")]
    pub notes: String,
    /// S1.15: lower case, without scheme or `www.`; a domain belongs to one account.
    #[serde(skip_serializing_if = "is_default")]
    pub domains: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub main_email: String,
    #[serde(skip_serializing_if = "is_default")]
    pub invoice_email: String,
    #[serde(skip_serializing_if = "is_default")]
    pub reminder_email: String,
    #[serde(skip_serializing_if = "is_default")]
    pub health: String,
    #[serde(skip_serializing_if = "is_default")]
    pub tier: String,
    #[serde(skip_serializing_if = "is_default")]
    pub renewal: String,
    #[serde(skip_serializing_if = "is_default")]
    pub industry: String,
}

impl Entity for Account {
    type Id = AccountId;
    const KIND: Kind = Kind::Account;
}

/// The fields of an account as a form or a file gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the same names as in `Account`")]
pub enum AccountField {
    Reference,
    Kind,
    Name,
    LegalName,
    PostalAddress,
    Language,
    Description,
    Notes,
    Domains,
    MainEmail,
    InvoiceEmail,
    ReminderEmail,
    Health,
    Tier,
    Renewal,
    Industry,
}

impl AccountField {
    /// All fields, in the order of the form and of the file.
    pub const ALL: [AccountField; 16] = [
        AccountField::Reference,
        AccountField::Kind,
        AccountField::Name,
        AccountField::LegalName,
        AccountField::PostalAddress,
        AccountField::Language,
        AccountField::Description,
        AccountField::Notes,
        AccountField::Domains,
        AccountField::MainEmail,
        AccountField::InvoiceEmail,
        AccountField::ReminderEmail,
        AccountField::Health,
        AccountField::Tier,
        AccountField::Renewal,
        AccountField::Industry,
    ];

    /// S1.17: the four « champs Premium », which no form shows yet.
    pub const PREMIUM: [AccountField; 4] =
        [AccountField::Health, AccountField::Tier, AccountField::Renewal, AccountField::Industry];

    /// The field's name in the history, in drafts and in the locales (`field-account-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            AccountField::Reference => "reference",
            AccountField::Kind => "kind",
            AccountField::Name => "name",
            AccountField::LegalName => "legal_name",
            AccountField::PostalAddress => "postal_address",
            AccountField::Language => "language",
            AccountField::Description => "description",
            AccountField::Notes => "notes",
            AccountField::Domains => "domains",
            AccountField::MainEmail => "main_email",
            AccountField::InvoiceEmail => "invoice_email",
            AccountField::ReminderEmail => "reminder_email",
            AccountField::Health => "health",
            AccountField::Tier => "tier",
            AccountField::Renewal => "renewal",
            AccountField::Industry => "industry",
        }
    }

    /// Whether the field may have several lines.
    pub fn has_lines(self) -> bool {
        matches!(self, AccountField::PostalAddress | AccountField::Description | AccountField::Notes)
    }

    /// The three addresses.
    const EMAILS: [AccountField; 3] =
        [AccountField::MainEmail, AccountField::InvoiceEmail, AccountField::ReminderEmail];
}

impl Account {
    /// The account as text, field by field: what a form shows and a file writes.
    pub fn raw(&self) -> Raw<AccountField> {
        AccountField::ALL.into_iter().map(|field| (field, self.text(field))).collect()
    }

    /// One field as text.
    pub fn text(&self, field: AccountField) -> String {
        match field {
            AccountField::Kind => self.kind.code().to_owned(),
            AccountField::Domains => self.domains.join(", "),
            _ => self.plain(field).to_owned(),
        }
    }

    /// One field as it stands; empty for the kind and the domains, which are no text.
    pub fn plain(&self, field: AccountField) -> &str {
        match field {
            AccountField::Reference => &self.reference,
            AccountField::Name => &self.name,
            AccountField::LegalName => &self.legal_name,
            AccountField::PostalAddress => &self.postal_address,
            AccountField::Language => &self.language,
            AccountField::Description => &self.description,
            AccountField::Notes => &self.notes,
            AccountField::MainEmail => &self.main_email,
            AccountField::InvoiceEmail => &self.invoice_email,
            AccountField::ReminderEmail => &self.reminder_email,
            AccountField::Health => &self.health,
            AccountField::Tier => &self.tier,
            AccountField::Renewal => &self.renewal,
            AccountField::Industry => &self.industry,
            AccountField::Kind | AccountField::Domains => "",
        }
    }

    /// What is worth a word although it does not stand in the way: addresses that came from a file and
    /// are not valid.
    pub fn warnings(&self) -> Vec<(AccountField, Problem)> {
        AccountField::EMAILS
            .into_iter()
            .filter(|field| !self.plain(*field).is_empty())
            .filter_map(|field| Some((field, email_problem(self.plain(field))?)))
            .collect()
    }
}

/// Where a text comes from: a person can mend an address at once, a file cannot (SPEC §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A form or the command line: an invalid address is an error.
    Person,
    /// A file: an invalid address is kept as it came and is a warning.
    File,
}

/// The form in which references are compared: without case and outer blanks.
pub fn reference_key(reference: &str) -> String {
    reference.trim().to_lowercase()
}

/// How many digits the references have that Carnet gives, as long as there are free ones.
pub const REFERENCE_DIGITS: u32 = 6;

/// A reference as Carnet gives them: `C-000042`.
pub fn generated_reference(number: i64) -> String {
    format!("C-{number:0width$}", width = REFERENCE_DIGITS as usize)
}

/// The reference that somebody means who types its number without the zeros: `C-000042` by `42`. None for one that
/// has all of its digits, which are a word of it.
pub fn reference_meant(typed: &str) -> Option<String> {
    let short = typed.len() < REFERENCE_DIGITS as usize && !typed.starts_with('0');
    let number = typed.bytes().all(|byte| byte.is_ascii_digit()).then(|| typed.parse().ok()).flatten();
    number.filter(|_| short).map(generated_reference)
}

/// The number of a reference that Carnet could have given with so many digits, 18 at most. A longer one, such
/// as `C-20240115001`, is somebody's own and does not draw the next ones after it.
pub fn generated_number(reference: &str, digits: u32) -> Option<i64> {
    let key = reference_key(reference);
    let number = key.strip_prefix("c-").filter(|number| number.len() == digits as usize)?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

/// An account from its fields. An empty reference is left empty: the store gives it one.
///
/// # Errors
/// Every field that is wrong: a missing name, an unknown kind, invalid domains or addresses, text that
/// cannot be stored.
pub fn parse(raw: &Raw<AccountField>, source: Source) -> Result<Account, Invalid<AccountField>> {
    let mut problems = Problems::new();
    let mut account = Account::default();
    for field in AccountField::ALL {
        let given = raw.get(field);
        let text = problems.take(field, if field.has_lines() { many_lines(given) } else { one_line(given) });
        if source == Source::Person && AccountField::EMAILS.contains(&field) && !text.is_empty() {
            email_problem(&text).into_iter().for_each(|problem| problems.push(field, problem));
        }
        match field {
            AccountField::Reference => account.reference = text,
            AccountField::Kind => match AccountKind::from_code(&text) {
                Some(kind) => account.kind = kind,
                None if text.is_empty() => account.kind = AccountKind::Business,
                None => problems.push(field, Problem::new("problem-unknown-kind").arg("value", text)),
            },
            AccountField::Name => account.name = text,
            AccountField::LegalName => account.legal_name = text,
            AccountField::PostalAddress => account.postal_address = text,
            AccountField::Language => account.language = text,
            AccountField::Description => account.description = text,
            AccountField::Notes => account.notes = text,
            AccountField::Domains => match parse_domains(&text) {
                Ok(domains) => account.domains = domains,
                Err(bad) => bad.iter().for_each(|bad| problems.push(field, domain_problem(bad))),
            },
            AccountField::MainEmail => account.main_email = text,
            AccountField::InvoiceEmail => account.invoice_email = text,
            AccountField::ReminderEmail => account.reminder_email = text,
            AccountField::Health => account.health = text,
            AccountField::Tier => account.tier = text,
            AccountField::Renewal => account.renewal = text,
            AccountField::Industry => account.industry = text,
        }
    }
    if account.name.is_empty() && !raw.get(AccountField::Name).contains('\0') {
        problems.push(AccountField::Name, Problem::new("problem-name-required"));
    }
    problems.finish(account)
}

fn domain_problem((domain, problem): &(String, DomainProblem)) -> Problem {
    let id = match problem {
        DomainProblem::Invalid => "problem-invalid-domain",
        DomainProblem::PublicMail => "problem-public-mail-domain",
    };
    Problem::new(id).arg("value", domain)
}

#[cfg(test)]
mod tests;
