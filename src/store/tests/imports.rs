//! What is known of the imports that were made, and what each did (X7).

use super::*;
use crate::{
    domain::change::Change,
    store::{BatchState, Effect, From, Import, Step, WrittenCounts},
};

fn imports(store: &Store) -> Vec<Import> {
    store.read(|read| read.imports(None, 50)).unwrap()
}

fn counts(created: i64, updated: i64, deleted: i64) -> WrittenCounts {
    WrittenCounts { created, updated, deleted }
}

fn earlier(store: &Store, kind: Kind, digest: &str) -> Option<BatchId> {
    store.read(|read| read.earlier_import(kind, digest)).unwrap().map(|import| import.batch.id)
}

/// An account with A, B and C.
fn member(store: &mut Store, reference: &str) -> AccountId {
    let id = account(store, reference, "Martin");
    for name in ["A", "B", "C"] {
        add(store, id, name);
    }
    id
}

const PHONES: &str = "+33 6 12 34 56 78";

#[test]
fn x7_what_an_import_wrote_is_counted_in_its_changes_a_contact_once_and_a_move_not_at_all() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = member(store, "M");
    let b = members(store, martin).remove(1);
    let batch = store
        .write(Act::ImportContacts, "membres.csv", |write| {
            write.note_import(Kind::Affiliation, note("d1", ImportMode::SynchroniseAll));
            // B's contact and its link change, A only moves.
            let mut wanted = b.card();
            (wanted.contact.phones, wanted.note) = ("1".into(), "n".into());
            write.save_contact(&b, wanted)?;
            synchronise(write, martin, &[("B", "1"), ("D", "2"), ("E", "3"), ("A", PHONES)])
        })
        .unwrap()
        .batch
        .unwrap();
    let [import] = &imports(store)[..] else { panic!("one import") };
    assert_eq!((import.batch.id, import.written), (batch, counts(2, 1, 1)));
    assert_eq!(
        (import.kind, &import.note),
        (Kind::Affiliation, &Some(note("d1", ImportMode::SynchroniseAll)))
    );
    let changes = format!("SELECT count(*) FROM change WHERE batch = {}", batch.0);
    assert_eq!(import.batch.changes, store.engine.read(|db| db.number(&changes, &[])).unwrap());
}

#[test]
fn x7_accounts_that_an_import_updated_twice_or_deleted_are_counted() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let other = account(store, "O", "Other");
    account(store, "M", "Martin");
    let rename = |write: &mut Write, to: &str| {
        let base = write.account_by_reference("M")?.ok_or(Error::Gone)?;
        write.save_account(&base, Account { name: to.into(), ..base.value.clone() })
    };
    let whole = |write: &mut Write| {
        write.note_import(Kind::Account, note("a1", ImportMode::Add));
        write.create_account(Account { reference: "N".into(), ..Account::default() })?;
        rename(write, "One")?;
        rename(write, "Two")?;
        write.trash_account(other)
    };
    store.write(Act::ImportAccounts, "accounts.csv", whole).unwrap();
    assert_eq!(imports(store)[0].written, counts(1, 1, 1));
}

#[test]
fn x7_imports_of_all_kinds_are_listed_newest_first_and_other_acts_are_none() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = member(store, "M");
    let acts =
        [Act::ImportAccounts, Act::LoadSample, Act::ImportContacts].map(|act| (act, act.code().to_owned()));
    for (act, name) in &acts {
        let kind = if *act == Act::ImportAccounts { Kind::Account } else { Kind::Affiliation };
        let brought = |write: &mut Write| {
            write.note_import(kind, note(name, ImportMode::Add));
            write.add_contact(martin, card("D")).map(drop)
        };
        store.write(*act, name, brought).unwrap();
    }
    let listed: Vec<Act> = imports(store).iter().map(|import| import.batch.act).collect();
    assert_eq!(listed, [Act::ImportContacts, Act::LoadSample, Act::ImportAccounts]);
    let [last, _, first] = &imports(store)[..] else { panic!("three") };
    let older = store.read(|read| read.imports(Some(last.batch.id), 1)).unwrap();
    assert_eq!(older[0].batch.act, Act::LoadSample);
    let one = store.read(|read| read.import(first.batch.id)).unwrap();
    assert_eq!(one.as_ref(), Some(first));
    assert_eq!(store.read(|read| read.import(BatchId(1))).unwrap(), None);
    let nothing = |write: &mut Write| {
        write.note_import(Kind::Affiliation, note("x", ImportMode::Add));
        Ok(())
    };
    assert_eq!(store.write(Act::ImportContacts, "same.csv", nothing).unwrap().batch, None);
    assert_eq!(imports(store).len(), 3, "an import that changes nothing is none");
}

