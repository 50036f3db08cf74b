//! What opening a store does that may last, and how that is told.

use super::*;
use crate::store::Far;

/// Opens a store and stops it at the first thing that it tells if asked to; what it told.
fn open(test: &testing::TestStore, stop: bool) -> (Result<Store, Error>, Told) {
    let mut told = Told::new();
    let progress = &mut |stage, far: Far| {
        told.push((stage, far.done, far.of));
        !stop
    };
    let opened = Store::open_telling(&test.path(), Mode::Existing, testing::session("alice"), progress);
    (opened, told)
}

/// A store with this many accounts.
fn filled(count: usize) -> testing::TestStore {
    let mut test = testing::empty();
    let fill =
        |write: &mut Write| (0..count).try_for_each(|_| write.create_account(Account::default()).map(drop));
    test.store.write(Act::ImportAccounts, "", fill).unwrap();
    test
}

#[test]
fn s11_the_first_opening_after_an_update_tells_how_far_it_counts_and_goes_on_where_it_was_stopped() {
    let mut test = filled(2_500);
    let counted = |store: &Store| {
        let sql = "SELECT group_concat(counts || holes || singles || modules, ';') FROM coverage";
        store.engine.read(|db| db.one(sql, &[], |row| Ok(row.get::<_, String>(0)?))).unwrap()
    };
    let before = counted(&test.store);
    // As migration 0003 leaves them.
    let never = "UPDATE coverage SET (counts, holes, singles, modules) = ('', 0, 0, -1)";
    test.store.engine.write(|db| db.exec(never, &[])).unwrap();
    let (stopped, told) = open(&test, true);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(told, [(Stage::Counting, 1_000, 2_500)]);
    let (opened, told) = open(&test, false);
    assert_eq!((counted(&opened.unwrap()), told), (before, vec![(Stage::Counting, 1_000, 1_500)]));
    let (opened, told) = open(&test, false);
    assert_eq!((opened.is_ok(), told), (true, vec![]), "nothing is left to do, and nothing is said");
}

#[test]
fn s11_taking_back_what_a_dead_process_left_tells_how_far_it_is() {
    let mut test = filled(1_200);
    // A long write whose process died: its batch is marked, nobody holds its lease.
    let running = "UPDATE batch SET state = 'running' WHERE changes > 1000";
    test.store.engine.write(|db| db.exec(running, &[])).unwrap();
    let (opened, told) = open(&test, true);
    assert_eq!(facts(&opened.unwrap()).len(), 0, "it is taken back whatever is answered");
    let stages: Vec<Stage> = told.iter().map(|(stage, ..)| *stage).collect();
    assert!(
        told.starts_with(&[(Stage::TakingBack, 500, 1_200), (Stage::TakingBack, 1_000, 1_200)]),
        "{told:?}"
    );
    assert!(stages.ends_with(&[Stage::Indexing, Stage::Indexing]), "{told:?}");
}
