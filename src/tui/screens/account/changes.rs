//! What one batch changed, field by field: before → after.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::{
        change::{Change, value},
        text::{width, wrap},
    },
    i18n::message,
    store::{Batch, Entry},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
    },
    words,
};

/// One line: a record's heading, or a field.
enum Line {
    Heading(String),
    /// The field's name; what it was, if it was; what it became, if it became.
    Field(String, Option<String>, Option<String>),
}

/// A row as it is drawn.
struct Row {
    label: String,
    role: Role,
    text: String,
}

/// The dialog.
pub struct Changes {
    title: String,
    lines: Vec<Line>,
    top: usize,
    height: usize,
    rows: usize,
}

impl Changes {
    /// What a batch did.
    pub fn new(batch: &Batch, entries: &[Entry], shared: &Shared) -> Self {
        let act = message(&format!("act-{}", batch.act.code()), &[]);
        let when = shared.moment(batch.at.timestamp_millis());
        let title = t!("changes-title", act = act, when = when, who = batch.login.as_str());
        let lines = entries.iter().flat_map(lines).collect();
        Self { title, lines, top: 0, height: 1, rows: 0 }
    }

    fn label_width(&self) -> u16 {
        let labels = self.lines.iter().filter_map(|line| match line {
            Line::Field(label, ..) => Some(width(label)),
            Line::Heading(_) => None,
        });
        labels.max().unwrap_or(0) as u16 + 3
    }

    fn rows(&self, columns: u16) -> Vec<Row> {
        let label_width = self.label_width();
        let room = usize::from(columns.saturating_sub(label_width + 2).max(8));
        let mut rows = Vec::new();
        let mut put = |label: &str, role: Role, text: &str, columns: usize| {
            for (at, text) in wrap(text, columns).into_iter().enumerate() {
                let label = if at == 0 { label.to_owned() } else { String::new() };
                rows.push(Row { label, role, text });
            }
        };
        for (at, line) in self.lines.iter().enumerate() {
            match line {
                Line::Heading(text) => {
                    if at > 0 {
                        put("", Role::Text, "", room);
                    }
                    put(text, Role::Title, "", room);
                }
                Line::Field(label, Some(before), Some(after)) => {
                    let both = format!("{before} → {after}");
                    if before.contains('\n') || after.contains('\n') || width(&both) > room {
                        put(label, Role::Dim, before, room);
                        put("", Role::Text, &format!("→ {after}"), room);
                    } else {
                        put(label, Role::Text, &both, room);
                    }
                }
                Line::Field(label, Some(before), None) => put(label, Role::Dim, before, room),
                Line::Field(label, None, after) => {
                    put(label, Role::Text, after.as_deref().unwrap_or(""), room);
                }
            }
        }
        rows
    }

    fn last(&self) -> usize {
        self.rows.saturating_sub(self.height)
    }
}

/// The lines of one record: what only links records has no line.
fn lines(entry: &Entry) -> Vec<Line> {
    let done = match &entry.change {
        Change::Created(_) => t!("change-created"),
        Change::Updated(..) => t!("change-updated"),
        Change::Removed(_) => t!("change-removed"),
    };
    let kind = message(&format!("record-{}", entry.kind.code()), &[]);
    let heading = Line::Heading(t!("change-heading", kind = kind, name = entry.name.as_str(), done = done));
    let shown = |fields: Option<&crate::domain::record::Fields>, name: &str| {
        fields.map(|fields| words::recorded_value(name, value(fields, name)))
    };
    let fields = entry.change.names().filter(|name| !matches!(*name, "account" | "contact")).map(|name| {
        let (before, after) = (shown(entry.change.before(), name), shown(entry.change.after(), name));
        Line::Field(words::recorded_field(name), before, after)
    });
    [heading].into_iter().chain(fields).collect()
}

impl Navigate for Changes {
    fn go(&mut self, step: Move) {
        self.top = match step {
            Move::Up => self.top.saturating_sub(1),
            Move::Down => self.top + 1,
            Move::PageUp => self.top.saturating_sub(self.height),
            Move::PageDown => self.top + self.height,
            Move::First => 0,
            Move::Last => self.last(),
        }
        .min(self.last());
    }
}

impl Screen for Changes {
    const ID: &'static str = "changes";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new("close", &["Esc", "Enter", "q"], |_, cx| cx.close(()))];
    type Answer = ();

    fn title(&self) -> String {
        self.title.clone()
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.height = usize::from(area.height).max(1);
        self.rows = self.rows(area.width).len();
        self.top = self.top.min(self.last());
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        let wide = 100.min(room.width);
        Size::new(wide, self.rows(wide.saturating_sub(4)).len() as u16 + 2)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let label = self.label_width();
        for (y, row) in (area.y..area.bottom()).zip(self.rows(area.width).iter().skip(self.top)) {
            if row.role == Role::Title {
                canvas.text(area.x, y, area.width, Role::Title, &row.label);
            } else {
                canvas.text(
                    area.x + 2,
                    y,
                    area.width.saturating_sub(2).min(label),
                    Role::Heading,
                    &row.label,
                );
                let x = area.x + 2 + label;
                canvas.text(x, y, area.width.saturating_sub(2 + label), row.role, &row.text);
            }
        }
    }
}
