use proptest::prelude::*;

use super::*;

/// Wide, narrow, stacked and hidden characters with blanks and line ends between them.
const LINES: &str =
    "[ab é中\n\u{301}\u{200B}\u{644}\u{627}\u{600}\u{915}\u{94D}\u{1F469}\u{200D}\u{1F1EB}\u{FF9E} ]{0,40}";

#[test]
fn design_2_fit_cuts_with_an_ellipsis() {
    assert_eq!(fit("Boulangerie", 11), "Boulangerie");
    assert_eq!(fit("Boulangerie", 5), "Boul…");
    assert_eq!(fit("漢字漢字", 6), "漢字…");
    assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    assert_eq!(fit("ab", 1), "…");
    assert_eq!(fit("ab", 0), "");
    assert_eq!(fit("می\u{200C}خو", 3), "می…");
    assert!(matches!(fit("ab", 2), Cow::Borrowed("ab")));
}

#[test]
fn design_2_fit_shows_what_display_shows() {
    assert_eq!(fit("a\u{1B}b\u{202E}c", 9), "a␛b�c");
}

#[test]
fn design_2_width_counts_columns() {
    assert_eq!(width("été 5 €"), 7);
    assert_eq!(width("漢字👩\u{200D}💻e\u{301}ｶ"), 8);
    assert_eq!(width(""), 0);
}

#[test]
fn design_2_wrap_breaks_at_blanks() {
    assert_eq!(wrap("le pain du jour", 8), ["le pain", "du jour"]);
    assert_eq!(wrap("le pain   du jour", 8), ["le pain", "du jour"]);
    assert_eq!(wrap("  a  b", 80), ["  a  b"]);
    assert_eq!(wrap("  pain", 4), ["pain"]);
    assert_eq!(wrap("pain ", 4), ["pain"]);
}

#[test]
fn design_2_wrap_breaks_a_long_word_between_graphemes() {
    assert_eq!(wrap("a boulangerie b", 6), ["a", "boulan", "gerie", "b"]);
    assert_eq!(wrap("漢字漢", 5), ["漢字", "漢"]);
    assert_eq!(wrap("漢a", 1), ["�", "a"]);
    assert_eq!(wrap("ab", 0), ["a", "b"]);
}

#[test]
fn design_2_wrap_keeps_line_ends() {
    assert_eq!(wrap("", 5), [""]);
    assert_eq!(wrap("a\n\nb\n", 5), ["a", "", "b", ""]);
    assert_eq!(wrap("a\u{1B}\r\nb", 5), ["a␛␍", "b"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn ud_03_fit_never_passes_its_columns(text in any::<String>(), lines in LINES, columns in 0_usize..20) {
        for text in [text, lines] {
            let shown = display(&text);
            let cut = fit(&text, columns);
            prop_assert!(width(&cut) <= columns);
            prop_assert_eq!(cut == shown, width(&shown) <= columns);
            let kept = cut.strip_suffix(ELLIPSIS).unwrap_or(&cut);
            prop_assert!(shown.starts_with(kept));
            prop_assert_eq!(display(&cut), cut.as_ref());
        }
    }

    #[test]
    fn ud_03_wrap_never_passes_its_columns(text in any::<String>(), lines in LINES, columns in 1_usize..20) {
        for text in [text, lines] {
            for row in wrap(&text, columns) {
                prop_assert!(width(&row) <= columns, "{:?}", row);
                prop_assert!(!row.contains('\n'));
            }
        }
    }

    #[test]
    fn ud_03_wrap_loses_nothing_but_blanks(lines in LINES, columns in 12_usize..20) {
        let visible = |text: &str| text.chars().filter(|&c| c != ' ').collect::<String>();
        prop_assume!(lines.split('\n').all(|line| display(line).graphemes(true).all(|g| grapheme_width(g) <= 12)));
        let shown: String = lines.split('\n').map(|line| visible(&display(line))).collect();
        let rows = wrap(&lines, columns);
        prop_assert_eq!(visible(&rows.concat()), shown);
        prop_assert!(rows.len() > lines.matches('\n').count());
    }
}
