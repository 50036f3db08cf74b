//! The pages and the dialogs that belong to them: one folder each.

pub mod accounts;
pub mod export;
pub mod files;
pub mod import;
pub mod others;
pub mod welcome;

use crate::domain::ids::AccountId;

use super::desk::Desk;

use accounts::Accounts;

/// A page in the header.
pub struct Page {
    /// Its name in the locales (`page-<id>`).
    pub id: &'static str,
    /// The key that opens it.
    pub key: &'static str,
    /// The screens that belong to it.
    screens: &'static [&'static str],
}

impl Page {
    /// Whether a screen belongs to this page.
    pub fn owns(&self, screen: &str) -> bool {
        self.screens.contains(&screen)
    }
}

/// The pages that exist, in their order; a page keeps its number.
pub const PAGES: &[Page] = &[Page { id: "accounts", key: "1", screens: &["accounts"] }];

/// What the desk shows first.
pub fn open_first(desk: &mut Desk) {
    desk.show(Accounts::default());
}

/// « Nouveau ».
pub fn new_record(_desk: &mut Desk) {}

/// Page 1.
pub fn open_accounts(desk: &mut Desk) {
    desk.replace_all(Accounts::default());
}

/// An account's sheet.
pub fn open_account(_desk: &mut Desk, _id: AccountId) {}
