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
}

fn any_act() -> impl Strategy<Value = Do> {
    prop_oneof![
        2 => Just(Do::Add),
        2 => (0usize..6, any::<bool>()).prop_map(|(n, down)| Do::Move(n, down)),
        2 => (0usize..6).prop_map(Do::Delete),
        1 => (0usize..6).prop_map(Do::Restore),
        1 => (0usize..6, 0u8..3).prop_map(|(n, to)| Do::Edit(n, to)),
        1 => (0u8..3).prop_map(Do::Rename),
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
        let (mut states, mut batches) = (vec![facts(store)], Vec::new());
        for what in &acts {
            if let Some(batch) = act(store, martin, what) {
                names(store, martin);
                batches.push(batch);
                states.push(facts(store));
            }
        }
        let mut undone = Vec::new();
        for (batch, before) in batches.iter().zip(&states).rev() {
            undone.push(undo(store, *batch));
            names(store, martin);
            prop_assert_eq!(&facts(store), before);
        }
        for (undoing, after) in undone.iter().rev().zip(&states[1..]) {
            undo(store, *undoing);
            names(store, martin);
            prop_assert_eq!(&facts(store), after);
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
}
