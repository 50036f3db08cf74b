//! How « Gestion de compte » looks: each category, what it is there for, and who answers for it.

use ratatui::layout::Rect;

use crate::{
    domain::{
        category::Category,
        contact::{Contact, ContactField},
        text::wrap,
    },
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
    super::contacts::{mail, several, titled},
    Entry, Line, Roles,
};

/// From so many columns on a category and its role stand on one line.
const WIDE: u16 = 118;

/// What a category is there for, as it stands below it where there is no room beside it.
pub fn role_below(category: Category, columns: u16) -> Vec<String> {
    let role = words::category_role(category);
    if columns >= WIDE { Vec::new() } else { wrap(&role, usize::from(columns.saturating_sub(2).max(1))) }
}

/// The list, below the headings of its columns.
pub fn list(area: Rect) -> Rect {
    let headings = u16::from(area.height >= 2);
    Rect { y: area.y + headings, height: area.height - headings, ..area }
}

impl Roles {
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let name =
            self.scrolled_into().map_or_else(|| words::contact_field(ContactField::Name), words::category);
        let columns = columns(name);
        let table = Table::new(canvas, area, &columns);
        for (y, at) in (table.rows.y..table.rows.bottom()).zip(self.groups.visible()) {
            let room = area.width.saturating_sub(2);
            match self.lines[at] {
                Line::Heading(category) if area.width >= WIDE => {
                    let (title, role) = (words::category(category), words::category_role(category));
                    let pieces =
                        [(Role::Title, title.as_str()), (Role::Dim, "  "), (Role::Dim, role.as_str())];
                    canvas.pieces(area.x + 1, y, room, &pieces);
                }
                Line::Heading(category) => {
                    canvas.text(area.x + 1, y, room, Role::Title, &words::category(category));
                }
                Line::Role(category, at) => {
                    let below = role_below(category, area.width);
                    canvas.text(area.x + 1, y, room, Role::Dim, below.get(at).map_or("", String::as_str));
                }
                Line::Entry(entry) => {
                    table.row(canvas, y, &self.cells(entry), self.groups.line() == Some(at));
                }
            }
        }
    }

    /// The category whose heading has left the screen while its contacts stand there: the headings name it.
    fn scrolled_into(&self) -> Option<Category> {
        match self.lines.get(self.groups.visible().start)? {
            Line::Heading(_) => None,
            Line::Role(category, _) | Line::Entry(Entry { category, .. }) => Some(*category),
        }
    }

    fn cells(&self, entry: Entry) -> Vec<(Role, String)> {
        let Some(member) = entry.holder.and_then(|at| self.members.get(at)) else {
            let hole = format!("{} {}", Role::Danger.sign().unwrap_or(""), t!("roles-nobody"));
            return vec![(Role::Danger, hole)];
        };
        let (contact, link) = (&member.contact.value, &member.affiliation.value);
        let dash =
            |text: String| if text.is_empty() { (Role::Dim, "–".to_owned()) } else { (Role::Text, text) };
        let others = link.categories.iter().filter(|held| **held != entry.category);
        let others: Vec<String> = others.map(|held| words::category(*held)).collect();
        vec![
            titled(member),
            mail(member),
            dash(several(&contact.phones)),
            self.verified(contact),
            dash(link.function.clone()),
            dash(others.join(", ")),
        ]
    }

    /// S0.20: the day of the last « toujours exact », with a sign when that is too long ago.
    fn verified(&self, contact: &Contact) -> (Role, String) {
        match contact.verified {
            None => (Role::Dim, t!("roles-never")),
            Some(day) if contact.is_stale(self.today, self.stale_days) => {
                (Role::Warning, format!("{} {}", Role::Warning.sign().unwrap_or(""), fmt::date(day)))
            }
            Some(day) => (Role::Text, fmt::date(day)),
        }
    }
}

fn columns(name: String) -> Vec<Column> {
    vec![
        Column::new(name, 18, 34, 0),
        Column::new(t!("column-mail"), 24, 40, 0),
        Column::new(t!("column-phone"), 17, 22, 0),
        Column::new(t!("column-verified"), 12, 12, 0),
        Column::new(words::contact_field(ContactField::Function), 14, 30, 1),
        Column::new(t!("column-also"), 24, 60, 2),
    ]
}
