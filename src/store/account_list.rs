//! The accounts page's list: read by window, at the same cost at any size and depth.

mod window;

use crate::domain::{account::AccountKind, coverage::Coverage, ids::AccountId};

use super::coverage::CoverageFilter;

pub use window::{count, position, window};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By reference, upwards.
    #[default]
    Reference,
    /// By name, upwards.
    Name,
    /// By number of contacts, downwards.
    Contacts,
}

impl Sort {
    /// All sorts, in the order in which they are proposed.
    pub const ALL: [Sort; 3] = [Sort::Reference, Sort::Name, Sort::Contacts];

    /// The name in the locales (`sort-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Sort::Reference => "reference",
            Sort::Name => "name",
            Sort::Contacts => "contacts",
        }
    }

    fn column(self) -> &'static str {
        match self {
            Sort::Reference => "reference_key",
            Sort::Name => "name_key",
            Sort::Contacts => "contacts",
        }
    }

    fn descends(self) -> bool {
        self == Sort::Contacts
    }
}

/// Which accounts, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountQuery {
    /// What was typed into the search; empty for all.
    pub search: String,
    /// Only this kind.
    pub kind: Option<AccountKind>,
    /// Only those with such a coverage.
    pub coverage: Option<CoverageFilter>,
    /// The order.
    pub sort: Sort,
}

/// A place in the list: the sort column's value and the identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountKey {
    text: String,
    number: i64,
    id: AccountId,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the same names as in `Account`")]
pub struct AccountRow {
    pub id: AccountId,
    pub reference: String,
    pub name: String,
    pub kind: AccountKind,
    pub main_email: String,
    pub legal_name: String,
    /// Separated by `, `.
    pub domains: String,
    /// How many it has.
    pub contacts: i64,
    /// How many recipients each topic has (X1); all unknown until it was counted.
    pub coverage: Coverage,
    key: AccountKey,
}

impl AccountRow {
    /// The row's place in the list that it was read from.
    pub fn key(&self) -> &AccountKey {
        &self.key
    }
}

/// Where a window of a list begins, by the keys of its rows.
#[derive(Debug)]
pub enum From<'a, K = AccountKey> {
    /// At the first row, downwards.
    Start,
    /// At the last row, upwards.
    End,
    /// Behind a place, downwards.
    After(&'a K),
    /// Before a place, upwards.
    Before(&'a K),
    /// At a place or behind it, downwards.
    At(&'a K),
}

impl<K> Clone for From<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for From<'_, K> {}

impl From<'_> {
    fn upwards(self) -> bool {
        matches!(self, From::End | From::Before(_))
    }

    fn key(self) -> Option<AccountKey> {
        match self {
            From::Start | From::End => None,
            From::After(key) | From::Before(key) | From::At(key) => Some(key.clone()),
        }
    }
}
