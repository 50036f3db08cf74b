//! A change within so many columns: both values stay to be told apart.

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    domain::text::{display, fit, width},
    words,
};

/// `field: old → new`, shortened where both begin alike and where both are long.
pub fn worded(field: &str, old: &str, new: &str, columns: usize) -> String {
    let whole = words::changed(field, old, new);
    if width(&whole) <= columns {
        return whole;
    }
    let shared = shared_words(old, new);
    let (old, new) = (tail(old, shared), tail(new, shared));
    let (old_wide, new_wide) = (width(&display(&old)), width(&display(&new)));
    let frame = width(&words::changed(field, &old, &new)).saturating_sub(old_wide + new_wide);
    let room = columns.saturating_sub(frame);
    // Whichever needs less than its half leaves the rest to the other.
    let for_old = old_wide.min((room / 2).max(room.saturating_sub(new_wide)));
    words::changed(field, &fit(&old, for_old), &fit(&new, room - for_old))
}

/// Bytes of the words that both begin with, the last one of them left to be read.
fn shared_words(old: &str, new: &str) -> usize {
    let same = old.graphemes(true).zip(new.graphemes(true)).take_while(|(a, b)| a == b);
    let same: usize = same.map(|(grapheme, _)| grapheme.len()).sum();
    old[..same].trim_end().rfind(' ').map_or(0, |blank| blank + 1)
}

fn tail(text: &str, from: usize) -> String {
    if from == 0 { text.to_owned() } else { format!("…{}", &text[from..]) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::{Lang, set_lang};

    fn worded_in(columns: usize, old: &str, new: &str) -> String {
        set_lang(Lang::Fr);
        worded("Dénomination", old, new, columns).replace('\u{a0}', " ")
    }

    #[test]
    fn x6_what_old_and_new_share_gives_way_first() {
        let (old, new) = ("Boulangerie Martin", "Boulangerie Martin SARL");
        assert_eq!(worded_in(60, old, new), "Dénomination : Boulangerie Martin → Boulangerie Martin SARL");
        assert_eq!(worded_in(44, old, new), "Dénomination : …Martin → …Martin SARL");
        assert_eq!(worded_in(34, old, new), "Dénomination : …Martin → …Martin …");
    }

    #[test]
    fn x6_the_longer_value_gets_what_the_shorter_one_leaves() {
        assert_eq!(
            worded_in(44, "Ab", "un nom qui ne tient pas sur la ligne"),
            "Dénomination : Ab → un nom qui ne tient pas…"
        );
        assert_eq!(worded_in(44, "", "x".repeat(80).as_str()).chars().count(), 44);
    }

    proptest! {
        #[test]
        fn x6_a_change_never_takes_more_than_its_columns(old in ".{0,60}", new in ".{0,60}", columns in 26usize..90) {
            prop_assert!(width(&worded_in(columns, &old, &new)) <= columns);
        }
    }
}
