//! How the sheet looks: whose it is, the tabs, and the tab that is shown.

use ratatui::layout::Rect;

use crate::{
    domain::{category::Category, text::width},
    i18n::fmt,
    t,
    tui::{canvas::Canvas, look::Role},
    words,
};

use super::{Sheet, Tab};

/// Rows above the tab: whose sheet it is, the tabs, and one of air where there is room.
fn head(area: Rect) -> u16 {
    match area.height {
        0..=3 => 0,
        4..=9 => 2,
        _ => 3,
    }
}

/// What is left for the tab.
pub fn body(area: Rect) -> Rect {
    let head = head(area);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

pub fn draw(sheet: &Sheet, canvas: &mut Canvas, area: Rect) {
    if head(area) > 0 {
        draw_name(sheet, canvas, Rect { height: 1, ..area });
        draw_tabs(sheet, canvas, Rect { y: area.y + 1, height: 1, ..area });
    }
    let body = body(area);
    if body.height == 0 {
        return;
    }
    if sheet.gone {
        canvas.text(body.x + 2, body.y, body.width.saturating_sub(2), Role::Warning, &t!("account-gone"));
        return;
    }
    let Some(facts) = &sheet.facts else { return };
    let account = &facts.account.value;
    match sheet.tab {
        Tab::Card => sheet.card.draw(account, canvas, body),
        Tab::Contacts | Tab::Roles if !account.kind.has_contacts() => {
            let words = t!("contacts-individual");
            let columns = usize::from(body.width.saturating_sub(4).clamp(1, 76));
            for (y, line) in (body.y..body.bottom()).zip(crate::domain::text::wrap(&words, columns)) {
                canvas.text(body.x + 2, y, body.width.saturating_sub(2), Role::Dim, &line);
            }
        }
        Tab::Contacts => sheet.contacts.draw(canvas, body),
        Tab::Roles => sheet.roles.draw(canvas, body),
        Tab::Who => sheet.who.draw(canvas, body),
        Tab::History => sheet.history.draw(canvas, body),
    }
}

fn draw_name(sheet: &Sheet, canvas: &mut Canvas, area: Rect) {
    let Some(facts) = &sheet.facts else { return };
    let value = &facts.account.value;
    let kind = words::kind(value.kind);
    let pieces = [
        (Role::Accent, value.reference.as_str()),
        (Role::Dim, " · "),
        (Role::Title, value.name.as_str()),
        (Role::Dim, " · "),
        (Role::Dim, kind.as_str()),
    ];
    canvas.pieces(area.x + 1, area.y, area.width.saturating_sub(1), &pieces);
}

fn draw_tabs(sheet: &Sheet, canvas: &mut Canvas, area: Rect) {
    let labels = Tab::ALL.map(|tab| (tab, label(sheet, tab)));
    // Where there is no room for all, the blank behind the mark gives way; then the first ones, to the one that
    // is shown.
    let all: u16 = labels.iter().map(|(_, label)| width(label) as u16 + GAP).sum();
    let (mark, none, gap) = if all <= area.width { ("▸ ", "  ", GAP) } else { ("▸", " ", GAP - 1) };
    let wide = |(_, label): &(Tab, String)| width(label) as u16 + gap;
    let shown = labels.iter().position(|(tab, _)| *tab == sheet.tab).unwrap_or(0);
    let mut first = 0;
    while first < shown && labels[first..=shown].iter().map(wide).sum::<u16>() > area.width {
        first += 1;
    }
    let mut x = area.x + 1;
    for (tab, label) in &labels[first..] {
        let (role, mark) = if *tab == sheet.tab { (Role::TabActive, mark) } else { (Role::Tab, none) };
        x += canvas.text(x, area.y, area.right().saturating_sub(x), Role::Accent, mark);
        x += canvas.text(x, area.y, area.right().saturating_sub(x), role, label) + 1;
    }
}

/// Columns that a tab takes beside its label: the mark before it with a blank, a blank behind it.
const GAP: u16 = 3;

/// A tab's name with what is to be known of it from afar.
fn label(sheet: &Sheet, tab: Tab) -> String {
    let contacts = sheet.takes_contacts();
    match tab {
        Tab::Card => t!("tab-card"),
        Tab::Contacts => match sheet.contacts.members().len() {
            0 => t!("tab-contacts"),
            count => t!("tab-contacts-count", count = fmt::count(count)),
        },
        Tab::Roles if contacts => {
            t!("tab-roles-filled", filled = sheet.roles.filled(), of = Category::ALL.len())
        }
        Tab::Roles => t!("tab-roles"),
        Tab::Who => match sheet.live().map_or(0, |_| sheet.who.holes()) {
            0 => t!("tab-who"),
            holes => t!("tab-who-holes", sign = Role::Warning.sign().unwrap_or(""), holes = holes),
        },
        Tab::History => t!("tab-history"),
    }
}
