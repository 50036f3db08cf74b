//! What an act would do is found out without doing it (X3).

use std::collections::{BTreeMap, BTreeSet};

use super::{categories::switch, *};
use crate::domain::{
    category::Category,
    coverage::{Effect, difference},
    impact::Impact,
    resolve::Subject,
    settings::Setting,
    topic::Topic,
};

/// An account whose only contact answers for fraud.
fn with_fraud(store: &mut Store) -> (AccountId, BatchId) {
    let martin = account(store, "M", "Martin");
    let mut ada = card("Ada");
    ada.categories = [Category::Fraud].into();
    let added = store.write(Act::AddContact, "Ada", |write| write.add_contact(martin, ada)).expect("added");
    (martin, added.batch.expect("a batch"))
}

/// What taking a batch back would change, found out while nothing changes.
fn foreseen(store: &mut Store, batch: BatchId) -> Impact {
    let before = (store.read(|read| read.stamp()).expect("read"), records(store));
    let impact = store.impact_of_undo(batch, &mut |_, _| true).expect("weighed");
    assert_eq!((store.read(|read| read.stamp()).expect("read"), records(store)), before);
    impact
}

/// The accounts that are there, as the resolver sees them.
fn standing(store: &Store) -> BTreeMap<AccountId, Subject> {
    let sql = "SELECT id FROM account WHERE trashed = 0";
    let ids = store.engine.read(|db| db.all(sql, &[], |row| Ok(AccountId(row.get(0)?)))).expect("read");
    let subject = |id| store.read(|read| read.recipients(id)).expect("read").expect("there");
    ids.into_iter().map(|id| (id, subject(id))).collect()
}

/// Who begins and ceases to receive what, by what a person calls the account, and whether that goes.
fn changes(
    store: &Store,
    before: &BTreeMap<AccountId, Subject>,
    after: &BTreeMap<AccountId, Subject>,
) -> BTreeMap<String, (Vec<Effect>, bool)> {
    let called = |id: AccountId| {
        let key = crate::store::table::Key { kind: Kind::Account, id: id.0 };
        store.engine.read(|db| crate::store::history::name(db, key)).expect("read")
    };
    let ids: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    let change = |id: AccountId| {
        let (was, becomes) = (before.get(&id), after.get(&id));
        let nobody = was.or(becomes)?.clone().deserted();
        let effects = difference(was.unwrap_or(&nobody), becomes.unwrap_or(&nobody));
        (!effects.is_empty()).then(|| (called(id), (effects, becomes.is_none())))
    };
    ids.into_iter().filter_map(change).collect()
}

/// Takes a batch back after it was asked what that changes: what was said is what happens, a refusal too.
pub fn said_and_done(store: &mut Store, batch: BatchId) -> Result<(Impact, Option<BatchId>), Error> {
    let before = standing(store);
    let weighed = store.impact_of_undo(batch, &mut |_, _| true);
    let accounts = store.engine.read(|db| crate::store::history::accounts(db, batch)).expect("read");
    if let (Ok(weighed), false) = (&weighed, accounts.is_empty()) {
        assert_eq!(&in_parts(store, batch), weighed);
    }
    let undone = store.undo(batch, &mut |_, _| true);
    let (impact, undone) = match (weighed, undone) {
        (Ok(impact), Ok(undone)) => (impact, undone),
        (weighed, undone) => {
            let (weighed, undone) = (weighed.expect_err("refused"), undone.expect_err("refused"));
            assert_eq!(format!("{weighed:?}"), format!("{undone:?}"));
            return Err(undone);
        }
    };
    let done = changes(store, &before, &standing(store));
    let said: BTreeMap<_, _> =
        impact.named().map(|told| (told.account.clone(), (told.effects.clone(), told.goes))).collect();
    assert_eq!(said, done);
    let (going, staying): (Vec<_>, Vec<_>) = done.values().partition(|(_, goes)| *goes);
    let losing = staying.iter().filter(|(effects, _)| effects.iter().any(Effect::last)).count();
    assert_eq!((impact.accounts, impact.going, impact.losing), (done.len(), going.len(), losing));
    Ok((impact, undone.batch))
}

/// The same found out as of a long batch.
fn in_parts(store: &mut Store, batch: BatchId) -> Impact {
    let batch = store.read(|read| read.batch(batch)).expect("read").expect("there");
    store.impact_in_parts(&batch, &mut |_, _| true).expect("weighed")
}

