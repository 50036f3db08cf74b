//! « Contacts »: the account's contacts in their order (S3.18, S3.19).

use ratatui::layout::Rect;

use crate::{
    domain::{
        affiliation::NotificationType,
        contact::{Contact, ContactField},
        ids::AffiliationId,
        order::{self, Direction},
        parse::email_problem,
        settings::{Modules, Settings},
        text::{split_list, width},
    },
    i18n::message,
    store::Member,
    t,
    tui::{
        canvas::Canvas,
        look::Role,
        screen::{Move, Navigate},
        widget::{
            list::ListState,
            table::{Column, Table},
        },
    },
    words,
};

use super::Facts;

/// Rows below the table that say what it had no room for.
const DETAIL: u16 = 6;
/// The table keeps at least so many rows, its headings included.
const TABLE: u16 = 10;

/// The contacts, and the one under the cursor: kept by its identity.
#[derive(Debug, Default)]
pub struct Contacts {
    members: Vec<Member>,
    list: ListState,
    selected: Option<AffiliationId>,
    /// Gets the cursor as soon as it is read: it was just written.
    awaited: Option<AffiliationId>,
    settings: Settings,
}

/// What a person would call a contact.
pub fn name(contact: &Contact) -> String {
    let name = contact.display_name();
    if name.is_empty() { t!("contact-unnamed") } else { name.to_owned() }
}

impl Contacts {
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    pub fn current(&self) -> Option<&Member> {
        self.members.get(self.list.selected())
    }

    /// The contacts as they are now: the cursor stays on its record, or at its place if that is gone.
    pub fn show(&mut self, facts: &Facts) {
        self.members.clone_from(&facts.members);
        self.settings.clone_from(&facts.settings);
        self.list.set_len(self.members.len());
        if self.place_of(self.awaited).is_some() {
            self.selected = self.awaited.take();
        }
        match self.place_of(self.selected) {
            Some(at) => self.list.select(at),
            None => self.remember(),
        }
    }

    /// Puts the cursor on a contact, as soon as it is read.
    pub fn select(&mut self, id: AffiliationId) {
        match self.place_of(Some(id)) {
            Some(at) => {
                self.selected = Some(id);
                self.list.select(at);
            }
            None => self.awaited = Some(id),
        }
    }

    /// Moves the contact under the cursor one place, and the cursor with it; `false` at the end.
    pub fn step(&mut self, direction: Direction) -> bool {
        let Some(id) = self.current().map(|member| member.affiliation.id) else { return false };
        let mut order: Vec<AffiliationId> = self.members.iter().map(|member| member.affiliation.id).collect();
        if !order::step(&mut order, &id, direction) {
            return false;
        }
        self.members.sort_by_key(|member| order.iter().position(|other| *other == member.affiliation.id));
        self.select(id);
        true
    }

    fn place_of(&self, id: Option<AffiliationId>) -> Option<usize> {
        self.members.iter().position(|member| Some(member.affiliation.id) == id)
    }

    fn remember(&mut self) {
        self.selected = self.current().map(|member| member.affiliation.id);
    }

    /// The table and what stands below it.
    fn parts(area: Rect) -> (Rect, Option<Rect>) {
        if area.height < TABLE + DETAIL {
            return (area, None);
        }
        let table = Rect { height: area.height - DETAIL, ..area };
        (table, Some(Rect { y: table.bottom(), height: DETAIL, ..area }))
    }

    pub fn arrange(&mut self, area: Rect) {
        let (table, _) = Self::parts(area);
        self.list.set_height(table.height.saturating_sub(1).max(1));
    }

    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        if self.members.is_empty() {
            canvas.text(area.x + 2, area.y, area.width.saturating_sub(2), Role::Dim, &t!("contacts-none"));
            return;
        }
        let (table, detail) = Self::parts(area);
        let columns = columns(table.width, self.members.len());
        let table = Table::new(canvas, table, &columns);
        let whole = table.width_of(5).is_some_and(|width| width >= TYPE.1);
        for (y, index) in (table.rows.y..table.rows.bottom()).zip(self.list.visible()) {
            let cells = cells(index, &self.members[index], self.settings.modules(), whole);
            table.row(canvas, y, &cells, index == self.list.selected());
        }
        if let (Some(area), Some(member)) = (detail, self.current()) {
            draw_detail(canvas, area, member, self.settings.modules());
        }
    }
}

impl Navigate for Contacts {
    fn go(&mut self, step: Move) {
        self.list.go(step);
        self.awaited = None;
        self.remember();
    }
}

/// Columns of a type's short name, and of the longest whole one.
const TYPE: (u16, u16) = (15, 33);

/// `last` is the highest rank that is shown.
fn columns(room: u16, last: usize) -> Vec<Column> {
    let field = |field| words::contact_field(field);
    let kind = if room >= 112 { TYPE.1 } else { TYPE.0 };
    vec![
        Column::number(t!("column-rank"), last.to_string().len().max(2) as u16, 0),
        Column::new(field(ContactField::Name), 14, 30, 0),
        Column::new(field(ContactField::Function), 10, 24, 0),
        Column::new(t!("column-mail"), 23, 36, 0),
        Column::new(t!("column-phone"), 17, 20, 1),
        Column::new(t!("column-type"), kind, TYPE.1, 0),
        Column::new(field(ContactField::Fax), 12, 20, 3),
        Column::new(field(ContactField::Note), 14, 40, 2),
    ]
}

