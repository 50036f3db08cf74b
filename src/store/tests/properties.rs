use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::domain::{ids::AffiliationId, order::Direction};
use crate::store::TrashedId;

/// One thing that a person may do; the number chooses to what.
#[derive(Debug, Clone)]
enum Do {
    Add,
    Move(usize, bool),
    Delete(usize),
    Restore(usize),
    Edit(usize, u8),
    Rename(u8),
    Synchronise(File),
}

/// What a file says of one account: names and phones.
type File = Vec<(String, String)>;

fn any_file() -> impl Strategy<Value = File> {
    let row = (0..6_u8, 0..3_u8).prop_map(|(name, phones)| (format!("N{name}"), phones.to_string()));
    proptest::collection::vec(row, 0..6)
}

/// The batch of a synchronisation, if it changed anything.
fn synchronise_with(store: &mut Store, files: &[(AccountId, &File)]) -> Option<BatchId> {
    let whole = |write: &mut Write| {
        write.note_import(Kind::Affiliation, note("d1", ImportMode::Synchronise));
        files.iter().try_for_each(|(account, file)| {
            let rows: Vec<_> = file.iter().map(|(name, phones)| (name.as_str(), phones.as_str())).collect();
            synchronise(write, *account, &rows)
        })
    };
    store.write(Act::ImportContacts, "membres.csv", whole).unwrap().batch
}

fn any_act() -> impl Strategy<Value = Do> {
    prop_oneof![
        2 => Just(Do::Add),
        2 => (0usize..6, any::<bool>()).prop_map(|(n, down)| Do::Move(n, down)),
        2 => (0usize..6).prop_map(Do::Delete),
        1 => (0usize..6).prop_map(Do::Restore),
        1 => (0usize..6, 0u8..3).prop_map(|(n, to)| Do::Edit(n, to)),
        1 => (0u8..3).prop_map(Do::Rename),
        1 => any_file().prop_map(Do::Synchronise),
    ]
}

