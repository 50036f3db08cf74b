//! Writing: every cell is text and stays text when it is edited; what LibreOffice and Excel open without a
//! question.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::exchange::sheet::write::{Heading, Notes};

use super::{OPEN_DOCUMENT, markup};

/// The name of the sheet with the table.
const SHEET: &str = "Carnet";
/// Characters that the columns of the notes show.
const NOTE_WIDTH: u16 = 40;
/// Compression that costs little: the tags repeat so much that more of it gains nothing.
const LEVEL: i64 = 2;

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;

/// To the first style of a column. The format of text (`@`) is that of whole columns, so that a number that is
/// typed there later stays as it is typed too.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
<office:automatic-styles>
<number:text-style style:name="as-text"><number:text-content/></number:text-style>
<style:style style:name="text" style:family="table-cell" style:data-style-name="as-text"/>
<style:style style:name="heading" style:family="table-cell" style:data-style-name="as-text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
"#;

/// Between the styles and the first sheet.
const BODY: &str = "</office:automatic-styles>\n<office:body><office:spreadsheet>\n";
const SHEET_END: &str = "</table:table>\n";
const END: &str = "</office:spreadsheet></office:body></office:document-content>\n";

/// Writes a spreadsheet row by row, into a private file until it is whole: its directory and the lengths of its
/// parts are known only then.
pub(in crate::exchange::sheet) struct Writer<W> {
    out: W,
    zip: ZipWriter<BufWriter<File>>,
    columns: usize,
    /// The sheet that comes after the table, as it is to be written.
    notes: String,
    row: String,
}

impl<W: Write> Writer<W> {
    /// Starts a table with these columns.
    pub fn new(out: W, columns: &[Heading], notes: &Notes) -> io::Result<Self> {
        let mut zip = ZipWriter::new(BufWriter::new(tempfile::tempfile()?));
        // First and as it is, so that a look at the beginning of the file tells its type.
        zip.start_file("mimetype", options(CompressionMethod::Stored))?;
        write!(zip, "{OPEN_DOCUMENT}spreadsheet")?;
        zip.start_file("META-INF/manifest.xml", options(CompressionMethod::Deflated))?;
        zip.write_all(MANIFEST.as_bytes())?;
        zip.start_file("content.xml", options(CompressionMethod::Deflated))?;
        let widths: Vec<u16> = columns.iter().map(|heading| heading.width).collect();
        let mut head = HEAD.to_owned();
        widths.iter().chain([&NOTE_WIDTH]).collect::<BTreeSet<_>>().into_iter().for_each(|width| {
            width_style(&mut head, *width);
        });
        head.push_str(BODY);
        begin_sheet(&mut head, SHEET, &widths);
        row(&mut head, columns.iter().map(|heading| heading.text), Some("heading"));
        zip.write_all(head.as_bytes())?;
        Ok(Self { out, zip, columns: columns.len(), notes: notes_sheet(notes), row: String::new() })
    }

    /// Writes one row; it has one cell for every column.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        self.row.clear();
        if row(&mut self.row, cells, None) != self.columns {
            return Err(io::Error::other("the row has not as many cells as there are columns"));
        }
        self.zip.write_all(self.row.as_bytes())
    }

    /// Writes the end of the spreadsheet, and then all of it to where it is meant to go.
    pub fn finish(mut self) -> io::Result<()> {
        self.zip.write_all(SHEET_END.as_bytes())?;
        self.zip.write_all(self.notes.as_bytes())?;
        self.zip.write_all(END.as_bytes())?;
        let mut file = self.zip.finish()?.into_inner()?;
        file.rewind()?;
        io::copy(&mut file, &mut self.out)?;
        self.out.flush()
    }
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    let level = (method == CompressionMethod::Deflated).then_some(LEVEL);
    SimpleFileOptions::default().compression_method(method).compression_level(level)
}

/// A style for columns that show so many characters.
fn width_style(out: &mut String, width: u16) {
    let millimetres = u32::from(width) * 2 + 4;
    // Writing into a text cannot fail.
    let _ = write!(
        out,
        r#"<style:style style:name="wide-{width}" style:family="table-column"><style:table-column-properties style:column-width="{millimetres}mm"/></style:style>"#
    );
    out.push('\n');
}

fn begin_sheet(out: &mut String, name: &str, widths: &[u16]) {
    out.push_str("<table:table");
    markup::add_attribute(out, "table:name", name);
    out.push('>');
    for width in widths {
        let _ = write!(
            out,
            r#"<table:table-column table:style-name="wide-{width}" table:default-cell-style-name="text"/>"#
        );
    }
    out.push('\n');
}

/// Appends a row; how many cells it has.
fn row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>, style: Option<&str>) -> usize {
    out.push_str("<table:table-row>");
    let count = cells.into_iter().map(|text| markup::cell(out, text, style)).count();
    out.push_str("</table:table-row>\n");
    count
}

fn notes_sheet(notes: &Notes) -> String {
    let mut sheet = String::new();
    let columns = notes.rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns > 0 {
        begin_sheet(&mut sheet, &notes.title, &vec![NOTE_WIDTH; columns]);
        for cells in &notes.rows {
            row(&mut sheet, cells.iter().map(String::as_str), None);
        }
        sheet.push_str(SHEET_END);
    }
    sheet
}
