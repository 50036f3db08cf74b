use proptest::prelude::*;

use super::*;

#[test]
fn s11_case_accents_and_ligatures_are_ignored() {
    for (typed, folded) in [
        ("Élodie LEFÈVRE", "elodie lefevre"),
        ("Œuvre ÆTHER straße STRAẞE", "oeuvre aether strasse strasse"),
        ("Ølgaard Łódź Đorđe Þór", "olgaard lodz dorde thor"),
        ("İstanbul ısparta Nguyễn", "istanbul isparta nguyen"),
        ("ﬁn Ｋ１ Å ½", "fin k1 a 1⁄2"),
        ("ΌΔΟΣ όδος", "οδοσ οδοσ"),
        ("e\u{301}te\u{301} ǽ", "ete ae"),
        ("مُحَمَّد", "محمد"),
    ] {
        assert_eq!(fold(typed), folded);
    }
}

#[test]
fn s11_apostrophes_are_one() {
    for typed in ["O’Brien", "O‘Brien", "OʼBrien", "O´Brien", "O`Brien", "O′Brien", "o＇brien"] {
        assert_eq!(fold(typed), "o'brien", "{typed}");
    }
}

#[test]
fn reliability_4_what_nobody_sees_is_dropped() {
    assert_eq!(fold("a\u{202E}b\u{200B}c\u{AD}d\u{FEFF}e\u{200D}f\u{E0041}g\u{FE0F}h"), "abcdefgh");
    assert_eq!(fold("a\u{1B}[31mb\u{7}\u{9B}c"), "a[31mbc");
}

#[test]
fn reliability_4_blanks_are_one_space() {
    assert_eq!(fold("\u{A0} Jean\t\n Paul\u{2028}Roux \u{3000}"), "jean paul roux");
    assert_eq!(fold("\t a \r\n b "), "a b");
}

#[test]
fn s11_signs_that_make_another_letter_stay() {
    assert_ne!(fold("が"), fold("か"));
    assert_eq!(fold("が"), fold("か\u{3099}"));
    assert_ne!(fold("कि"), fold("का"));
    assert_eq!(fold("한국"), fold("한국"));
}

#[test]
fn s11_folding_every_character_twice_changes_nothing() {
    for c in (0..=0x2_FFFF).chain(0xE_0000..=0xE_0FFF).filter_map(char::from_u32) {
        let once = fold(&format!("a{c}b"));
        assert_eq!(fold(&once), once, "{c:?}");
        assert!(!once.contains(is_dropped), "{c:?}");
    }
}

proptest! {
    #[test]
    fn s11_fold_is_idempotent(text in any::<String>(), marks in "[a\u{E9}\u{34F}\u{300}-\u{345}\u{93C}\u{94D}\u{3099}\u{AC00}\u{1160} ']{0,12}") {
        for text in [text, marks] {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn s11_the_ascii_way_is_the_general_way(text in "[\\x00-\\x7F]{0,20}") {
        prop_assert_eq!(fold(&format!("{text}é")), fold(&format!("{text}e")));
    }
}
