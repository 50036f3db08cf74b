//! Who works in Carnet.

use serde::{Deserialize, Serialize};

use super::{
    ids::UserId,
    record::{Entity, Kind, is_default},
};

/// What a user may do, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Lecteur: reads, searches, copies.
    #[default]
    Reader,
    /// Agent: works on accounts and their contacts.
    Agent,
    /// Administrateur: everything.
    Admin,
}

impl Role {
    /// The stable code that the store and the command line use.
    pub fn code(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Agent => "agent",
            Role::Admin => "admin",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Role::Reader, Role::Agent, Role::Admin].into_iter().find(|role| role.code() == code)
    }
}

/// A user of this store, known by the login name of the process's user.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// The login name.
    pub login: String,
    /// What the user may do.
    pub role: Role,
    /// A user who was switched off may no longer open the store.
    #[serde(skip_serializing_if = "is_default")]
    pub inactive: bool,
}

impl Entity for User {
    type Id = UserId;
    const KIND: Kind = Kind::User;
}
