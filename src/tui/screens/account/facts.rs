//! What the sheet and its forms know of an account: read at once, so that all of it is of one moment.

use std::collections::BTreeSet;

use crate::{
    domain::{
        account::Account,
        ids::{AccountId, ContactId},
        record::Record,
        resolve::Subject,
        rights::InCharge,
        settings::Settings,
    },
    store::{Member, Reader, Result},
};

/// An account, its contacts, and the rules that hold here.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The account, which may be in the trash.
    pub account: Record<Account>,
    /// Its contacts in their order (S3.19).
    pub members: Vec<Member>,
    /// The same as the resolver sees it.
    pub subject: Subject,
    /// The switches of the installation.
    pub settings: Settings,
    /// Those of its contacts that hold a category in another account.
    in_charge_elsewhere: BTreeSet<ContactId>,
}

impl Facts {
    /// Reads them; `None` for an account that is not there.
    ///
    /// # Errors
    /// What the store says.
    pub fn read(read: &Reader, id: AccountId) -> Result<Option<Self>> {
        let Some(account) = read.account(id)? else { return Ok(None) };
        let settings = read.settings()?;
        let subject = read.recipients(id)?;
        // One in the trash receives nothing, which the sheet says.
        let subject =
            subject.unwrap_or_else(|| Subject::of(&account.value, Vec::new(), settings.modules()).deserted());
        let (members, in_charge_elsewhere) = (read.members(id)?, read.in_charge_elsewhere(id)?);
        Ok(Some(Self { account, members, subject, settings, in_charge_elsewhere }))
    }

    /// Where one of its contacts answers for a category.
    pub fn in_charge(&self, member: &Member) -> InCharge {
        if !member.affiliation.value.categories.is_empty() {
            InCharge::Here
        } else if self.in_charge_elsewhere.contains(&member.contact.id) {
            InCharge::Elsewhere
        } else {
            InCharge::Nowhere
        }
    }
}
