use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use super::*;
use crate::{
    domain::user::Role,
    store::{BatchState, Far, Progress, Step, Write},
};

/// Adds contacts one per chunk; what `then` answers after each says how it goes on.
fn long_write(
    store: &mut Store,
    account: AccountId,
    mut then: impl FnMut(usize) -> Result<Step, Error>,
) -> Result<Written<()>, Error> {
    let mut done = 0;
    store.write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, &mut |write, _| {
        done += 1;
        write.add_contact(account, card(&format!("Import{done}")))?;
        then(done)
    })
}

fn leases(directory: &Path) -> usize {
    let files = std::fs::read_dir(directory).unwrap();
    files.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("-lease-")).count()
}

fn state(store: &Store, id: i64) -> Option<BatchState> {
    store.read(|read| read.batch(BatchId(id))).unwrap().map(|batch| batch.state)
}

fn found(store: &Store, search: &str) -> i64 {
    let query = crate::store::AccountQuery { search: search.into(), ..Default::default() };
    store.read(|read| read.count_accounts(&query)).unwrap()
}

#[test]
fn a_long_write_is_one_batch_and_its_lease_goes_away() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    let next = |done| Ok(if done < 3 { Step::More } else { Step::Done });
    let batch = long_write(&mut test.store, martin, next).unwrap().batch.unwrap();
    assert_eq!(names(&test.store, martin), ["Import1", "Import2", "Import3"]);
    assert_eq!((state(&test.store, batch.0), leases(test.directory.path())), (Some(BatchState::Done), 0));
    assert_eq!(found(&test.store, "import3"), 1);
    undo(&mut test.store, batch);
    assert_eq!((names(&test.store, martin).len(), found(&test.store, "import3")), (0, 0));
}

/// Counted in chunks, not in milliseconds: what others wait for is their turn.
#[test]
fn db_11_whoever_waits_during_a_long_write_gets_the_next_turns() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    let durand = account(&mut test.store, "D", "Durand");
    let opener = test.store.opener();
    let chunks = &AtomicUsize::new(0);
    let waited = thread::scope(|scope| {
        let (begun, begins) = mpsc::channel();
        let others = scope.spawn(move || {
            let mut other = opener.open().unwrap();
            let chunk = || chunks.load(Ordering::SeqCst);
            begins.recv().unwrap();
            let save = |n| {
                let before = chunk();
                add(&mut other, durand, &format!("Autre{n}"));
                chunk() - before
            };
            (0..10).map(save).max().unwrap()
        });
        let mut done = 0;
        let write = &mut |write: &mut Write, _: Progress| {
            done += 1;
            chunks.store(done, Ordering::SeqCst);
            (0..100).try_for_each(|n| write.add_contact(martin, card(&format!("Import{n}"))).map(drop))?;
            if done == 2 {
                begun.send(()).unwrap();
            }
            Ok(if others.is_finished() || done > 300 { Step::Done } else { Step::More })
        };
        test.store.write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, write).unwrap();
        others.join().unwrap()
    });
    assert!(waited <= 5, "{waited} chunks were written while somebody waited");
}

/// Creates this many accounts in one chunk. What it told, until it was stopped.
fn create_many(
    store: &mut Store,
    count: usize,
    mut go_on: impl FnMut(Stage) -> bool,
) -> (Result<Written<()>, Error>, Told) {
    let mut told = Vec::new();
    let progress = &mut |stage, far: Far| {
        told.push((stage, far.done, far.of));
        go_on(stage)
    };
    let written = store.write_in_chunks(Act::ImportAccounts, "f.csv", progress, &mut |write, _| {
        for n in 0..count {
            write.create_account(Account { name: format!("Maison {n}"), ..Account::default() })?;
        }
        Ok(Step::Done)
    });
    (written, told)
}

#[test]
fn s11_a_long_write_tells_how_far_its_search_texts_are_and_can_be_stopped_there() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (stopped, told) = create_many(store, 1_200, |_| false);
    assert!(matches!(stopped, Err(Error::Stopped)));
    let (indexing, taking_back) = told.split_at(1);
    assert_eq!(indexing, [(Stage::Indexing, 500, 1_200)]);
    assert!(taking_back.starts_with(&[(Stage::TakingBack, 500, 1_200), (Stage::TakingBack, 1_000, 1_200)]));
    assert_eq!((facts(store).len(), found(store, "maison"), leases(test.directory.path())), (0, 0, 0));
    let store = &mut test.store;
    let (written, told) = create_many(store, 1_200, |_| true);
    written.unwrap();
    assert_eq!(told, [(Stage::Indexing, 500, 1_200), (Stage::Indexing, 1_000, 1_200)]);
    assert_eq!(found(store, "maison"), 1_200);
}

#[test]
fn a_long_write_that_changes_nothing_is_no_batch() {
    let mut test = testing::empty();
    let written = test
        .store
        .write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, &mut |_, _| Ok(Step::Done))
        .unwrap();
    assert_eq!((written.batch, leases(test.directory.path())), (None, 0));
}

