use proptest::prelude::*;

use super::*;
use crate::domain::{
    contact::Contact,
    coverage::{coverage, difference},
    resolve::tests::{any_subject, g1},
};

fn codes(topics: Topics) -> Vec<&'static str> {
    topics.iter().map(Topic::code).collect()
}

#[test]
fn g1_what_each_of_account_f_reaches_by_itself() {
    let mut f = g1();
    let contacts = std::mem::take(&mut f.contacts);
    assert_eq!(codes(f.reach()), ["message", "invoices", "reminders", "orders", "after_sales"]);
    let mut alone = Alone::in_account(f);
    let reach: Vec<_> = contacts.into_iter().map(|contact| codes(alone.reach(contact))).collect();
    assert_eq!(reach[5], ["delivery_receipt"]);
    assert_eq!(reach[6], ["invoices", "reminders", "accounting", "technical"]);
    assert_eq!((reach[7].len(), reach[8].len()), (0, 0), "inactive, and without an address");
}

#[test]
fn topics_are_put_together_and_taken_apart() {
    let [one, other] = [[Topic::Message, Topic::Fraud], [Topic::Fraud, Topic::Orders]].map(Topics::from_iter);
    assert_eq!(codes(one.and(other)), ["message", "orders", "fraud"]);
    assert_eq!(codes(one.except(other)), ["message"]);
    assert!(one.except(one).is_empty() && !one.is_empty());
}

proptest! {
    /// What a plan's summary of lost recipients stands on.
    #[test]
    fn x3_an_account_reaches_what_its_addresses_and_each_contact_alone_reach(subject in any_subject()) {
        let whole = subject.reach();
        let coverage = coverage(&subject);
        let covered = |topic: &Topic| coverage.of(*topic).is_some_and(|count| count > 0);
        prop_assert_eq!(whole, Topic::ALL.into_iter().filter(covered).collect::<Topics>());
        let mut account = subject;
        let contacts = std::mem::take(&mut account.contacts);
        let own = account.reach();
        let mut alone = Alone::in_account(account);
        let each = contacts.into_iter().map(|contact| alone.reach(contact));
        prop_assert_eq!(each.fold(own, Topics::and), whole);
    }

    /// What an account that no row of a plan names is left out of it by.
    #[test]
    fn x3_a_contact_whose_change_is_not_told_alone_changes_nothing_among_others(
        subject in any_subject(),
        mails in "([a-c]@f\\.fr|A@F\\.FR|none)?",
        inactive: bool,
    ) {
        let becomes = Contact { mails, inactive, ..Contact::default() };
        for was in &subject.contacts {
            let then = subject.clone().with_made(&[(was.contact, becomes.clone())].into());
            let told = !difference(&subject, &then).is_empty();
            let alone = Alone::in_account(subject.clone());
            prop_assert!(alone.tells_apart(was, &was.clone().of_made(&becomes)) || !told);
        }
    }
}
