//! « Autres » of the accounts page. A new entry is one line.

use crate::tui::screens::{others::Other, trash::Trash};

use super::Accounts;

pub const OTHERS: &[Other<Accounts>] =
    &[Other { label: "others-trash", run: |_, cx| cx.show(Trash::whole()) }];
