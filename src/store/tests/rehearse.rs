//! What an act would do is found out without doing it (X3).

use super::*;
use crate::{
    domain::{category::Category, coverage::difference, topic::Topic},
    store::{Step, Write},
};

/// An account whose only contact answers for fraud.
fn with_fraud(store: &mut Store) -> (AccountId, BatchId) {
    let martin = account(store, "M", "Martin");
    let mut ada = card("Ada");
    ada.categories = [Category::Fraud].into();
    let added = store.write(Act::AddContact, "Ada", |write| write.add_contact(martin, ada)).expect("added");
    (martin, added.batch.expect("a batch"))
}

#[test]
fn x3_a_rehearsed_undo_tells_what_the_undo_does_and_does_nothing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, added) = with_fraud(store);
    let before = store.read(|read| read.recipients(martin)).expect("read").expect("there");
    let stamp = store.read(|read| read.stamp()).expect("read");
    let told = store.rehearse(|store| store.undo(added, &mut |_, _| true)).expect("rehearsed").expect("told");
    assert_eq!(store.read(|read| read.stamp()).expect("read"), stamp);
    assert_eq!(store.read(|read| read.members(martin)).expect("read").len(), 1);
    assert!(told[0].opens_hole() && !told[0].gone && told[0].account == "Martin");
    store.undo(added, &mut |_, _| true).expect("undone");
    let after = store.read(|read| read.recipients(martin)).expect("read").expect("there");
    assert_eq!(told[0].effects, difference(&before, &after));
    assert!(told[0].effects.iter().any(|effect| effect.topic == Topic::Fraud && effect.last()));
}

#[test]
fn x3_an_account_that_would_go_opens_no_hole() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, _) = with_fraud(store);
    let trash = |store: &mut Store| store.write(Act::TrashAccount, "", |write| write.trash_account(martin));
    let told = store.rehearse(trash).expect("rehearsed").expect("told");
    assert!(told[0].gone && told[0].effects[0].last() && !told[0].opens_hole());
    trash(store).expect("trashed");
    let restore =
        |store: &mut Store| store.write(Act::RestoreAccount, "", |write| write.restore_account(martin));
    let told = store.rehearse(restore).expect("rehearsed").expect("told");
    assert!(!told[0].gone && told[0].effects.iter().all(|effect| effect.gains[0].name == "Ada"));
}

#[test]
fn x3_what_changes_nobody_or_cannot_be_tried_tells_nothing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, _) = with_fraud(store);
    let rename = |store: &mut Store| edit(store, martin, |account| account.notes = "n".into());
    assert_eq!(store.rehearse(rename).expect("rehearsed"), Some(Vec::new()));
    let mut chunk = |_: &mut Write, _: crate::store::Progress| Ok(Step::Done);
    let long =
        store.rehearse(|store| store.write_in_chunks(Act::ImportContacts, "", &mut |_, _| true, &mut chunk));
    assert_eq!(long.expect("rehearsed"), None);
    let gone = store.rehearse(|store| store.undo(BatchId(999), &mut |_, _| true));
    assert!(matches!(gone, Err(Error::Gone)));
    edit(store, martin, |account| account.notes = "m".into()).expect("acts are done again");
}
