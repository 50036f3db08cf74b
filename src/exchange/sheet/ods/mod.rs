//! OpenDocument spreadsheets: a zip file whose part `content.xml` holds the sheets.
//!
//! Reading goes file → [`directory`] (which parts) → [`package`] (what it is, and which part to read) →
//! [`part`] (inflated, never more than the caps allow) → [`xml`] (one element or piece of text at a time) →
//! [`rows`] (the rows of the first sheet that holds anything), with [`cell`] and [`prose`] for what a cell
//! says → [`read`] (the table under its headings). Guard and reader are one: a file that is a bomb is read as
//! far as the cap that it breaks, and no further. Libraries that read whole workbooks keep them in memory, and
//! the small file that stands for 4.7 GB of repeated cells with them.

mod cell;
mod directory;
mod leash;
mod markup;
mod package;
mod part;
mod prose;
mod read;
mod rows;
mod write;
mod xml;

use std::io;

pub(super) use package::{Package, find};
pub(super) use read::Table;
#[cfg(test)]
pub(super) use rows::Rows;
pub(super) use write::Writer;

use super::error::SheetError;

/// The beginning of the MIME type of every OpenDocument file.
const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";

/// What the bytes of a package could not be read for: a cap of ours, a broken package, or the system.
fn refusal(error: io::Error) -> SheetError {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.downcast::<SheetError>() {
        Ok(ours) => ours,
        Err(error) if matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof) => {
            SheetError::DamagedSpreadsheet
        }
        Err(error) => SheetError::Io(error),
    }
}
