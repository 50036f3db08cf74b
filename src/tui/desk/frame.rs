//! What stands around every page: the header, the rules, the footer.

use ratatui::layout::Rect;

use crate::{
    config::Key,
    domain::text::width,
    i18n::message,
    t,
    tui::{canvas::Canvas, command::Listed, look::Role, screen::Shape, screens::PAGES},
};

use super::{
    Desk, Layer,
    globals::{self, GLOBALS, LIST_STEPS},
};

/// The parts of the terminal.
pub struct Parts {
    pub header: Rect,
    pub rule: Option<u16>,
    pub body: Rect,
    pub bottom_rule: Option<u16>,
    pub footer: Rect,
    /// Where dialogs may stand.
    pub dialogs: Rect,
}

/// Parts for a terminal of this size: a very low one gives up its rules, then its header and footer.
pub fn parts(room: Rect) -> Parts {
    let (w, h) = (room.width, room.height);
    let line = |y: u16, there: bool| Rect::new(0, y, w, u16::from(there));
    let (frames, rules) = (h >= 4, h >= 10);
    let top = u16::from(frames) + u16::from(rules);
    let bottom = top;
    let body = Rect::new(0, top, w, h.saturating_sub(top + bottom));
    Parts {
        header: line(0, frames),
        rule: rules.then_some(1),
        body,
        bottom_rule: rules.then(|| h - 2),
        footer: line(h.saturating_sub(1), frames),
        dialogs: body,
    }
}

/// The room within a dialog's frame.
pub fn inside(area: Rect) -> Rect {
    if area.width < 4 || area.height < 3 {
        return Rect::new(area.x, area.y, 0, 0);
    }
    Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
}

/// What the footer says of a command.
struct Hint {
    keys: String,
    label: String,
    /// Whether this person may.
    can: bool,
    help: bool,
}

impl Hint {
    fn wide(&self) -> u16 {
        (width(&self.keys) + width(&self.label) + 1) as u16
    }
}

impl Desk {
    pub(super) fn draw_frame(&self, canvas: &mut Canvas, parts: &Parts) {
        if parts.header.height > 0 {
            self.draw_header(canvas, parts.header);
        }
        for y in [parts.rule, parts.bottom_rule].into_iter().flatten() {
            canvas.rule(self.room, y);
        }
        if let Some(y) = parts.rule {
            self.draw_running(canvas, Rect { y, height: 1, ..self.room });
        }
        if parts.footer.height > 0 {
            self.draw_footer(canvas, parts.footer);
        }
    }

    fn draw_header(&self, canvas: &mut Canvas, area: Rect) {
        let owner = |layer: &Layer| PAGES.iter().find(|page| page.owns(layer.screen.id()));
        let owner = self.layers.iter().rev().find_map(owner).map_or("", |page| page.id);
        let mut x = canvas.pieces(area.x, area.y, area.width, &[(Role::Title, " Carnet  ")]);
        for entry in PAGES {
            let role = if entry.id == owner { Role::TabActive } else { Role::Tab };
            let name = message(&format!("page-{}", entry.id), &[]);
            x += canvas.pieces(
                x,
                area.y,
                area.width.saturating_sub(x),
                &[(Role::KeyHint, entry.key), (Role::Tab, " "), (role, &name), (Role::Tab, "  ")],
            );
        }
        let role = message(&format!("role-{}", self.shared.role.code()), &[]);
        let who = format!("{} · {role} ", self.shared.login);
        let wide = width(&who) as u16;
        if x + wide <= area.width {
            canvas.text_right(area.x, area.y, area.width, Role::Dim, &who);
        }
    }

