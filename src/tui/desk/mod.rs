//! The desk: a stack of layers, keys that go top-down, drawing that goes bottom-up.

mod drafts;
mod draw;
mod effects;
mod frame;
pub mod globals;
mod keys;
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
    cx::{Cx, Effect, LayerId, Shared, Then, Toast},
    dialog::message::Message,
    event::Event,
    jobs::{Job, Jobs, Lane},
    look::{Role, Theme},
    screen::{AnyScreen, Hook, Screen},
    screens,
    terminal::Input,
};
use sitting::Sitting;

/// One screen that is open.
struct Layer {
    id: LayerId,
    screen: Box<dyn AnyScreen>,
    then: Option<Then>,
}

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

    /// Opens a screen on top.
    pub(super) fn open(&mut self, screen: Box<dyn AnyScreen>, then: Option<Then>) {
        let id = LayerId(self.next_layer);
        self.next_layer += 1;
        self.layers.push(Layer { id, screen, then });
        self.hook(id, Hook::Start);
    }

    /// Opens a screen that answers nothing of interest.
    pub fn show(&mut self, screen: impl Screen) {
        self.open(Box::new(screen), None);
    }

    fn close(&mut self, id: LayerId, answer: Box<dyn std::any::Any>) {
        let Some(at) = self.layers.iter().position(|layer| layer.id == id) else { return };
        let then = self.layers.remove(at).then;
        // What was opened over it goes with it.
        self.layers.truncate(at);
        if let Some(then) = then {
            then(self, answer);
        }
        if self.layers.is_empty() {
            self.leave_now(End::Left);
        }
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

    /// Closes every layer above the first page.
    pub(super) fn back_to_first(&mut self) {
        self.layers.truncate(1);
    }

    /// The top layer, if it is of this kind.
    pub(super) fn top<S: Screen>(&mut self) -> Option<&mut S> {
        self.layers.last_mut()?.screen.as_any().downcast_mut::<S>()
    }

    /// Runs code on the top layer, if it is of this kind.
    pub(super) fn with_top<S: Screen>(&mut self, run: impl FnOnce(&mut S, &mut Cx<S>)) {
        if let Some(id) = self.layers.last().map(|layer| layer.id) {
            self.with(id, run);
        }
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

    /// Closes every layer above the first page, and that page too, to show another one.
    pub(super) fn replace_all(&mut self, screen: impl Screen) {
        self.layers.clear();
        self.show(screen);
    }

    /// Runs code on a screen, if it is still open and of that kind.
    pub(super) fn with<S: Screen>(&mut self, id: LayerId, run: impl FnOnce(&mut S, &mut Cx<S>)) {
        let mut effects = Vec::new();
        if let Some(layer) = self.layers.iter_mut().find(|layer| layer.id == id)
            && let Some(screen) = layer.screen.as_any().downcast_mut::<S>()
        {
            run(
                screen,
                &mut Cx {
                    effects: &mut effects,
                    layer: id,
                    shared: &self.shared,
                    screen: Default::default(),
                },
            );
        }
        self.carry_out(effects);
    }

    fn hook(&mut self, id: LayerId, hook: Hook) {
        let mut effects = Vec::new();
        if let Some(layer) = self.layers.iter_mut().find(|layer| layer.id == id) {
            let cx = &mut Cx {
                effects: &mut effects,
                layer: id,
                shared: &self.shared,
                screen: Default::default(),
            };
            layer.screen.hook(hook, cx);
        }
        self.carry_out(effects);
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

    /// Shows what went wrong and what to do.
    pub(super) fn fail(&mut self, error: &store::Error) {
        self.show(Message::problem(words::explain(error)));
    }

    /// Opens a screen whose answer concerns the whole desk.
    pub(super) fn ask<T: Screen>(&mut self, screen: T, then: impl FnOnce(&mut Desk, T::Answer) + 'static) {
        let then: Then = Box::new(move |desk, answer| {
            if let Ok(answer) = answer.downcast::<T::Answer>() {
                then(desk, *answer);
            }
        });
        self.open(Box::new(screen), Some(then));
    }

    /// Whether a layer is open.
    fn is_open(&self, id: LayerId) -> bool {
        self.layers.iter().any(|layer| layer.id == id)
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

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.effect(effect);
        }
    }
}
