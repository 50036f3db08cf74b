//! The search text of every account: its reference, names and domains, and its contacts' names,
//! functions, addresses and phones (SPEC §11, `/`).

use crate::domain::{
    account::{reference_key, reference_meant},
    ids::AccountId,
    text,
};

use super::{
    coverage,
    engine::{self, Db, ToSql, params},
    error::Result,
};

/// A few digits are a phone number's only from here on.
const DIGITS: usize = 3;
/// How many parts of what was typed are looked for. A pasted list has more than one statement may hold; an
/// account that has the first ones is found whatever the rest says.
const PARTS: usize = 16;
/// How many characters of each part are looked for: as far as they reach, it is a beginning.
const PART_CHARS: usize = 100;

/// Brings one account's search text up to date.
pub fn index(db: Db, account: AccountId) -> Result<()> {
    let old =
        db.one("SELECT words, digits FROM search_doc WHERE account = ?1", params![account.0], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
    let new = document(db, account)?;
    db.exec("DELETE FROM search_pending WHERE account = ?1", params![account.0])?;
    if old == new {
        return Ok(());
    }
    if let Some((words, digits)) = old {
        // An external-content index is told what it held.
        db.exec(
            "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?1, ?2)",
            params![account.0, words],
        )?;
        db.exec(
            "INSERT INTO search_digits (search_digits, rowid, digits) VALUES ('delete', ?1, ?2)",
            params![account.0, digits],
        )?;
        db.exec("DELETE FROM search_doc WHERE account = ?1", params![account.0])?;
    }
    if let Some((words, digits)) = new {
        db.exec(
            "INSERT INTO search_doc (account, words, digits) VALUES (?1, ?2, ?3)",
            params![account.0, words, digits],
        )?;
        db.exec("INSERT INTO search_words (rowid, words) VALUES (?1, ?2)", params![account.0, words])?;
        db.exec("INSERT INTO search_digits (rowid, digits) VALUES (?1, ?2)", params![account.0, digits])?;
    }
    Ok(())
}

/// Notes that what is derived from an account, its search text and its coverage, is to be brought up to date
/// later.
pub fn later(db: Db, account: AccountId) -> Result<()> {
    db.exec("INSERT INTO search_pending (account) VALUES (?1) ON CONFLICT DO NOTHING", params![account.0])?;
    Ok(())
}

/// Brings up to `limit` noted accounts up to date, their coverage too; how many were left to do before this call.
///
/// Taking an old text out of the index securely costs a millisecond. After a long write nearly all old texts
/// are a part of the new ones: there they are only marked as gone, until the index merges its segments.
pub fn catch_up(db: Db, limit: i64) -> Result<i64> {
    let left = db.number("SELECT count(*) FROM search_pending", &[])?;
    engine::delete_securely(db, false)?;
    let accounts =
        db.all("SELECT account FROM search_pending ORDER BY account LIMIT ?1", params![limit], |row| {
            Ok(row.get(0)?)
        })?;
    for account in accounts {
        index(db, AccountId(account))?;
        coverage::count(db, AccountId(account))?;
    }
    engine::delete_securely(db, true)?;
    Ok(left)
}

/// What an account is found by: words, and the digits of its phones. `None` for one that is not there.
fn document(db: Db, account: AccountId) -> Result<Option<(String, String)>> {
    let own = db.one(
        "SELECT reference, name, legal_name, main_email, invoice_email, reminder_email
         FROM account WHERE id = ?1 AND trashed = 0",
        params![account.0],
        |row| {
            let mut text = String::new();
            for column in 0..6 {
                add(&mut text, row.get_ref(column)?.as_str().unwrap_or(""));
            }
            Ok(text)
        },
    )?;
    let Some(mut words) = own else { return Ok(None) };
    let mut digits = String::new();
    db.each(
        "SELECT text FROM account_domain WHERE account = ?1 ORDER BY place",
        params![account.0],
        |row| {
            add(&mut words, row.get_ref(0)?.as_str().unwrap_or(""));
            Ok(true)
        },
    )?;
    db.each(
        "SELECT c.name, a.function, c.mails, c.phones, c.fax FROM affiliation a JOIN contact c ON c.id = a.contact
         WHERE a.account = ?1 AND a.trashed = 0 ORDER BY a.rank",
        params![account.0],
        |row| {
            for column in 0..3 {
                add(&mut words, row.get_ref(column)?.as_str().unwrap_or(""));
            }
            for column in 3..5 {
                for form in text::search_forms(row.get_ref(column)?.as_str().unwrap_or(""), text::HOME_COUNTRY) {
                    add_word(&mut digits, &form);
                }
            }
            Ok(true)
        },
    )?;
    Ok(Some((words, digits)))
}

fn add(words: &mut String, text: &str) {
    if !text.is_empty() {
        add_word(words, &text::index_text(&[text]));
    }
}

fn add_word(words: &mut String, word: &str) {
    if !words.is_empty() && !word.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// The statement that finds the accounts in whose phones one of these digits stand, and its arguments.
pub(super) fn with_digits(forms: Vec<String>) -> (String, Vec<String>) {
    let long = forms.into_iter().filter(|form| form.len() >= DIGITS);
    let arguments: Vec<String> = long.map(|form| format!("\"{form}\"")).collect();
    let each = (1..=arguments.len())
        .map(|n| format!("SELECT rowid FROM search_digits WHERE search_digits MATCH ?{n}"));
    (each.collect::<Vec<_>>().join(" UNION "), arguments)
}

/// What a person typed, understood: each part must match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    terms: Vec<Term>,
}

/// One part of it: its phrases, or else its number, or the reference that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    /// Words in a row, the last of which is a beginning; all of them must be there.
    phrases: Vec<String>,
    /// Digits that may stand anywhere in a phone instead.
    number: Option<String>,
    /// The key of the reference of which this is the number without its zeros.
    reference: Option<String>,
}

