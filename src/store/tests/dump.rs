//! The whole store as records, and a store from them.

use std::{collections::BTreeSet, fs, path::Path};

use super::*;
use crate::{
    domain::record::Fields,
    store::{AccountQuery, Draft, From, Loaded, SCHEMA, dump::TABLES},
};

/// Tables that are made from others, and are not carried.
const DERIVED: [&str; 5] = ["search_doc", "search_pending", "search_words", "search_digits", "coverage"];

fn records(store: &Store) -> Vec<Fields> {
    let mut records = Vec::new();
    let keep = |record: &Fields| {
        records.push(record.clone());
        Ok(true)
    };
    store.read(|read| read.each_record(keep)).unwrap();
    records
}

/// Loads records as `login`; the first that is not taken fails it.
fn load(path: &Path, login: &str, records: &[Fields]) -> Result<Loaded, Error> {
    Store::load(path, &testing::session(login), SCHEMA, &mut |_, _| true, |loading, _| {
        for record in records {
            if !loading.add(record)? {
                return Err(Error::Other(format!("not taken: {record:?}")));
            }
        }
        assert!(loading.is_whole()?);
        Ok(())
    })
}

fn table(record: &Fields) -> &str {
    record["table"].as_str().unwrap()
}

/// A store with all there can be: trash, an act and a creation taken back, two users, a draft, any letter.
fn full() -> testing::TestStore {
    let mut test = testing::empty();
    let store = &mut test.store;
    let m = account(store, "M", "Martin « 😀 » \u{202e}\u{1}\"\\\n");
    add(store, m, "Ada");
    add(store, m, "Bob");
    delete(store, &members(store, m)[0]);
    let batch = edit(store, m, |account| account.domains = vec!["b.fr".into(), "é.fr".into()]).unwrap();
    undo(store, batch);
    edit(store, m, |account| account.domains = vec!["z.fr".into(), "a.fr".into()]).unwrap();
    let v = account(store, "V", "Vieux");
    store.write(Act::TrashAccount, "Vieux", |write| write.trash_account(v)).unwrap();
    let last = create(store, Account { reference: "N".into(), ..Account::default() }).unwrap();
    undo(store, last.batch.unwrap());
    drop(colleague(store, "zoé", Role::Agent));
    let fields = [("note".to_owned(), "à moitié".into())].into_iter().collect();
    let draft = Draft {
        id: None,
        at: 0,
        form: "contact".into(),
        subject: "M".into(),
        account: Some(m),
        record: None,
        fields,
    };
    store.keep_draft(&draft).unwrap();
    test
}

#[test]
fn s11_every_table_is_carried_or_derived() {
    let test = testing::empty();
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
               AND name NOT LIKE 'sqlite_%'";
    let all = test.store.engine.read(|db| db.all(sql, &[], |row| Ok(row.get::<_, String>(0)?))).unwrap();
    let known = TABLES.iter().chain(&DERIVED).map(|name| (*name).to_owned());
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), known.collect::<BTreeSet<_>>());
}

#[test]
fn s11_every_column_that_is_carried_holds_numbers_or_texts() {
    let test = testing::empty();
    for table in TABLES {
        let sql = "SELECT type FROM pragma_table_info(?1)";
        let of = |db: crate::store::Db| {
            db.all(sql, crate::store::engine::params![table], |row| Ok(row.get::<_, String>(0)?))
        };
        let types = test.store.engine.read(of).unwrap();
        assert!(
            !types.is_empty() && types.iter().all(|kind| ["INTEGER", "TEXT"].contains(&kind.as_str())),
            "{table}"
        );
    }
}

#[test]
fn s11_a_store_that_was_loaded_is_the_same_in_every_record() {
    let test = full();
    let before = records(&test.store);
    let tables: Vec<&str> = before.iter().map(table).collect();
    assert!(tables.is_sorted_by_key(|name| TABLES.iter().position(|t| t == name).unwrap_or(99)));
    assert_eq!(tables.iter().collect::<BTreeSet<_>>().len(), 10, "all of them, and the sequences");
    assert!(before.iter().all(|record| !record.contains_key("contacts")), "a derived figure");

    let other = tempfile::tempdir().unwrap();
    let path = other.path().join("deep/carnet.db");
    let loaded = load(&path, "alice", &before).unwrap();
    assert_eq!((loaded.accounts, loaded.contacts, loaded.users), (2, 2, 2));
    assert_eq!((loaded.admins, loaded.is_user), (vec!["alice".to_owned()], true));
    let store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
    assert_eq!(records(&store), before);
    assert_eq!(facts(&store), facts(&test.store));
    assert_eq!(integrity(&store), "ok");
}

