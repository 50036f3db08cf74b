//! Taking an import back hours later, when others have worked on what it brought (X7, MU-04).

use super::*;
use crate::{
    domain::{account::AccountKind, affiliation::NotificationType, ids::AffiliationId, order::Direction},
    store::{BatchState, KeptList, Step, Undone},
};

const PHONES: &str = "+33 6 12 34 56 78";

/// An account with A, B and C, and a colleague at the same store.
fn house() -> (testing::TestStore, Store, AccountId) {
    let mut test = testing::empty();
    let bob = colleague(&mut test.store, "bob", Role::Agent);
    let martin = member(&mut test.store, "M");
    (test, bob, martin)
}

fn member(store: &mut Store, reference: &str) -> AccountId {
    let id = account(store, reference, "Martin");
    for name in ["A", "B", "C"] {
        add(store, id, name);
    }
    id
}

/// The contact with this name.
fn find(store: &Store, account: AccountId, name: &str) -> Member {
    let found = members(store, account).into_iter().find(|member| member.contact.value.name == name);
    found.unwrap_or_else(|| panic!("{name} is there"))
}

fn phones(store: &Store, account: AccountId, name: &str) -> String {
    find(store, account, name).contact.value.phones
}

/// The colleague gives a contact a phone.
fn dial(store: &mut Store, account: AccountId, name: &str, phones: &str) {
    let base = find(store, account, name);
    edit_contact(store, &base, |card| card.contact.phones = phones.into()).unwrap();
}

fn shift(store: &mut Store, account: AccountId, name: &str, direction: Direction) {
    let id = find(store, account, name).affiliation.id;
    store.write(Act::ReorderContacts, name, |write| write.move_contact(id, direction)).unwrap();
}

fn take_back(store: &mut Store, batch: BatchId) -> Undone {
    store.undo(batch, &mut |_, _| true).unwrap().value
}

fn nothing() -> KeptList {
    KeptList::default()
}

/// The file of golden case G2.
const FILE: Rows = &[("B", "1"), ("D", "2"), ("A", PHONES)];

#[test]
fn g2_undo_brings_back_a_b_c_and_the_old_phone() {
    let (mut test, _, martin) = house();
    let store = &mut test.store;
    let other = member(store, "O");
    let (before, b) = (records(store), find(store, martin, "B"));
    let batch = synchronised(store, &[(martin, FILE), (other, &[("C", PHONES)])]);
    assert_eq!(
        (names(store, martin), names(store, other)),
        (vec!["B".into(), "D".into(), "A".into()], vec!["C".into()])
    );
    let now = find(store, martin, "B");
    assert_eq!((now.affiliation.id, now.contact.value.phones.as_str()), (b.affiliation.id, "1"));
    assert_eq!(take_back(store, batch).kept, nothing());
    assert_eq!(
        (names(store, martin), phones(store, martin, "B")),
        (["A", "B", "C"].map(String::from).into(), PHONES.into())
    );
    assert_eq!(records(store), before);
}

#[test]
fn g2_undo_after_d_was_edited_keeps_and_names_it() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(store, &[(martin, FILE)]);
    let synchronised = records(store);
    dial(&mut bob, martin, "D", "0");
    let undone = store.undo(batch, &mut |_, _| true).unwrap();
    assert_eq!(undone.value.kept, KeptList { named: vec![kept("D", "bob")], count: 1 });
    assert_eq!(names(store, martin), ["A", "B", "C", "D"]);
    assert_eq!(phones(store, martin, "B"), PHONES);
    // Brought again, all is as the file says but for what the colleague did.
    let again = store.undo(undone.batch.unwrap(), &mut |_, _| true).unwrap().value;
    assert_eq!((again.kept, again.again, again.act), (nothing(), true, Act::ImportContacts));
    assert_eq!(names(store, martin), ["B", "D", "A"]);
    dial(&mut bob, martin, "D", "2");
    assert_eq!(records(store), synchronised);
}

