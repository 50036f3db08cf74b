//! What the resolver answers (SPEC §7): who receives, who does not, and why.

use std::collections::HashSet;

use super::{affiliation::NotificationType, category::Category, ids::ContactId, text::fold_address};

/// What the resolver answers. Nobody is in both lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    /// Who receives: the account's own addresses first, then contacts in their order; no address twice.
    pub recipients: Vec<Recipient>,
    /// Who would receive and does not.
    pub excluded: Vec<Excluded>,
}

impl Resolution {
    /// The e-mail addresses that are reached, each once: also those of people who sign.
    pub fn emails(&self) -> impl Iterator<Item = &str> {
        let mut seen = HashSet::new();
        let emails = self.recipients.iter().filter(|recipient| recipient.channel != Channel::Post);
        emails
            .map(|recipient| recipient.address.as_str())
            .filter(move |address| !address.is_empty() && seen.insert(fold_address(address)))
    }
}

/// One who receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// By which way.
    pub channel: Channel,
    /// Where: an e-mail or a postal address. Empty for one who signs and has no valid e-mail.
    pub address: String,
    /// What a person would call a contact, or the account for a letter; empty for an e-mail address of the
    /// account's own.
    pub name: String,
    /// Which contact, unless it is an address of the account's own.
    pub contact: Option<ContactId>,
    /// Why; several when several ways lead to one address.
    pub reasons: Vec<Reason>,
}

/// One who does not receive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// What a person would call a contact, or else the account's own address, which may be empty.
    pub name: String,
    /// Which contact, unless it is an address of the account's own.
    pub contact: Option<ContactId>,
    /// Why not.
    pub why: Exclusion,
}

/// The way to a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// A letter.
    Post,
    /// A person who signs.
    Signature,
}

impl Channel {
    /// The stable code of the command line, and the name in the locales (`channel-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Post => "post",
            Channel::Signature => "signature",
        }
    }
}

/// Why somebody receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The account's main address, or its postal one.
    MainAddress,
    /// The account's address for invoices.
    InvoiceAddress,
    /// The account's address for reminders.
    ReminderAddress,
    /// A type of contact.
    Type(NotificationType),
    /// A category of contact.
    Category(Category),
}

impl Reason {
    /// The stable code of the command line.
    pub fn code(self) -> String {
        match self {
            Reason::MainAddress => "main_address".to_owned(),
            Reason::InvoiceAddress => "invoice_address".to_owned(),
            Reason::ReminderAddress => "reminder_address".to_owned(),
            Reason::Type(kind) => format!("type:{}", kind.file_code()),
            Reason::Category(category) => format!("category:{}", category.code()),
        }
    }
}

/// Why somebody does not receive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    /// The contact is inactive.
    InactiveContact,
    /// Its link to this account is.
    InactiveAffiliation,
    /// There is no e-mail address.
    NoEmail,
    /// The address is none.
    InvalidEmail,
    /// The address bounced.
    BlockedAddress,
    /// The account wants letters instead.
    ChannelOff,
    /// The topic's module is off: said once, of nobody in particular.
    ModuleOff,
}

impl Exclusion {
    /// The stable code of the command line, and the name in the locales (`exclusion-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Exclusion::InactiveContact => "inactive_contact",
            Exclusion::InactiveAffiliation => "inactive_affiliation",
            Exclusion::NoEmail => "no_email",
            Exclusion::InvalidEmail => "invalid_email",
            Exclusion::BlockedAddress => "blocked_address",
            Exclusion::ChannelOff => "channel_off",
            Exclusion::ModuleOff => "module_off",
        }
    }
}
