use proptest::prelude::*;

use super::*;
use crate::domain::{
    category::Category::{self, *},
    text::same_address,
};

pub fn linked(n: i64, code: u8) -> Linked {
    Linked {
        contact: n.into(),
        name: format!("c{n}"),
        mail: format!("c{n}@f.fr"),
        notification: NotificationType::from_file_code(code).expect("a type"),
        categories: Categories::new(),
        active: true,
        active_here: true,
    }
}

/// Golden case G1: account F.
pub fn g1() -> Subject {
    let mut contacts: Vec<Linked> =
        (1..).zip([1, 2, 3, 4, 5, 6, 3, 4, 1]).map(|(n, code)| linked(n, code)).collect();
    contacts[6].categories = [Accounting, Technical].into();
    contacts[7].active = false;
    contacts[8].mail = String::new();
    let account = Account {
        name: "F".into(),
        main_email: "p@f.fr".into(),
        invoice_email: "fa@f.fr".into(),
        ..Account::default()
    };
    Subject::of(&account, contacts, Modules::ALL)
}

/// The recipients by the part of their address before `@`, else by their name.
fn who(subject: &Subject, topic: Topic) -> Vec<String> {
    let short = |recipient: &Recipient| {
        recipient.address.split_once('@').map_or(recipient.name.clone(), |(local, _)| local.to_owned())
    };
    resolve(subject, topic).recipients.iter().map(short).collect()
}

fn excluded(subject: &Subject, topic: Topic) -> Vec<(String, &'static str)> {
    resolve(subject, topic).excluded.into_iter().map(|out| (out.name, out.why.code())).collect()
}

fn reasons(subject: &Subject, topic: Topic, place: usize) -> Vec<String> {
    resolve(subject, topic).recipients[place].reasons.iter().map(|reason| reason.code()).collect()
}

#[test]
fn g1_every_topic_of_account_f_reaches_whom_it_should() {
    let f = g1();
    for (topic, expected) in [
        (Topic::Message, &["p"][..]),
        (Topic::Invoices, &["fa", "c1", "c4", "c7"]),
        (Topic::Reminders, &["p", "c7"]),
        (Topic::Accounting, &["c7"]),
        (Topic::Orders, &["p", "c2", "c4"]),
        (Topic::AfterSales, &["p", "c4", "c5"]),
        (Topic::DeliveryReceipt, &["c6"]),
        (Topic::Commercial, &[]),
        (Topic::Technical, &["c7"]),
        (Topic::Fraud, &[]),
        (Topic::Chargebacks, &[]),
    ] {
        assert_eq!(who(&f, topic), expected, "{topic:?}");
    }
    let c8_and_c9 = [("c8".to_owned(), "inactive_contact"), ("c9".to_owned(), "no_email")];
    assert_eq!(excluded(&f, Topic::Invoices), c8_and_c9);
    assert_eq!(excluded(&f, Topic::Orders), c8_and_c9[..1]);
    assert_eq!(excluded(&f, Topic::Chargebacks), []);
}

#[test]
fn g1_every_recipient_shows_its_reasons() {
    let f = g1();
    assert_eq!(reasons(&f, Topic::Invoices, 0), ["invoice_address"]);
    assert_eq!(reasons(&f, Topic::Invoices, 2), ["type:4"]);
    assert_eq!(reasons(&f, Topic::Invoices, 3), ["category:accounting"]);
    assert_eq!(reasons(&f, Topic::Reminders, 0), ["main_address"]);
    let direct = &resolve(&f, Topic::Invoices).recipients[0];
    assert_eq!((direct.channel, direct.contact, direct.name.as_str()), (Channel::Email, None, ""));
    let receipt = &resolve(&f, Topic::DeliveryReceipt).recipients[0];
    assert_eq!((receipt.channel, receipt.name.as_str()), (Channel::Signature, "c6"));
}

#[test]
fn g1_a_module_that_is_off_takes_its_topic_and_nothing_else() {
    let mut f = g1();
    f.modules.after_sales = false;
    assert_eq!(resolve(&f, Topic::AfterSales).recipients, []);
    assert_eq!(excluded(&f, Topic::AfterSales), [(String::new(), "module_off")]);
    let all = Topic::ALL.map(|topic| who(&f, topic));
    assert!(!all.concat().contains(&"c5".to_owned()), "c5 is inert");
    assert!(all[Topic::Invoices as usize].contains(&"c4".to_owned()));
    assert!(all[Topic::Orders as usize].contains(&"c4".to_owned()));
    f.modules.delivery = false;
    assert_eq!(excluded(&f, Topic::DeliveryReceipt), [(String::new(), "module_off")]);
}

#[test]
fn g1_an_address_that_is_reached_twice_is_in_the_list_once_with_both_reasons() {
    let mut f = g1();
    f.contacts[3].mail = "P@F.fr".into();
    assert_eq!(who(&f, Topic::Orders), ["p", "c2"]);
    assert_eq!(reasons(&f, Topic::Orders, 0), ["main_address", "type:4"]);
    f.contacts[6].notification = NotificationType::Administrative;
    assert_eq!(reasons(&f, Topic::Invoices, 3), ["type:1", "category:accounting"]);
}

