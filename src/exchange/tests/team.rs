//! « Catégories » and « Actif »: a whole team is set up with one file (SPEC §8), under the rules of S0.

use super::*;
use crate::{
    domain::{
        category::{Categories, Category},
        settings::Setting,
    },
    exchange::contacts::{export_columns, export_notes},
};

const HEAD: &str = "Référence;Dénomination;Mail;Tel;Type;Catégories;Actif\n";

fn held(categories: &[Category]) -> Categories {
    categories.iter().copied().collect()
}

/// Martin with Ada, who answers for fraud, and Bob, who answers for nothing.
fn office() -> TestStore {
    let mut house = house();
    let categories = held(&[Category::Fraud]);
    add(&mut house, "M", MemberContact { categories, ..card("Ada", "ada@m.fr", "+33612345678") });
    add(&mut house, "M", card("Bob", "bob@m.fr", "06 11 22 33 44"));
    house
}

fn add_of(rows: &str) -> Import {
    contacts(&format!("{HEAD}{rows}"))
}

fn sync_of(rows: &str) -> Import {
    add_of(rows).with_mode(ImportMode::Synchronise)
}

/// The fields that a plan's rows change, by their codes.
fn changed(plan: &Plan) -> Vec<(String, String, String)> {
    let rows = planned_rows(plan).into_iter().flat_map(|row| row.changes);
    rows.map(|change| (change.field.code().to_owned(), change.old, change.new)).collect()
}

fn one_change(field: &str, old: &str, new: &str) -> Vec<(String, String, String)> {
    vec![(field.to_owned(), old.to_owned(), new.to_owned())]
}

