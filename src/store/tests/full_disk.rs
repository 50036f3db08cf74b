//! DB-03: a disk that gets full at every step of each command.

use super::*;
use crate::domain::order::Direction;

type Command = fn(&mut Store) -> Result<(), Error>;

fn some(store: &Store) -> AccountId {
    store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id
}

const COMMANDS: [(&str, Command); 8] = [
    ("create", |store| {
        let notes = "n".repeat(30_000);
        create(store, Account { reference: "N".into(), notes, ..Account::default() }).map(drop)
    }),
    ("edit", |store| edit(store, some(store), |account| account.notes = "n".repeat(30_000)).map(drop)),
    ("add", |store| {
        let big = MemberContact { note: "n".repeat(30_000), ..card("Eve") };
        let martin = some(store);
        store.write(Act::AddContact, "", |write| write.add_contact(martin, big)).map(drop)
    }),
    ("trash", |store| {
        let martin = some(store);
        store.write(Act::TrashAccount, &"s".repeat(30_000), |write| write.trash_account(martin)).map(drop)
    }),
    ("reorder", |store| {
        let id = members(store, some(store))[0].affiliation.id;
        let subject = "s".repeat(30_000);
        store.write(Act::ReorderContacts, &subject, |write| write.move_contact(id, Direction::Down)).map(drop)
    }),
    ("undo", |store| {
        let sql = "SELECT id FROM batch WHERE act = 'import-contacts'";
        let batch = BatchId(store.engine.read(|db| db.number(sql, &[]))?);
        store.undo(batch, &mut |_, _| true).map(drop)
    }),
    ("long", |store| {
        let (martin, mut left) = (some(store), 3);
        let chunk = &mut |write: &mut crate::store::Write, _: crate::store::Progress| {
            left -= 1;
            let big = MemberContact { note: "n".repeat(10_000), ..card("Long") };
            write.add_contact(martin, big)?;
            Ok(if left == 0 { crate::store::Step::Done } else { crate::store::Step::More })
        };
        store.write_in_chunks(Act::ImportContacts, "", &mut |_, _| true, chunk).map(drop)
    }),
    ("draft", |store| {
        let fields = [("note".to_owned(), "n".repeat(30_000).into())].into_iter().collect();
        let draft = crate::store::Draft {
            id: None,
            at: 0,
            form: "f".into(),
            subject: String::new(),
            account: None,
            record: None,
            fields,
        };
        store.keep_draft(&draft).map(drop)
    }),
];

#[test]
fn db_03_a_full_disk_is_said_nothing_is_half_written_and_the_next_run_is_fine() {
    for (name, command) in COMMANDS {
        let mut test = testing::empty();
        let store = &mut test.store;
        let martin = account(store, "M", "Martin");
        let imported = |write: &mut crate::store::Write| {
            let note = "n".repeat(9_000);
            for name in ["Ada", "Bob", "Cid"] {
                write.add_contact(martin, MemberContact { note: note.clone(), ..card(name) })?;
            }
            Ok(())
        };
        store.write(Act::ImportContacts, "f.csv", imported).unwrap();
        let before = facts(store);
        let mut refused = 0;
        for room in 0..100 {
            // A long write that was taken back leaves its history.
            let pages = store.engine.read(|db| db.number("PRAGMA page_count", &[])).unwrap();
            store.limit_pages(pages + room).unwrap();
            match command(store) {
                Ok(()) => break,
                Err(Error::Full) => refused += 1,
                Err(error) => panic!("{name} with {room} pages: {error:?}"),
            }
            assert_eq!(facts(store), before, "{name} with {room} pages");
        }
        assert!((1..100).contains(&refused), "{name} was refused {refused} times");
        assert_eq!(integrity(store), "ok", "{name}");
        assert!(test.store.again().is_ok());
    }
}
