//! A store moved whole (SPEC §11, `export all` and `import all`), as JSON lines: a header; every record of every
//! table in a fixed order; a closing line with their number and a digest of all that stands before it.
//!
//! The same store is always the same file, to the byte, and so is a store that was made from one. A file that was
//! cut off or altered is refused before anything is written.

use std::{
    fmt::Write as _,
    io::{self, BufRead, BufReader, Read, Seek, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    domain::{record::Fields, rights::Act},
    store::{self, Loaded, Loading, Session, Store},
};

use super::{
    error::Result,
    export::{Tally, into_file},
    file::FileError,
    sheet::SheetError,
};

/// What a file of this form calls itself.
const FORMAT: &str = "carnet-store";
/// The form that this program writes; it reads no later one.
const VERSION: i64 = 1;
/// Bytes that a line may have: ten times what the longest texts of a record and its history take.
const LINE: u64 = 64 << 20;
/// How every closing line begins, and no record.
const CLOSING: &[u8] = b"{\"records\":";
/// Records after which the progress is told.
const PACE: u64 = 1_000;

/// Why a file of a whole store was not taken; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WholeError {
    /// It does not begin as one.
    #[error("no file of a whole store")]
    NotAStore,
    /// A newer Carnet wrote it.
    #[error("schema {found}, this program knows {known}")]
    Newer {
        /// Its schema, or the version of its form.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// A line is no record of its schema, or contradicts one before it.
    #[error("line {line}: no record of a store")]
    NoRecord {
        /// Counted from 1.
        line: u64,
    },
    /// It ends before its closing line.
    #[error("cut off after line {line}")]
    CutOff {
        /// The last line, counted from 1.
        line: u64,
    },
    /// It is not what was written: its records do not fit its closing line.
    #[error("altered since it was written")]
    Altered,
}

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: i64,
    schema: i64,
}

#[derive(Serialize, Deserialize, PartialEq)]
struct Closing {
    records: u64,
    sha256: String,
}

/// Writes the whole store to a file that is new, or replaced with `overwrite`; how many records.
///
/// # Errors
/// As [`export_all`]; those of the file.
pub fn export_all_to(
    store: &Store,
    path: &Path,
    overwrite: bool,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<u64> {
    into_file(store, path, overwrite, |out| export_all(store, out, progress))
}

/// Writes the whole store: what is in the trash, users, history and drafts included; how many records. `progress`
/// is told how many are done; when it answers `false`, the export stops.
///
/// # Errors
/// `Denied` when the person may not export; `Stopped`; those of the store and of `out`.
pub fn export_all(store: &Store, out: &mut dyn Write, progress: &mut dyn FnMut(u64) -> bool) -> Result<u64> {
    store.check(Act::Export)?;
    let mut lines = Lines { out, line: Vec::new(), digest: Sha256::new() };
    let header = Header { format: FORMAT.into(), version: VERSION, schema: store::SCHEMA };
    lines.write(&header).map_err(FileError::Write)?;
    let mut tally = Tally::new(progress);
    store.read(|reader| reader.each_record(|record| Ok(tally.count(lines.write(record)))))?;
    let records = tally.finish()?;
    lines.close(records).map_err(FileError::Write)?;
    Ok(records)
}

/// Lines that go out, and the digest of them.
struct Lines<'o> {
    out: &'o mut dyn Write,
    line: Vec<u8>,
    digest: Sha256,
}

impl Lines<'_> {
    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, line)?;
        self.line.push(b'\n');
        self.digest.update(&self.line);
        self.out.write_all(&self.line)
    }

    fn close(&mut self, records: u64) -> io::Result<()> {
        let sha256 = hexadecimal(self.digest.clone());
        self.write(&Closing { records, sha256 })
    }
}

