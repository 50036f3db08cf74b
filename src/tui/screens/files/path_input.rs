//! A path that is being typed, with what its folder has to offer below it.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::{
    domain::text::wrap,
    t,
    tui::{
        canvas::Canvas,
        form::TextInput,
        look::Role,
        screen::{Editor, Move, Navigate},
        widget::list::ListState,
    },
};

use super::folder::{self, Entry};

/// Rows above the list: the label, the field, a blank one.
const ABOVE: u16 = 3;

/// The field and its list.
#[derive(Default)]
pub struct PathInput {
    input: TextInput,
    /// The folder whose entries are here, or on their way.
    folder: Option<String>,
    entries: Vec<Entry>,
    matching: Vec<usize>,
    list: ListState,
    /// Whether the list has the cursor.
    in_list: bool,
    problem: Option<String>,
}

/// What Enter means.
#[derive(Debug, PartialEq, Eq)]
pub enum Entered {
    /// The list goes on inside a folder.
    Folder,
    /// This file.
    File(String),
}

impl PathInput {
    /// A field with a path to begin with.
    pub fn new(typed: &str) -> Self {
        let mut path = Self::default();
        path.set(typed);
        path
    }

    /// Puts another path in the place of what is typed.
    pub fn set(&mut self, typed: &str) {
        self.input.set(typed);
        self.problem = None;
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Says what is wrong with the path; it stays typed.
    pub fn refuse(&mut self, problem: String) {
        self.problem = Some(problem);
    }

    /// Follows what is typed: narrows the list, or answers the folder whose entries are to be read.
    pub fn follow(&mut self) -> Option<String> {
        let folder = folder::split(self.text()).0.to_owned();
        let other = self.folder.as_ref() != Some(&folder);
        if other {
            self.folder = Some(folder.clone());
            self.entries.clear();
        }
        self.narrow();
        other.then_some(folder)
    }

    /// Shows a folder's entries, unless another folder is wanted by now.
    pub fn show(&mut self, folder: &str, entries: Vec<Entry>) {
        if self.folder.as_deref() == Some(folder) {
            self.entries = entries;
            self.narrow();
        }
    }

    /// Keeps the entries that begin as the name that is typed; hidden ones are asked for by their dot.
    fn narrow(&mut self) {
        let name = folder::split(self.text()).1.to_lowercase();
        let fits = |entry: &Entry| {
            entry.name.to_lowercase().starts_with(&name)
                && (name.starts_with('.') || !entry.name.starts_with('.'))
        };
        let fitting = self.entries.iter().enumerate().filter(|(_, entry)| fits(entry));
        self.matching = fitting.map(|(at, _)| at).collect();
        self.in_list = false;
        self.list.set_len(self.matching.len());
        self.list.select(0);
    }

    fn matches(&self) -> impl Iterator<Item = &Entry> {
        self.matching.iter().map(|&at| &self.entries[at])
    }

    /// The entry under the list's cursor.
    fn chosen(&self) -> Option<&Entry> {
        self.matches().nth(self.list.selected()).filter(|_| self.in_list)
    }

    /// Tab: takes the entry under the cursor, else what all that match have in common; whether that was more
    /// than is typed.
    pub fn complete(&mut self) -> bool {
        let before = self.text().to_owned();
        let name = match self.chosen() {
            Some(entry) => entry.name.clone(),
            None => common(self.matches().map(|entry| entry.name.as_str())),
        };
        if name.chars().count() >= folder::split(self.text()).1.chars().count() {
            self.put(&name);
        }
        self.text() != before
    }

    /// Enter: goes into the folder under the cursor, or takes what is typed.
    pub fn enter(&mut self) -> Entered {
        if let Some(name) = self.chosen().map(|entry| entry.name.clone()) {
            self.put(&name);
        } else if let Some(folder) = self.typed_folder() {
            self.put(&folder);
        } else if self.text() == "~" {
            self.put("~/");
        }
        let text = self.text();
        if text.is_empty() || text.ends_with('/') { Entered::Folder } else { Entered::File(text.to_owned()) }
    }

    /// The name that is typed, where it is a folder's.
    fn typed_folder(&self) -> Option<String> {
        let name = format!("{}/", folder::split(self.text()).1);
        self.entries.iter().any(|entry| entry.name == name).then_some(name)
    }

    /// Puts a name in the place of the one that is typed.
    fn put(&mut self, name: &str) {
        let path = format!("{}{name}", folder::split(self.text()).0);
        self.set(&path);
    }

    /// Learns how many entries are shown.
    pub fn arrange(&mut self, area: Rect) {
        self.list.set_height(area.height.saturating_sub(ABOVE));
    }

    /// Draws the label, the field, and the list or what is wrong; the cursor where the field has the keys.
    pub fn view(&self, canvas: &mut Canvas, area: Rect, label: &str, has_keys: bool) {
        canvas.text(area.x, area.y, area.width, Role::Heading, label);
        let field = Rect::new(area.x, area.y + 1, area.width, 1).intersection(area);
        let role = if has_keys { Role::FieldFocus } else { Role::Field };
        canvas.paint(field, role);
        let (shown, cursor) = self.input.view(usize::from(area.width));
        canvas.text(field.x, field.y, field.width, role, &shown);
        if has_keys {
            canvas.set_cursor(field.x + cursor as u16, field.y);
        }
        let below = area.y + ABOVE;
        if let Some(problem) = &self.problem {
            for (y, line) in (below..area.bottom()).zip(wrap(&format!("✗ {problem}"), area.width.into())) {
                canvas.text(area.x, y, area.width, Role::FieldProblem, &line);
            }
            return;
        }
        if self.matching.is_empty() {
            canvas.text(area.x + 2, below, area.width.saturating_sub(2), Role::Dim, &t!("path-nothing"));
        }
        for (y, index) in (below..area.bottom()).zip(self.list.visible()) {
            let entry = &self.entries[self.matching[index]];
            let row = Rect::new(area.x, y, area.width, 1);
            let plain = if entry.is_folder { Role::Accent } else { Role::Text };
            let (role, bar) = match self.in_list && index == self.list.selected() {
                true => (Role::Selected, "▌"),
                false => (plain, " "),
            };
            if role == Role::Selected {
                canvas.paint(row, role);
            }
            canvas.text(row.x, y, row.width, role, &format!("{bar} {}", entry.name));
        }
    }
}

/// The beginning that names share, case ignored, as the first one writes it.
fn common<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let Some(first) = names.next() else { return String::new() };
    let mut shared: Vec<char> = first.chars().collect();
    for name in names {
        let same = shared.iter().zip(name.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        let same = same.count();
        shared.truncate(same);
    }
    shared.into_iter().collect()
}

impl Editor for PathInput {
    fn key(&mut self, key: &KeyEvent) -> bool {
        let taken = self.input.key(key);
        if taken {
            self.problem = None;
        }
        taken
    }

    fn paste(&mut self, text: &str) {
        self.input.paste(text.trim());
        self.problem = None;
    }
}

impl Navigate for PathInput {
    fn go(&mut self, step: Move) {
        if self.matching.is_empty() {
            return;
        }
        match step {
            // Above the first entry is the field.
            Move::Up if self.list.selected() == 0 => self.in_list = false,
            _ if self.in_list => self.list.go(step),
            Move::Up => {}
            _ => self.in_list = true,
        }
        self.problem = None;
    }
}
