//! Files in and out; no screen.
//!
//! A file that comes in is gone over twice: [`plan()`] says for every row what would happen and writes
//! nothing, [`apply()`] does it. Both read a row through the same function (`contacts`, `accounts`), so
//! that what was shown and what is done cannot part. Memory does not grow with the file.

mod accounts;
mod apply;
mod columns;
mod contacts;
mod error;
mod export;
pub mod file;
mod import;
mod jsonl;
mod lookalike;
mod message;
mod plan;
pub mod sample;
pub mod sheet;
pub mod vcard;
pub mod vocabulary;
mod whole;

pub use apply::{Report, apply};
pub use error::{Error, Result};
pub use export::{Format, export, export_to};
pub use import::{Import, Source, Subject};
pub use message::{Field, Message, Place, Severity};
pub use plan::{Counts, FieldChange, Plan, PlannedRow, Verdict, plan};
pub use whole::{WholeError, check_all, export_all, export_all_to, import_all};

#[cfg(test)]
mod tests;
