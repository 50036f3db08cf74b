//! The reverse look-up (X5): an address or a number, and everything that it serves.
//!
//! The search index says where to look; what it finds is compared with the facts.

use crate::domain::{
    account::Account,
    contact::Contact,
    ids::{AccountId, ContactId},
    resolve::{self, Subject},
    settings::Modules,
    text::{HOME_COUNTRY, digits, parse_email, same_address, search_forms, split_list},
    topic::Topic,
};

use super::{
    engine::Db,
    error::Result,
    members, recipients,
    search::{self, Terms, as_params},
    settings,
    table::Table,
};

/// One place where an address or a number stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// In which account.
    pub account: AccountId,
    /// That account's reference.
    pub reference: String,
    /// That account's name.
    pub account_name: String,
    /// Whose it is, unless it is the account's own.
    pub contact: Option<ContactId>,
    /// What a person would call the contact; empty for the account's own.
    pub name: String,
    /// The address or number as it stands there.
    pub address: String,
    /// What it receives there; a second address, or one that is inactive, receives nothing.
    pub topics: Vec<Topic>,
}

/// Whether a text looks like an address or a number, which can serve something; told while somebody types, so
/// without asking what number it is.
pub fn can_serve(text: &str) -> bool {
    parse_email(text).is_ok() || is_number(text)
}

fn is_number(text: &str) -> bool {
    !digits(text).is_empty() && !text.contains(char::is_alphabetic)
}

/// What is looked for.
enum Asked {
    Address(String),
    /// A phone number, by the digits of its forms.
    Number(Vec<String>),
}

impl Asked {
    /// `None` for what is neither an address nor a number.
    fn read(text: &str) -> Option<Self> {
        if let Ok(address) = parse_email(text) {
            return Some(Asked::Address(address));
        }
        is_number(text).then(|| Asked::Number(search_forms(text, HOME_COUNTRY)))
    }

    /// The statement that finds the accounts where it may stand, and its arguments.
    fn candidates(&self) -> (String, Vec<String>) {
        match self {
            Asked::Address(address) => Terms::new(address).sql(),
            Asked::Number(forms) => search::with_digits(forms.clone()),
        }
    }

    /// It among the addresses and numbers of a contact, as it stands there.
    fn of_contact(&self, contact: &Contact) -> Option<String> {
        let found = match self {
            Asked::Address(address) => split_list(&contact.mails).find(|mail| same_address(mail, address)),
            Asked::Number(forms) => {
                let is_it =
                    |phone: &&str| search_forms(phone, HOME_COUNTRY).iter().any(|f| forms.contains(f));
                split_list(&contact.phones).chain(split_list(&contact.fax)).find(is_it)
            }
        };
        found.map(str::to_owned)
    }

    /// It among an account's own addresses, as it stands there.
    fn of_account(&self, account: &Account) -> Option<String> {
        let Asked::Address(address) = self else { return None };
        let own = [&account.main_email, &account.invoice_email, &account.reminder_email];
        own.into_iter().find(|own| same_address(own, address)).cloned()
    }

    /// The topics that it serves by this contact, or by the account itself.
    fn topics(&self, subject: &Subject, contact: Option<ContactId>) -> Vec<Topic> {
        match self {
            Asked::Address(address) => resolve::served(subject, contact, Some(address)),
            Asked::Number(_) => resolve::served(subject, contact, None),
        }
    }
}

/// Everywhere an address or a number stands, accounts by reference; nothing for another text.
pub fn by(db: Db, text: &str) -> Result<Vec<Served>> {
    let Some(asked) = Asked::read(text) else { return Ok(Vec::new()) };
    let (sql, arguments) = asked.candidates();
    if sql.is_empty() {
        return Ok(Vec::new());
    }
    let accounts = db.all(
        &format!("SELECT id FROM account WHERE id IN ({sql}) AND trashed = 0 ORDER BY reference_key, id"),
        &as_params(&arguments),
        |row| Ok(AccountId(row.get(0)?)),
    )?;
    let modules = settings::current(db)?.modules();
    let mut served = Vec::new();
    for account in accounts {
        in_account(db, account, &asked, modules, &mut served)?;
    }
    Ok(served)
}

/// What an address or a number serves in one account, at a cost that hangs on this account alone.
pub fn in_one(db: Db, account: AccountId, text: &str) -> Result<Vec<Served>> {
    let mut served = Vec::new();
    if let Some(asked) = Asked::read(text) {
        in_account(db, account, &asked, settings::current(db)?.modules(), &mut served)?;
    }
    Ok(served)
}

fn in_account(
    db: Db,
    id: AccountId,
    asked: &Asked,
    modules: Modules,
    served: &mut Vec<Served>,
) -> Result<()> {
    let Some(subject) = recipients::subject(db, id, modules)? else { return Ok(()) };
    let account = Account::get(db, id)?.value;
    let own = asked.of_account(&account).map(|address| (None, String::new(), address));
    let held = members::of(db, id)?.into_iter().filter_map(|member| {
        let contact = &member.contact.value;
        Some((Some(member.contact.id), contact.display_name().to_owned(), asked.of_contact(contact)?))
    });
    served.extend(own.into_iter().chain(held).map(|(contact, name, address)| Served {
        account: id,
        reference: account.reference.clone(),
        account_name: account.name.clone(),
        contact,
        name,
        address,
        topics: asked.topics(&subject, contact),
    }));
    Ok(())
}
