//! What a plan says of who receives what is what applying it does (X3).

use std::collections::BTreeSet;

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

/// An effect by the names and addresses of people, whatever their order: an effect knows nothing of ranks.
fn told(effect: &Effect) -> String {
    let people = |people: &[Recipient]| -> BTreeSet<String> {
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

/// M, and N and O, where M's D gets invoices too; in N nobody else does.
fn shared() -> TestStore {
    let mut house = team();
    for (reference, name) in [("N", "Négoce"), ("O", "Ouest")] {
        let other = Account { reference: reference.into(), name: name.into(), ..Account::default() };
        house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
        let (contact, account) = (members(&house, "M").remove(3).contact.id, id(&house, reference));
        house.store.write(Act::AddContact, "", |write| write.affiliate(account, contact)).unwrap();
        let there = members(&house, reference).remove(0);
        let card = MemberContact { notification: NotificationType::Administrative, ..there.card() };
        house.store.write(Act::EditContact, "", |write| write.save_contact(&there, card)).unwrap();
    }
    let other = MemberContact { notification: NotificationType::Administrative, ..card("E", "e@o.fr", "") };
    add(&mut house, "O", other);
    house
}

/// The line where an account begins.
fn first_of(plan: &Plan, reference: &str) -> Option<usize> {
    plan.accounts().find(|at| plan.item(*at).unwrap().account().0 == reference)
}

/// Whatever is left out of a plan, what it says of each account is what it does there. The number of ways in which
/// lines are left out, and of those in which an account loses a last recipient.
fn told_as_done(import: &Import) -> (usize, usize) {
    let accounts = ["M", "N", "O"];
    let all = |effects: &[Effect]| effects.iter().map(told).collect::<Vec<_>>();
    let plan = planned(&shared(), import);
    let lines: Vec<usize> = (0..plan.len()).filter(|at| plan.can_leave_out(*at)).collect();
    let mut losing = 0;
    for bits in 0_usize..1 << lines.len() {
        let mut house = shared();
        let plan = planned(&house, import);
        let mut left_out = LeftOut::default();
        plan.leave_out(
            &mut left_out,
            lines.iter().enumerate().filter(|(nth, _)| bits & (1 << nth) != 0).map(|(_, at)| *at),
            true,
        );
        if plan.is_barred(&left_out) {
            continue;
        }
        let before = accounts.map(|account| subject(&house, account));
        let said = accounts.map(|account| {
            let first = first_of(&plan, account);
            let said = first.map(|first| effects(&house, &plan, first, &left_out)).unwrap_or_default();
            let lost = first.map(|first| plan.lost(first, &left_out)).unwrap_or_default();
            assert_eq!(lost.iter().collect::<Vec<_>>(), topics(&said), "{account} {bits:b}");
            assert!(said.is_empty() || first.is_some_and(|first| plan.touches(first)), "{account} {bits:b}");
            said
        });
        let lost = said.iter().filter(|said| !topics(said).is_empty()).count();
        assert_eq!(plan.counts_without(&left_out).lose_last, lost as u64, "{bits:b}");
        apply(&mut house.store, import, &plan, &left_out, &mut |_, _| true).unwrap();
        for ((account, before), said) in accounts.iter().zip(before).zip(said) {
            let done = difference(&before, &subject(&house, account));
            assert_eq!(all(&said), all(&done), "{account} {bits:b}");
        }
        losing += usize::from(lost > 0);
    }
    (1 << lines.len(), losing)
}

#[test]
fn x3_what_a_row_does_to_the_other_accounts_of_its_contact_is_its_effect() {
    let others = "M;A;a@m.fr;+33612345678;1\nM;B;A@m.fr;+33612345678;1\nM;C;c@m.fr;+33612345678;6\n";
    let rows_of_n = [
        "",
        "N;D;d@m.fr;+33612345678;1\n",
        "N;D;d@m.fr;+33612345678;6\n",
        "N;D;d@m.fr;+33612345678;2\n",
        "N;D;new@d.fr;+33612345678;1\n",
        "N;D;new@d.fr;+33612345678;4\n",
        "N;Z;z@n.fr;;1\n",
    ];
    for n in rows_of_n {
        let m = format!("{others}M;D;new@d.fr;+33612345678;3\n");
        for file in [format!("{m}{n}"), format!("{n}{m}")] {
            assert!(told_as_done(&synchronised(&file)).0 > 1, "{file}");
        }
        let renamed = "M;Dora;d@m.fr;+33612345678;3\n";
        told_as_done(&synchronised(&format!("{others}{renamed}{n}")));
    }
}

#[test]
fn x3_a_synchronisation_of_all_tells_what_rows_do_to_contacts_that_no_row_of_their_account_names() {
    let m = "M;A;a@m.fr;+33612345678;1\nM;B;A@m.fr;+33612345678;1\nM;C;c@m.fr;+33612345678;6\n";
    let file = format!("{HEAD}{m}M;D;new@d.fr;+33612345678;3\n");
    let (ways, losing) = told_as_done(&contacts(&file).with_mode(ImportMode::SynchroniseAll));
    assert_eq!(ways, 16, "a row, and the ends of D in N, of D and E in O");
    assert!(losing > 0);
}

#[test]
fn x3_an_account_without_a_row_loses_its_last_recipient_by_a_row_of_another() {
    let by_one = synchronised("O;D;;+33612345678;1\nO;E;e@o.fr;;1\n");
    assert_eq!(told_as_done(&by_one), (2, 1));
    assert_eq!(told_as_done(&synchronised("N;D;;+33612345678;1\n")), (2, 1), "O has another one");
    let house = shared();
    let plan = planned(&house, &by_one);
    assert_eq!((plan.counts.rows, plan.counts.update, plan.counts.lose_last), (2, 1, 2), "of M and N");
    let (none, beside) = (LeftOut::default(), first_of(&plan, "N").unwrap());
    assert_eq!(plan.lines_of(beside), beside..beside + 1);
    assert!(!plan.heads_rows(beside) && !plan.can_leave_out(beside));
    assert_eq!(plan.lost(beside, &none).iter().collect::<Vec<_>>(), [Topic::Invoices]);
    assert_eq!(plan.through(beside, &none).collect::<Vec<_>>(), [1]);
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 1);
    assert_eq!(plan.through(beside, &left_out).count(), 0);
}

#[test]
fn x3_two_rows_that_make_the_same_of_a_contact_both_reach_the_third_of_its_accounts() {
    for o in [
        "",
        "O;D;d@m.fr;+33612345678;2\nO;E;e@o.fr;;1\n",
        "O;D;d@m.fr;+33612345678;4\nO;E;;;1\n",
        "O;E;e@o.fr;;1\n",
        "O;D;d(at)m.fr;+33612345678;1\nO;E;;;1\n",
    ] {
        let m = "M;A;a@m.fr;+33612345678;1\nM;D;d(at)m.fr;+33612345678;3\nM;C;c@m.fr;+33612345678;6\n";
        let import = synchronised(&format!("{o}{m}N;D;d(at)m.fr;+33612345678;1\n"));
        assert_eq!(planned(&shared(), &import).counts.error, 0);
        let (ways, losing) = told_as_done(&import);
        assert!(ways >= 8 && losing > 0, "{o}: {losing} of {ways}");
    }
}

#[test]
fn x3_an_account_whose_own_row_makes_it_is_not_reached_through_another() {
    let plan = planned(
        &shared(),
        &synchronised("O;D;new@d.fr;+33612345678;1\nO;E;e@o.fr;;1\nN;D;new@d.fr;+33612345678;1\n"),
    );
    let mut left_out = LeftOut::default();
    let through = |account: &str, left_out: &LeftOut| {
        plan.through(first_of(&plan, account).unwrap(), left_out).collect::<Vec<_>>()
    };
    let [o, n] = ["O", "N"].map(|account| first_of(&plan, account).unwrap() + 1);
    assert_eq!(["M", "N", "O"].map(|account| through(account, &left_out)), [vec![o], vec![], vec![]]);
    plan.toggle(&mut left_out, o);
    assert_eq!(["M", "N", "O"].map(|account| through(account, &left_out)), [vec![n], vec![], vec![n]]);
}

#[test]
fn x3_an_account_where_nobody_is_reached_otherwise_gets_no_heading() {
    let plan = planned(&shared(), &synchronised("O;Dora;d@m.fr;+33612345678;1\nO;E;e@o.fr;;1\n"));
    assert_eq!((plan.counts.update, plan.accounts().count()), (1, 1));
}

#[test]
fn x3_rows_that_contradict_each_other_reach_nobody() {
    let rows = "O;D;one@d.fr;+33612345678;1\nO;E;e@o.fr;;1\nN;D;other@d.fr;+33612345678;1\n";
    assert_eq!(told_as_done(&synchronised(rows)), (4, 0));
    let plan = planned(&shared(), &synchronised(rows));
    assert_eq!((plan.counts.error, plan.counts.lose_last, plan.accounts().count()), (2, 0, 2));
}

#[test]
fn x3_a_row_names_the_other_accounts_that_it_reaches() {
    let plan = planned(&shared(), &synchronised("O;D;new@d.fr;+33612345678;1\nO;E;new@o.fr;;1\n"));
    let messages = planned_rows(&plan).into_iter().flat_map(|row| row.messages);
    let named: Vec<_> = messages
        .filter(|message| message.problem.id == "problem-contact-elsewhere")
        .map(|message| message.problem.get("accounts").unwrap().to_owned())
        .collect();
    assert_eq!(named, ["M Martin · N Négoce"]);
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