#[test]
fn s2_16_the_invoice_and_reminder_addresses_fall_back_on_the_main_one() {
    let mut f = g1();
    f.invoice_email.clear();
    f.reminder_email = "r@f.fr".into();
    assert_eq!(who(&f, Topic::Invoices)[0], "p");
    assert_eq!(who(&f, Topic::Reminders), ["r", "c7"]);
    assert_eq!(reasons(&f, Topic::Reminders, 0), ["reminder_address"]);
    f.main_email.clear();
    assert_eq!(excluded(&f, Topic::Message), [(String::new(), "no_email")]);
}

#[test]
fn s2_17_a_kind_that_goes_by_post_becomes_a_letter_and_says_whose_mail_is_off() {
    let mut f = g1();
    f.postal_address = "1 rue du Four\n75006 Paris".into();
    f.invoices = Delivery::Post;
    let answer = resolve(&f, Topic::Invoices);
    assert_eq!(answer.recipients.len(), 1);
    let letter = &answer.recipients[0];
    assert_eq!((letter.channel, letter.name.as_str()), (Channel::Post, "F"));
    assert_eq!((letter.address.as_str(), letter.contact), (f.postal_address.as_str(), None));
    let off: Vec<_> =
        excluded(&f, Topic::Invoices).into_iter().filter(|(_, why)| *why == "channel_off").collect();
    let names: Vec<_> = off.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["fa@f.fr", "c1", "c4", "c7"]);
    assert_eq!(who(&f, Topic::Orders), ["p", "c2", "c4"], "orders are no letters");
    f.invoices = Delivery::Both;
    assert_eq!(who(&f, Topic::Invoices), ["fa", "F", "c1", "c4", "c7"]);
    // Who wants letters and has no address lacks nothing.
    (f.reminders, f.main_email) = (Delivery::Post, String::new());
    assert_eq!(excluded(&f, Topic::Reminders), [("c7".to_owned(), "channel_off")]);
}

#[test]
fn s2_18_a_blocked_address_receives_nothing_wherever_it_stands() {
    let mut f = g1();
    f.blocked = vec!["FA@f.fr".into(), "c4@F.FR".into()];
    assert_eq!(who(&f, Topic::Invoices), ["c1", "c7"]);
    let blocked = [("fa@f.fr".to_owned(), "blocked_address"), ("c4".to_owned(), "blocked_address")];
    assert_eq!(excluded(&f, Topic::Invoices)[..2], blocked);
}

#[test]
fn s8_an_address_that_is_none_is_excluded_with_its_reason() {
    let mut f = g1();
    f.contacts[0].mail = "c1@".into();
    assert_eq!(excluded(&f, Topic::Invoices)[0], ("c1".to_owned(), "invalid_email"));
    // The first mail is the one that receives: `Linked::of` takes no other.
    let contact = Contact { mails: "jeanne@;ok@f.fr".into(), ..Contact::default() };
    assert_eq!(contact.first_mail(), "jeanne@");
}

#[test]
fn s1_an_inactive_link_is_told_from_an_inactive_contact() {
    let mut f = g1();
    f.contacts[3].active_here = false;
    assert_eq!(excluded(&f, Topic::Orders)[0], ("c4".to_owned(), "inactive_affiliation"));
    f.contacts[5].active = false;
    assert_eq!(excluded(&f, Topic::DeliveryReceipt), [("c6".to_owned(), "inactive_contact")]);
}

#[test]
fn s3_10_who_signs_needs_no_address_and_two_who_share_one_are_two() {
    let mut f = g1();
    f.contacts[5].mail = String::new();
    f.contacts.push(Linked { mail: "c1@f.fr".into(), ..linked(10, 6) });
    f.contacts.push(Linked { mail: "C1@f.fr".into(), ..linked(11, 6) });
    let answer = resolve(&f, Topic::DeliveryReceipt);
    let names: Vec<_> = answer.recipients.iter().map(|recipient| recipient.name.as_str()).collect();
    assert_eq!(names, ["c6", "c10", "c11"]);
    assert_eq!(answer.emails().collect::<Vec<_>>(), ["c1@f.fr"]);
}

#[test]
fn x1_a_private_person_is_reached_at_its_own_addresses_only() {
    let mut p = Subject { contacts: Vec::new(), ..g1() };
    p.kind = AccountKind::Individual;
    assert_eq!(who(&p, Topic::Invoices), ["fa"]);
    assert_eq!(resolve(&p, Topic::Fraud), Resolution::default());
    assert_eq!(resolve(&p, Topic::DeliveryReceipt), Resolution::default());
}

