//! « Lecture du fichier »: another encoding or delimiter, against a wrong guess.

use crate::{
    t,
    tui::{cx::Cx, dialog::menu::Menu},
    words,
};

use super::{PlanPage, Request};

/// Encodings that files of a French house come in.
const ENCODINGS: [&str; 6] = ["UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "UTF-16LE", "UTF-16BE"];
/// What parts cells in files.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// What is to be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Encoding,
    Delimiter,
}

/// Asks what is wrong, then how it should be.
pub fn ask(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let plan = &page.planned.plan;
    let delimiter = words::delimiter(plan.delimiter);
    let entries = vec![
        (t!("import-reading-encoding", encoding = plan.encoding), Part::Encoding),
        (t!("import-reading-delimiter", delimiter = delimiter), Part::Delimiter),
    ];
    cx.open(Menu::new(t!("import-reading-title"), entries), |page, part, cx| match part {
        Part::Encoding => ask_encoding(page, cx),
        Part::Delimiter => ask_delimiter(page, cx),
    });
}

fn ask_encoding(page: &PlanPage, cx: &mut Cx<PlanPage>) {
    let known = ENCODINGS.map(|label| (label.to_owned(), Some(label)));
    let entries = [(t!("import-reading-guess"), None)].into_iter().chain(known).collect();
    let now = ENCODINGS.into_iter().find(|label| *label == page.planned.plan.encoding);
    cx.open(Menu::new(t!("import-encoding-title"), entries).with_current(&now), |page, encoding, cx| {
        page.read_as(Request { encoding, ..page.planned.request.clone() }, cx);
    });
}

fn ask_delimiter(page: &PlanPage, cx: &mut Cx<PlanPage>) {
    let known = DELIMITERS.map(|delimiter| (words::delimiter(delimiter), Some(delimiter)));
    let entries = [(t!("import-reading-guess"), None)].into_iter().chain(known).collect();
    let now = Some(page.planned.plan.delimiter);
    cx.open(Menu::new(t!("import-delimiter-title"), entries).with_current(&now), |page, delimiter, cx| {
        page.read_as(Request { delimiter, ..page.planned.request.clone() }, cx);
    });
}
