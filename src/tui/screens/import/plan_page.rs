//! « Plan d'import »: what the file would do, before anything is written (X6).

use ratatui::layout::Rect;

use crate::{
    domain::{reach::Topics, text::display},
    exchange::{self, Counts, Error, Item, LeftOut, Subject},
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

use super::{
    Planned, Request, commands,
    done::Done,
    filter::{Filter, Lines},
    plan, view,
};

/// The page.
pub struct PlanPage {
    pub(super) planned: Planned,
    pub(super) filter: Filter,
    /// What the person leaves out.
    pub(super) left_out: LeftOut,
    /// What the plan comes to without it.
    pub(super) counts: Counts,
    /// Whether rows in error bar a synchronisation.
    pub(super) barred: bool,
    /// How many rows of the file are in error.
    pub(super) rejected: u64,
    /// The lines of the plan that the filter took when it was chosen: what is left out since stays in sight.
    pub(super) shown: Lines,
    /// Those of them that are on the screen.
    window: Vec<OnScreen>,
    pub(super) list: ListState,
    /// Whether it is being planned anew or imported.
    pub(super) busy: bool,
    /// That the same file came in before.
    pub(super) came_before: Option<String>,
}

/// A line of the plan that is on the screen, as it was read.
pub(super) struct OnScreen {
    /// Its place in the plan.
    pub at: usize,
    pub item: Item,
    /// Of a heading, how many of its rows are to do what.
    pub under: Counts,
    /// Of the first line of an account, its topics that lose their last recipient.
    pub lost: Topics,
}

impl PlanPage {
    /// A page for a file that was planned.
    pub fn new(planned: Planned) -> Self {
        let mut page = Self {
            filter: Filter::All,
            left_out: LeftOut::default(),
            counts: planned.plan.counts,
            barred: false,
            rejected: planned.plan.rejected(),
            shown: Lines::All(planned.plan.len()),
            window: Vec::new(),
            list: ListState::default(),
            busy: false,
            came_before: None,
            planned,
        };
        page.recount();
        page.show(Filter::All);
        page
    }

    /// Shows the rows that a filter takes, from the first one.
    pub(super) fn show(&mut self, filter: Filter) {
        self.shown = filter.lines(&self.planned.plan, &self.left_out);
        self.filter = filter;
        self.list.set_len(self.shown.len());
        self.list.select(0);
    }

    /// The place in the plan of the line under the cursor.
    pub(super) fn place(&self) -> Option<usize> {
        self.shown.get(self.list.selected())
    }

    /// The line under the cursor.
    pub(super) fn current(&self) -> Option<&OnScreen> {
        self.on_screen(self.place()?)
    }

    /// A line that is on the screen.
    pub(super) fn on_screen(&self, at: usize) -> Option<&OnScreen> {
        self.window.iter().find(|line| line.at == at)
    }

    /// Leaves the line under the cursor out, or takes it in again: a heading with its rows.
    pub(super) fn toggle(&mut self) {
        if let Some(at) = self.place() {
            self.planned.plan.toggle(&mut self.left_out, at);
            self.recount();
        }
    }

    /// Leaves out all rows that are shown, or takes them in again where nothing more can be left out.
    pub(super) fn toggle_all(&mut self) {
        let plan = &self.planned.plan;
        let rows = || self.shown.iter().filter(|at| plan.can_leave_out(*at));
        let out = rows().any(|at| !self.left_out.has(at));
        plan.leave_out(&mut self.left_out, rows(), out);
        self.recount();
    }

    /// What is left out is another than before.
    fn recount(&mut self) {
        self.counts = self.planned.plan.counts_without(&self.left_out);
        self.barred = self.planned.plan.is_barred(&self.left_out);
        self.window.clear();
    }

    /// Reads the lines that are on the screen.
    fn read_window(&mut self) {
        let places = self.list.visible().filter_map(|nth| self.shown.get(nth));
        if self.window.iter().map(|line| line.at).eq(places.clone()) {
            return;
        }
        let plan = &self.planned.plan;
        let read = |at: usize| {
            let item = plan.item(at).ok()?;
            let heads = matches!(item, Item::Account(_));
            let under = if heads { plan.counts_under(at, &self.left_out) } else { Counts::default() };
            let lost =
                if plan.begins_account(at) { plan.lost(at, &self.left_out) } else { Topics::default() };
            Some(OnScreen { at, item, under, lost })
        };
        self.window = places.filter_map(read).collect();
    }

    /// Plans the file anew; `then` is told what is to be said of the new plan.
    pub(super) fn plan_anew(&mut self, request: Request, why: Option<String>, cx: &mut Cx<Self>) {
        self.busy = true;
        plan(request, cx, move |page, planned, cx| {
            page.busy = false;
            match planned {
                Ok(planned) => {
                    let lost = (!page.left_out.is_empty()).then(|| t!("import-left-out-lost"));
                    *page = Self::new(planned);
                    page.start(cx);
                    match (why, lost) {
                        (Some(why), lost) => {
                            let lines = [Some(why), lost].into_iter().flatten().collect();
                            cx.show(Message::new(t!("import-stale-title"), lines));
                        }
                        (None, Some(lost)) => cx.toast(Role::Warning, lost),
                        (None, None) => {}
                    }
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
                let done = exchange::apply(store, &import, &plan, &left_out, &mut |stage, far| {
                    progress.at(stage, far)
                });
                let batch = done.as_ref().ok().and_then(|report| report.batch);
                Ok((done, batch))
            },
            |page, done, cx| {
                page.busy = false;
                match done.map_err(Error::from).and_then(|done| done) {
                    Ok(report) => {
                        let done = Done::new(page.planned.clone(), report);
                        cx.close(());
                        cx.desk(move |desk| desk.show(done));
                    }
                    Err(error @ Error::PlanStale) => {
                        let (request, why) = (page.planned.request.clone(), page.explain(&error));
                        page.plan_anew(request, Some(why), cx);
                    }
                    Err(error) => page.fail(&error, cx),
                }
            },
        );
    }

    fn explain(&self, error: &Error) -> String {
        words::explain_exchange(error, &self.planned.request.name())
    }

    /// Says why it came to nothing; the plan stays.
    pub(super) fn fail(&self, error: &Error, cx: &mut Cx<Self>) {
        if matches!(error, Error::Store(store::Error::Stopped)) {
            cx.toast(Role::Warning, self.explain(error));
        } else {
            cx.show(Message::problem(self.explain(error)));
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

    fn start(&mut self, cx: &mut Cx<Self>) {
        let earlier = self.planned.plan.earlier.as_ref();
        self.came_before = earlier.map(|batch| {
            let when = cx.shared().moment(batch.at.timestamp_millis());
            t!("plan-came-before", when = when, who = display(&batch.login).into_owned())
        });
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(view::list_height(self, area));
        self.read_window();
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn unsaved(&self) -> Option<String> {
        (!self.left_out.is_empty()).then(|| t!("leave-plan"))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
