//! How things look: roles of style by meaning, themes on top.
//!
//! A screen names a [`Role`] and never a colour. Nothing is told by colour alone: a role that carries news
//! has a [`sign`](Role::sign) or differs by weight, underline or reversal in every theme, so that the theme
//! without colour loses nothing.
//!
//! The colours are of the 256-colour palette, not 24-bit: every terminal worth the name has them also over
//! SSH, where `COLORTERM` is rarely passed on, and they cost half the bytes.

use ratatui::style::{Color, Modifier, Style};

use crate::config::ThemeName;

#[cfg(test)]
mod tests;

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text, and the ground of the whole screen.
    Text,
    /// What matters less: empty values, what does not work here and now.
    Dim,
    /// The one colour that leads the eye.
    Accent,
    /// The name of a page or dialog.
    Title,
    /// The heading of a column or of a group of fields.
    Heading,
    /// The row under the cursor.
    Selected,
    /// The part of a text that a search found.
    Match,
    /// What is lost or cannot be done.
    Danger,
    /// What wants attention.
    Warning,
    /// What went well.
    Success,
    /// Rules and frames.
    Rule,
    /// A field of a form.
    Field,
    /// The field that has the keys.
    FieldFocus,
    /// The reason under a field that is wrong.
    FieldProblem,
    /// A button.
    Button,
    /// The button that has the keys.
    ButtonFocus,
    /// A tab.
    Tab,
    /// The tab that is shown.
    TabActive,
    /// A key in the footer.
    KeyHint,
    /// What just happened, said in passing.
    Toast,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 20] = [
        Self::Text,
        Self::Dim,
        Self::Accent,
        Self::Title,
        Self::Heading,
        Self::Selected,
        Self::Match,
        Self::Danger,
        Self::Warning,
        Self::Success,
        Self::Rule,
        Self::Field,
        Self::FieldFocus,
        Self::FieldProblem,
        Self::Button,
        Self::ButtonFocus,
        Self::Tab,
        Self::TabActive,
        Self::KeyHint,
        Self::Toast,
    ];

    /// The sign that says the same as the colour, one column wide, to put before the text.
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Self::Selected | Self::FieldFocus => Some("▌"),
            Self::ButtonFocus => Some("▸"),
            Self::Danger | Self::FieldProblem => Some("✗"),
            Self::Warning => Some("⚠"),
            Self::Success => Some("✓"),
            _ => None,
        }
    }
}

/// A style for every role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme(ThemeName);

impl Theme {
    /// The theme of this name, whatever the terminal shows.
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        Self(name)
    }

    /// The theme asked for, as far as the terminal goes: no colour where `NO_COLOR` is set and not empty, or
    /// where `TERM` is `dumb` or missing; the sixteen where nothing promises 256.
    #[must_use]
    pub fn choose(asked: ThemeName, env: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name| env(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        if set("NO_COLOR").is_some() || matches!(term.as_str(), "" | "dumb") {
            return Self(ThemeName::None);
        }
        let many_colours = set("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit")
            || ["256", "direct", "kitty", "alacritty", "foot", "ghostty", "wezterm"]
                .iter()
                .any(|part| term.contains(part));
        match asked {
            ThemeName::None => Self(ThemeName::None),
            _ if !many_colours => Self(ThemeName::Sixteen),
            asked => Self(asked),
        }
    }

    /// The style of a role. [`Role::Text`] sets the ground; a role without a ground of its own keeps the one
    /// that it is drawn on.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let weight = Style::new().add_modifier(weight(role));
        match self.0 {
            ThemeName::Dark => weight.patch(DARK.colours(role)),
            ThemeName::Light => weight.patch(LIGHT.colours(role)),
            ThemeName::HighContrast => weight.patch(HIGH_CONTRAST.colours(role)),
            ThemeName::Sixteen => weight.patch(SIXTEEN.colours(role)).add_modifier(underline(role)),
            ThemeName::None => weight.add_modifier(underline(role) | reversal(role)),
        }
    }
}

