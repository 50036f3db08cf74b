use super::*;

const THEMES: [ThemeName; 5] =
    [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast, ThemeName::Sixteen, ThemeName::None];

/// Roles that a row under the cursor may hold as well.
const ON_ROWS: [Role; 6] = [Role::Dim, Role::Accent, Role::Match, Role::Danger, Role::Warning, Role::Success];

/// xterm's values: exact for 16–255, its default for the sixteen, which a person may change.
fn rgb(colour: Color) -> [u8; 3] {
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match colour {
        Color::Indexed(n @ 16..=231) => {
            let n = n - 16;
            [level(n / 36), level(n / 6 % 6), level(n % 6)]
        }
        Color::Indexed(n @ 232..) => [8 + 10 * (n - 232); 3],
        Color::Black => [0, 0, 0],
        Color::Blue => [0, 0, 238],
        Color::Gray => [229, 229, 229],
        Color::DarkGray => [127, 127, 127],
        Color::White => [255, 255, 255],
        Color::LightRed => [255, 0, 0],
        Color::LightGreen => [0, 255, 0],
        Color::LightYellow => [255, 255, 0],
        Color::LightCyan => [0, 255, 255],
        other => panic!("no value known for {other:?}"),
    }
}

/// WCAG 2.2: relative luminance and contrast ratio.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour| {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = rgb(colour).map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn env(set: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
    move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
}

#[test]
fn s11_text_stands_out_from_its_ground_in_every_theme() {
    for name in THEMES {
        let theme = Theme::new(name);
        let least = if name == ThemeName::HighContrast { 7.0 } else { 4.5 };
        for role in Role::ALL {
            let style = theme.style(Role::Text).patch(theme.style(role));
            let (Some(ink), Some(ground)) = (style.fg, style.bg) else {
                assert_eq!(name, ThemeName::None, "{role:?} lacks a colour");
                continue;
            };
            // A rule is no text: WCAG 1.4.11 does not apply to decoration; it must only be seen.
            let least = if role == Role::Rule { 1.5 } else { least };
            let ratio = contrast(ink, ground);
            assert!(ratio >= least, "{role:?} in {name:?}: {ratio:.2}");
        }
    }
}

#[test]
fn s11_what_a_row_shows_stands_out_under_the_cursor_too() {
    for name in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast, ThemeName::Sixteen] {
        let theme = Theme::new(name);
        let ground = theme.style(Role::Selected).bg.expect("a theme with colours");
        for role in ON_ROWS {
            let ink = theme.style(role).fg.expect("a theme with colours");
            // The sixteen are the person's own: red on blue is what it is.
            let least = if name == ThemeName::Sixteen { 2.0 } else { 4.5 };
            let ratio = contrast(ink, ground);
            assert!(ratio >= least, "{role:?} on a selected row in {name:?}: {ratio:.2}");
        }
    }
}

#[test]
fn s11_the_theme_none_has_no_colour_and_only_old_attributes() {
    let theme = Theme::new(ThemeName::None);
    let old = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
    for role in Role::ALL {
        let style = theme.style(role);
        assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{role:?}");
        assert!(old.contains(style.add_modifier), "{role:?}: {:?}", style.add_modifier);
    }
}

#[test]
fn s11_nothing_is_told_by_colour_alone() {
    let news = [
        (Role::Selected, Role::Text),
        (Role::Match, Role::Text),
        (Role::Danger, Role::Text),
        (Role::Warning, Role::Text),
        (Role::Success, Role::Text),
        (Role::FieldFocus, Role::Field),
        (Role::FieldProblem, Role::Text),
        (Role::ButtonFocus, Role::Button),
        (Role::TabActive, Role::Tab),
        (Role::KeyHint, Role::Text),
    ];
    for name in THEMES {
        let theme = Theme::new(name);
        for (role, plain) in news {
            let weight = |role| theme.style(role).add_modifier;
            assert!(
                role.sign().is_some() || weight(role) != weight(plain),
                "{role:?} differs from {plain:?} by colour alone in {name:?}"
            );
        }
    }
}

#[test]
fn the_extent_of_a_field_is_seen_in_every_theme() {
    for name in THEMES {
        let (field, text) = (Theme::new(name).style(Role::Field), Theme::new(name).style(Role::Text));
        assert!(field.bg != text.bg || field.add_modifier != text.add_modifier, "{name:?}");
    }
}

#[test]
fn signs_are_one_column_wide() {
    for sign in Role::ALL.into_iter().filter_map(Role::sign) {
        assert_eq!(unicode_width::UnicodeWidthStr::width(sign), 1, "{sign}");
    }
}

#[test]
fn s11_no_color_is_honoured_and_a_poor_terminal_gets_what_it_shows() {
    let chosen = |asked, set| Theme::choose(asked, &env(set)).0;
    let dark = ThemeName::Dark;
    assert_eq!(chosen(dark, &[("TERM", "xterm-256color")]), dark);
    assert_eq!(chosen(dark, &[("TERM", "xterm"), ("COLORTERM", "truecolor")]), dark);
    assert_eq!(chosen(dark, &[("TERM", "xterm-256color"), ("NO_COLOR", "")]), dark);
    assert_eq!(chosen(dark, &[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), ThemeName::None);
    assert_eq!(chosen(dark, &[("TERM", "dumb"), ("COLORTERM", "truecolor")]), ThemeName::None);
    assert_eq!(chosen(dark, &[]), ThemeName::None);
    assert_eq!(chosen(ThemeName::Light, &[("TERM", "linux")]), ThemeName::Sixteen);
    assert_eq!(chosen(ThemeName::None, &[("TERM", "linux")]), ThemeName::None);
    assert_eq!(chosen(ThemeName::Sixteen, &[("TERM", "xterm-256color")]), ThemeName::Sixteen);
}
