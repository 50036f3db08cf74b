//! OpenDocument spreadsheets through the front door: the files of others, bombs, and our own again.

mod bombs;
mod cells;
mod forms;
mod oracle;
mod round_trip;

use std::io::Write as _;
use std::path::PathBuf;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn corpus(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/ods").join(file)
}

/// A zip file with these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method =
            if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A spreadsheet with this content.
fn spreadsheet(content: &[u8]) -> Vec<u8> {
    package(&[("mimetype", SPREADSHEET.as_bytes()), ("content.xml", content)])
}

/// A document with these sheets.
fn document(sheets: &str) -> String {
    let address = |name| format!("urn:oasis:names:tc:opendocument:xmlns:{name}:1.0");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document-content xmlns:office=\"{}\" xmlns:table=\"{}\" xmlns:text=\"{}\" \
         xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" xmlns:draw=\"d\">\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>\
         </office:document-content>",
        address("office"),
        address("table"),
        address("text"),
    )
}

/// A spreadsheet with one sheet of these rows.
fn book(rows: &str) -> Vec<u8> {
    spreadsheet(document(&format!("<table:table>{rows}</table:table>")).as_bytes())
}

/// A row of cells that hold these texts.
fn row(texts: &[&str]) -> String {
    let cells = texts.iter().map(|text| cell("", &format!("<text:p>{text}</text:p>")));
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}

/// A cell with these attributes and this content.
fn cell(attributes: &str, content: &str) -> String {
    format!("<table:table-cell {attributes}>{content}</table:table-cell>")
}
