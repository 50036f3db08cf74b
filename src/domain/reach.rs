//! Which topics reach somebody, and through whom. Whether a topic of an account has a recipient at all is known
//! from each of its contacts by itself: an address that is reached twice is reached once, never not at all. So
//! what a great plan does to accounts is told from a few bits a row, whatever of it is left out (X3).

use super::{
    coverage::difference,
    resolve::{Linked, Subject, resolve},
    topic::Topic,
};

/// Some of the topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topics(u16);

impl Topics {
    /// Whether it is none of them.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and those.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These but not those.
    pub fn except(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// One by one, in their order.
    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| self.0 & bit(*topic) != 0)
    }
}

impl FromIterator<Topic> for Topics {
    fn from_iter<T: IntoIterator<Item = Topic>>(topics: T) -> Self {
        Self(topics.into_iter().fold(0, |bits, topic| bits | bit(topic)))
    }
}

fn bit(topic: Topic) -> u16 {
    1 << topic as u16
}

impl Subject {
    /// The topics that reach somebody.
    pub fn reach(&self) -> Topics {
        let reaches = |topic: &Topic| !resolve(self, *topic).recipients.is_empty();
        Topic::ALL.into_iter().filter(reaches).collect()
    }
}

/// An account where nobody is reached but one contact at a time.
pub struct Alone(Subject);

impl Alone {
    /// In this account, as it is but for its addresses and contacts.
    pub fn in_account(subject: Subject) -> Self {
        Self(subject.without_addresses())
    }

    /// The topics that reach a contact.
    pub fn reach(&mut self, linked: Linked) -> Topics {
        self.0.contacts = vec![linked];
        self.0.reach()
    }

    /// Whether it changes who receives what if a contact becomes another one.
    pub fn tells_apart(&self, was: &Linked, becomes: &Linked) -> bool {
        let with = |linked: &Linked| Subject { contacts: vec![linked.clone()], ..self.0.clone() };
        !difference(&with(was), &with(becomes)).is_empty()
    }
}

#[cfg(test)]
mod tests;
