//! Text into cards: where each begins and ends, and its properties, each unfolded to one line.

use std::io::{self, Read};

use crate::exchange::sheet::{Column, Found, RowError, RowFault, Text, excerpt};

use super::property;

/// Text in which a line end is looked for at once.
const STRETCH: usize = 64 << 10;

/// One card as it stands in the file.
pub(super) struct Cut {
    /// The line of its `BEGIN`, counted from 1.
    pub line: u64,
    /// Its properties, unfolded; a card that is nested in an `AGENT` is that property's text.
    pub properties: Vec<String>,
    /// Whether it has an `END`.
    pub closed: bool,
    /// Whether bytes without meaning stood in it.
    pub damaged: bool,
}

/// Cuts a text into cards; only one is in memory.
pub(super) struct Splitter {
    text: Text<Box<dyn Read + Send>>,
    /// Bytes that a card may have.
    cap: usize,
    /// The line at which the window begins.
    line: u64,
    put_back: Option<Physical>,
    /// What stood before the first card.
    stray: Option<RowError>,
}

/// A line as it stands in the file, without its end.
struct Physical {
    line: u64,
    text: String,
    /// Longer than a card may be: then `text` is its beginning only.
    too_long: bool,
    damaged: bool,
}

impl Splitter {
    /// At the beginning of a text.
    pub fn new(source: Box<dyn Read + Send>, found: Found, cap: usize) -> Self {
        Self { text: Text::new(source, found), cap, line: 1, put_back: None, stray: None }
    }

    /// Whether there is a card at all; asked once, before the first [`Self::next`].
    pub fn has_card(&mut self) -> io::Result<bool> {
        self.stray = self.seek_begin()?;
        Ok(self.put_back.is_some())
    }

    /// The next card, or what stands between two.
    pub fn next(&mut self) -> io::Result<Option<Result<Cut, RowError>>> {
        let stray = match self.stray.take() {
            None => self.seek_begin()?,
            stray => stray,
        };
        if let Some(stray) = stray {
            return Ok(Some(Err(stray)));
        }
        let Some(begin) = self.physical()? else { return Ok(None) };
        let mut open = Open::new(begin.line, self.cap);
        while let Some(line) = self.physical()? {
            if begins(&line.text) && !open.awaits_agent() {
                // Its END is missing: the next card begins.
                self.put_back = Some(line);
                break;
            }
            if open.add(&line) {
                break;
            }
        }
        Ok(Some(open.finish()))
    }

    /// Bytes of memory that the text takes.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.text.held()
    }

    /// Goes to the next BEGIN; the first line that was passed over, if any said something.
    fn seek_begin(&mut self) -> io::Result<Option<RowError>> {
        let mut stray = None;
        while let Some(line) = self.physical()? {
            if begins(&line.text) {
                self.put_back = Some(line);
                break;
            }
            if !line.text.trim().is_empty() {
                stray.get_or_insert_with(|| fault(line.line, &line.text, RowFault::OutsideCard));
            }
        }
        Ok(stray)
    }

    /// The next line, ended by LF, CR LF or CR.
    fn physical(&mut self) -> io::Result<Option<Physical>> {
        if let Some(line) = self.put_back.take() {
            return Ok(Some(line));
        }
        let mut line = Physical { line: self.line, text: String::new(), too_long: false, damaged: false };
        let (length, end) = loop {
            let (window, whole) = (self.text.window(), self.text.is_whole());
            let held = window.len();
            match line_end(window, whole) {
                Some(found) => break found,
                None if whole => break (held, held),
                None if held > self.cap => {
                    line.too_long = true;
                    line.text = excerpt(window);
                    self.text.consume(held);
                    self.text.fill(STRETCH)?;
                }
                // Doubling keeps the work linear: every try starts at the beginning of the line.
                None => self.text.fill((held * 2).max(STRETCH))?,
            }
        };
        if end == 0 && !line.too_long {
            return Ok(None);
        }
        line.damaged = self.text.is_damaged(length);
        if !line.too_long {
            line.text.push_str(&self.text.window()[..length]);
        }
        self.text.consume(end);
        self.line += 1;
        Ok(Some(line))
    }
}

/// A card that is being read.
struct Open {
    line: u64,
    /// The properties of the card, then those of each card that is nested in the last property before.
    levels: Vec<Vec<String>>,
    bytes: usize,
    cap: usize,
    fault: Option<RowError>,
    closed: bool,
    damaged: bool,
}

