//! « Autres » of the accounts page. A new entry is one line.

use crate::{
    exchange::Subject,
    tui::screens::{files, others::Other, trash::Trash},
};

use super::Accounts;

pub const OTHERS: &[Other<Accounts>] = &[
    Other { label: "others-import-accounts", run: |_, cx| files::begin_import(Subject::Accounts, cx) },
    Other { label: "others-import-contacts", run: |_, cx| files::begin_import(Subject::Contacts, cx) },
    Other { label: "others-export-accounts", run: |_, cx| files::begin_export(Subject::Accounts, cx) },
    Other { label: "others-export-contacts", run: |_, cx| files::begin_export(Subject::Contacts, cx) },
    Other { label: "others-coverage", run: Accounts::open_coverage },
    Other { label: "others-trash", run: |_, cx| cx.show(Trash::whole()) },
];
