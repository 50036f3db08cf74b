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
    /// Where the footer shows it only here and there: whether here.
    pub shown: fn(&S) -> bool,
    /// Whether it can be done now: dims the hint and gates the key.
    pub when: fn(&S) -> bool,
    /// The act that it ends in: a role that may not is refused at the first key, by name.
    pub needs: Option<Act>,
    /// The same where it hangs on what is under the cursor.
    pub needs_here: Option<fn(&S) -> Option<Act>>,
    /// Its short word where that hangs on the screen.
    pub word: Option<fn(&S) -> String>,
    /// Does it.
    pub run: fn(&mut S, &mut Cx<S>),
}

impl<S> Command<S> {
    /// A command that can always be done and that the footer shows.
    pub const fn new(id: &'static str, keys: &'static [&'static str], run: fn(&mut S, &mut Cx<S>)) -> Self {
        Self {
            id,
            keys,
            footer: true,
            shown: |_| true,
            when: |_| true,
            needs: None,
            needs_here: None,
            word: None,
            run,
        }
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

    /// The same for those only who may do the act that it ends in here and now.
    pub const fn needs_here(mut self, needs: fn(&S) -> Option<Act>) -> Self {
        self.needs_here = Some(needs);
        self
    }

    /// The same, left out of the footer.
    pub const fn quiet(mut self) -> Self {
        self.footer = false;
        self
    }

    /// The same, left out of the footer but here.
    pub const fn quiet_unless(mut self, shown: fn(&S) -> bool) -> Self {
        self.shown = shown;
        self
    }

    /// The same with another short word.
    pub const fn word(mut self, word: fn(&S) -> String) -> Self {
        self.word = Some(word);
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
    /// Its short word here, unless it is the same everywhere.
    pub word: Option<String>,
}

impl<S: super::screen::Screen> Command<S> {
    pub(super) fn listed(&self, screen: &S) -> Listed {
        Listed {
            section: S::ID,
            id: self.id,
            keys: self.keys,
            enabled: (self.when)(screen),
            footer: self.footer && (self.shown)(screen),
            needs: self.needs_here.map_or(self.needs, |needs| needs(screen)),
            word: self.word.map(|word| word(screen)),
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
        let everywhere = || message(&format!("command-{}-{}", self.section, self.id), &[]);
        self.word.clone().unwrap_or_else(everywhere)
    }

    /// What it does, in a few words.
    pub fn help(&self) -> String {
        message(&format!("help-{}-{}", self.section, self.id), &[])
    }
}
