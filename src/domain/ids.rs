//! Identities: one newtype per kind of record, so that they cannot be taken for one another.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// An account's identity; never shown, never reused.
    AccountId,
    /// A contact's identity.
    ContactId,
    /// The identity of the link between a contact and an account.
    AffiliationId,
    /// A user's identity.
    UserId,
    /// The identity of one act of one person.
    BatchId,
    /// A draft's identity.
    DraftId,
    /// The identity of the installation's settings: there is one record of them.
    SettingsId,
}
