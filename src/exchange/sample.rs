//! The sample data: believable accounts and contacts of a French house, carried in the program.

use crate::{domain::rights::Act, store::Store};

use super::{
    apply::apply,
    error::Result,
    import::{Import, Source, Subject},
    plan::plan,
};

const ACCOUNTS: &[u8] = include_bytes!("../../assets/demo/accounts.csv");
const CONTACTS: &[u8] = include_bytes!("../../assets/demo/contacts.csv");

/// Brings the sample data into a store by the importer: two batches that can be taken back. `progress` is told
/// how many rows of the file at hand are done; when it answers `false`, that file is taken back.
///
/// # Errors
/// As an import: `Denied`, `Stopped`, what the store says.
pub fn load(store: &mut Store, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
    for (subject, bytes, name) in
        [(Subject::Accounts, ACCOUNTS, "accounts.csv"), (Subject::Contacts, CONTACTS, "contacts.csv")]
    {
        let import = Import { act: Act::LoadSample, ..Import::new(subject, Source::Embedded(bytes), name) };
        let plan = plan(store, &import, &mut |_| true)?;
        apply(store, &import, &plan, progress)?;
    }
    Ok(())
}
