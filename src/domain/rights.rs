//! Who may do what (SPEC §10): the only place that decides. The store asks it in every write.

use super::user::Role;

/// One act of one person: what a batch of the history is called, and what its right hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// A store came into being, with its first user.
    CreateStore,
    /// « Nouveau compte ».
    CreateAccount,
    /// An account's fields changed.
    EditAccount,
    /// An account went to the trash.
    TrashAccount,
    /// An account came back from the trash.
    RestoreAccount,
    /// « Ajout d'un contact ».
    AddContact,
    /// A contact's fields changed.
    EditContact,
    /// A contact left an account.
    TrashContact,
    /// A contact came back from the trash.
    RestoreContact,
    /// « Modifier l'ordre des contacts ».
    ReorderContacts,
    /// Accounts came in from a file.
    ImportAccounts,
    /// Contacts came in from a file.
    ImportContacts,
    /// Members got the contacts of a file.
    SynchroniseContacts,
    /// Every member got the contacts of a file.
    SynchroniseAllContacts,
    /// The sample data came in.
    LoadSample,
    /// Facts went out to a file.
    Export,
    /// A batch was taken back.
    Undo,
    /// A batch that had been taken back was brought again.
    Redo,
}

impl Act {
    /// All acts.
    pub const ALL: [Act; 18] = [
        Act::CreateStore,
        Act::CreateAccount,
        Act::EditAccount,
        Act::TrashAccount,
        Act::RestoreAccount,
        Act::AddContact,
        Act::EditContact,
        Act::TrashContact,
        Act::RestoreContact,
        Act::ReorderContacts,
        Act::ImportAccounts,
        Act::ImportContacts,
        Act::SynchroniseContacts,
        Act::SynchroniseAllContacts,
        Act::LoadSample,
        Act::Export,
        Act::Undo,
        Act::Redo,
    ];

    /// The stable code that the store keeps and that names the act in the locales (`act-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Act::CreateStore => "create-store",
            Act::CreateAccount => "create-account",
            Act::EditAccount => "edit-account",
            Act::TrashAccount => "trash-account",
            Act::RestoreAccount => "restore-account",
            Act::AddContact => "add-contact",
            Act::EditContact => "edit-contact",
            Act::TrashContact => "trash-contact",
            Act::RestoreContact => "restore-contact",
            Act::ReorderContacts => "reorder-contacts",
            Act::ImportAccounts => "import-accounts",
            Act::ImportContacts => "import-contacts",
            Act::SynchroniseContacts => "synchronise-contacts",
            Act::SynchroniseAllContacts => "synchronise-all-contacts",
            Act::LoadSample => "load-sample",
            Act::Export => "export",
            Act::Undo => "undo",
            Act::Redo => "redo",
        }
    }

    /// The act with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// The least role that may do it.
    pub fn needs(self) -> Role {
        match self {
            Act::CreateStore | Act::SynchroniseAllContacts => Role::Admin,
            _ => Role::Agent,
        }
    }
}

/// Whether a role may do an act.
///
/// # Errors
/// The least role that may, so that the refusal can name it.
pub fn can(role: Role, act: Act) -> Result<(), Role> {
    let needs = act.needs();
    if role >= needs { Ok(()) } else { Err(needs) }
}

/// Whether a role may take back somebody else's batch (SPEC §10).
///
/// # Errors
/// The least role that may.
pub fn can_undo_of_others(role: Role) -> Result<(), Role> {
    if role >= Role::Admin { Ok(()) } else { Err(Role::Admin) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_15_a_reader_changes_nothing_and_the_refusal_names_the_role() {
        for act in Act::ALL {
            assert_eq!(can(Role::Reader, act), Err(act.needs()), "{act:?}");
            assert_eq!(can(Role::Admin, act), Ok(()), "{act:?}");
        }
        assert_eq!(can(Role::Agent, Act::ImportContacts), Ok(()));
        assert_eq!(can(Role::Agent, Act::SynchroniseContacts), Ok(()));
        assert_eq!(can(Role::Agent, Act::SynchroniseAllContacts), Err(Role::Admin));
        assert_eq!(can(Role::Agent, Act::CreateStore), Err(Role::Admin));
        assert_eq!(can_undo_of_others(Role::Agent), Err(Role::Admin));
    }

    #[test]
    fn codes_are_distinct_and_read_back() {
        for act in Act::ALL {
            assert_eq!(Act::from_code(act.code()), Some(act));
        }
    }
}
