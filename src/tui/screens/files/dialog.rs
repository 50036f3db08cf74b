//! The dialog that asks for a path: a field, what its folder has to offer, and options below.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::wrap,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Editor, Move, Navigate, Screen, Shape},
    },
};

use super::{
    folder,
    path_input::{Entered, PathInput},
};

/// Columns that the dialog takes at most: the longest option stands on one line.
const WIDE: u16 = 104;
/// Rows of the dialog above its options, its frame included.
const HIGH: u16 = 14;

/// What a path is asked for: its words, its options, and what becomes of it.
pub trait Purpose: Sized + 'static {
    /// The keymap's section.
    const ID: &'static str;
    /// What can be done.
    const COMMANDS: &'static [Command<PathDialog<Self>>];
    /// What the dialog answers.
    type Answer: 'static;

    /// The dialog's title.
    fn title(&self) -> String;
    /// What stands over the field.
    fn label(&self) -> String;
    /// The endings of the files that are worth offering, in small letters.
    fn endings(&self) -> Vec<&'static str>;
    /// What can be chosen below the path.
    fn options(&self) -> Vec<Tick> {
        Vec::new()
    }
    /// The option at a place was chosen.
    fn choose(_: &mut PathDialog<Self>, _: usize, _: &mut Cx<PathDialog<Self>>) {}
    /// The path is another one.
    fn edited(&mut self, _typed: &str) {}
    /// This path is meant.
    fn take(dialog: &mut PathDialog<Self>, typed: String, cx: &mut Cx<PathDialog<Self>>);
}

/// Something to choose below the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Whether it is one of several of which one holds, or stands for itself.
    pub one_of_several: bool,
    /// Whether it holds.
    pub on: bool,
    /// Whether this person may choose it.
    pub can: bool,
    /// Its words.
    pub label: String,
}

impl Tick {
    fn sign(&self) -> &'static str {
        match (self.one_of_several, self.on) {
            (false, true) => "[x]",
            (false, false) => "[ ]",
            (true, true) => "(•)",
            (true, false) => "( )",
        }
    }
}

/// The dialog; what is typed stays when the file will not do.
pub struct PathDialog<P> {
    /// What the path is for.
    pub purpose: P,
    /// The field and its list.
    pub path: PathInput,
    /// Whether work on the file is under way.
    pub busy: bool,
    /// What has the keys: the path at 0, then each option.
    stop: usize,
}

impl<P: Purpose> PathDialog<P> {
    /// A dialog that begins with a path.
    pub fn asking(purpose: P, path: &str) -> Self {
        Self { purpose, path: PathInput::new(path), busy: false, stop: 0 }
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        !self.busy
    }

    /// Whether an option has the keys.
    pub fn is_at_option(&self) -> bool {
        self.stop > 0
    }

    /// Whether there are options.
    pub fn has_options(&self) -> bool {
        !self.purpose.options().is_empty()
    }

    /// Puts another path into the field.
    pub fn set_path(&mut self, path: &str, cx: &mut Cx<Self>) {
        self.path.set(path);
        self.follow(cx);
    }

    /// Enter: the path is meant, or the folder that is marked is gone into.
    pub fn enter(&mut self, cx: &mut Cx<Self>) {
        match self.path.enter() {
            Entered::Folder => {
                self.stop = 0;
                self.follow(cx);
            }
            Entered::File(typed) => {
                folder::remember(&typed);
                P::take(self, typed, cx);
            }
        }
    }

    /// Tab: completes the path; from one that is complete, and from each option, on to the next part.
    pub fn complete(&mut self, cx: &mut Cx<Self>) {
        if self.stop == 0 && self.path.complete() {
            self.purpose.edited(self.path.text());
        } else {
            self.go_to(self.stop + 1);
        }
        self.follow(cx);
    }

    /// Shift+Tab: from the path to the options, and back.
    pub fn switch(&mut self, _: &mut Cx<Self>) {
        self.go_to(usize::from(self.stop == 0));
    }

