//! Forms are data: a list of fields and a parser. Everything else is written once, here: focus, problems
//! under their field, the way out that is guarded, the draft that survives (X12).

mod choices;
mod control;
mod screen;
mod spec;
#[cfg(test)]
mod tests;
mod text_area;
mod text_input;
mod view;

use crossterm::event::KeyEvent;

use crate::{domain::parse::Raw, t, tui::screen::Editor};

pub use choices::Choices;
pub use control::{Choice, Control};
pub use screen::FormScreen;
pub use spec::{FormSpec, Origin, SaveThen};
pub use text_input::TextInput;

/// One field of a form.
pub struct Field<F> {
    /// Which field of the record.
    pub key: F,
    /// Its name on the screen.
    pub label: String,
    /// What it is filled in with.
    pub control: Control,
    /// Whether it must be filled in: marked with a star.
    pub required: bool,
    /// What may be typed, said in grey while the field is empty.
    pub hint: String,
    /// Whether it is there to be read only: it never has the keys, and says so by standing on no ground.
    pub read_only: bool,
}

impl<F> Field<F> {
    fn new(key: F, label: String, control: Control) -> Self {
        Self { key, label, control, required: false, hint: String::new(), read_only: false }
    }

    /// A field of one line.
    pub fn line(key: F, label: String) -> Self {
        Self::new(key, label, Control::line())
    }

    /// A field of several lines.
    pub fn lines(key: F, label: String) -> Self {
        Self::new(key, label, Control::lines())
    }

    /// A dropdown of `(value, label)`.
    pub fn choice(key: F, label: String, options: Vec<(String, String)>) -> Self {
        Self::new(key, label, Control::Choice(Choice::new(options)))
    }

    /// Several of `(value, label)`.
    pub fn choices(key: F, label: String, options: Vec<(String, String)>) -> Self {
        Self::new(key, label, Control::Choices(Choices::new(options)))
    }

    /// Yes or no.
    pub fn toggle(key: F, label: String) -> Self {
        Self::new(key, label, Control::Toggle(false))
    }

    /// The same, required.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// The same, to be read only.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }
}

/// The fields, which of them has the keys, and what is wrong with them.
pub struct Form<F> {
    fields: Vec<Field<F>>,
    /// The field that has the keys; one past the last is the save button.
    focus: usize,
    problems: Vec<(F, String)>,
    warnings: Vec<(F, String)>,
    /// What is said beside a field for as long as the form is open.
    remarks: Vec<(F, String)>,
    /// What is filled in makes these required, besides those that always are.
    demanded: Vec<F>,
    /// What was known.
    initial: Vec<String>,
    /// What stood there when the form opened: what was known, and what it proposes.
    opened: Vec<String>,
}

impl<F: Copy + Ord> Form<F> {
    /// A form filled in with what is known.
    pub fn new(mut fields: Vec<Field<F>>, known: &Raw<F>) -> Self {
        fields.iter_mut().for_each(|field| field.control.set(known.get(field.key)));
        let initial: Vec<String> = fields.iter().map(|field| field.control.value()).collect();
        let (problems, warnings, remarks, demanded) = Default::default();
        let opened = initial.clone();
        let mut form = Self { fields, focus: 0, problems, warnings, remarks, demanded, opened, initial };
        let first = form.stops().next();
        form.focus = first.unwrap_or(0);
        form
    }

    /// Whether a field is there to be read only.
    pub fn is_read_only(&self, key: F) -> bool {
        self.fields.iter().any(|field| field.key == key && field.read_only)
    }

    /// What is filled in now.
    pub fn raw(&self) -> Raw<F> {
        self.fields.iter().map(|field| (field.key, field.control.value())).collect()
    }

    /// A value as the field would show it: a dropdown's by its label.
    pub fn shown(&self, key: F, value: &str) -> String {
        let field = self.fields.iter().find(|field| field.key == key);
        field.map_or_else(|| value.to_owned(), |field| field.control.shown(value))
    }

