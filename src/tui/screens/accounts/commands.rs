//! What can be done on the accounts page.

use crate::{
    domain::{account::AccountKind, rights::Act},
    i18n::message,
    store::Sort,
    t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::menu::Menu,
        screens::{
            account::{Sheet, delete_account},
            others,
            welcome::Way,
        },
    },
};

use super::{Accounts, others::OTHERS};

pub const COMMANDS: &[Command<Accounts>] = &[
    Command::new("open", &["Enter"], open).when(|page| page.rows.current().is_some() || page.welcomes()),
    Command::new("import", &["i"], |page, cx| Way::Import.take(page, cx)).when(Accounts::welcomes),
    Command::new("sample", &["x"], |page, cx| Way::Sample.take(page, cx)).when(Accounts::welcomes),
    Command::new("create", &["n"], |page, cx| Way::Create.take(page, cx))
        .when(Accounts::welcomes)
        .needs(Act::CreateAccount),
    Command::new("search", &["/"], search).when(|page| !page.welcomes()),
    Command::new("filter", &["f"], filter).when(|page| !page.welcomes()),
    Command::new("sort", &["s"], sort).when(|page| !page.welcomes()),
    Command::new("clear", &["Esc"], clear).when(Accounts::is_narrowed),
    Command::new("copy", &["y"], copy).when(|page| page.rows.current().is_some()).quiet(),
    Command::new("delete", &["d"], delete)
        .when(|page| page.rows.current().is_some())
        .needs(Act::TrashAccount)
        .quiet(),
    Command::new("others", &["."], |_, cx| others::open(OTHERS, cx)),
    // The entries of « Autres » by themselves: the palette finds them, and they can have keys.
    Command::new("import-accounts", &[], |page, cx| (OTHERS[0].run)(page, cx)).quiet(),
    Command::new("import-contacts", &[], |page, cx| (OTHERS[1].run)(page, cx)).quiet(),
    Command::new("export-accounts", &[], |page, cx| (OTHERS[2].run)(page, cx)).quiet(),
    Command::new("export-contacts", &[], |page, cx| (OTHERS[3].run)(page, cx)).quiet(),
    Command::new("trash", &[], |page, cx| (OTHERS[4].run)(page, cx)).quiet(),
];

impl Accounts {
    fn is_narrowed(&self) -> bool {
        self.searching || !self.search.text().is_empty() || self.kind.is_some()
    }
}

fn search(page: &mut Accounts, _: &mut Cx<Accounts>) {
    page.searching = true;
}

fn open(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if page.welcomes() {
        return page.welcome.marked().take(page, cx);
    }
    page.searching = false;
    let Some(row) = page.rows.current() else { return };
    let sheet = Sheet::in_list(row.id, page.query(), row.key().clone());
    cx.open(sheet, |page, last, cx| {
        if let Some((id, key)) = last {
            page.go_to(id, key, cx);
        }
    });
}

fn delete(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if let Some(row) = page.rows.current() {
        delete_account(row.id, (&row.reference, &row.name), row.contacts, cx, |_, _| {});
    }
}

/// Esc: out of the search, then out of the filter.
fn clear(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if !page.searching && page.search.text().is_empty() {
        page.kind = None;
    }
    page.searching = false;
    page.search.set("");
    page.restart(cx);
}

fn filter(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    let kinds =
        AccountKind::ALL.into_iter().map(|kind| (message(&format!("kind-{}", kind.code()), &[]), Some(kind)));
    let entries = [(t!("filter-all-kinds"), None)].into_iter().chain(kinds).collect();
    cx.open(Menu::new(t!("filter-title"), entries).with_current(&page.kind), |page, kind, cx| {
        page.kind = kind;
        page.restart(cx);
    });
}

fn sort(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    let entries =
        Sort::ALL.into_iter().map(|sort| (message(&format!("sort-{}", sort.code()), &[]), sort)).collect();
    cx.open(Menu::new(t!("sort-title"), entries).with_current(&page.sort), |page, sort, cx| {
        page.sort = sort;
        page.restart(cx);
    });
}

fn copy(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if let Some(row) = page.rows.current() {
        cx.copy(row.reference.clone());
    }
}