    /// Gives the keys to a part; behind the last one comes the first.
    fn go_to(&mut self, stop: usize) {
        self.stop = stop % (self.purpose.options().len() + 1);
    }

    /// Space: chooses the option that has the keys.
    pub fn choose(&mut self, cx: &mut Cx<Self>) {
        if let Some(option) = self.stop.checked_sub(1) {
            P::choose(self, option, cx);
        }
    }

    fn follow(&mut self, cx: &mut Cx<Self>) {
        let Some(folder) = self.path.follow() else { return };
        let endings = self.purpose.endings();
        // Off the screen's thread: it may be on a slow or dead disk.
        cx.long(
            t!("path-reading"),
            move |_, _| {
                let entries = folder::list(&folder, &endings);
                Ok(((folder, entries), None))
            },
            |dialog, read, _| {
                if let Ok((folder, entries)) = read {
                    dialog.path.show(&folder, entries);
                }
            },
        );
    }

    /// Lines that the options take, a blank one before them; each with its option's place.
    fn option_lines(&self, columns: u16) -> Vec<(usize, String)> {
        let columns = usize::from(columns.saturating_sub(6)).max(1);
        let lines = |(at, tick): (usize, Tick)| {
            let sign = tick.sign();
            let line = move |(line, text): (usize, String)| {
                (at, format!("{} {text}", if line == 0 { sign } else { "   " }))
            };
            wrap(&tick.label, columns).into_iter().enumerate().map(line).collect::<Vec<_>>()
        };
        self.purpose.options().into_iter().enumerate().flat_map(lines).collect()
    }

    /// The rooms of the path and of the options.
    fn parts(&self, area: Rect) -> (Rect, Rect) {
        let lines = self.option_lines(area.width).len() as u16;
        let below = if lines == 0 { 0 } else { (lines + 1).min(area.height.saturating_sub(2)) };
        let path = Rect { height: area.height - below, ..area };
        (path, Rect { y: path.bottom() + 1, height: below.saturating_sub(1), ..area })
    }

    fn view_options(&self, canvas: &mut Canvas, area: Rect) {
        let options = self.purpose.options();
        for (y, (at, line)) in (area.y..area.bottom()).zip(self.option_lines(area.width)) {
            let has_keys = self.stop == at + 1;
            let role = match (has_keys, options[at].can) {
                (true, _) => Role::Selected,
                (false, true) => Role::Text,
                (false, false) => Role::Dim,
            };
            if has_keys {
                canvas.paint(Rect::new(area.x, y, area.width, 1), role);
            }
            canvas.text(area.x, y, area.width, role, &format!("{} {line}", if has_keys { "▌" } else { " " }));
        }
    }
}

impl<P: Purpose> Navigate for PathDialog<P> {
    fn go(&mut self, step: Move) {
        let last = self.purpose.options().len();
        match step {
            _ if self.stop == 0 => self.path.go(step),
            // Above the first option is the path.
            Move::Up => self.stop -= 1,
            Move::Down => self.stop = (self.stop + 1).min(last),
            Move::PageUp | Move::First => self.stop = 1,
            Move::PageDown | Move::Last => self.stop = last,
        }
    }
}

impl<P: Purpose> Screen for PathDialog<P> {
    const ID: &'static str = P::ID;
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = P::COMMANDS;
    type Answer = P::Answer;

    fn title(&self) -> String {
        self.purpose.title()
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.follow(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.path.arrange(self.parts(area).0);
    }

    fn edits(&self) -> bool {
        !self.busy && self.stop == 0
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        self.edits().then_some(&mut self.path as &mut dyn Editor)
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.purpose.edited(self.path.text());
        self.follow(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        let width = WIDE.min(room.width.saturating_sub(4));
        let options = self.option_lines(width.saturating_sub(4)).len() as u16;
        Size::new(width, HIGH + if options == 0 { 0 } else { options + 1 })
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let (path, options) = self.parts(area);
        self.path.view(canvas, path, &self.purpose.label(), self.stop == 0);
        self.view_options(canvas, options);
    }
}
