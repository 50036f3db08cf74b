//! Deleting: what goes is named first, and that it can come back.

use crate::{
    domain::rights::Act,
    t,
    tui::{cx::Cx, dialog::confirm::Confirm, look::Role},
};

use super::{Sheet, Tab};

/// The question before an account is deleted: how many contacts go with it.
pub fn confirm_account(reference: &str, name: &str, contacts: i64) -> Confirm {
    let what = format!("{reference} · {name}");
    let lines = vec![what, t!("account-delete-contacts", count = contacts), t!("delete-restorable")];
    Confirm::new(t!("account-delete-title"), lines, t!("delete-yes"))
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
        let (id, value) = (account.id, &account.value);
        let name = value.name.clone();
        let contacts = i64::try_from(self.contacts.members().len()).unwrap_or(i64::MAX);
        cx.open(confirm_account(&value.reference, &name, contacts), move |_, yes, cx| {
            if !yes {
                return;
            }
            let said = t!("deleted", name = name.as_str());
            cx.write(
                Act::TrashAccount,
                name,
                move |write| write.trash_account(id),
                |sheet, done, cx| match done {
                    Ok(()) => {
                        sheet.leave(cx);
                        cx.toast(Role::Success, said);
                    }
                    Err(error) => cx.fail(error),
                },
            );
        });
    }

    fn delete_contact(&mut self, cx: &mut Cx<Self>) {
        let Some(member) = self.contacts.current() else { return };
        let (id, contact) = (member.affiliation.id, &member.contact.value);
        let name = super::contacts::name(contact);
        let lines = [Some(name.clone()), Some(contact.mails.clone()).filter(|mails| !mails.is_empty())];
        let mut lines: Vec<String> = lines.into_iter().flatten().collect();
        lines.push(t!("delete-restorable"));
        let confirm = Confirm::new(t!("contact-delete-title"), lines, t!("delete-yes"));
        cx.open(confirm, move |_, yes, cx| {
            if !yes {
                return;
            }
            let said = t!("deleted", name = name.as_str());
            cx.write(
                Act::TrashContact,
                name,
                move |write| write.trash_contact(id),
                |_, done, cx| match done {
                    Ok(()) => cx.toast(Role::Success, said),
                    Err(error) => cx.fail(error),
                },
            );
        });
    }
}
