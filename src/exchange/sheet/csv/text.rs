//! A file as a window of decoded text that moves forward; only the window is in memory.

use std::collections::VecDeque;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::encoding::{Found, read_full};

const STRETCH: usize = 64 << 10;

/// The window. [`Text::fill`] moves its end, [`Text::consume`] its beginning.
pub(in crate::exchange) struct Text<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    /// Where in `text` the window begins.
    start: usize,
    /// How much text was dropped from before `text`.
    dropped: u64,
    /// Where in the whole text bytes without meaning stood.
    damages: VecDeque<u64>,
    ended: bool,
}

impl<R: Read> Text<R> {
    pub fn new(source: R, found: Found) -> Self {
        Self {
            source,
            decoder: found.encoding.new_decoder_with_bom_removal(),
            raw: vec![0; STRETCH],
            text: String::new(),
            start: 0,
            dropped: 0,
            damages: VecDeque::new(),
            ended: false,
        }
    }

    /// The text that was decoded and not yet consumed.
    pub fn window(&self) -> &str {
        &self.text[self.start..]
    }

    /// Whether the window reaches to the end of the file.
    pub fn is_whole(&self) -> bool {
        self.ended
    }

    /// Widens the window to `bytes` or somewhat more, if the file has them.
    pub fn fill(&mut self, bytes: usize) -> io::Result<()> {
        self.text.drain(..self.start);
        self.dropped += self.start as u64;
        self.start = 0;
        while self.text.len() < bytes && !self.ended {
            let count = read_full(&mut self.source, &mut self.raw)?;
            self.ended = count < self.raw.len();
            self.decode(count);
        }
        Ok(())
    }

    /// Whether bytes without meaning stood in the first `bytes` of the window.
    pub fn is_damaged(&self, bytes: usize) -> bool {
        self.damages.front().is_some_and(|place| *place < self.dropped + (self.start + bytes) as u64)
    }

    /// Moves the beginning of the window.
    pub fn consume(&mut self, bytes: usize) {
        self.start += bytes;
        let place = self.dropped + self.start as u64;
        while self.damages.front().is_some_and(|damage| *damage < place) {
            self.damages.pop_front();
        }
    }

    /// Bytes of memory that the window takes.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.text.capacity() + self.raw.capacity()
    }

    fn decode(&mut self, count: usize) {
        let mut raw = &self.raw[..count];
        loop {
            let room = self.decoder.max_utf8_buffer_length_without_replacement(raw.len());
            self.text.reserve(room.unwrap_or(raw.len()));
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(raw, &mut self.text, self.ended);
            raw = &raw[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.damages.push_back(self.dropped + self.text.len() as u64);
                    self.text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }
}