#[test]
fn s8_a_team_is_set_up_with_one_file() {
    let mut house = house();
    let file = add_of(
        "M;Ada;ada@m.fr;+33 6 12 34 56 78;3;\"Contact Comptable, technical\";oui\n\
         M;Bob;bob@m.fr;;2;;non\n\
         M;Compta;compta@m.fr;0033 1 23 45 67 89;3;accounting;\n\
         M;Cléo;cleo@m.fr;06 12 34 56 78;3;Litiges;oui\n\
         M;;;;3;fraude;\n\
         M;Services;compta@m.fr;;3;;\n",
    );
    let plan = planned(&house, &file);
    let expected = [
        (2, Verdict::Create, vec![]),
        (3, Verdict::Create, vec![]),
        (4, Verdict::Error, said(&[(Some(4), "problem-phone-double-zero")])),
        (5, Verdict::Error, said(&[(Some(4), "problem-phone-not-international")])),
        (
            6,
            Verdict::Error,
            said(&[
                (Some(2), "problem-category-name"),
                (Some(3), "problem-category-mail"),
                (Some(4), "problem-category-phone"),
            ]),
        ),
        // What does not go in is nothing that another row could look like.
        (7, Verdict::Create, vec![]),
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(planned_rows(&plan)[3].name, "Cléo", "a row that was understood is called by its name");
    brought_in(&mut house, &file);
    let team = members(&house, "M");
    assert_eq!(names(&house, "M"), ["Ada", "Bob", "Services"]);
    assert_eq!(team[0].affiliation.value.categories, held(&[Category::Accounting, Category::Technical]));
    assert_eq!(team[0].contact.value.phones, "+33612345678", "S0.14: as the form stores it");
    assert!(!team[0].affiliation.value.inactive_here && team[1].affiliation.value.inactive_here);
}

#[test]
fn s8_a_value_that_is_none_is_named_with_its_column() {
    let house = house();
    let plan =
        planned(&house, &add_of("M;Ada;ada@m.fr;+33 6 12 34 56 78;9;\"fraud, juridique\";peut-être\n"));
    let faults = said(&[
        (Some(5), "problem-type-unknown"),
        (Some(6), "problem-unknown-category"),
        (Some(7), "problem-yes-or-no"),
    ]);
    assert_eq!(told(&plan), [(2, Verdict::Error, faults)]);
    let messages = &planned_rows(&plan)[0].messages;
    assert_eq!(messages[1].problem.get("value"), Some("juridique"));
    assert_eq!(messages[2].problem.get("value"), Some("peut-être"));
}

#[test]
fn s8_every_fault_of_a_row_with_categories_is_said_at_once() {
    let house = house();
    let faults = said(&[(Some(5), "problem-type-unknown"), (Some(3), "problem-category-mail")]);
    let plan = planned(&house, &add_of("M;Ada;;+33 6 12 34 56 78;9;fraud;\n"));
    assert_eq!(told(&plan), [(2, Verdict::Error, faults)]);
}

#[test]
fn s0_13_a_file_follows_the_installation_s_rule_of_the_phone() {
    let mut house = house();
    let file = || add_of("M;Ada;ada@m.fr;;3;fraud;\n");
    assert_eq!(told(&planned(&house, &file()))[0].2, said(&[(Some(4), "problem-category-phone")]));
    let off = |write: &mut crate::store::Write| write.set_setting(Setting::PhoneRequired, "off");
    house.store.write(Act::ChangeSetting, "", off).unwrap();
    assert_eq!(brought_in(&mut house, &file()).created, 1);
}

#[test]
fn s8_the_two_columns_are_synchronised_like_the_others_and_taken_back() {
    let mut house = office();
    let ada = "M;Ada;ada@m.fr;+33 6 12 34 56 78;3;fraud;oui\n";
    let file = sync_of(&format!("{ada}M;Bob;bob@m.fr;06 11 22 33 44;3;;non\n"));
    let plan = planned(&house, &file);
    assert_eq!((plan.counts.unchanged, plan.counts.update), (1, 1), "the phone is the same as E.164");
    assert_eq!(changed(&plan), one_change("inactive_here", "no", "yes"));
    let report = brought_in(&mut house, &file);
    assert!(members(&house, "M")[1].affiliation.value.inactive_here);
    let given = sync_of(&format!("{ada}M;Bob;bob@m.fr;+33 6 11 22 33 44;3;\"technical,fraud\";non\n"));
    let plan = planned(&house, &given);
    let mut expected = one_change("phones", "06 11 22 33 44", "+33611223344");
    expected.extend(one_change("categories", "", "technical, fraud"));
    assert_eq!(changed(&plan), expected);
    let batch = brought_in(&mut house, &given).batch.unwrap();
    assert_eq!(members(&house, "M")[1].affiliation.value.categories.len(), 2);
    for batch in [batch, report.batch.unwrap()] {
        house.store.undo(batch, &mut |_, _| true).unwrap();
    }
    let bob = members(&house, "M").remove(1).card();
    assert_eq!(bob, card("Bob", "bob@m.fr", "06 11 22 33 44"));
}

#[test]
fn s8_a_column_that_is_missing_changes_nothing_and_an_empty_cell_has_no_category_and_is_active() {
    let mut house = office();
    let bob = members(&house, "M").remove(1);
    let off = MemberContact { inactive_here: true, ..bob.card() };
    house.store.write(Act::EditContact, "", |write| write.save_contact(&bob, off)).unwrap();
    let without = "Référence;Dénomination;Mail;Tel;Type\n\
        M;Ada;ada@m.fr;+33612345678;3\nM;Bob;bob@m.fr;06 11 22 33 44;3\n";
    let plan = planned(&house, &contacts(without).with_mode(ImportMode::Synchronise));
    assert_eq!(plan.counts.unchanged, 2);
    let emptied = sync_of("M;Ada;ada@m.fr;+33612345678;3;;\nM;Bob;bob@m.fr;06 11 22 33 44;3;;\n");
    let plan = planned(&house, &emptied);
    let mut expected = one_change("categories", "fraud", "");
    expected.extend(one_change("inactive_here", "yes", "no"));
    assert_eq!(changed(&plan), expected);
    brought_in(&mut house, &emptied);
    let links: Vec<_> = members(&house, "M").into_iter().map(|member| member.affiliation.value).collect();
    assert!(links.iter().all(|link| link.categories.is_empty() && !link.inactive_here));
}

#[test]
fn s0_13_what_a_row_does_not_say_is_what_the_store_has() {
    let mut house = office();
    // Neither mail nor phone: Ada has both, and Bob's phone is not in international form.
    let file = "Référence;Dénomination;Type;Catégories\nM;Ada;3;\"fraud,technical\"\nM;Bob;3;commercial\n";
    let plan = planned(&house, &contacts(file).with_mode(ImportMode::Synchronise));
    let expected = [
        (2, Verdict::Update, vec![]),
        (3, Verdict::Error, said(&[(None, "problem-phone-not-international")])),
    ];
    assert_eq!(told(&plan), expected);
    // What S0.14 makes of a phone is said, although the file has no column for it.
    let bob = members(&house, "M").remove(1);
    let reachable = card("Bob", "bob@m.fr", "+33 6 11 22 33 44");
    house.store.write(Act::EditContact, "", |write| write.save_contact(&bob, reachable)).unwrap();
    let plan = planned(&house, &contacts(file).with_mode(ImportMode::Synchronise));
    let bob = planned_rows(&plan).remove(1).changes;
    assert_eq!((bob[0].field.code(), &*bob[0].new), ("phones", "+33611223344"));
    assert_eq!((bob[1].field.code(), &*bob[1].new), ("categories", "commercial"));
    // A contact that holds a category keeps what it needs, whether the file has the column or not.
    let file = "Référence;Dénomination;Mail;Type\nM;Ada;;3\nM;Bob;;3\n";
    let plan = planned(&house, &contacts(file).with_mode(ImportMode::Synchronise));
    assert_eq!(told(&plan)[0].2, said(&[(Some(3), "problem-category-mail")]));
    // What is wrong in another cell is said without what the store may have.
    let file = "Référence;Dénomination;Type;Catégories\nM;Ada;9;fraud\n";
    let plan = planned(&house, &contacts(file).with_mode(ImportMode::Synchronise));
    assert_eq!(told(&plan)[0].2, said(&[(Some(3), "problem-type-unknown")]));
    // A contact that the store has as it is comes back, whatever the rule has become.
    let eve = MemberContact { categories: held(&[Category::Fraud]), ..card("Eve", "eve@m.fr", "") };
    add(&mut house, "M", eve);
    let file = "Référence;Dénomination;Type\nM;Ada;3\nM;Bob;3\nM;Eve;3\n";
    let plan = planned(&house, &contacts(file).with_mode(ImportMode::Synchronise));
    assert_eq!((plan.counts.unchanged, plan.counts.error), (3, 0));
}

#[test]
fn s8_categories_and_activity_are_each_account_s_own() {
    let mut house = office();
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    let (contact, account) = (members(&house, "M").remove(0).contact.id, id(&house, "N"));
    house.store.write(Act::AddContact, "", |write| write.affiliate(account, contact)).unwrap();
    let file = sync_of(
        "M;Ada;ada@m.fr;+33612345678;3;;oui\nM;Bob;bob@m.fr;06 11 22 33 44;3;;\n\
         N;Ada;ada@m.fr;+33612345678;3;commercial;non\n",
    );
    let plan = planned(&house, &file);
    assert_eq!((plan.counts.update, plan.counts.error), (2, 0), "{:?}", told(&plan));
    brought_in(&mut house, &file);
    let link = |reference| members(&house, reference).remove(0).affiliation.value;
    assert_eq!((link("M").categories, link("M").inactive_here), (Categories::new(), false));
    assert_eq!((link("N").categories, link("N").inactive_here), (held(&[Category::Commercial]), true));
}

/// What goes out with all columns.
fn all_columns(house: &TestStore, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    let what = Export { all_columns: true, ..Export::new(Subject::Contacts, format) };
    export(&house.store, what, &mut out, &mut |_| true).unwrap();
    out
}

#[test]
fn s8_an_export_of_all_columns_has_them_behind_the_ten() {
    let mut house = office();
    let bob = members(&house, "M").remove(1);
    let off = MemberContact { inactive_here: true, ..bob.card() };
    house.store.write(Act::EditContact, "", |write| write.save_contact(&bob, off)).unwrap();
    let text = String::from_utf8(all_columns(&house, Format::Csv)).unwrap();
    assert_eq!(
        text,
        "\u{feff}Référence;Libellé membre;Dénomination;Note;Fonction;Mail;Tel;Fax;Type;Libellé type;Catégories;Actif\r\n\
         M;Martin;Ada;;;ada@m.fr;+33612345678;;3;Aucune notification;fraud;oui\r\n\
         M;Martin;Bob;;;bob@m.fr;06 11 22 33 44;;3;Aucune notification;;non\r\n"
    );
    // Accounts always go out with all they have; cards and lines are what they are.
    let accounts = |all_columns| {
        let mut out = Vec::new();
        let what = Export { all_columns, ..Export::new(Subject::Accounts, Format::Csv) };
        export(&house.store, what, &mut out, &mut |_| true).unwrap();
        out
    };
    assert_eq!(accounts(true), accounts(false));
}

#[test]
fn s8_an_export_of_all_columns_comes_back_unchanged() {
    let mut house = office();
    let categories: Categories = Category::ALL.into();
    let eve =
        MemberContact { categories, inactive_here: true, ..card("Eve", "eve@m.fr", "06 1;+33612345679") };
    add(&mut house, "M", eve);
    for format in [Format::Ods, Format::Csv] {
        let file = Source::spool(&*all_columns(&house, format), &Caps::default()).unwrap();
        let file = Import::new(Subject::Contacts, file, "file").with_mode(ImportMode::Synchronise);
        let plan = planned(&house, &file);
        assert_eq!(
            (plan.counts.unchanged, plan.counts.rows, plan.unknown_columns.len()),
            (3, 3, 0),
            "{:?}",
            told(&plan)
        );
        assert!(!plan.counts.writes(), "{:?}", changed(&plan));
        // An empty store becomes the same.
        let mut other = super::house();
        let again = Source::spool(&*all_columns(&house, format), &Caps::default()).unwrap();
        brought_in(&mut other, &Import::new(Subject::Contacts, again, "file"));
        assert_eq!(all_columns(&other, Format::Csv), all_columns(&house, Format::Csv));
    }
}

#[test]
fn s8_the_second_sheet_explains_the_codes_of_the_columns_that_are_there() {
    let notes = |all| export_notes(export_columns(all)).rows;
    let ten = notes(false);
    assert_eq!((ten.len(), &*ten[1][0], &*ten[1][1]), (7, "1", "Notifications administratives"));
    let all = notes(true);
    assert_eq!(all[..7], ten);
    for (code, meaning) in [
        ("fraud", "Contact Fraude"),
        ("accounting", "Contact Comptable"),
        ("non", "Gardé, et ne reçoit rien"),
    ] {
        assert!(all.iter().any(|row| row[0] == code && row[1] == meaning), "{code}: {all:?}");
    }
}

/// The same with the rights of an agent.
fn agents_office() -> TestStore {
    let mut house = office();
    house.make_agent();
    house
}

#[test]
fn s0_1_s10_an_agent_gives_no_category_by_a_file_and_the_good_rows_go_in() {
    let mut house = agents_office();
    let file = add_of("M;Cléo;cleo@m.fr;+33612345670;3;technical;oui\nM;Dan;dan@m.fr;;3;;non\n");
    let plan = planned(&house, &file);
    let refused = said(&[(Some(6), "problem-category-role")]);
    assert_eq!(told(&plan), [(2, Verdict::Error, refused), (3, Verdict::Create, vec![])]);
    assert_eq!(planned_rows(&plan)[0].messages[0].problem.get("role"), Some("admin"));
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.rejected), (1, 1));
    assert_eq!(names(&house, "M"), ["Ada", "Bob", "Dan"]);
    // What the contact lacks is said along with it.
    let both = said(&[(Some(4), "problem-category-phone"), (Some(6), "problem-category-role")]);
    assert_eq!(told(&planned(&house, &add_of("M;Cléo;cleo@m.fr;;3;fraud;\n")))[0].2, both);
}

