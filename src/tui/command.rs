//! Commands: one row is the key, the footer, the help, the palette, the remapping and `docs/keys.md`.

use crate::{
    domain::{
        rights::{self, Act},
        user::Role,
    },
    i18n::message,
};

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
    /// The act that it ends in: a role that may not is refused at the first key, by name.
    pub needs: Option<Act>,
    /// Does it.
    pub run: fn(&mut S, &mut Cx<S>),
}

impl<S> Command<S> {
    /// A command that can always be done and that the footer shows.
    pub const fn new(id: &'static str, keys: &'static [&'static str], run: fn(&mut S, &mut Cx<S>)) -> Self {
        Self { id, keys, footer: true, when: |_| true, needs: None, run }
    }

    /// The same, gated.
    pub const fn when(mut self, when: fn(&S) -> bool) -> Self {
        self.when = when;
        self
    }

    /// The same for those only who may do this act.
    pub const fn needs(mut self, act: Act) -> Self {
        self.needs = Some(act);
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
    /// The act that it ends in.
    pub needs: Option<Act>,
}

impl<S: super::screen::Screen> Command<S> {
    pub(super) fn listed(&self, screen: &S) -> Listed {
        Listed {
            section: S::ID,
            id: self.id,
            keys: self.keys,
            enabled: (self.when)(screen),
            footer: self.footer,
            needs: self.needs,
        }
    }
}

impl Listed {
    /// Whether a role may do it.
    ///
    /// # Errors
    /// The least role that may.
    pub fn allowed(&self, role: Role) -> Result<(), Role> {
        self.needs.map_or(Ok(()), |act| rights::can(role, act))
    }

    /// The short word for the footer.
    pub fn label(&self) -> String {
        message(&format!("command-{}-{}", self.section, self.id), &[])
    }

    /// What it does, in a few words.
    pub fn help(&self) -> String {
        message(&format!("help-{}-{}", self.section, self.id), &[])
    }
}
