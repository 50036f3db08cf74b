//! What keeps the parser of XML from holding more than we need: it puts each piece of text, each tag and each
//! comment into memory as a whole, however long it is.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// Bytes of a tag that are always allowed, however short the texts that matter.
const TAG: usize = 64 << 10;
/// Bytes of one character more than matter: the cut may go through one.
const CHARACTER: usize = 4;
const STRETCH: usize = 64 << 10;

/// A source of XML that gives only so many bytes to one event: longer text is cut, a longer tag is an error.
pub(super) struct Leash<R> {
    source: BufReader<R>,
    length: usize,
    left: usize,
    /// Whether the event is text; known from its first byte.
    text: Option<bool>,
    cut: bool,
}

impl<R: Read> Leash<R> {
    /// Cuts text that is longer than `longest`, so that what is left is longer still.
    pub fn new(source: R, longest: usize) -> Self {
        let length = longest.max(TAG) + CHARACTER;
        Self {
            source: BufReader::with_capacity(STRETCH, source),
            length,
            left: length,
            text: None,
            cut: false,
        }
    }

    /// Another event begins.
    pub fn slacken(&mut self) {
        self.left = self.length;
        self.text = None;
        self.cut = false;
    }

    /// Whether the text of this event is cut.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// Reads to the end and keeps nothing.
    pub fn drain(&mut self) -> io::Result<()> {
        io::copy(&mut self.source, &mut io::sink()).map(drop)
    }

    /// Skips to where the text ends.
    fn skip_text(&mut self) -> io::Result<()> {
        self.cut = true;
        loop {
            let stretch = self.source.fill_buf()?;
            let end = stretch.iter().position(|byte| matches!(byte, b'<' | b'&'));
            let skipped = end.unwrap_or(stretch.len());
            let over = end.is_some() || stretch.is_empty();
            self.source.consume(skipped);
            if over {
                return Ok(());
            }
        }
    }
}

impl<R: Read> Read for Leash<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Leash<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            if self.text != Some(true) {
                return Err(ErrorKind::InvalidData.into());
            }
            self.skip_text()?;
            // What comes now ends the text, and is not taken from the source with it.
            return self.source.fill_buf();
        }
        let stretch = self.source.fill_buf()?;
        self.text.get_or_insert_with(|| stretch.first().is_some_and(|byte| *byte != b'<'));
        Ok(&stretch[..stretch.len().min(self.left)])
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.source.consume(count);
    }
}