/// The same of a batch that can be taken back.
fn taken_back(store: &mut Store, batch: BatchId) -> (Impact, BatchId) {
    let (impact, undoing) = said_and_done(store, batch).expect("taken back");
    (impact, undoing.expect("a batch"))
}

#[test]
fn x3_what_a_taking_back_would_change_is_what_it_changes() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (_, added) = with_fraud(store);
    let (impact, undoing) = taken_back(store, added);
    let [one] = impact.named_losing() else { panic!("{impact:?}") };
    assert!(one.effects.iter().any(|effect| effect.topic == Topic::Fraud && effect.last()));
    let (impact, _) = taken_back(store, undoing);
    assert_eq!((impact.accounts, impact.losing), (1, 0), "it is brought again");
}

/// Sixty accounts of twenty contacts with one shared by the first and the last, and a file that changes half of the contacts,
/// ends others, and brings new ones: several times what is tried at once.
fn many(store: &mut Store) -> (Vec<AccountId>, BatchId) {
    let accounts: Vec<AccountId> =
        (0..60).map(|n| account(store, &format!("M{n:02}"), &format!("Martin {n:02}"))).collect();
    let fill = |write: &mut Write| {
        for (n, account) in accounts.iter().enumerate() {
            let mut end = write.order_end(*account)?;
            for contact in 0..20 {
                let mut card = card(&format!("A{contact}"));
                card.contact.mails = format!("a{contact}@m{n}.fr");
                card.notification = NotificationType::ALL[contact % NotificationType::ALL.len()];
                write.append_contact(&mut end, card)?;
            }
        }
        Ok(())
    };
    store.write(Act::ImportContacts, "before.csv", fill).expect("filled");
    let shared = members(store, accounts[0]).remove(4).contact.id;
    store.write(Act::AddContact, "", |write| write.affiliate(accounts[59], shared)).expect("shared");
    let there = members(store, accounts[59]).pop().expect("the shared one");
    edit_contact(store, &there, |card| card.notification = NotificationType::Receptionist).expect("signs");
    let change = |write: &mut Write| {
        for account in &accounts {
            for (n, member) in write.members(*account)?.into_iter().take(20).enumerate() {
                let mut card = member.card();
                match n % 4 {
                    0 => card.contact.mails = format!("new{n}@m.fr"),
                    1 => card.notification = NotificationType::None,
                    2 if n > 4 => {
                        write.trash_contact(member.affiliation.id)?;
                        continue;
                    }
                    _ => continue,
                }
                write.save_contact(&member, card)?;
            }
            let mut new = card("New");
            new.notification = NotificationType::All;
            new.contact.mails = "new@m.fr".into();
            write.add_contact(*account, new)?;
        }
        Ok(())
    };
    let batch = store.write(Act::SynchroniseContacts, "after.csv", change).expect("changed").batch;
    (accounts, batch.expect("a batch"))
}

#[test]
fn x3_a_taking_back_of_many_accounts_is_weighed_in_parts_and_exact_in_every_one() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (accounts, batch) = many(store);
    // Somebody works on what the file brought: this is kept.
    let fifth = members(store, accounts[5]);
    edit_contact(store, &fifth[0], |card| card.contact.mails = "kept@m.fr".into()).expect("edited");
    edit_contact(store, &fifth[1], |card| card.notification = NotificationType::All).expect("edited");
    let mut seen = Vec::new();
    let found = store.read(|read| read.batch(batch)).expect("read").expect("there");
    store
        .impact_in_parts(&found, &mut |stage, far| {
            seen.push((stage, far.done, far.of));
            true
        })
        .expect("weighed");
    assert!(seen.len() >= 2 && seen.is_sorted_by_key(|(_, done, _)| *done), "{seen:?}");
    assert!(seen.iter().all(|(stage, _, of)| (*stage, *of) == (Stage::Weighing, 60)), "{seen:?}");
    let (impact, undoing) = taken_back(store, batch);
    assert_eq!(impact.accounts, 60);
    let (impact, _) = taken_back(store, undoing);
    assert_eq!(impact.accounts, 60);
    let stopped = store.impact_in_parts(&found, &mut |_, _| false);
    assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
}

