//! The words of a text, split alike when it is indexed and when it is asked for (SPEC §11, `/`).

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;

/// The words of a text already passed through [`fold`]: blanks separate chunks; inside a chunk
/// each run of letters and digits is a word (`o'brien`: `o`, `brien`), and a chunk that has none
/// is one word as it stands, so that `&` and `😍` can be found.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split_whitespace().flat_map(chunk_words)
}

fn chunk_words(chunk: &str) -> impl Iterator<Item = &str> {
    let symbols_only = !chunk.contains(is_word_char);
    chunk.split(move |c| !symbols_only && !is_word_char(c)).filter(|word| !word.is_empty())
}

/// A mark that [`fold`] left belongs to the letter before it.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// What the full-text index gets for the fields of one record: their folded words, joined with
/// one space, the only place where its tokenizer may split.
pub fn index_text(fields: &[&str]) -> String {
    let mut text = String::with_capacity(fields.iter().map(|field| field.len() + 1).sum());
    for field in fields {
        for word in words(&fold(field)) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
    text
}

/// What a person typed, as phrases of words in a row, one per chunk; the last word of each phrase
/// is a prefix. A record is found when it holds every phrase. Nothing is escaped for SQL.
pub fn query_phrases(typed: &str) -> Vec<String> {
    fold(typed).split_whitespace().map(|chunk| chunk_words(chunk).collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