    /// The keys that work here and now, or what just happened.
    fn draw_footer(&self, canvas: &mut Canvas, area: Rect) {
        let mut x = 1;
        let mut room = area.width.saturating_sub(1);
        if let Some(toast) = &self.toast {
            let sign = toast.role.sign().unwrap_or("");
            let said = format!("{sign} {} ", toast.text);
            let took = canvas.text(x, area.y, room, toast.role, &said) + 1;
            x += took;
            room = room.saturating_sub(took);
        }
        let mut hints = self.hints();
        // The way to all keys is there even where not all fit.
        let help = hints.iter().position(|hint| hint.help).map(|at| hints.remove(at));
        let kept = help.as_ref().map_or(0, |hint| hint.wide() + 2);
        hints.retain(|hint| {
            let fits = hint.wide() + kept <= room;
            room = if fits { room.saturating_sub(hint.wide() + 2) } else { kept };
            fits
        });
        for hint in hints.iter().chain(&help) {
            let role = if hint.can { Role::KeyHint } else { Role::Dim };
            let columns = area.right().saturating_sub(x);
            let pieces = [(role, hint.keys.as_str()), (Role::Dim, " "), (Role::Dim, &hint.label)];
            x += canvas.pieces(x, area.y, columns, &pieces) + 2;
        }
    }

    /// The footer's rows; neighbours with one word share it: `J/K Ordre`.
    fn hints(&self) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        for row in self.footer_rows() {
            let label = row.label();
            let Some(key) = key_to_show(self.keymap.keys(row.section, row.id), &label) else { continue };
            match hints.last_mut().filter(|last| last.label == label) {
                Some(last) => last.keys = format!("{}/{key}", last.keys),
                None => hints.push(Hint {
                    keys: key.to_string(),
                    label,
                    can: row.allowed(self.shared.role).is_ok(),
                    help: (row.section, row.id) == (globals::ID, "help"),
                }),
            }
        }
        hints
    }

    fn footer_rows(&self) -> Vec<Listed> {
        let Some(layer) = self.layers.last() else { return Vec::new() };
        let mut rows: Vec<Listed> =
            layer.screen.listed().into_iter().filter(|row| row.footer && row.enabled).collect();
        if layer.screen.shape() == Shape::Page {
            rows.extend(GLOBALS.iter().filter(|row| row.footer).map(|row| row.listed()));
        }
        if layer.screen.edits() {
            // While a field has the keys, a letter is a letter.
            rows.retain(|row| self.keymap.keys(row.section, row.id).first().is_some_and(|key| !key.types()));
        }
        rows
    }

    /// Everything that can be done here and now: the top layer's commands, then the desk's.
    pub(in crate::tui) fn listed(&self) -> Vec<Listed> {
        let mut rows = self.layers.last().map_or(Vec::new(), |layer| layer.screen.listed());
        rows.extend(GLOBALS.iter().map(|row| row.listed()));
        rows
    }

    /// The help's groups: heading, and the keys that work now under it.
    pub(super) fn help_groups(&self) -> Vec<(String, Vec<(String, String)>)> {
        let mut groups: Vec<(String, Vec<Listed>)> = Vec::new();
        if let Some(layer) = self.layers.last() {
            groups.push((layer.screen.title(), layer.screen.listed()));
        }
        groups.push((t!("help-list"), LIST_STEPS.iter().map(|row| row.listed()).collect()));
        groups.push((t!("help-desk"), GLOBALS.iter().map(|row| row.listed()).collect()));
        let works = |row: &&Listed| row.enabled && !self.keymap.keys(row.section, row.id).is_empty();
        let words = |row: &Listed| (self.keys_of(row), row.help());
        groups
            .into_iter()
            .map(|(heading, rows)| (heading, rows.iter().filter(works).map(words).collect()))
            .collect()
    }

    /// The first key of each command, in the order of [`Desk::listed`].
    pub(in crate::tui) fn shortcuts(&self) -> Vec<String> {
        self.listed().iter().map(|row| self.keys_of(row)).collect()
    }

    fn keys_of(&self, row: &Listed) -> String {
        let keys: Vec<String> =
            self.keymap.keys(row.section, row.id).iter().map(ToString::to_string).collect();
        keys.join("  ")
    }
}

/// The first key; of letters, the one with which the word begins in this language: `o Oui`, `y Yes`.
fn key_to_show<'a>(keys: &'a [Key], label: &str) -> Option<&'a Key> {
    let begins = |key: &&Key| label.to_lowercase().starts_with(&key.to_string());
    let first = keys.first()?;
    if first.types() { keys.iter().find(begins).or(Some(first)) } else { Some(first) }
}
