//! Drafts (X12): what was typed and not saved is offered, and goes on where it stopped.

mod resume;
#[cfg(test)]
mod tests;

use ratatui::layout::{Rect, Size};

use crate::{
    domain::ids::DraftId,
    i18n::message,
    store::{Draft, Result, Store},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        desk::Desk,
        dialog::confirm::Confirm,
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
        widget::list::ListState,
    },
};

use resume::{Standing, standing};

/// The person's drafts; answers the one to go on with.
pub struct Drafts {
    rows: Vec<Row>,
    list: ListState,
}

/// One draft, worded.
struct Row {
    draft: Draft,
    what: String,
    age: String,
    mark: Option<String>,
}

/// A draft, what it belongs to, and how that stands now.
type Found = (Draft, Standing);

/// Offers the drafts that were left, if there are any.
pub fn offer(desk: &mut Desk) {
    desk.ask_store(find, |desk, found| {
        if !found.is_empty() {
            let drafts = Drafts::new(found, desk.shared());
            desk.ask(drafts, resume::resume);
        }
    });
}

fn find(store: &mut Store) -> Result<Vec<Found>> {
    let drafts = store.drafts()?;
    store.read(|read| {
        drafts.into_iter().map(|draft| standing(read, &draft).map(|standing| (draft, standing))).collect()
    })
}

impl Drafts {
    fn new(found: Vec<Found>, shared: &Shared) -> Self {
        let rows: Vec<Row> =
            found.into_iter().map(|(draft, standing)| row(draft, standing, shared)).collect();
        let mut list = ListState::default();
        list.set_len(rows.len());
        Self { rows, list }
    }

    fn current(&self) -> Option<&Draft> {
        self.rows.get(self.list.selected()).map(|row| &row.draft)
    }

    fn resume(&mut self, cx: &mut Cx<Self>) {
        if let Some(draft) = self.current() {
            cx.close(draft.clone());
        }
    }

    /// Throws the draft under the cursor away, once the person says so again.
    fn discard(&mut self, cx: &mut Cx<Self>) {
        let Some(id) = self.current().and_then(|draft| draft.id) else { return };
        let lines = vec![t!("form-discard-text")];
        let confirm = Confirm::dangerous(t!("form-discard-title"), lines, t!("form-discard-yes"));
        cx.open(confirm, move |_, yes, cx| {
            if yes {
                cx.ask_store(move |store| store.drop_draft(id), move |drafts, (), cx| drafts.forget(id, cx));
            }
        });
    }

    fn forget(&mut self, id: DraftId, cx: &mut Cx<Self>) {
        self.rows.retain(|row| row.draft.id != Some(id));
        self.list.set_len(self.rows.len());
        if self.rows.is_empty() {
            cx.cancel();
        }
    }
}

fn row(draft: Draft, standing: Standing, shared: &Shared) -> Row {
    let form = message(
        match (draft.form.as_str(), draft.record) {
            ("account", None) => "new-account",
            ("account", Some(_)) => "draft-account-edit",
            (_, None) => "contact-add-title",
            (_, Some(_)) => "contact-edit-title",
        },
        &[],
    );
    let typed = draft.fields.get("name").and_then(|name| name.as_str()).unwrap_or("");
    let subject = if draft.subject.is_empty() { typed } else { &draft.subject };
    let parts = [form.as_str(), subject, standing.account.as_str()];
    let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let mark =
        if standing.gone { Some(t!("draft-gone")) } else { standing.changed.then(|| t!("draft-changed")) };
    Row { what, age: shared.ago(draft.at), mark, draft }
}

impl Navigate for Drafts {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

impl Screen for Drafts {
    const ID: &'static str = "drafts";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::new("resume", &["Enter"], Self::resume)
            .needs_here(|drafts| drafts.current().map(resume::act)),
        Command::new("discard", &["d"], Self::discard),
        Command::new("later", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = Draft;

    fn title(&self) -> String {
        t!("drafts-title")
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(area.height.saturating_sub(2) / 2);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        Size::new(76.min(room.width), self.rows.len() as u16 * 2 + 4)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.text(area.x, area.y, area.width, Role::Dim, &t!("drafts-text"));
        for (place, index) in self.list.visible().enumerate() {
            let y = area.y + 2 + place as u16 * 2;
            if y + 1 >= area.bottom() {
                break;
            }
            let row = &self.rows[index];
            let selected = index == self.list.selected();
            let role = if selected { Role::Selected } else { Role::Text };
            if selected {
                canvas.paint(Rect::new(area.x, y, area.width, 1), role);
            }
            canvas.pieces(
                area.x,
                y,
                area.width,
                &[(role, if selected { "▌ " } else { "  " }), (role, &row.what)],
            );
            let x = area.x + 2;
            let took = canvas.text(x, y + 1, area.width.saturating_sub(2), Role::Dim, &row.age);
            if let Some(mark) = &row.mark {
                let sign = Role::Warning.sign().unwrap_or("");
                let rest = area.width.saturating_sub(4 + took);
                canvas.text(x + took + 2, y + 1, rest, Role::Warning, &format!("{sign} {mark}"));
            }
        }
    }
}
