//! What a field is filled in with.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{domain::text::fold, t};

use super::{choices::Choices, text_area::Lines, text_input::TextInput};

/// What a field is filled in with.
pub enum Control {
    /// One line of text.
    Line(TextInput),
    /// Several lines of text.
    Lines(Box<Lines>),
    /// One of a few values.
    Choice(Choice),
    /// Several of a few values.
    Choices(Choices),
    /// Yes or no.
    Toggle(bool),
}

/// How a switch stands as text.
const YES: &str = "yes";
const NO: &str = "no";

impl Control {
    pub(super) fn line() -> Self {
        Self::Line(TextInput::default())
    }

    pub(super) fn lines() -> Self {
        Self::Lines(Box::default())
    }

    /// What is filled in, as text.
    pub fn value(&self) -> String {
        match self {
            Control::Line(input) => input.text().to_owned(),
            Control::Lines(lines) => lines.text(),
            Control::Choice(choice) => choice.value().to_owned(),
            Control::Choices(choices) => choices.value(),
            Control::Toggle(on) => if *on { YES } else { NO }.to_owned(),
        }
    }

    /// A value as the field would show it: a dropdown's by its label.
    pub fn shown(&self, value: &str) -> String {
        let shown = match self {
            Control::Line(_) | Control::Lines(_) => value.to_owned(),
            Control::Choice(choice) => choice.label_of(value).to_owned(),
            Control::Choices(choices) => choices.label_of(value),
            Control::Toggle(_) => toggled(value == YES),
        };
        if shown.is_empty() { "–".to_owned() } else { shown }
    }

    /// Fills it in.
    pub fn set(&mut self, value: &str) {
        match self {
            Control::Line(input) => input.set(value),
            Control::Lines(lines) => lines.set(value),
            Control::Choice(choice) => choice.set(value),
            Control::Choices(choices) => choices.set(value),
            Control::Toggle(on) => *on = value == YES,
        }
    }

    pub(super) fn key(&mut self, key: &KeyEvent) -> bool {
        match self {
            Control::Line(input) => input.key(key),
            Control::Lines(lines) => lines.key(key),
            Control::Choice(choice) => choice.key(key),
            Control::Choices(choices) => choices.key(key),
            Control::Toggle(on) => {
                let flips = matches!(key.code, KeyCode::Char(' ') | KeyCode::Left | KeyCode::Right);
                *on ^= flips;
                flips
            }
        }
    }

    /// Takes a pasted text; `false` when it did not take all of it.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        match self {
            Control::Line(input) => input.paste(text),
            Control::Lines(lines) => lines.paste(text),
            Control::Choice(choice) => {
                choice.filter_by(text);
                true
            }
            // There is nothing in them to paste into.
            Control::Choices(_) | Control::Toggle(_) => true,
        }
    }

    /// Takes what is marked.
    pub(super) fn accept(&mut self) {
        if let Control::Choice(choice) = self {
            choice.accept();
        }
    }

    /// The keys go to another field.
    pub(super) fn leave(&mut self) {
        match self {
            Control::Choice(choice) => choice.settle(),
            Control::Choices(choices) => choices.close(),
            Control::Line(_) | Control::Lines(_) | Control::Toggle(_) => {}
        }
    }

    /// The entries of its list while that is open, and which one has the cursor.
    pub(super) fn entries(&self) -> Option<(usize, Vec<String>)> {
        match self {
            Control::Choice(choice) => choice.list().map(|(_, entries)| {
                let cursor = entries.iter().position(|(_, here)| *here).unwrap_or(0);
                (cursor, entries.into_iter().map(|(label, _)| label.to_owned()).collect())
            }),
            Control::Choices(choices) => {
                choices.list().map(|(cursor, entries)| (cursor, entries.map(box_of).collect()))
            }
            Control::Line(_) | Control::Lines(_) | Control::Toggle(_) => None,
        }
    }
}

/// A switch as it is shown.
pub(super) fn toggled(on: bool) -> String {
    if on { box_of((&t!("form-yes"), true)) } else { box_of((&t!("form-no"), false)) }
}

fn box_of((label, ticked): (&str, bool)) -> String {
    format!("{} {label}", if ticked { "[x]" } else { "[ ]" })
}

/// A dropdown that is filtered by typing.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    options: Vec<(String, String)>,
    chosen: Option<usize>,
    open: Option<Open>,
}

/// The list of a dropdown while it is open.
#[derive(Debug, Clone, Default)]
struct Open {
    /// What was typed to filter it.
    typed: String,
    /// The entry under the cursor.
    cursor: usize,
    /// Whether the person moved the cursor.
    walked: bool,
}

