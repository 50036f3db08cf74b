//! What an act would do is found out without doing it (X3).

use std::collections::BTreeMap;

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

/// Who begins and ceases to receive what in accounts that stay or come, by what a person calls them.
fn changes(
    store: &Store,
    before: &BTreeMap<AccountId, Subject>,
    after: &BTreeMap<AccountId, Subject>,
) -> BTreeMap<String, Vec<Effect>> {
    let change = |(id, after): (&AccountId, &Subject)| {
        let nobody = after.clone().deserted();
        let effects = difference(before.get(id).unwrap_or(&nobody), after);
        let head = store.read(|read| read.account_head_of(*id)).expect("read").expect("there");
        (!effects.is_empty()).then(|| (format!("{} · {}", head.reference, head.name), effects))
    };
    after.iter().filter_map(change).collect()
}

/// Takes a batch back after it was asked what that changes: what was said is what happens, a refusal too.
pub fn said_and_done(store: &mut Store, batch: BatchId) -> Result<(Impact, Option<BatchId>), Error> {
    let before = standing(store);
    let weighed = store.impact_of_undo(batch, &mut |_, _| true);
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
        impact.named().map(|account| (account.account.clone(), account.effects.clone())).collect();
    assert_eq!(said, done);
    let losing = done.values().filter(|effects| effects.iter().any(Effect::last)).count();
    assert_eq!((impact.accounts, impact.losing), (done.len(), losing));
    Ok((impact, undone.batch))
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

/// Sixty accounts of twenty contacts with one shared by the first two, and a file that changes half of the contacts,
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
    store.write(Act::AddContact, "", |write| write.affiliate(accounts[1], shared)).expect("shared");
    let there = members(store, accounts[1]).pop().expect("the shared one");
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
    store
        .impact_of_undo(batch, &mut |stage, far| {
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
    let stopped = store.impact_of_undo(last_batch(store), &mut |_, _| false);
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
fn x3_of_an_account_that_would_go_nothing_is_said_and_one_that_comes_begins_to_receive() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let (martin, _) = with_fraud(store);
    let trash = |write: &mut Write| write.trash_account(martin);
    assert!(store.rehearse(Act::TrashAccount, "", trash).expect("rehearsed").is_empty());
    let trashed = store.write(Act::TrashAccount, "", trash).expect("trashed").batch.expect("a batch");
    let restore = |write: &mut Write| write.restore_account(martin);
    let restored = store.rehearse(Act::RestoreAccount, "", restore).expect("rehearsed");
    let [back] = &restored.named().collect::<Vec<_>>()[..] else { panic!("{restored:?}") };
    assert!(back.effects.iter().all(|effect| effect.gains[0].name == "Ada"));
    assert_eq!(foreseen(store, trashed), restored);
    assert!(
        store.read(|read| read.account(martin)).expect("read").expect("there").trashed,
        "nothing is done"
    );
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
