//! What the desk is about. Pure: no I/O, no clock, no SQL, no screen.

pub mod text;
