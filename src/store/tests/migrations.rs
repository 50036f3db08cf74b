//! DB-14: stores of every earlier schema, as SQL text under `tests/fixtures`, become stores of today.
//!
//! Whoever adds a migration makes the fixture that the next one will need:
//! `UPDATE_FIXTURES=1 cargo test --lib store::tests::migrations` writes `schema-<n>.sql` for the schema of
//! this program, from [`full`]: what a new table holds is added there.

use std::{fs, path::PathBuf};

use rusqlite::Connection;

use super::*;
use crate::{
    domain::{order::Direction, user::Role},
    store::{Draft, WrittenCounts, migrate::SCHEMA, search},
};

/// A store with rows in every table.
fn full() -> testing::TestStore {
    let mut test = testing::empty();
    let store = &mut test.store;
    colleague(store, "bob", Role::Agent);
    let firm = Account {
        reference: "M".into(),
        name: "Boulangerie Martin".into(),
        domains: vec!["martin.example".into(), "société.example".into()],
        notes: "Ferme le lundi.\nL'entrée est derrière.".into(),
        ..Account::default()
    };
    let martin = create(store, firm).unwrap().value;
    for name in ["Ada", "Bob", "Cid"] {
        add(store, martin, name);
    }
    let [ada, bob, _] = &members(store, martin)[..] else { panic!("three contacts") };
    edit_contact(store, ada, |card| card.note = "le matin".into()).unwrap();
    let down = |write: &mut crate::store::Write| write.move_contact(ada.affiliation.id, Direction::Down);
    store.write(Act::ReorderContacts, "Ada", down).unwrap();
    delete(store, bob);
    let added = add(store, martin, "Dan");
    undo(store, added);
    let gone = account(store, "G", "Garage");
    store.write(Act::TrashAccount, "Garage", |write| write.trash_account(gone)).unwrap();
    import(store, martin);
    let draft = Draft {
        id: None,
        at: 0,
        form: "contact-add".into(),
        subject: "Eve".into(),
        account: Some(martin),
        record: None,
        fields: [("name".to_owned(), "Eve".into())].into_iter().collect(),
    };
    store.keep_draft(&draft).unwrap();
    store.engine.write(|db| search::later(db, martin)).unwrap();
    test
}

/// A file of accounts, a file of contacts, and one that was stopped.
fn import(store: &mut Store, martin: AccountId) {
    let firm = store.read(|read| read.account_by_reference("M")).unwrap().unwrap();
    let accounts = |write: &mut crate::store::Write| {
        write.create_account(Account { reference: "N".into(), name: "Neuf".into(), ..Account::default() })?;
        write.save_account(&firm, Account { legal_name: "Martin SARL".into(), ..firm.value.clone() })
    };
    store.write(Act::ImportAccounts, "accounts.csv", accounts).unwrap();
    let ada = members(store, martin).remove(0);
    let contacts = |write: &mut crate::store::Write| {
        write.note_import(Kind::Affiliation, note("d1", ImportMode::Add));
        write.add_contact(martin, card("Eve"))?;
        write.add_contact(martin, card("Fay"))?;
        write.save_contact(&ada, MemberContact { function: "Gérante".into(), ..ada.card() })
    };
    store.write(Act::ImportContacts, "contacts.csv", contacts).unwrap();
    let stopped =
        store.write_in_chunks(Act::ImportContacts, "stopped.csv", &mut |_, _| true, &mut |write, _| {
            if write.begun().is_some() {
                return Err(Error::Stopped);
            }
            write.add_contact(martin, card("Gil")).map(|_| crate::store::Step::More)
        });
    assert!(matches!(stopped, Err(Error::Stopped)));
}

fn fixture(schema: i64) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.sql"))
}

/// A store's file made from SQL text.
fn load(sql: &str) -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (directory, path)
}

fn texts(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.map(|text| text.unwrap().unwrap_or_default()).collect()
}

/// Tables of a kind (`table`, `virtual`), in the order in which they came into being. The parts of which a
/// virtual table consists are `shadow`.
fn tables(db: &Connection, kind: &str) -> Vec<String> {
    let sql = format!(
        "SELECT l.name FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'table'
         WHERE l.schema = 'main' AND l.type = '{kind}' AND l.name NOT LIKE 'sqlite_%' ORDER BY s.rowid"
    );
    texts(db, &sql)
}