#[test]
fn s8_the_same_bytes_are_known_as_long_as_their_import_stands() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = member(store, "M");
    let batch = synchronised(store, &[(martin, &[("D", "1")])]);
    assert_eq!(earlier(store, Kind::Affiliation, "d1"), Some(batch));
    assert_eq!(earlier(store, Kind::Affiliation, "d2"), None);
    assert_eq!(earlier(store, Kind::Account, "d1"), None, "another subject");
    let undone = undo(store, batch);
    assert_eq!(earlier(store, Kind::Affiliation, "d1"), None, "taken back");
    undo(store, undone);
    assert_eq!(earlier(store, Kind::Affiliation, "d1"), Some(batch), "brought again");
    let again = synchronised(store, &[(martin, &[("E", "1")])]);
    assert_eq!(earlier(store, Kind::Affiliation, "d1"), Some(again), "the latest");
}

#[test]
fn s8_a_long_import_says_its_figures_while_it_runs_and_an_abandoned_one_did_nothing() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    let reader = test.store.again().unwrap();
    let mut chunk = 0;
    let mut import = |store: &mut Store, digest: &'static str, end: Result<(), Error>| {
        let mut end = Some(end);
        let first = chunk;
        store.write_in_chunks(Act::ImportContacts, "f.csv", &mut |_, _| true, &mut |write, _| {
            chunk += 1;
            let rejected = chunk - first;
            write.note_import(Kind::Affiliation, ImportNote { rejected, ..note(digest, ImportMode::Add) });
            if rejected == 1 {
                // Nothing is written yet, so there is no batch to note it beside.
                return Ok(Step::More);
            }
            write.add_contact(martin, card("D"))?;
            if rejected == 4 {
                let [running, ..] = &imports(&reader)[..] else { panic!("it is listed") };
                assert_eq!((running.batch.state, running.batch.changes), (BatchState::Running, 4));
                assert_eq!(running.note.as_ref().unwrap().rejected, 3);
                assert_eq!(earlier(&reader, Kind::Affiliation, digest), None, "not at its end");
                return end.take().unwrap().map(|()| Step::Done);
            }
            Ok(Step::More)
        })
    };
    let done = import(&mut test.store, "d1", Ok(())).unwrap().batch.unwrap();
    assert_eq!(earlier(&reader, Kind::Affiliation, "d1"), Some(done));
    let [import_done] = &imports(&reader)[..] else { panic!("one") };
    assert_eq!((import_done.written, import_done.note.as_ref().unwrap().rejected), (counts(3, 0, 0), 4));
    assert!(import(&mut test.store, "d2", Err(Error::Stopped)).is_err());
    let [stopped, _] = &imports(&reader)[..] else { panic!("two") };
    assert_eq!((stopped.batch.state, stopped.written), (BatchState::Abandoned, counts(0, 0, 0)));
    assert_eq!(earlier(&reader, Kind::Affiliation, "d2"), None);
}

/// An effect in a word: the account's reference, what happened, to what, in how many records.
fn word(effect: &Effect) -> String {
    let account = effect.account.as_ref().map_or("–", |account| account.reference.as_str());
    format!("{account} {:?} {} {}", effect.deed(), effect.name, effect.changes.len())
}

#[test]
fn x7_what_an_import_did_is_read_thing_by_thing_and_window_by_window_both_ways() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let [martin, other] = ["M", "O"].map(|reference| member(store, reference));
    let batch =
        synchronised(store, &[(martin, &[("B", "1"), ("D", "2"), ("A", PHONES)]), (other, &[("C", "3")])]);
    let window = |from: From<crate::store::EffectKey>, limit| {
        store.read(|read| read.effects(batch, from, limit)).unwrap()
    };
    let all = window(From::Start, 50);
    let words: Vec<String> = all.iter().map(word).collect();
    let expected = [
        "M Updated B 1",
        "M Created D 2",
        "M Trashed C 2",
        "M Reordered  0",
        "O Updated C 1",
        "O Trashed A 2",
        "O Trashed B 2",
        "O Reordered  0",
    ];
    assert_eq!(words, expected);
    let page = |effects: Vec<Effect>| effects.iter().map(word).collect::<Vec<_>>();
    assert_eq!(page(window(From::Start, 3)), expected[..3]);
    assert_eq!(page(window(From::After(all[2].key()), 3)), expected[3..6]);
    assert_eq!(page(window(From::At(all[2].key()), 2)), expected[2..4]);
    assert_eq!(page(window(From::Before(all[4].key()), 3)), expected[1..4]);
    assert_eq!(window(From::End, 8), all, "upwards they are the same");
    assert_eq!(page(window(From::End, 2)), expected[6..]);
    let kinds: Vec<Kind> = all[1].changes.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Kind::Contact, Kind::Affiliation], "in the order in which they were made");
    let (_, Change::Updated(before, after)) = &all[0].changes[0] else { panic!("an update") };
    assert_eq!((&before["phones"], &after["phones"]), (&PHONES.into(), &"1".into()));
    let undone = undo(store, batch);
    let back = store.read(|read| read.effects(undone, From::Start, 50)).unwrap();
    let deeds: Vec<String> = back.iter().map(word).collect();
    assert!(deeds.contains(&"M Removed D 2".into()) && deeds.contains(&"O Restored A 2".into()), "{deeds:?}");
}