#[test]
fn x7_fields_that_nobody_touched_go_back_and_those_of_others_stay() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let a = find(store, martin, "A");
    let whole = |write: &mut Write| {
        let MemberContact { mut contact, .. } = a.card();
        (contact.phones, contact.fax) = ("1".into(), "2".into());
        let (function, note) = ("f".into(), "n".into());
        write.save_contact(&a, MemberContact { contact, function, note, ..a.card() })?;
        synchronise(write, martin, &[("A", "1"), ("B", "1"), ("C", "1")])
    };
    let batch = store.write(Act::ImportContacts, "f.csv", whole).unwrap().batch.unwrap();
    let base = find(store, martin, "A");
    edit_contact(&mut bob, &base, |card| (card.contact.fax, card.note) = ("bob".into(), "bob".into()))
        .unwrap();
    assert_eq!(take_back(store, batch).kept, KeptList { named: vec![kept("A", "bob")], count: 1 });
    let card = find(store, martin, "A").card();
    let found = [card.contact.phones, card.contact.fax, card.function, card.note];
    assert_eq!(found, [PHONES, "bob", "", "bob"]);
    assert_eq!([phones(store, martin, "B"), phones(store, martin, "C")], [PHONES, PHONES]);
}

#[test]
fn x7_a_hundred_are_named_and_the_number_of_the_rest_is_said() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let rows: Vec<(String, &str)> = (0..130).map(|n| (format!("D{n:03}"), "1")).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(name, phones)| (name.as_str(), *phones)).collect();
    let batch = synchronised(store, &[(martin, &rows)]);
    let all = |write: &mut Write| {
        for member in write.members(martin)?.iter().take(120) {
            // Both of its records: it is named once.
            let mut card = member.card();
            (card.contact.fax, card.note) = ("bob".into(), "bob".into());
            write.save_contact(member, card)?;
        }
        Ok(())
    };
    bob.write(Act::EditContact, "", all).unwrap();
    let list = take_back(store, batch).kept;
    assert_eq!((list.count, list.named.len(), list.unnamed()), (120, 100, 20));
    assert!(list.named.iter().all(|kept| kept.who == "bob"), "{list:?}");
    let standing = names(store, martin);
    assert_eq!((standing.len(), &standing[..3]), (123, &["A", "B", "C"].map(String::from)[..]));
}

#[test]
fn x7_a_created_contact_that_was_only_moved_goes_and_others_stay_where_they_were_moved() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(
        store,
        &[(martin, &[("A", PHONES), ("B", PHONES), ("C", PHONES), ("D", "1"), ("E", "2")])],
    );
    shift(&mut bob, martin, "D", Direction::Up);
    shift(&mut bob, martin, "E", Direction::Up);
    assert_eq!(names(store, martin), ["A", "B", "D", "E", "C"]);
    assert_eq!(take_back(store, batch).kept, nothing());
    assert_eq!(names(store, martin), ["A", "B", "C"]);
}

#[test]
fn x7_who_was_moved_by_somebody_since_stays_there_and_is_named() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(store, &[(martin, FILE)]);
    shift(&mut bob, martin, "A", Direction::Up);
    shift(&mut bob, martin, "A", Direction::Up);
    assert_eq!(names(store, martin), ["A", "B", "D"]);
    let list = take_back(store, batch).kept;
    assert_eq!(list.named, [kept("A", "bob"), kept("B", "bob")], "swapped; D is gone");
    assert_eq!(names(store, martin), ["A", "B", "C"]);
}

