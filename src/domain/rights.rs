//! Who may do what (SPEC §10): the only place that decides. The store asks it in every write.

use super::{
    affiliation::Affiliation,
    category::Categories,
    contact::{Contact, ContactField},
    user::Role,
};

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
    /// Categories were given to a contact or taken from it (S0.1).
    SetCategories,
    /// « toujours exact » (S0.20).
    ConfirmContact,
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
    /// A switch of the installation changed.
    ChangeSetting,
    /// A batch was taken back.
    Undo,
    /// A batch that had been taken back was brought again.
    Redo,
}

impl Act {
    /// All acts.
    pub const ALL: [Act; 21] = [
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
        Act::SetCategories,
        Act::ConfirmContact,
        Act::ImportAccounts,
        Act::ImportContacts,
        Act::SynchroniseContacts,
        Act::SynchroniseAllContacts,
        Act::LoadSample,
        Act::Export,
        Act::ChangeSetting,
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
            Act::SetCategories => "set-categories",
            Act::ConfirmContact => "confirm-contact",
            Act::ImportAccounts => "import-accounts",
            Act::ImportContacts => "import-contacts",
            Act::SynchroniseContacts => "synchronise-contacts",
            Act::SynchroniseAllContacts => "synchronise-all-contacts",
            Act::LoadSample => "load-sample",
            Act::Export => "export",
            Act::ChangeSetting => "change-setting",
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
            Act::CreateStore
            | Act::SynchroniseAllContacts
            | Act::SetCategories
            // S0.1, S0.20: it is one of the acts on the contacts by category.
            | Act::ConfirmContact
            | Act::ChangeSetting => Role::Admin,
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

/// Where a contact answers for a category: on that hangs who may change what of it (S0.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InCharge {
    /// Nowhere.
    #[default]
    Nowhere,
    /// In other accounts than the one that is looked at.
    Elsewhere,
    /// In the account that is looked at.
    Here,
}

/// The fields of an account's contact that only those may change, where it holds a category, who may give and
/// take one: what [`moves_categories`] and [`moves_holder`] look at.
pub const GUARDED: [ContactField; 6] = [
    ContactField::Categories,
    ContactField::Inactive,
    ContactField::InactiveHere,
    ContactField::Name,
    ContactField::Mails,
    ContactField::Phones,
];

impl InCharge {
    /// Whether changing a field of such a contact amounts to [`Act::SetCategories`].
    pub fn guards(self, field: ContactField) -> bool {
        GUARDED.contains(&field)
            && match self {
                // To give one is guarded like taking it.
                InCharge::Nowhere => field == ContactField::Categories,
                // What it is in this account is nothing to the others.
                InCharge::Elsewhere => field != ContactField::InactiveHere,
                InCharge::Here => true,
            }
    }

    /// The fields of such a contact that a role may not change, with the least role that may.
    pub fn barred(self, role: Role) -> Option<(Role, Vec<ContactField>)> {
        let least = can(role, Act::SetCategories).err()?;
        Some((least, GUARDED.into_iter().filter(|field| self.guards(*field)).collect()))
    }
}

/// S0.1: whether a change of a link is about who answers for a category, which only those may decide who may do
/// [`Act::SetCategories`]. `None` stands for a link that is not there, or in the trash.
pub fn moves_categories(before: Option<&Affiliation>, after: Option<&Affiliation>) -> bool {
    fn held(link: Option<&Affiliation>) -> Option<(&Categories, bool)> {
        link.filter(|link| !link.categories.is_empty()).map(|link| (&link.categories, link.inactive_here))
    }
    held(before) != held(after)
}

/// The same for a contact that holds a category: its name, e-mail, phone and activity.
pub fn moves_holder(before: &Contact, after: &Contact) -> bool {
    fn guarded(contact: &Contact) -> (&str, &str, &str, bool) {
        (&contact.name, &contact.mails, &contact.phones, contact.inactive)
    }
    guarded(before) != guarded(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{affiliation::NotificationType, category::Category, contact::MemberContact};

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

    fn link(categories: &[Category]) -> Affiliation {
        Affiliation {
            account: 1.into(),
            contact: 1.into(),
            rank: 1,
            function: String::new(),
            note: String::new(),
            notification: NotificationType::None,
            categories: categories.iter().copied().collect(),
            inactive_here: false,
        }
    }

    #[test]
    fn s0_1_giving_taking_and_ending_a_category_are_told_from_the_rest() {
        let (none, fraud) = (link(&[]), link(&[Category::Fraud]));
        assert!(moves_categories(Some(&none), Some(&fraud)), "given");
        assert!(moves_categories(Some(&fraud), Some(&none)), "taken");
        assert!(moves_categories(Some(&fraud), None), "deleted");
        assert!(moves_categories(None, Some(&fraud)), "restored");
        let inactive = Affiliation { inactive_here: true, ..fraud.clone() };
        assert!(moves_categories(Some(&fraud), Some(&inactive)));
        let elsewhere = Affiliation { rank: 2, note: "n".into(), ..fraud.clone() };
        assert!(!moves_categories(Some(&fraud), Some(&elsewhere)), "order and note are an agent's");
        assert!(!moves_categories(Some(&none), None));
        assert!(!moves_categories(Some(&none), Some(&Affiliation { inactive_here: true, ..none.clone() })));
    }

    #[test]
    fn s0_1_what_moves_a_holder_or_its_category_is_what_is_guarded() {
        let text = |text: &str| text.to_owned();
        let was = MemberContact::new(Contact::default(), &link(&[Category::Fraud]));
        let other = MemberContact {
            contact: Contact {
                name: text("x"),
                mails: text("x"),
                phones: text("1"),
                fax: text("1"),
                inactive: true,
                group: true,
                verified: None,
            },
            function: text("x"),
            note: text("x"),
            notification: NotificationType::All,
            categories: [Category::Accounting].into(),
            inactive_here: true,
        };
        let plain = MemberContact { categories: Categories::new(), ..was.clone() };
        for (was, charge) in
            [(&plain, InCharge::Nowhere), (&plain, InCharge::Elsewhere), (&was, InCharge::Here)]
        {
            for field in ContactField::ALL.into_iter().chain(ContactField::MORE) {
                let is = was.with(&[field], &other);
                assert_ne!(is.text(field), was.text(field), "{field:?} is another");
                let [before, after] = [was, &is].map(|card| card.link(1.into(), 1.into(), 1));
                let holder = charge != InCharge::Nowhere && moves_holder(&was.contact, &is.contact);
                let moves = holder || moves_categories(Some(&before), Some(&after));
                assert_eq!(moves, charge.guards(field), "{field:?}, {charge:?}");
            }
        }
        assert!(GUARDED.into_iter().all(|field| InCharge::Here.guards(field)));
        assert_eq!(InCharge::Here.barred(Role::Agent), Some((Role::Admin, GUARDED.to_vec())));
        assert_eq!(InCharge::Here.barred(Role::Admin), None);
    }

    #[test]
    fn s0_1_name_mail_phone_and_activity_are_told_from_the_rest() {
        let contact = Contact::default();
        let moves = |after: Contact| moves_holder(&contact, &after);
        assert!(moves(Contact { name: "x".into(), ..contact.clone() }));
        assert!(moves(Contact { mails: "x".into(), ..contact.clone() }));
        assert!(moves(Contact { phones: "1".into(), ..contact.clone() }));
        assert!(moves(Contact { inactive: true, ..contact.clone() }));
        assert!(!moves(Contact { fax: "1".into(), group: true, ..contact.clone() }));
    }
}
