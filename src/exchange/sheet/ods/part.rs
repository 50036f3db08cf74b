//! One part of a package as the bytes that it stands for, counted while they are inflated.

use std::io::{self, BufReader, ErrorKind, Read, Seek, Take};

use flate2::{Crc, bufread::DeflateDecoder};

use crate::exchange::sheet::OdsCaps;
use crate::exchange::sheet::error::{OdsCap, SheetError};

use super::directory::{self, Entry};

/// A part may inflate to this much whatever its ratio: it takes no time, and small honest files of equal rows
/// are compressed a lot.
const RATIO_FLOOR: u64 = 4 << 20;

/// What the part is compressed with, in the numbers of zip.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The bytes that a part stands for. Reading fails with a [`SheetError`] inside when they break a cap, and at
/// their end when they are not those that were written.
pub(super) struct Part<S> {
    bytes: Bytes<S>,
    entry: Entry,
    crc: Crc,
    inflated: u64,
    caps: OdsCaps,
}

enum Bytes<S> {
    Stored(Take<S>),
    Deflated(DeflateDecoder<BufReader<Take<S>>>),
}

impl<S: Read + Seek> Part<S> {
    /// Begins to read a part.
    ///
    /// # Errors
    /// `InvalidData` or `UnexpectedEof` when it is not where the directory says, or compressed in a way that
    /// OpenDocument does not have; those of the source.
    pub fn open(mut source: S, entry: Entry, caps: &OdsCaps) -> io::Result<Self> {
        directory::enter(&mut source, &entry)?;
        let packed = source.take(entry.packed);
        let bytes = match entry.method {
            STORED => Bytes::Stored(packed),
            DEFLATED => Bytes::Deflated(DeflateDecoder::new(BufReader::new(packed))),
            _ => return Err(ErrorKind::InvalidData.into()),
        };
        Ok(Self { bytes, entry, crc: Crc::new(), inflated: 0, caps: caps.clone() })
    }
}

impl<S> Part<S> {
    fn broken_cap(&self) -> Option<SheetError> {
        let taken = match &self.bytes {
            Bytes::Stored(_) => self.inflated,
            Bytes::Deflated(bytes) => bytes.total_in(),
        };
        if self.inflated > self.caps.inflated {
            Some(SheetError::OdsTooLarge { cap: OdsCap::Inflated, limit: self.caps.inflated })
        } else if self.inflated > RATIO_FLOOR && self.inflated / self.caps.ratio > taken {
            Some(SheetError::OdsTooLarge { cap: OdsCap::Ratio, limit: self.caps.ratio })
        } else {
            None
        }
    }
}

impl<S: Read> Read for Part<S> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.bytes {
            Bytes::Stored(bytes) => bytes.read(into)?,
            Bytes::Deflated(bytes) => bytes.read(into)?,
        };
        self.crc.update(&into[..count]);
        self.inflated += count as u64;
        if let Some(error) = self.broken_cap() {
            return Err(io::Error::other(error));
        }
        if count == 0 && !into.is_empty() && self.crc.sum() != self.entry.crc {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(count)
    }
}
