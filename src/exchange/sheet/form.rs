//! Which form of table a file is, told by its content.

use std::io::{Read, SeekFrom};

use super::error::SheetError;
use super::{Caps, Source, ods};

/// The form that a table was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text with delimiters.
    Csv {
        /// The name of its encoding (`UTF-8`, `UTF-16LE`, `windows-1252` …).
        encoding: &'static str,
        /// What parts its cells.
        delimiter: char,
    },
    /// An OpenDocument spreadsheet.
    Ods,
    /// vCards, each read as a row.
    Cards {
        /// The name of their encoding.
        encoding: &'static str,
    },
}

/// What the files of Microsoft Office begin with that are no zip: those before 2007, and those under a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The root of an OpenDocument file that is one XML document.
const FLAT_ROOT: &[u8] = b"<office:document ";
/// Bytes in which that root begins.
const HEAD: u64 = 1024;

/// The spreadsheet that a file is; `None` for what is read as text.
///
/// # Errors
/// What a person wanted to be a table and cannot be read, with what to do instead.
pub(super) fn find_spreadsheet(
    source: &mut Box<dyn Source>,
    caps: &Caps,
) -> Result<Option<ods::Package>, SheetError> {
    let mut head = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.take(HEAD).read_to_end(&mut head)?;
    if head.starts_with(COMPOUND) {
        return Err(SheetError::ExcelWorkbook);
    }
    let is_xml = head.trim_ascii_start().starts_with(b"<?xml");
    if is_xml && head.windows(FLAT_ROOT.len()).any(|window| window == FLAT_ROOT) {
        return Err(SheetError::FlatSpreadsheet);
    }
    ods::find(source, &head, caps)
}