impl Choice {
    /// A dropdown of `(value, label)`, nothing chosen.
    pub fn new(options: Vec<(String, String)>) -> Self {
        Self { options, chosen: None, open: None }
    }

    /// The chosen value; empty for none.
    pub fn value(&self) -> &str {
        self.chosen.map_or("", |index| &self.options[index].0)
    }

    /// The chosen label.
    pub fn label(&self) -> Option<&str> {
        self.chosen.map(|index| self.options[index].1.as_str())
    }

    /// The label of a value; the value itself where there is none.
    pub fn label_of<'a>(&'a self, value: &'a str) -> &'a str {
        self.options.iter().find(|(known, _)| known == value).map_or(value, |(_, label)| label)
    }

    /// While the list is open: what was typed, and the entries that match, with whether the cursor is there.
    pub fn list(&self) -> Option<(&str, Vec<(&str, bool)>)> {
        let Open { typed, cursor, .. } = self.open.as_ref()?;
        let entries = self.matching(typed).into_iter().enumerate();
        Some((typed, entries.map(|(at, index)| (self.options[index].1.as_str(), at == *cursor)).collect()))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.options.len()
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty()
    }

    fn set(&mut self, value: &str) {
        self.chosen = self.options.iter().position(|(known, _)| known == value);
        self.open = None;
    }

    /// The entries that match what was typed: those that begin with it, then those of which a word does.
    fn matching(&self, typed: &str) -> Vec<usize> {
        let typed = fold(typed);
        let labels: Vec<String> = self.options.iter().map(|(_, label)| fold(label)).collect();
        let begins = |label: &String| label.starts_with(&typed);
        let word_begins = |label: &String| label.split_whitespace().any(|word| word.starts_with(&typed));
        let all = || labels.iter().enumerate();
        let first = all().filter(|(_, label)| begins(label));
        let then = all().filter(|(_, label)| !begins(label) && word_begins(label));
        first.chain(then).map(|(index, _)| index).collect()
    }

    fn open_at(&mut self, typed: String) {
        let entries = self.matching(&typed);
        if !entries.is_empty() {
            let cursor = entries.iter().position(|index| Some(*index) == self.chosen).unwrap_or(0);
            self.open = Some(Open { typed, cursor, walked: false });
        }
    }

    fn filter_by(&mut self, text: &str) {
        let typed = self.open.as_ref().map_or(String::new(), |open| open.typed.clone());
        self.open_at(typed + text.trim());
    }

    /// Takes the entry under the cursor and closes the list.
    fn accept(&mut self) {
        if let Some(Open { typed, cursor, .. }) = self.open.take() {
            self.chosen = self.matching(&typed).get(cursor).copied().or(self.chosen);
        }
    }

    /// Closes the list as the keys go elsewhere: takes the entry that the person went to, or the only one that
    /// what was typed leaves. S3.10: nothing is chosen that was not meant.
    fn settle(&mut self) {
        match &self.open {
            Some(open) if open.walked || self.matching(&open.typed).len() == 1 => self.accept(),
            _ => self.open = None,
        }
    }

    fn key(&mut self, key: &KeyEvent) -> bool {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return false;
        }
        match (key.code, &mut self.open) {
            (KeyCode::Char(' ') | KeyCode::Enter, None) => self.open_at(String::new()),
            (KeyCode::Enter, Some(_)) => self.accept(),
            (KeyCode::Esc, Some(_)) => self.open = None,
            (KeyCode::Up, Some(open)) => {
                open.cursor = open.cursor.saturating_sub(1);
                open.walked = true;
            }
            (KeyCode::Down, Some(open)) => {
                let (typed, next) = (open.typed.clone(), open.cursor + 1);
                let last = self.matching(&typed).len().saturating_sub(1);
                self.open = Some(Open { typed, cursor: next.min(last), walked: true });
            }
            (KeyCode::Backspace, Some(open)) => {
                let mut typed = open.typed.clone();
                typed.pop();
                self.open_at(typed);
            }
            (KeyCode::Right, None) => self.chosen = self.step(1),
            (KeyCode::Left, None) => self.chosen = self.step(-1),
            (KeyCode::Char(c), _) if !c.is_control() => self.filter_by(&c.to_string()),
            _ => return false,
        }
        true
    }

    fn step(&self, by: isize) -> Option<usize> {
        let last = self.options.len().checked_sub(1)?;
        Some(self.chosen.map_or(if by > 0 { 0 } else { last }, |at| at.saturating_add_signed(by).min(last)))
    }
}