impl Open {
    fn new(line: u64, cap: usize) -> Self {
        let levels = vec![Vec::new()];
        Self { line, levels, bytes: 0, cap, fault: None, closed: false, damaged: false }
    }

    /// vCard 2.1: whether the card of an `AGENT` is to follow.
    fn awaits_agent(&self) -> bool {
        let last = self.levels.last().and_then(|level| level.last());
        last.and_then(|line| property::split(line)).is_some_and(|(head, value)| {
            value.trim().is_empty() && property::name(head).eq_ignore_ascii_case("AGENT")
        })
    }

    /// Takes a line; whether the card ends with it.
    fn add(&mut self, line: &Physical) -> bool {
        self.damaged |= line.damaged;
        if begins(&line.text) {
            self.levels.push(Vec::new());
            return false;
        }
        if is_mark(&line.text, "END") {
            self.closed = self.levels.len() == 1;
            self.end_agent();
            return self.closed;
        }
        self.bytes += line.text.len();
        if line.text.contains('\0') {
            self.refuse(line, RowFault::Nul);
        } else if line.too_long || self.bytes > self.cap {
            self.refuse(line, RowFault::RecordTooLong { limit: self.cap });
        } else if let (None, Some(level)) = (&self.fault, self.levels.last_mut()) {
            unfold(level, &line.text);
        }
        false
    }

    /// From here on the card is gone through and not kept.
    fn refuse(&mut self, line: &Physical, reason: RowFault) {
        self.fault.get_or_insert_with(|| fault(self.line, &line.text, reason));
    }

    /// A nested card becomes the text of its `AGENT`, as in vCard 3.0.
    fn end_agent(&mut self) {
        if self.levels.len() < 2 {
            return;
        }
        let inner = self.levels.pop().unwrap_or_default();
        let agent = self.levels.last_mut().and_then(|level| level.last_mut());
        let escaped: Vec<String> = inner.iter().map(|line| line.replace('\\', "\\\\")).collect();
        agent.into_iter().for_each(|agent| agent.push_str(&escaped.join("\\n")));
    }

    fn finish(mut self) -> Result<Cut, RowError> {
        while self.levels.len() > 1 {
            self.end_agent();
        }
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(Cut {
                line: self.line,
                properties: self.levels.pop().unwrap_or_default(),
                closed: self.closed,
                damaged: self.damaged,
            }),
        }
    }
}

/// Whether a card begins with this line.
pub(super) fn begins(line: &str) -> bool {
    is_mark(line, "BEGIN")
}

/// An indented line is no mark: it goes on with the one before. Files that were put together have a byte order
/// mark before every first line.
fn is_mark(line: &str, mark: &str) -> bool {
    let is = |part: &str, word: &str| part.trim_end().eq_ignore_ascii_case(word);
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    line.split_once(':').is_some_and(|(name, value)| is(name, mark) && is(value.trim_start(), "VCARD"))
}

/// Adds a line to the properties: to the last one where it goes on with it, as each version folds.
fn unfold(properties: &mut Vec<String>, line: &str) {
    if line.trim().is_empty() {
        return;
    }
    if let Some(last) = properties.last_mut() {
        let encoded = |last: &str, names| property::has_encoding(last, names);
        if last.ends_with('=') && encoded(last, &["QUOTED-PRINTABLE"]) {
            last.pop();
            return last.push_str(line);
        }
        if let Some(rest) = line.strip_prefix([' ', '\t']) {
            return last.push_str(rest);
        }
        if is_base64(line) && encoded(last, &["BASE64", "B"]) {
            return last.push_str(line);
        }
    }
    properties.push(line.trim_start().to_owned());
}

/// Whether a line can be more of a value in base64, whose lines some programs do not indent.
fn is_base64(line: &str) -> bool {
    line.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
}

/// How long the first line is, without and with its end; `None` when the window does not reach there.
fn line_end(window: &str, whole: bool) -> Option<(usize, usize)> {
    let length = window.find(['\n', '\r'])?;
    match &window.as_bytes()[length..] {
        [b'\r', b'\n', ..] => Some((length, length + 2)),
        [b'\r'] if !whole => None,
        _ => Some((length, length + 1)),
    }
}

fn fault(line: u64, text: &str, reason: RowFault) -> RowError {
    RowError { line, column: Column { number: 1, heading: None }, excerpt: excerpt(text), reason }
}
