//! Contacts files: S3.20–S3.37 and mode « add » of SPEC §8.

use super::*;
use crate::store::Stage;

const HEAD: &str = "Référence;Libellé membre;Dénomination;Note;Fonction;Mail;Tel;Fax;Type;Libellé type\n";

/// The one message of a file of one row.
fn verdict(house: &TestStore, row: &str) -> (Verdict, Vec<(Option<usize>, String)>) {
    let plan = planned(house, &contacts(&format!("{HEAD}{row}\n")));
    let (line, verdict, messages) = told(&plan).remove(0);
    assert_eq!(line, 2);
    (verdict, messages)
}

#[test]
fn s3_24_s3_28_s3_37_what_is_wrong_in_a_row_is_said_with_its_column() {
    let house = house();
    for (row, column, problem) in [
        ("X;;A;;;;;;2;", 1, "problem-unknown-reference"),
        (";;A;;;;;;2;", 1, "problem-reference-required"),
        ("V;;A;;;;;;2;", 1, "problem-account-in-trash"),
        ("P;;A;;;;;;2;", 1, "problem-individual-no-contacts"),
        ("M;;A;;;;;;;", 9, "problem-type-required"),
        ("M;;A;;;;;;;Toutes les notifications", 9, "problem-type-required"),
        ("M;;A;;;;;;\"1;2\";", 9, "problem-type-several"),
        ("M;;A;;;;;;2,5;", 9, "problem-type-not-whole"),
        ("M;;A;;;;;;0;", 9, "problem-type-unknown"),
        ("M;;A;;;;;;7;", 9, "problem-type-unknown"),
        ("M;;A;;;;sans;;2;", 7, "problem-phone-without-digit"),
        ("M;;A\0;;;;;;2;", 3, "problem-row-nul"),
        ("M;;A;;;;;;2;;trop", 11, "problem-row-cells"),
    ] {
        assert_eq!(verdict(&house, row), (Verdict::Error, said(&[(Some(column), problem)])), "{row}");
    }
}

#[test]
fn s8_every_fault_of_a_row_is_said_at_once() {
    let house = house();
    let faults = said(&[
        (Some(1), "problem-reference-required"),
        (Some(7), "problem-phone-without-digit"),
        (Some(9), "problem-type-unknown"),
    ]);
    assert_eq!(verdict(&house, ";;A;;;;sans;;9;"), (Verdict::Error, faults));
}

#[test]
fn s3_25_s3_29_labels_that_disagree_are_warnings_and_the_codes_win() {
    let mut house = house();
    let file = format!(
        "{HEAD}M;Durand;A;;;a@b.fr;;;2;Réceptionnaire\nm ; MARTIN ;B;;;b@b.fr;;;2.0;notifications des commandes\n"
    );
    let plan = planned(&house, &contacts(&file));
    let warnings = said(&[(Some(2), "problem-member-label"), (Some(10), "problem-type-label")]);
    assert_eq!(told(&plan), [(2, Verdict::Create, warnings), (3, Verdict::Create, vec![])]);
    assert_eq!(plan.counts.warnings, 2);
    brought_in(&mut house, &contacts(&file));
    let members = members(&house, "M");
    assert!(members.iter().all(|member| member.card().notification == NotificationType::Orders));
}

#[test]
fn s8_an_invalid_address_is_kept_with_a_warning() {
    let mut house = house();
    let file = format!("{HEAD}M;;A;;;pas une adresse;;;3;\n");
    let plan = planned(&house, &contacts(&file));
    assert_eq!(told(&plan), [(2, Verdict::Create, said(&[(Some(6), "problem-invalid-email")]))]);
    brought_in(&mut house, &contacts(&file));
    let members = members(&house, "M");
    assert_eq!(members[0].contact.value.mails, "pas une adresse");
}

#[test]
fn s3_37_reference_and_type_are_enough_and_flagged_unreachable() {
    let mut house = house();
    let file = contacts("Type;Référence\n3;M\n");
    let plan = planned(&house, &file);
    assert_eq!(told(&plan), [(2, Verdict::Create, said(&[(None, "problem-unreachable")]))]);
    assert_eq!(planned_rows(&plan)[0].messages[0].place.heading, "Mail");
    brought_in(&mut house, &file);
    assert_eq!(names(&house, "M"), [""]);
}

#[test]
fn s3_9_a_sending_type_without_an_address_warns() {
    let house = house();
    let warning = said(&[(Some(6), "problem-no-mail-no-notification")]);
    assert_eq!(verdict(&house, "M;;A;;;;06 12;;2;"), (Verdict::Create, warning));
}

#[test]
fn s8_a_missing_column_is_refused_by_name() {
    let house = house();
    for (file, missing) in [("Type;Mail\n1;a@b.fr\n", "Référence"), ("Référence;Mail\nM;a@b.fr\n", "Type")]
    {
        let error = plan(&house.store, &contacts(file), &mut |_| true).unwrap_err();
        assert!(matches!(error, Error::MissingColumn { heading } if heading == missing), "{error:?}");
        assert_eq!(error.exit_code(), 1);
    }
}

