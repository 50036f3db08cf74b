//! How « Qui reçoit quoi » looks: the topics above, the one under the cursor in detail below.

use ratatui::layout::Rect;

use crate::{
    domain::{text::width, topic::Topic},
    i18n::fmt,
    t,
    tui::{canvas::Canvas, look::Role, widget::coverage::cell},
    words,
};

use super::{Entry, Row, Standing, Who};

/// The detail takes at least so many rows, its rule included.
const DETAIL: u16 = 4;

/// The rows of topics.
pub fn topics(area: Rect) -> Rect {
    let all = Topic::COUNT as u16;
    let height = if area.height >= all + DETAIL { all } else { area.height };
    Rect { height, ..area }
}

impl Who {
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let list = topics(area);
        let label =
            self.topics.iter().map(|entry| width(&words::topic(entry.topic))).max().unwrap_or(0) as u16;
        for (y, index) in (list.y..list.bottom()).zip(self.list.visible()) {
            let entry = &self.topics[index];
            draw_topic(canvas, Rect { y, height: 1, ..list }, label, entry, index == self.list.selected());
        }
        let detail = Rect { y: list.bottom(), height: area.height - list.height, ..area };
        if let Some(entry) = self.topics.get(self.list.selected()).filter(|_| detail.height > 1) {
            draw_detail(canvas, detail, entry.count, &self.rows);
        }
    }
}

fn draw_topic(canvas: &mut Canvas, at: Rect, label: u16, entry: &Entry, selected: bool) {
    let plain = if selected { Role::Selected } else { Role::Text };
    if selected {
        canvas.paint(at, Role::Selected);
        canvas.text(at.x, at.y, 1, Role::Selected, "▌");
    }
    let quiet = |role| if selected { Role::Selected } else { role };
    let columns = |x: u16| at.right().saturating_sub(x);
    let x = at.x + 2;
    let name = if entry.count.is_some() { plain } else { quiet(Role::Dim) };
    canvas.text(x, at.y, columns(x).min(label), name, &words::topic(entry.topic));
    let x = x + label + 2;
    let (role, count) = cell(entry.topic, entry.count);
    let role = if matches!(role, Role::Text | Role::Dim) { quiet(role) } else { role };
    canvas.text_right(x, at.y, columns(x).min(COUNT), role, &count);
    let x = x + COUNT + 2;
    let role = match entry.count {
        None => quiet(Role::Dim),
        Some(0) => Role::Danger,
        Some(_) => plain,
    };
    canvas.text(x, at.y, columns(x).saturating_sub(1), role, &entry.said.replace('\n', ", "));
}

/// Columns of a count.
const COUNT: u16 = 4;

fn draw_detail(canvas: &mut Canvas, area: Rect, count: Option<u32>, rows: &[Row]) {
    canvas.rule(area, area.y);
    let rows: Vec<&Row> = rows.iter().filter(|row| row.standing != Standing::Other).collect();
    let room = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if rows.is_empty() {
        let nobody = count.map_or(String::new(), |_| t!("who-nobody-yet"));
        canvas.text(room.x + 2, room.y, room.width.saturating_sub(3), Role::Dim, &nobody);
        return;
    }
    let fits = rows.len() <= usize::from(room.height);
    let shown = &rows[..if fits { rows.len() } else { usize::from(room.height) - 1 }];
    let widths = Needs::of(shown.iter().copied()).within(room.width, REASONS);
    for (y, row) in (room.y..).zip(shown) {
        draw_row(canvas, Rect { y, height: 1, ..room }, &widths, row, false);
    }
    if !fits {
        let more = t!("who-more", count = fmt::count(rows.len() - shown.len()));
        canvas.text(room.x + 2, room.bottom() - 1, room.width.saturating_sub(3), Role::Dim, &more);
    }
}

/// Columns that reasons have at least.
const REASONS: u16 = 22;

/// Columns of a row: the way, the address, the name, as wide as rows need; the reasons take the rest.
pub struct Widths {
    way: u16,
    address: u16,
    name: u16,
}

/// Columns that some rows need for each part.
#[derive(Debug, Default)]
pub struct Needs {
    way: u16,
    address: u16,
    name: u16,
    why: u16,
}

/// Columns of a name at most.
const NAME: u16 = 24;

impl Needs {
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        rows.into_iter().fold(Self::default(), |needs, row| Self {
            way: needs.way.max(columns(sign(row))),
            address: needs.address.max(columns(&row.address)),
            name: needs.name.max(columns(&row.name)),
            why: needs.why.max(columns(&row.why)),
        })
    }

    /// What they get of so much room; reasons have so many columns, if they need them.
    pub fn within(&self, room: u16, reasons: u16) -> Widths {
        self.beside(self.way.max(1), room, reasons)
    }

    /// The same without the way, which headings and a foot say.
    pub fn without_way(&self, room: u16, reasons: u16) -> Widths {
        self.beside(0, room, reasons)
    }

    fn beside(&self, way: u16, room: u16, reasons: u16) -> Widths {
        let taken = MARK + if way > 0 { way + GAP } else { 0 } + GAP + GAP + reasons.min(self.why) + 1;
        let left = room.saturating_sub(taken).max(1);
        let (address, name) = (self.address, self.name.min(NAME));
        // Where both do not fit, an address needs more than a name to be told from another one.
        let name = if name + address > left { name.min(left * 2 / 5) } else { name };
        Widths { way, name, address: address.clamp(1, left.saturating_sub(name).max(1)) }
    }
}

fn columns(text: &str) -> u16 {
    width(text) as u16
}

/// Columns of the mark of the row under the cursor, and between two parts of a row.
const MARK: u16 = 2;
const GAP: u16 = 2;

/// The way to one who receives; a sign for the others.
fn sign(row: &Row) -> &str {
    match row.standing {
        Standing::Receives => &row.way,
        Standing::Shares => "=",
        Standing::Excluded => "✗",
        Standing::Other => "–",
    }
}

/// One person.
pub fn draw_row(canvas: &mut Canvas, at: Rect, widths: &Widths, row: &Row, selected: bool) {
    if selected {
        canvas.paint(at, Role::Selected);
        canvas.text(at.x, at.y, 1, Role::Selected, "▌");
    }
    let role = match row.standing {
        _ if selected => Role::Selected,
        Standing::Receives | Standing::Shares => Role::Text,
        Standing::Excluded | Standing::Other => Role::Dim,
    };
    let mut x = at.x + MARK;
    for (columns, text) in [
        (widths.way, sign(row)),
        (widths.address, if row.address.is_empty() { "–" } else { &row.address }),
        (widths.name, &row.name),
        (u16::MAX, &row.why),
    ] {
        if columns == 0 {
            continue;
        }
        let columns = columns.min(at.right().saturating_sub(x + 1));
        canvas.text(x, at.y, columns, role, text);
        x = x.saturating_add(columns).saturating_add(GAP);
    }
}
