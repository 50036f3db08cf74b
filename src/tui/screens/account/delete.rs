//! Deleting: what goes is named first, and that it can come back.

use crate::{
    domain::{ids::AccountId, rights::Act},
    store::{Result, Write},
    t,
    tui::{cx::Cx, dialog::confirm::Confirm, look::Role, screen::Screen},
};

use super::{Sheet, Tab};

/// Deletes an account once the person says yes to how many contacts go with it; `then` follows on the screen.
pub fn delete_account<S: Screen>(
    id: AccountId,
    (reference, name): (&str, &str),
    contacts: i64,
    cx: &mut Cx<S>,
    then: fn(&mut S, &mut Cx<S>),
) {
    let what = format!("{reference} · {name}");
    let lines = vec![what, t!("account-delete-contacts", count = contacts), t!("delete-restorable")];
    let confirm = Confirm::new(t!("account-delete-title"), lines, t!("delete-yes"));
    ask(confirm, Act::TrashAccount, name.to_owned(), move |write| write.trash_account(id), cx, then);
}

/// Asks, deletes, and says so.
fn ask<S: Screen>(
    confirm: Confirm,
    act: Act,
    name: String,
    delete: impl FnOnce(&mut Write) -> Result<()> + Send + 'static,
    cx: &mut Cx<S>,
    then: fn(&mut S, &mut Cx<S>),
) {
    cx.open(confirm, move |_, yes, cx| {
        if !yes {
            return;
        }
        let said = t!("deleted", name = name.as_str());
        cx.write(act, name, delete, move |screen, done, cx| match done {
            Ok(()) => {
                then(screen, cx);
                cx.toast(Role::Success, said);
            }
            Err(error) => cx.fail(error),
        });
    });
}

impl Sheet {
    pub(super) fn delete(&mut self, cx: &mut Cx<Self>) {
        match self.tab {
            Tab::Contacts => self.delete_contact(cx),
            _ => self.delete_account(cx),
        }
    }

    fn delete_account(&mut self, cx: &mut Cx<Self>) {
        let Some(account) = self.live() else { return };
        let contacts = i64::try_from(self.contacts.members().len()).unwrap_or(i64::MAX);
        let names = (account.value.reference.as_str(), account.value.name.as_str());
        delete_account(account.id, names, contacts, cx, Self::leave);
    }

    fn delete_contact(&mut self, cx: &mut Cx<Self>) {
        let Some(member) = self.contacts.current() else { return };
        let (id, contact) = (member.affiliation.id, &member.contact.value);
        let name = super::contacts::name(contact);
        let lines = [Some(name.clone()), Some(contact.mails.clone()).filter(|mails| !mails.is_empty())];
        let mut lines: Vec<String> = lines.into_iter().flatten().collect();
        lines.push(t!("delete-restorable"));
        let confirm = Confirm::new(t!("contact-delete-title"), lines, t!("delete-yes"));
        ask(confirm, Act::TrashContact, name, move |write| write.trash_contact(id), cx, |_, _| {});
    }
}
