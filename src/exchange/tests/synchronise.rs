//! Synchronising contacts: the table of SPEC §8, golden case G2, and what has to be typed.

use super::*;
use crate::store;

const HEAD: &str = "Référence;Dénomination;Mail;Tel;Type\n";

/// G2: A, B and C in this order.
fn g2() -> TestStore {
    let mut house = house();
    add(&mut house, "M", card("A", "a@m.fr", "01 02 03 04 05"));
    add(&mut house, "M", card("B", "b@m.fr", "06 11 22 33 44"));
    add(&mut house, "M", card("C", "c@m.fr", ""));
    house
}

/// G2: B with another phone, D, and A unchanged.
const G2: &str = "M;B;b@m.fr;06 99 88 77 66;3\nM;D;d@m.fr;;2\nM;A;a@m.fr;01 02 03 04 05;3\n";

fn sync(rows: &str) -> Import {
    contacts(&format!("{HEAD}{rows}")).with_mode(ImportMode::Synchronise)
}

fn sync_all(rows: &str) -> Import {
    contacts(&format!("{HEAD}{rows}")).with_mode(ImportMode::SynchroniseAll)
}

fn verdicts(plan: &Plan) -> Vec<(Option<u64>, String, Verdict)> {
    planned_rows(plan).into_iter().map(|row| (row.line, row.name, row.verdict)).collect()
}

fn headings(plan: &Plan) -> Vec<(String, bool)> {
    let heading = |item: std::io::Result<Item>| match item.unwrap() {
        Item::Account(account) => Some((account.reference, account.reordered)),
        Item::Row(_) => None,
    };
    plan.items().filter_map(heading).collect()
}

fn undo(house: &mut TestStore, report: &Report) -> store::Undone {
    house.store.undo(report.batch.unwrap(), &mut |_, _| true).unwrap().value
}

#[test]
fn g2_s3_33_the_plan_says_what_becomes_of_each_contact() {
    let house = g2();
    let plan = planned(&house, &sync(G2));
    let row = |line, name: &str, verdict| (line, name.to_owned(), verdict);
    let expected = [
        row(Some(2), "B", Verdict::Update),
        row(Some(3), "D", Verdict::Create),
        row(Some(4), "A", Verdict::Unchanged),
        row(None, "C", Verdict::Delete),
    ];
    assert_eq!(verdicts(&plan), expected);
    let change = planned_rows(&plan)[0].changes.remove(0);
    assert_eq!(
        (change.field.code(), &*change.old, &*change.new),
        ("phones", "06 11 22 33 44", "06 99 88 77 66")
    );
    assert_eq!(headings(&plan), [("M".to_owned(), true)]);
    let Counts { rows, create, update, unchanged, delete, error, .. } = plan.counts;
    assert_eq!((rows, create, update, unchanged, delete, error), (3, 1, 1, 1, 1, 0));
    assert_eq!(names(&house, "M"), ["A", "B", "C"], "a plan writes nothing");
}

#[test]
fn g2_s3_33_synchronising_keeps_identities_and_takes_the_order_of_the_file() {
    let mut house = g2();
    let before = members(&house, "M");
    let report = brought_in(&mut house, &sync(G2));
    assert_eq!((report.created, report.updated, report.deleted, report.unchanged), (1, 1, 1, 1));
    let after = members(&house, "M");
    assert_eq!(names(&house, "M"), ["B", "D", "A"]);
    assert_eq!(
        (after[0].contact.id, after[0].affiliation.id),
        (before[1].contact.id, before[1].affiliation.id)
    );
    assert_eq!(after[0].contact.value.phones, "06 99 88 77 66");
    assert_eq!(after.iter().map(|member| member.affiliation.value.rank).collect::<Vec<_>>(), [1, 2, 3]);
    let trash = house.store.read(|reader| reader.trash(None, 10)).unwrap();
    assert!(trash.iter().any(|trashed| trashed.name == "C"));
}

#[test]
fn g2_x7_undo_puts_back_the_order_the_phone_and_the_deleted() {
    let mut house = g2();
    let before = members(&house, "M");
    let report = brought_in(&mut house, &sync(G2));
    assert_eq!(undo(&mut house, &report).kept.count, 0);
    let facts = |members: Vec<Member>| -> Vec<_> {
        members.into_iter().map(|member| (member.affiliation.value, member.contact.value)).collect()
    };
    assert_eq!(facts(members(&house, "M")), facts(before));
}