#[test]
fn s11_what_is_derived_is_made_again_and_identities_are_never_reused() {
    let test = full();
    let other = tempfile::tempdir().unwrap();
    let path = other.path().join("carnet.db");
    load(&path, "alice", &records(&test.store)).unwrap();
    let mut store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
    let found = |store: &Store, search: &str| {
        let query = AccountQuery { search: search.into(), ..AccountQuery::default() };
        store.read(|read| read.accounts(&query, From::Start, 9)).unwrap()
    };
    for search in ["mart", "bob@martin", "0612345678", "z.fr"] {
        let rows = found(&store, search);
        assert_eq!(rows, found(&test.store, search), "{search}");
        assert_eq!(rows.len(), 1, "{search}");
    }
    assert_eq!(found(&store, "vieux").len(), 0, "in the trash");
    let next = |store: &mut Store| account(store, "X", "X");
    let mut first = test;
    assert_eq!(next(&mut store), next(&mut first.store), "the account that was taken back keeps its number");
    let sql = "SELECT id FROM batch WHERE act = 'trash-account'";
    let trashed = store.engine.read(|db| db.number(sql, &[])).unwrap();
    undo(&mut store, BatchId(trashed));
    assert_eq!(found(&store, "vieux").len(), 1, "the history came along");
}

#[test]
fn s11_a_new_store_is_replaced_and_one_with_work_in_it_is_not() {
    let all = records(&full().store);
    let fresh = testing::empty();
    load(&fresh.path(), "alice", &all).unwrap();
    assert_eq!(records(&fresh.store), all);

    let mut worked = testing::empty();
    account(&mut worked.store, "W", "Work");
    let before = records(&worked.store);
    assert!(
        matches!(load(&worked.path(), "alice", &all), Err(Error::NotEmpty(path)) if path == worked.path())
    );
    assert_eq!(records(&worked.store), before);

    let mut typed = testing::empty();
    let draft = Draft {
        id: None,
        at: 0,
        form: "account".into(),
        subject: String::new(),
        account: None,
        record: None,
        fields: Fields::new(),
    };
    typed.store.keep_draft(&draft).unwrap();
    assert!(
        matches!(load(&typed.path(), "alice", &all), Err(Error::NotEmpty(_))),
        "what is typed is not lost"
    );
}

#[test]
fn ac_15_only_an_administrator_of_a_new_store_replaces_it() {
    let all = records(&full().store);
    let mut fresh = testing::empty();
    assert!(
        matches!(load(&fresh.path(), "mallory", &all), Err(Error::UnknownUser(login)) if login == "mallory")
    );
    fresh.make_reader();
    assert!(matches!(load(&fresh.path(), "alice", &all), Err(Error::Denied(Role::Admin))));
    assert!(Store::check_unused(&fresh.path(), &testing::session("alice")).is_err());
    assert!(Store::check_unused(Path::new("/nowhere/carnet.db"), &testing::session("alice")).is_ok());
}

#[test]
fn s11_whoever_is_no_user_of_what_came_in_is_told_and_writes_nothing_with_an_old_session() {
    let mut all = records(&full().store);
    let alice = all.iter_mut().find(|record| table(record) == "user").unwrap();
    alice.insert("login".into(), "bob".into());
    let mut fresh = testing::empty();
    let loaded = load(&fresh.path(), "alice", &all).unwrap();
    assert_eq!((loaded.is_user, loaded.admins), (false, vec!["bob".to_owned()]));
    let refused = create(&mut fresh.store, Account { reference: "X".into(), ..Account::default() });
    assert!(matches!(refused, Err(Error::UnknownUser(login)) if login == "alice"), "bob has her number now");
}

/// Makes a record one that cannot be.
type Change = fn(&mut Fields);

