//! Deleting: what goes is named first, and that it can come back.

use std::collections::BTreeSet;

use crate::{
    domain::{
        category::{Categories, Category},
        coverage::difference,
        ids::AccountId,
        rights::Act,
    },
    store::{Member, Result, Write},
    t,
    tui::{cx::Cx, dialog::confirm::Confirm, look::Role, screen::Screen},
    words,
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
    let confirm =
        Confirm::new(t!("account-delete-title"), lines, t!("delete-yes")).with_effects_of(move |read| {
            let now = read.recipients(id)?;
            Ok(now.map_or_else(Vec::new, |now| difference(&now, &now.clone().deserted())))
        });
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
            Tab::Contacts => self.delete_contact(self.contacts.current().cloned(), cx),
            Tab::Roles => self.delete_contact(self.roles.current().cloned(), cx),
            Tab::Card | Tab::Who | Tab::History => self.delete_account(cx),
        }
    }

    fn delete_account(&mut self, cx: &mut Cx<Self>) {
        let Some(facts) = self.live() else { return };
        let account = &facts.account;
        let contacts = i64::try_from(facts.members.len()).unwrap_or(i64::MAX);
        let names = (account.value.reference.as_str(), account.value.name.as_str());
        delete_account(account.id, names, contacts, cx, Self::leave);
    }

    fn delete_contact(&mut self, member: Option<Member>, cx: &mut Cx<Self>) {
        let (Some(facts), Some(member)) = (self.live(), member) else { return };
        let (id, contact) = (member.affiliation.id, &member.contact.value);
        let name = super::contacts::name(contact);
        let lines = [Some(name.clone()), Some(contact.mails.clone()).filter(|mails| !mails.is_empty())];
        let mut lines: Vec<String> = lines.into_iter().flatten().collect();
        lines.push(t!("delete-restorable"));
        lines.extend(last_of_categories(&facts.members, &member, &member.affiliation.value.categories));
        let after = facts.subject.clone().without(member.contact.id);
        let confirm = Confirm::new(t!("contact-delete-title"), lines, t!("delete-yes"))
            .with_effects(&difference(&facts.subject, &after));
        ask(confirm, Act::TrashContact, name, move |write| write.trash_contact(id), cx, |_, _| {});
    }
}

/// S0.21: for which of these categories nobody would answer any more without this contact.
pub fn last_of_categories(members: &[Member], leaving: &Member, held: &Categories) -> Vec<String> {
    let others = members.iter().filter(|other| other.affiliation.id != leaving.affiliation.id);
    let active = others.filter(|other| other.is_active());
    let left: BTreeSet<Category> =
        active.flat_map(|other| other.affiliation.value.categories.clone()).collect();
    let last = held.difference(&left);
    last.map(|category| t!("roles-last", category = words::category(*category))).collect()
}
