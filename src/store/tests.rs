//! What the store promises, seen from outside.

use crate::domain::{
    account::{Account, AccountKind},
    affiliation::NotificationType,
    contact::{Contact, MemberContact},
    ids::{AccountId, BatchId},
    order::Direction,
    rights::Act,
};

use super::{AccountQuery, From, Member, Store, testing};

fn account(store: &mut Store, reference: &str, name: &str) -> AccountId {
    let account = Account { reference: reference.into(), name: name.into(), ..Account::default() };
    store.write(Act::CreateAccount, name, |write| write.create_account(account)).expect("created").value
}

fn card(name: &str, phones: &str) -> MemberContact {
    let contact = Contact {
        name: name.into(),
        mails: format!("{}@martin.example", name.to_lowercase()),
        phones: phones.into(),
        fax: String::new(),
    };
    MemberContact {
        contact,
        function: String::new(),
        note: String::new(),
        notification: NotificationType::All,
    }
}

fn add(store: &mut Store, account: AccountId, name: &str) -> BatchId {
    let written = store
        .write(Act::AddContact, name, |write| write.add_contact(account, card(name, "+33 6 12 34 56 78")));
    written.expect("added").batch.expect("a batch")
}

fn members(store: &Store, account: AccountId) -> Vec<Member> {
    store.read(|read| read.members(account)).expect("read")
}

fn names(store: &Store, account: AccountId) -> Vec<String> {
    let members = members(store, account);
    assert!(
        members.iter().zip(1..).all(|(member, rank)| member.affiliation.value.rank == rank),
        "S3.19: dense"
    );
    members.into_iter().map(|member| member.contact.value.name).collect()
}

fn undo(store: &mut Store, batch: BatchId) -> BatchId {
    store.undo(batch, &mut |_, _| true).expect("taken back").batch.expect("a batch")
}

fn found(store: &Store, search: &str) -> Vec<String> {
    let query = AccountQuery { search: search.into(), ..AccountQuery::default() };
    let rows = store.read(|read| read.accounts(&query, From::Start, 50)).expect("read");
    let count = store.read(|read| read.count_accounts(&query)).expect("counted");
    assert_eq!(count, rows.len() as i64);
    rows.into_iter().map(|row| row.reference).collect()
}

#[test]
fn s3_19_contacts_keep_a_dense_order_through_adding_moving_and_deleting() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M1", "Boulangerie Martin");
    for name in ["Ada", "Bob", "Cid"] {
        add(store, martin, name);
    }
    let cid = members(store, martin)[2].affiliation.id;
    let moved =
        store.write(Act::ReorderContacts, "", |write| write.move_contact(cid, Direction::Up)).expect("moved");
    assert_eq!(names(store, martin), ["Ada", "Cid", "Bob"]);
    let gone = store.write(Act::TrashContact, "", |write| write.trash_contact(cid)).expect("deleted");
    assert_eq!(names(store, martin), ["Ada", "Bob"]);
    undo(store, gone.batch.expect("a batch"));
    assert_eq!(names(store, martin), ["Ada", "Cid", "Bob"]);
    undo(store, moved.batch.expect("a batch"));
    assert_eq!(names(store, martin), ["Ada", "Bob", "Cid"]);
}

#[test]
fn x9_undo_and_redo_of_a_creation_bring_the_same_record_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "", "Boulangerie Martin");
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
fn slash_finds_words_of_the_account_and_its_contacts_and_digits_anywhere_in_a_phone() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "C-000042", "Bœuf & Fils d'Évreux");
    account(store, "C-000043", "Garage Noël");
    add(store, martin, "Jeanne");
    for search in [
        "boeuf",
        "évr",
        "EVREUX",
        "jean",
        "jeanne@mart",
        "c-0000 fils",
        "&",
        "061234",
        "33612",
        "23456",
        "06 12 34",
        "martin.example",
    ] {
        assert_eq!(found(store, search), ["C-000042"], "{search}");
    }
    for search in ["eanne", "dupont", "00612", "jeanne noël"] {
        assert_eq!(found(store, search), Vec::<String>::new(), "{search}");
    }
    assert_eq!(found(store, "c-0000"), ["C-000042", "C-000043"]);
}

#[test]
fn references_are_generated_in_turn() {
    let mut test = testing::empty();
    for name in ["a", "b"] {
        account(&mut test.store, "", name);
    }
    assert_eq!(found(&test.store, ""), ["C-000001", "C-000002"]);
    assert_eq!(AccountKind::default(), AccountKind::Business);
}
