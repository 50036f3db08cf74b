//! Rust source as tokens: enough to tell a text typed into the code from a comment, an attribute or a test.

use std::collections::BTreeSet;
use std::path::Path;

/// One file.
pub struct Source {
    /// From the root of the repository.
    pub path: String,
    tokens: Vec<Token>,
}

/// A place that names a message by its id.
pub struct Call {
    /// From 1.
    pub line: usize,
    /// The id.
    pub id: String,
    /// The names of its arguments, if they stand there.
    pub args: Option<BTreeSet<String>>,
}

#[derive(Debug, PartialEq)]
enum Kind {
    Text(String),
    Word(String),
    Sign(char),
}

struct Token {
    line: usize,
    kind: Kind,
}

/// Every file below a folder of the repository, tests left out; none if the folder does not exist yet.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() && name != "tests" {
                folders.push(path);
            } else if name.ends_with(".rs") && name != "tests.rs" {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                let path = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                found.push(Source::new(&path, &text));
            }
        }
    }
    found
}

impl Source {
    /// Reads `text`; comments, attributes and `#[cfg(test)]` items fall away.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), tokens: without_attributes(tokens(text)) }
    }

    /// Every `t!("id", …)` and `message("id", …)`.
    pub fn message_calls(&self) -> Vec<Call> {
        let mut calls = Vec::new();
        for at in 0..self.tokens.len() {
            let is_macro = self.is_word(at, "t") && self.is_sign(at + 1, '!');
            let open = if is_macro { at + 2 } else { at + 1 };
            if !(is_macro || self.is_word(at, "message")) || !self.is_sign(open, '(') {
                continue;
            }
            if let Some(Token { line, kind: Kind::Text(id) }) = self.tokens.get(open + 1) {
                let inside = open + 2..self.end_of_group(open);
                let args = if is_macro { self.macro_args(inside) } else { self.slice_args(inside) };
                calls.push(Call { line: *line, id: id.clone(), args });
            }
        }
        calls
    }

    /// Every text of the program, tests left out.
    pub fn literals_of_the_program(&self) -> Vec<String> {
        self.tokens.iter().filter_map(|token| token.text().map(str::to_owned)).collect()
    }

    /// Texts with two words in a row, except those that only we read: reasons of `expect` and of panics.
    pub fn typed_texts(&self) -> Vec<(usize, String)> {
        const FOR_US: [&str; 8] = [
            "expect",
            "panic",
            "unreachable",
            "assert",
            "debug_assert",
            "debug_assert_eq",
            "assert_eq",
            "assert_ne",
        ];
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let open = if self.is_sign(at + 1, '!') { at + 2 } else { at + 1 };
            if FOR_US.iter().any(|name| self.is_word(at, name)) && self.is_sign(open, '(') {
                at = self.end_of_group(open);
            }
            if let Some(text) = token.text().filter(|text| has_two_words(text)) {
                found.push((token.line, text.to_owned()));
            }
            at += 1;
        }
        found
    }

    /// `name = value, …`: the words before a lone `=` at the top of the call.
    fn macro_args(&self, inside: std::ops::Range<usize>) -> Option<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        let mut at = inside.start;
        while at < inside.end {
            match &self.tokens[at].kind {
                Kind::Sign('(' | '[' | '{') => at = self.end_of_group(at),
                Kind::Sign(',') if self.is_sign(at + 2, '=') && !self.is_sign(at + 3, '=') => {
                    if let Kind::Word(name) = &self.tokens[at + 1].kind {
                        names.insert(name.clone());
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Some(names)
    }

    /// `&[("name", value), …]`: the texts that open the pairs; none if something else stands there.
    fn slice_args(&self, inside: std::ops::Range<usize>) -> Option<BTreeSet<String>> {
        let open = inside.start + 2;
        if !(self.is_sign(inside.start, ',') && self.is_sign(open - 1, '&') && self.is_sign(open, '[')) {
            return None;
        }
        let mut names = BTreeSet::new();
        let mut at = open + 1;
        let end = self.end_of_group(open);
        while at < end {
            if self.is_sign(at, '(') {
                names.insert(self.tokens[at + 1].text()?.to_owned());
                at = self.end_of_group(at);
            }
            at += 1;
        }
        Some(names)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(&token.kind, Kind::Word(found) if found == word))
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    fn end_of_group(&self, open: usize) -> usize {
        end_of_group(&self.tokens, open)
    }
}

impl Token {
    fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Two runs of letters with a space between them, outside of `{…}`.
fn has_two_words(text: &str) -> bool {
    let mut depth = 0;
    let spoken: String = text
        .chars()
        .filter_map(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            (depth == 0).then_some(if c == '}' { '\u{fffc}' } else { c })
        })
        .collect();
    let is_word = |word: &&str| {
        word.chars().any(char::is_alphabetic)
            && word.chars().all(|c| c.is_alphabetic() || "'’.,:;!?…()-".contains(c))
    };
    spoken
        .split(' ')
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| pair.iter().all(|word| is_word(&word.trim_matches('"'))))
}

/// The index of the bracket that closes the one at `open`.
fn end_of_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// Drops `#[…]`, and the item under a `#[cfg(test)]` with it.
fn without_attributes(tokens: Vec<Token>) -> Vec<Token> {
    let is = |at: usize, sign: char| tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign));
    let mut keep = vec![true; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let open = if is(at + 1, '!') { at + 2 } else { at + 1 };
        if !(is(at, '#') && is(open, '[')) {
            at += 1;
            continue;
        }
        let mut end = end_of_group(&tokens, open);
        let words = |word: &str| {
            tokens[open..end].iter().any(|token| matches!(&token.kind, Kind::Word(found) if found == word))
        };
        if words("cfg") && words("test") && !words("not") {
            // The item ends with its braces or, if it has none, with its semicolon.
            while end + 1 < tokens.len() && !is(end, ';') {
                end += 1;
                if is(end, '{') {
                    end = end_of_group(&tokens, end);
                    break;
                }
            }
        }
        let end = (end + 1).min(tokens.len());
        keep[at..end].fill(false);
        at = end;
    }
    tokens.into_iter().zip(keep).filter_map(|(token, keep)| keep.then_some(token)).collect()
}