#[test]
fn s11_what_is_no_record_of_the_schema_is_not_taken() {
    let good = records(&full().store);
    let account = good.iter().position(|record| table(record) == "account").unwrap();
    let changes: [(&str, Change); 8] = [
        ("an unknown table", |record| drop(record.insert("table".into(), "sqlite_schema".into()))),
        ("a column too many", |record| drop(record.insert("contacts".into(), 3.into()))),
        ("a column too few", |record| drop(record.shift_remove("notes"))),
        ("a text for a number", |record| drop(record.insert("version".into(), "x".into()))),
        ("a fraction", |record| drop(record.insert("version".into(), 1.5.into()))),
        ("nothing where something stands", |record| drop(record.insert("name".into(), ().into()))),
        ("a NUL", |record| drop(record.insert("name".into(), "a\0b".into()))),
        ("no table", |record| drop(record.shift_remove("table"))),
    ];
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    for (what, change) in changes {
        let mut bad = good.clone();
        change(&mut bad[account]);
        assert!(matches!(load(&path, "alice", &bad), Err(Error::Other(_))), "{what}");
    }
    let twice: Vec<Fields> = good.iter().flat_map(|record| [record.clone(), record.clone()]).collect();
    assert!(matches!(load(&path, "alice", &twice), Err(Error::Other(_))));
    let missing = Store::open(&path, Mode::Existing, testing::session("alice"));
    assert!(matches!(missing, Err(Error::Missing(_))), "nothing was written");
    load(&path, "alice", &good).unwrap();
}

#[test]
fn s11_a_record_that_names_a_missing_one_is_noticed() {
    let good = records(&full().store);
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    let without_contacts = good.iter().filter(|record| table(record) != "contact");
    let noticed = Store::load(&path, &testing::session("alice"), SCHEMA, &mut |_, _| true, |loading, _| {
        for record in without_contacts {
            assert!(loading.add(record)?);
        }
        assert!(!loading.is_whole()?);
        Err(Error::Gone)
    });
    assert!(matches!(noticed, Err(Error::Gone)));
}

#[test]
fn db_01_a_load_that_dies_or_is_stopped_leaves_an_empty_store() {
    let mut all = records(&full().store);
    let contact = all.iter().find(|record| table(record) == "contact").unwrap().clone();
    let many = (100..6_000_i64).map(|id| {
        let mut one = contact.clone();
        one.insert("id".into(), id.into());
        one.insert("name".into(), "n".repeat(4_000).into());
        one
    });
    all.splice(0..0, many);
    let directory = tempfile::tempdir().unwrap();
    let (path, image) = (directory.path().join("carnet.db"), directory.path().join("image.db"));
    let side = |path: &Path, side: &str| format!("{}{side}", path.display());
    let stopped = Store::load(&path, &testing::session("alice"), SCHEMA, &mut |_, _| true, |loading, _| {
        for record in &all {
            assert!(loading.add(record)?);
        }
        // What the disk holds when the process dies here.
        fs::copy(&path, &image).unwrap();
        fs::copy(side(&path, "-wal"), side(&image, "-wal")).unwrap();
        Err(Error::Stopped)
    });
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert!(fs::metadata(side(&image, "-wal")).unwrap().len() > 1 << 20, "much was on the disk already");
    for path in [&path, &image] {
        let missing = Store::open(path, Mode::Existing, testing::session("alice"));
        assert!(matches!(missing, Err(Error::Missing(_))));
        load(path, "alice", &all[5_900..]).unwrap();
    }
}

#[test]
fn s11_a_long_write_that_was_under_way_is_taken_back_in_the_store_that_gets_it() {
    let mut test = testing::empty();
    account(&mut test.store, "M", "Martin");
    let half = create(&mut test.store, Account { reference: "H".into(), ..Account::default() }).unwrap();
    testing::unfinish(&mut test.store, half.batch.unwrap());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    load(&path, "alice", &records(&test.store)).unwrap();
    let store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
    assert!(store.read(|read| read.account_head("H")).unwrap().is_none());
    assert!(store.read(|read| read.account_head("M")).unwrap().is_some());
}

#[test]
fn s11_stopping_while_the_derived_is_made_leaves_nothing() {
    let all = records(&full().store);
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    let stopped = Store::load(&path, &testing::session("alice"), SCHEMA, &mut |_, _| false, |loading, _| {
        all.iter().try_for_each(|record| loading.add(record).map(drop))
    });
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert!(matches!(Store::open(&path, Mode::Existing, testing::session("alice")), Err(Error::Missing(_))));
}
