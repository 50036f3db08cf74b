//! What can be done on every page, and how lists are walked.

use crate::{
    domain::rights::Act,
    t,
    tui::{
        command::Listed,
        dialog::{help::Help, palette::Palette},
        look::Role,
        screen::Move,
        screens,
    },
    words,
};

use super::{Desk, Want, leave::leave, undo::Direction};

/// The keymap's section of the desk's own commands.
pub const ID: &str = "desk";
/// The keymap's section of the steps through lists.
pub const LIST: &str = "list";

/// A command of the desk. Its words are the messages `command-desk-<id>` and `help-desk-<id>`.
pub struct Global {
    /// Its name in the keymap.
    pub id: &'static str,
    /// Its keys unless the person chose others.
    pub keys: &'static [&'static str],
    /// Whether the footer shows it when there is room.
    pub footer: bool,
    /// The act that it ends in.
    pub needs: Option<Act>,
    /// Does it.
    pub run: fn(&mut Desk),
}

const fn quiet(id: &'static str, keys: &'static [&'static str], run: fn(&mut Desk)) -> Global {
    Global { id, keys, footer: false, needs: None, run }
}

const fn shown(id: &'static str, keys: &'static [&'static str], run: fn(&mut Desk)) -> Global {
    Global { id, keys, footer: true, needs: None, run }
}

/// The desk's commands.
pub const GLOBALS: &[Global] = &[
    shown("undo", &["u"], |desk| desk.take_turn(Direction::Back)),
    quiet("redo", &["Ctrl+r"], |desk| desk.take_turn(Direction::Again)),
    Global { needs: Some(Act::CreateAccount), ..quiet("new", &["n"], screens::new_record) },
    quiet("palette", &[":", "Ctrl+p"], open_palette),
    shown("help", &["?", "F1"], open_help),
    quiet("accounts", &["1", "&"], screens::open_accounts),
    quiet("imports", &["5", "("], screens::open_imports),
    quiet("redraw", &["Ctrl+l"], |desk| desk.want(Want::Redraw)),
    quiet("suspend", &["Ctrl+z"], |desk| desk.want(Want::Suspend)),
    shown("quit", &["q"], leave),
    quiet("force-quit", &["Ctrl+c"], leave),
];

/// A step through a list. Its words are the messages `command-list-<id>` and `help-list-<id>`.
pub struct ListStep {
    /// Its name in the keymap.
    pub id: &'static str,
    /// Its keys unless the person chose others.
    pub keys: &'static [&'static str],
    /// Which step.
    pub step: Move,
}

/// The steps through lists.
pub const LIST_STEPS: &[ListStep] = &[
    ListStep { id: "up", keys: &["Up", "k"], step: Move::Up },
    ListStep { id: "down", keys: &["Down", "j"], step: Move::Down },
    ListStep { id: "page-up", keys: &["PageUp"], step: Move::PageUp },
    ListStep { id: "page-down", keys: &["PageDown"], step: Move::PageDown },
    ListStep { id: "first", keys: &["Home", "g"], step: Move::First },
    ListStep { id: "last", keys: &["End", "G"], step: Move::Last },
];

impl Global {
    /// Does it, if this person may.
    pub(in crate::tui) fn carry_out(&self, desk: &mut Desk) {
        match self.listed().allowed(desk.shared.role) {
            Ok(()) => (self.run)(desk),
            Err(least) => desk.say(Role::Warning, t!("denied", role = words::role(least))),
        }
    }

    pub(in crate::tui) fn listed(&self) -> Listed {
        Listed {
            section: ID,
            id: self.id,
            keys: self.keys,
            enabled: true,
            footer: self.footer,
            needs: self.needs,
            word: None,
        }
    }
}

impl ListStep {
    pub(in crate::tui) fn listed(&self) -> Listed {
        Listed {
            section: LIST,
            id: self.id,
            keys: self.keys,
            enabled: true,
            footer: false,
            needs: None,
            word: None,
        }
    }
}

fn open_help(desk: &mut Desk) {
    let help = Help::new(desk.help_groups());
    desk.show(help);
}

fn open_palette(desk: &mut Desk) {
    let palette = Palette::new(desk.listed(), desk.shortcuts());
    desk.ask(palette, |desk, choice| choice.carry_out(desk));
}
