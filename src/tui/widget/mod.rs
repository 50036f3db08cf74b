//! Pieces of screens: lists, tables, texts, windows on long lists.

pub mod list;
pub mod table;
pub mod text;
pub mod window;