/// A digest as text.
pub(super) fn hexadecimal(digest: Sha256) -> String {
    digest.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Goes over a whole file and checks that it is what was written; how many records it has.
///
/// # Errors
/// [`WholeError`]; that it cannot be read.
pub fn check_all(file: &mut (impl Read + Seek)) -> Result<u64> {
    let mut records = Records::open(file)?;
    while records.next()?.is_some() {}
    Ok(records.count)
}

/// Makes the store at `path` from a file of [`export_all`]; it must be missing, or new. Users, history and
/// identities are as they were; nothing is added. `progress` is told how many of how many records, then accounts,
/// are done; when it answers `false`, nothing stays.
///
/// # Errors
/// As [`check_all`], before anything is written; `NotEmpty`, `Denied`, `Stopped`, and what else the store says.
pub fn import_all(
    path: &Path,
    session: &Session,
    file: &mut (impl Read + Seek),
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Loaded> {
    Store::check_unused(path, session)?;
    let all = check_all(file)?;
    let mut records = Records::open(file)?;
    let schema = records.schema;
    Store::load(path, session, schema, progress, |loading, progress| {
        fill(loading, &mut records, all, progress)
    })
}

fn fill<R: Read>(
    loading: &mut Loading,
    records: &mut Records<R>,
    all: u64,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<()> {
    while let Some(line) = records.next()? {
        let taken = match serde_json::from_slice::<Fields>(line) {
            Ok(record) => loading.add(&record)?,
            Err(_) => false,
        };
        if !taken {
            return Err(WholeError::NoRecord { line: records.line }.into());
        }
        if records.count.is_multiple_of(PACE) && !progress(records.count, all) {
            return Err(store::Error::Stopped.into());
        }
    }
    if loading.is_whole()? { Ok(()) } else { Err(WholeError::Altered.into()) }
}

/// The records of a file, one line each, checked against the closing line.
struct Records<R> {
    file: BufReader<R>,
    text: Vec<u8>,
    schema: i64,
    /// The line that was read last, counted from 1.
    line: u64,
    count: u64,
    digest: Sha256,
}

impl<R: Read + Seek> Records<R> {
    /// Goes to the beginning and reads the header.
    fn open(mut file: R) -> Result<Self> {
        file.rewind().map_err(SheetError::Io)?;
        let file = BufReader::with_capacity(64 << 10, file);
        let mut records =
            Self { file, text: Vec::new(), schema: 0, line: 0, count: 0, digest: Sha256::new() };
        records.read_line()?;
        records.digest.update(&records.text);
        let header = serde_json::from_slice::<Header>(&records.text).map_err(|_| WholeError::NotAStore)?;
        if header.format != FORMAT || header.schema < 1 {
            return Err(WholeError::NotAStore.into());
        }
        for (found, known) in [(header.version, VERSION), (header.schema, store::SCHEMA)] {
            if found > known {
                return Err(WholeError::Newer { found, known }.into());
            }
        }
        records.schema = header.schema;
        Ok(records)
    }
}

impl<R: Read> Records<R> {
    /// The next record's line; `None` after the last one, once the file has proved to be what was written.
    fn next(&mut self) -> Result<Option<&[u8]>> {
        self.read_line()?;
        if !self.text.ends_with(b"\n") {
            return Err(WholeError::CutOff { line: self.line }.into());
        }
        if self.text.starts_with(CLOSING) {
            return self.check_closing().map(|()| None);
        }
        self.count += 1;
        self.digest.update(&self.text);
        Ok(Some(&self.text))
    }

    fn check_closing(&mut self) -> Result<()> {
        let sha256 = hexadecimal(std::mem::take(&mut self.digest));
        let expected = Closing { records: self.count, sha256 };
        let found = serde_json::from_slice::<Closing>(&self.text);
        self.read_line()?;
        let ends = self.text.is_empty();
        if ends && found.is_ok_and(|found| found == expected) {
            Ok(())
        } else {
            Err(WholeError::Altered.into())
        }
    }

    fn read_line(&mut self) -> Result<()> {
        self.text.clear();
        let read = self.file.by_ref().take(LINE).read_until(b'\n', &mut self.text).map_err(SheetError::Io)?;
        self.line += u64::from(read > 0);
        Ok(())
    }
}
