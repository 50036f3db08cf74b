//! Which row of a file is which contact of a member (SPEC §8): a synchronisation keeps the identity of what it
//! matches. A pure function, member by member.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

use super::{
    contact::{ContactField, MemberContact},
    text::{HOME_COUNTRY, fold, fold_address, search_forms, split_list},
};

/// What a contact is recognised by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// Every field that is compared, as it stands.
    whole: Vec<String>,
    /// The first address, folded; empty for none.
    mail: String,
    /// The name, folded; empty for none.
    name: String,
    /// The phones' digits under every form in which they may be written.
    phones: Vec<String>,
}

impl Features {
    /// The features of a contact, as far as a file with these fields knows it.
    pub fn of(card: &MemberContact, fields: &[ContactField]) -> Self {
        let known = |field, text| if fields.contains(&field) { text } else { "" };
        let hints = Self::hints(
            known(ContactField::Name, &card.contact.name),
            known(ContactField::Mails, &card.contact.mails),
            known(ContactField::Phones, &card.contact.phones),
        );
        Self { whole: fields.iter().map(|field| card.text(*field)).collect(), ..hints }
    }

    /// The features of one of whom no more is known: it equals nobody in every field.
    pub fn hints(name: &str, mails: &str, phones: &str) -> Self {
        Self {
            whole: Vec::new(),
            mail: split_list(mails).next().map(fold_address).unwrap_or_default(),
            name: fold(name),
            phones: if phones.is_empty() { Vec::new() } else { search_forms(phones, HOME_COUNTRY) },
        }
    }

    /// The first address, folded, if there is one.
    pub fn mail(&self) -> Option<&str> {
        Some(self.mail.as_str()).filter(|mail| !mail.is_empty())
    }

    /// The name with each of the phones, if there is a name.
    pub fn name_and_phones(&self) -> impl Iterator<Item = (&str, &str)> {
        let phones = if self.name.is_empty() { &[] } else { self.phones.as_slice() };
        phones.iter().map(|phone| (self.name.as_str(), phone.as_str()))
    }
}

/// For each row, the stored contact that it is, each one once. In this order: all fields equal; the same first
/// address; the same name and a shared phone; the same name alone, if only one on each side has it. Each stage
/// pairs what is unique on both sides, then ties in their order.
///
/// Its time grows with the number of both, not with their product, however many are alike.
pub fn pair(stored: &[Features], rows: &[Features]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { stored, rows, of_row: vec![None; rows.len()], taken: vec![false; stored.len()] };
    pairs.by_key(|card| Some(card.whole.as_slice()), Ties::InOrder);
    pairs.by_key(Features::mail, Ties::InOrder);
    pairs.by_name_and_phone();
    pairs.by_key(|card| Some(card.name.as_str()).filter(|name| !name.is_empty()), Ties::Left);
    pairs.of_row
}

/// What becomes of rows and contacts of which several could be paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ties {
    InOrder,
    Left,
}

struct Pairs<'a> {
    stored: &'a [Features],
    rows: &'a [Features],
    of_row: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Pairs<'a> {
    /// A stage in which each has one key: what is unique needs no precedence, for keys do not overlap.
    fn by_key<K: Eq + Hash + 'a>(&mut self, key: impl Fn(&'a Features) -> Option<K>, ties: Ties) {
        let (stored, rows) = (self.stored, self.rows);
        let mut sides: HashMap<K, (VecDeque<usize>, Vec<usize>)> = HashMap::new();
        for at in (0..stored.len()).filter(|at| !self.taken[*at]) {
            key(&stored[at]).into_iter().for_each(|key| sides.entry(key).or_default().0.push_back(at));
        }
        for row in self.free_rows() {
            key(&rows[row]).into_iter().for_each(|key| sides.entry(key).or_default().1.push(row));
        }
        for (stored, rows) in sides.into_values() {
            if ties == Ties::InOrder || (stored.len(), rows.len()) == (1, 1) {
                rows.into_iter().zip(stored).for_each(|(row, at)| self.join(row, at));
            }
        }
    }

    /// The stage in which a contact has a key for each of its phones, so that keys overlap.
    fn by_name_and_phone(&mut self) {
        let (stored, rows) = (self.stored, self.rows);
        let holders = index(stored, |at| !self.taken[at]);
        let claimants = index(rows, |row| self.of_row[row].is_none());
        for row in self.free_rows() {
            if let Some(at) = only_one(&holders, &rows[row])
                && only_one(&claimants, &stored[at]) == Some(row)
            {
                self.join(row, at);
            }
        }
        // Behind these places of each list all are taken.
        let mut begins: HashMap<Key, usize> = HashMap::new();
        for row in self.free_rows() {
            let first_free = |key: Key<'a>| {
                let list = holders.get(&key)?;
                let begin = begins.entry(key).or_default();
                *begin += list[*begin..].iter().take_while(|at| self.taken[**at]).count();
                list.get(*begin).copied()
            };
            if let Some(at) = rows[row].name_and_phones().filter_map(first_free).min() {
                self.join(row, at);
            }
        }
    }

    fn free_rows(&self) -> Vec<usize> {
        (0..self.rows.len()).filter(|row| self.of_row[*row].is_none()).collect()
    }

    fn join(&mut self, row: usize, stored: usize) {
        self.of_row[row] = Some(stored);
        self.taken[stored] = true;
    }
}

/// A name and one phone.
type Key<'a> = (&'a str, &'a str);

fn index(cards: &[Features], wanted: impl Fn(usize) -> bool) -> HashMap<Key<'_>, Vec<usize>> {
    let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
    for at in (0..cards.len()).filter(|at| wanted(*at)) {
        cards[at].name_and_phones().for_each(|key| index.entry(key).or_default().push(at));
    }
    index
}

/// The one card that shares a name and a phone with this one; none where there are several.
fn only_one<'a>(index: &HashMap<Key<'a>, Vec<usize>>, card: &'a Features) -> Option<usize> {
    // Two of each list are enough to know that it is not the only one.
    let mut found =
        card.name_and_phones().filter_map(|key| index.get(&key)).flat_map(|list| list.iter().take(2));
    let first = *found.next()?;
    found.all(|other| *other == first).then_some(first)
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
