//! Pieces of screens: lists, tables, texts, windows on long lists.

pub mod change;
pub mod coverage;
pub mod effect;
pub mod groups;
pub mod list;
pub mod paged;
pub mod table;
pub mod text;
pub mod window;