impl Terms {
    /// Understands what a person typed: its first sixteen parts, of each the first hundred characters.
    pub fn new(typed: &str) -> Self {
        let chunks: Vec<&str> = typed.split_whitespace().take(PARTS).map(shortened).collect();
        let typed = chunks.join(" ");
        // `06 12 34` is one number when nothing but digits and signs was typed.
        if chunks.len() > 1
            && typed.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+.-()/".contains(c))
        {
            let number = text::digits(&typed);
            if number.len() >= DIGITS {
                let phrases = text::query_phrases(&typed);
                return Self { terms: vec![Term { phrases, number: Some(number), reference: None }] };
            }
        }
        let term = |chunk: &&str| {
            let number = Some(text::digits(chunk))
                .filter(|digits| digits.len() >= DIGITS && !chunk.chars().any(char::is_alphabetic));
            let reference = reference_meant(chunk).map(|reference| reference_key(&reference));
            Term { phrases: text::query_phrases(chunk), number, reference }
        };
        Self { terms: chunks.iter().map(term).filter(|term| !term.phrases.is_empty()).collect() }
    }

    /// Whether nothing was typed that could match.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The key of the reference that all of it means, if it is the number of one.
    pub(super) fn reference(&self) -> Option<&str> {
        match &self.terms[..] {
            [term] => term.reference.as_deref(),
            _ => None,
        }
    }

    /// Whether an account with this search text and this key of its reference matches: the same rule, for lists
    /// that are walked in their own order.
    pub fn matches(&self, words: &str, digits: &str, reference: &str) -> bool {
        self.terms.iter().all(|term| {
            term.phrases.iter().all(|phrase| has_phrase(words, phrase))
                || term.number.as_ref().is_some_and(|number| digits.contains(number.as_str()))
                || term.reference.as_deref() == Some(reference)
        })
    }

    /// The statement that finds the matching accounts, and its arguments.
    pub(super) fn sql(&self) -> (String, Vec<String>) {
        let (mut parts, mut arguments) = (Vec::new(), Vec::new());
        let mut argument = |text: String| {
            arguments.push(text);
            arguments.len()
        };
        let (plain, other): (Vec<&Term>, _) = self.terms.iter().partition(|term| term.is_words_only());
        if !plain.is_empty() {
            let words = plain.into_iter().map(Term::words).collect::<Vec<_>>().join(" AND ");
            parts.push(in_words(argument(words)));
        }
        for term in other {
            // A number may begin a word (a reference), stand anywhere in a phone, or mean a reference.
            let mut ways = vec![in_words(argument(term.words()))];
            if let Some(number) = &term.number {
                let number = argument(format!("\"{number}\""));
                ways.push(format!("SELECT rowid FROM search_digits WHERE search_digits MATCH ?{number}"));
            }
            if let Some(reference) = &term.reference {
                let reference = argument(reference.clone());
                ways.push(format!(
                    "SELECT id FROM account WHERE reference_key = ?{reference} AND trashed = 0"
                ));
            }
            parts.push(format!("SELECT rowid FROM ({})", ways.join(" UNION ")));
        }
        (parts.join(" INTERSECT "), arguments)
    }
}

fn shortened(part: &str) -> &str {
    part.char_indices().nth(PART_CHARS).map_or(part, |(end, _)| &part[..end])
}

fn in_words(argument: usize) -> String {
    format!("SELECT rowid FROM search_words WHERE search_words MATCH ?{argument}")
}

impl Term {
    fn is_words_only(&self) -> bool {
        self.number.is_none() && self.reference.is_none()
    }

    /// Its phrases, as the full-text query language wants them.
    fn words(&self) -> String {
        self.phrases.iter().map(|phrase| beginning(phrase)).collect::<Vec<_>>().join(" AND ")
    }
}

/// A phrase whose last word is a beginning, as the full-text query language wants it.
fn beginning(phrase: &str) -> String {
    format!("\"{}\" *", phrase.replace('"', "\"\""))
}

pub(super) fn as_params(arguments: &[String]) -> Vec<&dyn ToSql> {
    arguments.iter().map(|argument| argument as &dyn ToSql).collect()
}

/// Whether the words of `phrase` stand one after the other in `words`, the last one as a beginning.
fn has_phrase(words: &str, phrase: &str) -> bool {
    let mut from = 0;
    while let Some(at) = words[from..].find(phrase) {
        let start = from + at;
        if start == 0 || words.as_bytes()[start - 1] == b' ' {
            return true;
        }
        from = start + phrase.chars().next().map_or(1, char::len_utf8);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_begins_at_a_word() {
        assert!(has_phrase("jeanne martin boulangerie", "mart"));
        assert!(has_phrase("jeanne martin boulangerie", "jeanne ma"));
        assert!(!has_phrase("jeanne martin", "artin"));
        assert!(has_phrase("dupontdupont dupont", "dupont"));
    }

    #[test]
    fn ud_09_query_syntax_is_only_text() {
        let terms = Terms::new("O'Brien \"* OR");
        assert!(!terms.sql().0.to_lowercase().contains("brien"));
        assert!(!terms.is_empty());
    }
}
