use super::*;
use crate::domain::{order::Direction, user::Role};

fn ordered(store: &mut Store, names: &[&str]) -> AccountId {
    let martin = account(store, "M", "Martin");
    for name in names {
        add(store, martin, name);
    }
    martin
}

fn shift(store: &mut Store, account: AccountId, name: &str, direction: Direction) -> BatchId {
    let members = members(store, account);
    let id = members.iter().find(|member| member.contact.value.name == name).unwrap().affiliation.id;
    store.write(Act::ReorderContacts, "", |write| write.move_contact(id, direction)).unwrap().batch.unwrap()
}

fn import(store: &mut Store, account: AccountId, names: &[&str]) -> BatchId {
    store
        .write(Act::ImportContacts, "f.csv", |write| {
            names.iter().try_for_each(|name| write.add_contact(account, card(name)).map(drop))
        })
        .unwrap()
        .batch
        .unwrap()
}

#[test]
fn x9_undo_and_redo_of_a_creation_bring_the_same_record_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = ordered(store, &[]);
    let added = add(store, martin, "Ada");
    let before = members(store, martin);
    let undone = undo(store, added);
    assert_eq!(members(store, martin), []);
    undo(store, undone);
    assert_eq!(members(store, martin), before);
    undo(store, added);
    assert_eq!(members(store, martin), []);
}

#[test]
fn s3_19_order_comes_back_after_moving_and_deleting() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = ordered(store, &["Ada", "Bob", "Cid"]);
    let moved = shift(store, martin, "Cid", Direction::Up);
    let gone = delete(store, &members(store, martin)[1].clone());
    assert_eq!(names(store, martin), ["Ada", "Bob"]);
    undo(store, gone);
    assert_eq!(names(store, martin), ["Ada", "Cid", "Bob"]);
    undo(store, moved);
    assert_eq!(names(store, martin), ["Ada", "Bob", "Cid"]);
}

#[test]
fn x9_a_contact_goes_back_to_the_trash_with_the_rank_to_which_it_comes_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = ordered(store, &["Ada", "Bob", "Cid", "Dan"]);
    let before = names(store, martin);
    let dan = members(store, martin)[3].affiliation.id;
    let emptied = synchronised(store, &[(martin, &[])]);
    add(store, martin, "Eve");
    let restored = store.write(Act::RestoreContact, "", |write| write.restore_contact(dan)).unwrap();
    assert_eq!(names(store, martin), ["Eve", "Dan"]);
    undo(store, restored.batch.unwrap());
    delete(store, &members(store, martin)[0].clone());
    undo(store, emptied);
    assert_eq!(names(store, martin), before);
}

#[test]
fn x9_a_colleagues_move_is_never_overwritten() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let martin = ordered(store, &["Ada", "Bob", "Cid", "Dan"]);
    let gone = delete(store, &members(store, martin)[0].clone());
    shift(&mut bob, martin, "Dan", Direction::Up);
    undo(store, gone);
    assert_eq!(names(store, martin), ["Ada", "Bob", "Dan", "Cid"]);
    let mine = shift(store, martin, "Ada", Direction::Down);
    let theirs = shift(&mut bob, martin, "Ada", Direction::Down);
    let refused = refusal(store.undo(mine, &mut |_, _| true));
    assert!(refused.contains("problem-undo-touched") && refused.contains("bob") && refused.contains("Ada"));
    undo(&mut bob, theirs);
    undo(store, mine);
    assert_eq!(names(store, martin), ["Ada", "Bob", "Dan", "Cid"]);
}

#[test]
fn mu_04_one_record_that_a_colleague_changed_is_refused_with_name_and_person() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let martin = ordered(store, &["Ada"]);
    let base = members(store, martin).remove(0);
    let mine = edit_contact(store, &base, |card| card.contact.phones = "1".into()).unwrap();
    let now = members(store, martin).remove(0);
    edit_contact(&mut bob, &now, |card| card.contact.phones = "2".into()).unwrap();
    let before = facts(store);
    let refused = refusal(store.undo(mine, &mut |_, _| true));
    assert!(refused.contains("problem-undo-touched") && refused.contains("bob") && refused.contains("Ada"));
    assert_eq!(facts(store), before);
    assert_eq!(store.read(|read| read.batch(mine)).unwrap().unwrap().undone_by, None);
}

