//! Files in and out; no screen.

pub mod sheet;
