//! A field of several values out of a few: closed it lists what is ticked, open it is ticked off.

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::text::fold;

/// What stands between two values, in the text and on the screen.
const BETWEEN: &str = ", ";

/// Several of `(value, label)`.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    options: Vec<(String, String)>,
    ticked: BTreeSet<usize>,
    /// The entry under the cursor while the list is open.
    cursor: Option<usize>,
}

impl Choices {
    /// Nothing ticked.
    pub fn new(options: Vec<(String, String)>) -> Self {
        Self { options, ticked: BTreeSet::new(), cursor: None }
    }

    /// The values that are ticked, in their order, commas between them.
    pub fn value(&self) -> String {
        let ticked: Vec<&str> = self.ticked.iter().map(|at| self.options[*at].0.as_str()).collect();
        ticked.join(BETWEEN)
    }

    /// The same by their labels.
    pub fn label(&self) -> String {
        let ticked: Vec<&str> = self.ticked.iter().map(|at| self.options[*at].1.as_str()).collect();
        ticked.join(BETWEEN)
    }

    /// The labels of such values.
    pub fn label_of(&self, values: &str) -> String {
        let mut other = Self::new(self.options.clone());
        other.set(values);
        other.label()
    }

    /// While the list is open: every entry with whether it is ticked, and which one has the cursor.
    pub fn list(&self) -> Option<(usize, impl Iterator<Item = (&str, bool)>)> {
        let entries = self.options.iter().enumerate();
        Some((self.cursor?, entries.map(|(at, (_, label))| (label.as_str(), self.ticked.contains(&at)))))
    }

    /// Ticks these values and no others.
    pub(super) fn set(&mut self, values: &str) {
        let named = |value: &str| values.split(',').any(|one| one.trim() == value);
        self.ticked = (0..self.options.len()).filter(|at| named(&self.options[*at].0)).collect();
        self.cursor = None;
    }

    /// Closes the list: what is ticked is ticked.
    pub(super) fn close(&mut self) {
        self.cursor = None;
    }

    pub(super) fn key(&mut self, key: &KeyEvent) -> bool {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return false;
        }
        let last = self.options.len().saturating_sub(1);
        match (key.code, self.cursor) {
            (KeyCode::Char(' ') | KeyCode::Enter, None) => self.cursor = Some(0),
            (KeyCode::Enter | KeyCode::Esc, Some(_)) => self.close(),
            (KeyCode::Char(' '), Some(at)) => self.toggle(at),
            (KeyCode::Up, Some(at)) => self.cursor = Some(at.saturating_sub(1)),
            (KeyCode::Down, Some(at)) => self.cursor = Some((at + 1).min(last)),
            (KeyCode::Char(c), _) if !c.is_control() => self.go_to(c),
            _ => return false,
        }
        true
    }

    fn toggle(&mut self, at: usize) {
        if !self.ticked.remove(&at) {
            self.ticked.insert(at);
        }
    }

    /// Goes to the next entry of which a word begins with this letter.
    fn go_to(&mut self, letter: char) {
        let letter = fold(&letter.to_string());
        let begins = |at: &usize| fold(&self.options[*at].1).split(' ').any(|word| word.starts_with(&letter));
        let from = self.cursor.map_or(0, |at| at + 1);
        let found = (from..self.options.len()).chain(0..from.min(self.options.len())).find(begins);
        self.cursor = found.or(self.cursor);
    }
}
