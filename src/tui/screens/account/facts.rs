//! What the sheet and its forms know of an account: read at once, so that all of it is of one moment.

use crate::{
    domain::{account::Account, ids::AccountId, record::Record, resolve::Subject, settings::Settings},
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
        Ok(Some(Self { members: read.members(id)?, account, subject, settings }))
    }
}
