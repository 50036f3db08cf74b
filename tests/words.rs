//! The words: both languages say the same, the code asks only for what exists, French is set as French is
//! set, and no text that a person reads is typed into the code.

#[path = "words/locales.rs"]
mod locales;
#[path = "words/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};

use carnet::i18n::{Lang, SUBJECTS};

use locales::{Message, messages};
use source::{Source, sources};

/// How the ids begin that the code completes with data, such as the id of a command.
const MADE_FROM_DATA: &[&str] = &[
    "act-",
    "category-",
    "channel-",
    "command-",
    "exclusion-",
    "field-",
    "help-",
    "kind-",
    "kind-short-",
    "page-",
    "record-",
    "role-",
    "section-",
    "setting-",
    "sort-",
    "topic-",
    "type-",
    "verdict-",
];

/// Where a screen or an answer of the command line is made: no text for people may be typed there.
const PEOPLE_READ: &[&str] =
    &["src/tui/screens", "src/tui/dialog", "src/tui/widget", "src/tui/form", "src/cli", "src/words"];

fn nothing(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn fr_and_en() -> (BTreeMap<String, Message>, BTreeMap<String, Message>) {
    (messages(Lang::Fr), messages(Lang::En))
}

/// Each place where the code names a message, and the arguments it gives if they stand there.
fn calls() -> Vec<(String, String, Option<BTreeSet<String>>)> {
    let calls_of = |source: &Source| {
        let at = |line| format!("{}:{line}", source.path);
        source.message_calls().into_iter().map(|c| (at(c.line), c.id, c.args)).collect::<Vec<_>>()
    };
    sources("src").iter().flat_map(calls_of).collect()
}

#[test]
fn every_locale_file_is_carried_in_the_program() {
    for lang in Lang::ALL {
        let folder = format!("{}/assets/locales/{}", env!("CARGO_MANIFEST_DIR"), lang.code());
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .expect("the locales")
            .map(|file| file.expect("a file").file_name().into_string().expect("an ASCII name"))
            .collect();
        on_disk.sort();
        let mut carried: Vec<String> =
            SUBJECTS.iter().map(|subject| format!("{}.ftl", subject.name)).collect();
        carried.sort();
        assert_eq!(on_disk, carried, "one line in src/i18n/catalog.rs for each pair of files");
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (fr, en) = fr_and_en();
    let only = |one: &BTreeMap<String, Message>, other: &BTreeMap<String, Message>, lang: &str| {
        let missing = one.keys().filter(|id| !other.contains_key(*id));
        missing.map(|id| format!("{id} is only in {lang}")).collect::<Vec<_>>()
    };
    let differ = fr.iter().filter_map(|(id, french)| {
        let english = en.get(id)?;
        (french.variables != english.variables)
            .then(|| format!("{id}: {:?} in fr, {:?} in en", french.variables, english.variables))
    });
    nothing(only(&fr, &en, "fr").into_iter().chain(only(&en, &fr, "en")).chain(differ));
}

#[test]
fn the_code_asks_only_for_messages_that_exist_with_the_values_they_name() {
    let (fr, _) = fr_and_en();
    nothing(calls().into_iter().filter_map(|(place, id, args)| match (fr.get(&id), args) {
        (None, _) => Some(format!("{place}: no message {id}")),
        (Some(message), Some(args)) if args != message.variables => {
            Some(format!("{place}: {id} is given {args:?} and names {:?}", message.variables))
        }
        _ => None,
    }));
}

#[test]
fn every_problem_that_the_floors_below_name_has_words() {
    let (fr, _) = fr_and_en();
    let named = sources("src").into_iter().flat_map(|source| source.literals_of_the_program());
    let problems = named.filter(|text| text.starts_with("problem-") && text.len() > "problem-".len());
    nothing(problems.filter(|id| !fr.contains_key(id)).map(|id| format!("no message {id}")));
}

#[test]
fn no_message_is_left_unused() {
    let literals: BTreeSet<String> =
        sources("src").iter().flat_map(Source::literals_of_the_program).collect();
    let made = |id: &str| MADE_FROM_DATA.iter().any(|prefix| id.starts_with(prefix));
    let (fr, _) = fr_and_en();
    let referenced: BTreeSet<&String> = fr.values().flat_map(|message| &message.references).collect();
    let unused = fr.keys().filter(|id| !literals.contains(*id) && !made(id) && !referenced.contains(id));
    nothing(unused.map(|id| format!("no code asks for {id}")));
}

#[test]
fn french_is_set_as_french_is_set() {
    nothing(messages(Lang::Fr).iter().flat_map(|(id, message)| {
        message.texts.iter().filter_map(move |text| {
            let fault = french_fault(text)?;
            Some(format!("{id}: {fault} in {text:?}"))
        })
    }));
}

/// What a French typesetter would mark in a text; `{}` stands for a value.
fn french_fault(text: &str) -> Option<&'static str> {
    let no_break = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    let letters: Vec<char> = text.chars().collect();
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        match letter {
            '\'' => return Some("a straight apostrophe"),
            '«' if !after.is_some_and(no_break) => return Some("no no-break space after «"),
            '»' if !before.is_some_and(no_break) => return Some("no no-break space before »"),
            ':' | ';' | '!' | '?' if before == Some(' ') => return Some("a plain space before : ; ! ?"),
            // A colon between digits is a time, between other signs part of a path or an address.
            ':' | ';' | '!' | '?'
                if after.is_none_or(char::is_whitespace)
                    && before.is_some_and(|before| before.is_alphanumeric() || "})»".contains(before)) =>
            {
                return Some("no no-break space before : ; ! ?");
            }
            _ => {}
        }
    }
    None
}