#[test]
fn x5_an_address_serves_the_topics_that_lead_to_it() {
    let mut f = g1();
    f.contacts[3].mail = "P@F.fr".into();
    let codes = |contact: Option<i64>, address: Option<&str>| -> Vec<&str> {
        served(&f, contact.map(ContactId), address).into_iter().map(Topic::code).collect()
    };
    assert_eq!(codes(None, Some("p@f.fr")), ["message", "reminders", "orders", "after_sales"]);
    assert_eq!(codes(Some(4), Some("p@f.fr")), ["invoices", "orders", "after_sales"]);
    assert_eq!(codes(Some(4), Some("second@f.fr")), [""; 0], "the first mail is the one that receives");
    assert_eq!(codes(Some(7), None), ["invoices", "reminders", "accounting", "technical"]);
    assert_eq!(codes(Some(6), None), ["delivery_receipt"]);
    assert_eq!(codes(Some(8), None), [""; 0], "inactive");
}

pub fn any_subject() -> impl Strategy<Value = Subject> {
    let mail = prop_oneof![
        4 => "[a-c]@f\\.fr",
        1 => "[A-C]@F\\.FR",
        1 => Just(String::new()),
        1 => Just("none".to_owned())
    ];
    let categories = proptest::collection::btree_set(proptest::sample::select(&Category::ALL[..]), 0..3);
    let contact =
        (mail.clone(), 1u8..7, categories, proptest::bool::weighted(0.8), proptest::bool::weighted(0.8));
    let contacts = proptest::collection::vec(contact, 0..7);
    let delivery = proptest::sample::select(&[Delivery::Email, Delivery::Post, Delivery::Both][..]);
    let modules = (any::<bool>(), any::<bool>());
    let mails = (mail.clone(), mail.clone(), mail);
    (mails, proptest::option::of("[a-c]@f\\.fr"), delivery, modules, any::<bool>(), contacts).prop_map(
        |((main, invoice, reminder), blocked, invoices, (after_sales, delivery), person, contacts)| {
            let contacts = (1..).zip(contacts).map(|(n, (mail, code, categories, active, active_here))| {
                Linked { mail, categories, active, active_here, ..linked(n, code) }
            });
            Subject {
                kind: if person { AccountKind::Individual } else { AccountKind::Business },
                postal_address: "1 rue du Four".into(),
                main_email: main,
                invoice_email: invoice,
                reminder_email: reminder,
                invoices,
                blocked: blocked.into_iter().collect(),
                modules: Modules { after_sales, delivery },
                contacts: contacts.collect(),
                ..g1()
            }
        },
    )
}

proptest! {
    #[test]
    fn s7_the_same_data_has_the_same_answer(subject in any_subject()) {
        for topic in Topic::ALL {
            prop_assert_eq!(resolve(&subject, topic), resolve(&subject.clone(), topic));
        }
    }

    #[test]
    fn s7_own_addresses_come_first_then_contacts_by_rank(subject in any_subject()) {
        for topic in Topic::ALL {
            let answer = resolve(&subject, topic);
            let ranks: Vec<Option<i64>> =
                answer.recipients.iter().map(|recipient| recipient.contact.map(|id| id.0)).collect();
            prop_assert!(ranks.is_sorted(), "{:?}", ranks);
            let out: Vec<Option<i64>> = answer.excluded.iter().map(|out| out.contact.map(|id| id.0)).collect();
            prop_assert!(out.is_sorted(), "{:?}", out);
        }
    }

    #[test]
    fn s7_no_address_receives_twice(subject in any_subject()) {
        for topic in Topic::ALL {
            let answer = resolve(&subject, topic);
            let mails: Vec<&str> = answer
                .recipients
                .iter()
                .filter(|recipient| recipient.channel == Channel::Email)
                .map(|recipient| recipient.address.as_str())
                .collect();
            for (at, mail) in mails.iter().enumerate() {
                prop_assert!(!mails[..at].iter().any(|other| same_address(mail, other)), "{:?}", mails);
            }
            prop_assert!(answer.recipients.iter().all(|recipient| !recipient.reasons.is_empty()));
        }
    }

    #[test]
    fn s7_nobody_is_excluded_and_a_recipient(subject in any_subject()) {
        for topic in Topic::ALL {
            let answer = resolve(&subject, topic);
            for out in &answer.excluded {
                let same = |recipient: &&Recipient| match out.contact {
                    Some(contact) => recipient.contact == Some(contact),
                    None => recipient.contact.is_none() && same_address(&recipient.address, &out.name),
                };
                prop_assert_eq!(answer.recipients.iter().find(same), None);
            }
        }
    }

    #[test]
    fn x2_whoever_a_topic_is_for_is_a_recipient_or_excluded_with_a_reason(subject in any_subject()) {
        for topic in Topic::ALL.into_iter().filter(|topic| topic.applies_to(subject.kind)) {
            if topic.module().is_some_and(|module| !subject.modules.has(module)) {
                continue;
            }
            let answer = resolve(&subject, topic);
            for linked in subject.contacts.iter().filter(|linked| !linked.reasons(topic).is_empty()) {
                let received = answer.recipients.iter().any(|recipient| {
                    recipient.contact == Some(linked.contact) || same_address(&recipient.address, &linked.mail)
                });
                let out = answer.excluded.iter().any(|out| out.contact == Some(linked.contact));
                prop_assert!(received || out, "{:?}", linked);
            }
        }
    }
}