#[test]
fn a_long_write_that_fails_or_is_stopped_leaves_nothing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let before = facts(store);
    let first = long_write(store, martin, |_| Err(Error::Stopped));
    assert!(matches!(first, Err(Error::Stopped)));
    let third = long_write(store, martin, |done| if done < 3 { Ok(Step::More) } else { Err(Error::Stopped) });
    assert!(matches!(third, Err(Error::Stopped)));
    assert_eq!((facts(store), found(store, "import1"), leases(test.directory.path())), (before, 0, 0));
    let last = store.engine.read(|db| db.number("SELECT max(id) FROM batch", &[])).unwrap();
    assert_eq!(state(store, last), Some(BatchState::Abandoned));
    assert!(refusal(store.undo(BatchId(last), &mut |_, _| true)).contains("problem-undo-abandoned"));
}

#[test]
fn taking_back_keeps_what_somebody_else_did_meanwhile() {
    let mut test = testing::empty();
    let mut bob = colleague(&mut test.store, "bob", Role::Agent);
    let martin = account(&mut test.store, "M", "Martin");
    let stopped =
        test.store.write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, &mut |write, _| {
            if write.begun().is_none() {
                let firm = write.create_account(Account { reference: "N".into(), ..Account::default() })?;
                write.add_contact(firm, card("Nia"))?;
                write.add_contact(martin, card("Ada"))?;
                return write.add_contact(martin, card("Eve")).map(|_| Step::More);
            }
            Err(Error::Busy)
        });
    assert!(matches!(stopped, Err(Error::Busy)));
    assert_eq!(facts(&test.store).len(), 1);
    // The same, left behind by a process that died, after a colleague worked on what it had brought.
    let store = &mut test.store;
    let written = store.write(Act::ImportContacts, "f.csv", |write| {
        let firm = write.create_account(Account { reference: "N".into(), ..Account::default() })?;
        write.add_contact(martin, card("Ada"))?;
        write.add_contact(martin, card("Eve"))?;
        Ok(firm)
    });
    let (firm, batch) = written.map(|written| (written.value, written.batch.unwrap())).unwrap();
    testing::unfinish(store, batch);
    // Nobody has opened the store since.
    let eve = members(&bob, martin).remove(1);
    edit_contact(&mut bob, &eve, |card| card.contact.phones = "1".into()).unwrap();
    add(&mut bob, firm, "Zoe");
    let opened = store.again().unwrap();
    assert_eq!((names(&opened, martin), names(&opened, firm)), (vec!["Eve".into()], vec!["Zoe".into()]));
    assert_eq!(state(&opened, batch.0), Some(BatchState::Abandoned));
}

/// What the killed process does: writes three chunks, says so, and waits to be killed.
#[test]
fn child_that_is_killed_in_a_long_write() {
    let Ok(path) = std::env::var("CARNET_TEST_LONG_WRITE") else { return };
    let mut store = Store::open(Path::new(&path), Mode::Existing, testing::session("alice")).unwrap();
    let martin = store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id;
    let _ = long_write(&mut store, martin, |done| {
        if done == 4 {
            println!("three chunks are written");
            std::thread::park();
        }
        Ok(Step::More)
    });
}

#[test]
fn kill_9_in_a_long_write_is_taken_back_at_the_next_opening_and_a_living_one_is_left_alone() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    add(&mut test.store, martin, "Ada");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::tests::chunks::child_that_is_killed_in_a_long_write", "--nocapture"])
        .env("CARNET_TEST_LONG_WRITE", test.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("three chunks are written")));
    // It waits within its fourth chunk: three are there to be seen, and reading needs no lock.
    assert_eq!(names(&test.store, martin), ["Ada", "Import1", "Import2", "Import3"]);
    let seen = test.store.again().unwrap();
    assert_eq!(names(&seen, martin).len(), 4, "a living writer's batch");
    assert_eq!(leases(test.directory.path()), 1);
    child.kill().unwrap();
    child.wait().unwrap();
    let opened = test.store.again().unwrap();
    assert_eq!(names(&opened, martin), ["Ada"]);
    let last = opened.engine.read(|db| db.number("SELECT max(id) FROM batch", &[])).unwrap();
    assert_eq!((state(&opened, last), leases(test.directory.path())), (Some(BatchState::Abandoned), 0));
    assert_eq!(integrity(&opened), "ok");
}

#[test]
fn search_text_that_a_dead_process_left_behind_is_brought_up_to_date_at_the_next_opening() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    let imported = add(store, martin, "Ada");
    let killed_before_indexing = |db: crate::store::engine::Db| {
        db.exec("UPDATE account SET name = 'Dupont'", &[])?;
        crate::store::search::later(db, martin)
    };
    store.engine.write(killed_before_indexing).unwrap();
    testing::unfinish(store, imported);
    let lease = std::fs::File::create(format!("{}-lease-{}", store.path().display(), imported.0)).unwrap();
    lease.lock().unwrap();
    store.again().unwrap();
    assert_eq!((found(store, "martin"), found(store, "dupont")), (1, 0), "left to the living writer");
    let abandoned = format!("UPDATE batch SET state = 'abandoned' WHERE id = {}", imported.0);
    store.engine.write(|db| db.exec(&abandoned, &[])).unwrap();
    store.again().unwrap();
    assert_eq!(found(store, "dupont"), 1);
    assert_eq!(store.engine.read(|db| db.number("SELECT count(*) FROM search_pending", &[])).unwrap(), 0);
}
