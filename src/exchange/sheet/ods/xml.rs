//! XML an event at a time: elements under the names of OpenDocument, text without references.
//!
//! Neither a long text nor a deep document is held: see [`Leash`] and [`DEPTH`]. Entities are not known, so
//! none is expanded.

use std::borrow::Cow;
use std::io::Read;
use std::str;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};
use quick_xml::name::{PrefixDeclaration, QName};

use crate::exchange::sheet::error::SheetError;

use super::leash::Leash;
use super::refusal;

/// How deep elements may stand in each other; the parser remembers the name of each that is open.
const DEPTH: usize = 256;

/// The vocabulary that a name is from, whatever its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Office,
    Table,
    Text,
    /// LibreOffice's own.
    Calc,
    Other,
}

impl Space {
    const ALL: [(Space, &[u8]); 4] = [
        (Space::Office, b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        (Space::Table, b"urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        (Space::Text, b"urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        (Space::Calc, b"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
    ];

    fn of_address(address: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == address).map(|(space, _)| space)
    }
}

/// The prefixes of the vocabularies, as the root element declares them: every known program does it there.
#[derive(Default)]
struct Prefixes(Vec<(Vec<u8>, Space)>);

impl Prefixes {
    fn of_root(root: &BytesStart) -> Self {
        let declared = root.attributes().flatten().filter_map(|attribute| {
            let prefix = match attribute.key.as_namespace_binding()? {
                PrefixDeclaration::Default => Vec::new(),
                PrefixDeclaration::Named(prefix) => prefix.to_vec(),
            };
            Some((prefix, Space::of_address(&attribute.value)?))
        });
        Self(declared.collect())
    }

    /// The vocabulary of a name, and the name in it.
    fn resolve<'n>(&self, name: QName<'n>) -> (Space, &'n [u8]) {
        let (local, prefix) = name.decompose();
        let prefix = prefix.map_or(&[][..], |prefix| prefix.into_inner());
        let known = self.0.iter().find(|(known, _)| known == prefix);
        (known.map_or(Space::Other, |(_, space)| *space), local.into_inner())
    }
}

/// What comes next in a document.
pub(super) enum Event<'e> {
    /// An element begins; it also ends, even if it is empty.
    Open(Element<'e>),
    /// An element ends.
    Close,
    /// Text, or the part of it before a reference.
    Text(&'e str),
    /// What says nothing: a comment, an instruction.
    Nothing,
    /// The document ends; this never comes inside an element.
    End,
}

/// The beginning of an element.
pub(super) struct Element<'e> {
    start: BytesStart<'e>,
    prefixes: &'e Prefixes,
}

impl Element<'_> {
    /// Its vocabulary, and its name there.
    pub fn name(&self) -> (Space, &[u8]) {
        self.prefixes.resolve(self.start.name())
    }

    /// Its name in whatever vocabulary.
    pub fn local_name(&self) -> &[u8] {
        self.start.local_name().into_inner()
    }

    /// Its attributes: vocabulary, name, and what [`value`] and [`number`] read.
    pub fn attributes(&self) -> impl Iterator<Item = Result<(Space, &[u8], Attribute<'_>), SheetError>> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes.map(|attribute| {
            let attribute = attribute.map_err(|_| SheetError::DamagedSpreadsheet)?;
            let (space, name) = self.prefixes.resolve(attribute.key);
            Ok((space, name, attribute))
        })
    }

    /// How often something is there that one attribute of `space` counts; once where it does not say.
    pub fn count(&self, space: Space, name: &[u8]) -> Result<u64, SheetError> {
        for attribute in self.attributes() {
            if let (found, key, attribute) = attribute?
                && (found, key) == (space, name)
            {
                return Ok(number(&attribute));
            }
        }
        Ok(1)
    }
}

/// The text of an attribute.
pub(super) fn value<'a>(attribute: &Attribute<'a>) -> Result<Cow<'a, str>, SheetError> {
    attribute.normalized_value(Implicit1_0).map_err(|_| SheetError::DamagedSpreadsheet)
}

