//! « Fiche »: what is known about the account.

use ratatui::layout::Rect;

use crate::{
    domain::{
        account::{Account, AccountField},
        text::{width, wrap},
    },
    t,
    tui::{
        canvas::Canvas,
        look::Role,
        screen::{Move, Navigate},
    },
    words,
};

/// Columns of text that are read comfortably.
const TEXT: u16 = 100;

/// The fields in their groups.
const GROUPS: [&[AccountField]; 3] = [
    &[AccountField::Reference, AccountField::Kind, AccountField::Name, AccountField::LegalName],
    &[
        AccountField::MainEmail,
        AccountField::InvoiceEmail,
        AccountField::ReminderEmail,
        AccountField::Domains,
    ],
    &[AccountField::PostalAddress, AccountField::Language, AccountField::Description, AccountField::Notes],
];

/// How far the card is scrolled.
#[derive(Debug, Default)]
pub struct Card {
    top: usize,
    height: usize,
    rows: usize,
}

/// One row: a label on the first of its field, and a piece of the value.
struct Row {
    label: String,
    role: Role,
    text: String,
}

impl Card {
    /// Learns how much there is to show and how much room.
    pub fn arrange(&mut self, account: Option<&Account>, area: Rect) {
        self.height = usize::from(area.height).max(1);
        self.rows = account.map_or(0, |account| rows(account, area.width).len());
        self.top = self.top.min(self.last());
    }

    fn last(&self) -> usize {
        self.rows.saturating_sub(self.height)
    }

    pub fn draw(&self, account: &Account, canvas: &mut Canvas, area: Rect) {
        let label = label_width();
        let rows = rows(account, area.width);
        for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(self.top)) {
            let x = area.x + 2;
            canvas.text(x, y, area.width.saturating_sub(2).min(label), Role::Heading, &row.label);
            canvas.text(x + label, y, area.width.saturating_sub(2 + label), row.role, &row.text);
        }
        // Arrows at the right edge say that there is more.
        let edge = area.right().saturating_sub(2);
        if self.top > 0 {
            canvas.text(edge, area.y, 1, Role::Accent, "↑");
        }
        if self.top < self.last() {
            canvas.text(edge, area.bottom().saturating_sub(1), 1, Role::Accent, "↓");
        }
    }
}

impl Navigate for Card {
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

fn label_width() -> u16 {
    let fields = GROUPS.iter().flat_map(|group| group.iter());
    fields.map(|field| width(&words::account_field(*field))).max().unwrap_or(0) as u16 + 3
}

fn rows(account: &Account, columns: u16) -> Vec<Row> {
    let text = columns.saturating_sub(2 + label_width() + 3).clamp(8, TEXT);
    let mut rows = Vec::new();
    for group in GROUPS {
        if !rows.is_empty() {
            rows.push(Row { label: String::new(), role: Role::Text, text: String::new() });
        }
        for field in group {
            let (role, value) = value(account, *field);
            for (at, piece) in wrap(&value, usize::from(text)).into_iter().enumerate() {
                let label = if at == 0 { words::account_field(*field) } else { String::new() };
                rows.push(Row { label, role, text: piece });
            }
        }
    }
    rows
}

/// A field's value as it is shown, and how.
fn value(account: &Account, field: AccountField) -> (Role, String) {
    let text = account.text(field);
    let warned = account.warnings().into_iter().find(|(warned, _)| *warned == field);
    match field {
        AccountField::Reference => (Role::Accent, text),
        AccountField::Kind => (Role::Text, words::kind(account.kind)),
        // S2.16: the last two fall back on the main address.
        AccountField::InvoiceEmail | AccountField::ReminderEmail
            if text.is_empty() && !account.main_email.is_empty() =>
        {
            (Role::Dim, t!("account-same-address"))
        }
        _ if text.is_empty() => (Role::Dim, "–".to_owned()),
        _ => match warned {
            Some((_, problem)) => {
                let sign = Role::Warning.sign().unwrap_or("");
                (Role::Warning, format!("{sign} {}", words::problem(&problem)))
            }
            None => (Role::Text, text),
        },
    }
}
