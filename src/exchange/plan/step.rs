//! What applying a plan does, step by step: each line of the plan carries its own.

use serde::{Deserialize, Serialize};

use crate::domain::{
    account::Account,
    contact::MemberContact,
    ids::{AccountId, AffiliationId, ContactId},
};

/// A contact of an account as the plan saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The link.
    pub link: AffiliationId,
    /// The link's version.
    pub link_version: i64,
    /// The contact.
    pub contact: ContactId,
    /// The contact's version.
    pub contact_version: i64,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// Nothing: the row was rejected, or says what the store says.
    Nothing,
    /// A new account; an empty reference gets one.
    CreateAccount(Box<Account>),
    /// Other fields for an account that was read at this version.
    SaveAccount(AccountId, i64, Box<Account>),
    /// The contacts that follow are this account's.
    Enter(AccountId),
    /// The same for a synchronisation, which counts on these contacts in this order.
    Synchronise(AccountId, Vec<Seen>),
    /// Nothing: contacts of this account, of which the file has no row, become others by rows of other accounts.
    Beside(AccountId),
    /// A new contact, at the end of the order.
    AddContact(Box<MemberContact>),
    /// Other fields for a contact.
    SaveContact(Seen, Box<MemberContact>),
    /// A contact that stays as it is, at this place in the order.
    KeepContact(Seen),
    /// A contact that leaves the account.
    EndContact(Seen),
}

impl Step {
    /// The account that is there, where the step is about one as a whole.
    pub(super) fn account(&self) -> Option<AccountId> {
        match self {
            Step::Enter(id) | Step::Synchronise(id, _) | Step::Beside(id) | Step::SaveAccount(id, ..) => {
                Some(*id)
            }
            _ => None,
        }
    }
}
