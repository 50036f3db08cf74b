//! The heading of an account in a plan: what becomes of its rows, and who loses what (X3).

use ratatui::layout::Rect;

use crate::{
    domain::text::width,
    exchange::{Counts, PlannedAccount, Verdict},
    i18n::fmt,
    t,
    tui::{canvas::Canvas, look::Role},
};

use super::{
    details,
    filter::{LEFT_OUT, signed},
    plan_page::OnScreen,
    view::{GAP, Line, draw_line},
};

/// Columns of an account's name that are shown before what it loses is said in full.
const NAME: usize = 24;

/// The account to which the rows below belong, and what becomes of them.
pub fn draw(
    canvas: &mut Canvas,
    area: Rect,
    account: &PlannedAccount,
    line: &OnScreen,
    left_out: bool,
    selected: bool,
) {
    if selected {
        canvas.paint(area, Role::Selected);
        canvas.text(area.x, area.y, 1, Role::Selected, "▌");
    }
    let shown = |role: Role| match (selected, left_out) {
        (true, _) => Role::Selected,
        (false, true) => Role::Dim,
        (false, false) => role,
    };
    let right = right(account, line, left_out, usize::from(area.width));
    let wide = columns(&right);
    let mark = if left_out { format!("{LEFT_OUT} ") } else { String::new() };
    let reference = match account.reference.as_str() {
        "" => t!("import-no-reference"),
        reference => format!("{mark}{reference}"),
    };
    let name = if account.name.is_empty() { String::new() } else { format!(" · {}", account.name) };
    let room = area.width.saturating_sub(3 + wide as u16);
    let pieces = [(shown(Role::Accent), reference.as_str()), (shown(Role::Title), name.as_str())];
    canvas.pieces(area.x + 2, area.y, room, &pieces);
    let right: Line = right.into_iter().map(|(role, text)| (shown(role), text)).collect();
    let x = area.right().saturating_sub(wide as u16).max(area.x);
    draw_line(canvas, Rect { x, width: area.right() - x, ..area }, &right);
}

/// What is said of an account. Where there is little room, what it loses is said in short, and then the order is not
/// said at all: Enter says the rest.
fn right(account: &PlannedAccount, line: &OnScreen, left_out: bool, room: usize) -> Line {
    let order = || (account.reordered && !left_out).then(|| (Role::Warning, t!("import-reordered")));
    let said = |loss: Option<String>, order: Option<(Role, String)>| -> Line {
        let loss = loss.map(|loss| (Role::Warning, loss)).into_iter();
        loss.chain(under(&line.under)).chain(order).collect()
    };
    if line.lost.is_empty() {
        return said(None, order());
    }
    let short = || Some(details::losing_in_short(line.lost));
    let named = width(&account.reference) + width(&account.name).min(NAME) + 2 * GAP;
    let mut fuller = [Some(details::losing(line.lost)), short()].into_iter().map(|loss| said(loss, order()));
    fuller.find(|line| named + columns(line) <= room).unwrap_or_else(|| said(short(), None))
}

/// The columns of pieces, with what stands between them.
fn columns(pieces: &[(Role, String)]) -> usize {
    pieces.iter().map(|(_, text)| width(text) + GAP).sum()
}

/// Counts that are read at a glance: `+2  ~1`; that there is no row, but a contact that rows of others change.
fn under(counts: &Counts) -> Line {
    let verdicts = Verdict::ALL.into_iter().map(|verdict| (signed(verdict), counts.of(verdict)));
    let all = verdicts.chain([((Role::Dim, LEFT_OUT), counts.left_out)]);
    let piece = |((role, sign), count)| (role, format!("{sign} {}", fmt::count(count)));
    let counted: Line = all.filter(|(_, count): &(_, u64)| *count > 0).map(piece).collect();
    if counted.is_empty() { vec![(Role::Dim, t!("import-shared-contact"))] } else { counted }
}