#[test]
fn x7_the_order_of_a_later_synchronisation_is_not_overwritten() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let first = synchronised(store, &[(martin, &[("C", "1"), ("B", PHONES), ("A", "1")])]);
    let later = synchronised(&mut bob, &[(martin, &[("B", PHONES), ("C", "1"), ("A", "1")])]);
    let list = take_back(store, first).kept;
    assert_eq!(list.named, [kept("C", "bob")], "A moved in the first one only, B only in the later one");
    assert_eq!(names(store, martin), ["A", "B", "C"]);
    assert_eq!([phones(store, martin, "A"), phones(store, martin, "C")], [PHONES, PHONES]);
    take_back(store, later);
    assert_eq!(names(store, martin).len(), 3);
}

#[test]
fn x7_an_account_that_somebody_trashed_since_stays_in_the_trash_with_all_that_was_its() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(store, &[(martin, FILE)]);
    bob.write(Act::TrashAccount, "M", |write| write.trash_account(martin)).unwrap();
    let list = take_back(store, batch).kept;
    let gone = Kept { taken: true, ..kept("C", "bob") };
    assert_eq!(list.named, [gone, kept("D", "bob")]);
    let standing = "SELECT count(*) FROM contact WHERE trashed = 0";
    assert_eq!(store.engine.read(|db| db.number(standing, &[])).unwrap(), 0, "nobody stands nowhere");
    bob.write(Act::RestoreAccount, "M", |write| write.restore_account(martin)).unwrap();
    assert_eq!(phones(store, martin, "B"), PHONES, "what could go back went back in the trash");
    let mut restored = names(store, martin);
    restored.sort();
    assert_eq!(restored, ["A", "B", "D"]);
}

#[test]
fn x7_contacts_that_somebody_trashed_since_stay_in_the_trash() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(store, &[(martin, FILE)]);
    let [b, d] = ["B", "D"].map(|name| find(store, martin, name));
    delete(&mut bob, &b);
    delete(&mut bob, &d);
    let list = take_back(store, batch).kept;
    assert_eq!(list.named, [kept("D", "bob")]);
    assert_eq!(names(store, martin), ["A", "C"]);
    bob.write(Act::RestoreContact, "B", |write| write.restore_contact(b.affiliation.id)).unwrap();
    assert_eq!(phones(store, martin, "B"), PHONES);
    bob.write(Act::RestoreContact, "D", |write| write.restore_contact(d.affiliation.id)).unwrap();
    assert_eq!(phones(store, martin, "D"), "2");
}

#[test]
fn x7_an_account_that_became_a_private_person_since_gets_no_contacts_back() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let other = member(store, "O");
    let batch = synchronised(store, &[(martin, &[]), (other, FILE)]);
    edit(&mut bob, martin, |account| account.kind = AccountKind::Individual).unwrap();
    edit(store, martin, |account| account.notes = "later".into()).unwrap();
    let undone = store.undo(batch, &mut |_, _| true).unwrap();
    let gone = |name| Kept { taken: true, ..kept(name, "bob") };
    assert_eq!(undone.value.kept.named, [gone("C"), gone("B"), gone("A")]);
    assert_eq!(
        (names(store, martin).len(), names(store, other)),
        (0, ["A", "B", "C"].map(String::from).into())
    );
    edit(&mut bob, martin, |account| account.kind = AccountKind::Business).unwrap();
    redo(store, batch).unwrap();
    assert_eq!(
        (names(store, martin).len(), names(store, other)),
        (0, ["B", "D", "A"].map(String::from).into())
    );
    take_back(store, batch);
    assert_eq!(names(store, other), ["A", "B", "C"]);
}

/// An import of accounts: N and P are new, M is renamed.
fn import_accounts(store: &mut Store) -> BatchId {
    let whole = |write: &mut Write| {
        write.note_import(Kind::Account, note("a1", ImportMode::Add));
        for reference in ["N", "P"] {
            write.create_account(Account {
                reference: reference.into(),
                name: "Neuf".into(),
                ..Account::default()
            })?;
        }
        let base = write.account_by_reference("M")?.ok_or(Error::Gone)?;
        write.save_account(&base, Account { name: "Renamed".into(), ..base.value.clone() })
    };
    store.write(Act::ImportAccounts, "accounts.csv", whole).unwrap().batch.unwrap()
}