/// The count that an attribute holds: at least one, and what is no number is one too. So far below the largest
/// number that sums of counts stay below it as well.
pub(super) fn number(attribute: &Attribute) -> u64 {
    let digits = str::from_utf8(&attribute.value).unwrap_or_default();
    digits.parse::<u64>().unwrap_or(1).clamp(1, u64::from(u32::MAX))
}

/// A document that is read.
pub(super) struct Xml<R: Read> {
    reader: Reader<Leash<R>>,
    buffer: Vec<u8>,
    prefixes: Prefixes,
    /// The character that a reference stands for.
    character: [u8; 4],
    depth: usize,
    begun: bool,
}

impl<R: Read> Xml<R> {
    /// Begins a document of which no text longer than `longest` bytes matters: it may come cut after them.
    pub fn new(source: R, longest: usize) -> Self {
        let mut reader = Reader::from_reader(Leash::new(source, longest));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            prefixes: Prefixes::default(),
            character: [0; 4],
            depth: 0,
            begun: false,
        }
    }

    /// The next event.
    ///
    /// # Errors
    /// `DamagedSpreadsheet` for what is no XML, or cut short; `Definitions`; those of the source, as
    /// [`refusal`] understands them.
    pub fn next(&mut self) -> Result<Event<'_>, SheetError> {
        self.buffer.clear();
        self.reader.get_mut().slacken();
        Ok(match self.reader.read_event_into(&mut self.buffer).map_err(broken)? {
            Raw::Start(start) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(SheetError::DamagedSpreadsheet);
                }
                if !self.begun {
                    self.begun = true;
                    self.prefixes = Prefixes::of_root(&start);
                }
                Event::Open(Element { start, prefixes: &self.prefixes })
            }
            Raw::End(_) => {
                self.depth -= 1;
                Event::Close
            }
            Raw::Text(text) => Event::Text(utf_8(text.into_inner(), self.reader.get_ref())?),
            Raw::CData(text) => Event::Text(utf_8(text.into_inner(), self.reader.get_ref())?),
            Raw::GeneralRef(reference) => Event::Text(resolve(&reference, &mut self.character)?),
            Raw::DocType(_) => return Err(SheetError::Definitions),
            Raw::Eof if self.depth > 0 => return Err(SheetError::DamagedSpreadsheet),
            Raw::Eof => Event::End,
            Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => Event::Nothing,
        })
    }

    /// Reads to the end of the element that has just begun.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), SheetError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reads what is left without looking at it, so that the source can say whether it was whole.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn drain(&mut self) -> Result<(), SheetError> {
        self.reader.get_mut().drain().map_err(refusal)
    }

    /// Bytes of memory that an event took at most.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.buffer.capacity()
    }
}

fn broken(error: quick_xml::Error) -> SheetError {
    match error {
        quick_xml::Error::Io(error) => Arc::into_inner(error).map_or(SheetError::DamagedSpreadsheet, refusal),
        _ => SheetError::DamagedSpreadsheet,
    }
}

/// Text as it is; where it was cut, without the character that the cut went through.
fn utf_8<'e, R: Read>(text: Cow<'e, [u8]>, leash: &Leash<R>) -> Result<&'e str, SheetError> {
    let Cow::Borrowed(text) = text else { return Err(SheetError::DamagedSpreadsheet) };
    match str::from_utf8(text) {
        Ok(text) => Ok(text),
        Err(_) if leash.is_cut() => Ok(text.utf8_chunks().next().map_or("", |chunk| chunk.valid())),
        Err(_) => Err(SheetError::DamagedSpreadsheet),
    }
}

/// What a reference stands for: a character by its number, or one of the five names that XML itself has.
fn resolve<'e>(reference: &BytesRef<'e>, character: &'e mut [u8; 4]) -> Result<&'e str, SheetError> {
    let number = reference.resolve_char_ref().map_err(|_| SheetError::DamagedSpreadsheet)?;
    if let Some(number) = number {
        return Ok(number.encode_utf8(character));
    }
    let name = str::from_utf8(reference).unwrap_or_default();
    resolve_xml_entity(name).ok_or(SheetError::DamagedSpreadsheet)
}
