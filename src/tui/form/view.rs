//! How a form is drawn: labels to the left, problems under their field, the save button at the foot.

use ratatui::layout::Rect;

use crate::{
    domain::text::{width, wrap},
    tui::{canvas::Canvas, look::Role},
};

use super::{Control, Field, Form, control::toggled};

/// Rows that a field of several lines takes.
const LINES: u16 = 3;
/// The sign of a field that cannot be changed, which says the same as its colour.
const READ_ONLY: &str = "⊘";
/// Entries of a dropdown that are shown at once.
const ENTRIES: usize = 8;

impl<F: Copy + Ord> Form<F> {
    fn label_width(&self) -> u16 {
        let longest = self.fields.iter().map(|field| width(&field.label)).max().unwrap_or(0);
        longest as u16 + 4
    }

    fn notes(&self, key: F) -> Vec<(Role, String)> {
        let of = |list: &[(F, String)], role: Role| {
            let mine = list.iter().filter(|(other, _)| *other == key);
            mine.map(|(_, words)| (role, words.clone())).collect::<Vec<_>>()
        };
        let problems = of(&self.problems, Role::FieldProblem);
        let mut notes = if problems.is_empty() { of(&self.warnings, Role::Warning) } else { problems };
        notes.extend(of(&self.remarks, Role::Warning));
        notes
    }

    /// Rows that a field takes in a form so wide, its problems included.
    fn rows(&self, field: &Field<F>, columns: u16) -> u16 {
        let control = if matches!(field.control, Control::Lines(_)) { LINES } else { 1 };
        let notes: usize = self.notes(field.key).iter().map(|(_, note)| wrapped(note, columns).len()).sum();
        control + notes as u16
    }

    /// Rows that all fields take in a form so wide.
    pub fn height(&self, columns: u16) -> u16 {
        let inner = columns.saturating_sub(self.label_width());
        self.fields.iter().map(|field| self.rows(field, inner)).sum()
    }

