//! Who receives what, at which address, and why (SPEC §7). One pure function answers for the screen, the
//! command line, letters, and for data as it would be.

use std::collections::HashMap;

use super::{
    account::{Account, AccountKind},
    affiliation::{Affiliation, NotificationType},
    category::Categories,
    contact::Contact,
    ids::ContactId,
    recipient::{Channel, Excluded, Exclusion, Reason, Recipient, Resolution},
    settings::Modules,
    text::{fold_address, parse_email, same_address},
    topic::{Direct, Topic},
};

/// All that the answer hangs on. A field that is empty is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// What the account is to us.
    pub kind: AccountKind,
    /// Its name, to which letters go.
    pub name: String,
    /// Its postal address.
    pub postal_address: String,
    /// Its main address (S2.16).
    pub main_email: String,
    /// Its address for invoices.
    pub invoice_email: String,
    /// Its address for reminders.
    pub reminder_email: String,
    /// How invoices go out (S2.17).
    pub invoices: Delivery,
    /// How reminders go out (S2.17).
    pub reminders: Delivery,
    /// Addresses that bounced (S2.18).
    pub blocked: Vec<String>,
    /// Which modules are on.
    pub modules: Modules,
    /// Its contacts in their order (S3.19).
    pub contacts: Vec<Linked>,
}

/// How a kind of letter reaches an account (S2.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delivery {
    /// By e-mail.
    #[default]
    Email,
    /// By post.
    Post,
    /// By both.
    Both,
}

/// As much of a contact and its link as decides what it receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// Which contact.
    pub contact: ContactId,
    /// What a person would call it.
    pub name: String,
    /// The address that receives.
    pub mail: String,
    /// Type de contact.
    pub notification: NotificationType,
    /// What it answers for.
    pub categories: Categories,
    /// Whether the contact is active.
    pub active: bool,
    /// Whether its link to this account is.
    pub active_here: bool,
}

impl Subject {
    /// An account and its contacts, everything by e-mail and nothing blocked.
    pub fn of(account: &Account, contacts: Vec<Linked>, modules: Modules) -> Self {
        Self { contacts, modules, ..Self::default() }.with_account(account)
    }

    /// The same account with nobody but one contact, or, for `None`, with nothing but its own addresses.
    fn only(&self, contact: Option<ContactId>) -> Self {
        let mut alone = self.clone();
        alone.contacts.retain(|linked| Some(linked.contact) == contact);
        if contact.is_some() { alone.without_addresses() } else { alone }
    }

    /// The same account without its own addresses.
    pub(super) fn without_addresses(self) -> Self {
        let (postal_address, main_email, invoice_email, reminder_email) = Default::default();
        Self { postal_address, main_email, invoice_email, reminder_email, ..self }
    }

    /// The address of the account's own that a topic goes to, which may be empty.
    fn own_address(&self, direct: Direct) -> (Reason, &str) {
        match direct {
            Direct::InvoicesElseMain if !self.invoice_email.is_empty() => {
                (Reason::InvoiceAddress, &self.invoice_email)
            }
            Direct::RemindersElseMain if !self.reminder_email.is_empty() => {
                (Reason::ReminderAddress, &self.reminder_email)
            }
            _ => (Reason::MainAddress, &self.main_email),
        }
    }

    fn delivery(&self, topic: Topic) -> Delivery {
        match topic {
            Topic::Invoices => self.invoices,
            Topic::Reminders => self.reminders,
            _ => Delivery::Email,
        }
    }
}

impl Linked {
    /// A contact and its link to the account.
    pub fn of(contact: &Contact, link: &Affiliation) -> Self {
        Self {
            contact: link.contact,
            name: contact.display_name().to_owned(),
            mail: contact.first_mail().to_owned(),
            notification: link.notification,
            categories: link.categories.clone(),
            active: !contact.inactive,
            active_here: !link.inactive_here,
        }
    }

    /// Why this contact would receive a topic; nothing for one that it does not reach.
    pub fn reasons(&self, topic: Topic) -> Vec<Reason> {
        let kind = topic.types().contains(&self.notification).then_some(Reason::Type(self.notification));
        let category = topic.category().filter(|category| self.categories.contains(category));
        kind.into_iter().chain(category.map(Reason::Category)).collect()
    }

    fn inactivity(&self) -> Option<Exclusion> {
        match (self.active, self.active_here) {
            (false, _) => Some(Exclusion::InactiveContact),
            (true, false) => Some(Exclusion::InactiveAffiliation),
            (true, true) => None,
        }
    }
}