#[test]
fn the_french_typesetter_sees_what_he_should() {
    for wrong in ["l'heure", "Vraiment ?", "Vraiment?", "« oui »", "«oui»", "{} : rien", "{}: rien", "a; b"]
    {
        assert!(french_fault(wrong).is_some(), "{wrong}");
    }
    for right in
        ["l’heure", "Vraiment\u{a0}?", "«\u{202f}oui\u{a0}»", "{}\u{a0}: rien", "09:05", "https://a.fr/?b"]
    {
        assert_eq!(french_fault(right), None, "{right}");
    }
}

#[test]
fn no_text_is_typed_into_the_code() {
    let typed = PEOPLE_READ.iter().flat_map(|folder| sources(folder)).flat_map(|source| {
        let found = source.typed_texts().into_iter();
        found.map(|(line, text)| format!("{}:{line}: {text:?}", source.path)).collect::<Vec<_>>()
    });
    nothing(typed);
}

#[test]
fn the_scan_sees_typed_text_and_leaves_the_rest() {
    let source = Source::new(
        "example.rs",
        r##"
//! Not a doc comment
#[doc = "nor an attribute"]
fn f<'a>(c: &'a str) {
    say("Enregistrer le contact"); // "nor this one"
    say("à vous");
    say(r#"It's "ready now""#);
    say("one-word"); say("a {name} b"); say(" – "); say('"'); say("src/tui x1");
    let x = y.expect("a reason given"); panic!("for us only");
    let m = t!("some-id", name = "two words");
    let n = message("other-id", &[("a", 1.into()), ("b", f(2))]);
}
#[cfg(test)]
mod tests { fn g() { say("inside a test"); t!("test-id"); } }
fn after() { say("seen again"); }
"##,
    );
    let typed: Vec<String> = source.typed_texts().into_iter().map(|(_, text)| text).collect();
    assert_eq!(typed, ["Enregistrer le contact", "à vous", "It's \"ready now\"", "two words", "seen again"]);
    assert_eq!(source.typed_texts()[0].0, 5, "the line");
    let calls: Vec<(String, Vec<String>)> = source
        .message_calls()
        .into_iter()
        .map(|call| (call.id, call.args.into_iter().flatten().collect()))
        .collect();
    let call = |id: &str, args: &[&str]| (id.to_owned(), args.iter().map(|a| (*a).to_owned()).collect());
    assert_eq!(calls, [call("some-id", &["name"]), call("other-id", &["a", "b"])]);
}
