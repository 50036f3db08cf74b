use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::*;
use crate::domain::text::width;

/// Characters that join, stack, hide or turn, beside plain ones.
const HOSTILE: &str = "[ab é中\t\n\u{1B}\u{7F}\u{9B}\u{AD}\u{300}-\u{302}\u{34F}\u{600}\u{61C}\
    \u{622}\u{627}\u{644}\u{64E}\u{6CC}\u{70F}\u{915}\u{93F}\u{94D}\u{D4E}\u{E33}\u{1100}\u{1161}\u{11A8}\
    \u{115F}\u{1160}\u{17D2}\u{1780}\u{1AEC}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{20E3}\
    \u{2764}\u{3164}\u{3099}\u{FE0E}\u{FE0F}\u{FEFF}\u{FF76}\u{FF9E}\u{FFF9}\u{1F1EB}\u{1F1F7}\u{1F3FD}\
    \u{1F469}\u{1F4BB}\u{E0041}\u{E0100}]{0,16}";

/// The columns that ratatui fills with `shown` when it has room.
fn cells(shown: &str) -> usize {
    let room = u16::try_from(shown.len() * 2 + 2).unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, room, 1));
    usize::from(buffer.set_stringn(0, 0, shown, usize::MAX, Style::new()).0)
}

/// What stands in the cells after `text` was drawn as a line exactly as wide.
fn drawn(text: &str, columns: usize) -> String {
    let area = Rect::new(0, 0, u16::try_from(columns).unwrap(), 1);
    let mut buffer = Buffer::empty(area);
    Line::raw(text).render(area, &mut buffer);
    let mut symbols = String::new();
    let mut skip = 0;
    for cell in buffer.content() {
        if skip == 0 {
            symbols.push_str(cell.symbol());
            skip = width(cell.symbol());
        }
        skip -= 1;
    }
    symbols
}

#[test]
fn reliability_4_ordinary_text_is_borrowed_untouched() {
    for text in
        ["", "Jeanne D’Œ — « été » 5 €", "Łódź, Ελλάδα, Москва", "漢字 カナ 한국", "हिन्दी ไทย", "שָׁלוֹם"]
    {
        assert!(matches!(display(text), Cow::Borrowed(same) if same == text), "{text}");
    }
}

#[test]
fn reliability_4_controls_become_their_picture() {
    assert_eq!(display("a\0\u{1B}[31m\t\r\n\u{7F}b"), "a␀␛[31m␉␍␊␡b");
    assert_eq!(display("\u{85}\u{9B}x"), "��x");
}

#[test]
fn reliability_4_bidi_and_invisible_characters_become_a_sign() {
    let ranges: [std::ops::RangeInclusive<u32>; 12] = [
        0x80..=0x9F,
        0x200B..=0x200F,
        0x2028..=0x2029,
        0x202A..=0x202E,
        0x2060..=0x206F,
        0xFFF9..=0xFFFB,
        0xE0000..=0xE007F,
        0xAD..=0xAD,
        0x61C..=0x61C,
        0xFEFF..=0xFEFF,
        0x3164..=0x3164,
        0xFFA0..=0xFFA0,
    ];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        assert_eq!(display(&format!("a{c}b")), "a�b", "{c:?}");
    }
}

#[test]
fn reliability_4_joiners_stay_where_a_script_needs_them() {
    for text in [
        "👩\u{200D}💻",
        "👩🏽\u{200D}💻",
        "❤\u{FE0F}\u{200D}🔥",
        "می\u{200C}خواهم",
        "ශ\u{DCA}\u{200D}රී",
        "क्\u{200C}ष",
    ] {
        assert_eq!(display(text), text, "{text:?}");
    }
    for text in ["a\u{200D}b", "a\u{200C}b", "👩\u{200D}", "👩\u{200D}a", "\u{200D}💻", "می\u{200C}a"]
    {
        assert!(display(text).contains(SIGN), "{text:?}");
    }
    assert_eq!(display("👩\u{200D}\u{200D}💻"), "👩��💻");
}

#[test]
fn reliability_4_marks_are_at_most_four_on_a_letter() {
    assert_eq!(display(&format!("Z{}b", "\u{301}".repeat(40))), format!("Z{}b", "\u{301}".repeat(4)));
    assert_eq!(display("\u{301}a \u{302}\u{303}b"), "◌\u{301}a ◌\u{302}\u{303}b");
}

#[test]
fn design_2_lam_alef_takes_the_column_that_str_width_says() {
    let line = display("علا\u{621} لَا");
    assert_eq!(line, "ع\u{FEFB}\u{621} \u{FEFB}\u{64E}");
    assert_eq!(Line::raw(line.as_ref()).width(), width(&line));
}

#[test]
fn ud_03_every_character_alone_or_after_a_letter_takes_the_cells_that_width_says() {
    for c in (0..=0x1_FFFF).chain(0xE_0000..=0xE_0FFF).filter_map(char::from_u32) {
        for text in [c.to_string(), format!("a{c}"), format!("{c}a")] {
            let shown = display(&text);
            assert_eq!(width(&shown), cells(&shown), "{text:?}");
            assert_eq!(display(&shown), shown, "{text:?}");
        }
        assert!(width(&display(&c.to_string())) > 0, "{c:?}");
        assert!(!is_plain(c) || grapheme_width(&c.to_string()) == 1, "{c:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn ud_03_display_is_idempotent(text in any::<String>(), hostile in HOSTILE) {
        for text in [text, hostile] {
            let once = display(&text).into_owned();
            prop_assert_eq!(display(&once), once.as_str());
        }
    }

    #[test]
    fn ud_03_width_is_the_cells_used(text in any::<String>(), hostile in HOSTILE) {
        for text in [text, hostile] {
            let shown = display(&text);
            prop_assert_eq!(width(&shown), cells(&shown));
            prop_assert_eq!(drawn(&shown, width(&shown)), shown.as_ref());
        }
    }

    #[test]
    fn ud_01_nothing_that_steers_a_terminal_passes(text in any::<String>(), hostile in HOSTILE) {
        for text in [text, hostile] {
            let shown = display(&text);
            prop_assert!(!shown.contains(|c: char| c.is_control()
                || (is_invisible(c) && !matches!(c, ZWJ | ZWNJ))));
            prop_assert!(shown.graphemes(true).all(|g| grapheme_width(g) > 0));
        }
    }
}
