//! Where a key goes: force-quit, the editor, the top layer's commands, the list, the desk's commands.

use crossterm::event::KeyEvent;

use crate::tui::cx::Cx;
use crate::tui::screen::{Hook, Move, Shape};
use crate::tui::terminal::Input;

use super::{
    Desk,
    globals::{self, GLOBALS, LIST, LIST_STEPS},
    leave,
};

/// Sends a key where it belongs.
pub(super) fn route(desk: &mut Desk, key: &KeyEvent) {
    if desk.keymap.pressed(globals::ID, "force-quit", key) {
        return leave::leave(desk);
    }
    let Some(layer) = desk.layers.last_mut() else { return };
    let (id, page) = (layer.id, layer.screen.shape() == Shape::Page);
    if layer.screen.editor().is_some_and(|editor| editor.key(key)) {
        return desk.hook(id, Hook::Edited);
    }
    if run_command(desk, key) || walk(desk, key) {
        return;
    }
    if page {
        let pressed = GLOBALS.iter().find(|row| desk.keymap.pressed(globals::ID, row.id, key));
        if let Some(global) = pressed {
            global.carry_out(desk);
        }
    }
}

impl Desk {
    /// Whether the top layer waits for its write: keys that come meanwhile are for what it will be then.
    pub(super) fn is_waiting(&self) -> bool {
        self.layers.last().is_some_and(|layer| layer.screen.waiting())
    }

    /// Whether letters go into a field now.
    pub fn is_typing(&mut self) -> bool {
        self.layers.last_mut().is_some_and(|layer| layer.screen.editor().is_some())
    }

    pub(super) fn is_force_quit(&self, input: &Input) -> bool {
        matches!(input, Input::Key(key) if self.keymap.pressed(globals::ID, "force-quit", key))
    }

    /// Takes the keys that were held back, until a layer waits again.
    pub(super) fn release(&mut self) {
        while !self.is_waiting()
            && let Some(input) = self.held.pop_front()
        {
            self.input(input);
        }
    }
}

/// Runs the top layer's command with this key, if there is one and it can be done.
fn run_command(desk: &mut Desk, key: &KeyEvent) -> bool {
    let Some(layer) = desk.layers.last() else { return false };
    let section = layer.screen.id();
    let pressed = layer
        .screen
        .listed()
        .into_iter()
        .find(|row| row.enabled && desk.keymap.pressed(section, row.id, key));
    pressed.is_some_and(|row| desk.run_on_top(row.id))
}

/// Takes a step through the top layer's list.
fn walk(desk: &mut Desk, key: &KeyEvent) -> bool {
    let step: Option<Move> =
        LIST_STEPS.iter().find(|row| desk.keymap.pressed(LIST, row.id, key)).map(|row| row.step);
    let (Some(step), Some(layer)) = (step, desk.layers.last_mut()) else { return false };
    let id = layer.id;
    let Some(list) = layer.screen.list() else { return false };
    list.go(step);
    desk.hook(id, Hook::Moved);
    true
}

impl Desk {
    /// Runs a command of the top layer by its name.
    pub(in crate::tui) fn run_on_top(&mut self, command: &str) -> bool {
        let mut effects = Vec::new();
        let Some(layer) = self.layers.last_mut() else { return false };
        let cx = &mut Cx {
            effects: &mut effects,
            layer: layer.id,
            shared: &self.shared,
            screen: Default::default(),
        };
        let ran = layer.screen.run(command, cx);
        self.carry_out(effects);
        ran
    }
}