#[test]
fn x3_what_cannot_be_taken_back_is_refused_when_it_is_weighed() {
    let mut test = testing::empty();
    let mut bob = colleague(&mut test.store, "bob", Role::Admin);
    let mut carl = colleague(&mut test.store, "carl", Role::Agent);
    let store = &mut test.store;
    let (martin, added) = with_fraud(store);
    let rename = |store: &mut Store, mail: &str| {
        let ada = members(store, martin).remove(0);
        edit_contact(store, &ada, |card| card.contact.mails = mail.into()).expect("edited")
    };
    let edited = rename(store, "ada@m.fr");
    rename(&mut bob, "ada@martin.fr");
    let refused =
        |store: &mut Store, batch| format!("{:?}", said_and_done(store, batch).expect_err("refused"));
    assert!(refused(store, edited).contains("problem-undo-touched"));
    assert!(refused(store, added).contains("problem-undo-touched"));
    assert!(refused(&mut carl, edited).starts_with("Denied(Admin"));
    assert_eq!(refused(store, BatchId(999)), "Gone");
}

#[test]
fn x3_an_account_that_would_go_takes_from_all_and_opens_no_hole_and_one_that_comes_gives() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, _) = with_fraud(store);
    let rehearsed = |store: &mut Store, act, write: &dyn Fn(&mut Write) -> Result<(), Error>| {
        let impact = store.rehearse(act, "", &mut |_, _| true, write).expect("rehearsed");
        assert_eq!((impact.accounts, impact.losing), (1, 0));
        impact
    };
    let trash = |write: &mut Write| write.trash_account(martin);
    let restore = |write: &mut Write| write.restore_account(martin);
    let goes = rehearsed(store, Act::TrashAccount, &trash);
    let [gone] = &goes.named().collect::<Vec<_>>()[..] else { panic!("{goes:?}") };
    assert!(gone.goes && gone.effects.iter().all(|effect| effect.losses[0].name == "Ada"));
    let trashed = store.write(Act::TrashAccount, "", trash).expect("trashed").batch.expect("a batch");
    let comes = rehearsed(store, Act::RestoreAccount, &restore);
    let [back] = &comes.named().collect::<Vec<_>>()[..] else { panic!("{comes:?}") };
    assert!(!back.goes && back.effects.iter().all(|effect| effect.gains[0].name == "Ada"));
    assert_eq!(foreseen(store, trashed), comes);
    assert!(
        store.read(|read| read.account(martin)).expect("read").expect("there").trashed,
        "nothing is done"
    );
    let (_, again) = taken_back(store, trashed);
    assert_eq!(foreseen(store, again), goes);
}

#[test]
fn x3_what_changes_nobody_tells_nothing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, _) = with_fraud(store);
    let noted = edit(store, martin, |account| account.notes = "n".into()).expect("noted");
    assert!(foreseen(store, noted).is_empty());
}

#[test]
fn x3_a_switch_that_is_taken_back_tells_of_every_account_that_it_concerns() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    account(store, "N", "Nobody");
    let off = switch(store, Setting::AfterSales, "off").expect("switched").expect("a batch");
    let (impact, on) = taken_back(store, off);
    let [martin] = &impact.named().collect::<Vec<_>>()[..] else { panic!("{impact:?}") };
    assert_eq!((martin.account.as_str(), martin.effects[0].topic), ("M · Martin", Topic::AfterSales));
    let (impact, _) = taken_back(store, on);
    assert_eq!((impact.accounts, impact.losing), (1, 1));
}

#[test]
fn x3_accounts_that_hand_a_domain_or_a_reference_over_are_weighed_together() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let giver = account(store, "Y", "Yves");
    edit(store, giver, |account| account.domains = vec!["d.example".into()]).expect("edited");
    let hand_over = |write: &mut Write| {
        let base = write.account(giver)?.expect("there");
        let without = Account { reference: "Y-2".into(), domains: Vec::new(), ..base.value.clone() };
        write.save_account(&base, without)?;
        for n in 0..CHUNK {
            write.create_account(Account {
                reference: format!("Z{n}"),
                name: "Z".into(),
                ..Account::default()
            })?;
        }
        for (reference, domain) in [("X", "d.example"), ("Y", "y.example")] {
            let taker = Account {
                reference: reference.into(),
                name: "Xavier".into(),
                domains: vec![domain.into()],
                main_email: "x@x.example".into(),
                ..Account::default()
            };
            write.create_account(taker)?;
        }
        Ok(())
    };
    let batch =
        store.write(Act::ImportAccounts, "x.csv", hand_over).expect("written").batch.expect("a batch");
    let (impact, undoing) = taken_back(store, batch);
    assert_eq!((impact.accounts, impact.going), (2, 2));
    let (impact, _) = taken_back(store, undoing);
    assert_eq!((impact.accounts, impact.going), (2, 0), "both come again");
}
