//! What can be done with a plan.

use crate::{
    exchange::{Counts, Subject, sheet::Form},
    t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::{confirm::Confirm, menu::Menu, message::Message},
    },
};

use super::{
    PlanPage, details,
    filter::Filter,
    reading::{self, Reading},
};

pub const COMMANDS: &[Command<PlanPage>] = &[
    Command::new("confirm", &["Ctrl+s", "i"], confirm).when(|page| !page.busy && page.planned.plan.writes()),
    Command::new("details", &["Enter"], show_details).when(|page| page.current().is_some()),
    Command::new("filter", &["f"], filter).when(|page| !page.planned.plan.rows.is_empty()),
    Command::new("reading", &["e"], reading).when(|page| !page.busy && page.planned.plan.form != Form::Ods),
    Command::new("close", &["Esc"], close).when(|page| !page.busy),
];

/// Esc: every row again, then away with the plan.
fn close(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    if page.filter == Filter::All {
        cx.cancel();
    } else {
        page.show(Filter::All);
    }
}

fn show_details(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    if let Some(row) = page.current() {
        cx.show(Message::new(details::title(row), details::lines(row)));
    }
}

fn filter(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let counts = &page.planned.plan.counts;
    let taken = |filter: &Filter| *filter == Filter::All || filter.counted(counts).1 > 0;
    let entries = Filter::ALL.into_iter().filter(taken).map(|filter| (filter.label(counts), filter));
    let menu = Menu::new(t!("import-filter-title"), entries.collect()).with_current(&page.filter);
    cx.open(menu, |page, filter, _| page.show(filter));
}

fn reading(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let Form::Csv { encoding, delimiter } = page.planned.plan.form else { return };
    let now = Reading { encoding: Some(encoding), delimiter: Some(delimiter) };
    reading::ask(now, page.planned.request.clone(), cx, PlanPage::read_as);
}

/// Asks once, with the numbers.
fn confirm(page: &mut PlanPage, cx: &mut Cx<PlanPage>) {
    let title = t!("import-confirm-title", file = page.planned.request.name());
    let lines = numbers(page.planned.request.subject, &page.planned.plan.counts);
    cx.open(Confirm::new(title, lines, t!("import-confirm-yes")).gentle(), |page, yes, cx| {
        if yes {
            page.import(cx);
        }
    });
}

fn numbers(subject: Subject, counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |count: u64, line: fn(u64) -> String| lines.extend((count > 0).then(|| line(count)));
    match subject {
        Subject::Accounts => add(counts.create, |count| t!("import-will-create-accounts", count = count)),
        Subject::Contacts => add(counts.create, |count| t!("import-will-add-contacts", count = count)),
    }
    add(counts.update, |count| t!("import-will-update", count = count));
    add(counts.unchanged, |count| t!("import-will-keep", count = count));
    add(counts.error, |count| t!("import-will-ignore", count = count));
    lines.push(t!("import-will-undo"));
    lines
}
