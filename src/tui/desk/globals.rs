//! What can be done on every page, and how lists are walked.

use crate::{
    domain::{ids::BatchId, rights::Act},
    i18n::message,
    store::{Error, Result, Store, Undone, Written},
    t,
    tui::{
        command::Listed,
        dialog::{confirm::Confirm, help::Help, message::Message, palette::Palette, progress::Progress},
        jobs::Consequence,
        look::Role,
        screen::Move,
        screens,
    },
    words,
};

use super::{Desk, End, Want};

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
    shown("undo", &["u"], |desk| desk.undo()),
    quiet("redo", &["Ctrl+r"], |desk| desk.redo()),
    Global { needs: Some(Act::CreateAccount), ..quiet("new", &["n"], screens::new_record) },
    quiet("palette", &[":", "Ctrl+p"], open_palette),
    shown("help", &["?", "F1"], open_help),
    quiet("accounts", &["1", "&"], screens::open_accounts),
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
        }
    }
}

impl ListStep {
    pub(in crate::tui) fn listed(&self) -> Listed {
        Listed { section: LIST, id: self.id, keys: self.keys, enabled: true, footer: false, needs: None }
    }
}

/// Leaves: asks if a form is not saved; a second time leaves at once, what was typed stays as a draft.
pub fn leave(desk: &mut Desk) {
    if desk.leaving || !desk.is_dirty() {
        return desk.leave_now(End::Left);
    }
    desk.leaving = true;
    let confirm = Confirm::new(t!("leave-title"), vec![t!("leave-unsaved")], t!("leave-yes"));
    desk.ask(confirm, |desk, yes| {
        desk.leaving = false;
        if yes {
            desk.leave_now(End::Left);
        }
    });
}

fn open_help(desk: &mut Desk) {
    let help = Help::new(desk.help_groups());
    desk.show(help);
}

fn open_palette(desk: &mut Desk) {
    let palette = Palette::new(desk.listed(), desk.shortcuts());
    desk.ask(palette, |desk, choice| choice.carry_out(desk));
}

impl Desk {
    /// `u`: takes back one's latest act of this sitting.
    fn undo(&mut self) {
        match self.sitting.latest() {
            Some(batch) => self.take_back(batch, Direction::Back),
            None => self.say(Role::Warning, t!("undo-nothing")),
        }
    }

    /// `Ctrl+R`: brings the latest again.
    fn redo(&mut self) {
        match self.sitting.latest_undone() {
            Some(batch) => self.take_back(batch, Direction::Again),
            None => self.say(Role::Warning, t!("redo-nothing")),
        }
    }

    fn take_back(&mut self, batch: BatchId, direction: Direction) {
        let title = match direction {
            Direction::Back => t!("undo-running"),
            Direction::Again => t!("redo-running"),
        };
        let work = move |store: &mut Store, progress: &Progress| -> Consequence {
            let done = store.undo(batch, &mut |at, of| progress.report(at, of));
            Box::new(move |desk| desk.took_back(direction, done))
        };
        self.long(title, Box::new(work));
    }

    fn took_back(&mut self, direction: Direction, done: Result<Written<Undone>>) {
        let Written { value: undone, batch } = match done {
            Ok(written) => written,
            Err(error) => {
                // What cannot be taken back must not bar the way to what was done before it.
                if matches!((&error, direction), (Error::Refused(_), Direction::Back)) {
                    self.sitting.give_up_latest();
                }
                return self.fail(&error);
            }
        };
        let act = message(&format!("act-{}", undone.act.code()), &[]);
        let said = match direction {
            Direction::Back => {
                self.sitting.took_back(batch);
                t!("undo-done", act = act, subject = undone.subject.as_str())
            }
            Direction::Again => {
                self.sitting.brought_again(batch);
                t!("redo-done", subject = undone.subject.as_str())
            }
        };
        self.say(Role::Success, said);
        self.refresh();
        if !undone.kept.is_empty() {
            let kept = undone
                .kept
                .iter()
                .map(|kept| t!("undo-kept-one", name = kept.name.as_str(), who = kept.who.as_str()));
            let lines = [t!("undo-kept", count = undone.kept.len())].into_iter().chain(kept).collect();
            self.show(Message::new(t!("undo-kept-title"), lines));
        }
    }
}

/// Which way a batch is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Again,
}