#[test]
fn g2_x7_what_was_touched_since_is_kept_and_named_and_the_rest_is_put_back() {
    let mut house = g2();
    let report = brought_in(&mut house, &sync(G2));
    let d = members(&house, "M").remove(1);
    let mut mine = d.card();
    mine.note = "vu".into();
    house.store.write(Act::EditContact, "D", |write| write.save_contact(&d, mine)).unwrap();
    let undone = undo(&mut house, &report);
    assert_eq!(undone.kept.named.iter().map(|kept| kept.name.as_str()).collect::<Vec<_>>(), ["D"]);
    assert_eq!(names(&house, "M"), ["A", "B", "C", "D"]);
    assert_eq!(members(&house, "M")[1].contact.value.phones, "06 11 22 33 44");
}

#[test]
fn s8_members_that_the_file_does_not_name_are_left_alone_unless_it_stands_for_all() {
    let mut house = g2();
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    add(&mut house, "N", card("Zoé", "z@n.fr", ""));
    brought_in(&mut house, &sync(G2));
    assert_eq!(names(&house, "N"), ["Zoé"]);
    let plan = planned(&house, &sync_all(G2));
    assert_eq!(verdicts(&plan).last().unwrap(), &(None, "Zoé".to_owned(), Verdict::Delete));
    assert_eq!(brought_in(&mut house, &sync_all(G2)).deleted, 1);
    assert_eq!((names(&house, "N").len(), names(&house, "M").len()), (0, 3));
}

#[test]
fn s8_a_file_in_no_order_is_planned_account_by_account() {
    let mut house = g2();
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    let rows = "M;A;a@m.fr;01 02 03 04 05;3\nN;Zoé;z@n.fr;;3\nm ;B;b@m.fr;06 11 22 33 44;3\nN;Ali;a@n.fr;;3\nM;C;c@m.fr;;3\n";
    let plan = planned(&house, &sync(rows));
    let lines: Vec<_> = verdicts(&plan).into_iter().map(|(line, ..)| line.unwrap()).collect();
    assert_eq!(lines, [2, 4, 6, 3, 5]);
    assert_eq!((plan.counts.unchanged, plan.counts.create, plan.counts.reordered), (3, 2, 0));
    brought_in(&mut house, &sync(rows));
    assert_eq!(names(&house, "N"), ["Zoé", "Ali"]);
}

#[test]
fn s8_a_contact_that_only_moves_is_unchanged_and_the_order_is_said_to_change() {
    let mut house = g2();
    let rows = "M;C;c@m.fr;;3\nM;A;a@m.fr;01 02 03 04 05;3\nM;B;b@m.fr;06 11 22 33 44;3\n";
    let plan = planned(&house, &sync(rows));
    assert_eq!((plan.counts.unchanged, plan.counts.reordered), (3, 1));
    assert!(plan.counts.writes());
    let report = brought_in(&mut house, &sync(rows));
    assert_eq!((report.created, report.updated, report.deleted), (0, 0, 0));
    assert_eq!(names(&house, "M"), ["C", "A", "B"]);
    assert!(!planned(&house, &sync(rows)).counts.writes(), "the same again changes nothing");
}

#[test]
fn s8_a_column_that_the_file_lacks_changes_nothing_and_an_empty_cell_empties() {
    let mut house = g2();
    let file = "Référence;Mail;Tel;Type\nM;a@m.fr;;3\nM;b@m.fr;06 11 22 33 44;3\nM;c@m.fr;;3\n";
    let report = brought_in(&mut house, &contacts(file).with_mode(ImportMode::Synchronise));
    assert_eq!((report.updated, report.unchanged), (1, 2));
    let first = members(&house, "M").remove(0).contact.value;
    assert_eq!((first.name.as_str(), first.phones.as_str()), ("A", ""));
}

#[test]
fn s3_37_a_warning_is_about_the_contact_that_a_row_makes_and_not_about_the_row() {
    let house = g2();
    let file = "Référence;Dénomination;Type\nM;A;2\nM;B;3\nM;C;3\nM;D;3\n";
    let told = told(&planned(&house, &contacts(file).with_mode(ImportMode::Synchronise)));
    assert!(told[..3].iter().all(|(.., messages)| messages.is_empty()), "the store has their mails");
    assert_eq!(told[3].2, said(&[(None, "problem-unreachable")]));
}

