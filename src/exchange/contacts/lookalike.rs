//! Contacts that look like one another within an account: the same first address, or the same name and a
//! shared phone (SPEC §8).

use std::collections::HashMap;

use crate::{
    domain::{contact::ContactField, matching::Features, parse::Problem},
    store::Member,
};

/// The contact that another one looks like.
#[derive(Debug, Clone)]
enum Other {
    /// In the store, under this name.
    Stored(String),
    /// Earlier in the file, on this line.
    Line(u64),
}

/// What two look-alikes share: an address, or a name and a phone.
type Mark = (String, String);

/// The contacts of one account that were met, in the store and in the file.
#[derive(Debug, Default)]
pub(super) struct Lookalikes(HashMap<Mark, Other>);

impl Lookalikes {
    /// The contacts that the account has.
    pub fn of(members: &[Member]) -> Self {
        let mut met = HashMap::new();
        for member in members {
            let contact = &member.contact.value;
            let shown =
                [&contact.name, &contact.mails, &contact.phones].into_iter().find(|text| !text.is_empty());
            for mark in marks(&Features::of(&member.card(), &ContactField::ALL)) {
                met.entry(mark).or_insert_with(|| Other::Stored(shown.cloned().unwrap_or_default()));
            }
        }
        Self(met)
    }

    /// What the contact on this line looks like, if anything; it is remembered itself.
    pub fn meet(&mut self, features: &Features, line: u64) -> Option<Problem> {
        let marks: Vec<Mark> = marks(features).collect();
        let problem = marks.iter().find_map(|mark| self.0.get(mark)).map(|other| match other {
            Other::Stored(name) => Problem::new("problem-lookalike-stored").arg("name", name),
            Other::Line(line) => Problem::new("problem-lookalike-line").arg("line", line),
        });
        for mark in marks {
            self.0.entry(mark).or_insert(Other::Line(line));
        }
        problem
    }
}

fn marks(features: &Features) -> impl Iterator<Item = Mark> {
    let mail = features.mail().map(|mail| (mail.to_owned(), String::new()));
    let phones = features.name_and_phones().map(|(name, phone)| (name.to_owned(), phone.to_owned()));
    mail.into_iter().chain(phones)
}
