//! How the coverage looks: a row an account, a column a topic, and at the foot the cell under the cursor.

use ratatui::layout::Rect;

use crate::{
    domain::{
        text::{fit, width},
        topic::Topic,
    },
    i18n::message,
    store::AccountRow,
    t,
    tui::{canvas::Canvas, look::Role, widget::coverage::cell},
    words,
};

use super::{
    super::accounts::{ListsAccounts, narrowed},
    CoveragePage,
};

/// Rows above the list: what it is narrowed to, and the headings.
const HEAD: u16 = 2;
/// Rows below it: a rule, and the cell under the cursor in words.
const FOOT: u16 = 2;

/// The rows of accounts.
pub fn list(area: Rect) -> Rect {
    let (head, foot) = if area.height > HEAD + FOOT { (HEAD, FOOT) } else { (0, 0) };
    Rect { y: area.y + head, height: area.height - head - foot, ..area }
}

/// Columns of the parts of a row.
struct Columns {
    reference: u16,
    name: u16,
    cell: u16,
}

/// Columns of a cell whose heading is a word.
const WORD: u16 = 10;

impl Columns {
    fn of(room: u16) -> Self {
        let reference = 10;
        // The mark of the row, the gap behind the reference, the blank at the end.
        let left = room.saturating_sub(2 + reference + 2 + 1);
        let cell = if left >= 24 + WORD * Topic::COUNT as u16 { WORD } else { 4 };
        Self { reference, name: left.saturating_sub(cell * Topic::COUNT as u16).max(4), cell }
    }

    fn cells(&self, x: u16) -> impl Iterator<Item = (Topic, u16)> {
        let (from, cell) = (x + 2 + self.reference + 2 + self.name, self.cell);
        Topic::ALL.into_iter().map(move |topic| (topic, from + cell * topic as u16))
    }
}

pub fn draw(page: &CoveragePage, canvas: &mut Canvas, area: Rect) {
    let list = list(area);
    let columns = Columns::of(area.width);
    if list.y > area.y {
        draw_narrowed(page, canvas, Rect { height: 1, ..area });
        draw_headings(page, canvas, Rect { y: area.y + 1, height: 1, ..area }, &columns);
    }
    if page.accounts.loaded && page.accounts.rows.is_empty() {
        let columns = list.width.saturating_sub(2);
        canvas.text(list.x + 2, list.y, columns, Role::Dim, &t!("accounts-not-found"));
        return;
    }
    for (y, (row, selected)) in (list.y..list.bottom()).zip(page.accounts.rows.visible()) {
        draw_row(canvas, Rect { y, height: 1, ..list }, &columns, row, selected.then_some(page.topic));
    }
    if let Some(row) = page.current().filter(|_| list.bottom() < area.bottom()) {
        canvas.rule(area, list.bottom());
        draw_legend(canvas, Rect { y: list.bottom() + 1, height: 1, ..area }, row, page.topic);
    }
}

/// What the list is over, and how many accounts there are.
fn draw_narrowed(page: &CoveragePage, canvas: &mut Canvas, area: Rect) {
    let total = page.accounts.place();
    canvas.text_right(area.x, area.y, area.width.saturating_sub(1), Role::Dim, &total);
    let end = area.right().saturating_sub(width(&total) as u16 + 2);
    let mut x = area.x + 1;
    x += canvas.text(x, area.y, end.saturating_sub(x), Role::Title, &t!("coverage-title")) + 2;
    let query = page.query();
    if !query.search.trim().is_empty() {
        let pieces = [(Role::Accent, "/ "), (Role::Text, query.search.as_str())];
        x += canvas.pieces(x, area.y, end.saturating_sub(x), &pieces) + 2;
    }
    for label in narrowed(&query) {
        x += canvas.text(x, area.y, end.saturating_sub(x), Role::Warning, &format!("[{label}]")) + 1;
    }
}

fn draw_headings(page: &CoveragePage, canvas: &mut Canvas, area: Rect, columns: &Columns) {
    let x = area.x + 2;
    canvas.text(x, area.y, columns.reference, Role::Heading, &t!("column-reference"));
    canvas.text(x + columns.reference + 2, area.y, columns.name, Role::Heading, &t!("column-name"));
    let form = if columns.cell == WORD { "topic-word" } else { "topic-short" };
    for (topic, x) in columns.cells(area.x) {
        let role = if topic == page.topic { Role::Accent } else { Role::Heading };
        let heading = message(&format!("{form}-{}", topic.code()), &[]);
        canvas.text_right(x, area.y, columns.cell, role, &heading);
    }
}

/// One account; `at`: the topic under the cursor, if the cursor is on this row.
fn draw_row(canvas: &mut Canvas, area: Rect, columns: &Columns, row: &AccountRow, at: Option<Topic>) {
    let on = at.is_some();
    if on {
        canvas.paint(area, Role::Selected);
        canvas.text(area.x, area.y, 1, Role::Selected, "▌");
    }
    let quiet = |role| if on { Role::Selected } else { role };
    let x = area.x + 2;
    canvas.text(x, area.y, columns.reference, quiet(Role::Accent), &row.reference);
    canvas.text(x + columns.reference + 2, area.y, columns.name, quiet(Role::Text), &row.name);
    for (topic, x) in columns.cells(area.x) {
        let (role, count) = cell(topic, row.coverage.of(topic));
        if at == Some(topic) {
            let here = Rect { x, width: columns.cell, ..area };
            canvas.text_right(x, area.y, columns.cell, Role::ButtonFocus, &marked(count, columns.cell));
            canvas.paint(here, Role::ButtonFocus);
        } else {
            let role = if matches!(role, Role::Text | Role::Dim) { quiet(role) } else { role };
            canvas.text_right(x, area.y, columns.cell, role, &count);
        }
    }
}

/// A number under the cursor: the mark gives way to it.
pub fn marked(count: String, columns: u16) -> String {
    if width(&count) < usize::from(columns) { format!("▸{count}") } else { count }
}

/// The cell under the cursor in words: « Litiges (chargebacks) · Boulangerie Martin : personne ».
fn draw_legend(canvas: &mut Canvas, area: Rect, row: &AccountRow, topic: Topic) {
    let (role, _) = cell(topic, row.coverage.of(topic));
    let said = match row.coverage.of(topic) {
        None if topic.applies_to(row.kind) => t!("exclusion-module_off"),
        None => t!("who-not-concerned"),
        Some(0) => t!("who-nobody"),
        Some(count) => t!("coverage-count", count = count),
    };
    let said = role.sign().map_or_else(|| said.clone(), |sign| format!("{sign} {said}"));
    let legend = |name: &str| t!("coverage-legend", topic = words::topic(topic), account = name);
    let room = usize::from(area.width.saturating_sub(3));
    // What is said of the cell is what the eye came for: a long name gives way.
    let name = fit(&row.name, room.saturating_sub(width(&legend("")) + width(&said))).into_owned();
    let pieces = [(Role::Title, legend(&name)), (role, said)];
    let pieces = pieces.each_ref().map(|(role, text)| (*role, text.as_str()));
    canvas.pieces(area.x + 2, area.y, room as u16, &pieces);
}
