use super::*;
use crate::domain::account::AccountKind;
use crate::domain::user::Role;
use crate::store::Saved;

#[test]
fn references_are_generated_in_turn_and_never_taken_twice() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let reference = |store: &mut Store, typed: &str| {
        let id = account(store, typed, "x");
        store.read(|read| read.account(id)).unwrap().unwrap().value.reference
    };
    assert_eq!(reference(store, ""), "C-000001");
    assert_eq!(reference(store, "c-000007"), "c-000007");
    // These look alike but are none of ours.
    reference(store, "C-1234567");
    reference(store, "C-9999zz");
    reference(store, "C-00009");
    assert_eq!(reference(store, ""), "C-000008");
    reference(store, "C-999999");
    assert_eq!(reference(store, ""), "C-1234568");
}

#[test]
fn a_reference_is_unique_without_case_and_blanks_and_stays_taken_in_the_trash() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let first = account(store, "Été-1", "First");
    let taken = |store: &mut Store| {
        let second = Account { reference: " éTÉ-1 ".into(), name: "Second".into(), ..Account::default() };
        match create(store, second).expect_err("taken") {
            Error::ReferenceTaken { account, name, trashed } => (account, name, trashed),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(taken(store), (first, "First".into(), false));
    store.write(Act::TrashAccount, "", |write| write.trash_account(first)).unwrap();
    assert_eq!(taken(store), (first, "First".into(), true));
}

#[test]
fn s1_15_a_domain_belongs_to_one_account_also_in_the_trash_and_in_its_other_spelling() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let with = |reference: &str, domain: &str| Account {
        reference: reference.into(),
        domains: vec![domain.into()],
        ..Account::default()
    };
    let first = create(store, with("A", "société.example")).unwrap().value;
    store.write(Act::TrashAccount, "", |write| write.trash_account(first)).unwrap();
    let refused = create(store, with("B", "xn--socit-esab.example"));
    assert!(matches!(refused, Err(Error::DomainTaken { reference, .. }) if reference == "A"));
    let other = create(store, with("B", "b.example")).unwrap().value;
    let refused = edit(store, other, |account| account.domains.push("société.example".into()));
    assert!(matches!(refused, Err(Error::DomainTaken { .. })));
}

#[test]
fn s3_1_a_private_person_has_no_contacts_and_nobody_with_contacts_becomes_one() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let person = Account { kind: AccountKind::Individual, reference: "P".into(), ..Account::default() };
    let person = create(store, person).unwrap().value;
    let refused = store.write(Act::AddContact, "", |write| write.add_contact(person, card("Ada")));
    assert!(refusal(refused).contains("problem-individual-no-contacts"));
    let firm = account(store, "F", "Firm");
    add(store, firm, "Ada");
    let refused = refusal(edit(store, firm, |account| account.kind = AccountKind::Individual));
    assert!(refused.contains("problem-individual-has-contacts") && refused.contains("Ada"), "{refused}");
}

#[test]
fn g7_different_fields_merge_the_same_field_is_a_conflict_that_says_whose() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let firm = account(store, "F", "Firm");
    add(store, firm, "Ada");
    add(store, firm, "Eve");
    let base = members(store, firm).remove(0);
    edit_contact(&mut bob, &base, |card| card.contact.phones = "1".into()).unwrap();
    // A move changes the record too, but not the field that is fought over.
    let mut carl = colleague(store, "carl", Role::Agent);
    let id = base.affiliation.id;
    carl.write(Act::ReorderContacts, "", |write| {
        write.move_contact(id, crate::domain::order::Direction::Down)
    })
    .unwrap();
    let mut note = base.card();
    note.note = "n".into();
    let saved = store.write(Act::EditContact, "", |write| write.save_contact(&base, note)).unwrap();
    assert_eq!(saved.value, Saved::Merged);
    let mine = &mut base.card();
    mine.contact.phones = "2".into();
    let conflict = store.write(Act::EditContact, "", |write| write.save_contact(&base, mine.clone()));
    match conflict.expect_err("a conflict") {
        Error::Conflict { who, fields } => assert_eq!((who.as_str(), fields), ("bob", vec!["phones".into()])),
        other => panic!("{other:?}"),
    }
    let now = members(store, firm).remove(1);
    assert_eq!((now.contact.value.phones.as_str(), now.affiliation.value.note.as_str()), ("1", "n"));
}

#[test]
fn mu_07_a_record_that_went_to_the_trash_meanwhile_is_gone() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let firm = account(store, "F", "Firm");
    add(store, firm, "Ada");
    let base = members(store, firm).remove(0);
    let account = store.read(|read| read.account(firm)).unwrap().unwrap();
    store.write(Act::TrashAccount, "", |write| write.trash_account(firm)).unwrap();
    assert!(matches!(edit_contact(store, &base, |card| card.note = "n".into()), Err(Error::Gone)));
    let renamed = Account { name: "New".into(), ..account.value.clone() };
    let saved = store.write(Act::EditAccount, "", |write| write.save_account(&account, renamed));
    assert!(matches!(saved, Err(Error::Gone)));
    let again = store.write(Act::TrashAccount, "", |write| write.trash_account(firm));
    assert!(matches!(again, Err(Error::Gone)));
}

#[test]
fn x10_a_reference_that_a_colleague_changed_is_not_checked_as_if_it_were_still_mine() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let firm = account(store, "OLD", "Firm");
    let base = store.read(|read| read.account(firm)).unwrap().unwrap();
    edit(store, firm, |account| account.reference = "NEW".into()).unwrap();
    account(store, "OLD", "Heir");
    let mine = Account { notes: "n".into(), ..base.value.clone() };
    let saved = store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).unwrap();
    assert_eq!(saved.value, Saved::Merged);
}
