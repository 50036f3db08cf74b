//! How many recipients each topic of an account has (X1), and what a change would do to them (X3).

use std::collections::HashSet;

use super::{
    ids::ContactId,
    recipient::{Channel, Recipient},
    resolve::{Subject, resolve},
    settings::Modules,
    text::fold_address,
    topic::Topic,
};

/// The number of recipients of each topic; `None`, shown `·`, for one that does not apply to the account or
/// whose module is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage([Option<u32>; Topic::COUNT]);

/// How many recipients each topic of an account has.
pub fn coverage(subject: &Subject) -> Coverage {
    let count = |topic| resolve(subject, topic).recipients.len() as u32;
    Coverage(Topic::ALL.map(|topic| topic.applies_to(subject.kind).then(|| count(topic))))
        .under(subject.modules)
}

impl Coverage {
    /// A topic's number of recipients; `None` where it can have none and that is no hole.
    pub fn of(&self, topic: Topic) -> Option<u32> {
        self.0[topic as usize]
    }

    /// The topics without a recipient.
    pub fn holes(&self) -> impl Iterator<Item = Topic> {
        self.with(0)
    }

    /// The topics that would have no recipient if one was lost; those that never have several are left out.
    pub fn single_points(&self) -> impl Iterator<Item = Topic> {
        self.with(1).filter(|topic| topic.may_have_several())
    }

    fn with(&self, count: u32) -> impl Iterator<Item = Topic> {
        let cells = *self;
        Topic::ALL.into_iter().filter(move |topic| cells.of(*topic) == Some(count))
    }

    /// The same where only these modules are on. A module has no say in topics but its own, so a coverage that
    /// was counted with all of them on tells every other one.
    pub fn under(self, modules: Modules) -> Self {
        let is_on = |topic: Topic| topic.module().is_none_or(|module| modules.has(module));
        Self(Topic::ALL.map(|topic| self.of(topic).filter(|_| is_on(topic))))
    }

    /// The numbers in the order of the topics, as the store keeps them: `1,2,,0`.
    pub fn encode(&self) -> String {
        let cell = |count: &Option<u32>| count.map_or(String::new(), |count| count.to_string());
        self.0.iter().map(cell).collect::<Vec<_>>().join(",")
    }

    /// The same from that text; what is no number is `None`.
    pub fn decode(text: &str) -> Self {
        let mut cells = text.split(',').map(|cell| cell.parse().ok());
        Self(Topic::ALL.map(|_| cells.next().flatten()))
    }
}

/// What a change would do to one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Which topic.
    pub topic: Topic,
    /// Who would begin to receive it.
    pub gains: Vec<Recipient>,
    /// Who would no longer.
    pub losses: Vec<Recipient>,
    /// How many receive it.
    pub before: usize,
    /// How many would.
    pub after: usize,
}

impl Effect {
    /// Whether its last recipient would go.
    pub fn last(&self) -> bool {
        self.before > 0 && self.after == 0
    }
}

/// What it would mean for who receives what if an account became another one (X3); topics that it would mean
/// nothing for are left out.
pub fn difference(before: &Subject, after: &Subject) -> Vec<Effect> {
    Topic::ALL.into_iter().filter_map(|topic| effect(topic, before, after)).collect()
}

fn effect(topic: Topic, before: &Subject, after: &Subject) -> Option<Effect> {
    let [before, after] = [before, after].map(|subject| resolve(subject, topic).recipients);
    let missing = |from: &[Recipient], others: &[Recipient]| -> Vec<Recipient> {
        let others: HashSet<_> = others.iter().map(identity).collect();
        from.iter().filter(|one| !others.contains(&identity(one))).cloned().collect()
    };
    let (gains, losses) = (missing(&after, &before), missing(&before, &after));
    let (before, after) = (before.len(), after.len());
    (!gains.is_empty() || !losses.is_empty()).then_some(Effect { topic, gains, losses, before, after })
}

/// What makes two recipients one: what is sent goes to an address, what is signed is signed by a person.
fn identity(recipient: &Recipient) -> (Channel, String, Option<ContactId>) {
    match recipient.channel {
        Channel::Signature => (recipient.channel, String::new(), recipient.contact),
        Channel::Email | Channel::Post => (recipient.channel, fold_address(&recipient.address), None),
    }
}

#[cfg(test)]
mod tests;
