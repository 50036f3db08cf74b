//! A file that is to come in: where it is, what it holds, and how it may be read.

use std::{
    fs::File,
    io::{self, Read},
    path::PathBuf,
};

use crate::{
    domain::{record::Kind, rights::Act},
    store::ImportMode,
};

use super::sheet::Caps;

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
    pub fn act(self, mode: ImportMode) -> Act {
        match (self, mode) {
            (Subject::Accounts, _) => Act::ImportAccounts,
            (Subject::Contacts, ImportMode::Add) => Act::ImportContacts,
            (Subject::Contacts, ImportMode::Synchronise) => Act::SynchroniseContacts,
            (Subject::Contacts, ImportMode::SynchroniseAll) => Act::SynchroniseAllContacts,
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
    pub(super) fn long_columns(self) -> Vec<String> {
        let heading = match self {
            Subject::Accounts => "Notes",
            Subject::Contacts => "Note",
        };
        vec![heading.to_owned()]
    }
}

/// Where the bytes are.
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
    /// What it does with what is there.
    pub mode: ImportMode,
    /// Whether it must be cards, whatever it looks like.
    pub cards: bool,
    /// The reference of the account to which contacts belong that do not say whose they are; none for what their
    /// organisation and address tell.
    pub account: Option<String>,
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
            act: subject.act(ImportMode::Add),
            mode: ImportMode::Add,
            cards: false,
            account: None,
            encoding: None,
            delimiter: None,
            caps: Caps::default(),
        }
    }

    /// The same in another mode.
    pub fn with_mode(self, mode: ImportMode) -> Self {
        Self { mode, act: self.subject.act(mode), ..self }
    }
}
