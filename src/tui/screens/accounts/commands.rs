//! What can be done on the accounts page.

use crate::{
    domain::rights::Act,
    i18n::message,
    store::Sort,
    t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::menu::Menu,
        screens::{
            account::{Sheet, Tab, delete_account},
            coverage::CoveragePage,
            others,
            welcome::Way,
        },
    },
};

use super::{
    Accounts, ListsAccounts,
    narrow::{self, Narrow},
    others::OTHERS,
};

pub const COMMANDS: &[Command<Accounts>] = &[
    Command::new("open", &["Enter"], open)
        .when(|page| page.accounts.rows.current().is_some() || page.welcomes()),
    Command::new("import", &["i"], |page, cx| Way::Import.take(page, cx)).when(Accounts::welcomes),
    Command::new("sample", &["x"], |page, cx| Way::Sample.take(page, cx)).when(Accounts::welcomes),
    Command::new("create", &["n"], |page, cx| Way::Create.take(page, cx))
        .when(Accounts::welcomes)
        .needs(Act::CreateAccount),
    Command::new("search", &["/"], search).when(|page| !page.welcomes()),
    Command::new("filter", &["f"], filter).when(|page| !page.welcomes()),
    Command::new("clear", &["Esc"], clear).when(Accounts::is_narrowed),
    Command::new("who", &["w"], open_who).when(|page| page.accounts.rows.current().is_some()),
    Command::new("others", &["."], |_, cx| others::open(OTHERS, cx)),
    Command::new("sort", &["s"], sort).when(|page| !page.welcomes()),
    Command::new("coverage", &["c"], Accounts::open_coverage)
        .when(|page| page.accounts.rows.current().is_some()),
    Command::new("copy", &["y"], copy).when(|page| page.accounts.rows.current().is_some()).quiet(),
    Command::new("delete", &["d"], delete)
        .when(|page| page.accounts.rows.current().is_some())
        .needs(Act::TrashAccount)
        .quiet(),
    // The entries of « Autres » by themselves: the palette finds them, and they can have keys.
    Command::new("import-accounts", &[], |page, cx| (OTHERS[0].run)(page, cx)).quiet(),
    Command::new("import-contacts", &[], |page, cx| (OTHERS[1].run)(page, cx)).quiet(),
    Command::new("export-accounts", &[], |page, cx| (OTHERS[2].run)(page, cx)).quiet(),
    Command::new("export-contacts", &[], |page, cx| (OTHERS[3].run)(page, cx)).quiet(),
    Command::new("trash", &[], |page, cx| (OTHERS[5].run)(page, cx)).quiet(),
];

impl Accounts {
    fn is_narrowed(&self) -> bool {
        self.searching || !self.search.text().is_empty() || self.is_filtered()
    }

    /// Who receives what in all accounts that are listed (X1).
    pub fn open_coverage(&mut self, cx: &mut Cx<Self>) {
        self.searching = false;
        cx.show(CoveragePage::over(self.query()));
    }
}

fn search(page: &mut Accounts, _: &mut Cx<Accounts>) {
    page.searching = true;
}

fn open(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if page.welcomes() {
        return page.welcome.marked().take(page, cx);
    }
    open_at(page, Tab::Card, cx);
}

/// « Qui reçoit quoi » of the account under the cursor.
fn open_who(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    open_at(page, Tab::Who, cx);
}

fn open_at(page: &mut Accounts, tab: Tab, cx: &mut Cx<Accounts>) {
    page.searching = false;
    let Some(row) = page.accounts.rows.current() else { return };
    let sheet = Sheet::in_list(row.id, page.query(), row.key().clone()).at(tab);
    cx.open(sheet, |page, last, cx| {
        if let Some((id, key)) = last {
            page.go_to(id, key, cx);
        }
    });
}

fn delete(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if let Some(row) = page.accounts.rows.current() {
        delete_account(row.id, (&row.reference, &row.name), row.contacts, cx, |_, _| {});
    }
}

/// Esc: out of the search, then out of the filter.
fn clear(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if !page.searching && page.search.text().is_empty() {
        (page.kind, page.coverage) = (None, None);
    }
    page.searching = false;
    page.search.set("");
    page.restart(cx);
}

/// Kind and coverage are two questions: each entry answers its own, the first one takes both back.
fn filter(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    let kind = page.kind.map(Narrow::Kind);
    let current = kind.or(page.coverage.map(Narrow::Coverage)).unwrap_or(Narrow::Nothing);
    let menu = Menu::new(t!("filter-title"), narrow::entries()).with_current(&current);
    cx.open(menu, |page, chosen, cx| {
        match chosen {
            Narrow::Nothing => (page.kind, page.coverage) = (None, None),
            Narrow::Kind(kind) => page.kind = Some(kind),
            Narrow::Coverage(filter) => page.coverage = Some(filter),
        }
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
    if let Some(row) = page.accounts.rows.current() {
        cx.copy(row.reference.clone());
    }
}