/// Weight and underline: the same in every theme.
fn weight(role: Role) -> Modifier {
    match role {
        Role::Title | Role::Heading | Role::KeyHint => Modifier::BOLD,
        Role::Danger | Role::Warning | Role::FieldProblem => Modifier::BOLD,
        Role::Match => Modifier::UNDERLINED,
        Role::TabActive | Role::ButtonFocus => Modifier::BOLD.union(Modifier::UNDERLINED),
        _ => Modifier::empty(),
    }
}

/// What leads the eye by its ground is reversed where there is no colour.
fn reversal(role: Role) -> Modifier {
    match role {
        Role::Selected | Role::ButtonFocus | Role::Toast => Modifier::REVERSED,
        _ => Modifier::empty(),
    }
}

/// A field is underlined where no ground of its own shows how far it goes.
fn underline(role: Role) -> Modifier {
    match role {
        Role::Field | Role::FieldFocus => Modifier::UNDERLINED,
        _ => Modifier::empty(),
    }
}

/// The colours of a theme by their use.
struct Palette {
    ground: Color,
    /// The ground of fields, buttons and toasts.
    raised: Color,
    /// The ground of the row under the cursor and of the field that has the keys.
    selected: Color,
    text: Color,
    /// Text on the ground `selected`.
    selected_text: Color,
    dim: Color,
    accent: Color,
    rule: Color,
    danger: Color,
    warning: Color,
    success: Color,
}

impl Palette {
    fn colours(&self, role: Role) -> Style {
        let ink = |colour| Style::new().fg(colour);
        match role {
            Role::Text => ink(self.text).bg(self.ground),
            Role::Dim => ink(self.dim),
            Role::Rule => ink(self.rule),
            Role::Accent | Role::Title | Role::Match | Role::TabActive | Role::KeyHint => ink(self.accent),
            Role::Heading | Role::Tab => ink(self.dim),
            Role::Danger | Role::FieldProblem => ink(self.danger),
            Role::Warning => ink(self.warning),
            Role::Success => ink(self.success),
            Role::Field | Role::Button | Role::Toast => ink(self.text).bg(self.raised),
            Role::Selected | Role::FieldFocus => ink(self.selected_text).bg(self.selected),
            Role::ButtonFocus => ink(self.ground).bg(self.accent),
        }
    }
}

const DARK: Palette = Palette {
    ground: Color::Indexed(234),
    raised: Color::Indexed(236),
    selected: Color::Indexed(237),
    text: Color::Indexed(252),
    selected_text: Color::Indexed(255),
    dim: Color::Indexed(248),
    accent: Color::Indexed(117),
    rule: Color::Indexed(240),
    danger: Color::Indexed(217),
    warning: Color::Indexed(221),
    success: Color::Indexed(114),
};

const LIGHT: Palette = Palette {
    ground: Color::Indexed(231),
    raised: Color::Indexed(255),
    selected: Color::Indexed(254),
    text: Color::Indexed(235),
    selected_text: Color::Indexed(232),
    dim: Color::Indexed(240),
    accent: Color::Indexed(25),
    rule: Color::Indexed(248),
    danger: Color::Indexed(124),
    warning: Color::Indexed(94),
    success: Color::Indexed(22),
};

const HIGH_CONTRAST: Palette = Palette {
    ground: Color::Indexed(16),
    raised: Color::Indexed(234),
    selected: Color::Indexed(17),
    text: Color::Indexed(231),
    selected_text: Color::Indexed(231),
    dim: Color::Indexed(253),
    accent: Color::Indexed(123),
    rule: Color::Indexed(253),
    danger: Color::Indexed(224),
    warning: Color::Indexed(227),
    success: Color::Indexed(120),
};

const SIXTEEN: Palette = Palette {
    ground: Color::Black,
    raised: Color::Black,
    selected: Color::Blue,
    text: Color::Gray,
    selected_text: Color::White,
    dim: Color::Gray,
    accent: Color::LightCyan,
    rule: Color::DarkGray,
    danger: Color::LightRed,
    warning: Color::LightYellow,
    success: Color::LightGreen,
};
