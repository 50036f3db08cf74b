//! What a plan says of who receives what is what applying it does (X3).

use super::*;
use crate::{
    domain::{
        category::Category,
        coverage::{Effect, difference},
        recipient::Recipient,
        resolve,
        topic::Topic,
    },
    store::Reader,
};

const HEAD: &str = "Référence;Dénomination;Mail;Tel;Type\n";

/// M has an address of its own; of its contacts two get invoices at one address, one signs, one answers for fraud.
fn team() -> TestStore {
    let mut house = house();
    let martin = house.store.read(|reader| reader.account_by_reference("M")).unwrap().unwrap();
    let with_mail = Account { main_email: "p@m.fr".into(), ..martin.value.clone() };
    house.store.write(Act::EditAccount, "", |write| write.save_account(&martin, with_mail)).unwrap();
    let kinds = [
        ("A", "a@m.fr", NotificationType::Administrative, None),
        ("B", "A@m.fr", NotificationType::Administrative, None),
        ("C", "c@m.fr", NotificationType::Receptionist, None),
        ("D", "d@m.fr", NotificationType::None, Some(Category::Fraud)),
    ];
    for (name, mail, notification, category) in kinds {
        let card = MemberContact {
            notification,
            categories: category.into_iter().collect(),
            ..card(name, mail, "+33612345678")
        };
        add(&mut house, "M", card);
    }
    house
}

fn subject(house: &TestStore, reference: &str) -> resolve::Subject {
    let account = id(house, reference);
    house.store.read(|reader| reader.recipients(account)).unwrap().unwrap()
}

fn effects(house: &TestStore, plan: &Plan, first: usize, left_out: &LeftOut) -> Vec<Effect> {
    house.store.read(|reader: &Reader| Ok(plan.effects(reader, first, left_out))).unwrap().unwrap()
}

fn topics(effects: &[Effect]) -> Vec<Topic> {
    effects.iter().filter(|effect| effect.last()).map(|effect| effect.topic).collect()
}

/// An effect by the names and addresses of people.
fn told(effect: &Effect) -> String {
    let people = |people: &[Recipient]| -> Vec<String> {
        people.iter().map(|person| format!("{} {}", person.name, person.address)).collect()
    };
    let Effect { topic, gains, losses, before, after } = effect;
    format!("{topic:?} {before} → {after} +{:?} −{:?}", people(gains), people(losses))
}

fn synchronised(rows: &str) -> Import {
    contacts(&format!("{HEAD}{rows}")).with_mode(ImportMode::Synchronise)
}

#[test]
fn x3_whatever_is_left_out_of_a_synchronisation_its_effect_is_what_it_does() {
    let rows = "M;A;new@m.fr;+33612345678;1\nM;B;A@m.fr;+33612345678;3\nM;E;e@m.fr;;6\n";
    let import = synchronised(rows);
    let lines = planned(&team(), &import).len();
    assert_eq!(lines, 7, "a heading, three rows, three that go");
    for bits in 0_u32..1 << (lines - 1) {
        let mut house = team();
        let plan = planned(&house, &import);
        let mut left_out = LeftOut::default();
        (1..lines).filter(|at| bits & (1 << (at - 1)) != 0).for_each(|at| plan.toggle(&mut left_out, at));
        let (before, said) = (subject(&house, "M"), effects(&house, &plan, 0, &left_out));
        assert_eq!(plan.lost(0, &left_out).iter().collect::<Vec<_>>(), topics(&said), "{bits:b}");
        let counts = plan.counts_without(&left_out);
        assert_eq!(counts.lose_last, u64::from(!topics(&said).is_empty()), "{bits:b}");
        apply(&mut house.store, &import, &plan, &left_out, &mut |_, _| true).unwrap();
        let done = difference(&before, &subject(&house, "M"));
        // A contact that the plan would make has no identity yet.
        let told = |effects: &[Effect]| effects.iter().map(told).collect::<Vec<_>>();
        assert_eq!(told(&said), told(&done), "{bits:b}");
    }
}

