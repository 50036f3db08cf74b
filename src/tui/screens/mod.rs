//! The pages and the dialogs that belong to them: one folder each.

pub mod account;
pub mod accounts;
pub mod coverage;
pub mod drafts;
pub mod export;
pub mod files;
pub mod import;
pub mod imports;
mod new;
pub mod others;
pub mod trash;
pub mod welcome;

use crate::{domain::ids::AccountId, t, words};

use super::{desk::Desk, dialog::message::Message};

use account::Sheet;
use accounts::Accounts;
use imports::Imports;
pub use new::new_record;

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
pub const PAGES: &[Page] = &[
    Page { id: "accounts", key: "1", screens: &["accounts", "account", "coverage", "trash"] },
    Page { id: "imports", key: "5", screens: &["imports", "import", "import-effects"] },
];

/// What the desk shows first; what a dead process had left half written, and drafts that were left (X12), come on
/// top.
pub fn open_first(desk: &mut Desk) {
    desk.show(Accounts::default());
    desk.ask_store(
        |store| Ok(store.taken_back().to_vec()),
        |desk, taken| {
            if !taken.is_empty() {
                let lines = taken.iter().flat_map(words::taken_back).collect();
                desk.show(Message::new(t!("taken-back-title"), lines));
            }
        },
    );
    drafts::offer(desk);
}

/// Page 1.
pub fn open_accounts(desk: &mut Desk) {
    desk.go(|desk| desk.replace_all(Accounts::default()));
}

/// Page 5.
pub fn open_imports(desk: &mut Desk) {
    desk.go(|desk| desk.replace_all(Imports::default()));
}

/// An account's sheet, over the first page.
pub fn open_account(desk: &mut Desk, id: AccountId) {
    desk.go(move |desk| {
        desk.back_to_first();
        desk.show(Sheet::new(id));
    });
}
