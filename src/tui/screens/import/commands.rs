//! What can be done with a plan.

use std::sync::Arc;

use crate::{
    exchange::{ImportMode, sheet::Form},
    store::Store,
    t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::{confirm::Confirm, menu::Menu, message::Message, said::ImpactOf, type_number::TypeNumber},
        screen::Screen,
    },
    words,
};

use super::{
    PlanPage, details,
    filter::Filter,
    plan_page::OnScreen,
    reading::{self, Reading},
    rejects,
};

pub const COMMANDS: &[Command<PlanPage>] = &[
    Command::new("confirm", &["Ctrl+s", "i"], confirm).when(PlanPage::can_be_imported),
    Command::new("leave-out", &["Space"], |page: &mut PlanPage, _| page.toggle())
        .when(PlanPage::can_leave_out),
    Command::new("details", &["Enter"], show_details).when(|page| page.current().is_some()),
    Command::new("filter", &["f"], filter).when(|page| !page.planned.plan.is_empty()),
    Command::new("rejects", &["x"], save_rejects).when(|page| page.rejected > 0),
    Command::new("close", &["Esc"], close).when(|page| !page.busy),
    Command::new("leave-all-out", &["a"], |page: &mut PlanPage, _| page.toggle_all())
        .when(|page| !page.planned.plan.is_empty()),
    Command::new("reading", &["e"], reading).when(|page| !page.busy && page.is_text()),
];

impl PlanPage {
    fn can_be_imported(&self) -> bool {
        !self.busy && !self.barred && self.counts.writes()
    }

    /// Whether its file is one whose encoding and delimiter are guessed.
    fn is_text(&self) -> bool {
        matches!(self.planned.plan.form, Form::Csv { .. })
    }

    /// Whether the line under the cursor can be left out: a heading stands for its rows.
    fn can_leave_out(&self) -> bool {
        let plan = &self.planned.plan;
        self.place().is_some_and(|at| plan.heads_rows(at) || plan.can_leave_out(at))
    }
}

/// Esc: every row again, then away with the plan.
fn close(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    if page.filter != Filter::All {
        return page.show(Filter::All);
    }
    let Some(unsaved) = page.unsaved() else { return cx.cancel() };
    let question = Confirm::new(t!("leave-page-title"), vec![unsaved], t!("leave-page-yes"));
    cx.open(question, |_, yes, cx| {
        if yes {
            cx.cancel();
        }
    });
}

fn show_details(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let Some(OnScreen { at, item, .. }) = page.current() else { return };
    let (at, item, plan) = (*at, item.clone(), Arc::clone(&page.planned.plan));
    let (title, out) = (details::title(&item), page.left_out.has(at));
    let created = plan.created(at).unwrap_or_default();
    if !plan.begins_account(at) {
        return cx.show(Message::styled(title, details::lines(&item, &created, out)));
    }
    let left_out = page.left_out.clone();
    cx.query(
        move |read| {
            let effects = plan.effects(read, at, &left_out);
            Ok(effects.and_then(|effects| Ok((effects, words::through(&plan, at, &left_out)?))))
        },
        move |page, effects, cx| match effects {
            Ok((effects, through)) => {
                let lines = details::with_effects(&item, &created, out, &effects, &through);
                cx.show(Message::styled(title, lines))
            }
            Err(error) => page.fail(&error, cx),
        },
    );
}

fn filter(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let counts = &page.counts;
    let taken = |filter: &Filter| *filter == Filter::All || filter.count(counts) > 0;
    let entries = Filter::ALL.into_iter().filter(taken).map(|filter| (filter.label(counts), filter));
    let menu = Menu::new(t!("import-filter-title"), entries.collect()).with_current(&page.filter);
    cx.open(menu, |page, filter, _| page.show(filter));
}

fn reading(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let Form::Csv { encoding, delimiter } = page.planned.plan.form else { return };
    let now = Reading { encoding: Some(encoding), delimiter: Some(delimiter) };
    reading::ask(now, page.planned.request.clone(), cx, |page, request, cx| {
        page.plan_anew(request, None, cx);
    });
}

fn save_rejects(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    cx.show(rejects::dialog(&page.planned, Vec::new()));
}

/// Asks once, with the numbers; a great loss wants its own number typed (SPEC §8).
fn confirm(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let Some(title) = page.can_be_imported().then(|| details::question(&page.planned)) else { return };
    let lines = details::numbers(&page.planned, &page.counts);
    let (known, impact_of) = (details::losses(page), impact_of(page));
    if let Some(number) = page.planned.plan.number_to_type(&page.left_out) {
        let question =
            TypeNumber::new(title, lines, number).with_effect_lines(known).with_impact_of(impact_of);
        return cx.open(question, |page, (), cx| page.import(cx));
    }
    let yes = match page.planned.plan.mode {
        ImportMode::Add => t!("import-confirm-yes"),
        _ => t!("import-confirm-yes-synchronise"),
    };
    let question = Confirm::new(title, lines, yes).with_effect_lines(known).with_impact_of(impact_of);
    let loses = page.counts.delete > 0 || page.counts.lose_last > 0;
    let question = if loses { question } else { question.gentle() };
    cx.open(question, |page, yes, cx| {
        if yes {
            page.import(cx);
        }
    });
}

/// Finds out what the import changes in who receives what, all over (X3).
fn impact_of(page: &PlanPage) -> impl ImpactOf + use<> {
    let (plan, left_out) = (Arc::clone(&page.planned.plan), page.left_out.clone());
    let file = page.planned.request.name();
    move |store: &mut Store, is_awaited: &dyn Fn() -> bool| {
        let impact = plan.impact(store, &left_out, is_awaited);
        impact.map_err(|error| words::explain_exchange(&error, &file))
    }
}
