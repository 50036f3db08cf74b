use proptest::prelude::*;

use super::*;

/// What the store asks of its full-text index.
fn finds(index: &str, typed: &str) -> bool {
    query_phrases(typed).iter().all(|phrase| format!(" {index}").contains(&format!(" {phrase}")))
}

#[test]
fn s11_words_are_runs_of_letters_and_digits() {
    let folded = fold("O'Brien  Jeanne@Boulangerie-Martin.fr 2ème");
    let found: Vec<_> = words(&folded).collect();
    assert_eq!(found, ["o", "brien", "jeanne", "boulangerie", "martin", "fr", "2eme"]);
}

#[test]
fn ud_09_a_chunk_of_symbols_is_one_word() {
    let found: Vec<_> = words("& 😍 <>?: a & b&c").collect();
    assert_eq!(found, ["&", "😍", "<>?:", "a", "&", "b", "c"]);
}

#[test]
fn s11_a_letter_keeps_its_vowel_sign() {
    let folded = fold("हिन्दी-भाषा");
    assert_eq!(words(&folded).count(), 2);
}

#[test]
fn s11_fields_are_indexed_word_by_word() {
    assert_eq!(index_text(&["C-042", "", " L’Œuvre & Cie\n"]), "c 042 l oeuvre & cie");
    assert_eq!(index_text(&[]), "");
}

#[test]
fn s11_a_query_is_one_phrase_a_chunk() {
    assert_eq!(query_phrases(" Jean-Mar  o’b "), ["jean mar", "o b"]);
    assert_eq!(query_phrases("\"a\"* OR -b"), ["a", "or", "b"]);
    assert_eq!(query_phrases(" \u{200B} "), [""; 0]);
}

#[test]
fn s11_every_word_typed_begins_a_word_of_the_record() {
    let index = index_text(&["Boulangerie Martin", "Jeanne D’Œ", "jeanne@boulangerie-martin.fr"]);
    for typed in ["mart bou", "jea d'oe", "jeanne@boul", "martin.fr", "@boulangerie", "d’œ"] {
        assert!(finds(&index, typed), "{typed}");
    }
    for typed in ["artin", "martin boulx", "jeanne@fr"] {
        assert!(!finds(&index, typed), "{typed}");
    }
}

proptest! {
    /// The beginning of any chunk finds it; symbols before a word only once the word has begun.
    #[test]
    fn ud_09_the_beginning_of_a_chunk_finds_it(text in "\\PC{0,40}|[a-c'@.& é😍-]{0,30}", pick in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>()) {
        let index = index_text(&[&text]);
        let folded = fold(&text);
        let chunks: Vec<_> = folded.split(' ').filter(|chunk| !chunk.is_empty()).collect();
        prop_assume!(!chunks.is_empty());
        let chunk: Vec<char> = chunks[pick.index(chunks.len())].chars().collect();
        let typed: String = chunk[..=cut.index(chunk.len())].iter().collect();
        let whole: String = chunk.iter().collect();
        prop_assume!(typed.contains(is_word_char) || !whole.contains(is_word_char));
        prop_assert!(finds(&index, &typed), "{:?} in {:?}", typed, index);
    }

    #[test]
    fn s11_words_are_never_empty_and_hold_no_blank(text in any::<String>()) {
        for word in words(&fold(&text)) {
            prop_assert!(!word.is_empty() && !word.contains(char::is_whitespace));
        }
        for phrase in query_phrases(&text) {
            prop_assert!(!phrase.is_empty() && phrase.trim() == phrase);
        }
    }
}
