//! Taking back more than five thousand changes: in chunks, so that others can write, and whole or not at all
//! (X7, RELIABILITY §3, DB-01, DB-11).

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use super::*;
use crate::{domain::order::Direction, store::BatchState};

/// Three accounts of 700 contacts each, whose order and phones an import turns around, a third of which it
/// deletes, and to which it adds as many: more than five thousand changes.
fn long_import(store: &mut Store) -> (Vec<AccountId>, BatchId) {
    let accounts: Vec<AccountId> = (0..3).map(|n| account(store, &format!("M{n}"), "Martin")).collect();
    let before: Vec<String> = (0..700).map(|n| format!("A{n}")).collect();
    let fill = |write: &mut Write| {
        for account in &accounts {
            let mut end = write.order_end(*account)?;
            before.iter().try_for_each(|name| write.append_contact(&mut end, card(name)).map(drop))?;
        }
        Ok(())
    };
    store.write(Act::ImportContacts, "before.csv", fill).unwrap();
    let after: Vec<String> = (0..230).map(|n| format!("B{n}")).collect();
    let rows: Vec<(&str, &str)> =
        after.iter().chain(before[..470].iter().rev()).map(|name| (name.as_str(), "1")).collect();
    let rows: Vec<(AccountId, Rows)> = accounts.iter().map(|account| (*account, &rows[..])).collect();
    let batch = synchronised(store, &rows);
    assert!(store.read(|read| read.batch(batch)).unwrap().unwrap().changes > 5_000);
    (accounts, batch)
}

fn batch(store: &Store, id: BatchId) -> crate::store::Batch {
    store.read(|read| read.batch(id)).unwrap().unwrap()
}

/// What the killed process does: it begins to take a batch back, says when it is in the middle, and waits
/// to be killed.
#[test]
fn child_that_is_killed_in_a_long_undo() {
    let Ok(path) = std::env::var("CARNET_TEST_LONG_UNDO") else { return };
    let mut store = Store::open(Path::new(&path), Mode::Existing, testing::session("alice")).unwrap();
    let import = store.read(|read| read.imports(None, 1)).unwrap().remove(0).batch.id;
    let _ = store.undo(import, &mut |_, far| {
        if far.done > far.of / 2 {
            println!("half of it is taken back");
            std::thread::park();
        }
        true
    });
}

/// A process that is in the middle of taking the import back.
fn child(path: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::tests::undo_long::child_that_is_killed_in_a_long_undo", "--nocapture"])
        .env("CARNET_TEST_LONG_UNDO", path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("half of it is taken back")));
    child
}

#[test]
fn db_01_kill_9_in_a_long_undo_leaves_the_state_before_it_to_the_next_start() {
    let mut test = testing::empty();
    let (_, import) = long_import(&mut test.store);
    let before = records(&test.store);
    let mut running = child(&test.path());
    assert_ne!(records(&test.store), before, "half of it is to be seen");
    // Who opens the store while it lives leaves it alone, in this process and in others.
    let living = test.store.again().unwrap();
    assert_eq!(
        (living.taken_back().len(), batch(&living, last_batch(&living)).state),
        (0, BatchState::Running)
    );
    let undoing = last_batch(&living);
    assert_eq!(batch(&living, import).undone_by, Some(undoing));
    running.kill().unwrap();
    running.wait().unwrap();
    let mut opened = test.store.again().unwrap();
    assert_eq!(records(&opened), before);
    let [taken] = opened.taken_back() else { panic!("it is said") };
    assert_eq!((taken.batch.id, taken.batch.act, taken.kept.count), (undoing, Act::Undo, 0));
    assert_eq!((taken.batch.subject.as_str(), taken.batch.login.as_str()), ("membres.csv", "alice"));
    assert_eq!(
        (batch(&opened, import).undone_by, batch(&opened, undoing).state),
        (None, BatchState::Abandoned)
    );
    assert_eq!(opened.again().unwrap().taken_back(), [], "it is said once");
    assert_eq!(integrity(&opened), "ok");
    // It can be taken back after all.
    undo(&mut opened, import);
    assert!(facts(&opened).iter().all(|fact| !fact.contains("\"B1\"")));
}

