//! A file that is to come in: where it is, what it holds, and how it may be read.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::PathBuf,
    time::SystemTime,
};

use crate::{
    domain::{record::Kind, rights::Act},
    store::{Reader, Result as StoreResult, Write},
};

use super::{
    accounts, contacts,
    error::{Error, Result},
    message::Message,
    plan::{Expected, PlannedRow},
    sheet::{self, Caps, Header, Options, Row, Sheet, SheetError},
};

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// One account a row, created or updated by its reference.
    Accounts,
    /// One contact of an account a row (S3).
    Contacts,
}

impl Subject {
    /// The act that a person's import is.
    pub fn act(self) -> Act {
        match self {
            Subject::Accounts => Act::ImportAccounts,
            Subject::Contacts => Act::ImportContacts,
        }
    }

    /// The kind of record of which each row makes one.
    pub(super) fn record(self) -> Kind {
        match self {
            Subject::Accounts => Kind::Account,
            Subject::Contacts => Kind::Affiliation,
        }
    }

    /// The columns whose cells may be as long as a note.
    fn long_columns(self) -> Vec<String> {
        let heading = match self {
            Subject::Accounts => "Notes",
            Subject::Contacts => "Note",
        };
        vec![heading.to_owned()]
    }

    /// The columns of phone numbers.
    fn phone_columns(self) -> Vec<String> {
        let headings: &[&str] = match self {
            Subject::Accounts => &[],
            Subject::Contacts => &["Tel", "Fax"],
        };
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }
}

/// Where the bytes are; they are gone over twice.
#[derive(Debug)]
pub enum Source {
    /// A file of the person's.
    File(PathBuf),
    /// A stream that was put into a file of ours, which goes away with this.
    Spooled(File),
    /// Part of the program.
    Embedded(&'static [u8]),
}

impl Source {
    /// Puts a stream, such as the standard input, into a private file, at most a byte more than may be read.
    ///
    /// # Errors
    /// What the system says.
    pub fn spool(stream: impl Read, caps: &Caps) -> io::Result<Self> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut stream.take(caps.file.saturating_add(1)), &mut file)?;
        Ok(Source::Spooled(file))
    }
}

/// What tells a file that was changed meanwhile: its length and the time of its last change.
pub(super) type Fingerprint = Option<(u64, SystemTime)>;

/// A file that is to come in.
#[derive(Debug)]
pub struct Import {
    /// What it is about.
    pub subject: Subject,
    /// Where it is.
    pub source: Source,
    /// What the history calls it.
    pub name: String,
    /// The act that it is.
    pub act: Act,
    /// The label of an encoding, against a wrong guess.
    pub encoding: Option<String>,
    /// What parts the cells, against a wrong guess.
    pub delimiter: Option<char>,
    /// How much is read.
    pub caps: Caps,
}

impl Import {
    /// An import with nothing said about the file.
    pub fn new(subject: Subject, source: Source, name: impl Into<String>) -> Self {
        Self {
            subject,
            source,
            name: name.into(),
            act: subject.act(),
            encoding: None,
            delimiter: None,
            caps: Caps::default(),
        }
    }

    /// Opens the file at its first row.
    pub(super) fn open(&self) -> Result<Sheet> {
        let options = Options {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            long_columns: self.subject.long_columns(),
            phone_columns: self.subject.phone_columns(),
            caps: self.caps.clone(),
        };
        Ok(match &self.source {
            Source::File(path) => sheet::open(path, &options)?,
            // The two share one position, which a reader sets back at its start.
            Source::Spooled(file) => sheet::open_reader(file.try_clone().map_err(SheetError::Io)?, &options)?,
            Source::Embedded(bytes) => sheet::open_reader(Cursor::new(*bytes), &options)?,
        })
    }

    /// What the file is now.
    pub(super) fn fingerprint(&self) -> Result<Fingerprint> {
        let Source::File(path) = &self.source else { return Ok(None) };
        let metadata = path.metadata().map_err(SheetError::Io)?;
        Ok(Some((metadata.len(), metadata.modified().map_err(SheetError::Io)?)))
    }

    /// Who understands the rows under these headings, and the headings that nobody understands.
    pub(super) fn importer(&self, header: &Header) -> Result<(Box<dyn Importer>, Vec<String>)> {
        let missing = |heading| Error::MissingColumn { heading };
        Ok(match self.subject {
            Subject::Accounts if contacts::has_headings(header) => return Err(Error::ContactsAsAccounts),
            Subject::Accounts => {
                let accounts = accounts::Importer::new(header).map_err(missing)?;
                let unknown = accounts.unknown_columns();
                (Box::new(accounts), unknown)
            }
            Subject::Contacts => {
                let contacts = contacts::Importer::new(header).map_err(missing)?;
                let unknown = contacts.unknown_columns();
                (Box::new(contacts), unknown)
            }
        })
    }
}

/// What became of a row.
pub(super) enum Outcome {
    /// It went in.
    Written,
    /// It did not go in, for what changed since the plan.
    Rejected(Vec<Message>),
}

/// Understands the rows of one subject.
pub(super) trait Importer {
    /// What would happen to a row, and what it counts on.
    fn plan(&mut self, reader: &Reader, row: &Row) -> StoreResult<(PlannedRow, Expected)>;

    /// Another transaction begins: what was remembered of the store may be old.
    fn begin_chunk(&mut self);

    /// Does what was planned.
    fn apply(&mut self, write: &mut Write, row: &Row, expected: Expected) -> StoreResult<Outcome>;

    /// The greatest number of a generated reference in the file; new ones start above it.
    fn highest_reference(&self) -> i64 {
        0
    }

    /// Starts generated references above a number.
    fn start_references_above(&mut self, _: i64) {}
}