#[test]
fn s8_a_synchronisation_is_all_or_nothing() {
    let mut house = g2();
    let file = sync("M;A;a@m.fr;01 02 03 04 05;3\nX;B;b@m.fr;;3\nM;C;c@m.fr;;9\n");
    let plan = planned(&house, &file);
    assert!(plan.is_barred(&LeftOut::default()));
    let report = applied(&mut house, &file, &plan).unwrap();
    assert_eq!((report.batch, report.rejected), (None, 2));
    assert_eq!(names(&house, "M"), ["A", "B", "C"]);
    let mut left_out = LeftOut::default();
    let errors = (0..plan.len()).filter(|at| plan.mark(*at).verdict == Some(Verdict::Error));
    errors.for_each(|at| left_out.toggle(at));
    assert!(!plan.is_barred(&left_out), "a person who leaves the rows out says so");
}

#[test]
fn x6_what_is_left_out_stays_as_it_is() {
    let mut house = g2();
    let plan = planned(&house, &sync(G2));
    let mut left_out = LeftOut::default();
    // The heading is line 0; B's update, D's creation and C's deletion are left out.
    [1, 2, 4].into_iter().for_each(|at| left_out.toggle(at));
    let counts = plan.counts_without(&left_out);
    assert_eq!((counts.create, counts.update, counts.delete, counts.left_out), (0, 0, 0, 3));
    assert_eq!(plan.number_to_type(&left_out), None);
    apply(&mut house.store, &sync(G2), &plan, &left_out, &mut |_, _| true).unwrap();
    assert_eq!(names(&house, "M"), ["B", "A", "C"], "the order is the file's, and C stands behind it");
    assert_eq!(members(&house, "M")[0].contact.value.phones, "06 11 22 33 44");
}

#[test]
fn x6_an_account_that_is_left_out_keeps_its_contacts_and_their_order() {
    let mut house = g2();
    let plan = planned(&house, &sync(G2));
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 0);
    let counts = plan.counts_without(&left_out);
    assert_eq!((counts.left_out, counts.unchanged, counts.reordered), (3, 1, 0));
    assert!(!counts.writes());
    assert_eq!(plan.counts_under(0, &left_out), Counts { unchanged: 1, left_out: 3, ..Counts::default() });
    // Somebody else's work there does not matter any more.
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    let file = sync(&format!("{G2}N;Zoé;z@n.fr;;3\n"));
    let plan = planned(&house, &file);
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 0);
    add(&mut house, "M", card("E", "e@m.fr", ""));
    apply(&mut house.store, &file, &plan, &left_out, &mut |_, _| true).unwrap();
    assert_eq!(names(&house, "M"), ["A", "B", "C", "E"]);
    assert_eq!(names(&house, "N"), ["Zoé"]);
}

#[test]
fn x6_a_row_that_is_taken_in_again_takes_its_account_in_and_what_changes_nothing_stays_in() {
    let house = g2();
    let plan = planned(&house, &sync(G2));
    let mut left_out = LeftOut::default();
    plan.toggle(&mut left_out, 3);
    assert!(left_out.is_empty(), "A is unchanged");
    plan.toggle(&mut left_out, 0);
    plan.toggle(&mut left_out, 2);
    assert!(!left_out.has(0) && !left_out.has(2) && left_out.has(1) && left_out.has(4));
    plan.toggle(&mut left_out, 0);
    assert!(left_out.has(0) && left_out.has(2));
    plan.toggle(&mut left_out, 0);
    assert!(left_out.is_empty());
}

#[test]
fn s8_many_deletions_or_all_of_a_member_s_want_their_number_typed() {
    let mut house = g2();
    let none = LeftOut::default();
    assert_eq!(planned(&house, &sync(G2)).number_to_type(&none), None);
    let all = planned(&house, &sync("M;Z;z@m.fr;;3\n"));
    assert_eq!(all.number_to_type(&none), Some(3));
    let mut one_stays = LeftOut::default();
    one_stays.toggle(2);
    assert_eq!(all.number_to_type(&one_stays), None);
    for n in 0..9 {
        add(&mut house, "M", card(&format!("N{n}"), &format!("n{n}@m.fr"), ""));
    }
    assert_eq!(planned(&house, &sync("M;A;a@m.fr;01 02 03 04 05;3\n")).number_to_type(&none), Some(11));
}

