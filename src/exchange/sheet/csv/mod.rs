//! Text with delimiters, in any of the encodings and dialects that spreadsheets write.
//!
//! Reading goes bytes → [`encoding`] (which one) → [`text`] (decoded, a stretch at a time) → [`dialect`]
//! (which delimiter) → [`record`] (one record into cells) → [`read`] (rows, line numbers, going on after a
//! fault). The splitting is our own since the `csv` crate cannot: it buffers a field of any size, swallows
//! the rest of the file after an open quotation mark and loses count of lines at blank ones.

mod dialect;
mod encoding;
mod guard;
mod read;
mod record;
mod text;
mod write;

pub(in crate::exchange) use encoding::{Found, find as find_encoding};
pub(super) use read::Table;
pub(in crate::exchange) use text::Text;
pub(super) use write::Writer;
