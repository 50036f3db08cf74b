//! Commands: one row is the key, the footer, the help, the palette, the remapping and `docs/keys.md`.

use crate::i18n::message;

use super::cx::Cx;

/// What can be done on a screen. Its words are the messages `command-<screen>-<id>` (short, for the
/// footer) and `help-<screen>-<id>` (what it does).
pub struct Command<S: 'static> {
    /// Its name in the keymap.
    pub id: &'static str,
    /// Its keys unless the person chose others; the first one is shown.
    pub keys: &'static [&'static str],
    /// Whether the footer shows it when there is room.
    pub footer: bool,
    /// Whether it can be done now: dims the hint and gates the key.
    pub when: fn(&S) -> bool,
    /// Does it.
    pub run: fn(&mut S, &mut Cx<S>),
}

impl<S> Command<S> {
    /// A command that can always be done and that the footer shows.
    pub const fn new(id: &'static str, keys: &'static [&'static str], run: fn(&mut S, &mut Cx<S>)) -> Self {
        Self { id, keys, footer: true, when: |_| true, run }
    }

    /// The same, gated.
    pub const fn when(mut self, when: fn(&S) -> bool) -> Self {
        self.when = when;
        self
    }

    /// The same, left out of the footer.
    pub const fn quiet(mut self) -> Self {
        self.footer = false;
        self
    }
}

/// A command as the footer, the help and the palette list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The screen.
    pub section: &'static str,
    /// The command.
    pub id: &'static str,
    /// Its default keys.
    pub keys: &'static [&'static str],
    /// Whether it can be done now.
    pub enabled: bool,
    /// Whether the footer shows it.
    pub footer: bool,
}

impl<S: super::screen::Screen> Command<S> {
    pub(super) fn listed(&self, screen: &S) -> Listed {
        Listed {
            section: S::ID,
            id: self.id,
            keys: self.keys,
            enabled: (self.when)(screen),
            footer: self.footer,
        }
    }
}

impl Listed {
    /// The short word for the footer.
    pub fn label(&self) -> String {
        message(&format!("command-{}-{}", self.section, self.id), &[])
    }

    /// What it does, in a few words.
    pub fn help(&self) -> String {
        message(&format!("help-{}-{}", self.section, self.id), &[])
    }
}