/// `whole`: there is room for a type's whole name.
fn cells(index: usize, member: &Member, modules: Modules, whole: bool) -> Vec<(Role, String)> {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    let plain = |text: &str| {
        if text.is_empty() { (Role::Dim, "–".to_owned()) } else { (Role::Text, text.replace('\n', " ")) }
    };
    vec![
        (Role::Dim, (index + 1).to_string()),
        titled(member),
        plain(&link.function),
        mail(member),
        plain(&several(&contact.phones)),
        (
            if modules.allow(link.notification) { Role::Text } else { Role::Dim },
            type_name(link.notification, modules, whole),
        ),
        plain(&several(&contact.fax)),
        plain(&link.note),
    ]
}

/// A contact's name with what is to be known of it: a group address (S0.17), one that receives nothing.
pub fn titled(member: &Member) -> (Role, String) {
    let contact = &member.contact.value;
    let inactive = !member.is_active();
    let marks = [(contact.group, t!("roles-group")), (inactive, t!("roles-inactive"))];
    let marks = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark);
    let role = if inactive || contact.name.is_empty() { Role::Dim } else { Role::Text };
    // A narrow column cuts the words behind a name, never the sign before it.
    let sign = Role::Danger.sign().filter(|_| inactive).map(str::to_owned);
    (role, sign.into_iter().chain([name(contact)]).chain(marks).collect::<Vec<_>>().join(" "))
}

/// S3.9, S3.37: an address that is none, and one that is lacking where something is to be sent, stand out.
pub fn mail(member: &Member) -> (Role, String) {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    let warning = |text| (Role::Warning, format!("{} {text}", Role::Warning.sign().unwrap_or("")));
    match split_list(&contact.mails).next() {
        Some(first) if email_problem(first).is_some() => warning(several(&contact.mails)),
        Some(_) => (Role::Text, several(&contact.mails)),
        None if contact.phones.is_empty() && contact.fax.is_empty() => warning(t!("contact-unreachable")),
        None if link.notification.sends() || !link.categories.is_empty() => warning(t!("contact-no-mail")),
        None => (Role::Dim, "–".to_owned()),
    }
}

/// The values of a list, a comma between them.
pub fn several(list: &str) -> String {
    split_list(list).collect::<Vec<_>>().join(", ")
}

/// A type of contact; one whose module is off says so (S3.17).
pub fn type_name(notification: NotificationType, modules: Modules, whole: bool) -> String {
    let name = if whole {
        words::notification(notification)
    } else {
        message(&format!("type-short-{}", notification.code()), &[])
    };
    if modules.allow(notification) { name } else { t!("type-module-off", kind = name) }
}

/// What the table has no room for, of the contact under the cursor.
fn draw_detail(canvas: &mut Canvas, area: Rect, member: &Member, modules: Modules) {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    canvas.rule(area, area.y);
    let label = LEFT.iter().map(|field| width(&words::contact_field(*field))).max().unwrap_or(0) as u16 + 2;
    let left = Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(2) * 3 / 5, 1);
    let right = Rect { x: left.right() + 1, width: area.right().saturating_sub(left.right() + 2), ..left };
    let whole = Rect { width: area.width.saturating_sub(3), ..left };
    let row = |area: Rect, down: u16| Rect { y: area.y + down, ..area };
    let mut put = |area: Rect, label: u16, field: ContactField, text: &str| {
        canvas.text(area.x, area.y, area.width.min(label), Role::Heading, &words::contact_field(field));
        let (role, text) = if text.is_empty() { (Role::Dim, "–") } else { (Role::Text, text) };
        canvas.text(area.x + label, area.y, area.width.saturating_sub(label), role, text);
    };
    let beside = width(&words::contact_field(ContactField::Function)) as u16 + 2;
    put(row(left, 0), label, ContactField::Name, &titled(member).1);
    put(row(right, 0), beside, ContactField::Function, &link.function);
    put(row(whole, 1), label, ContactField::Mails, &several(&contact.mails));
    put(row(left, 2), label, ContactField::Phones, &several(&contact.phones));
    put(row(right, 2), beside, ContactField::Fax, &several(&contact.fax));
    let held = link.categories.iter().map(|held| words::category(*held));
    let receives = [type_name(link.notification, modules, true)].into_iter().chain(held);
    put(row(whole, 3), label, ContactField::Type, &receives.collect::<Vec<_>>().join(" · "));
    put(row(whole, 4), label, ContactField::Note, &link.note.replace('\n', " "));
}

/// The fields whose labels stand below each other at the left.
const LEFT: [ContactField; 5] =
    [ContactField::Name, ContactField::Mails, ContactField::Phones, ContactField::Type, ContactField::Note];
