//! What the history needs of a table: load, insert, update and delete one record, generically.

use crate::domain::{
    ids::AccountId,
    record::{Entity, Kind, Record},
    rights::{self, Act},
    user::Role,
};

use super::{
    engine::Db,
    error::{Error, Result},
};

/// An entity that has a table.
pub trait Table: Entity {
    /// The record with this identity, in the trash or not.
    fn load(db: Db, id: Self::Id) -> Result<Option<Record<Self>>>;
    /// Inserts a record; without an identity it gets the next one.
    fn insert(db: Db, id: Option<Self::Id>, version: i64, value: &Self, trashed: bool) -> Result<Self::Id>;
    /// Overwrites the record's columns.
    fn update(db: Db, record: &Record<Self>) -> Result<()>;
    /// Takes the record away for good.
    fn delete(db: Db, id: Self::Id) -> Result<()>;
    /// Refuses a record that would break a rule beside the others: taken names, missing partners.
    ///
    /// # Errors
    /// `ReferenceTaken`, `DomainTaken`, `Refused`, `Gone`.
    fn admit(_: Db, _: &Record<Self>) -> Result<()> {
        Ok(())
    }
    /// The act that such a change amounts to whatever act it is a part of, if that needs more of a role (S0.1).
    /// `None` stands for a record that is not there, or in the trash.
    fn amounts_to(_: Db, _: Self::Id, _before: Option<&Self>, _after: Option<&Self>) -> Result<Option<Act>> {
        Ok(None)
    }
    /// Whose history a change of this record belongs to, where the record itself says so.
    fn account(id: Self::Id, value: &Self) -> Option<AccountId>;
    /// The accounts whose derived figures and search text this record takes part in.
    fn accounts(db: Db, id: Self::Id, value: &Self) -> Result<Vec<AccountId>>;

    /// The record, which must be there.
    fn get(db: Db, id: Self::Id) -> Result<Record<Self>> {
        Self::load(db, id)?.ok_or(Error::Gone)
    }
}

/// Refuses a change that amounts to an act that the role may not do.
///
/// # Errors
/// `Denied`.
pub(super) fn allow<E: Table>(
    db: Db,
    role: Role,
    id: E::Id,
    before: Option<&E>,
    after: Option<&E>,
) -> Result<()> {
    match E::amounts_to(db, id, before, after)? {
        Some(act) => rights::can(role, act).map_err(Error::Denied),
        None => Ok(()),
    }
}

/// Calls a generic function with the entity type that a kind stands for.
macro_rules! with_kind {
    ($kind:expr, $entity:ident => $body:expr) => {
        match $kind {
            $crate::domain::record::Kind::Account => {
                type $entity = $crate::domain::account::Account;
                $body
            }
            $crate::domain::record::Kind::Contact => {
                type $entity = $crate::domain::contact::Contact;
                $body
            }
            $crate::domain::record::Kind::Affiliation => {
                type $entity = $crate::domain::affiliation::Affiliation;
                $body
            }
            $crate::domain::record::Kind::User => {
                type $entity = $crate::domain::user::User;
                $body
            }
            $crate::domain::record::Kind::Settings => {
                type $entity = $crate::domain::settings::Settings;
                $body
            }
        }
    };
}
pub(super) use with_kind;

/// A record's place in the history: its kind and identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its identity.
    pub id: i64,
}

impl Key {
    /// A record's place.
    pub fn of<E: Entity>(id: E::Id) -> Self {
        Self { kind: E::KIND, id: id.into() }
    }
}
