//! The words of files, which speak French whatever the language of the desk (SPEC §8, S3.23, S3.28).

use crate::domain::{
    account::{AccountField, AccountKind},
    affiliation::NotificationType,
    category::Category,
    contact::ContactField,
};

use super::sheet::heading_key;

/// What a column of a contacts file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactColumn {
    /// The account's reference (S3.24).
    Reference,
    /// The account's name, for the reader's eyes (S3.25).
    MemberLabel,
    /// A field of the contact.
    Field(ContactField),
    /// The type in words, for the reader's eyes (S3.29).
    TypeLabel,
    /// What a card says that its person works for.
    Organisation,
}

/// The columns of a contacts file, in their order: those of S3.23, then those that an export has on demand.
pub const CONTACTS: [(ContactColumn, &str); 12] = [
    (ContactColumn::Reference, "Référence"),
    (ContactColumn::MemberLabel, "Libellé membre"),
    (ContactColumn::Field(ContactField::Name), "Dénomination"),
    (ContactColumn::Field(ContactField::Note), "Note"),
    (ContactColumn::Field(ContactField::Function), "Fonction"),
    (ContactColumn::Field(ContactField::Mails), "Mail"),
    (ContactColumn::Field(ContactField::Phones), "Tel"),
    (ContactColumn::Field(ContactField::Fax), "Fax"),
    (ContactColumn::Field(ContactField::Type), "Type"),
    (ContactColumn::TypeLabel, "Libellé type"),
    (ContactColumn::Field(ContactField::Categories), "Catégories"),
    (ContactColumn::Field(ContactField::InactiveHere), "Actif"),
];

/// How many of them every export has (S3.23).
pub const ALWAYS: usize = 10;

/// The column beside those of a contacts file that cards fill, and that a file of rejected cards has.
pub const ORGANISATION: (ContactColumn, &str) = (ContactColumn::Organisation, "Organisation");

/// The columns of a contacts file that comes in, and of cards that are read as its rows.
pub const CARDS: [(ContactColumn, &str); CONTACTS.len() + 1] = {
    let mut columns = [ORGANISATION; CONTACTS.len() + 1];
    let mut at = 0;
    while at < CONTACTS.len() {
        columns[at] = CONTACTS[at];
        at += 1;
    }
    columns
};

/// The column of a file of rejected rows that says why; not looked at when such a file comes in again.
pub const REJECTED_BECAUSE: &str = "Erreur";

/// What a column of an accounts file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountColumn {
    /// A field of the account.
    Field(AccountField),
    /// Who answers for the account on our side.
    Owner,
}

/// The columns of an accounts file, in their order (SPEC §8).
pub const ACCOUNTS: [(AccountColumn, &str); 17] = [
    (AccountColumn::Field(AccountField::Reference), "Référence"),
    (AccountColumn::Field(AccountField::Kind), "Nature"),
    (AccountColumn::Field(AccountField::Name), "Dénomination"),
    (AccountColumn::Field(AccountField::LegalName), "Raison sociale"),
    (AccountColumn::Field(AccountField::PostalAddress), "Adresse postale"),
    (AccountColumn::Field(AccountField::Language), "Langue"),
    (AccountColumn::Field(AccountField::Description), "Description"),
    (AccountColumn::Field(AccountField::Notes), "Notes"),
    (AccountColumn::Field(AccountField::Domains), "Domaines"),
    (AccountColumn::Field(AccountField::MainEmail), "E-mail"),
    (AccountColumn::Field(AccountField::InvoiceEmail), "E-mail factures"),
    (AccountColumn::Field(AccountField::ReminderEmail), "E-mail rappels"),
    (AccountColumn::Field(AccountField::Health), "État de santé"),
    (AccountColumn::Field(AccountField::Tier), "Niveau de compte"),
    (AccountColumn::Field(AccountField::Renewal), "Date de renouvellement"),
    (AccountColumn::Field(AccountField::Industry), "Secteur"),
    (AccountColumn::Owner, "Responsable"),
];

/// A kind of account as files write it.
pub fn kind_label(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Individual => "Particulier",
        AccountKind::Business => "Client professionnel",
        AccountKind::Supplier => "Fournisseur",
    }
}

/// The kind that a cell names: in French, by its code or in English; case, accents and blanks do not matter.
pub fn kind(cell: &str) -> Option<AccountKind> {
    let key = heading_key(cell);
    AccountKind::ALL.into_iter().find(|kind| {
        let english = match kind {
            AccountKind::Individual => "individual",
            AccountKind::Business => "business customer",
            AccountKind::Supplier => "supplier",
        };
        [kind_label(*kind), kind.code(), english].iter().any(|word| heading_key(word) == key)
    })
}

/// A type of contact as files write it (S3.28).
pub fn type_label(notification: NotificationType) -> &'static str {
    match notification {
        NotificationType::None => "Aucune notification",
        NotificationType::Administrative => "Notifications administratives",
        NotificationType::Orders => "Notifications des commandes",
        NotificationType::AfterSales => "Notifications service après-vente",
        NotificationType::Receptionist => "Réceptionnaire",
        NotificationType::All => "Toutes les notifications",
    }
}

/// A type of contact's number as files write it (S3.28).
pub fn type_number(notification: NotificationType) -> &'static str {
    match notification.file_code() {
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        _ => "6",
    }
}

/// A switch as files write it (SPEC §8).
pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { "oui" } else { "non" }
}