/// Does it, if it can be done now; the batch.
fn act(store: &mut Store, account: AccountId, what: &Do) -> Option<BatchId> {
    let members = members(store, account);
    let pick = |n: usize| members.get(n % members.len().max(1)).cloned();
    match what {
        Do::Add => Some(add(store, account, "Ada")),
        Do::Move(n, down) => {
            let id = pick(*n)?.affiliation.id;
            let direction = if *down { Direction::Down } else { Direction::Up };
            store.write(Act::ReorderContacts, "", |write| write.move_contact(id, direction)).unwrap().batch
        }
        Do::Delete(n) => Some(delete(store, &pick(*n)?)),
        Do::Restore(n) => {
            let trash = store.read(|read| read.trash(Some(account), 50)).unwrap();
            let ids: Vec<AffiliationId> = trash
                .into_iter()
                .filter_map(|trashed| match trashed.what {
                    TrashedId::Contact(id) => Some(id),
                    TrashedId::Account(_) => None,
                })
                .collect();
            let id = *ids.get(n % ids.len().max(1))?;
            store.write(Act::RestoreContact, "", |write| write.restore_contact(id)).unwrap().batch
        }
        Do::Edit(n, to) => {
            let base = pick(*n)?;
            let mut mine = base.card();
            (mine.contact.phones, mine.note) = (to.to_string(), to.to_string());
            store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).unwrap().batch
        }
        Do::Synchronise(file) => synchronise_with(store, &[(account, file)]),
        Do::Rename(to) => {
            let base = store.read(|read| read.account(account)).unwrap().unwrap();
            let mine = Account {
                reference: format!("R{to}"),
                domains: vec![format!("d{to}.example")],
                ..base.value.clone()
            };
            store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).unwrap().batch
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn x9_u_u_u_walks_back_through_every_state_and_redo_forward_again(
        acts in proptest::collection::vec(any_act(), 1..14)
    ) {
        let mut test = testing::empty();
        let store = &mut test.store;
        let martin = account(store, "M", "Martin");
        let (mut states, mut batches) = (vec![records(store)], Vec::new());
        for what in &acts {
            if let Some(batch) = act(store, martin, what) {
                names(store, martin);
                batches.push(batch);
                states.push(records(store));
            }
        }
        let mut undone = Vec::new();
        for (batch, before) in batches.iter().zip(&states).rev() {
            undone.push(undo(store, *batch));
            names(store, martin);
            prop_assert_eq!(&records(store), before);
        }
        for (undoing, after) in undone.iter().rev().zip(&states[1..]) {
            undo(store, *undoing);
            names(store, martin);
            prop_assert_eq!(&records(store), after);
        }
    }

    #[test]
    fn s3_19_ranks_stay_dense_whatever_is_taken_back_in_whatever_order(
        acts in proptest::collection::vec(any_act(), 1..14),
        back in proptest::collection::vec(0usize..14, 0..10),
    ) {
        let mut test = testing::empty();
        let store = &mut test.store;
        let martin = account(store, "M", "Martin");
        let mut batches: Vec<BatchId> = acts.iter().filter_map(|what| act(store, martin, what)).collect();
        for n in back {
            let Some(batch) = batches.get(n).copied() else { continue };
            match store.undo(batch, &mut |_, _| true) {
                Ok(undone) => batches.extend(undone.batch),
                Err(Error::Refused(_)) => {}
                Err(error) => panic!("{error:?}"),
            }
            names(store, martin);
            let orphans = "SELECT count(*) FROM contact c WHERE trashed = 0 AND NOT EXISTS
                (SELECT 1 FROM affiliation WHERE contact = c.id AND trashed = 0)";
            prop_assert_eq!(store.engine.read(|db| db.number(orphans, &[])).unwrap(), 0);
        }
    }

    #[test]
    fn x7_undo_of_any_synchronisation_is_the_state_before_to_the_byte_and_redo_the_one_after(
        houses in proptest::collection::vec((any_file(), 0..4_usize, any_file()), 1..4)
    ) {
        let mut test = testing::empty();
        let store = &mut test.store;
        let mut files = Vec::new();
        for (n, (first, gone, file)) in houses.iter().enumerate() {
            let account = account(store, &format!("M{n}"), "Martin");
            synchronise_with(store, &[(account, first)]);
            // Some are in the trash already.
            let members = members(store, account);
            for member in members.iter().take(*gone) {
                delete(store, member);
            }
            files.push((account, file));
        }
        let before = records(store);
        if let Some(batch) = synchronise_with(store, &files) {
            let after = records(store);
            let undone = store.undo(batch, &mut |_, _| true).unwrap();
            prop_assert_eq!(undone.value.kept.count, 0);
            prop_assert_eq!(records(store), before);
            let redone = redo(store, batch).unwrap();
            prop_assert_eq!(redone.value.kept.count, 0);
            prop_assert_eq!(records(store), after);
        }
    }

    #[test]
    fn mu_04_nothing_that_a_colleague_did_since_is_lost_by_an_undo(
        first in any_file(), file in any_file(),
        theirs in proptest::collection::vec((0..8_usize, 0..4_u8), 0..8)
    ) {
        let mut test = testing::empty();
        let store = &mut test.store;
        let mut bob = colleague(store, "bob", Role::Agent);
        let martin = account(store, "M", "Martin");
        synchronise_with(store, &[(martin, &first)]);
        let Some(batch) = synchronise_with(store, &[(martin, &file)]) else { return Ok(()) };
        let (mut notes, mut standing) = (BTreeMap::new(), BTreeSet::new());
        for (turn, (n, what)) in theirs.iter().enumerate() {
            let note = format!("bob {turn}");
            let now = members(&bob, martin);
            let member = now.get(n % now.len().max(1));
            match (what, member) {
                (0, Some(member)) => {
                    edit_contact(&mut bob, member, |card| card.note.clone_from(&note)).unwrap();
                    notes.insert(member.affiliation.id, note);
                }
                (1, Some(member)) => {
                    delete(&mut bob, member);
                    standing.remove(&member.affiliation.id);
                }
                (2, Some(member)) => {
                    let id = member.affiliation.id;
                    bob.write(Act::ReorderContacts, "", |w| w.move_contact(id, Direction::Up)).unwrap();
                }
                _ => {
                    let id = bob.write(Act::AddContact, &note, |w| w.add_contact(martin, card(&note)));
                    standing.insert(id.unwrap().value);
                }
            }
        }
        match store.undo(batch, &mut |_, _| true) {
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
        names(store, martin);
        for (id, note) in notes {
            let member = store.read(|read| read.member(id)).unwrap();
            prop_assert_eq!(member.map(|member| member.affiliation.value.note), Some(note));
        }
        for id in standing {
            let member = store.read(|read| read.member(id)).unwrap();
            prop_assert!(member.is_some_and(|member| !member.affiliation.trashed && !member.contact.trashed));
        }
    }
}
