//! How the page of imports looks.

use ratatui::layout::Rect;

use crate::{
    domain::{rights::Act, text::wrap},
    i18n::fmt,
    store::{BatchState, Import},
    t,
    tui::{
        canvas::Canvas,
        cx::Shared,
        look::Role,
        widget::table::{Column, Table},
    },
    words,
};

use super::Imports;

/// Below the page's title.
pub fn table(area: Rect) -> Rect {
    Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }
}

pub fn draw(page: &Imports, canvas: &mut Canvas, area: Rect) {
    if area.height < 4 {
        return;
    }
    canvas.text(area.x + 1, area.y, area.width.saturating_sub(1), Role::Title, &t!("imports-title"));
    let room = table(area);
    if page.rows.is_empty() {
        let columns = area.width.saturating_sub(4);
        let lines = [t!("imports-none"), t!("imports-none-what")];
        let lines = lines.iter().flat_map(|line| wrap(line, columns.into()));
        for (y, line) in (room.y..room.bottom()).zip(lines) {
            canvas.text(area.x + 2, y, columns, Role::Dim, &line);
        }
        return;
    }
    let columns = columns();
    let table = Table::new(canvas, room, &columns);
    for (y, (row, selected)) in (table.rows.y..table.rows.bottom()).zip(page.rows.visible()) {
        table.row(canvas, y, &row.cells, selected);
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(t!("column-when"), 16, 16, 0),
        Column::new(t!("column-who"), 6, 16, 2),
        Column::new(t!("imports-column-from"), 8, 8, 4),
        Column::new(t!("imports-column-what"), 16, 17, 1),
        Column::new(t!("imports-column-file"), 12, 50, 0),
        Column::number(t!("imports-column-rows"), 9, 3),
        Column::new(t!("imports-column-done"), 18, 44, 0),
    ]
}

/// An import, worded.
pub fn cells(import: &Import, shared: &Shared) -> Vec<(Role, String)> {
    let batch = &import.batch;
    let rows = import.note.as_ref().map_or(String::new(), |note| fmt::count(note.rows));
    vec![
        (Role::Text, shared.moment(batch.at.timestamp_millis())),
        (Role::Text, batch.login.clone()),
        (Role::Dim, origin(&batch.origin)),
        (Role::Text, what(batch.act)),
        (Role::Accent, batch.subject.clone()),
        (Role::Dim, rows),
        done(import),
    ]
}

/// From where it was made.
pub fn origin(code: &str) -> String {
    match code {
        "cli" => t!("imports-from-cli"),
        _ => t!("imports-from-desk"),
    }
}

/// What came in, and in what mode.
pub fn what(act: Act) -> String {
    match act {
        Act::ImportAccounts => t!("imports-accounts"),
        Act::SynchroniseContacts => t!("imports-synchronise"),
        Act::SynchroniseAllContacts => t!("imports-synchronise-all"),
        Act::LoadSample => t!("imports-sample"),
        _ => t!("imports-contacts"),
    }
}

/// What it did, or what became of it.
fn done(import: &Import) -> (Role, String) {
    let counts = counts(import).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    match state(import) {
        Some((role, state)) => (role, format!("{state} {counts}").trim_end().to_owned()),
        None => (Role::Text, counts),
    }
}

/// What became of an import that does not simply stand.
pub fn state(import: &Import) -> Option<(Role, String)> {
    let role = if import.batch.state == BatchState::Running { Role::Warning } else { Role::Dim };
    words::state(&import.batch).map(|state| (role, state))
}

/// How many records it created, changed and deleted, and how many rows it refused; read at a glance.
pub fn counts(import: &Import) -> Vec<(Role, String)> {
    let written = &import.written;
    let rejected = import.note.as_ref().map_or(0, |note| note.rejected);
    let signed = [
        (Role::Success, "+", written.created),
        (Role::Accent, "~", written.updated),
        (Role::Danger, "−", written.deleted),
        (Role::Danger, "✗", rejected),
    ];
    let some = signed.into_iter().filter(|(.., count)| *count > 0);
    some.map(|(role, sign, count)| (role, format!("{sign}{}", fmt::count(count)))).collect()
}
