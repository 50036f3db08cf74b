//! The rows of a file that comes in, whatever it is: a table, or cards that are read as rows of one.

use std::{
    fs::{self, File},
    io::{Cursor, ErrorKind, Read, Seek, SeekFrom},
};

use sha2::{Digest, Sha256};

use super::{
    error::Result,
    import::{Import, Source},
    sheet::{self, Header, Options, ReadError, Row, Sheet, SheetError},
    vcard::{self, Cards},
    whole::hexadecimal,
};

/// Bytes by which cards are told from a table.
const BEGINNING: u64 = 4096;

/// Bytes that are read at a time for the digest.
const STRETCH: usize = 64 << 10;

/// An open file, after its headings.
pub(super) enum Incoming {
    /// A table.
    Table(Box<Sheet>),
    /// Cards of persons.
    Cards(Box<Cards>),
}

/// What can be read from its beginning again.
trait Again: Read + Seek + Send {}
impl<T: Read + Seek + Send> Again for T {}

impl Incoming {
    /// Opens a file at its first row, and gives the digest of its bytes; which kind it is, its content tells.
    ///
    /// # Errors
    /// Every fault of the file as a whole that shows up to its headings.
    pub fn open(import: &Import) -> Result<(Self, String)> {
        let mut reader: Box<dyn Again> = match &import.source {
            // Asked before opening: opening a pipe would wait for its writer.
            Source::File(path) if !fs::metadata(path).map_err(SheetError::Io)?.is_file() => {
                return Err(SheetError::NotAFile.into());
            }
            Source::File(path) => Box::new(File::open(path).map_err(SheetError::Io)?),
            // The two share one position, which a reader sets back at its start.
            Source::Spooled(file) => Box::new(file.try_clone().map_err(SheetError::Io)?),
            Source::Embedded(bytes) => Box::new(Cursor::new(*bytes)),
        };
        let digest = digest(&mut reader).map_err(SheetError::Io)?;
        if import.cards || vcard::looks_like(&beginning(&mut reader).map_err(SheetError::Io)?) {
            return Ok((Self::Cards(Box::new(Cards::open(reader, &import.caps)?)), digest));
        }
        let options = Options {
            encoding: import.encoding.clone(),
            delimiter: import.delimiter,
            long_columns: import.subject.long_columns(),
            caps: import.caps.clone(),
        };
        Ok((Self::Table(Box::new(sheet::open_reader(reader, &options)?)), digest))
    }

    /// The headings.
    pub fn header(&self) -> &Header {
        match self {
            Self::Table(sheet) => sheet.header(),
            Self::Cards(cards) => cards.header(),
        }
    }

    /// The name of the encoding that it is read in.
    pub fn encoding(&self) -> &'static str {
        match self {
            Self::Table(sheet) => sheet.encoding(),
            Self::Cards(cards) => cards.encoding(),
        }
    }

    /// What parts its cells; cards have none.
    pub fn delimiter(&self) -> Option<char> {
        match self {
            Self::Table(sheet) => Some(sheet.delimiter()),
            Self::Cards(_) => None,
        }
    }

    /// The next row, blank ones left out. Ends for good after [`ReadError::File`].
    pub fn next_row(&mut self) -> Option<std::result::Result<Row, ReadError>> {
        match self {
            Self::Table(sheet) => sheet.rows().next(),
            Self::Cards(cards) => cards.next_row(),
        }
    }

    /// How many blank rows were left out so far.
    pub fn blank_rows(&self) -> u64 {
        match self {
            Self::Table(sheet) => sheet.blank_rows(),
            Self::Cards(_) => 0,
        }
    }
}

/// SHA-256 of all bytes, in hexadecimal: by it a file is known that comes in twice.
fn digest(reader: &mut dyn Again) -> std::io::Result<String> {
    let (mut digest, mut bytes) = (Sha256::new(), vec![0; STRETCH]);
    reader.seek(SeekFrom::Start(0))?;
    loop {
        match reader.read(&mut bytes) {
            Ok(0) => return Ok(hexadecimal(digest)),
            Ok(count) => digest.update(&bytes[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn beginning(reader: &mut dyn Again) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.seek(SeekFrom::Start(0))?;
    reader.take(BEGINNING).read_to_end(&mut bytes)?;
    reader.seek(SeekFrom::Start(0))?;
    Ok(bytes)
}
