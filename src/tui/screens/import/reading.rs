//! « Lecture du fichier »: another encoding or delimiter, against a wrong guess.

use crate::{
    t,
    tui::{cx::Cx, dialog::menu::Menu, screen::Screen},
    words,
};

use super::Request;

/// Encodings that files of a French house come in.
const ENCODINGS: [&str; 6] = ["UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "UTF-16LE", "UTF-16BE"];
/// What parts cells in files.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// How a file was read; `None` is what was guessed and came to nothing.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The name of its encoding.
    pub encoding: Option<&'static str>,
    /// What parts its cells.
    pub delimiter: Option<char>,
}

/// What is to be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Encoding,
    Delimiter,
}

/// Asks what is wrong, then how it should be; `then` is given the file to be read that way.
pub fn ask<S: Screen>(now: Reading, request: Request, cx: &mut Cx<S>, then: fn(&mut S, Request, &mut Cx<S>)) {
    let encoding = now.encoding.map_or_else(|| t!("import-reading-guess"), ToOwned::to_owned);
    let delimiter = now.delimiter.map_or_else(|| t!("import-reading-guess"), words::delimiter);
    let entries = vec![
        (t!("import-reading-encoding", encoding = encoding), Part::Encoding),
        (t!("import-reading-delimiter", delimiter = delimiter), Part::Delimiter),
    ];
    cx.open(Menu::new(t!("import-reading-title"), entries), move |_, part, cx| match part {
        Part::Encoding => {
            let menu = menu(t!("import-encoding-title"), ENCODINGS, ToOwned::to_owned, now.encoding);
            cx.open(menu, move |screen, encoding, cx| then(screen, Request { encoding, ..request }, cx));
        }
        Part::Delimiter => {
            let menu = menu(t!("import-delimiter-title"), DELIMITERS, words::delimiter, now.delimiter);
            cx.open(menu, move |screen, delimiter, cx| then(screen, Request { delimiter, ..request }, cx));
        }
    });
}

/// A menu of what is known, after the guess.
fn menu<T: Copy + PartialEq + 'static>(
    title: String,
    known: impl IntoIterator<Item = T>,
    word: fn(T) -> String,
    now: Option<T>,
) -> Menu<Option<T>> {
    let known = known.into_iter().map(|value| (word(value), Some(value)));
    let entries = [(t!("import-reading-guess"), None)].into_iter().chain(known).collect();
    Menu::new(title, entries).with_current(&now)
}
