//! The desk in the terminal.

pub mod look;
pub mod terminal;