#[test]
fn s8_a_synchronisation_whose_members_changed_since_stops_before_its_first_write() {
    let mut house = g2();
    for touch in [0, 1, 2] {
        let plan = planned(&house, &sync(G2));
        let martin = id(&house, "M");
        let first = members(&house, "M").remove(0);
        house
            .store
            .write(Act::EditContact, "", |write| match touch {
                0 => write.add_contact(martin, card("Neuf", "neuf@m.fr", "")).map(drop),
                1 => write.trash_contact(first.affiliation.id),
                _ => {
                    let mut mine = first.card();
                    mine.contact.fax = "01".into();
                    write.save_contact(&first, mine).map(drop)
                }
            })
            .unwrap();
        let stale = applied(&mut house, &sync(G2), &plan).unwrap_err();
        assert!(matches!(stale, Error::PlanStale) && stale.exit_code() == 5);
        assert_eq!(names(&house, "M").last().unwrap(), "Neuf", "nothing of the file came in");
    }
}

#[test]
fn ac_15_s10_an_agent_synchronises_the_file_s_members_and_only_an_admin_all() {
    let mut house = g2();
    house.make_agent();
    let denied = plan(&house.store, &sync_all(G2), &mut |_| true).unwrap_err();
    assert_eq!(denied.exit_code(), 4);
    assert_eq!(brought_in(&mut house, &sync(G2)).created, 1);
}

/// A contact « Partagé » of both M and N.
fn shared() -> TestStore {
    let mut house = house();
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    add(&mut house, "M", card("Partagé", "p@m.fr", "01 00 00 00 00"));
    let (contact, account) = (members(&house, "M").remove(0).contact.id, id(&house, "N"));
    house.store.write(Act::AddContact, "", |write| write.affiliate(account, contact)).unwrap();
    house
}

#[test]
fn s8_a_contact_of_several_accounts_is_what_the_row_that_differs_makes_of_it() {
    let mut house = shared();
    let rows = "M;Partagé;p@m.fr;01 00 00 00 00;3\nN;Partagé;p@m.fr;02 00 00 00 00;3\n";
    let report = brought_in(&mut house, &sync(rows));
    assert_eq!((report.updated, report.unchanged, report.created), (1, 1, 0));
    assert_eq!(members(&house, "M")[0].contact.value.phones, "02 00 00 00 00");
    let both = "M;Partagé;p@m.fr;03 00 00 00 00;3\nN;Partagé;p@m.fr;03 00 00 00 00;3\n";
    brought_in(&mut house, &sync(both));
    assert_eq!(members(&house, "N")[0].contact.value.phones, "03 00 00 00 00");
}

#[test]
fn s8_a_row_that_only_changes_the_link_leaves_what_another_row_makes_of_the_contact() {
    let (phone, link) = ("M;Partagé;p@m.fr;02 00 00 00 00;3\n", "N;Partagé;p@m.fr;01 00 00 00 00;1\n");
    for rows in [format!("{phone}{link}"), format!("{link}{phone}")] {
        let mut house = shared();
        brought_in(&mut house, &sync(&rows));
        let [at_m, at_n] = ["M", "N"].map(|account| members(&house, account).remove(0));
        assert_eq!(at_m.contact.value.phones, "02 00 00 00 00", "{rows}");
        assert_eq!(at_m.affiliation.value.notification, NotificationType::None, "{rows}");
        assert_eq!(at_n.affiliation.value.notification, NotificationType::Administrative, "{rows}");
    }
    // A row that makes another contact of it counts, also behind one that only changed its link.
    let mut house = shared();
    brought_in(&mut house, &sync("M;Partagé;p@m.fr;01 00 00 00 00;1\nN;Partagé;p@m.fr;02 00 00 00 00;3\n"));
    assert_eq!(members(&house, "M")[0].contact.value.phones, "02 00 00 00 00");
}