    /// Draws the fields; the field that has the keys is always in sight.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        let label = self.label_width().min(area.width / 2);
        let inner = area.width.saturating_sub(label);
        let heights: Vec<u16> = self.fields.iter().map(|field| self.rows(field, inner)).collect();
        let end_of_focus: u16 = heights.iter().take(self.focus + 1).sum();
        let start_of_focus: u16 = heights.iter().take(self.focus).sum();
        let top = end_of_focus.saturating_sub(area.height).min(start_of_focus);
        let mut row = 0;
        let mut popup = None;
        for (index, field) in self.fields.iter().enumerate() {
            let height = heights[index];
            if row >= top && row - top < area.height {
                let y = area.y + row - top;
                let room = Rect::new(area.x, y, area.width, height.min(area.bottom() - y));
                self.view_field(canvas, room, label, index);
                if index == self.focus {
                    let at = Rect::new(area.x + label, y + 1, inner, 1);
                    popup = field.control.entries().map(|list| (at, list));
                }
            }
            row += height;
        }
        // Arrows in the corner say that there is more.
        let edge = area.right().saturating_sub(1);
        if top > 0 {
            canvas.text(edge, area.y, 1, Role::Accent, "↑");
        }
        if row > top + area.height {
            canvas.text(edge, area.bottom().saturating_sub(1), 1, Role::Accent, "↓");
        }
        if let Some((at, (cursor, entries))) = popup {
            view_list(canvas, at, area, cursor, &entries);
        }
    }

    fn view_field(&self, canvas: &mut Canvas, area: Rect, label: u16, index: usize) {
        let field = &self.fields[index];
        let focused = index == self.focus;
        let notes = self.notes(field.key);
        let mark = match (field.read_only, focused) {
            (true, _) => READ_ONLY,
            (false, true) => "▌",
            (false, false) => " ",
        };
        let required = field.required || self.demanded.contains(&field.key);
        let star = if required && !field.read_only { " *" } else { "" };
        let role = match (field.read_only, focused) {
            (true, _) => Role::Dim,
            (false, true) => Role::Accent,
            (false, false) => Role::Text,
        };
        canvas.pieces(
            area.x,
            area.y,
            label,
            &[(Role::Accent, mark), (role, &field.label), (Role::Dim, star)],
        );
        let x = area.x + label;
        let columns = area.width.saturating_sub(label);
        let role = match (field.read_only, focused) {
            (true, _) => Role::Dim,
            (false, true) => Role::FieldFocus,
            (false, false) => Role::Field,
        };
        let control = if matches!(field.control, Control::Lines(_)) { LINES } else { 1 };
        let own = Rect::new(x, area.y, columns, control.min(area.height));
        if !field.read_only {
            canvas.paint(own, role);
        }
        match &field.control {
            control if field.read_only && !matches!(control, Control::Lines(_)) => {
                canvas.text(x, area.y, columns, role, &control.shown(&control.value()));
            }
            Control::Line(input) => {
                let (shown, cursor) = input.view(usize::from(columns));
                if shown.is_empty() && !field.hint.is_empty() {
                    canvas.text(x, area.y, columns, role, "");
                    canvas.text(x, area.y, columns, Role::Dim, &field.hint);
                } else {
                    canvas.text(x, area.y, columns, role, &shown);
                }
                if focused {
                    canvas.set_cursor(x + cursor as u16, area.y);
                }
            }
            Control::Lines(lines) => {
                let (shown, (row, column)) = lines.view(usize::from(columns), usize::from(own.height));
                for (y, line) in (own.top()..own.bottom()).zip(&shown) {
                    canvas.text(x, y, columns, role, line);
                }
                if focused {
                    canvas.set_cursor(x + column as u16, area.y + row as u16);
                }
            }
            Control::Choice(choice) => {
                let typed =
                    choice.list().map(|(typed, _)| typed.to_owned()).filter(|typed| !typed.is_empty());
                let shown = typed.or(choice.label().map(ToOwned::to_owned));
                let hint = shown.is_none().then(|| field.hint.clone());
                let role = if hint.is_some() { Role::Dim } else { role };
                let text = shown.or(hint).unwrap_or_default();
                canvas.text(x, area.y, columns.saturating_sub(2), role, &text);
                canvas.text_right(x, area.y, columns, Role::Dim, "▾");
            }
            Control::Choices(choices) => {
                let label = choices.label();
                let (role, text) = if label.is_empty() { (Role::Dim, &field.hint) } else { (role, &label) };
                canvas.text(x, area.y, columns.saturating_sub(2), role, text);
                canvas.text_right(x, area.y, columns, Role::Dim, "▾");
            }
            Control::Toggle(on) => {
                canvas.text(x, area.y, columns, role, &toggled(*on));
            }
        }
        let mut y = own.bottom();
        for (role, note) in notes {
            for (first, line) in wrapped(&note, columns).iter().enumerate() {
                if y < area.bottom() {
                    let sign = if first == 0 { role.sign().unwrap_or("") } else { " " };
                    canvas.text(x, y, columns, role, &format!("{sign} {line}"));
                }
                y += 1;
            }
        }
    }
}

fn wrapped(note: &str, columns: u16) -> Vec<String> {
    wrap(note, usize::from(columns.saturating_sub(2)).max(8))
}

/// An open list, below its field, or above it where there is no room.
fn view_list(canvas: &mut Canvas, at: Rect, area: Rect, cursor: usize, entries: &[String]) {
    let height = (entries.len().min(ENTRIES) as u16).min(area.height.saturating_sub(1)).max(1);
    let below = at.y + height <= area.bottom();
    let y = if below { at.y } else { (at.y - 1).saturating_sub(height).max(area.y) };
    let top = (cursor + 1).saturating_sub(usize::from(height));
    canvas.clear(Rect::new(at.x, y, at.width, height));
    for (y, (place, label)) in (y..y + height).zip(entries.iter().enumerate().skip(top)) {
        let row = Rect::new(at.x, y, at.width, 1);
        let (role, mark) = if place == cursor { (Role::Selected, "▌") } else { (Role::Field, " ") };
        canvas.paint(row, role);
        canvas.text(at.x, y, at.width, role, &format!("{mark}{label}"));
    }
}
