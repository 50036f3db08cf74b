//! How the page of one import looks.

use ratatui::layout::Rect;

use crate::{
    domain::{
        change::{Change, value},
        ids::AccountId,
    },
    i18n::fmt,
    store::{Deed, Effect, Import},
    t,
    tui::{
        canvas::Canvas,
        cx::Shared,
        look::Role,
        screen::Screen,
        widget::{
            change::worded,
            table::{Column, Table},
        },
    },
    words,
};

use super::{ImportPage, view};

/// Columns between two pieces of the head.
const GAP: u16 = 3;

/// Rows of the list that an area shows.
pub fn list_height(page: &ImportPage, area: Rect) -> u16 {
    area.height.saturating_sub(page.head.len() as u16 + 3).max(1)
}

pub fn page(page: &ImportPage, canvas: &mut Canvas, area: Rect) {
    let width = area.width.saturating_sub(2);
    let mut title = vec![(Role::Title, page.title())];
    title.extend(view::state(&page.import).map(|(role, state)| (role, format!("[{state}]"))));
    let lines = [title].into_iter().chain(page.head.iter().cloned());
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let mut x = area.x + 1;
        for (role, text) in line {
            x += canvas.text(x, y, (area.x + 1 + width).saturating_sub(x), role, &text) + GAP;
        }
    }
    let above = (page.head.len() as u16 + 2).min(area.height);
    let room = Rect { y: area.y + above, height: area.height - above, ..area };
    if page.loaded && page.rows.is_empty() {
        canvas.text(area.x + 2, room.y, width, Role::Dim, &t!("imports-did-nothing"));
        return;
    }
    let columns = columns();
    let table = Table::new(canvas, room, &columns);
    let changes = usize::from(table.width_of(columns.len() - 1).unwrap_or(0));
    let mut above: Option<AccountId> = None;
    for (y, (effect, selected)) in (table.rows.y..table.rows.bottom()).zip(page.rows.visible()) {
        let account = effect.account.as_ref().map(|account| account.id);
        let same = account.is_some() && account == above;
        above = account;
        table.row(canvas, y, &cells(effect, same, changes), selected);
    }
}

/// What is said of an import as a whole: how it was made, and what it came to.
pub fn head(import: &Import, shared: &Shared) -> Vec<Vec<(Role, String)>> {
    let batch = &import.batch;
    let note = import.note.as_ref();
    let made = [
        view::what(batch.act),
        batch.login.clone(),
        shared.moment(batch.at.timestamp_millis()),
        view::origin(&batch.origin),
    ];
    let rows = note.map(|note| t!("plan-rows", count = note.rows));
    let made: Vec<String> = made.into_iter().chain(rows).collect();
    let written = &import.written;
    let mut counts = Vec::new();
    let mut add = |role, sign: &str, count: i64, words: fn(i64) -> String| {
        counts.extend((count > 0).then(|| (role, format!("{sign} {}", words(count)))));
    };
    add(Role::Success, "+", written.created, |count| t!("import-created", count = count));
    add(Role::Accent, "~", written.updated, |count| t!("import-updated", count = count));
    add(Role::Danger, "−", written.deleted, |count| t!("import-deleted", count = count));
    if let Some(note) = note {
        add(Role::Dim, "=", note.unchanged, |count| t!("import-unchanged", count = count));
        add(Role::Danger, "✗", note.rejected, |count| t!("import-rejected", count = count));
    }
    vec![vec![(Role::Dim, made.join(" · "))], counts]
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(t!("column-reference"), 9, 12, 1),
        Column::new(t!("column-account"), 24, 32, 2),
        Column::new(String::new(), 1, 1, 0),
        Column::new(t!("column-name"), 13, 32, 1),
        Column::new(t!("imports-column-changes"), 28, 96, 0),
    ]
}

/// A thing's cells; its account is named where another one's stand above.
fn cells(effect: &Effect, same: bool, columns: usize) -> Vec<(Role, String)> {
    let account = effect.account.as_ref().filter(|_| !same);
    let (role, sign) = signed(effect.deed());
    vec![
        (Role::Accent, account.map_or(String::new(), |account| account.reference.clone())),
        (Role::Title, account.map_or(String::new(), |account| account.name.clone())),
        (role, sign.to_owned()),
        (Role::Text, effect.name.clone()),
        changes(effect, columns),
    ]
}

fn signed(deed: Deed) -> (Role, &'static str) {
    match deed {
        Deed::Created | Deed::Restored => (Role::Success, "+"),
        Deed::Updated => (Role::Accent, "~"),
        Deed::Trashed | Deed::Removed => (Role::Danger, "−"),
        Deed::Reordered => (Role::Warning, "⇅"),
    }
}

/// What changed: the first field, and how many more there are; of what came, how it is reached.
fn changes(effect: &Effect, columns: usize) -> (Role, String) {
    match effect.deed() {
        Deed::Created => (Role::Dim, reached(effect)),
        Deed::Restored => (Role::Dim, t!("imports-restored")),
        Deed::Trashed => (Role::Dim, t!("imports-trashed")),
        Deed::Removed => (Role::Dim, t!("imports-removed")),
        Deed::Reordered => (Role::Dim, t!("import-reordered")),
        Deed::Updated => (Role::Text, updated(effect, columns)),
    }
}

/// The first address or number of a record that came into being.
fn reached(effect: &Effect) -> String {
    let fields = effect.changes.iter().filter_map(|(_, change)| change.after());
    let texts = fields.flat_map(|fields| {
        ["mails", "phones", "main_email"].map(|name| words::recorded_value(name, value(fields, name)))
    });
    texts.into_iter().find(|text| !text.is_empty() && text != "–").unwrap_or_default()
}

fn updated(effect: &Effect, columns: usize) -> String {
    let fields = |change: &Change| change.names().map(ToOwned::to_owned).collect::<Vec<String>>();
    let all: Vec<(&Change, String)> = effect
        .changes
        .iter()
        .flat_map(|(_, change)| fields(change).into_iter().map(move |name| (change, name)))
        .collect();
    let Some((change, name)) = all.first() else { return String::new() };
    let side = |fields: Option<_>| {
        fields.map_or(String::new(), |fields| words::recorded_value(name, value(fields, name)))
    };
    let more = match all.len() - 1 {
        0 => String::new(),
        more => format!(" {}", t!("import-and-more", count = more)),
    };
    let columns = columns.saturating_sub(fmt::count(all.len()).len() + more.len());
    let (old, new) = (side(change.before()), side(change.after()));
    format!("{}{more}", worded(&words::recorded_field(name), &old, &new, columns))
}