#[test]
fn g2_undo_of_an_import_keeps_and_names_what_was_edited_since() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let martin = ordered(store, &["A", "B", "C"]);
    let imported = import(store, martin, &["B2", "D", "A2"]);
    assert_eq!(names(store, martin), ["A", "B", "C", "B2", "D", "A2"]);
    let d = members(store, martin).remove(4);
    edit_contact(&mut bob, &d, |card| card.contact.phones = "1".into()).unwrap();
    let undone = store.undo(imported, &mut |_, _| true).unwrap();
    assert_eq!(undone.value.kept.named, [kept("D", "bob")]);
    assert_eq!(names(store, martin), ["A", "B", "C", "D"]);
    let again = undo(store, undone.batch.unwrap());
    assert_eq!(names(store, martin), ["A", "B", "C", "B2", "D", "A2"]);
    undo(store, again);
    assert_eq!(names(store, martin), ["A", "B", "C", "D"]);
}

#[test]
fn x9_what_was_taken_meanwhile_is_kept_and_is_no_error_of_the_engine() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let domains = || vec!["firm.example".to_owned()];
    let firm = Account { reference: "F".into(), domains: domains(), ..Account::default() };
    let created = create(store, firm).unwrap();
    let removed = undo(store, created.batch.unwrap());
    // Its reference has gone to another one, then its domain.
    let heir = account(store, "f", "Heir");
    assert!(refusal(store.undo(removed, &mut |_, _| true)).contains("problem-undo-taken"));
    edit(store, heir, |heir| (heir.reference, heir.domains) = ("H".into(), domains())).unwrap();
    assert!(refusal(store.undo(removed, &mut |_, _| true)).contains("problem-undo-taken"));
    assert_eq!(facts(store).len(), 1);
    let renamed = edit(store, heir, |heir| heir.reference = "H2".into()).unwrap();
    account(store, "H", "Third");
    assert!(refusal(store.undo(renamed, &mut |_, _| true)).contains("problem-undo-taken"));
}

#[test]
fn x9_a_contact_does_not_come_back_to_an_account_that_is_gone() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = ordered(store, &["Z"]);
    let removed = import(store, martin, &["A", "B"]);
    let removed = undo(store, removed);
    store.write(Act::TrashAccount, "", |write| write.trash_account(martin)).unwrap();
    let again = store.undo(removed, &mut |_, _| true).unwrap();
    assert_eq!(again.value.kept.count, 2);
    let standing = "SELECT count(*) FROM contact WHERE trashed = 0";
    assert_eq!(store.engine.read(|db| db.number(standing, &[])).unwrap(), 0);
}

#[test]
fn x9_an_account_in_use_is_not_taken_away_nor_sent_to_the_trash() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let created = create(store, Account { reference: "F".into(), ..Account::default() }).unwrap();
    let firm = created.value;
    add(store, firm, "Ada");
    assert!(refusal(store.undo(created.batch.unwrap(), &mut |_, _| true)).contains("problem-undo"));
    store.write(Act::TrashAccount, "", |write| write.trash_account(firm)).unwrap();
    let restored = store.write(Act::RestoreAccount, "", |write| write.restore_account(firm)).unwrap();
    add(store, firm, "Bob");
    let undone = store.undo(restored.batch.unwrap(), &mut |_, _| true).unwrap();
    assert_eq!(undone.value.kept.count, 1);
    assert_eq!(names(store, firm), ["Bob"]);
}

#[test]
fn x9_a_chain_of_undo_and_redo_knows_what_stands() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = ordered(store, &[]);
    let act = add(store, martin, "Ada");
    let stands = |store: &Store, id| store.read(|read| read.batch(id)).unwrap().unwrap().undone_by.is_none();
    let undone = undo(store, act);
    let redone = undo(store, undone);
    assert!(stands(store, act) && !stands(store, undone) && stands(store, redone));
    let gone = undo(store, redone);
    assert!(!stands(store, act) && stands(store, undone) && !stands(store, redone) && stands(store, gone));
    assert!(refusal(store.undo(act, &mut |_, _| true)).contains("problem-undo-already"));
    assert_eq!(names(store, martin), Vec::<String>::new());
}

#[test]
fn spec_10_only_an_admin_takes_back_somebody_elses_batch() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let martin = ordered(store, &["Ada"]);
    let (hers, his) = (add(store, martin, "Eve"), add(&mut bob, martin, "Bob"));
    assert!(matches!(bob.undo(hers, &mut |_, _| true), Err(Error::Denied(Role::Admin))));
    undo(store, his);
    assert_eq!(names(store, martin), ["Ada", "Eve"]);
    // What counts is the role now, not the one at the time when the session was opened.
    let mine = add(&mut bob, martin, "Bob");
    let demote = |role: &str| format!("UPDATE user SET role = '{role}' WHERE login = 'alice'");
    bob.engine.write(|db| db.exec(&demote("agent"), &[])).unwrap();
    assert!(matches!(store.undo(mine, &mut |_, _| true), Err(Error::Denied(Role::Admin))));
}
