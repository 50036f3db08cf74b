//! Accounts files: created and updated by reference (SPEC §8).

use super::*;

#[test]
fn s8_accounts_are_created_and_updated_by_reference_and_the_plan_says_old_and_new() {
    let mut house = house();
    let file = accounts(
        "Référence;Nature;Dénomination;Description;Domaines\n m ;Fournisseur;Martin & fils;;Martin.fr\nN;;Neuf;;\nP;Particulier;Durand;;\n",
    );
    let plan = planned(&house, &file);
    let verdicts: Vec<_> = planned_rows(&plan).iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::Update, Verdict::Create, Verdict::Unchanged]);
    let first = planned_rows(&plan).remove(0);
    let changes: Vec<_> =
        first.changes.iter().map(|c| (c.field.code(), c.old.as_str(), c.new.as_str())).collect();
    let expected = [
        ("kind", "Client professionnel", "Fournisseur"),
        ("name", "Martin", "Martin & fils"),
        ("domains", "", "martin.fr"),
    ];
    assert_eq!(changes, expected);
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.updated, report.unchanged, report.rejected), (1, 1, 1, 0));
    assert_eq!(account(&house, "M").reference, "M", "the store's spelling stays");
    assert_eq!(account(&house, "N").kind, AccountKind::Business);
}

#[test]
fn s8_an_empty_cell_empties_a_field_and_a_missing_column_changes_nothing() {
    let mut house = house();
    brought_in(&mut house, &accounts("Référence;Dénomination;Notes;Secteur\nM;Martin;n;banque\n"));
    brought_in(&mut house, &accounts("Référence;Dénomination;Notes\nM;;\n"));
    let martin = account(&house, "M");
    assert_eq!(
        (martin.name.as_str(), martin.notes.as_str(), martin.industry.as_str()),
        ("Martin", "", "Banque")
    );
}

#[test]
fn s8_what_is_wrong_in_a_row_is_an_error_of_that_row() {
    let mut house = house();
    brought_in(&mut house, &accounts("Référence;Domaines\nM;martin.fr\n"));
    add(&mut house, "M", card("A", "a@m.fr", ""));
    let head = "Référence;Nature;Dénomination;Domaines;E-mail;État de santé;Date de renouvellement\n";
    for (row, column, problem) in [
        ("N;Prospect;N;;;;", 2, "problem-unknown-kind"),
        ("N;;;;;;", 3, "problem-name-required"),
        ("N;;N;www.MARTIN.fr;;;", 4, "problem-domain-taken"),
        ("N;;N;pas un domaine;;;", 4, "problem-invalid-domain"),
        ("N;;N;gmail.com;;;", 4, "problem-public-mail-domain"),
        ("N;;N;;;bof;", 6, "problem-unknown-choice"),
        ("N;;N;;;;bientôt", 7, "problem-invalid-day"),
        ("V;;Vieux;;;;", 1, "problem-account-in-trash"),
        ("M;Particulier;Martin;martin.fr;;;", 2, "problem-individual-has-contacts"),
    ] {
        let plan = planned(&house, &accounts(&format!("{head}{row}\n")));
        let (_, verdict, messages) = told(&plan).remove(0);
        assert_eq!(
            (verdict, messages[0].clone()),
            (Verdict::Error, (Some(column), problem.to_owned())),
            "{row}"
        );
        assert!(!plan.counts.writes());
    }
}

#[test]
fn s8_a_file_that_contradicts_itself_has_an_error_in_the_second_row() {
    let mut house = house();
    let file = accounts("Référence;Dénomination;Domaines\nA;A;a.fr\na ;Again;\nB;B;www.a.fr\nC;C;c.fr\n");
    let plan = planned(&house, &file);
    let error = |line, column, problem| (line, Verdict::Error, said(&[(Some(column), problem)]));
    let expected = [
        (2, Verdict::Create, vec![]),
        error(3, 1, "problem-reference-twice"),
        error(4, 3, "problem-domain-earlier"),
        (5, Verdict::Create, vec![]),
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(planned_rows(&plan)[1].messages[0].problem.get("line"), Some("2"));
    assert_eq!(brought_in(&mut house, &file).created, 2);
}

#[test]
fn s1_15_a_domain_may_move_from_one_account_to_another_in_one_file() {
    let mut house = house();
    brought_in(&mut house, &accounts("Référence;Domaines\nM;martin.fr\n"));
    let file = accounts("Référence;Dénomination;Domaines\nM;;\nN;Neuf;martin.fr\n");
    assert_eq!(planned(&house, &file).counts.error, 0);
    brought_in(&mut house, &file);
    assert_eq!(account(&house, "N").domains, ["martin.fr"]);
}

#[test]
fn s8_an_empty_reference_gets_one_that_no_other_row_has() {
    let mut house = house();
    let file = accounts("Référence;Dénomination\n;Un\nC-000001;Deux\n;Trois\n");
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.rejected), (3, 0));
    let names = ["C-000001", "C-000002", "C-000003"].map(|reference| account(&house, reference).name);
    assert_eq!(names, ["Deux", "Un", "Trois"]);
}

#[test]
fn s8_somebodys_own_long_number_does_not_draw_the_given_ones_after_it() {
    let mut house = house();
    let rows = ["C-20240115001;Un", ";Deux", "C-9223372036854775807;Trois", "C-9223372036854775808;Quatre"];
    let file = accounts(&format!("Référence;Dénomination\n{}\n;Cinq\n", rows.join("\n")));
    let report = brought_in(&mut house, &file);
    assert_eq!((report.created, report.rejected), (5, 0));
    let names = ["C-000001", "C-000002"].map(|reference| account(&house, reference).name);
    assert_eq!(names, ["Deux", "Cinq"]);
}

