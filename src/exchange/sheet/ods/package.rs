//! What a zip file is, told by its parts.

use std::io::{self, Read, Seek};

use crate::exchange::sheet::error::{OdsCap, SheetError};
use crate::exchange::sheet::{Caps, OdsCaps, Source};

use super::directory::{self, Entry, PART};
use super::part::Part;
use super::xml::{Event, Xml};
use super::{OPEN_DOCUMENT, refusal};

/// What the MIME type of a spreadsheet has after [`OPEN_DOCUMENT`].
const SPREADSHEETS: [&str; 2] = ["spreadsheet", "spreadsheet-template"];
/// What the MIME type of an OpenDocument file's ancestor begins with.
const STAR_OFFICE: &str = "application/vnd.sun.xml.";
/// Bytes of a MIME type; more is none.
const MIME_TYPE: u64 = 256;
/// The folder that every workbook of Excel has.
const EXCEL: &[u8] = b"xl/";

/// A spreadsheet that can be read.
pub(in crate::exchange::sheet) struct Package {
    /// The part that holds the sheets.
    pub(super) content: Entry,
}

/// The parts that tell what a file is.
#[derive(Default)]
struct Parts {
    count: usize,
    mime_type: Option<Entry>,
    manifest: Option<Entry>,
    content: Option<Entry>,
    excel: bool,
}

/// The spreadsheet that a file is, if it begins as a package does; `head` is its beginning.
///
/// # Errors
/// What a person wanted to be a table, and what to do instead: an Excel workbook, another kind of document, a
/// spreadsheet under a password, damaged or beyond the caps.
pub(in crate::exchange::sheet) fn find(
    source: &mut Box<dyn Source>,
    head: &[u8],
    caps: &Caps,
) -> Result<Option<Package>, SheetError> {
    if !head.starts_with(PART) {
        return Ok(None);
    }
    match look(source, &caps.ods).map_err(refusal) {
        // A file cut short has lost its directory, but ODF wants the MIME type at its very beginning.
        Err(SheetError::DamagedSpreadsheet) if !begins_as_document(head) => Ok(None),
        Err(error) => Err(error),
        Ok((_, Parts { excel: true, .. })) => Err(SheetError::ExcelWorkbook),
        Ok((mime_type, _)) if is_other_document(&mime_type) => Err(SheetError::NotASpreadsheet),
        Ok((mime_type, parts)) if is_spreadsheet(&mime_type) => check(source, &parts, &caps.ods).map(Some),
        Ok(_) => Ok(None),
    }
}

fn look(source: &mut Box<dyn Source>, caps: &OdsCaps) -> io::Result<(String, Parts)> {
    let mut parts = Parts::default();
    let limit = usize::try_from(caps.parts).unwrap_or(usize::MAX);
    parts.count = directory::walk(source, limit, |name, entry| match name {
        b"mimetype" => parts.mime_type = Some(entry),
        b"META-INF/manifest.xml" => parts.manifest = Some(entry),
        b"content.xml" => parts.content = Some(entry),
        _ => parts.excel |= name.starts_with(EXCEL),
    })?;
    let mut mime_type = String::new();
    if let Some(entry) = parts.mime_type {
        Part::open(source, entry, caps)?.take(MIME_TYPE).read_to_string(&mut mime_type)?;
    }
    Ok((mime_type, parts))
}

/// A spreadsheet's content, if it is within the caps and not under a password.
fn check(source: &mut Box<dyn Source>, parts: &Parts, caps: &OdsCaps) -> Result<Package, SheetError> {
    let bytes = source.seek(io::SeekFrom::End(0))?;
    let counts = [(OdsCap::File, bytes, caps.file), (OdsCap::Parts, parts.count as u64, caps.parts)];
    if let Some((cap, _, limit)) = counts.into_iter().find(|(_, count, limit)| count > limit) {
        return Err(SheetError::OdsTooLarge { cap, limit });
    }
    if parts.content.is_some_and(|content| content.encrypted) || is_under_password(source, parts, caps)? {
        return Err(SheetError::Encrypted);
    }
    let content = parts.content.ok_or(SheetError::DamagedSpreadsheet)?;
    Ok(Package { content })
}

/// Whether the list of the parts says how one of them is encrypted.
fn is_under_password(
    source: &mut Box<dyn Source>,
    parts: &Parts,
    caps: &OdsCaps,
) -> Result<bool, SheetError> {
    let Some(manifest) = parts.manifest else { return Ok(false) };
    let mut xml = Xml::new(Part::open(source, manifest, caps).map_err(refusal)?, 0);
    loop {
        match xml.next() {
            Ok(Event::Open(element)) if element.local_name() == b"encryption-data" => return Ok(true),
            // OpenOffice 2 began this list with definitions.
            Ok(Event::End) | Err(SheetError::Definitions) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(error),
        }
    }
}

fn is_spreadsheet(mime_type: &str) -> bool {
    mime_type.strip_prefix(OPEN_DOCUMENT).is_some_and(|kind| SPREADSHEETS.contains(&kind.trim_end()))
}

fn is_other_document(mime_type: &str) -> bool {
    let document = mime_type.starts_with(OPEN_DOCUMENT) || mime_type.starts_with(STAR_OFFICE);
    document && !is_spreadsheet(mime_type)
}

/// Whether the first part is called `mimetype` and names an OpenDocument file.
fn begins_as_document(head: &[u8]) -> bool {
    let name_and_content = head.get(30..).and_then(|rest| rest.strip_prefix(b"mimetype"));
    name_and_content.is_some_and(|content| content.starts_with(OPEN_DOCUMENT.as_bytes()))
}