/// M, and N, where M's D is told of deliveries too.
fn shared() -> TestStore {
    let mut house = team();
    let other = Account { reference: "N".into(), name: "Négoce".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    let (contact, account) = (members(&house, "M").remove(3).contact.id, id(&house, "N"));
    house.store.write(Act::AddContact, "", |write| write.affiliate(account, contact)).unwrap();
    let there = members(&house, "N").remove(0);
    let card = MemberContact { notification: NotificationType::Receptionist, ..there.card() };
    house.store.write(Act::EditContact, "", |write| write.save_contact(&there, card)).unwrap();
    house
}

/// The accounts that warnings name beside the one of their row.
fn named_beside(plan: &Plan, left_out: &LeftOut) -> Vec<String> {
    let rows = (0..plan.len()).filter(|at| !left_out.has(*at)).map(|at| plan.item(at).unwrap());
    let messages = rows.filter_map(|item| item.row().cloned()).flat_map(|row| row.messages);
    let beside = messages.filter(|message| message.problem.id == "problem-contact-elsewhere");
    beside.map(|message| message.problem.get("accounts").unwrap().to_owned()).collect()
}

#[test]
fn x3_what_a_row_does_to_the_other_accounts_of_its_contact_is_its_effect_or_is_said_not_to_be() {
    let m = "M;A;a@m.fr;+33612345678;1\nM;B;A@m.fr;+33612345678;1\nM;C;c@m.fr;+33612345678;6\n\
             M;D;new@d.fr;+33612345678;3\n";
    for n in ["", "N;D;d@m.fr;+33612345678;6\n", "N;D;d@m.fr;+33612345678;4\n"] {
        for rows in [format!("{m}{n}"), format!("{n}{m}")] {
            let import = synchronised(&rows);
            for (m_out, n_out) in [(false, false), (true, false), (false, true), (true, true)] {
                let mut house = shared();
                let plan = planned(&house, &import);
                let first = |house: &TestStore, wanted: &str| {
                    let named = |at: &usize| plan.item(*at).unwrap().account().0 == wanted;
                    plan.accounts().find(named).map(|first| (id(house, wanted), first))
                };
                let mut left_out = LeftOut::default();
                for (reference, out) in [("M", m_out), ("N", n_out)] {
                    let heading = first(&house, reference).filter(|_| out);
                    heading.iter().for_each(|(_, at)| plan.toggle(&mut left_out, *at));
                }
                let case = format!("{rows} without M {m_out}, N {n_out}");
                let told_of = |house: &TestStore, reference: &str| {
                    let said = first(house, reference).map(|(_, at)| effects(house, &plan, at, &left_out));
                    said.unwrap_or_default().iter().map(told).collect::<Vec<_>>()
                };
                let said = ["M", "N"].map(|reference| told_of(&house, reference));
                let before = ["M", "N"].map(|reference| subject(&house, reference));
                apply(&mut house.store, &import, &plan, &left_out, &mut |_, _| true).unwrap();
                let after = ["M", "N"].map(|reference| subject(&house, reference));
                let done =
                    [0, 1].map(|at| difference(&before[at], &after[at]).iter().map(told).collect::<Vec<_>>());
                assert_eq!(said[0], done[0], "{case}");
                let beside = named_beside(&plan, &left_out);
                assert_eq!(beside, if m_out { vec![] } else { vec!["N Négoce".to_owned()] }, "{case}");
                assert!(said[1] == done[1] || !beside.is_empty(), "{case}");
            }
        }
    }
}

#[test]
fn x3_a_synchronisation_counts_the_accounts_of_which_a_topic_loses_its_last_recipient() {
    let house = team();
    let plan = planned(&house, &synchronised("M;A;a@m.fr;+33612345678;1\n"));
    assert_eq!(plan.counts.lose_last, 1);
    assert_eq!(
        topics(&effects(&house, &plan, 0, &LeftOut::default())),
        [Topic::DeliveryReceipt, Topic::Fraud]
    );
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 0);
    assert_eq!(plan.counts_without(&left_out).lose_last, 0);
    assert_eq!(effects(&house, &plan, 0, &left_out), []);
}

