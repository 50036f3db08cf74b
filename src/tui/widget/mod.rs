//! Pieces of screens: lists, tables, windows on long lists.

pub mod list;
pub mod table;
pub mod window;