fn columns(db: &Connection, table: &str) -> Vec<String> {
    texts(db, &format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"))
}

/// A table's rows as the statements that insert them.
fn rows(db: &Connection, table: &str, columns: &[String]) -> Vec<String> {
    let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    let (names, values) = (columns.join(", "), quoted.join(" || ', ' || "));
    let insert = format!("INSERT INTO {table} ({names}) VALUES (");
    texts(db, &format!("SELECT '{insert}' || {values} || ');' FROM {table} ORDER BY {}", columns[0]))
}

/// The text that makes the store again. What an index holds is built anew from its table.
fn dump(db: &Connection) -> String {
    let (plain, indexes) = (tables(db, "table"), tables(db, "virtual"));
    let of = |names: &[String], what: &str| {
        let sql = |name: &String| format!("SELECT sql || ';' FROM sqlite_schema WHERE {what} = '{name}'");
        names.iter().flat_map(|name| texts(db, &sql(name))).collect::<Vec<_>>()
    };
    let pragma = |name: &str| {
        let value: i64 = db.pragma_query_value(None, name, |row| row.get(0)).unwrap();
        format!("PRAGMA {name} = {value};")
    };
    // A batch may name a later one.
    let mut lines =
        vec!["PRAGMA foreign_keys = OFF;".to_owned(), pragma("application_id"), pragma("user_version")];
    lines.extend(of(&plain, "name"));
    plain.iter().for_each(|table| lines.extend(rows(db, table, &columns(db, table))));
    lines.push("DELETE FROM sqlite_sequence;".into());
    lines.extend(rows(db, "sqlite_sequence", &columns(db, "sqlite_sequence")));
    lines.extend(of(&plain, "type <> 'table' AND sql IS NOT NULL AND tbl_name"));
    for table in &indexes {
        lines.extend(of(std::slice::from_ref(table), "name"));
        lines.push(format!("INSERT INTO {table} ({table}) VALUES ('rebuild');"));
        lines.push(format!("INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1);"));
    }
    lines.join("\n") + "\n"
}

/// Every table, index and trigger with the text that made it.
fn schema(db: &Connection) -> Vec<String> {
    texts(db, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
}

/// What no migration may lose, each table with its columns: all but what is derived from others.
fn tables_of_facts(db: &Connection) -> Vec<(String, Vec<String>)> {
    let facts = tables(db, "table").into_iter().filter(|table| !table.starts_with("search_"));
    facts.map(|table| (table.clone(), columns(db, &table))).collect()
}

#[test]
fn db_14_a_store_of_every_earlier_schema_becomes_one_of_today_and_keeps_its_data() {
    let fresh = testing::empty();
    let fresh = schema(&Connection::open(fresh.path()).unwrap());
    for number in 1..SCHEMA {
        let sql = fs::read_to_string(fixture(number)).expect("a fixture for each earlier schema");
        let (_directory, path) = load(&sql);
        let file = || Connection::open(&path).unwrap();
        let tables = tables_of_facts(&file());
        let kept = |db: &Connection| -> Vec<String> {
            tables.iter().flat_map(|(table, columns)| rows(db, table, columns)).collect()
        };
        let before = kept(&file());
        let mut store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
        assert_eq!(schema(&file()), fresh, "schema {number}");
        assert_eq!(kept(&file()), before, "schema {number}");
        assert_eq!(integrity(&store), "ok", "schema {number}");
        let martin = store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id;
        add(&mut store, martin, "Zoe");
        let query = crate::store::AccountQuery { search: "zoe ada".into(), ..Default::default() };
        assert_eq!(store.read(|read| read.count_accounts(&query)).unwrap(), 1, "schema {number}");
    }
}

#[test]
fn db_14_the_imports_of_schema_1_are_listed_with_what_they_did() {
    let (_directory, path) = load(&fs::read_to_string(fixture(1)).unwrap());
    let store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
    let imports = store.read(|read| read.imports(None, 9)).unwrap();
    let said: Vec<_> = imports
        .iter()
        .map(|import| {
            let WrittenCounts { created, updated, deleted } = import.written;
            (import.batch.subject.as_str(), import.kind, [created, updated, deleted], &import.note)
        })
        .collect();
    let expected = [
        ("contacts.csv", Kind::Affiliation, [2, 1, 0], &None),
        ("accounts.csv", Kind::Account, [1, 1, 0], &None),
    ];
    assert_eq!(said, expected);
    assert_eq!(imports[0].batch.changes, 5);
}

#[test]
fn db_14_the_store_of_which_a_fixture_is_made_has_rows_in_every_table_and_comes_back_from_its_text() {
    let test = full();
    let db = Connection::open(test.path()).unwrap();
    for table in tables(&db, "table") {
        assert!(!rows(&db, &table, &columns(&db, &table)).is_empty(), "{table} is empty");
    }
    let text = dump(&db);
    let (_directory, path) = load(&text);
    assert_eq!(dump(&Connection::open(path).unwrap()), text);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(fixture(SCHEMA), text).unwrap();
    }
}