/// Who receives a topic of an account. A topic that does not apply to it (X1) reaches nobody.
pub fn resolve(subject: &Subject, topic: Topic) -> Resolution {
    let mut answer = Answer::new(subject, topic);
    if !topic.applies_to(subject.kind) {
        return answer.resolution;
    }
    if topic.module().is_some_and(|module| !subject.modules.has(module)) {
        answer.exclude("", None, Exclusion::ModuleOff);
        return answer.resolution;
    }
    if let Some(direct) = topic.direct() {
        answer.own_addresses(direct);
    }
    for linked in &subject.contacts {
        let reasons = linked.reasons(topic);
        if !reasons.is_empty() {
            answer.contact(linked, reasons);
        }
    }
    answer.resolution
}

/// The topics that a contact serves, or, for `None`, the account's own addresses do (X5): those that it would
/// receive if it was alone, at this address if one is given.
pub fn served(subject: &Subject, contact: Option<ContactId>, address: Option<&str>) -> Vec<Topic> {
    let alone = subject.only(contact);
    let at = |recipient: &Recipient| address.is_none_or(|address| same_address(address, &recipient.address));
    Topic::ALL.into_iter().filter(|topic| resolve(&alone, *topic).recipients.iter().any(at)).collect()
}

/// An answer under way.
struct Answer<'a> {
    subject: &'a Subject,
    topic: Topic,
    /// At which place of the recipients an e-mail address stands.
    places: HashMap<String, usize>,
    resolution: Resolution,
}

impl<'a> Answer<'a> {
    fn new(subject: &'a Subject, topic: Topic) -> Self {
        Self { subject, topic, places: Default::default(), resolution: Resolution::default() }
    }

    fn own_addresses(&mut self, direct: Direct) {
        let (reason, address) = self.subject.own_address(direct);
        let delivery = self.subject.delivery(self.topic);
        match self.obstacle(address) {
            None => self.mail(address, "", None, vec![reason]),
            // Who wants letters needs no address.
            Some(Exclusion::NoEmail) if delivery == Delivery::Post => {}
            Some(why) => self.exclude(address, None, why),
        }
        if delivery != Delivery::Email && !self.subject.postal_address.is_empty() {
            self.resolution.recipients.push(Recipient {
                channel: Channel::Post,
                address: self.subject.postal_address.clone(),
                name: self.subject.name.clone(),
                contact: None,
                reasons: vec![Reason::MainAddress],
            });
        }
    }

    fn contact(&mut self, linked: &Linked, reasons: Vec<Reason>) {
        let signs = self.topic == Topic::DeliveryReceipt;
        let obstacle = self.obstacle(&linked.mail);
        match (linked.inactivity(), obstacle) {
            (Some(why), _) => self.exclude(&linked.name, Some(linked.contact), why),
            // Two people who sign are two, whatever addresses they have.
            (None, obstacle) if signs => self.resolution.recipients.push(Recipient {
                channel: Channel::Signature,
                address: if obstacle.is_none() { linked.mail.clone() } else { String::new() },
                name: linked.name.clone(),
                contact: Some(linked.contact),
                reasons,
            }),
            (None, Some(why)) => self.exclude(&linked.name, Some(linked.contact), why),
            (None, None) => self.mail(&linked.mail, &linked.name, Some(linked.contact), reasons),
        }
    }

    /// What keeps mail from an address on this topic.
    fn obstacle(&self, address: &str) -> Option<Exclusion> {
        let is_blocked = || {
            let key = fold_address(address);
            self.subject.blocked.iter().any(|blocked| fold_address(blocked) == key)
        };
        if address.is_empty() {
            Some(Exclusion::NoEmail)
        } else if parse_email(address).is_err() {
            Some(Exclusion::InvalidEmail)
        } else if is_blocked() {
            Some(Exclusion::BlockedAddress)
        } else {
            (self.subject.delivery(self.topic) == Delivery::Post).then_some(Exclusion::ChannelOff)
        }
    }

    /// Mail to an address, which is in the list once, with all its reasons.
    fn mail(&mut self, address: &str, name: &str, contact: Option<ContactId>, reasons: Vec<Reason>) {
        let recipients = &mut self.resolution.recipients;
        let place = *self.places.entry(fold_address(address)).or_insert(recipients.len());
        match recipients.get_mut(place) {
            Some(there) => {
                let more: Vec<Reason> =
                    reasons.into_iter().filter(|why| !there.reasons.contains(why)).collect();
                there.reasons.extend(more);
            }
            None => recipients.push(Recipient {
                channel: Channel::Email,
                address: address.to_owned(),
                name: name.to_owned(),
                contact,
                reasons,
            }),
        }
    }

    fn exclude(&mut self, name: &str, contact: Option<ContactId>, why: Exclusion) {
        self.resolution.excluded.push(Excluded { name: name.to_owned(), contact, why });
    }
}

#[cfg(test)]
pub(super) mod tests;
