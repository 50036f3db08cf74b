//! What one import did, account by account, old → new; a window on what may be a million rows (X7).

mod draw;

use ratatui::layout::Rect;

use crate::{
    domain::{ids::BatchId, rights::Act},
    store::{Effect, EffectKey, Entry, From, Import},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        look::Role,
        screen::{Move, Navigate, Screen},
        screens::account::Changes,
        widget::window::{Keyed, Need, Window},
    },
};

use super::{question, view};

/// The page.
pub struct ImportPage {
    import: Import,
    /// What is said of the import as a whole.
    head: Vec<Vec<(Role, String)>>,
    rows: Window<Effect>,
    loaded: bool,
    pending: Option<Need<EffectKey>>,
}

impl Keyed for Effect {
    type Key = EffectKey;
    type Id = EffectKey;

    fn key(&self) -> &EffectKey {
        Effect::key(self)
    }

    fn id(&self) -> EffectKey {
        *Effect::key(self)
    }
}

impl ImportPage {
    /// A page for one import.
    pub fn new(import: Import) -> Self {
        Self { import, head: Vec::new(), rows: Window::default(), loaded: false, pending: None }
    }

    fn batch(&self) -> BatchId {
        self.import.batch.id
    }

    fn take(&mut self, import: Import, shared: &Shared) {
        self.head = draw::head(&import, shared);
        self.import = import;
    }

    fn restart(&mut self, cx: &mut Cx<Self>) {
        let (batch, limit) = (self.batch(), self.rows.page());
        self.rows.expect();
        cx.query_latest(
            "effects",
            move |read| read.effects(batch, From::Start, limit),
            move |page, rows, _| {
                let whole = rows.len() < limit;
                page.rows.show_start(rows, whole);
                page.loaded = true;
            },
        );
    }

    /// Reads what the cursor needs next.
    fn read(&mut self, need: Need<EffectKey>, cx: &mut Cx<Self>) {
        let (batch, limit) = (self.batch(), self.rows.page());
        // It has at most as many effects as changes; how many exactly is nowhere shown.
        let most = usize::try_from(self.import.batch.changes).unwrap_or(usize::MAX);
        match need {
            Need::Start => self.restart(cx),
            Need::End => cx.query_latest(
                "effects",
                move |read| read.effects(batch, From::End, limit),
                move |page, rows, _| page.rows.show_end(rows, most),
            ),
            Need::After(key) => cx.query_latest(
                "effects",
                move |read| read.effects(batch, From::After(&key), limit),
                move |page, rows, _| {
                    let whole = rows.len() < limit;
                    page.rows.append(rows, whole);
                },
            ),
            Need::Before(key) => cx.query_latest(
                "effects",
                move |read| read.effects(batch, From::Before(&key), limit),
                move |page, rows, _| {
                    let whole = rows.len() < limit;
                    page.rows.prepend(rows, whole);
                },
            ),
        }
    }

    /// Whether there is more to say of what is under the cursor: that an order changed is all.
    fn has_changes(&self) -> bool {
        self.rows.current().is_some_and(|effect| !effect.changes.is_empty())
    }

    fn show_changes(&mut self, cx: &mut Cx<Self>) {
        let Some(effect) = self.rows.current() else { return };
        let entry = |(kind, change): &(_, _)| Entry {
            kind: *kind,
            name: effect.name.clone(),
            change: Clone::clone(change),
        };
        let entries: Vec<Entry> = effect.changes.iter().map(entry).collect();
        let changes = Changes::new(&self.import.batch, &entries, cx.shared());
        cx.show(changes);
    }
}

impl Navigate for ImportPage {
    fn go(&mut self, step: Move) {
        self.pending = self.rows.go(step);
    }
}

impl Screen for ImportPage {
    const ID: &'static str = "import-effects";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("changes", &["Enter"], Self::show_changes).when(Self::has_changes),
        Command::<Self>::new("take-back", &["r"], |page, cx| question::take_back(&page.import, cx))
            .when(|page| question::stands(&page.import))
            .needs(Act::Undo),
        Command::<Self>::new("bring-again", &["R"], |page, cx| question::bring_again(&page.import, cx))
            .when(|page| question::is_taken_back(&page.import))
            .needs(Act::Redo),
        Command::<Self>::new("back", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        t!("imports-of", file = self.import.batch.subject.as_str())
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.head = draw::head(&self.import, cx.shared());
        self.restart(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.rows.set_height(draw::list_height(self, area));
    }

    /// What it did stays what it did; whether it stands may change, and a running one goes on.
    fn refresh(&mut self, cx: &mut Cx<Self>) {
        let batch = self.batch();
        cx.query_latest(
            "import",
            move |read| read.import(batch),
            |page, import, cx| {
                let Some(import) = import else { return };
                let ended = import.batch.state != page.import.batch.state;
                page.take(import, cx.shared());
                if ended {
                    page.restart(cx);
                }
            },
        );
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        if let Some(need) = self.pending.take() {
            self.read(need, cx);
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        draw::page(self, canvas, area);
    }
}
