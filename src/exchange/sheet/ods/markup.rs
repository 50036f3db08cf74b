//! Text as the paragraphs of a cell.

use std::borrow::Cow;
use std::fmt::Write;

/// Appends a cell that holds `text`, as text whatever it looks like, in a style if one is named.
///
/// A line is a paragraph, and a line end is a line feed whatever it was. Characters that XML cannot hold are
/// left out: controls other than tab and line end, U+FFFE and U+FFFF.
pub(super) fn cell(out: &mut String, text: &str, style: Option<&str>) {
    out.push_str("<table:table-cell");
    if let Some(style) = style {
        add_attribute(out, "table:style-name", style);
    }
    if text.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push_str(r#" office:value-type="string">"#);
    paragraphs(out, text);
    out.push_str("</table:table-cell>");
}

/// Appends an attribute to a tag.
pub(super) fn add_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    value.chars().filter(|character| is_xml(*character)).for_each(|character| escape(out, character));
    out.push('"');
}

fn paragraphs(out: &mut String, text: &str) {
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    for line in text.split(['\n', '\r']) {
        out.push_str("<text:p>");
        paragraph(out, line);
        out.push_str("</text:p>");
    }
}

/// ODF has blanks count as one, and as none at the beginning and the end of a paragraph; there they are elements.
/// A tab is written as it is: LibreOffice 7.4 drops the element that ODF has for it, and keeps the tab.
fn paragraph(out: &mut String, line: &str) {
    let mut rest = line.chars().filter(|character| is_xml(*character)).peekable();
    let mut after_text = false;
    while let Some(character) = rest.next() {
        match character {
            ' ' => {
                let mut count = 1;
                while rest.next_if_eq(&' ').is_some() {
                    count += 1;
                }
                spaces(out, count, after_text && rest.peek().is_some_and(|next| *next != '\t'));
                after_text = false;
            }
            _ => {
                escape(out, character);
                after_text = character != '\t';
            }
        }
    }
}

/// So many spaces, of which the first may be one of the text.
fn spaces(out: &mut String, mut count: usize, between_words: bool) {
    if between_words {
        out.push(' ');
        count -= 1;
    }
    match count {
        0 => {}
        1 => out.push_str("<text:s/>"),
        _ => {
            // Writing into a text cannot fail.
            let _ = write!(out, r#"<text:s text:c="{count}"/>"#);
        }
    }
}

fn escape(out: &mut String, character: char) {
    match character {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        other => out.push(other),
    }
}

fn is_xml(character: char) -> bool {
    match character {
        '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    }
}
