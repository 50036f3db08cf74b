//! How the accounts page looks.

use ratatui::layout::Rect;

use crate::{
    domain::{account::AccountKind, text::width},
    i18n::{fmt, message},
    store::AccountRow,
    t,
    tui::{
        canvas::Canvas,
        look::Role,
        widget::table::{Column, Table},
    },
};

use super::{Accounts, ListsAccounts, narrowed, topics::Topics};

/// Rows of accounts that an area shows: one row is the search line, one the headings, some can be a foot.
pub fn list_height(page: &Accounts, area: Rect) -> u16 {
    area.height.saturating_sub(2 + page.serves.rows(area)).max(1)
}

pub fn draw(page: &Accounts, canvas: &mut Canvas, area: Rect) {
    if area.height == 0 {
        return;
    }
    if page.welcomes() {
        return page.welcome.view(canvas, area);
    }
    draw_search(page, canvas, Rect { height: 1, ..area });
    let topics = Topics::of(page.coverage);
    let columns = columns(&topics);
    let foot = page.serves.rows(area);
    let list = Rect { y: area.y + 1, height: area.height - 1 - foot, ..area };
    page.serves.draw(canvas, Rect { y: list.bottom(), height: foot, ..area });
    let table = Table::new(canvas, list, &columns);
    if page.accounts.loaded && page.accounts.rows.is_empty() {
        let nothing =
            if page.search.text().trim().is_empty() { t!("accounts-none") } else { t!("accounts-not-found") };
        canvas.text(area.x + 2, table.rows.y + 1, area.width.saturating_sub(2), Role::Dim, &nothing);
        return;
    }
    // Worded once a frame: a message takes longer than the rest of a row.
    let room = table.width_of(columns.len() - 1).unwrap_or(0);
    let form = if table.width_of(2) == Some(KIND.1) { "kind" } else { "kind-short" };
    let kinds = AccountKind::ALL.map(|kind| (kind, message(&format!("{form}-{}", kind.code()), &[])));
    let word = |kind| kinds.iter().find(|(known, _)| *known == kind).map_or("", |(_, word)| word);
    for (y, (row, selected)) in (table.rows.y..table.rows.bottom()).zip(page.accounts.rows.visible()) {
        let cells = cells(row, word(row.kind), topics.cell(row.coverage, room));
        table.row(canvas, y, &cells, selected);
    }
}

/// Columns of the kind's short form, and of the whole of it.
const KIND: (u16, u16) = (11, 20);

fn columns(topics: &Topics) -> Vec<Column> {
    vec![
        Column::new(t!("column-reference"), 9, 10, 0),
        Column::new(t!("column-name"), 18, 44, 0),
        Column::new(t!("column-kind"), KIND.0, KIND.1, 2),
        Column::new(t!("column-main-email"), 20, 40, 0),
        Column::new(t!("column-domains"), 24, 34, 5),
        Column::new(t!("column-legal-name"), 40, 46, 6),
        Column::number(t!("column-contacts"), 8, 3),
        topics.column(),
    ]
}

fn cells(row: &AccountRow, kind: &str, topics: (Role, String)) -> Vec<(Role, String)> {
    let mail = if row.main_email.is_empty() {
        (Role::Dim, "–".to_owned())
    } else {
        (Role::Text, row.main_email.clone())
    };
    let none = row.contacts == 0 && row.kind.has_contacts();
    vec![
        (Role::Accent, row.reference.clone()),
        (Role::Text, row.name.clone()),
        (Role::Dim, kind.to_owned()),
        mail,
        (Role::Dim, row.domains.clone()),
        (Role::Dim, row.legal_name.clone()),
        (
            if none { Role::Dim } else { Role::Text },
            if row.kind.has_contacts() { fmt::count(row.contacts) } else { "–".into() },
        ),
        topics,
    ]
}

/// The search line: what is typed, what is filtered, and how many there are.
fn draw_search(page: &Accounts, canvas: &mut Canvas, area: Rect) {
    let total = page.accounts.place();
    let right = (width(&total) as u16 + 1).min(area.width);
    canvas.text_right(area.x, area.y, area.width.saturating_sub(1), Role::Dim, &total);
    let columns = area.width.saturating_sub(right + 2);
    let mut x = area.x + 1;
    let (shown, cursor) = page.search.view(usize::from(columns / 2));
    if page.searching || !page.search.text().is_empty() {
        canvas.pieces(x, area.y, columns, &[(Role::Accent, "/ "), (Role::Text, &shown)]);
        if page.searching {
            canvas.set_cursor(x + 2 + cursor as u16, area.y);
        }
        x += 4 + (width(&shown) as u16).min(columns / 2);
    } else {
        x += canvas.text(x, area.y, columns, Role::Dim, &t!("accounts-search-hint")) + 2;
    }
    for label in narrowed(&page.query()) {
        let columns = area.right().saturating_sub(right + x);
        x += canvas.text(x, area.y, columns, Role::Warning, &format!("[{label}]")) + 1;
    }
}
