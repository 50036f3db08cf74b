//! The stack of layers: screens that open, answer and close, and code that runs on one of them.

use std::sync::{Arc, Weak};

use crate::tui::{
    cx::{Cx, Effect, LayerId, Then},
    screen::{AnyScreen, Hook, Screen},
};

use super::{Desk, End};

/// One screen that is open.
pub(super) struct Layer {
    pub id: LayerId,
    pub screen: Box<dyn AnyScreen>,
    pub then: Option<Then>,
    /// Held for as long as answers to its long questions are awaited.
    awaits: Option<Arc<()>>,
}

impl Layer {
    pub fn new(id: LayerId, screen: Box<dyn AnyScreen>, then: Option<Then>) -> Self {
        Self { id, screen, then, awaits: Some(Arc::default()) }
    }
}

impl Desk {
    /// Opens a screen on top.
    pub(in crate::tui) fn open(&mut self, screen: Box<dyn AnyScreen>, then: Option<Then>) {
        let id = LayerId(self.next_layer);
        self.next_layer += 1;
        self.layers.push(Layer::new(id, screen, then));
        self.hook(id, Hook::Start);
    }

    /// Opens a screen that answers nothing of interest.
    pub fn show(&mut self, screen: impl Screen) {
        self.open(Box::new(screen), None);
    }

    pub(super) fn close(&mut self, id: LayerId, answer: Box<dyn std::any::Any>) {
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

    /// Opens a screen whose answer concerns the whole desk.
    pub(in crate::tui) fn ask<T: Screen>(
        &mut self,
        screen: T,
        then: impl FnOnce(&mut Desk, T::Answer) + 'static,
    ) {
        let then: Then = Box::new(move |desk, answer| {
            if let Ok(answer) = answer.downcast::<T::Answer>() {
                then(desk, *answer);
            }
        });
        self.open(Box::new(screen), Some(then));
    }

    /// What is there for as long as answers to a layer's long questions are awaited.
    pub(in crate::tui) fn awaits(&self, id: LayerId) -> Weak<()> {
        let layer = self.layers.iter().find(|layer| layer.id == id);
        layer.and_then(|layer| layer.awaits.as_ref()).map(Arc::downgrade).unwrap_or_default()
    }

    /// No layer awaits an answer any more.
    pub(super) fn await_nothing(&mut self) {
        self.layers.iter_mut().for_each(|layer| layer.awaits = None);
    }

    /// Whether a layer is open.
    pub(super) fn is_open(&self, id: LayerId) -> bool {
        self.layers.iter().any(|layer| layer.id == id)
    }

    /// Closes every layer above the first page.
    pub(in crate::tui) fn back_to_first(&mut self) {
        self.layers.truncate(1);
    }

    /// Closes every layer above the first page, and that page too, to show another one.
    pub(in crate::tui) fn replace_all(&mut self, screen: impl Screen) {
        self.layers.clear();
        self.show(screen);
    }

    /// The top layer, if it is of this kind.
    pub(in crate::tui) fn top<S: Screen>(&mut self) -> Option<&mut S> {
        self.layers.last_mut()?.screen.as_any().downcast_mut::<S>()
    }

    /// Runs code on the top layer, if it is of this kind.
    pub(in crate::tui) fn with_top<S: Screen>(&mut self, run: impl FnOnce(&mut S, &mut Cx<S>)) {
        if let Some(id) = self.layers.last().map(|layer| layer.id) {
            self.with(id, run);
        }
    }

    /// Runs code on a screen, if it is still open and of that kind.
    pub(in crate::tui) fn with<S: Screen>(&mut self, id: LayerId, run: impl FnOnce(&mut S, &mut Cx<S>)) {
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

    pub(super) fn hook(&mut self, id: LayerId, hook: Hook) {
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

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.effect(effect);
        }
    }
}