/// The tokens of a file without its comments.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let starts = |at: usize, with: &str| with.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let start = at;
        let mut kind = None;
        match chars[at] {
            '/' if starts(at, "//") => at += chars[at..].iter().take_while(|&&c| c != '\n').count(),
            '/' if starts(at, "/*") => {
                let mut depth = 0;
                loop {
                    depth += i32::from(starts(at, "/*")) - i32::from(starts(at, "*/"));
                    at += if starts(at, "/*") || starts(at, "*/") { 2 } else { 1 };
                    if depth == 0 || at >= chars.len() {
                        break;
                    }
                }
            }
            '"' => {
                let (text, end) = quoted(&chars, at + 1);
                (kind, at) = (Some(Kind::Text(text)), end);
            }
            'r' if raw_fence(&chars, at).is_some() => {
                let fence = raw_fence(&chars, at).unwrap_or_default();
                let close = format!("\"{}", "#".repeat(fence));
                let begin = at + fence + 2;
                at = (begin..chars.len()).find(|&end| starts(end, &close)).unwrap_or(chars.len());
                kind = Some(Kind::Text(chars[begin..at].iter().collect()));
                at += close.len();
            }
            '\'' if starts(at + 1, "\\") => {
                at += 3;
                at += chars[at..].iter().take_while(|&&c| c != '\'').count() + 1;
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            c if is_word(c) => {
                at += chars[at..].iter().take_while(|&&c| is_word(c)).count();
                kind = Some(Kind::Word(chars[start..at].iter().collect()));
            }
            c => {
                kind = (!c.is_whitespace()).then_some(Kind::Sign(c));
                at += 1;
            }
        }
        tokens.extend(kind.map(|kind| Token { line, kind }));
        line += chars[start..at.min(chars.len())].iter().filter(|&&c| c == '\n').count();
    }
    tokens
}

/// The number of `#` of a raw text that begins at `at`.
fn raw_fence(chars: &[char], at: usize) -> Option<usize> {
    let fence = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    (chars.get(at + 1 + fence) == Some(&'"')).then_some(fence)
}

/// The text up to its closing quote, and where it ends. A line continued by `\` goes on after its indent.
fn quoted(chars: &[char], mut at: usize) -> (String, usize) {
    let mut text = String::new();
    while at < chars.len() && chars[at] != '"' {
        match (chars[at], chars.get(at + 1)) {
            ('\\', Some('\n')) => {
                at += 1;
                at += chars[at..].iter().take_while(|c| c.is_whitespace()).count();
            }
            ('\\', Some(escaped)) => {
                text.push(if matches!(escaped, 'n' | 't' | 'r') { '\n' } else { *escaped });
                at += 2;
            }
            (c, _) => {
                text.push(c);
                at += 1;
            }
        }
    }
    (text, at + 1)
}
