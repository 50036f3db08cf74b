use proptest::prelude::*;

use crate::domain::{
    account::{Account, AccountKind},
    category::Category,
    contact::Contact,
    coverage::{coverage, difference},
    resolve::{
        Linked,
        tests::{any_subject, g1, linked},
    },
    topic::Topic,
};

#[test]
fn x3_a_contact_that_would_be_added_or_changed_stands_at_its_place() {
    let f = g1();
    let mut c2 = linked(2, 4);
    c2.categories = [Category::Fraud].into();
    let changed = f.clone().with(c2.clone());
    assert_eq!(changed.contacts[1], c2);
    assert_eq!(changed.contacts.len(), f.contacts.len());
    let added = f.clone().with(linked(99, 1));
    assert_eq!(added.contacts.last(), Some(&linked(99, 1)));
    assert_eq!(added.without(99.into()), f);
}

#[test]
fn x3_an_account_that_becomes_an_individual_loses_its_contacts() {
    let f = g1();
    let person = Account { kind: AccountKind::Individual, main_email: "p@f.fr".into(), ..Account::default() };
    let effects = difference(&f, &f.clone().with_account(&person));
    let of = |topic| effects.iter().find(|effect| effect.topic == topic).expect("an effect");
    assert!(of(Topic::Accounting).last() && of(Topic::DeliveryReceipt).last());
    assert!(!of(Topic::Invoices).last(), "the main address takes the place of the other one");
    assert_eq!(of(Topic::Invoices).gains[0].address, "p@f.fr");
}

#[test]
fn x3_many_contacts_that_would_change_stand_as_one_by_one() {
    let f = g1();
    let changes = [(2.into(), Some(linked(2, 4))), (3.into(), None), (99.into(), Some(linked(99, 1)))];
    let one_by_one = f.clone().with(linked(2, 4)).without(3.into()).with(linked(99, 1));
    assert_eq!(f.with_each(changes.into()), one_by_one);
}

#[test]
fn x3_a_contact_that_would_be_another_everywhere_keeps_its_link() {
    let f = g1();
    let c2 = f.contacts[1].clone();
    let made = Contact {
        name: "Deux".into(),
        mails: "new@f.fr;old@f.fr".into(),
        inactive: true,
        ..Contact::default()
    };
    let then = f.clone().with_made(&[(2.into(), made.clone()), (99.into(), Contact::default())].into());
    let expected = Linked { name: "Deux".into(), mail: "new@f.fr".into(), active: false, ..c2 };
    assert_eq!(then, f.with(expected));
    let phone = Contact { phones: "+33612345678".into(), ..made.clone() };
    assert!(phone.is_reached_like(&made) && !Contact { inactive: false, ..phone }.is_reached_like(&made));
}

proptest! {
    #[test]
    fn x3_an_account_that_goes_loses_everybody(subject in any_subject()) {
        let gone = subject.clone().deserted();
        prop_assert!(Topic::ALL.iter().all(|topic| coverage(&gone).of(*topic).unwrap_or(0) == 0));
        let last = difference(&subject, &gone).iter().filter(|effect| effect.last()).count();
        let covered = Topic::ALL.iter().filter(|topic| coverage(&subject).of(**topic).unwrap_or(0) > 0).count();
        prop_assert_eq!(last, covered);
    }

    /// So « Modifier l’ordre des contacts » has nothing to say.
    #[test]
    fn x3_the_order_of_contacts_changes_who_receives_nothing(subject in any_subject(), turn in 0usize..20) {
        let mut moved = subject.clone();
        let len = moved.contacts.len().max(1);
        moved.contacts.rotate_left(turn % len);
        prop_assert_eq!(difference(&subject, &moved), []);
    }
}
