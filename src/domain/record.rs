//! What every record has in common: an identity, a version, a place in the trash, and fields that can
//! be compared one by one.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// The fields of a record by name; a field that has its default value is absent.
pub type Fields = Map<String, Value>;

/// The name under which a record's place in the trash stands among its fields.
pub const TRASHED: &str = "trashed";

/// The kinds of record that the history knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A company or a person we deal with.
    Account,
    /// A person or a group address.
    Contact,
    /// The link between the two.
    Affiliation,
    /// Who works in Carnet.
    User,
    /// What an admin switches for everybody.
    Settings,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [Kind::Account, Kind::Contact, Kind::Affiliation, Kind::User, Kind::Settings];

    /// The stable code that the store and the files keep.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Contact => "contact",
            Kind::Affiliation => "affiliation",
            Kind::User => "user",
            Kind::Settings => "settings",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a kind of record holds, apart from its identity and version.
pub trait Entity: Serialize + DeserializeOwned + Clone + PartialEq {
    /// The identity's type.
    type Id: Copy + Eq + From<i64> + Into<i64>;
    /// Which kind this is.
    const KIND: Kind;
}

/// A record as it stands in the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<E: Entity> {
    /// Its identity.
    pub id: E::Id,
    /// Counts the writes to it, from 1: an update names the version that it read.
    pub version: i64,
    /// Whether it is in the trash.
    pub trashed: bool,
    /// What it holds.
    pub value: E,
}

impl<E: Entity> Record<E> {
    /// All that the history compares: the fields and the place in the trash.
    pub fn fields(&self) -> Fields {
        let mut fields = fields_of(&self.value);
        if self.trashed {
            fields.insert(TRASHED.into(), Value::Bool(true));
        }
        fields
    }

    /// The record with other fields.
    ///
    /// # Errors
    /// When the fields are not of this kind of record.
    pub fn with_fields(&self, mut fields: Fields) -> serde_json::Result<Self> {
        let trashed = fields.remove(TRASHED).is_some_and(|value| value == Value::Bool(true));
        let value = serde_json::from_value(Value::Object(fields))?;
        Ok(Self { id: self.id, version: self.version, trashed, value })
    }
}

/// An entity's fields by name.
pub fn fields_of<E: Entity>(value: &E) -> Fields {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => unreachable!("an entity is a struct of plain values"),
    }
}

/// For `skip_serializing_if`: whether the value is its type's default.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