/// Whether a cell says yes; none for what is neither.
pub fn says_yes(cell: &str) -> Option<bool> {
    match heading_key(cell).as_str() {
        "oui" | "o" | "yes" | "y" | "vrai" | "true" | "1" => Some(true),
        "non" | "n" | "no" | "faux" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The cell of « Actif » as the field that says the contrary. Nobody is neither active nor inactive, so that an
/// empty cell has no state to empty the field to but the one that a contact has from the start: active. What is
/// neither yes nor no stays as it stands, for the parser to refuse.
pub fn inactive(cell: &str) -> String {
    match says_yes(cell) {
        _ if cell.trim().is_empty() => "no".to_owned(),
        Some(true) => "no".to_owned(),
        Some(false) => "yes".to_owned(),
        None => cell.to_owned(),
    }
}

/// A category as files explain it (S0.2).
pub fn category_label(category: Category) -> &'static str {
    match category {
        Category::Commercial => "Contact Commercial",
        Category::Accounting => "Contact Comptable",
        Category::Technical => "Contact Technique",
        Category::Fraud => "Contact Fraude",
        Category::Chargebacks => "Contact Litiges (Chargebacks)",
    }
}

/// The category that a word names: by its code, in French or in English, with « contact » or without.
fn category(word: &str) -> Option<Category> {
    // Nearly every word is what we wrote ourselves.
    if let Some(known) = Category::from_code(word.trim()) {
        return Some(known);
    }
    let bare = |name: &str| {
        let key = heading_key(name.split('(').next().unwrap_or(name));
        let key = key.strip_prefix("contact").unwrap_or(&key);
        key.strip_suffix("contact").unwrap_or(key).to_owned()
    };
    let key = bare(word);
    Category::ALL.into_iter().find(|category| {
        let english = match category {
            Category::Commercial => "commercial contact",
            Category::Accounting => "accounting contact",
            Category::Technical => "technical contact",
            Category::Fraud => "fraud contact",
            Category::Chargebacks => "disputes contact",
        };
        [category.code(), category_label(*category), english].into_iter().any(|name| bare(name) == key)
    })
}

/// The cell of « Catégories » as codes; a word that names none stays as it stands, for the parser to refuse.
pub fn categories(cell: &str) -> String {
    if cell.trim().is_empty() {
        return String::new();
    }
    let code = |word: &str| category(word).map_or_else(|| word.to_owned(), |known| known.code().to_owned());
    cell.split([',', ';']).map(code).collect::<Vec<_>>().join(",")
}

/// Whether a cell names this type in words: in French, by its code or in English (S3.29).
pub fn names_type(cell: &str, notification: NotificationType) -> bool {
    let english = match notification {
        NotificationType::None => "no notification",
        NotificationType::Administrative => "administrative notifications",
        NotificationType::Orders => "order notifications",
        NotificationType::AfterSales => "after-sales notifications",
        NotificationType::Receptionist => "receptionist",
        NotificationType::All => "all notifications",
    };
    let label = type_label(notification);
    // Nearly every cell is what we wrote ourselves.
    cell == label || {
        let key = heading_key(cell);
        [label, notification.code(), english].iter().any(|word| heading_key(word) == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_kinds_are_read_in_french_by_code_and_in_english() {
        for (cell, kind_read) in [
            ("Client professionnel", Some(AccountKind::Business)),
            (" CLIENT  professionnel", Some(AccountKind::Business)),
            ("business", Some(AccountKind::Business)),
            ("Fournisseur", Some(AccountKind::Supplier)),
            ("Supplier", Some(AccountKind::Supplier)),
            ("particulier", Some(AccountKind::Individual)),
            ("Prospect", None),
            ("", None),
        ] {
            assert_eq!(kind(cell), kind_read, "{cell}");
        }
    }

    #[test]
    fn s8_categories_are_read_by_code_in_french_and_in_english() {
        for (cell, codes) in [
            ("accounting", "accounting"),
            ("Contact Comptable", "accounting"),
            ("contact  comptable ; FRAUDE", "accounting,fraud"),
            ("Accounting contact, Technical", "accounting,technical"),
            ("Contact Litiges (Chargebacks),Commercial", "chargebacks,commercial"),
            ("litiges", "chargebacks"),
            ("Disputes contact (chargebacks)", "chargebacks"),
            ("contact", "contact"),
            ("Juridique,technique", "Juridique,technical"),
            ("", ""),
        ] {
            assert_eq!(categories(cell), codes, "{cell}");
        }
        for known in Category::ALL {
            assert_eq!(categories(category_label(known)), known.code());
        }
    }

    #[test]
    fn s8_who_is_not_said_to_be_inactive_is_active() {
        for (cell, field) in [
            ("oui", "no"),
            (" OUI ", "no"),
            ("Yes", "no"),
            ("1", "no"),
            ("", "no"),
            (" ", "no"),
            ("non", "yes"),
            ("No", "yes"),
            ("0", "yes"),
            ("faux", "yes"),
            ("peut-être", "peut-être"),
        ] {
            assert_eq!(inactive(cell), field, "{cell}");
        }
    }

    #[test]
    fn s3_29_a_type_is_named_in_french_by_code_and_in_english() {
        for notification in NotificationType::ALL {
            assert!(names_type(type_label(notification), notification));
            assert!(names_type(notification.code(), notification));
            assert_eq!(type_number(notification), notification.file_code().to_string());
        }
        assert!(names_type("receptionnaire", NotificationType::Receptionist));
        assert!(names_type("After-sales notifications", NotificationType::AfterSales));
        assert!(!names_type("Réceptionnaire", NotificationType::Orders));
    }
}