#[test]
fn x7_a_reference_that_went_to_another_account_since_is_not_taken_from_it() {
    let (mut test, mut bob, _) = house();
    let store = &mut test.store;
    let batch = import_accounts(store);
    take_back(store, batch);
    account(&mut bob, "n", "Heir");
    let again = redo(store, batch).unwrap().value;
    assert_eq!(again.kept.named, [Kept { taken: true, ..kept("N · Neuf", "bob") }]);
    let name = |reference: &str| {
        store.read(|read| read.account_by_reference(reference)).unwrap().map(|account| account.value.name)
    };
    assert_eq!(["N", "P", "M"].map(name), ["Heir", "Neuf", "Renamed"].map(|name| Some(name.into())));
}

#[test]
fn x7_a_created_account_that_got_contacts_since_stays_and_names_who_gave_them() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let batch = import_accounts(store);
    let n = store.read(|read| read.account_by_reference("N")).unwrap().unwrap().id;
    add(&mut bob, n, "Nia");
    assert_eq!(take_back(store, batch).kept.named, [kept("N · Neuf", "bob")]);
    assert_eq!(names(store, n), ["Nia"]);
    assert_eq!(store.read(|read| read.account(martin)).unwrap().unwrap().value.name, "Martin");
    assert_eq!(store.read(|read| read.account_by_reference("P")).unwrap(), None);
}

#[test]
fn x7_links_alone_are_many_things_too() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let types = |write: &mut Write| {
        write.members(martin)?.iter().try_for_each(|member| {
            let card = MemberContact { notification: NotificationType::Orders, ..member.card() };
            write.save_contact(member, card).map(drop)
        })
    };
    let batch = store.write(Act::ImportContacts, "f.csv", types).unwrap().batch.unwrap();
    let b = find(store, martin, "B");
    edit_contact(&mut bob, &b, |card| card.notification = NotificationType::None).unwrap();
    assert_eq!(take_back(store, batch).kept.named, [kept("B", "bob")]);
    let found: Vec<_> = members(store, martin).iter().map(|m| m.affiliation.value.notification).collect();
    assert_eq!(found, [NotificationType::All, NotificationType::None, NotificationType::All]);
}

#[test]
fn x7_orders_alone_are_many_things_when_they_are_of_many_accounts() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let other = member(store, "O");
    let turned: Rows = &[("C", PHONES), ("B", PHONES), ("A", PHONES)];
    let one = synchronised(store, &[(other, turned)]);
    shift(&mut bob, other, "C", Direction::Down);
    assert!(refusal(store.undo(one, &mut |_, _| true)).contains("problem-undo-touched"));
    synchronised(store, &[(other, &[("A", PHONES), ("B", PHONES), ("C", PHONES)])]);
    let batch = synchronised(store, &[(martin, turned), (other, turned)]);
    shift(&mut bob, other, "C", Direction::Down);
    assert_eq!(take_back(store, batch).kept.named, [kept("C", "bob")]);
    assert_eq!(names(store, martin), ["A", "B", "C"]);
}

#[test]
fn x7_of_several_places_in_one_import_the_first_is_the_one_to_go_back_to() {
    let (mut test, _, martin) = house();
    let store = &mut test.store;
    let before = records(store);
    let ids: Vec<AffiliationId> = members(store, martin).iter().map(|m| m.affiliation.id).collect();
    let whole = |write: &mut Write| {
        write.set_order(martin, &[ids[2], ids[0]])?;
        write.set_order(martin, &[ids[1], ids[2], ids[0]])?;
        write.trash_contact(ids[2])?;
        write.add_contact(martin, card("D")).map(drop)
    };
    let batch = store.write(Act::ImportContacts, "f.csv", whole).unwrap().batch.unwrap();
    assert_eq!(names(store, martin), ["B", "A", "D"]);
    take_back(store, batch);
    assert_eq!(records(store), before);
}