#[test]
fn s8_when_six_digits_are_used_up_the_store_s_seven_are_passed_over() {
    let mut house = house();
    brought_in(&mut house, &accounts("Référence;Dénomination\nC-1000000;Million\n"));
    let report = brought_in(&mut house, &accounts("Référence;Dénomination\n;Neuf\nC-999999;Dernier\n"));
    assert_eq!((report.created, report.rejected), (2, 0));
    assert_eq!(account(&house, "C-1000001").name, "Neuf");
}

#[test]
fn s8_an_owner_is_a_warning_and_an_invalid_address_is_kept() {
    let mut house = house();
    let file = accounts("Référence;Dénomination;E-mail;Responsable\nN;Neuf;sans arobase;Zoé\n");
    let warnings = said(&[(Some(3), "problem-invalid-email"), (Some(4), "problem-owner-ignored")]);
    assert_eq!(told(&planned(&house, &file)), [(2, Verdict::Create, warnings)]);
    brought_in(&mut house, &file);
    assert_eq!(account(&house, "N").main_email, "sans arobase");
}

#[test]
fn s8_a_record_that_changed_since_the_plan_is_not_overwritten() {
    let mut house = house();
    let file = accounts("Référence;Dénomination;Notes\nM;Martin;du fichier\nN;Neuf;\nP;Durand;du fichier\n");
    let plan = planned(&house, &file);
    let base = house.store.read(|reader| reader.account_by_reference("M")).unwrap().unwrap();
    let mine = Account { notes: "de Zoé".into(), ..base.value.clone() };
    let new = Account { reference: "N".into(), name: "de Zoé".into(), ..Account::default() };
    house.store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).unwrap();
    house.store.write(Act::CreateAccount, "", |write| write.create_account(new)).unwrap();
    let report = applied(&mut house, &file, &plan).unwrap();
    assert_eq!((report.created, report.updated, report.rejected), (0, 1, 2));
    let late: Vec<_> = report.late.iter().map(|late| (late.line, &*late.message.problem.id)).collect();
    assert_eq!(late, [(2, "problem-changed-since-plan"), (3, "problem-changed-since-plan")]);
    assert_eq!((account(&house, "M").notes, account(&house, "N").name), ("de Zoé".into(), "de Zoé".into()));
}

#[test]
fn x7_an_import_of_accounts_is_taken_back_field_by_field() {
    let mut house = house();
    let report = brought_in(&mut house, &accounts("Référence;Dénomination;Notes\nM;Autre;n\nN;Neuf;\n"));
    house.store.undo(report.batch.unwrap(), &mut |_, _| true).unwrap();
    assert_eq!((account(&house, "M").name, account(&house, "M").notes), ("Martin".into(), String::new()));
    assert_eq!(house.store.read(|reader| reader.account_head("N")).unwrap(), None);
}

#[test]
fn s8_the_same_file_twice_changes_nothing() {
    let mut house = house();
    let file = "Référence;Nature;Dénomination;Domaines\nN;Fournisseur;Neuf;b.fr, a.fr\n";
    brought_in(&mut house, &accounts(file));
    let report = brought_in(&mut house, &accounts(file));
    assert_eq!((report.unchanged, report.batch), (1, None));
}

#[test]
fn s1_20_a_day_comes_in_as_a_hand_writes_it_is_kept_in_iso_and_goes_out_in_french() {
    let mut house = house();
    let file = "Référence;Dénomination;Niveau de compte;Date de renouvellement\n";
    let brought = brought_in(&mut house, &accounts(&format!("{file}M;Martin;PREMIUM;31/12/2026\n")));
    assert_eq!((brought.updated, brought.rejected), (1, 0));
    let martin = account(&house, "M");
    assert_eq!((martin.tier.as_str(), martin.renewal.as_str()), ("premium", "2026-12-31"));
    let mut out = Vec::new();
    export(&house.store, Export::new(Subject::Accounts, Format::Csv), &mut out, &mut |_| true).unwrap();
    assert!(String::from_utf8(out).unwrap().contains(";premium;31/12/2026;"));
    // One that was kept as it was typed, before days were kept in ISO, comes into ISO when it is written again.
    let base = house.store.read(|read| read.account_by_reference("M")).unwrap().unwrap();
    let typed = Account { renewal: "31/12/2026".into(), ..base.value.clone() };
    house.store.write(Act::EditAccount, "", |write| write.save_account(&base, typed)).unwrap();
    brought_in(&mut house, &accounts(&format!("{file}M;Martin & fils;premium;31/12/2026\n")));
    assert_eq!(account(&house, "M").renewal, "2026-12-31");
    brought_in(&mut house, &accounts(&format!("{file}M;Martin;premium;31/12/2026\n")));
    for same in ["31/12/2026", "2026-12-31"] {
        let plan = planned(&house, &accounts(&format!("{file}M;Martin;premium;{same}\n")));
        assert_eq!(planned_rows(&plan)[0].verdict, Verdict::Unchanged, "{same}");
    }
}

#[test]
fn s1_22_a_record_keeps_what_its_list_has_no_more() {
    let mut house = house();
    let base = house.store.read(|read| read.account_by_reference("M")).unwrap().unwrap();
    let old = Account { industry: "Bois".into(), ..base.value.clone() };
    house.store.write(Act::EditAccount, "", |write| write.save_account(&base, old)).unwrap();
    let plan = planned(&house, &accounts("Référence;Dénomination;Secteur\nM;Neuf;Bois\n"));
    assert_eq!(planned_rows(&plan)[0].verdict, Verdict::Update);
}
