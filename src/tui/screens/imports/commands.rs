//! What can be done on the page of imports.

use crate::{
    domain::rights::Act,
    exchange::Subject,
    i18n::message,
    t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::menu::Menu,
        screens::{
            files,
            others::{self, Other},
        },
    },
};

use super::{ImportPage, Imports, question};

pub const COMMANDS: &[Command<Imports>] = &[
    Command::new("open", &["Enter"], open).when(|page| page.current().is_some()),
    Command::new("import", &["i"], |_, cx| choose(IMPORTS, cx)).needs(Act::ImportContacts),
    Command::new("export", &["x"], |_, cx| choose(EXPORTS, cx)).needs(Act::Export),
    Command::new("take-back", &["r"], take_back)
        .when(|page| page.current().is_some_and(question::stands))
        .needs(Act::Undo),
    Command::new("bring-again", &["R"], bring_again)
        .when(|page| page.current().is_some_and(question::is_taken_back))
        .needs(Act::Redo),
    Command::new("others", &["."], |_, cx| others::open(OTHERS, cx)),
];

/// « Autres » of the page. A new entry is one line.
const OTHERS: &[Other<Imports>] = &[
    Other { label: "others-import-accounts", run: |_, cx| files::begin_import(Subject::Accounts, cx) },
    Other { label: "others-import-contacts", run: |_, cx| files::begin_import(Subject::Contacts, cx) },
    Other { label: "others-export-accounts", run: |_, cx| files::begin_export(Subject::Accounts, cx) },
    Other { label: "others-export-contacts", run: |_, cx| files::begin_export(Subject::Contacts, cx) },
];

/// The entries that bring in, and those that take out.
const IMPORTS: std::ops::Range<usize> = 0..2;
const EXPORTS: std::ops::Range<usize> = 2..4;

fn choose(which: std::ops::Range<usize>, cx: &mut Cx<Imports>) {
    let entries = which.map(|at| (message(OTHERS[at].label, &[]), at)).collect();
    cx.open(Menu::new(t!("imports-which"), entries), |page, at, cx| (OTHERS[at].run)(page, cx));
}

fn open(page: &mut Imports, cx: &mut Cx<Imports>) {
    if let Some(import) = page.current() {
        cx.show(ImportPage::new(import.clone()));
    }
}

fn take_back(page: &mut Imports, cx: &mut Cx<Imports>) {
    if let Some(import) = page.current() {
        question::take_back(import, cx);
    }
}

fn bring_again(page: &mut Imports, cx: &mut Cx<Imports>) {
    if let Some(import) = page.current() {
        question::bring_again(import, cx);
    }
}