#[test]
fn s3_19_an_order_is_set_whole_and_names_only_contacts_of_the_account_once() {
    let (mut test, _, martin) = house();
    let store = &mut test.store;
    let other = member(store, "O");
    let [a, b, c] = ["A", "B", "C"].map(|name| find(store, martin, name).affiliation.id);
    let foreign = find(store, other, "A").affiliation.id;
    let mut set = |order: &[AffiliationId]| {
        store
            .write(Act::ReorderContacts, "", |write| write.set_order(martin, order))
            .map(|written| written.batch)
    };
    for wrong in [[a, foreign], [a, a]] {
        assert!(matches!(set(&wrong), Err(Error::Gone)));
    }
    assert_eq!(set(&[a, b]).unwrap(), None, "nothing moves");
    set(&[c]).unwrap();
    assert_eq!(names(store, martin), ["C", "A", "B"]);
}

#[test]
fn spec_10_another_admin_takes_an_import_back_and_another_agent_does_not() {
    let (mut test, mut bob, martin) = house();
    let store = &mut test.store;
    let mut carl = colleague(store, "carl", Role::Agent);
    let before = records(store);
    let batch = synchronised(&mut bob, &[(martin, FILE)]);
    assert!(matches!(carl.undo(batch, &mut |_, _| true), Err(Error::Denied(Role::Admin))));
    assert!(matches!(redo(&mut carl, batch), Err(Error::Refused(_))), "it stands");
    take_back(store, batch);
    assert_eq!(records(store), before);
    assert!(matches!(redo(&mut carl, batch), Err(Error::Denied(Role::Admin))));
}

#[test]
fn x9_redo_takes_the_batch_that_was_taken_back_or_the_one_that_took_it_back() {
    let (mut test, _, martin) = house();
    let store = &mut test.store;
    let batch = synchronised(store, &[(martin, FILE)]);
    let again = |store: &mut Store, id| redo(store, id).map(|written| written.batch.unwrap());
    assert!(refusal(again(store, batch)).contains("problem-redo-stands"));
    let undone = undo(store, batch);
    let redone = again(store, batch).unwrap();
    assert_eq!(names(store, martin), ["B", "D", "A"]);
    for standing in [batch, undone, redone] {
        assert!(refusal(again(store, standing)).contains("problem-redo-stands"));
    }
    let undone = undo(store, redone);
    again(store, undone).unwrap();
    assert_eq!(names(store, martin), ["B", "D", "A"]);
    undo(store, batch);
    again(store, redone).expect_err("it is the first batch that was taken back, whatever brought it again");
    assert!(matches!(again(store, BatchId(999)), Err(Error::Gone)));
}

#[test]
fn mu_04_an_import_that_runs_is_not_taken_back_under_its_writer() {
    let (mut test, _, martin) = house();
    let mut admin = test.store.again().unwrap();
    let mut seen = None;
    let written =
        test.store.write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, &mut |write, _| {
            if let Some(batch) = write.begun() {
                // This transaction holds the lock of the writers: what stands before it is what a reader sees.
                seen = Some(admin.read(|read| read.batch(batch))?.ok_or(Error::Gone)?);
                return Ok(Step::Done);
            }
            write.add_contact(martin, card("D")).map(|_| Step::More)
        });
    let batch = written.unwrap().batch.unwrap();
    assert_eq!(seen.unwrap().state, BatchState::Running);
    testing::unfinish(&mut test.store, batch);
    assert!(refusal(admin.undo(batch, &mut |_, _| true)).contains("problem-undo-running"));
    assert!(refusal(redo(&mut admin, batch)).contains("problem-redo-stands"));
    assert_eq!(names(&admin, martin), ["A", "B", "C", "D"]);
}
