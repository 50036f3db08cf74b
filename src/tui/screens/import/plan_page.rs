//! « Plan d'import »: what the file would do, before anything is written (X6).

use ratatui::layout::Rect;

use crate::{
    exchange::{self, Counts, Error, Item, LeftOut, PlannedRow, Subject},
    store, t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        dialog::message::Message,
        look::Role,
        screen::{Move, Navigate, Screen},
        widget::list::ListState,
    },
    words,
};

use super::{Planned, Request, commands, filter::Filter, plan, view};

/// The page.
pub struct PlanPage {
    pub(super) planned: Planned,
    pub(super) filter: Filter,
    /// What the person leaves out.
    pub(super) left_out: LeftOut,
    /// The lines of the plan that the filter takes.
    pub(super) shown: Vec<usize>,
    /// Those of them that are on the screen, as they were read.
    window: Vec<(usize, Item)>,
    pub(super) list: ListState,
    /// Whether it is being planned anew or imported.
    pub(super) busy: bool,
}

impl PlanPage {
    /// A page for a file that was planned.
    pub fn new(planned: Planned) -> Self {
        let list = ListState::default();
        let mut page = Self {
            planned,
            filter: Filter::All,
            left_out: LeftOut::default(),
            shown: Vec::new(),
            window: Vec::new(),
            list,
            busy: false,
        };
        page.show(Filter::All);
        page
    }

    /// Shows the rows that a filter takes, from the first one.
    pub(super) fn show(&mut self, filter: Filter) {
        self.shown = filter.lines(&self.planned.plan);
        self.filter = filter;
        self.list.set_len(self.shown.len());
        self.list.select(0);
    }

    /// The row under the cursor.
    pub(super) fn current(&self) -> Option<&PlannedRow> {
        self.item(*self.shown.get(self.list.selected())?)?.row()
    }

    /// A line that is on the screen.
    pub(super) fn item(&self, at: usize) -> Option<&Item> {
        self.window.iter().find(|(place, _)| *place == at).map(|(_, item)| item)
    }

    /// What it comes to without what is left out.
    pub(super) fn counts(&self) -> Counts {
        self.planned.plan.counts_without(&self.left_out)
    }

    /// Reads the lines that are on the screen.
    fn read_window(&mut self) {
        let places: Vec<usize> = self.list.visible().map(|index| self.shown[index]).collect();
        if self.window.iter().map(|(at, _)| at).ne(&places) {
            let read = |at: usize| Some((at, self.planned.plan.item(at).ok()?));
            self.window = places.into_iter().filter_map(read).collect();
        }
    }

    /// Reads the file another way.
    pub(super) fn read_as(&mut self, request: Request, cx: &mut Cx<Self>) {
        self.busy = true;
        plan(request, cx, |page, planned, cx| {
            page.busy = false;
            match planned {
                Ok(planned) => {
                    page.planned = planned;
                    page.left_out = LeftOut::default();
                    page.window.clear();
                    page.show(Filter::All);
                }
                Err(error) => page.fail(&error, cx),
            }
        });
    }

    /// Does what the plan says, and says what it did.
    pub(super) fn import(&mut self, cx: &mut Cx<Self>) {
        self.busy = true;
        let (Planned { import, plan, .. }, left_out) = (self.planned.clone(), self.left_out.clone());
        cx.long(
            t!("import-running"),
            move |store, progress| {
                let done = exchange::apply(store, &import, &plan, &left_out, &mut |done, of| {
                    progress.report(done as usize, of as usize)
                });
                let batch = done.as_ref().ok().and_then(|report| report.batch);
                Ok((done, batch))
            },
            |page, done, cx| {
                page.busy = false;
                match done.map_err(Error::from).and_then(|done| done) {
                    Ok(report) => {
                        let said = Message::new(t!("import-done-title"), super::details::done(&report));
                        cx.close(());
                        cx.desk(move |desk| desk.show(said));
                    }
                    Err(error) => page.fail(&error, cx),
                }
            },
        );
    }

    /// Says why it came to nothing; the plan stays.
    fn fail(&self, error: &Error, cx: &mut Cx<Self>) {
        let said = words::explain_exchange(error, &self.planned.request.name());
        if matches!(error, Error::Store(store::Error::Stopped)) {
            cx.toast(Role::Warning, said);
        } else {
            cx.show(Message::problem(said));
        }
    }
}

impl Navigate for PlanPage {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

impl Screen for PlanPage {
    const ID: &'static str = "import";
    const COMMANDS: &'static [Command<Self>] = commands::COMMANDS;
    type Answer = ();

    fn title(&self) -> String {
        match self.planned.request.subject {
            Subject::Accounts => t!("import-plan-accounts"),
            Subject::Contacts => t!("import-plan-contacts"),
        }
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(view::list_height(self, area));
        self.read_window();
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
