use super::*;
use crate::domain::user::Role;

fn acts(store: &Store, account: AccountId) -> Vec<Act> {
    let history = store.read(|read| read.batches(Some(account), None, 50)).unwrap();
    history.into_iter().map(|batch| batch.act).collect()
}

#[test]
fn x8_an_account_shows_every_batch_on_it_and_its_contacts_newest_first() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let (martin, other) = (account(store, "M", "Martin"), account(store, "O", "Other"));
    add(store, martin, "Ada");
    add(store, other, "Eve");
    let ada = members(store, martin).remove(0);
    let edited = edit_contact(&mut bob, &ada, |card| card.contact.phones = "1".into()).unwrap();
    delete(store, &members(store, martin)[0].clone());
    assert_eq!(
        acts(store, martin),
        [Act::TrashContact, Act::EditContact, Act::AddContact, Act::CreateAccount]
    );
    let history = store.read(|read| read.batches(Some(martin), Some(edited), 1)).unwrap();
    assert_eq!((history[0].act, history[0].login.as_str()), (Act::AddContact, "alice"));
    let entries = store.read(|read| read.entries(edited, martin, 9)).unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].name, "Ada");
    let phones = |fields: Option<&crate::domain::record::Fields>| fields.unwrap()["phones"].clone();
    assert_eq!(phones(entries[0].change.before()), "+33 6 12 34 56 78");
    assert_eq!(phones(entries[0].change.after()), "1");
    assert_eq!(store.read(|read| read.entries(edited, other, 9)).unwrap(), []);
}

#[test]
fn x8_the_history_keeps_what_happened_to_a_contact_that_an_undo_took_away() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    let added = add(store, martin, "Ada");
    let ada = members(store, martin).remove(0);
    let edited = edit_contact(store, &ada, |card| card.contact.phones = "1".into()).unwrap();
    undo(store, edited);
    undo(store, added);
    assert_eq!(
        acts(store, martin),
        [Act::Undo, Act::Undo, Act::EditContact, Act::AddContact, Act::CreateAccount]
    );
    assert_eq!(store.read(|read| read.entries(edited, martin, 9)).unwrap().len(), 1);
    assert_eq!(store.read(|read| read.entries(added, martin, 9)).unwrap().len(), 2);
}

#[test]
fn mu_06_the_history_can_be_neither_changed_nor_deleted() {
    let mut test = testing::empty();
    account(&mut test.store, "M", "Martin");
    for sql in ["UPDATE change SET before = '{}'", "DELETE FROM change", "DELETE FROM batch"] {
        let refused = test.store.engine.write(|db| db.exec(sql, &[]));
        assert!(matches!(refused, Err(Error::Other(text)) if text.contains("append-only")), "{sql}");
    }
}

#[test]
fn mu_05_a_write_that_fails_leaves_neither_the_fact_nor_its_history() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let count = |store: &Store| {
        let sql = "SELECT (SELECT count(*) FROM batch) * 1000 + (SELECT count(*) FROM change)";
        (facts(store), store.engine.read(|db| db.number(sql, &[])).unwrap())
    };
    let before = count(store);
    let failed = store.write(Act::CreateAccount, "", |write| {
        write.create_account(Account { reference: "M".into(), ..Account::default() })?;
        Err::<(), _>(Error::Stopped)
    });
    assert!(matches!(failed, Err(Error::Stopped)));
    assert_eq!(count(store), before);
}

#[test]
fn a_write_that_changes_nothing_is_no_batch() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    let base = store.read(|read| read.account(martin)).unwrap().unwrap();
    let same = base.value.clone();
    let saved = store.write(Act::EditAccount, "", |write| write.save_account(&base, same)).unwrap();
    assert_eq!((saved.value, saved.batch), (crate::store::Saved::Unchanged, None));
}
