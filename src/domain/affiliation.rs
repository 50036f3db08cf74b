//! The link between a contact and an account: its place in the account's order, and what the contact
//! is and receives there (SPEC §1, S3.10).

use serde::{Deserialize, Serialize};

use super::{
    category::Categories,
    ids::{AccountId, AffiliationId, ContactId},
    parse::Problem,
    record::{Entity, Kind, is_default},
};

/// « Type de contact »: exactly one per affiliation (S3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotificationType {
    /// Aucune notification.
    None,
    /// Notifications administratives: only invoices.
    Administrative,
    /// Notifications des commandes.
    Orders,
    /// Notifications service après-vente.
    AfterSales,
    /// Réceptionnaire: signs the delivery receipt; a designation, not a mailing.
    Receptionist,
    /// Toutes les notifications: invoices, orders, after-sales.
    All,
}

impl NotificationType {
    /// All types, in the order of the form (S3.10).
    pub const ALL: [NotificationType; 6] = [
        NotificationType::None,
        NotificationType::Administrative,
        NotificationType::Orders,
        NotificationType::AfterSales,
        NotificationType::Receptionist,
        NotificationType::All,
    ];

    /// The number that files and forms use (S3.28).
    pub fn file_code(self) -> u8 {
        match self {
            NotificationType::Administrative => 1,
            NotificationType::Orders => 2,
            NotificationType::None => 3,
            NotificationType::All => 4,
            NotificationType::AfterSales => 5,
            NotificationType::Receptionist => 6,
        }
    }

    /// The type with this number.
    pub fn from_file_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.file_code() == code)
    }

    /// The name in the locales (`type-<code>`) and in the store.
    pub fn code(self) -> &'static str {
        match self {
            NotificationType::None => "none",
            NotificationType::Administrative => "administrative",
            NotificationType::Orders => "orders",
            NotificationType::AfterSales => "after_sales",
            NotificationType::Receptionist => "receptionist",
            NotificationType::All => "all",
        }
    }

    /// The type with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// S3.28: one whole number; `2`, `2.0` and `2,0` are fine.
    ///
    /// # Errors
    /// `problem-type-required` for nothing, `problem-type-several` for several numbers,
    /// `problem-type-not-whole` for a fraction, `problem-type-unknown` for anything else.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::new("problem-type-required"));
        }
        let problem = |id| Err(Problem::new(id).arg("value", text));
        if text.contains([';', '/', '|']) {
            return problem("problem-type-several");
        }
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
        if fraction.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            return problem("problem-type-not-whole");
        }
        if !fraction.bytes().all(|byte| byte == b'0') || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return problem("problem-type-unknown");
        }
        whole.parse().ok().and_then(Self::from_file_code).map_or_else(|| problem("problem-type-unknown"), Ok)
    }

    /// Whether a contact of this type is sent anything, so that it needs an address (S3.9).
    pub fn sends(self) -> bool {
        !matches!(self, NotificationType::None | NotificationType::Receptionist)
    }
}

/// What the link holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// Whose contact.
    pub account: AccountId,
    /// Which contact.
    pub contact: ContactId,
    /// The place in the account's order, from 1, dense among those that are not in the trash (S3.19).
    pub rank: i64,
    /// Fonction.
    #[serde(default, skip_serializing_if = "is_default")]
    pub function: String,
    /// Note.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// Type de contact.
    pub notification: NotificationType,
    /// What the contact answers for in this account (S0.2).
    #[serde(default, skip_serializing_if = "is_default")]
    pub categories: Categories,
    /// Whether the link is kept, and receives nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inactive_here: bool,
}

/// The name of [`Affiliation::rank`] among the fields: the history moves it by the order, not by value.
pub const RANK: &str = "rank";

impl Entity for Affiliation {
    type Id = AffiliationId;
    const KIND: Kind = Kind::Affiliation;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s3_28_a_type_is_one_whole_number() {
        for (text, code) in [("2", 2), (" 2 ", 2), ("2.0", 2), ("2,0", 2), ("1", 1), ("6", 6), ("4.00", 4)] {
            assert_eq!(NotificationType::parse(text).map(NotificationType::file_code), Ok(code), "{text}");
        }
        for (text, problem) in [
            ("", "problem-type-required"),
            ("  ", "problem-type-required"),
            ("1;2", "problem-type-several"),
            ("2,5", "problem-type-not-whole"),
            ("2.5", "problem-type-not-whole"),
            ("0", "problem-type-unknown"),
            ("7", "problem-type-unknown"),
            ("-1", "problem-type-unknown"),
            ("Toutes", "problem-type-unknown"),
            ("99999999999", "problem-type-unknown"),
        ] {
            assert_eq!(
                NotificationType::parse(text).map_err(|p| p.id.into_owned()),
                Err(problem.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn s3_27_the_six_numbers_name_the_six_types() {
        let codes: Vec<_> = NotificationType::ALL.map(NotificationType::file_code).into();
        assert_eq!(codes, [3, 1, 2, 5, 6, 4]);
    }
}
