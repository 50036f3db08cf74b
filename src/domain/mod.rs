//! What the desk is about. Pure: no I/O, no clock, no SQL, no screen.

pub mod account;
pub mod affiliation;
pub mod category;
pub mod change;
pub mod choices;
pub mod contact;
pub mod coverage;
pub mod ids;
pub mod impact;
pub mod matching;
pub mod order;
pub mod parse;
pub mod reach;
pub mod recipient;
pub mod record;
pub mod resolve;
pub mod rights;
pub mod settings;
pub mod text;
pub mod topic;
pub mod user;
pub mod what_if;
