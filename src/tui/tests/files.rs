//! How files come in and go out, as pictures (issue 2.5).

use std::{fs, path::Path};

use crate::{
    domain::account::Account,
    i18n::{Lang, set_lang},
    tui::tests::desk::{TestDesk, add_account, desk_over, seed},
};

const CASES: [(Lang, (u16, u16), &str); 2] = [(Lang::Fr, (80, 24), "fr-80"), (Lang::En, (160, 45), "en-160")];

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

/// The frame of a screen whose path is one of a test's own folder.
fn frame_of(desk: &mut TestDesk, case: &str) {
    desk.harness.frame(&format!("files/{case}"));
}

/// A file in the store's folder; its path.
fn file(desk: &TestDesk, name: &str, text: &str) -> String {
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
        frame_of(desk.keys("<Enter>"), &format!("plan-done-{name}"));
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
