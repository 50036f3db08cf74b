use chrono::NaiveDate;

use super::*;
use crate::{
    domain::{
        account::Source,
        category::{Categories, Category},
        contact::{ContactField, Parser},
        parse::Raw,
        resolve::resolve,
        settings::{Setting, Settings},
        topic::Topic,
    },
    store::{Saved, Write},
};

pub fn held(categories: &[Category]) -> Categories {
    categories.iter().copied().collect()
}

pub fn give(store: &mut Store, base: &Member, categories: &[Category]) -> Result<Option<BatchId>, Error> {
    let categories = held(categories);
    store
        .write(Act::SetCategories, "", |write| write.set_categories(base, &categories))
        .map(|done| done.batch)
}

pub fn switch(store: &mut Store, setting: Setting, value: &str) -> Result<Option<BatchId>, Error> {
    store
        .write(Act::ChangeSetting, setting.code(), |write| write.set_setting(setting, value))
        .map(|done| done.batch)
}

/// An account with two contacts, and an agent.
fn with_an_agent() -> (testing::TestStore, Store, AccountId) {
    let mut test = testing::empty();
    let bob = colleague(&mut test.store, "bob", Role::Agent);
    let martin = account(&mut test.store, "M", "Martin");
    add(&mut test.store, martin, "Ada");
    add(&mut test.store, martin, "Bob");
    (test, bob, martin)
}

#[test]
fn s0_18_a_category_takes_effect_at_once_and_the_history_gives_it_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let ada = members(store, martin).remove(0);
    let given = give(store, &ada, &[Category::Fraud, Category::Technical]).unwrap().unwrap();
    let ada = members(store, martin).remove(0);
    assert_eq!(ada.affiliation.value.categories, held(&[Category::Technical, Category::Fraud]));
    assert_eq!(ada.contact.value.phones, "+33612345678", "S0.14: stored as E.164");
    let subject = store.read(|read| read.recipients(martin)).unwrap().unwrap();
    assert_eq!(resolve(&subject, Topic::Fraud).recipients[0].name, "Ada");
    coverage::assert_kept_is_resolved(store);
    let batch = store.read(|read| read.batch(given)).unwrap().unwrap();
    assert_eq!(batch.act, Act::SetCategories);
    undo(store, given);
    let ada = members(store, martin).remove(0);
    assert_eq!(ada.affiliation.value.categories, Categories::new());
    assert_eq!(ada.contact.value.phones, "+33 6 12 34 56 78");
    coverage::assert_kept_is_resolved(store);
}

#[test]
fn s0_13_who_lacks_a_phone_is_given_no_category_unless_a_setting_says_so() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let ada = members(store, martin).remove(0);
    edit_contact(store, &ada, |card| card.contact.phones = String::new()).unwrap();
    let ada = members(store, martin).remove(0);
    assert!(refusal(give(store, &ada, &[Category::Fraud])).contains("problem-category-phone"));
    switch(store, Setting::PhoneRequired, "off").unwrap();
    give(store, &ada, &[Category::Fraud]).unwrap();
    let ada = members(store, martin).remove(0);
    edit_contact(store, &ada, |card| card.contact.mails = "none".into()).unwrap();
    let ada = members(store, martin).remove(0);
    assert!(refusal(give(store, &ada, &[Category::Technical])).contains("problem-invalid-email"));
}

