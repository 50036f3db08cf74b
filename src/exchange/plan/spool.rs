//! Records that are put aside in a private temporary file, to be read again in any order: a plan of a million
//! rows does not stay in memory.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    marker::PhantomData,
    os::unix::fs::FileExt,
};

use serde::{Serialize, de::DeserializeOwned};

/// Bytes that are written at a time, and read ahead.
const STRETCH: usize = 64 << 10;

/// Records that are being put aside.
#[derive(Debug)]
pub struct SpoolWriter<T> {
    out: BufWriter<File>,
    /// Where each record ends.
    ends: Vec<u64>,
    line: Vec<u8>,
    records: PhantomData<fn(T)>,
}

impl<T: Serialize> SpoolWriter<T> {
    /// None yet.
    ///
    /// # Errors
    /// What the system says.
    pub fn new() -> io::Result<Self> {
        let out = BufWriter::with_capacity(STRETCH, tempfile::tempfile()?);
        Ok(Self { out, ends: Vec::new(), line: Vec::new(), records: PhantomData })
    }

    /// One more; its place.
    ///
    /// # Errors
    /// What the system says.
    pub fn push(&mut self, record: &T) -> io::Result<usize> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, record)?;
        self.out.write_all(&self.line)?;
        let begin = self.ends.last().copied().unwrap_or(0);
        self.ends.push(begin + self.line.len() as u64);
        Ok(self.ends.len() - 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// That was the last one.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> io::Result<Spool<T>> {
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Spool { file, ends: self.ends, records: PhantomData })
    }
}

/// Records that were put aside.
#[derive(Debug)]
pub struct Spool<T> {
    file: File,
    ends: Vec<u64>,
    records: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Spool<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The record at a place.
    ///
    /// # Errors
    /// What the system says.
    pub fn get(&self, at: usize) -> io::Result<T> {
        let begin = self.begin(at);
        let mut line = vec![0; (self.ends[at] - begin) as usize];
        self.file.read_exact_at(&mut line, begin)?;
        Ok(serde_json::from_slice(&line)?)
    }

    /// The records from a place on, read in long stretches.
    pub fn from(&self, at: usize) -> Records<'_, T> {
        Records { spool: self, at, ahead: Vec::new(), ahead_begins: 0 }
    }

    fn begin(&self, at: usize) -> u64 {
        at.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}

/// The records of a spool, one after the other.
pub struct Records<'a, T> {
    spool: &'a Spool<T>,
    at: usize,
    ahead: Vec<u8>,
    ahead_begins: u64,
}

impl<T: DeserializeOwned> Records<'_, T> {
    /// The place of the next record.
    pub fn place(&self) -> usize {
        self.at
    }

    fn read(&mut self) -> io::Result<T> {
        let (begin, end) = (self.spool.begin(self.at), self.spool.ends[self.at]);
        if end > self.ahead_begins + self.ahead.len() as u64 || begin < self.ahead_begins {
            let whole = self.spool.ends.last().copied().unwrap_or(0);
            let length = ((end - begin).max(STRETCH as u64)).min(whole - begin);
            self.ahead.resize(length as usize, 0);
            self.spool.file.read_exact_at(&mut self.ahead, begin)?;
            self.ahead_begins = begin;
        }
        let from = (begin - self.ahead_begins) as usize;
        let record = &self.ahead[from..from + (end - begin) as usize];
        Ok(serde_json::from_slice(record)?)
    }
}

impl<T: DeserializeOwned> Iterator for Records<'_, T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.spool.len() {
            return None;
        }
        let record = self.read();
        self.at += 1;
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_again_in_any_order_whatever_their_length() {
        let mut writer = SpoolWriter::new().unwrap();
        let text = |n: usize| "é\n".repeat(n * n % 90_000);
        for n in 0..700 {
            assert_eq!(writer.push(&text(n)).unwrap(), n);
        }
        let spool: Spool<String> = writer.finish().unwrap();
        assert_eq!(spool.len(), 700);
        for n in [699, 0, 350, 301] {
            assert_eq!(spool.get(n).unwrap(), text(n));
        }
        let read: Vec<String> = spool.from(290).map(Result::unwrap).collect();
        assert!(read.iter().enumerate().all(|(at, record)| *record == text(at + 290)) && read.len() == 410);
    }
}