#[test]
fn x3_a_synchronisation_that_says_what_the_store_says_has_no_effect() {
    let house = team();
    let plan = planned(
        &house,
        &synchronised(
            "M;D;d@m.fr;+33612345678;3\nM;A;a@m.fr;+33612345678;1\n\
             M;B;A@m.fr;+33612345678;1\nM;C;c@m.fr;+33612345678;6\n",
        ),
    );
    assert_eq!((plan.counts.unchanged, plan.counts.reordered), (4, 1));
    assert!(!plan.touches(0) && effects(&house, &plan, 0, &LeftOut::default()).is_empty());
}

#[test]
fn x3_members_whom_no_row_names_lose_their_recipients_in_a_synchronisation_of_all() {
    let mut house = team();
    let nobody = Account { reference: "N".into(), name: "Négoce".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(nobody)).unwrap();
    let plan =
        planned(&house, &contacts(&format!("{HEAD}N;Z;z@n.fr;;4\n")).with_mode(ImportMode::SynchroniseAll));
    let firsts: Vec<usize> = plan.accounts().collect();
    let none = LeftOut::default();
    let lost: Vec<Vec<Topic>> =
        firsts.iter().map(|first| plan.lost(*first, &none).iter().collect()).collect();
    assert_eq!(lost, [vec![], vec![Topic::DeliveryReceipt, Topic::Fraud]]);
    assert_eq!(plan.counts.lose_last, 1);
}

#[test]
fn x3_rows_that_are_added_take_nothing_away() {
    let house = team();
    let plan = planned(&house, &contacts(&format!("{HEAD}M;E;e@m.fr;;1\nM;F;f@m.fr;;6\nX;G;;;3\n")));
    assert_eq!(plan.counts.lose_last, 0);
    let said = effects(&house, &plan, 0, &LeftOut::default());
    let gains: Vec<(Topic, usize)> = said.iter().map(|effect| (effect.topic, effect.gains.len())).collect();
    assert_eq!(gains, [(Topic::Invoices, 1), (Topic::DeliveryReceipt, 1)]);
    let unknown = plan.accounts().nth(1).unwrap();
    assert_eq!(effects(&house, &plan, unknown, &LeftOut::default()), []);
}

#[test]
fn x3_an_accounts_file_says_what_its_addresses_change_and_nothing_of_new_accounts() {
    let house = team();
    let file = "Référence;Dénomination;E-mail;E-mail factures;Notes\nM;Martin;;fa@m.fr;\nNEW;Neuf;n@n.fr;;\nP;;;;vu\n";
    let plan = planned(&house, &accounts(file));
    let none = LeftOut::default();
    let said = effects(&house, &plan, 0, &none);
    let lost = [Topic::Message, Topic::Reminders, Topic::Orders, Topic::AfterSales];
    assert_eq!(topics(&said), lost);
    assert_eq!(plan.lost(0, &none).iter().collect::<Vec<_>>(), lost);
    let invoices = said.iter().find(|effect| effect.topic == Topic::Invoices).unwrap();
    assert_eq!(
        (invoices.losses[0].address.as_str(), invoices.gains[0].address.as_str()),
        ("p@m.fr", "fa@m.fr")
    );
    assert_eq!(plan.counts.lose_last, 1);
    assert_eq!([0, 1, 2].map(|first| plan.touches(first)), [true, false, true], "a new account says nothing");
    assert!(effects(&house, &plan, 1, &none).is_empty() && effects(&house, &plan, 2, &none).is_empty());
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 0);
    assert_eq!(plan.counts_without(&left_out).lose_last, 0);
}