#[test]
fn s8_unknown_columns_and_blank_rows_are_reported_and_ignored() {
    let mut house = house();
    let file = contacts("RÉFÉRENCE;type;Truc;fonction\n\nM;1;x;Acheteur\n;;;\nM;2;y;\n");
    let plan = planned(&house, &file);
    assert_eq!(plan.unknown_columns, ["Truc"]);
    let form = Form::Csv { encoding: "UTF-8", delimiter: ';' };
    assert_eq!((plan.counts.rows, plan.counts.blank, plan.form), (2, 2, form));
    brought_in(&mut house, &file);
    let members = members(&house, "M");
    assert_eq!(members[0].affiliation.value.function, "Acheteur");
}

#[test]
fn g2_s3_31_add_creates_what_is_there_and_warns_of_look_alikes() {
    let mut house = house();
    add(&mut house, "M", card("A", "a@m.fr", "01 02 03 04 05"));
    add(&mut house, "M", card("B", "", "06 11 22 33 44"));
    add(&mut house, "M", card("C", "c@m.fr", ""));
    let rows = "M;;B;;;;+33 6 11 22 33 44;;3;\nM;;D;;;d@m.fr;;;3;\nM;;A;;;A@M.FR;01 02 03 04 05;;3;\n";
    let file = contacts(&format!("{HEAD}{rows}"));
    let plan = planned(&house, &file);
    let lookalike = |line| (line, Verdict::Create, said(&[(Some(3), "problem-lookalike-stored")]));
    assert_eq!(told(&plan), [lookalike(2), (3, Verdict::Create, vec![]), lookalike(4)]);
    assert_eq!(planned_rows(&plan)[0].messages[0].problem.get("name"), Some("B"));
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.rejected), (3, 0));
    assert_eq!(names(&house, "M"), ["A", "B", "C", "B", "D", "A"]);
    house.store.undo(report.batch.unwrap(), &mut |_, _| true).unwrap();
    assert_eq!(names(&house, "M"), ["A", "B", "C"]);
}

#[test]
fn s8_look_alikes_earlier_in_the_file_are_named_by_their_line() {
    let mut house = house();
    house
        .store
        .write(Act::CreateAccount, "", |write| {
            write.create_account(Account { reference: "N".into(), name: "N".into(), ..Account::default() })
        })
        .unwrap();
    let rows = "M;;A;;;x@m.fr;;;3;\nN;;A;;;x@m.fr;;;3;\nM;;Z;;;X@M.fr;;;3;\nM;;Élodie;;;;0612131415;;3;\nM;;ELODIE;;;;06 12 13 14 15;;3;\nM;;Élodie;;;;01;;3;\n";
    let plan = planned(&house, &contacts(&format!("{HEAD}{rows}")));
    let lines: Vec<_> = planned_rows(&plan)
        .iter()
        .map(|row| row.messages.first().map(|m| m.problem.get("line").unwrap_or_default().to_owned()))
        .collect();
    let of_line = |line: &str| Some(line.to_owned());
    // Account by account: the row of N is the last one.
    assert_eq!(lines, [None, of_line("2"), None, of_line("5"), None, None]);
}

#[test]
fn s8_rows_in_error_do_not_block_good_ones_and_counts_are_read_back() {
    let mut house = house();
    let file = contacts(&format!("{HEAD}X;;A;;;a@b.fr;;;2;\nM;;B;;;b@b.fr;;;2;\nM;;C;;;c@b.fr;;;1;2\n"));
    let plan = planned(&house, &file);
    assert_eq!((plan.counts.create, plan.counts.error, plan.counts.delete), (2, 1, 0));
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.updated, report.rejected), (2, 0, 1));
    assert_eq!(names(&house, "M"), ["B", "C"]);
    let batch = house.store.read(|reader| reader.batch(report.batch.unwrap())).unwrap().unwrap();
    assert_eq!((batch.act, batch.subject.as_str()), (Act::ImportContacts, "file.csv"));
}

#[test]
fn s8_a_plan_writes_nothing_and_a_stop_takes_all_back() {
    let mut house = house();
    let rows: String = (0..250).map(|n| format!("M;;{n};;;c{n}@m.fr;;;2;\n")).collect();
    let file = contacts(&format!("{HEAD}{rows}"));
    let plan = planned(&house, &file);
    assert_eq!(names(&house, "M").len(), 0);
    let mut told = Vec::new();
    let stopped = apply(&mut house.store, &file, &plan, &LeftOut::default(), &mut |stage, far| {
        told.push((stage, far.done, far.of));
        far.done < 200
    });
    assert!(matches!(stopped, Err(Error::Store(crate::store::Error::Stopped))));
    assert_eq!(told, [(Stage::Writing, 100, 251), (Stage::Writing, 200, 251)]);
    assert_eq!(names(&house, "M").len(), 0);
    let stopped = super::plan(&house.store, &file, &mut |rows| rows < 9);
    assert!(matches!(stopped, Err(Error::Store(crate::store::Error::Stopped))));
}

#[test]
fn s8_an_account_that_changed_since_the_plan_makes_its_rows_errors() {
    let mut house = house();
    add(&mut house, "M", card("A", "a@m.fr", ""));
    let file = contacts(&format!("{HEAD}M;;B;;;b@b.fr;;;2;\n"));
    let plan = planned(&house, &file);
    let martin = id(&house, "M");
    house.store.write(Act::TrashAccount, "", |write| write.trash_account(martin)).unwrap();
    let report = applied(&mut house, &file, &plan).unwrap();
    assert_eq!((report.created, report.rejected, report.batch), (0, 1, None));
    assert_eq!(report.late[0].message.problem.id, "problem-account-in-trash");
}
