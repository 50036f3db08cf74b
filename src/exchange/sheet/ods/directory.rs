//! The directory of a zip file: which parts it has, and where.
//!
//! Our own, since the crate `zip` takes memory for every entry that a file claims and for every signature
//! that it meets on its search: a directory of 60 MB takes it 275 MB. This one keeps nothing.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

/// What the record at the end of the file begins with.
const END: &[u8] = b"PK\x05\x06";
/// Its length without the comment that may follow it.
const END_LENGTH: usize = 22;
/// What an entry of the directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";
/// What a part itself begins with, and with it the whole file.
pub(super) const PART: &[u8] = b"PK\x03\x04";

/// One part, as the directory tells of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// How it is compressed.
    pub method: u16,
    /// Whether it is under a password.
    pub encrypted: bool,
    /// The check sum of what it stands for.
    pub crc: u32,
    /// Bytes that it takes in the file.
    pub packed: u64,
    /// Where its own header begins.
    header: u64,
}

/// Goes over the directory, at most `limit` entries of it: each one's name and the entry. How many there are.
///
/// # Errors
/// `InvalidData` or `UnexpectedEof` for what is no directory; those of the source.
pub(super) fn walk<S: Read + Seek>(
    source: &mut S,
    limit: usize,
    mut visit: impl FnMut(&[u8], Entry),
) -> io::Result<usize> {
    let end = end_record(source)?;
    let (count, start) = (usize::from(u16_at(&end, 10)), u64::from(u32_at(&end, 16)));
    source.seek(SeekFrom::Start(start))?;
    let mut directory = BufReader::new(source);
    let mut head = [0; 46];
    let mut name = Vec::new();
    for _ in 0..count.min(limit) {
        directory.read_exact(&mut head)?;
        if !head.starts_with(ENTRY) {
            return Err(ErrorKind::InvalidData.into());
        }
        name.resize(usize::from(u16_at(&head, 28)), 0);
        directory.read_exact(&mut name)?;
        visit(&name, entry(&head));
        directory.seek_relative(i64::from(u16_at(&head, 30)) + i64::from(u16_at(&head, 32)))?;
    }
    Ok(count)
}

/// Goes to the first byte of a part, behind its own header.
///
/// # Errors
/// As [`walk`].
pub(super) fn enter<S: Read + Seek>(source: &mut S, entry: &Entry) -> io::Result<()> {
    let mut head = [0; 30];
    source.seek(SeekFrom::Start(entry.header))?;
    source.read_exact(&mut head)?;
    if !head.starts_with(PART) {
        return Err(ErrorKind::InvalidData.into());
    }
    source.seek_relative(i64::from(u16_at(&head, 26)) + i64::from(u16_at(&head, 28)))
}

/// The record at the end; a comment of up to 64 KiB may follow it.
fn end_record<S: Read + Seek>(source: &mut S) -> io::Result<Vec<u8>> {
    let length = source.seek(SeekFrom::End(0))?;
    let searched = length.min(END_LENGTH as u64 + u64::from(u16::MAX));
    source.seek(SeekFrom::Start(length - searched))?;
    let mut tail = Vec::new();
    source.take(searched).read_to_end(&mut tail)?;
    let is_end = |record: &[u8]| record.len() >= END_LENGTH && record.starts_with(END);
    let at = (0..tail.len()).rev().find(|at| is_end(&tail[*at..])).ok_or(ErrorKind::InvalidData)?;
    Ok(tail.split_off(at))
}

fn entry(head: &[u8; 46]) -> Entry {
    Entry {
        method: u16_at(head, 10),
        encrypted: u16_at(head, 8) & 1 == 1,
        crc: u32_at(head, 16),
        packed: u64::from(u32_at(head, 20)),
        header: u64::from(u32_at(head, 42)),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