#[test]
fn x7_a_long_undo_is_exact_and_so_is_bringing_it_again() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (accounts, import) = long_import(store);
    let imported = records(store);
    let mut seen = Vec::new();
    let undone = store.undo(import, &mut |stage, far| {
        seen.push((stage, far.done, far.of));
        true
    });
    let undone = undone.unwrap();
    let changes = batch(store, import).changes as u64;
    assert!(seen.is_sorted_by_key(|(_, done, _)| done), "{seen:?}");
    let as_said = |(stage, done, of): &_| (*stage, *of) == (Stage::Writing, changes) && *done <= changes;
    assert!(seen.iter().all(as_said), "{seen:?}");
    assert_eq!(undone.value.kept.count, 0);
    let expected: Vec<String> = (0..700).map(|n| format!("A{n}")).collect();
    assert!(accounts.iter().all(|account| names(store, *account) == expected));
    undo(store, undone.batch.unwrap());
    assert_eq!(records(store), imported);
}

#[test]
fn x7_an_undo_that_is_stopped_leaves_nothing_of_itself_long_or_short() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (accounts, long) = long_import(store);
    let short = synchronised(store, &[(accounts[0], &[("A1", "2"), ("C", "3")])]);
    for import in [short, long] {
        let before = records(store);
        let stopped = store.undo(import, &mut |_, far| far.done < 600);
        assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
        assert_eq!(records(store), before);
        assert_eq!(batch(store, import).undone_by, None);
    }
}

/// One more, who is edited and moved.
fn work(store: &mut Store, account: AccountId, turn: usize) {
    add(store, account, &format!("Bob{turn}"));
    let now = members(store, account);
    let first = now.iter().find(|member| member.contact.value.name.starts_with("Bob")).unwrap();
    edit_contact(store, first, |card| card.note = format!("turn {turn}")).unwrap();
    let id = first.affiliation.id;
    store.write(Act::ReorderContacts, "", |write| write.move_contact(id, Direction::Up)).unwrap();
}

#[test]
fn db_11_others_write_while_a_long_undo_runs_and_nothing_of_theirs_is_lost() {
    let mut test = testing::empty();
    let mut bob = colleague(&mut test.store, "bob", Role::Agent);
    let (accounts, import) = long_import(&mut test.store);
    let ended = AtomicBool::new(false);
    let (undone, turns) = std::thread::scope(|scope| {
        let working = scope.spawn(|| {
            let rounds = (0..).take_while(|_| !ended.load(Ordering::Relaxed));
            rounds.inspect(|turn| work(&mut bob, accounts[turn % accounts.len()], *turn)).count()
        });
        let undone = test.store.undo(import, &mut |_, _| true);
        ended.store(true, Ordering::Relaxed);
        (undone, working.join().unwrap())
    });
    let kept = undone.unwrap().value.kept;
    assert!(kept.named.iter().all(|kept| kept.who == "bob"), "those whose place he changed: {kept:?}");
    assert!(turns > 3, "{turns}");
    let mut theirs = 0;
    for account in &accounts {
        let (bobs, others): (Vec<String>, Vec<String>) =
            names(&test.store, *account).into_iter().partition(|name| name.starts_with("Bob"));
        assert_eq!(others.len(), 700);
        theirs += bobs.len();
    }
    assert_eq!(theirs, turns);
    assert_eq!(integrity(&test.store), "ok");
}

#[test]
fn db_01_a_batch_whose_lease_is_held_is_left_alone_and_taken_back_when_it_is_free() {
    let mut test = testing::empty();
    let mut bob = colleague(&mut test.store, "bob", Role::Agent);
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    let dead = synchronised(store, &[(martin, &[("A", "1"), ("B", "2")])]);
    let later = synchronised(store, &[(martin, &[("A", "3"), ("C", "1")])]);
    testing::unfinish(store, dead);
    testing::unfinish(store, later);
    let lease = |batch: BatchId| {
        let file = std::fs::File::create(format!("{}-lease-{}", store.path().display(), batch.0)).unwrap();
        file.lock().unwrap();
        file
    };
    let held = [lease(dead), lease(later)];
    let opened = store.again().unwrap();
    assert_eq!((opened.taken_back(), names(&opened, martin)), (&[][..], vec!["A".into(), "C".into()]));
    // A colleague works on what one of them brought; then both writers die.
    let c = members(&bob, martin).remove(1);
    edit_contact(&mut bob, &c, |card| card.note = "bob".into()).unwrap();
    drop(held);
    let opened = store.again().unwrap();
    let said: Vec<_> =
        opened.taken_back().iter().map(|taken| (taken.batch.id, taken.kept.named.clone())).collect();
    assert_eq!(said, [(later, vec![kept("C", "bob")]), (dead, vec![])], "the latest first");
    assert_eq!(names(&opened, martin), ["C"]);
}
