//! Files in and out; no screen.

pub mod file;
pub mod sheet;
