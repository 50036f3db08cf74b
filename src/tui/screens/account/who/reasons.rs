//! Who receives a topic of an account, who does not, and why, in words: one row a person (X2).

use std::collections::HashSet;

use crate::{
    domain::{
        category::Category,
        ids::ContactId,
        recipient::{Channel, Excluded, Exclusion, Recipient, Resolution},
        resolve::{Linked, Subject, resolve},
        text::same_address,
        topic::{Direct, Topic},
    },
    i18n::message,
    t, words,
};

/// How somebody stands to a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Receives it.
    Receives,
    /// Is reached by what goes to the same address for somebody else.
    Shares,
    /// Would, and does not.
    Excluded,
    /// Is a contact of the account that the topic does not go to.
    Other,
}

/// One person, or one of the account's own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub standing: Standing,
    /// Which contact, unless it is the account itself.
    pub contact: Option<ContactId>,
    /// By which way; empty for those whom nothing reaches.
    pub way: String,
    pub address: String,
    pub name: String,
    pub why: String,
}

/// Why a topic can have no recipient although that is no hole (X1), if so.
pub fn unconcerned(subject: &Subject, topic: Topic) -> Option<String> {
    let off = topic.module().is_some_and(|module| !subject.modules.has(module));
    if !topic.applies_to(subject.kind) {
        Some(t!("who-not-concerned"))
    } else {
        off.then(|| words::exclusion(Exclusion::ModuleOff))
    }
}

/// Those who receive a topic, those who would and do not, and the account's other contacts; nobody where the
/// topic does not concern the account.
pub fn rows(subject: &Subject, topic: Topic) -> Vec<Row> {
    if unconcerned(subject, topic).is_some() {
        return Vec::new();
    }
    let Resolution { recipients, excluded } = resolve(subject, topic);
    let named: HashSet<ContactId> = recipients
        .iter()
        .filter_map(|recipient| recipient.contact)
        .chain(excluded.iter().filter_map(|out| out.contact))
        .collect();
    let others = subject.contacts.iter().filter(|linked| !named.contains(&linked.contact));
    let bare = Subject { contacts: Vec::new(), ..subject.clone() };
    let mut rows: Vec<Row> = recipients
        .iter()
        .map(receives)
        .chain(excluded.iter().map(|out| is_excluded(out, subject)))
        .chain(others.map(|linked| other(&bare, linked, topic, &recipients)))
        .collect();
    rows.sort_by_key(|row| row.standing);
    rows
}

/// Whom a topic goes to, as a rule: « adresse principale · Notifications des commandes ».
pub fn rule(topic: Topic) -> String {
    let direct = topic.direct().map(|direct| match direct {
        Direct::Main => t!("reason-main"),
        Direct::InvoicesElseMain => t!("who-invoices-else-main"),
        Direct::RemindersElseMain => t!("who-reminders-else-main"),
    });
    let types = topic.types().iter().map(|kind| words::notification(*kind));
    let all: Vec<String> =
        direct.into_iter().chain(types).chain(topic.category().map(words::category)).collect();
    t!("who-rule", ways = all.join(" · "))
}

fn receives(recipient: &Recipient) -> Row {
    let reasons: Vec<String> =
        recipient.reasons.iter().map(|reason| words::recipient_reason(*reason)).collect();
    let own = recipient.contact.is_none() && recipient.channel == Channel::Email;
    Row {
        standing: Standing::Receives,
        contact: recipient.contact,
        way: words::channel(recipient.channel),
        address: recipient.address.replace('\n', ", "),
        name: if own { t!("who-account") } else { recipient.name.clone() },
        why: reasons.join(", "),
    }
}

fn is_excluded(out: &Excluded, subject: &Subject) -> Row {
    let linked = subject.contacts.iter().find(|linked| Some(linked.contact) == out.contact);
    let (name, address) = match linked {
        Some(linked) => (linked.name.clone(), linked.mail.clone()),
        None => (t!("who-account"), out.name.clone()),
    };
    Row {
        standing: Standing::Excluded,
        contact: out.contact,
        way: String::new(),
        address,
        name,
        why: words::exclusion(out.why),
    }
}

/// What a contact lacks whom the topic does not go to; or who has its address, if it does.
fn other(bare: &Subject, linked: &Linked, topic: Topic, recipients: &[Recipient]) -> Row {
    let reached = !linked.reasons(topic).is_empty();
    let shares = reached && recipients.iter().any(|other| same_address(&other.address, &linked.mail));
    let lacks = match (topic.types().is_empty(), topic.category()) {
        _ if shares => t!("who-same-address"),
        (true, None) => t!("who-account-only"),
        (true, Some(category)) => t!("who-lacks-category", category = words::category(category)),
        (false, None) => t!("who-has-type", kind = type_of(linked)),
        (false, Some(category)) => {
            t!("who-lacks-both", kind = type_of(linked), category = words::category(category))
        }
    };
    let obstacle = obstacle(bare, linked, topic).map(words::exclusion);
    Row {
        standing: if shares { Standing::Shares } else { Standing::Other },
        contact: Some(linked.contact),
        way: String::new(),
        address: linked.mail.clone(),
        name: linked.name.clone(),
        why: [lacks].into_iter().chain(obstacle).collect::<Vec<_>>().join(", "),
    }
}

/// What else would keep a topic from a contact, if it had the type and the category for it.
fn obstacle(bare: &Subject, linked: &Linked, topic: Topic) -> Option<Exclusion> {
    let notification = topic.types().first().copied().unwrap_or(linked.notification);
    let able = Linked { notification, categories: Category::ALL.into(), ..linked.clone() };
    resolve(&bare.clone().with(able), topic).excluded.into_iter().find_map(|out| out.contact.map(|_| out.why))
}

fn type_of(linked: &Linked) -> String {
    message(&format!("type-short-{}", linked.notification.code()), &[])
}
