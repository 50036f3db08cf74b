//! Which encoding a file is in: its byte order mark, else UTF-8 if it is that, else Windows-1252 or what
//! chardetng finds more likely.
//!
//! The whole file is gone over, as a file that is ASCII for a megabyte and has one accent after it must be
//! read right too; this runs at the speed of the disk and keeps nothing.

use std::io::{self, Read, Seek};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::exchange::sheet::SheetError;

const STRETCH: usize = 64 << 10;
/// Bytes around non-ASCII text that chardetng gets to see; more does not change its mind, and it is slow.
const DETECTOR_FOOD: usize = 1 << 20;
/// Text with fewer control characters than one byte in this many is text.
const CONTROL_SHARE: usize = 10;

/// The encoding of a file, and what a byte that has no meaning in it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Found {
    pub encoding: &'static Encoding,
    /// The person named it: then meaningless bytes are an error of the row, for that name may be wrong.
    /// Where we found it they are U+FFFD and a warning.
    pub asked_for: bool,
}

/// Finds the encoding of what `source` holds from its beginning on, and goes back there.
///
/// # Errors
/// A label that names nothing; a file that is empty, binary or UTF-16 without a mark.
pub(in crate::exchange) fn find(
    source: &mut (impl Read + Seek),
    label: Option<&str>,
) -> Result<Found, SheetError> {
    source.rewind()?;
    let encoding = match label {
        Some(label) => Encoding::for_label_no_replacement(label.as_bytes())
            .ok_or_else(|| SheetError::UnknownEncoding { label: label.to_owned() })?,
        None => guess(source)?,
    };
    source.rewind()?;
    Ok(Found { encoding, asked_for: label.is_some() })
}

fn guess(source: &mut impl Read) -> Result<&'static Encoding, SheetError> {
    let mut stretch = vec![0; STRETCH];
    let mut held = read_full(source, &mut stretch)?;
    if held == 0 {
        return Err(SheetError::Empty);
    }
    if let Some((encoding, _)) = Encoding::for_bom(&stretch[..held]) {
        return Ok(encoding);
    }
    refuse_binary(&stretch[..held])?;
    let mut census = Census::default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut eaten = 0;
    loop {
        let last = held < STRETCH;
        if eaten < DETECTOR_FOOD && !stretch[..held].is_ascii() {
            detector.feed(&stretch[..held], false);
            eaten += held;
        }
        let kept = census.count(&stretch[..held], last);
        if last {
            break;
        }
        stretch.copy_within(held - kept..held, 0);
        held = kept + read_full(source, &mut stretch[kept..])?;
    }
    if census.is_utf_8() {
        return Ok(UTF_8);
    }
    detector.feed(&[], true);
    Ok(french_first(detector.guess(Some(b"fr"), Utf8Detection::Deny)))
}

/// How much of a text is UTF-8.
#[derive(Default)]
struct Census {
    valid: u64,
    broken: u64,
}

impl Census {
    /// Counts the sequences of more than one byte; returns how many bytes at the end begin one that the
    /// next stretch may complete.
    fn count(&mut self, mut bytes: &[u8], last: bool) -> usize {
        loop {
            let (valid, rest, broken) = match std::str::from_utf8(bytes) {
                Ok(_) => (bytes, &bytes[bytes.len()..], None),
                Err(error) => {
                    let (valid, rest) = bytes.split_at(error.valid_up_to());
                    (valid, rest, Some(error.error_len()))
                }
            };
            self.valid += valid.iter().filter(|byte| **byte >= 0xC0).count() as u64;
            match broken {
                None => return 0,
                Some(None) if !last => return rest.len(),
                Some(length) => {
                    self.broken += 1;
                    bytes = &rest[length.unwrap_or(rest.len())..];
                }
            }
        }
    }

    /// One broken byte must not turn a whole UTF-8 file into « Ã‰lodie ».
    fn is_utf_8(&self) -> bool {
        self.broken == 0 || self.valid * 10 >= (self.valid + self.broken) * 9
    }
}

/// The files of a French house: where the guess is one of the encodings of the Latin alphabet, the accents
/// are far more likely French ones than Polish, Turkish or Baltic ones.
fn french_first(guess: &'static Encoding) -> &'static Encoding {
    match guess.name() {
        "windows-1250" | "windows-1254" | "windows-1257" | "windows-1258" | "ISO-8859-2" | "ISO-8859-4" => {
            WINDOWS_1252
        }
        _ => guess,
    }
}

fn refuse_binary(bytes: &[u8]) -> Result<(), SheetError> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let units = bytes.len() / 2;
    // Western text in UTF-16: nearly every second byte is NUL, and the bytes between are not.
    for (many, few, encoding) in [(odd, even, UTF_16LE), (even, odd, UTF_16BE)] {
        if many * 2 > units && few * 10 < units {
            return Err(SheetError::Utf16WithoutMark { likely: encoding.name() });
        }
    }
    let mut line = 1;
    let mut controls = 0;
    for byte in bytes {
        line += u64::from(*byte == b'\n');
        controls += usize::from(byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r'));
        if controls * CONTROL_SHARE > bytes.len() {
            return Err(SheetError::NotATable { line });
        }
    }
    Ok(())
}

/// Reads until `into` is full or nothing more comes.
pub(super) fn read_full(source: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut held = 0;
    while held < into.len() {
        match source.read(&mut into[held..]) {
            Ok(0) => break,
            Ok(count) => held += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(held)
}
