//! How a plan looks: what it comes to, then its rows under their accounts.

use ratatui::layout::Rect;

use crate::{
    domain::{
        reach::Topics,
        text::{fit, width, wrap},
    },
    exchange::{ImportMode, Item, Message, PlannedRow, Severity, Subject, Verdict},
    i18n::fmt,
    t,
    tui::{
        canvas::Canvas,
        look::Role,
        screen::Screen,
        widget::{
            change::worded,
            table::{Column, Table},
        },
    },
    words,
};

use super::{
    PlanPage, details,
    filter::{Filter, LEFT_OUT, signed},
    heading,
};

/// Rows of the table that are worth giving up lines of the summary for, its headings included.
const TABLE: u16 = 4;
/// Columns between two counts.
pub const GAP: usize = 3;

pub type Line = Vec<(Role, String)>;

/// Rows of the plan that an area shows.
pub fn list_height(page: &PlanPage, area: Rect) -> u16 {
    let head = head(page, area).len() as u16;
    area.height.saturating_sub(head + 2).max(1)
}

pub fn draw(page: &PlanPage, canvas: &mut Canvas, area: Rect) {
    let head = head(page, area);
    let place = place(page);
    for (y, line) in (area.top()..area.bottom()).zip(&head) {
        let beside = if y == area.y { width(&place) as u16 + 2 } else { 0 };
        let wide = area.width.saturating_sub(1 + beside);
        draw_line(canvas, Rect { x: area.x + 1, y, width: wide, height: 1 }, line);
    }
    canvas.text_right(area.x, area.y, area.width.saturating_sub(1), Role::Dim, &place);
    let above = (head.len() as u16 + 1).min(area.height);
    draw_rows(page, canvas, Rect { y: area.y + above, height: area.height - above, ..area });
}

/// Pieces one after the other; the columns that they took.
pub fn draw_line(canvas: &mut Canvas, area: Rect, line: &[(Role, String)]) -> u16 {
    let mut x = area.x;
    for (role, text) in line {
        x += canvas.text(x, area.y, area.right().saturating_sub(x), *role, text) + GAP as u16;
    }
    x - area.x
}

fn draw_rows(page: &PlanPage, canvas: &mut Canvas, area: Rect) {
    let columns = columns(page);
    let table = Table::new(canvas, area, &columns);
    let said = table.width_of(columns.len() - 1).unwrap_or(0);
    for (y, nth) in (table.rows.y..table.rows.bottom()).zip(page.list.visible()) {
        let Some(line) = page.shown.get(nth).and_then(|at| page.on_screen(at)) else { continue };
        let selected = nth == page.list.selected();
        let left_out = page.left_out.has(line.at);
        match &line.item {
            Item::Row(row) => {
                let cells = cells(page, row, line.lost, left_out, usize::from(said));
                table.row(canvas, y, &cells, selected);
            }
            Item::Account(account) => {
                let room = Rect { y, height: 1, ..table.rows };
                heading::draw(canvas, room, account, line, left_out, selected);
            }
        }
    }
}

/// Whether each row names its account: in a plan of contacts the heading does.
fn names_accounts(page: &PlanPage) -> bool {
    page.planned.request.subject == Subject::Accounts
}

fn columns(page: &PlanPage) -> Vec<Column> {
    let digits = (page.counts.rows + page.counts.blank + 1).to_string().len() as u16;
    let mut columns = vec![
        Column::new(String::new(), 3, 3, 0),
        Column::number(t!("import-column-line"), digits.max(5), 2),
        Column::new(t!("column-name"), 14, 32, 1),
        Column::new(t!("import-column-said"), 22, 96, 0),
    ];
    if names_accounts(page) {
        columns.insert(2, Column::new(t!("column-reference"), 9, 12, 0));
    }
    columns
}

fn cells(page: &PlanPage, row: &PlannedRow, lost: Topics, left_out: bool, said: usize) -> Line {
    let (mut role, sign) = signed(row.verdict);
    let warns = row.warns();
    if warns && row.verdict != Verdict::Error {
        role = Role::Warning;
    }
    let out = if left_out { LEFT_OUT } else { " " };
    let warning = if warns { "⚠" } else { "" };
    let mut cells = vec![
        (role, format!("{out}{sign}{warning}")),
        (Role::Dim, row.line.map_or(String::new(), |line| line.to_string())),
        (Role::Text, row.name.clone()),
        saying(row, lost, said),
    ];
    if names_accounts(page) {
        cells.insert(2, (Role::Accent, row.account.clone()));
    }
    if left_out {
        cells.iter_mut().for_each(|cell| cell.0 = Role::Dim);
    }
    cells
}

