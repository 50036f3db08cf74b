//! `y`: what can be copied from the tab that is shown.

use crate::{
    domain::{
        account::{Account, AccountField},
        contact::ContactField,
        text::split_list,
    },
    store::Member,
    t,
    tui::{cx::Cx, dialog::menu::Menu},
    words,
};

use super::{Sheet, Tab, who::addresses};

/// A label and the text that is copied.
type Entry = (String, String);

impl Sheet {
    pub(super) fn can_copy(&self) -> bool {
        !self.copies().is_empty() || self.recipients().is_some()
    }

    fn copies(&self) -> Vec<Entry> {
        match self.tab {
            Tab::Card => self.facts.as_ref().map_or_else(Vec::new, |facts| of_account(&facts.account.value)),
            Tab::Contacts => self.contacts.current().map_or_else(Vec::new, of_member),
            Tab::Roles => self.roles.current().map_or_else(Vec::new, of_member),
            Tab::Who | Tab::History => Vec::new(),
        }
    }

    /// All addresses of the topic under the cursor, which are one thing: there is nothing to choose.
    fn recipients(&self) -> Option<String> {
        let (facts, topic) = (self.live()?, self.who.topic().filter(|_| self.tab == Tab::Who)?);
        Some(addresses(&facts.subject, topic)).filter(|addresses| !addresses.is_empty())
    }

    pub(super) fn copy(&mut self, cx: &mut Cx<Self>) {
        if let Some(recipients) = self.recipients() {
            return cx.copy(recipients);
        }
        let copies = self.copies();
        let widest = copies.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
        let line = |label: &str, text: &str| format!("{label:widest$}  {}", text.replace('\n', " "));
        let entries = copies.into_iter().map(|(label, text)| (line(&label, &text), text)).collect();
        cx.open(Menu::new(t!("copy-title"), entries), |_, text, cx| cx.copy(text));
    }
}

fn of_account(account: &Account) -> Vec<Entry> {
    [
        AccountField::Reference,
        AccountField::MainEmail,
        AccountField::InvoiceEmail,
        AccountField::ReminderEmail,
        AccountField::Name,
        AccountField::LegalName,
        AccountField::PostalAddress,
        AccountField::Domains,
    ]
    .into_iter()
    .map(|field| (words::account_field(field), account.text(field)))
    .filter(|(_, text)| !text.is_empty())
    .collect()
}

fn of_member(member: &Member) -> Vec<Entry> {
    let contact = &member.contact.value;
    let several = |field: ContactField, list: &str| -> Vec<Entry> {
        split_list(list).map(|value| (words::contact_field(field), value.to_owned())).collect()
    };
    let mut copies = several(ContactField::Mails, &contact.mails);
    copies.extend(several(ContactField::Phones, &contact.phones));
    copies.extend(several(ContactField::Fax, &contact.fax));
    if !contact.name.is_empty() {
        copies.push((words::contact_field(ContactField::Name), contact.name.clone()));
    }
    copies
}
