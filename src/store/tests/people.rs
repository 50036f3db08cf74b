use super::*;
use crate::domain::{order::Direction, user::Role};

#[test]
fn mu_02_nothing_is_lost_when_several_write_at_once() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let mut store = test.store.again().unwrap();
            scope.spawn(move || (0..25).map(|_| add(&mut store, martin, "Ada")).count());
        }
    });
    assert_eq!(names(&test.store, martin).len(), 100);
    let ids: Vec<_> = members(&test.store, martin).iter().map(|m| m.affiliation.id).collect();
    std::thread::scope(|scope| {
        for id in ids.iter().take(4) {
            let mut store = test.store.again().unwrap();
            scope.spawn(move || {
                for _ in 0..10 {
                    let down = |write: &mut crate::store::Write| write.move_contact(*id, Direction::Down);
                    assert!(store.write(Act::ReorderContacts, "", down).unwrap().value);
                }
            });
        }
    });
    assert_eq!(names(&test.store, martin).len(), 100);
    assert_eq!(integrity(&test.store), "ok");
}

#[test]
fn ac_15_a_reader_and_a_user_who_was_switched_off_write_nothing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut eve = colleague(store, "eve", Role::Reader);
    let refused = create(&mut eve, Account { reference: "E".into(), ..Account::default() });
    assert!(matches!(refused, Err(Error::Denied(Role::Agent))));
    let mut bob = colleague(store, "bob", Role::Agent);
    store.engine.write(|db| db.exec("UPDATE user SET inactive = 1 WHERE login = 'bob'", &[])).unwrap();
    let refused = create(&mut bob, Account { reference: "B".into(), ..Account::default() });
    assert!(matches!(refused, Err(Error::UnknownUser(_))));
    let reopened = |login| Store::open(&test.path(), Mode::Existing, testing::session(login));
    assert!(matches!(reopened("bob"), Err(Error::UnknownUser(_))));
    assert!(matches!(reopened("mallory"), Err(Error::UnknownUser(_))));
}