/// What there is to say about a row first: an error, else that a topic of its account loses its last recipient,
/// else what changes, else a warning; and how much more.
fn saying(row: &PlannedRow, lost: Topics, columns: usize) -> (Role, String) {
    let things = row.messages.len() + row.changes.len() + usize::from(!lost.is_empty());
    let more = match things.saturating_sub(1) {
        0 => String::new(),
        more => format!(" {}", t!("import-and-more", count = more)),
    };
    let columns = columns.saturating_sub(width(&more));
    let error = row.messages.iter().find(|message| message.severity == Severity::Error);
    let (role, first) = match (error, row.changes.first(), row.messages.first()) {
        (Some(message), ..) => (Role::Danger, said(message)),
        _ if !lost.is_empty() => (Role::Warning, details::losing(lost)),
        (None, Some(change), _) => {
            let [old, new] = [&change.old, &change.new].map(|text| words::value(change.field, text));
            (Role::Text, worded(&words::field(change.field), &old, &new, columns))
        }
        (None, None, Some(message)) => (Role::Warning, said(message)),
        (None, None, None) if row.verdict == Verdict::Delete => (Role::Dim, t!("import-not-in-file")),
        (None, None, None) => (Role::Dim, String::new()),
    };
    (role, format!("{}{more}", fit(&first, columns)))
}

/// What a message says, its column by its heading alone.
fn said(message: &Message) -> String {
    let problem = words::problem(&message.problem);
    match message.place.heading.as_str() {
        "" => problem,
        heading => t!("import-said", heading = heading, problem = problem),
    }
}

/// Which line of how many.
fn place(page: &PlanPage) -> String {
    let shown = page.shown.len();
    let at = if shown == 0 { 0 } else { page.list.selected() + 1 };
    t!("accounts-place", place = fmt::count(at), total = fmt::count(shown))
}

/// What stands above the table; where there is little room, only what counts most.
fn head(page: &PlanPage, area: Rect) -> Vec<Line> {
    let plan = &page.planned.plan;
    let mut title = vec![(Role::Title, page.title())];
    match plan.mode {
        ImportMode::Add => {}
        ImportMode::Synchronise => title.push((Role::Warning, t!("import-mode-synchronise"))),
        ImportMode::SynchroniseAll => title.push((Role::Warning, t!("import-mode-synchronise-all"))),
    }
    if page.filter != Filter::All {
        title.push((Role::Warning, format!("[{}]", page.filter.label(&page.counts))));
    }
    let mut lines = vec![title];
    let columns = usize::from(area.width).saturating_sub(2);
    let counts = flow(counts(page), columns);
    let warnings: Vec<Line> = [page.came_before.clone(), obstacle(page)]
        .into_iter()
        .flatten()
        .flat_map(|said| warning(&said, columns))
        .collect();
    let room = usize::from(area.height.saturating_sub(TABLE));
    let announced = words::announced(plan, &page.planned.request.name());
    if lines.len() + counts.len() + announced.len() + warnings.len() <= room {
        lines.extend(announced.into_iter().map(|line| vec![(Role::Dim, line)]));
    }
    lines.extend(counts);
    lines.extend(warnings);
    lines.truncate(room.max(1));
    lines
}

fn warning(said: &str, columns: usize) -> Vec<Line> {
    let signs = ["⚠"].into_iter().chain(std::iter::repeat(" "));
    let lines = wrap(said, columns.saturating_sub(2)).into_iter().zip(signs);
    lines.map(|(line, sign)| vec![(Role::Warning, format!("{sign} {line}"))]).collect()
}

fn counts(page: &PlanPage) -> Line {
    let counts = &page.counts;
    let some = |filter: &Filter| *filter == Filter::All || filter.count(counts) > 0;
    let mut pieces: Line =
        Filter::ALL.into_iter().filter(some).map(|filter| filter.counted(counts)).collect();
    if counts.reordered > 0 {
        pieces.push((Role::Warning, t!("plan-reordered", count = counts.reordered)));
    }
    if counts.blank > 0 {
        pieces.push((Role::Dim, t!("plan-blank", count = counts.blank)));
    }
    pieces
}

/// Why the plan cannot be applied as it is, and what to do about it.
fn obstacle(page: &PlanPage) -> Option<String> {
    let counts = &page.counts;
    match (counts.writes(), counts.rows, counts.error) {
        (true, _, errors) if page.barred => Some(t!("import-barred", count = errors)),
        (true, ..) => None,
        (_, 0, _) => Some(t!("import-nothing-no-rows")),
        _ if counts.left_out > 0 => Some(t!("import-nothing-left-out")),
        (_, _, 0) => Some(t!("import-nothing-new")),
        _ if counts.unchanged == 0 => Some(t!("import-nothing-all-wrong")),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{parse::Problem, topic::Topic},
        exchange::Place,
        i18n::{Lang, set_lang},
    };

    #[test]
    fn x3_an_error_is_said_before_a_topic_that_is_lost_and_that_before_a_warning() {
        set_lang(Lang::Fr);
        let lost: Topics = [Topic::Invoices].into_iter().collect();
        let message = |new: fn(Place, Problem) -> Message| {
            new(Place { number: None, heading: String::new() }, Problem::new("problem-unreachable"))
        };
        let row = |message| PlannedRow {
            line: Some(2),
            account: "F".into(),
            name: "Ada".into(),
            verdict: Verdict::Update,
            changes: Vec::new(),
            messages: vec![message],
        };
        let first = |message| saying(&row(message), lost, 200);
        let (role, error) = first(message(Message::error));
        assert!(role == Role::Danger && error.starts_with(&said(&message(Message::error))), "{error}");
        let (role, warned) = first(message(Message::warning));
        assert!(role == Role::Warning && warned.starts_with(&details::losing(lost)), "{warned}");
        assert_eq!(saying(&row(message(Message::warning)), Topics::default(), 200).0, Role::Warning);
    }
}
