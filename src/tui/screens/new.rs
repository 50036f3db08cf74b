//! « Nouveau » (S1.1): what can be created from here.

use crate::{
    t,
    tui::{desk::Desk, dialog::menu::Menu, form::FormScreen},
};

use super::{
    account::{AccountForm, Sheet},
    open_account,
};

/// What can be created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum New {
    Account,
    Contact,
}

/// « Nouveau »: a menu where there is something to choose.
pub fn new_record(desk: &mut Desk) {
    let mut entries = vec![(t!("new-account"), New::Account)];
    if desk.top::<Sheet>().is_some_and(|sheet| sheet.takes_contacts()) {
        entries.push((t!("contact-add-title"), New::Contact));
    }
    if let [(_, only)] = entries[..] {
        return create(desk, only);
    }
    desk.ask(Menu::new(t!("new-title"), entries), create);
}

fn create(desk: &mut Desk, new: New) {
    match new {
        New::Account => desk.ask(FormScreen::new(AccountForm::create()), open_account),
        New::Contact => desk.with_top(Sheet::add_contact),
    }
}
