//! How files come in and go out, as pictures (issue 2.5).

use std::{fs, path::Path};

use crate::{
    domain::account::Account,
    i18n::{Lang, set_lang},
    tui::tests::desk::{TestDesk, add_account, desk_over, seed},
};

pub const CASES: [(Lang, (u16, u16), &str); 4] = [
    (Lang::Fr, (80, 24), "fr-80"),
    (Lang::Fr, (160, 45), "fr-160"),
    (Lang::En, (80, 24), "en-80"),
    (Lang::En, (160, 45), "en-160"),
];

/// New rows, changed ones, one as it is, and rows with what is wrong in them.
const ACCOUNTS: &str = "Référence;Nature;Dénomination;E-mail;Description\n\
    M-1;Client professionnel;Garage Élodie;contact@garage.example;mécanique\n\
    M-2;Fournisseur;Station du Lac;pas une adresse;\n\
    C-000001;;Boulangerie Martin et fils;;\n\
    C-000002;;Noëlle Œuvrard;;\n\
    M-3;Astronaute;Fusée;;\n\
    M-4;Fournisseur;;;\n";

fn filled(lang: Lang, size: (u16, u16)) -> TestDesk {
    set_lang(lang);
    desk_over(lang, size, |store| {
        seed(store);
        add_account(store, Account { reference: "Z-9".into(), name: "Zinc".into(), ..Account::default() });
    })
}

/// The frame of page 5, and of what belongs to it.
fn imports_frame(desk: &mut TestDesk, case: &str) {
    desk.harness.frame(&format!("imports/{case}"));
}

/// The frame of a screen whose path is one of a test's own folder.
fn frame_of(desk: &mut TestDesk, case: &str) {
    desk.harness.frame(&format!("files/{case}"));
}

/// A file in the store's folder; its path.
pub fn file(desk: &TestDesk, name: &str, text: &str) -> String {
    let path = desk.path().with_file_name(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn s11_others_of_page_1_and_of_the_sheet() {
    for (lang, size, name) in CASES {
        let mut desk = filled(lang, size);
        frame_of(desk.keys("."), &format!("others-{name}"));
        frame_of(desk.keys("<Esc><Enter>."), &format!("others-sheet-{name}"));
    }
}

#[test]
fn s8_a_plan_with_new_changed_and_wrong_rows() {
    for (lang, size, name) in CASES {
        let mut desk = filled(lang, size);
        let path = file(&desk, "accounts.csv", ACCOUNTS);
        desk.keys(&format!(".<Enter><Ctrl+u>{path}<Enter>")).expect("accounts.csv");
        frame_of(&mut desk, &format!("plan-{name}"));
        frame_of(desk.keys("<Ctrl+s>"), &format!("plan-question-{name}"));
        frame_of(desk.keys("o"), &format!("plan-done-{name}"));
    }
}

/// The bakery's contacts as a file would have them: one moved, one changed, one new; two wrong rows.
const CONTACTS: &str = "Référence;Dénomination;Fonction;Mail;Tel;Type\n\
    C-000001;Compta;;compta@boulangerie-martin.fr;;1\n\
    C-000001;Jeanne Martin;Gérante et fondatrice;jeanne@boulangerie-martin.fr;+33 6 99 88 77 66;4\n\
    C-000001;Nouvelle Venue;;;;3\n\
    Z-9;Aline Zinc;;aline@zinc.example;;2\n\
    Z-9;Faux;;faux@zinc.example;;9\n\
    X-1;Personne;;;;3\n";

/// The plan of a synchronisation with [`CONTACTS`].
fn synchronising(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = filled(lang, size);
    let path = file(&desk, "contacts.csv", CONTACTS);
    desk.keys(&format!(".<Down><Enter><Ctrl+u>{path}<Shift+Tab><Space><Enter>")).expect("contacts.csv");
    desk
}

#[test]
fn s3_30_the_import_asks_for_a_path_and_what_to_do_with_the_others() {
    for (lang, size, name) in CASES {
        let mut desk = filled(lang, size);
        // No folder of this machine stands in a picture.
        frame_of(
            desk.keys(".<Down><Enter><Ctrl+u>imports/c.ods<Shift+Tab><Space>"),
            &format!("import-{name}"),
        );
        frame_of(desk.keys("<Down><Space>"), &format!("extend-{name}"));
    }
}

#[test]
fn s8_a_plan_of_a_synchronisation_from_barred_to_done() {
    for (lang, size, name) in CASES {
        let mut desk = synchronising(lang, size);
        frame_of(desk.keys("<Down><Down>"), &format!("synchronise-{name}"));
        frame_of(desk.keys("<Enter>"), &format!("synchronise-details-{name}"));
        frame_of(desk.keys("<Esc>f"), &format!("synchronise-filter-{name}"));
        frame_of(desk.keys("<End><Up><Enter>a<Esc><Space>"), &format!("synchronise-left-out-{name}"));
        frame_of(desk.keys("<Space><Ctrl+s>"), &format!("synchronise-question-{name}"));
        frame_of(desk.keys("<Tab><Enter>"), &format!("synchronise-done-{name}"));
        frame_of(desk.keys("x<Ctrl+u>imports/c-rejets.csv"), &format!("rejects-{name}"));
    }
}

#[test]
fn s8_a_number_is_asked_for_where_a_member_loses_all_its_contacts() {
    for (lang, size, name) in CASES {
        let mut desk = filled(lang, size);
        let path = file(&desk, "contacts.csv", "Référence;Dénomination;Type\nC-000001;Neuf;3\n");
        desk.keys(&format!(".<Down><Enter><Ctrl+u>{path}<Shift+Tab><Space><Enter><Ctrl+s>7<Enter>"));
        frame_of(&mut desk, &format!("synchronise-number-{name}"));
    }
}

#[test]
fn x7_page_5_from_no_import_to_one_that_is_taken_back() {
    for (lang, size, name) in CASES {
        imports_frame(filled(lang, size).keys("5"), &format!("none-{name}"));
        let mut desk = synchronising(lang, size);
        let path = file(&desk, "accounts.csv", ACCOUNTS);
        desk.keys("f<End><Up><Enter>a<Esc><Ctrl+s>o<Enter>");
        desk.keys(&format!(".<Enter><Ctrl+u>{path}<Enter><Ctrl+s>o<Enter>"));
        imports_frame(desk.keys("5"), &format!("list-{name}"));
        imports_frame(desk.keys("<Down><Enter>"), &format!("effects-{name}"));
        imports_frame(desk.keys("<Down><Enter>"), &format!("effects-changes-{name}"));
        imports_frame(desk.keys("<Esc><Esc>r"), &format!("question-{name}"));
        imports_frame(desk.keys("<Tab><Enter><Home>"), &format!("taken-back-{name}"));
        imports_frame(desk.keys("<Down>R"), &format!("question-again-{name}"));
    }
}

#[test]
fn issue_2_5_the_export_asks_for_a_path() {
    for (lang, size, name) in CASES {
        let mut desk = filled(lang, size);
        // No folder of this machine stands in a picture.
        desk.keys(".<Down><Down><Enter><Ctrl+u>exports/c.csv");
        frame_of(&mut desk, &format!("export-{name}"));
        assert!(!Path::new("exports/c.csv").exists());
    }
}