#[test]
fn s0_1_an_agent_changes_nothing_of_who_answers_for_a_category() {
    let (mut test, mut bob, martin) = with_an_agent();
    let store = &mut test.store;
    let ada = members(store, martin).remove(0);
    let denied = |answer: Result<BatchId, Error>| {
        assert!(matches!(answer, Err(Error::Denied(Role::Admin))), "{answer:?}");
    };
    denied(give(&mut bob, &ada, &[Category::Fraud]).map(|batch| batch.unwrap()));
    // Nor by another act: what counts is what is written.
    denied(edit_contact(&mut bob, &ada, |card| card.categories = held(&[Category::Fraud])));
    let added = bob.write(Act::AddContact, "", |write| {
        let categories = held(&[Category::Fraud]);
        write.add_contact(martin, MemberContact { categories, ..card("Eve") })
    });
    denied(added.map(|done| done.batch.unwrap()));
    give(store, &ada, &[Category::Fraud]).unwrap();
    let before = facts(store);
    let ada = members(store, martin).remove(0);
    denied(edit_contact(&mut bob, &ada, |card| card.categories.clear()));
    denied(edit_contact(&mut bob, &ada, |card| card.contact.name = "Eve".into()));
    denied(edit_contact(&mut bob, &ada, |card| card.contact.mails = "eve@martin.example".into()));
    denied(edit_contact(&mut bob, &ada, |card| card.contact.phones = "1".into()));
    denied(edit_contact(&mut bob, &ada, |card| card.contact.inactive = true));
    denied(edit_contact(&mut bob, &ada, |card| card.inactive_here = true));
    let id = ada.affiliation.id;
    let trashed = bob.write(Act::TrashContact, "", |write| write.trash_contact(id));
    denied(trashed.map(|done| done.batch.unwrap()));
    let trashed = bob.write(Act::TrashAccount, "", |write| write.trash_account(martin));
    denied(trashed.map(|done| done.batch.unwrap()));
    assert_eq!(facts(store), before);
}

#[test]
fn spec_10_an_agent_does_the_rest_to_a_contact_that_holds_a_category() {
    let (mut test, mut bob, martin) = with_an_agent();
    let store = &mut test.store;
    give(store, &members(store, martin)[0].clone(), &[Category::Fraud]).unwrap();
    let ada = members(store, martin).remove(0);
    edit_contact(&mut bob, &ada, |card| card.note = "n".into()).unwrap();
    edit_contact(&mut bob, &ada, |card| card.notification = NotificationType::Orders).unwrap();
    let down = crate::domain::order::Direction::Down;
    bob.write(Act::ReorderContacts, "", |write| write.move_contact(ada.affiliation.id, down)).unwrap();
    // Somebody else's link may go, and the others close up around the one who answers for fraud.
    delete(&mut bob, &members(store, martin)[0].clone());
    assert_eq!(names(store, martin), ["Ada"]);
}

#[test]
fn s0_1_taking_back_needs_the_same_role_as_doing() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let ada = members(store, martin).remove(0);
    let renamed = edit_contact(&mut bob, &ada, |card| card.contact.name = "Eve".into()).unwrap();
    let ada = members(store, martin).remove(0);
    let given = give(store, &ada, &[Category::Fraud]).unwrap().unwrap();
    let refused = bob.undo(renamed, &mut |_, _| true);
    assert!(matches!(refused, Err(Error::Denied(Role::Admin))), "{refused:?}");
    undo(store, given);
    undo(&mut bob, renamed);
    assert_eq!(names(store, martin), ["Ada"]);
    // A contact in the trash keeps its categories, so bringing it back gives them.
    give(store, &members(store, martin)[0].clone(), &[Category::Fraud]).unwrap();
    let ada = members(store, martin).remove(0);
    delete(store, &ada);
    let id = ada.affiliation.id;
    let restored = bob.write(Act::RestoreContact, "", |write| write.restore_contact(id));
    assert!(matches!(restored, Err(Error::Denied(Role::Admin))));
    store.write(Act::RestoreContact, "", |write| write.restore_contact(id)).unwrap();
    assert_eq!(members(store, martin)[0].affiliation.value.categories, held(&[Category::Fraud]));
}

#[test]
fn s0_1_who_is_no_admin_any_more_takes_no_holder_away_and_brings_none_back() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    let categories = held(&[Category::Fraud]);
    let in_charge = MemberContact { categories, ..card("Ada") };
    let add = |write: &mut Write| write.add_contact(martin, in_charge.clone()).map(drop);
    let first = test.store.write(Act::AddContact, "", add).unwrap().batch.unwrap();
    let second = test.store.write(Act::AddContact, "", add).unwrap().batch.unwrap();
    let removed = undo(&mut test.store, second);
    test.make_agent();
    for batch in [first, removed] {
        let refused = test.store.undo(batch, &mut |_, _| true);
        assert!(matches!(refused, Err(Error::Denied(Role::Admin))), "{refused:?}");
    }
    assert_eq!(names(&test.store, martin), ["Ada"]);
}

