use super::*;
use crate::store::TrashedId;

#[test]
fn an_account_comes_back_with_the_contacts_that_went_with_it_at_their_ranks() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    for name in ["Ada", "Bob", "Cid"] {
        add(store, martin, name);
    }
    delete(store, &members(store, martin)[1].clone());
    store.write(Act::TrashAccount, "", |write| write.trash_account(martin)).unwrap();
    let listed = |store: &Store| store.read(|read| read.trash(None, 10)).unwrap();
    assert_eq!(listed(store).iter().map(|t| t.what).collect::<Vec<_>>(), [TrashedId::Account(martin)]);
    assert_eq!(listed(store)[0].who, "alice");
    store.write(Act::RestoreAccount, "", |write| write.restore_account(martin)).unwrap();
    assert_eq!(names(store, martin), ["Ada", "Cid"]);
    let trash = store.read(|read| read.trash(Some(martin), 10)).unwrap();
    let [TrashedId::Contact(bob)] = trash.iter().map(|t| t.what).collect::<Vec<_>>()[..] else {
        panic!("{trash:?}")
    };
    assert_eq!((trash[0].name.as_str(), trash[0].reference.as_str()), ("Bob", "M"));
    store.write(Act::RestoreContact, "", |write| write.restore_contact(bob)).unwrap();
    assert_eq!(names(store, martin), ["Ada", "Bob", "Cid"]);
    assert_eq!(listed(store), []);
}

#[test]
fn a_contact_whose_account_is_gone_or_allows_none_cannot_be_restored() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let ada = members(store, martin).remove(0);
    delete(store, &ada);
    let restore =
        |store: &mut Store| store.write(Act::RestoreContact, "", |w| w.restore_contact(ada.affiliation.id));
    let private = crate::domain::account::AccountKind::Individual;
    edit(store, martin, |account| account.kind = private).unwrap();
    assert!(refusal(restore(store)).contains("problem-individual-no-contacts"));
    store.write(Act::TrashAccount, "", |write| write.trash_account(martin)).unwrap();
    assert!(matches!(restore(store), Err(Error::Gone)));
}
