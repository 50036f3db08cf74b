//! How a form's screen is drawn: the notice above its fields, the effect and the button below.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::wrap,
    t,
    tui::{canvas::Canvas, look::Role},
};

use super::{FormScreen, FormSpec};

/// Rows that an effect takes at most: the fields need the others.
const EFFECT: usize = 4;

/// The room that the form wants, its frame included.
pub(super) fn size<K: FormSpec>(screen: &FormScreen<K>, room: Size) -> Size {
    let wide = 96.min(room.width);
    let columns = wide.saturating_sub(4);
    let beside = notice_lines(screen, columns).len() + effect_lines(screen, columns).len();
    Size::new(wide, screen.form.height(columns) + 4 + beside as u16)
}

/// Draws it: the fields get the room between.
pub(super) fn draw<K: FormSpec>(screen: &FormScreen<K>, canvas: &mut Canvas, area: Rect) {
    let effect = effect_lines(screen, area.width);
    let foot = effect.len() as u16 + 2;
    let mut fields = Rect { height: area.height.saturating_sub(foot).max(1), ..area };
    for (role, line) in notice_lines(screen, area.width) {
        if fields.height > 1 {
            canvas.text(fields.x, fields.y, fields.width, role, &line);
            fields = Rect { y: fields.y + 1, height: fields.height - 1, ..fields };
        }
    }
    screen.form.view(canvas, fields);
    let y = area.bottom().saturating_sub(1);
    let above = y.saturating_sub(effect.len() as u16).max(area.y);
    for (y, (role, line)) in (above..y).zip(&effect) {
        canvas.text(area.x, y, area.width, *role, line);
    }
    let (role, sign) = if screen.form.on_button() { (Role::ButtonFocus, "▸") } else { (Role::Button, " ") };
    let took = canvas.text(area.x, y, area.width, role, &format!("{sign} {} ", screen.spec.save_label()));
    let rest = area.width.saturating_sub(took + 2);
    canvas.text(area.x + took + 2, y, rest, Role::Dim, &t!("form-required"));
}

fn effect_lines<K: FormSpec>(screen: &FormScreen<K>, columns: u16) -> Vec<(Role, String)> {
    let mut lines = wrapped(&screen.effect, columns);
    if lines.len() > EFFECT {
        lines.truncate(EFFECT);
        lines.iter_mut().skip(EFFECT - 1).for_each(|(_, line)| line.push('…'));
    }
    lines
}

/// What is to be known before anything is typed.
fn notice_lines<K: FormSpec>(screen: &FormScreen<K>, columns: u16) -> Vec<(Role, String)> {
    let sign = Role::Warning.sign().unwrap_or("");
    let changed = screen.changed_since.then(|| format!("{sign} {}", t!("form-changed-since")));
    let changed = changed.map(|words| (Role::Warning, words));
    let own = screen.spec.notice().map(|words| (Role::Dim, words));
    wrapped(&changed.into_iter().chain(own).collect::<Vec<_>>(), columns)
}

fn wrapped(lines: &[(Role, String)], columns: u16) -> Vec<(Role, String)> {
    let pieces = |(role, line): &(Role, String)| {
        let role = *role;
        wrap(line, usize::from(columns.max(1))).into_iter().map(move |piece| (role, piece))
    };
    lines.iter().flat_map(pieces).collect()
}