#[test]
fn s0_20_a_contact_that_was_confirmed_keeps_the_day() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    let id = members(store, martin)[0].contact.id;
    let confirm =
        |store: &mut Store| store.write(Act::ConfirmContact, "", |write| write.confirm_contact(id)).unwrap();
    let confirmed = confirm(store).batch.unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 9, 21);
    assert_eq!(members(store, martin)[0].contact.value.verified, day, "the session's clock");
    assert_eq!(confirm(store).value, Saved::Unchanged, "once a day is enough");
    let ada = members(store, martin).remove(0);
    edit_contact(store, &ada, |card| card.note = "n".into()).unwrap();
    assert_eq!(members(store, martin)[0].contact.value.verified, day);
    undo(store, confirmed);
    assert_eq!(members(store, martin)[0].contact.value.verified, None);
}

#[test]
fn s11_a_setting_is_an_admins_and_can_be_taken_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let settings = |store: &Store| store.read(|read| read.settings()).unwrap();
    assert_eq!(settings(store), Settings::default());
    let mut bob = colleague(store, "bob", Role::Agent);
    assert!(matches!(switch(&mut bob, Setting::Delivery, "off"), Err(Error::Denied(Role::Admin))));
    let under_another_act =
        bob.write(Act::EditContact, "", |write| write.set_setting(Setting::Delivery, "off"));
    assert!(matches!(under_another_act, Err(Error::Denied(Role::Admin))));
    let off = switch(store, Setting::Delivery, "off").unwrap().unwrap();
    let days = switch(store, Setting::StaleDays, "90").unwrap().unwrap();
    assert_eq!(settings(store), Settings { delivery: false, stale_days: 90, ..Settings::default() });
    assert_eq!(switch(store, Setting::Delivery, "off").unwrap(), None, "nothing changed");
    assert!(refusal(switch(store, Setting::StaleDays, "soon")).contains("problem-setting-days"));
    undo(store, off);
    assert_eq!(settings(store), Settings { stale_days: 90, ..Settings::default() });
    switch(store, Setting::StaleDays, "30").unwrap();
    let refused = refusal(store.undo(days, &mut |_, _| true));
    assert!(refused.contains("problem-undo-touched") && refused.contains("contact.stale_days"), "{refused}");
}

#[test]
fn s8_what_a_form_does_not_show_of_a_contact_is_not_ended_by_it() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "M", "Martin");
    add(store, martin, "Ada");
    give(store, &members(store, martin)[0].clone(), &[Category::Fraud]).unwrap();
    let ada = members(store, martin).remove(0);
    let raw = Raw::new().with(ContactField::Note, "n");
    let mine = Parser::new(Source::Person).over(&ada.card()).parse(&raw).unwrap();
    store.write(Act::EditContact, "", |write| write.save_contact(&ada, mine)).unwrap();
    assert_eq!(members(store, martin)[0].affiliation.value.categories, held(&[Category::Fraud]));
}

#[test]
fn s0_1_who_is_in_charge_elsewhere_is_told_as_a_write_answers_it() {
    let (mut test, _, martin) = with_an_agent();
    let store = &mut test.store;
    let other = account(store, "N", "Négoce");
    let ada = members(store, martin).remove(0).contact.id;
    store.write(Act::AddContact, "", |write| write.affiliate(other, ada)).unwrap();
    // Neither the form of an agent nor the store let her name be changed while she is in charge in the other account.
    let barred = |store: &Store| {
        let ada = members(store, martin).remove(0);
        let mut renamed = ada.card();
        renamed.contact.name = "Adèle".into();
        let answer =
            store.read(|read| Ok(read.check_contact(Role::Agent, Some(&ada), Some(&renamed)))).unwrap();
        let told = store.read(|read| read.in_charge_elsewhere(martin)).unwrap();
        assert_eq!(told.contains(&ada.contact.id), matches!(answer, Err(Error::Denied(Role::Admin))));
        !told.is_empty()
    };
    assert!(!barred(store));
    give(store, &members(store, other).remove(0), &[Category::Fraud]).unwrap();
    assert!(barred(store));
    let there = members(store, other).remove(0);
    delete(store, &there);
    assert!(!barred(store), "in the trash she is in charge of nothing");
}