#[test]
fn s0_1_s10_an_agent_s_synchronisation_says_at_each_row_what_only_an_admin_may_change() {
    let mut house = agents_office();
    let bob = "M;Bob;bob@m.fr;06 11 22 33 44;3;;\n";
    for (ada, column) in [
        ("M;Ada;eve@m.fr;+33612345678;3;fraud;oui\n", 3),
        ("M;Ada;ada@m.fr;+33612345670;3;fraud;oui\n", 4),
        ("M;Eve;ada@m.fr;+33612345678;3;fraud;oui\n", 2),
        ("M;Ada;ada@m.fr;+33612345678;3;;oui\n", 6),
        ("M;Ada;ada@m.fr;+33612345678;3;\"fraud, technical\";oui\n", 6),
        ("M;Ada;ada@m.fr;+33612345678;3;fraud;non\n", 7),
    ] {
        let plan = planned(&house, &sync_of(&format!("{ada}{bob}")));
        let refused = said(&[(Some(column), "problem-category-role")]);
        let expected = [(2, Verdict::Error, refused), (3, Verdict::Unchanged, vec![])];
        assert_eq!(told(&plan), expected, "{ada}");
    }
    // Type, order and what is not guarded are an agent's, and so is who holds nothing.
    let file = sync_of("M;Robert;bob@m.fr;06 11;2;;non\nM;Ada;ada@m.fr;+33 6 12 34 56 78;4;fraud;oui\n");
    assert_eq!(planned(&house, &file).counts.error, 0);
    assert_eq!(brought_in(&mut house, &file).updated, 2);
    assert_eq!(names(&house, "M"), ["Robert", "Ada"]);
}

