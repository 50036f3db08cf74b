//! How a plan looks: what it comes to, then its rows.

use ratatui::layout::Rect;

use crate::{
    domain::text::width,
    exchange::{Item, Plan, PlannedAccount, PlannedRow, Severity, Verdict},
    i18n::fmt,
    t,
    tui::{
        canvas::Canvas,
        look::Role,
        widget::table::{Column, Table},
    },
    words,
};

use super::{
    PlanPage,
    filter::{Filter, signed},
};

/// Rows of the table that are worth giving up lines of the summary for, its headings included.
const TABLE: u16 = 4;
/// Columns between two counts.
const GAP: usize = 3;

type Line = Vec<(Role, String)>;

/// Rows of the plan that an area shows.
pub fn list_height(page: &PlanPage, area: Rect) -> u16 {
    let head = head(page, area).len() as u16;
    area.height.saturating_sub(head + 2).max(1)
}

pub fn draw(page: &PlanPage, canvas: &mut Canvas, area: Rect) {
    let head = head(page, area);
    for (y, line) in (area.top()..area.bottom()).zip(&head) {
        let mut x = area.x + 1;
        for (role, text) in line {
            x += canvas.text(x, y, area.right().saturating_sub(x), *role, text) + GAP as u16;
        }
    }
    canvas.text_right(area.x, area.y, area.width.saturating_sub(1), Role::Dim, &place(page));
    let above = (head.len() as u16 + 1).min(area.height);
    draw_rows(page, canvas, Rect { y: area.y + above, height: area.height - above, ..area });
}

fn draw_rows(page: &PlanPage, canvas: &mut Canvas, area: Rect) {
    let columns = columns();
    let table = Table::new(canvas, area, &columns);
    for (y, index) in (table.rows.y..table.rows.bottom()).zip(page.list.visible()) {
        let Some(item) = page.item(page.shown[index]) else { continue };
        table.row(canvas, y, &cells(item), index == page.list.selected());
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::number(t!("import-column-line"), 7, 0),
        Column::new(String::new(), 2, 2, 0),
        Column::new(t!("column-reference"), 9, 10, 0),
        Column::new(t!("column-name"), 16, 36, 2),
        Column::new(t!("import-column-said"), 24, 96, 1),
    ]
}

fn cells(item: &Item) -> Line {
    let row = match item {
        Item::Row(row) => row,
        Item::Account(account) => return heading(account),
    };
    let (role, sign) = signed(row.verdict);
    let warns = row.warns();
    let sign = if warns { format!("{sign}⚠") } else { sign.to_owned() };
    let role = if warns && row.verdict != Verdict::Error { Role::Warning } else { role };
    vec![
        (Role::Dim, row.line.map_or(String::new(), |line| line.to_string())),
        (role, sign),
        (Role::Accent, row.account.clone()),
        (Role::Text, row.name.clone()),
        saying(row),
    ]
}

/// The account to which the rows below belong.
fn heading(account: &PlannedAccount) -> Line {
    let nothing = || (Role::Text, String::new());
    vec![
        nothing(),
        nothing(),
        (Role::Accent, account.reference.clone()),
        (Role::Title, account.name.clone()),
        nothing(),
    ]
}

/// The first thing to say about a row, an error before a warning before a change, and how many more there are.
fn saying(row: &PlannedRow) -> (Role, String) {
    let error = row.messages.iter().find(|message| message.severity == Severity::Error);
    let (role, first) = match (error.or(row.messages.first()), row.changes.first()) {
        (Some(message), _) => {
            let role = if error.is_some() { Role::Danger } else { Role::Warning };
            let heading = message.place.heading.as_str();
            let problem = words::problem(&message.problem);
            (
                role,
                if heading.is_empty() {
                    problem
                } else {
                    t!("import-said", heading = heading, problem = problem)
                },
            )
        }
        (None, Some(change)) => (Role::Text, words::change(change)),
        (None, None) => return (Role::Dim, String::new()),
    };
    match row.messages.len() + row.changes.len() - 1 {
        0 => (role, first),
        more => (role, t!("import-and-more", first = first, count = more)),
    }
}

/// Which line of how many.
fn place(page: &PlanPage) -> String {
    let shown = page.shown.len();
    let at = if shown == 0 { 0 } else { page.list.selected() + 1 };
    t!("accounts-place", place = fmt::count(at as i64), total = fmt::count(shown as i64))
}

/// What stands above the table; where there is little room, only what counts most.
fn head(page: &PlanPage, area: Rect) -> Vec<Line> {
    use crate::tui::screen::Screen;
    let plan = &page.planned.plan;
    let mut title = vec![(Role::Title, page.title())];
    if page.filter != Filter::All {
        title.push((Role::Warning, format!("[{}]", page.filter.label(&plan.counts))));
    }
    let mut lines = vec![title];
    let nothing = nothing(plan).map(|reason| vec![(Role::Warning, format!("⚠ {reason}"))]);
    let counts = flow(counts(plan), usize::from(area.width).saturating_sub(2));
    let room = usize::from(area.height.saturating_sub(TABLE));
    let announced = words::announced(plan, &page.planned.request.name());
    if lines.len() + counts.len() + announced.len() + usize::from(nothing.is_some()) <= room {
        lines.extend(announced.into_iter().map(|line| vec![(Role::Dim, line)]));
    }
    lines.extend(counts);
    lines.extend(nothing);
    lines.truncate(room.max(1));
    lines
}

fn counts(plan: &Plan) -> Line {
    let mut pieces: Line = Vec::new();
    for filter in Filter::ALL {
        let (role, count, words) = filter.counted(&plan.counts);
        if count > 0 || filter == Filter::All {
            pieces.push((role, words));
        }
    }
    if plan.counts.blank > 0 {
        pieces.push((Role::Dim, t!("plan-blank", count = plan.counts.blank)));
    }
    pieces
}

/// Why there is nothing to import, if there is nothing.
fn nothing(plan: &Plan) -> Option<String> {
    let counts = &plan.counts;
    match (counts.writes(), counts.rows, counts.error) {
        (true, ..) => None,
        (_, 0, _) => Some(t!("import-nothing-no-rows")),
        (_, _, 0) => Some(t!("import-nothing-new")),
        (_, rows, errors) if rows == errors => Some(t!("import-nothing-all-wrong")),
        _ => Some(t!("import-nothing-left")),
    }
}

/// Pieces in as many lines as they need.
fn flow(pieces: Line, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut used = 0;
    for piece in pieces {
        let wide = width(&piece.1) + GAP;
        match lines.last_mut() {
            Some(line) if used + wide <= columns + GAP => line.push(piece),
            _ => {
                lines.push(vec![piece]);
                used = 0;
            }
        }
        used += wide;
    }
    lines
}
