//! Records that are put aside in a private temporary file, to be read again in any order: a plan of a million
//! rows does not stay in memory.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    marker::PhantomData,
    ops::Range,
    os::unix::fs::FileExt,
};

use serde::{Serialize, de::DeserializeOwned};

/// Bytes that are written at a time, and read ahead.
const STRETCH: usize = 64 << 10;
/// Records between two of which it is noted where they begin.
const STRIDE: usize = 64;

/// Where records stand in the file: the length of each, four bytes, since an import may have millions of them, and
/// where every so many begin.
#[derive(Debug, Default)]
struct Places {
    lengths: Vec<u32>,
    begins: Vec<u64>,
    end: u64,
}

impl Places {
    fn push(&mut self, length: usize) -> io::Result<()> {
        let length = u32::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
        if self.lengths.len().is_multiple_of(STRIDE) {
            self.begins.push(self.end);
        }
        self.lengths.push(length);
        self.end += u64::from(length);
        Ok(())
    }

    fn of(&self, at: usize) -> Range<u64> {
        let noted = at / STRIDE;
        let between = self.lengths[noted * STRIDE..at].iter().map(|length| u64::from(*length));
        let begin = self.begins[noted] + between.sum::<u64>();
        begin..begin + u64::from(self.lengths[at])
    }
}

/// Records that are being put aside.
#[derive(Debug)]
pub struct SpoolWriter<T> {
    out: BufWriter<File>,
    places: Places,
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
        Ok(Self { out, places: Places::default(), line: Vec::new(), records: PhantomData })
    }

    /// One more; its place.
    ///
    /// # Errors
    /// What the system says.
    pub fn push(&mut self, record: &T) -> io::Result<usize> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, record)?;
        self.out.write_all(&self.line)?;
        self.places.push(self.line.len())?;
        Ok(self.len() - 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.lengths.len()
    }

    /// That was the last one.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> io::Result<Spool<T>> {
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Spool { file, places: self.places, records: PhantomData })
    }
}

/// Records that were put aside.
#[derive(Debug)]
pub struct Spool<T> {
    file: File,
    places: Places,
    records: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Spool<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.lengths.len()
    }

    /// The record at a place.
    ///
    /// # Errors
    /// What the system says.
    pub fn get(&self, at: usize) -> io::Result<T> {
        let place = self.places.of(at);
        let mut line = vec![0; (place.end - place.start) as usize];
        self.file.read_exact_at(&mut line, place.start)?;
        Ok(serde_json::from_slice(&line)?)
    }

    /// The records from a place on, read in long stretches.
    pub fn from(&self, at: usize) -> Records<'_, T> {
        Records { spool: self, at, ahead: Vec::new(), ahead_begins: 0 }
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

    /// Goes on at another place; what was read ahead is not read again.
    pub fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    fn read(&mut self) -> io::Result<T> {
        let Range { start: begin, end } = self.spool.places.of(self.at);
        if end > self.ahead_begins + self.ahead.len() as u64 || begin < self.ahead_begins {
            let length = ((end - begin).max(STRETCH as u64)).min(self.spool.places.end - begin);
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
        let mut records = spool.from(0);
        for n in [0, 2, 3, 699, 1, 350] {
            records.go_to(n);
            assert_eq!(records.next().unwrap().unwrap(), text(n));
        }
    }
}
