//! A screen: what a page and a dialog have in common, and how the desk holds one without knowing it.

use std::any::Any;

use crossterm::event::KeyEvent;
use ratatui::layout::{Rect, Size};

use crate::{t, words};

use super::{
    canvas::Canvas,
    command::{Command, Listed},
    cx::Cx,
    look::Role,
};

/// How much of the terminal a screen takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All of it, between the header and the footer; global commands work.
    Page,
    /// A box over the page below; only its own commands work.
    Dialog,
}

/// What has the keys while it is there: a field in which letters are letters.
pub trait Editor {
    /// Takes a key; `false` when it means nothing here and may be a command.
    fn key(&mut self, key: &KeyEvent) -> bool;
    /// Takes a pasted text.
    fn paste(&mut self, text: &str);
}

/// A step through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One row towards the first.
    Up,
    /// One row towards the last.
    Down,
    /// One screenful towards the first.
    PageUp,
    /// One screenful towards the last.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What can be walked through with the movement keys.
pub trait Navigate {
    /// Takes a step.
    fn go(&mut self, step: Move);
}

/// A page or a dialog.
pub trait Screen: Sized + 'static {
    /// The keymap's section, the help's heading, the folder of frames.
    const ID: &'static str;
    /// How much of the terminal it takes.
    const SHAPE: Shape = Shape::Page;
    /// What can be done here: one row is the key, the footer, the help, the palette and the documentation.
    const COMMANDS: &'static [Command<Self>];
    /// What closing it tells the screen that opened it.
    type Answer: 'static;

    /// Called once when the screen is opened.
    fn start(&mut self, _: &mut Cx<Self>) {}
    /// Called before drawing with the room that there is: lists learn how many rows they show.
    fn arrange(&mut self, _: Rect, _: &mut Cx<Self>) {}
    /// The store has other facts than before: read again what is shown.
    fn refresh(&mut self, _: &mut Cx<Self>) {}
    /// The field that has the keys, if one has.
    fn editor(&mut self) -> Option<&mut dyn Editor> {
        None
    }
    /// Whether a field has the keys now: what [`Screen::editor`] would answer.
    fn edits(&self) -> bool {
        false
    }
    /// Called after the editor took a key or a paste.
    fn edited(&mut self, _: &mut Cx<Self>) {}
    /// The list that the movement keys walk through, if there is one.
    fn list(&mut self) -> Option<&mut dyn Navigate> {
        None
    }
    /// Called after a step through the list.
    fn moved(&mut self, _: &mut Cx<Self>) {}
    /// What is to be said before it is left: what a person did here that is not saved, and what becomes of it.
    fn unsaved(&self) -> Option<String> {
        None
    }
    /// Whether it waits for a write of its own: keys are held back until the answer is there.
    fn waiting(&self) -> bool {
        false
    }
    /// The room that a dialog wants, its frame included.
    fn size(&self, room: Size) -> Size {
        room
    }
    /// The dialog's title, or the page's name in its header.
    fn title(&self) -> String;
    /// Draws it: it can neither ask nor change anything.
    fn view(&self, canvas: &mut Canvas, area: Rect);
}

/// A screen as the desk holds it.
pub(super) trait AnyScreen {
    fn id(&self) -> &'static str;
    fn shape(&self) -> Shape;
    fn title(&self) -> String;
    fn size(&self, room: Size) -> Size;
    fn unsaved(&self) -> Option<String>;
    fn waiting(&self) -> bool;
    fn edits(&self) -> bool;
    fn editor(&mut self) -> Option<&mut dyn Editor>;
    fn list(&mut self) -> Option<&mut dyn Navigate>;
    fn listed(&self) -> Vec<Listed>;
    fn view(&self, canvas: &mut Canvas, area: Rect);
    fn hook(&mut self, hook: Hook, cx: &mut Cx<()>);
    fn run(&mut self, command: &str, cx: &mut Cx<()>) -> bool;
    fn as_any(&mut self) -> &mut dyn Any;
}

/// The moments that a screen is told of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hook {
    Start,
    Arrange(Rect),
    Refresh,
    Edited,
    Moved,
}

impl<S: Screen> AnyScreen for S {
    fn id(&self) -> &'static str {
        S::ID
    }

    fn shape(&self) -> Shape {
        S::SHAPE
    }

    fn title(&self) -> String {
        Screen::title(self)
    }

    fn size(&self, room: Size) -> Size {
        Screen::size(self, room)
    }

    fn unsaved(&self) -> Option<String> {
        Screen::unsaved(self)
    }

    fn waiting(&self) -> bool {
        Screen::waiting(self)
    }

    fn edits(&self) -> bool {
        Screen::edits(self)
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        Screen::editor(self)
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Screen::list(self)
    }

    fn listed(&self) -> Vec<Listed> {
        S::COMMANDS.iter().map(|command| command.listed(self)).collect()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        Screen::view(self, canvas, area);
    }

    fn hook(&mut self, hook: Hook, cx: &mut Cx<()>) {
        let cx = &mut cx.of::<S>();
        match hook {
            Hook::Start => self.start(cx),
            Hook::Arrange(area) => self.arrange(area, cx),
            Hook::Refresh => self.refresh(cx),
            Hook::Edited => self.edited(cx),
            Hook::Moved => self.moved(cx),
        }
    }

    fn run(&mut self, command: &str, cx: &mut Cx<()>) -> bool {
        let Some(row) = S::COMMANDS.iter().find(|row| row.id == command && (row.when)(self)) else {
            return false;
        };
        let cx = &mut cx.of::<S>();
        match row.listed(self).allowed(cx.shared().role) {
            Ok(()) => (row.run)(self, cx),
            Err(least) => cx.toast(Role::Warning, t!("denied", role = words::role(least))),
        }
        true
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