    /// Fills in a field.
    pub fn set(&mut self, key: F, value: &str) {
        self.fields.iter_mut().filter(|field| field.key == key).for_each(|field| field.control.set(value));
        self.problems.retain(|(other, _)| *other != key);
    }

    /// Fills in what the form proposes: it is saved like what is typed, and leaving it loses nothing.
    pub fn propose(&mut self, values: Vec<(F, String)>) {
        values.into_iter().for_each(|(field, value)| self.set(field, &value));
        self.opened = self.fields.iter().map(|field| field.control.value()).collect();
    }

    /// Whether something differs from what the form was opened with.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().zip(&self.opened).any(|(field, initial)| field.control.value() != *initial)
    }

    /// Gives a field the keys.
    pub fn go_to(&mut self, key: F) {
        let at = self.stop(|field| field.key == key);
        if let Some(at) = at {
            self.focus_on(at);
        }
    }

    /// Shows what is wrong and goes to the first field that is.
    pub fn refuse(&mut self, problems: Vec<(F, String)>) {
        self.problems = problems;
        let first = self.stop(|field| self.problems.iter().any(|(key, _)| *key == field.key));
        if let Some(first) = first {
            self.focus_on(first);
        }
    }

    /// Shows what is worth a word although it does not stand in the way.
    pub fn warn(&mut self, warnings: Vec<(F, String)>) {
        self.warnings = warnings;
    }

    /// Marks these fields as required, besides those that always are.
    pub fn demand(&mut self, fields: Vec<F>) {
        self.demanded = fields;
    }

    /// Says something beside a field for as long as the form is open.
    pub fn remark(&mut self, key: F, words: String) {
        self.remarks.push((key, words));
    }

    /// What differs from what was known.
    pub fn changed(&self) -> impl Iterator<Item = (F, String)> {
        let fields = self.fields.iter().zip(&self.initial);
        fields.filter_map(|(field, initial)| {
            let value = field.control.value();
            (value != *initial).then_some((field.key, value))
        })
    }

    /// The problem of a field goes once it is typed in.
    fn touched(&mut self) {
        if let Some(field) = self.fields.get(self.focus) {
            let key = field.key;
            self.problems.retain(|(other, _)| *other != key);
        }
    }

    /// Whether the save button has the keys.
    pub fn on_button(&self) -> bool {
        self.focus == self.fields.len()
    }

    /// Where the keys can go: to the fields that can be filled in, and to the save button.
    fn stops(&self) -> impl DoubleEndedIterator<Item = usize> {
        let open = |at: &usize| self.fields.get(*at).is_none_or(|field| !field.read_only);
        (0..=self.fields.len()).filter(open)
    }

    /// The first field that can be filled in and is such a one.
    fn stop(&self, is: impl Fn(&Field<F>) -> bool) -> Option<usize> {
        self.stops().find(|stop| self.fields.get(*stop).is_some_and(&is))
    }

    /// Goes to the next stop, round and round.
    pub fn next(&mut self) {
        let stop = self.stops().find(|stop| *stop > self.focus).or_else(|| self.stops().next());
        self.focus_on(stop.unwrap_or(self.fields.len()));
    }

    /// Goes to the stop before.
    pub fn previous(&mut self) {
        let stop = self.stops().rfind(|stop| *stop < self.focus);
        self.focus_on(stop.unwrap_or(self.fields.len()));
    }

    fn focus_on(&mut self, stop: usize) {
        self.settle();
        self.focus = stop;
    }

    /// Takes the entry that is marked in an open list: the person sees it.
    pub fn accept(&mut self) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.control.accept();
        }
    }

    /// What is half done in the field that has the keys (an open list) is done or given up.
    pub fn settle(&mut self) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.control.leave();
        }
    }
}

impl<F: Copy + Ord> Editor for Form<F> {
    fn key(&mut self, key: &KeyEvent) -> bool {
        let taken = self.fields.get_mut(self.focus).is_some_and(|field| field.control.key(key));
        if taken {
            self.touched();
        }
        taken
    }

    fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            let (key, whole) = (field.key, field.control.paste(text));
            self.touched();
            if !whole {
                self.problems.push((key, t!("form-cut")));
            }
        }
    }
}
