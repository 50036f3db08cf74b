//! What the desk is about. Pure: no I/O, no clock, no SQL, no screen.

pub mod account;
pub mod affiliation;
pub mod change;
pub mod contact;
pub mod ids;
pub mod matching;
pub mod order;
pub mod parse;
pub mod record;
pub mod rights;
pub mod text;
pub mod user;
