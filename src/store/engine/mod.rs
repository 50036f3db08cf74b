//! The seam between the store and its database engine. Everything that differs between engines lives
//! below this folder; the repositories speak the portable subset of SQL through [`Db`].

mod sqlite;

pub(crate) use sqlite::params;
pub use sqlite::{
    Db, Engine, Interrupt, Mode, Row, SEQUENCES, ToSql, broken_references, check_references_later, columns,
    delete_securely, primary_key, schema, search_tables, start_over,
};