#[test]
fn s0_1_s10_an_agent_s_synchronisation_deletes_nobody_who_holds_a_category() {
    let mut house = agents_office();
    let file = sync_of("M;Cléo;cleo@m.fr;;3;;\n");
    let plan = planned(&house, &file);
    let row = |line, verdict, messages: &[(Option<usize>, &str)]| (line, verdict, said(messages));
    let expected = [
        row(2, Verdict::Create, &[]),
        row(0, Verdict::Error, &[(None, "problem-category-role-ends")]),
        row(0, Verdict::Delete, &[]),
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(planned_rows(&plan)[1].name, "Ada");
    assert_eq!((plan.counts.error, plan.rejected()), (1, 0), "no row of the file is at fault");
    let mut left_out = LeftOut::default();
    let effects = house.store.read(|reader| Ok(plan.effects(reader, 0, &left_out))).unwrap().unwrap();
    assert!(!effects.iter().any(|effect| effect.last()), "what is refused takes nothing from anybody");
    assert_eq!(plan.counts.lose_last, 0);
    assert!(plan.is_barred(&left_out), "all or nothing");
    assert_eq!(plan.number_to_type(&left_out), None, "it is not all of Martin's contacts that go");
    assert_eq!(applied(&mut house, &file, &plan).unwrap().batch, None);
    // A person who leaves that deletion out has seen that the contact stays: behind those of the file.
    let refused = (0..plan.len()).find(|at| plan.mark(*at).verdict == Some(Verdict::Error)).unwrap();
    left_out.toggle(refused);
    assert!(!plan.is_barred(&left_out));
    apply(&mut house.store, &file, &plan, &left_out, &mut |_, _| true).unwrap();
    assert_eq!(names(&house, "M"), ["Cléo", "Ada"]);
}

#[test]
fn s0_1_s10_a_contact_that_holds_a_category_elsewhere_is_guarded_here_too() {
    let mut house = office();
    let other = Account { reference: "N".into(), name: "N".into(), ..Account::default() };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(other)).unwrap();
    let (contact, account) = (members(&house, "M").remove(0).contact.id, id(&house, "N"));
    house.store.write(Act::AddContact, "", |write| write.affiliate(account, contact)).unwrap();
    house.make_agent();
    let plan = planned(&house, &sync_of("N;Ada;ada@m.fr;06 99 88 77 66;3;;\n"));
    assert_eq!(told(&plan)[0].2, said(&[(Some(4), "problem-category-role")]));
    // Ending the link that holds none takes no category.
    let plan = planned(&house, &sync_of("N;Zoé;zoe@n.fr;;3;;\n"));
    assert_eq!((plan.counts.delete, plan.counts.error), (1, 0));
}

