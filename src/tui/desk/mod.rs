//! The desk: a stack of layers, keys that go top-down, drawing that goes bottom-up.

mod drafts;
mod draw;
mod effects;
mod frame;
pub mod globals;
mod keys;
mod layers;
mod leave;
mod running;
mod sitting;
pub mod undo;

use std::collections::VecDeque;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use signal_hook::consts::SIGTSTP;

use crate::{
    config::Keymap,
    domain::ids::BatchId,
    store::{self, Batch, Store},
    words,
};

use super::{
    cx::{LayerId, Shared, Toast},
    dialog::message::Message,
    event::Event,
    jobs::{Job, Jobs, Lane},
    look::{Role, Theme},
    screen::Hook,
    screens,
    terminal::Input,
};
use layers::Layer;
use sitting::Sitting;

/// How the desk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The person left.
    Left,
    /// A signal, by its number.
    Signal(i32),
    /// The terminal is gone.
    HangUp,
    /// A thread of ours panicked; it has said so.
    Panicked,
}

/// The desk.
pub struct Desk {
    layers: Vec<Layer>,
    next_layer: u64,
    jobs: Box<dyn Jobs>,
    keymap: Keymap,
    theme: Theme,
    shared: Shared,
    toast: Option<Toast>,
    sitting: Sitting,
    drafts: drafts::Pending,
    room: Rect,
    changed: bool,
    end: Option<End>,
    /// What goes to the terminal beside the frame: clipboard sequences.
    copied: VecDeque<String>,
    wants: Option<Want>,
    working: Vec<effects::Working>,
    /// The question whether to leave, while it is asked.
    leaving: Option<LayerId>,
    turns: undo::Turns,
    /// The long writes under way in the store.
    running: Vec<Batch>,
    /// Keys that came while the top layer waited for its write.
    held: VecDeque<Input>,
}

/// What only the loop around the desk can do.
/// The later ones win over the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// Draw everything anew.
    Redraw,
    /// Go to the background until the shell brings the desk back.
    Suspend,
    /// Take the terminal over again, after the background.
    Resume,
}

impl Desk {
    /// A desk with its first page.
    pub fn new(jobs: Box<dyn Jobs>, keymap: Keymap, theme: Theme, shared: Shared, room: Rect) -> Self {
        let mut desk = Self {
            layers: Vec::new(),
            next_layer: 0,
            jobs,
            keymap,
            theme,
            shared,
            toast: None,
            sitting: Sitting::default(),
            drafts: drafts::Pending::default(),
            room,
            changed: true,
            end: None,
            copied: VecDeque::new(),
            wants: None,
            working: Vec::new(),
            leaving: None,
            turns: undo::Turns::default(),
            running: Vec::new(),
            held: VecDeque::new(),
        };
        screens::open_first(&mut desk);
        desk.look_for_running();
        desk
    }

    /// Takes what happened.
    pub fn handle(&mut self, event: Event) {
        match event {
            Event::Input(input) => self.input(input),
            Event::Consequence(consequence) => {
                self.changed = true;
                consequence(self);
                self.release();
            }
            Event::StoreChanged => self.refresh(),
            Event::Panicked => self.leave_now(End::Panicked),
            Event::Progress => {
                self.changed = true;
                self.show_progress();
            }
        }
    }

    fn input(&mut self, input: Input) {
        self.changed = true;
        match input {
            Input::Key(_) | Input::Paste(_) if self.is_waiting() && !self.is_force_quit(&input) => {
                self.held.push_back(input);
            }
            Input::Key(key) => self.key(&key),
            Input::Paste(text) => self.paste(&text),
            Input::Resize(width, height) => {
                self.room = Rect::new(0, 0, width, height);
                // The terminal may have cut what it showed, even when it has its old size again.
                self.want(Want::Redraw);
            }
            Input::Resumed => self.want(Want::Resume),
            Input::Signal(SIGTSTP) => self.want(Want::Suspend),
            Input::Signal(signal) => self.leave_now(End::Signal(signal)),
            Input::HangUp => self.leave_now(End::HangUp),
        }
    }

    /// How the desk ended, once it did.
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Whether there is something to draw since the last frame.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// The terminal has this size.
    pub fn set_room(&mut self, room: Rect) {
        self.room = room;
    }

    /// What the loop around the desk is to do.
    pub fn take_want(&mut self) -> Option<Want> {
        self.wants.take()
    }

    /// Texts that were copied since the last call.
    pub fn take_copied(&mut self) -> impl Iterator<Item = String> {
        self.copied.drain(..)
    }

    pub(super) fn want(&mut self, want: Want) {
        self.wants = self.wants.max(Some(want));
    }

    /// Gives the person another role, as the store would know it.
    #[cfg(test)]
    pub(super) fn set_role(&mut self, role: crate::domain::user::Role) {
        self.shared.role = role;
    }

    /// What everything on the desk may know.
    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Asks the store before there is a screen that could; a failure is shown.
    pub(super) fn ask_store<T: Send + 'static>(
        &mut self,
        ask: impl FnOnce(&mut Store) -> store::Result<T> + Send + 'static,
        then: impl FnOnce(&mut Desk, T) + Send + 'static,
    ) {
        let job: Job = Box::new(move |store| {
            let answer = ask(store);
            Box::new(move |desk| match answer {
                Ok(answer) => then(desk, answer),
                Err(error) => desk.fail(&error),
            })
        });
        self.jobs.submit(Lane::Write, None, job);
    }

    /// Everything that is shown reads again: somebody wrote.
    pub(super) fn refresh(&mut self) {
        let ids: Vec<LayerId> = self.layers.iter().map(|layer| layer.id).collect();
        ids.into_iter().for_each(|id| self.hook(id, Hook::Refresh));
        self.look_for_running();
    }

    /// A write of ours is done: it can be taken back, and what is shown reads again.
    pub(super) fn wrote(&mut self, batch: Option<BatchId>) {
        if let Some(batch) = batch {
            self.sitting.did(batch);
            self.refresh();
        }
    }

    /// Says what happened.
    pub(super) fn say(&mut self, role: Role, text: String) {
        self.toast = Some(Toast { role, text });
    }

    /// Shows what went wrong and what to do. What the person stopped only says so.
    pub(super) fn fail(&mut self, error: &store::Error) {
        match error {
            store::Error::Stopped => self.say(Role::Warning, words::explain(error)),
            _ => self.show(Message::problem(words::explain(error))),
        }
    }

    /// A key as the screens see it.
    fn key(&mut self, key: &KeyEvent) {
        self.toast = None;
        keys::route(self, key);
    }

    fn paste(&mut self, text: &str) {
        let Some(layer) = self.layers.last_mut() else { return };
        let id = layer.id;
        if let Some(editor) = layer.screen.editor() {
            editor.paste(text);
            self.hook(id, Hook::Edited);
        }
    }
}