#[test]
fn s8_two_rows_that_make_two_things_of_one_contact_are_both_errors() {
    let house = shared();
    let rows = "M;Partagé;p@m.fr;05 00 00 00 00;3\nN;Partagé;p@m.fr;06 00 00 00 00;3\n";
    let plan = planned(&house, &sync(rows));
    let error = |line| (line, Verdict::Error, said(&[(Some(4), "problem-contact-contradicted")]));
    assert_eq!(told(&plan), [error(2), error(3)]);
}

#[test]
fn s8_above_five_thousand_lines_a_synchronisation_is_written_in_chunks_and_taken_back_when_stopped() {
    let mut house = house();
    let rows: String = (0..5_400).map(|n| format!("M;{n};c{n}@m.fr;;3\n")).collect();
    brought_in(&mut house, &sync(&rows));
    let other: String = (0..5_400).rev().map(|n| format!("M;{n}x;c{n}@m.fr;;{}\n", n % 6 + 1)).collect();
    let plan = planned(&house, &sync(&other));
    assert_eq!((plan.counts.update, plan.counts.delete, plan.counts.reordered), (5_400, 0, 1));
    let stopped =
        apply(&mut house.store, &sync(&other), &plan, &LeftOut::default(), &mut |_, far| far.done < 2_000);
    assert!(matches!(stopped, Err(Error::Store(store::Error::Stopped))));
    assert_eq!(names(&house, "M")[..2], ["0", "1"]);
    let report = brought_in(&mut house, &sync(&other));
    assert_eq!((report.updated, report.created, report.deleted), (5_400, 0, 0));
    assert_eq!(names(&house, "M")[..2], ["5399x", "5398x"]);
    undo(&mut house, &report);
    assert_eq!(names(&house, "M")[..2], ["0", "1"]);
}

#[test]
fn s8_a_file_that_comes_in_twice_is_noticed_until_it_is_taken_back() {
    let mut house = g2();
    assert_eq!(planned(&house, &contacts(&format!("{HEAD}{G2}"))).earlier, None);
    let report = brought_in(&mut house, &sync(G2));
    let earlier = planned(&house, &contacts(&format!("{HEAD}{G2}"))).earlier.unwrap();
    assert_eq!((Some(earlier.id), earlier.login.as_str()), (report.batch, "alice"));
    undo(&mut house, &report);
    assert_eq!(planned(&house, &sync(G2)).earlier, None);
}

#[test]
fn x7_what_is_known_of_an_import_is_kept_with_counts_from_the_store() {
    let mut house = g2();
    let report = brought_in(&mut house, &sync(G2));
    let import = house.store.read(|reader| reader.import(report.batch.unwrap())).unwrap().unwrap();
    let store::WrittenCounts { created, updated, deleted } = import.written;
    assert_eq!((created, updated, deleted), (1, 1, 1));
    let note = import.note.unwrap();
    assert_eq!((note.mode, note.rows, note.unchanged, note.rejected), (ImportMode::Synchronise, 3, 1, 0));
}

#[test]
fn s8_a_row_in_error_that_is_left_out_does_not_end_the_contact_that_it_means() {
    let mut house = g2();
    for (broken, name) in
        [("M;Carla;C@m.fr;;9\n", "Carla"), ("M;C;;;\n", "C"), ("M;B;;0611223344;\"1;2\"\n", "B")]
    {
        let rows = format!("{broken}M;A;a@m.fr;01 02 03 04 05;3\n");
        let plan = planned(&house, &sync(&rows));
        let first = planned_rows(&plan).remove(0);
        assert_eq!(
            (first.name.as_str(), first.verdict, plan.counts.delete),
            (name, Verdict::Error, 1),
            "{broken}"
        );
        let mut left_out = LeftOut::default();
        plan.leave_out(&mut left_out, [1], true);
        let before = names(&house, "M");
        let report = apply(&mut house.store, &sync(&rows), &plan, &left_out, &mut |_, _| true).unwrap();
        let kept = if name == "B" { "B" } else { "C" };
        assert_eq!(names(&house, "M"), [kept, "A"], "it stays, in the file's place");
        house.store.undo(report.batch.unwrap(), &mut |_, _| true).unwrap();
        assert_eq!(names(&house, "M"), before);
    }
    // A row that means nobody in particular holds nobody back.
    assert_eq!(planned(&house, &sync("M;;;;9\nM;A;a@m.fr;01 02 03 04 05;3\n")).counts.delete, 2);
}
