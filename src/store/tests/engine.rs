use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use super::*;
use crate::store::engine::params;

fn open(path: &Path) -> Result<Store, Error> {
    Store::open(path, Mode::Existing, testing::session("alice"))
}

/// A closed store with a few records: its bytes.
fn bytes() -> Vec<u8> {
    let mut test = testing::empty();
    for reference in 0..40 {
        let id = account(&mut test.store, &format!("R{reference}"), "Boulangerie Martin");
        add(&mut test.store, id, "Ada");
    }
    let testing::TestStore { store, directory } = test;
    drop(store);
    fs::read(directory.path().join("carnet.db")).unwrap()
}

/// Reads all there is.
fn read_all(path: &Path) -> Result<(), Error> {
    let store = open(path)?;
    store.read(|read| {
        read.each_account(|account| {
            read.batches(Some(account.id), None, 9)?
                .into_iter()
                .try_for_each(|batch| read.entries(batch.id, account.id, 9).map(drop))?;
            Ok(true)
        })?;
        let query = crate::store::AccountQuery { search: "mart".into(), ..Default::default() };
        read.accounts(&query, crate::store::From::Start, 50)?;
        read.each_member(|_, _, _| Ok(true))
    })
}

#[test]
fn db_05_mutated_files_are_called_damaged_and_never_written() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    let good = bytes();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut damaged = 0;
    for round in 0..300 {
        let mut bad = good.clone();
        match round % 3 {
            0 => bad.truncate(random(bad.len())),
            // The header and the schema, where every opening looks.
            1 => (0..8).for_each(|_| bad[random(4096)] = random(256) as u8),
            _ => (0..64).for_each(|_| bad[random(good.len())] = random(256) as u8),
        }
        fs::write(&path, &bad).unwrap();
        match read_all(&path) {
            Ok(()) => continue,
            Err(Error::Damaged { path: named, .. }) => assert_eq!(named, path),
            Err(Error::Newer { .. }) => {}
            Err(Error::Missing(_)) => assert!(bad.is_empty()),
            Err(Error::Inaccessible { .. } | Error::UnknownUser(_)) => {}
            Err(error) => panic!("round {round}: {error:?}"),
        }
        damaged += 1;
        assert_eq!(fs::read(&path).unwrap(), bad, "round {round}");
        for side in ["-wal", "-shm"] {
            let _ = fs::remove_file(directory.path().join(format!("carnet.db{side}")));
        }
    }
    assert!(damaged > 150, "{damaged}");
}

#[test]
fn db_05_what_is_no_store_is_refused_and_left_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("other.db");
    fs::write(&path, "Référence;Dénomination\n".repeat(500)).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(open(&path), Err(Error::Damaged { path: named, .. }) if named == path));
    assert_eq!(fs::read(&path).unwrap(), before);
    let create = Store::open(&path, Mode::Create, testing::session("alice"));
    assert!(matches!(create, Err(Error::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(matches!(open(directory.path()), Err(Error::Inaccessible { .. })));
    assert!(matches!(open(&directory.path().join("none.db")), Err(Error::Missing(_))));
    // What a crash at the very beginning leaves: nobody becomes its admin by looking.
    fs::write(&path, "").unwrap();
    assert!(matches!(open(&path), Err(Error::Missing(_))));
}

#[test]
fn db_05_another_programs_database_keeps_its_journal() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("other.db");
    for (mode, kept) in [("DELETE", None), ("WAL", Some("-wal"))] {
        let other = rusqlite::Connection::open(&path).unwrap();
        other.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(())).unwrap();
        other.execute_batch("CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES (1)").unwrap();
        let copy = directory.path().join(format!("{mode}.db"));
        fs::copy(&path, &copy).unwrap();
        if let Some(side) = kept {
            let side_of = |path: &Path| format!("{}{side}", path.display());
            fs::copy(side_of(&path), side_of(&copy)).unwrap();
        }
        let before = fs::read(&copy).unwrap();
        assert!(matches!(open(&copy), Err(Error::Damaged { .. })), "{mode}");
        assert_eq!(fs::read(&copy).unwrap(), before, "{mode}");
    }
}

#[test]
fn db_06_a_newer_schema_is_refused_and_a_session_from_before_a_migration_does_not_write() {
    let mut test = testing::empty();
    let newer = format!("PRAGMA user_version = {}", crate::store::migrate::SCHEMA + 1);
    test.store.engine.write(|db| db.one(&newer, &[], |_| Ok(())).map(drop)).unwrap();
    assert!(matches!(open(&test.path()), Err(Error::Newer { .. })));
    let refused = create(&mut test.store, Account { reference: "A".into(), ..Account::default() });
    assert!(matches!(refused, Err(Error::Updated)));
    assert_eq!(Error::Updated.exit_code(), 75);
}

#[test]
fn db_07_directory_and_files_are_private_whatever_the_umask() {
    use nix::sys::stat::{Mode as Bits, umask};
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("deep/er/carnet.db");
    let old = umask(Bits::empty());
    let store = Store::open(&path, Mode::Create, testing::session("alice"));
    umask(old);
    let mut store = store.unwrap();
    account(&mut store, "M", "Martin");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(path.parent().unwrap().parent().unwrap()), 0o700);
    for side in ["", "-wal", "-shm"] {
        assert_eq!(mode(Path::new(&format!("{}{side}", path.display()))), 0o600, "{side}");
    }
}

#[test]
fn db_04_a_store_that_may_not_be_written_is_read_only() {
    let test = testing::empty();
    let path = test.path();
    drop(test.store);
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&path, 0o400);
    assert!(matches!(open(&path), Err(Error::ReadOnly(named)) if named == path));
    set(&path, 0o600);
    set(test.directory.path(), 0o500);
    assert!(matches!(open(&path), Err(Error::ReadOnly(named)) if named == test.directory.path()));
    set(test.directory.path(), 0o700);
}

#[test]
fn two_that_create_the_same_store_at_once_both_get_it() {
    for _ in 0..5 {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("carnet.db");
        let (path, barrier) = (&path, std::sync::Barrier::new(4));
        let barrier = &barrier;
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(move || {
                    barrier.wait();
                    Store::open(path, Mode::Create, testing::session("alice")).unwrap();
                });
            }
        });
        let store = open(path).unwrap();
        let admins = store.engine.read(|db| db.number("SELECT count(*) FROM user", params![])).unwrap();
        assert_eq!(admins, 1);
    }
}

#[test]
fn db_10_names_that_mean_something_to_sqlite_are_files() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file:x?mode=memory");
    drop(Store::open(&path, Mode::Create, testing::session("alice")).unwrap());
    assert!(fs::metadata(&path).unwrap().len() > 0);
}
