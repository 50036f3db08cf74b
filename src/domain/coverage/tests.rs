use proptest::prelude::*;

use super::*;
use crate::domain::{
    category::Category,
    resolve::tests::{any_subject, g1, linked},
};

fn codes(topics: impl Iterator<Item = Topic>) -> Vec<&'static str> {
    topics.map(Topic::code).collect()
}

#[test]
fn g1_the_row_of_account_f() {
    let f = coverage(&g1());
    assert_eq!(f.encode(), "1,4,2,1,3,3,1,0,1,0,0");
    assert_eq!(codes(f.holes()), ["commercial", "fraud", "chargebacks"]);
    // A message goes to one address by its nature.
    assert_eq!(codes(f.single_points()), ["accounting", "delivery_receipt", "technical"]);
}

#[test]
fn x1_what_does_not_apply_and_what_is_off_is_never_a_hole() {
    let mut subject = g1();
    subject.contacts.clear();
    subject.modules.after_sales = false;
    assert_eq!(coverage(&subject).encode(), "1,1,1,0,1,,0,0,0,0,0");
    subject.kind = crate::domain::account::AccountKind::Individual;
    let person = coverage(&subject);
    assert_eq!(person.encode(), "1,1,1,,1,,,,,,");
    assert_eq!(codes(person.holes()), [""; 0]);
}

#[test]
fn x3_a_deletion_says_who_loses_what_and_whether_it_was_the_last() {
    let before = g1();
    let mut after = before.clone();
    after.contacts.remove(6);
    let effects = difference(&before, &after);
    let said: Vec<_> = effects
        .iter()
        .map(|effect| {
            (effect.topic.code(), effect.losses[0].name.as_str(), effect.gains.len(), effect.last())
        })
        .collect();
    assert_eq!(
        said,
        [
            ("invoices", "c7", 0, false),
            ("reminders", "c7", 0, false),
            ("accounting", "c7", 0, true),
            ("technical", "c7", 0, true)
        ]
    );
    assert!(difference(&after, &before).iter().all(|effect| effect.losses.is_empty() && !effect.last()));
}

#[test]
fn x3_what_reaches_the_same_addresses_as_before_is_no_effect() {
    let before = g1();
    let mut after = before.clone();
    after.contacts[1].name = "Jeanne".into();
    after.contacts.swap(0, 3);
    after.contacts[4].mail = "C5@F.fr".into();
    after.contacts[5].mail = "elsewhere@f.fr".into();
    assert_eq!(difference(&before, &after), [], "who signs is a person, whatever their address");
    after.contacts[4].mail = "new@f.fr".into();
    let effects = difference(&before, &after);
    assert_eq!(effects.len(), 1);
    assert_eq!((effects[0].gains[0].address.as_str(), effects[0].last()), ("new@f.fr", false));
    after.contacts[2].categories = [Category::Fraud].into();
    assert_eq!(difference(&before, &after)[1].topic, Topic::Fraud);
    after.contacts.push(linked(12, 6));
    assert_eq!(difference(&before, &after)[1].gains[0].name, "c12");
}

proptest! {
    #[test]
    fn x1_a_cell_is_the_number_of_recipients(subject in any_subject()) {
        let cells = coverage(&subject);
        for topic in Topic::ALL {
            let recipients = resolve(&subject, topic).recipients.len() as u32;
            prop_assert_eq!(cells.of(topic).unwrap_or(0), recipients);
        }
        prop_assert_eq!(Coverage::decode(&cells.encode()), cells);
    }

    #[test]
    fn s3_17_a_coverage_under_all_modules_tells_every_other_one(subject in any_subject()) {
        let all = coverage(&Subject { modules: Modules::ALL, ..subject.clone() });
        prop_assert_eq!(all.under(subject.modules), coverage(&subject));
    }

    #[test]
    fn x3_the_difference_accounts_for_every_cell(before in any_subject(), after in any_subject()) {
        let effects = difference(&before, &after);
        for topic in Topic::ALL {
            let [was, is] = [&before, &after].map(|subject| coverage(subject).of(topic).unwrap_or(0) as usize);
            let effect = effects.iter().find(|effect| effect.topic == topic);
            let (gains, losses) = effect.map_or((0, 0), |effect| (effect.gains.len(), effect.losses.len()));
            prop_assert_eq!(was + gains, is + losses);
            prop_assert!(effect.is_none_or(|effect| (effect.before, effect.after) == (was, is)));
            prop_assert_eq!(effect.is_some_and(Effect::last), was > 0 && is == 0);
        }
        prop_assert_eq!(difference(&before, &before), []);
    }
}