#[test]
fn s0_1_s10_the_store_has_the_last_word() {
    let mut house = office();
    let file = add_of("M;Dan;dan@m.fr;;3;;\nM;Cléo;cleo@m.fr;+33612345670;3;technical;\n");
    let plan = planned(&house, &file);
    house.make_agent();
    let denied = applied(&mut house, &file, &plan).unwrap_err();
    assert_eq!(denied.exit_code(), 4);
    assert_eq!(names(&house, "M"), ["Ada", "Bob"], "nothing of the file came in");
}

#[test]
fn s8_a_row_in_error_of_a_contact_that_is_known_keeps_its_place_when_it_is_left_out() {
    let mut house = office();
    let file = sync_of("M;Bob;bob@m.fr;06 11 22 33 44;3;fraud;\nM;Ada;ada@m.fr;+33612345678;3;fraud;\n");
    let plan = planned(&house, &file);
    let mut left_out = LeftOut::default();
    left_out.toggle((0..plan.len()).find(|at| plan.mark(*at).verdict == Some(Verdict::Error)).unwrap());
    apply(&mut house.store, &file, &plan, &left_out, &mut |_, _| true).unwrap();
    assert_eq!(names(&house, "M"), ["Bob", "Ada"]);
}

#[test]
fn s8_a_row_that_cannot_come_in_moves_nobody() {
    let house = office();
    let file = sync_of(
        "M;Ada;ada@m.fr;+33612345678;3;fraud;\nM;Zoé;zoe@m.fr;;3;fraud;\nM;Bob;bob@m.fr;06 11 22 33 44;3;;\n",
    );
    let plan = planned(&house, &file);
    assert_eq!(planned_rows(&plan)[1].verdict, Verdict::Error, "she has no phone");
    assert!(plan.items().all(|item| !matches!(item.unwrap(), Item::Account(account) if account.reordered)));
    let mut left_out = LeftOut::default();
    plan.leave_out(&mut left_out, [2], true);
    assert!(!plan.counts_without(&left_out).writes());
}

#[test]
fn s8_actif_says_when_it_does_not_bring_back_who_is_inactive_everywhere() {
    let mut house = office();
    let bob = members(&house, "M").remove(1);
    let away =
        MemberContact { contact: Contact { inactive: true, ..bob.contact.value.clone() }, ..bob.card() };
    house.store.write(Act::EditContact, "", |write| write.save_contact(&bob, away)).unwrap();
    let plan = planned(&house, &sync_of("M;Bob;bob@m.fr;06 11 22 33 44;3;;oui\n"));
    assert_eq!(told(&plan)[0].2, said(&[(Some(7), "problem-inactive-everywhere")]));
    let plan = planned(&house, &sync_of("M;Bob;bob@m.fr;06 11 22 33 44;3;;non\n"));
    assert_eq!(told(&plan)[0].2, said(&[]));
}
