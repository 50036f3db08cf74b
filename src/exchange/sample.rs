//! The sample data: believable accounts and contacts of a French house, carried in the program.

use crate::{
    domain::rights::Act,
    store::{Progress, Store},
};

use super::{
    apply::{Report, apply},
    error::Result,
    import::{Import, Source, Subject},
    plan::{LeftOut, plan},
};

const ACCOUNTS: &[u8] = include_bytes!("../../assets/demo/accounts.csv");
const CONTACTS: &[u8] = include_bytes!("../../assets/demo/contacts.csv");

/// What loading the sample data did: two batches that can be taken back, the contacts' first.
#[derive(Debug)]
pub struct Loaded {
    /// With the accounts.
    pub accounts: Report,
    /// With their contacts.
    pub contacts: Report,
}

/// Brings the sample data into a store by the importer. `progress` is told how far the file at hand is; when it
/// answers `false`, everything is taken back.
///
/// # Errors
/// As an import: `Denied`, `Stopped`, what the store says. Whatever it is, nothing stays written.
pub fn load(store: &mut Store, progress: Progress) -> Result<Loaded> {
    let accounts = bring(store, Subject::Accounts, ACCOUNTS, "accounts.csv", progress)?;
    match bring(store, Subject::Contacts, CONTACTS, "contacts.csv", progress) {
        Ok(contacts) => Ok(Loaded { accounts, contacts }),
        Err(error) => {
            if let Some(batch) = accounts.batch {
                store.undo(batch, &mut |_, _| true)?;
            }
            Err(error)
        }
    }
}

fn bring(
    store: &mut Store,
    subject: Subject,
    bytes: &'static [u8],
    name: &str,
    progress: Progress,
) -> Result<Report> {
    let import = Import { act: Act::LoadSample, ..Import::new(subject, Source::Embedded(bytes), name) };
    let plan = plan(store, &import, &mut |_| true)?;
    apply(store, &import, &plan, &LeftOut::default(), progress)
}
