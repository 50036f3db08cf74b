//! Contacts that look like one another within an account: the same first address, or the same name and a
//! shared phone (SPEC §8).

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use unicode_normalization::UnicodeNormalization;

use crate::domain::{
    contact::Contact,
    ids::AccountId,
    parse::Problem,
    text::{HOME_COUNTRY, fold, search_forms, split_list},
};
use crate::store::{Reader, Result};

/// Marks that are kept. Files come grouped by account, so the oldest accounts may be forgotten: a file of any
/// size is planned in the same memory, and only a large file in no order at all can miss a look-alike.
const MARKS: usize = 200_000;

/// The contact that another one looks like.
#[derive(Debug, Clone)]
enum Other {
    /// In the store, under this name.
    Stored(Box<str>),
    /// Earlier in the file, on this line.
    Line(u64),
}

/// Makes marks: what two look-alikes share, hashed.
#[derive(Default)]
struct Marker {
    hasher: RandomState,
}

/// The contacts that were met, in the store and in the file.
pub struct Lookalikes {
    marker: Marker,
    /// By what a look-alike shares with the contact, hashed: a mistaken warning in 10¹³ is no harm.
    met: HashMap<u64, Other>,
    /// Accounts whose contacts of the store are among them.
    loaded: HashSet<AccountId>,
}

impl Lookalikes {
    /// None met yet.
    pub fn new() -> Self {
        Self { marker: Marker::default(), met: HashMap::new(), loaded: HashSet::new() }
    }

    /// What the contact on this line looks like, if anything; it is remembered itself.
    pub fn meet(
        &mut self,
        reader: &Reader,
        account: AccountId,
        contact: &Contact,
        line: u64,
    ) -> Result<Option<Problem>> {
        self.load(reader, account)?;
        let marks = self.marker.marks(account, &contact.name, &contact.mails, &contact.phones);
        let problem = marks.iter().find_map(|mark| self.met.get(mark)).map(|other| match other {
            Other::Stored(name) => Problem::new("problem-lookalike-stored").arg("name", name),
            Other::Line(line) => Problem::new("problem-lookalike-line").arg("line", line),
        });
        for mark in marks {
            if self.met.len() < MARKS {
                self.met.entry(mark).or_insert(Other::Line(line));
            }
        }
        Ok(problem)
    }

    fn load(&mut self, reader: &Reader, account: AccountId) -> Result<()> {
        if self.loaded.contains(&account) {
            return Ok(());
        }
        if self.met.len() >= MARKS || self.loaded.len() >= MARKS {
            self.met.clear();
            self.loaded.clear();
        }
        self.loaded.insert(account);
        reader.each_card(account, |name, mails, phones| {
            for mark in self.marker.marks(account, name, mails, phones) {
                if self.met.len() < MARKS {
                    let shown = [name, mails, phones].into_iter().find(|text| !text.is_empty());
                    self.met.entry(mark).or_insert_with(|| Other::Stored(shown.unwrap_or_default().into()));
                }
            }
        })
    }
}

impl Marker {
    fn marks(&self, account: AccountId, name: &str, mails: &str, phones: &str) -> Vec<u64> {
        let mut marks = Vec::new();
        if let Some(mail) = split_list(mails).next() {
            marks.push(self.hasher.hash_one((account, fold_address(mail))));
        }
        if !name.is_empty() && !phones.is_empty() {
            let name = fold(name);
            let phones = search_forms(phones, HOME_COUNTRY);
            marks.extend(phones.iter().map(|phone| self.hasher.hash_one((account, &name, phone))));
        }
        marks
    }
}

/// Addresses compare without case (SPEC §8).
fn fold_address(address: &str) -> String {
    if address.is_ascii() { address.to_ascii_lowercase() } else { address.to_lowercase().nfc().collect() }
}
