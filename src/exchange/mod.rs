//! Files in and out; no screen.
//!
//! A file that comes in is read once, into a plan: [`plan()`] says for every row what would happen and writes
//! nothing, [`apply()`] does what the plan says. The plan stands in a temporary file: memory does not grow with
//! the number of rows.

mod accounts;
mod apply;
mod columns;
mod contacts;
mod error;
mod export;
pub mod file;
mod import;
mod incoming;
mod jsonl;
mod message;
mod plan;
mod rejects;
pub mod sample;
pub mod sheet;
pub mod vcard;
pub mod vocabulary;
mod whole;

pub use crate::store::ImportMode;
pub use apply::{Late, Report, apply};
pub use error::{Error, Result};
pub use export::{Export, Format, export, export_to};
pub use import::{Import, Source, Subject};
pub use message::{Field, Message, Place, Severity};
pub use plan::{
    Counts, FieldChange, Item, LeftOut, Mark, Plan, PlannedAccount, PlannedRow, Verdict, Walk, plan,
};
pub use rejects::save_rejects;
pub use whole::{WholeError, check_all, export_all, export_all_to, import_all};

#[cfg(test)]
mod tests;
