//! Rejected rows: saved, corrected, imported; and rows that the store refuses late.

use std::fs;

use crate::{i18n::Lang, store::testing::empty, tui::screens::files::tests::bench::*};

const ROWS: &str = "Référence;Dénomination;Mail;Type\nM;Bon;b@m.fr;3\nM;Faux;f@m.fr;9\nX;Perdu;p@x.fr;3\n";

fn planned() -> Bench {
    let mut bench = members(empty(), Lang::Fr, (80, 24));
    bench.file("lot.csv", ROWS);
    bench.others(IMPORT_CONTACTS, "lot.csv");
    bench.keys("<Enter>");
    bench
}

#[test]
fn s8_the_rejected_rows_are_saved_from_the_plan_beside_their_source() {
    let mut bench = planned();
    bench.keys("x");
    let proposed = bench.path("lot-rejets.csv");
    bench.shows(&["Enregistrer les lignes refusées", "lot-rejets.csv"]);
    bench.keys("<Enter>");
    bench.shows(&["✓ 2 lignes écrites dans", "Plan d’import"]);
    let saved = fs::read_to_string(&proposed).unwrap();
    assert!(saved.contains("Erreur") && saved.contains("Faux") && saved.contains("Perdu"), "{saved}");
    assert!(!saved.contains("Bon"), "{saved}");
}

#[test]
fn s8_the_rejected_rows_are_saved_after_the_import_corrected_and_imported() {
    let mut bench = planned();
    bench.keys("<Ctrl+s><Enter>");
    bench.shows(&["Import terminé : lot.csv", "1 créé", "2 lignes refusées", "x Enregistrer les rejets"]);
    bench.keys("x<Enter>");
    bench.shows(&["✓ 2 lignes écrites dans", "Import terminé"]);
    let saved = fs::read_to_string(bench.path("lot-rejets.csv")).unwrap();
    bench.file("corrige.csv", saved.replace(";9;", ";2;").replace("X;", "N;"));
    bench.keys("<Enter><Esc>");
    bench.import(IMPORT_CONTACTS, "corrige.csv");
    bench.shows(&["2 créés"]);
    bench.hides("refusée");
    assert_eq!(bench.names("M"), ["A", "B", "C", "Bon", "Faux"]);
    assert_eq!(bench.names("N"), ["Zoé", "Perdu"]);
}

#[test]
fn s8_a_file_that_is_there_is_not_overwritten_unasked() {
    let mut bench = planned();
    bench.file("lot-rejets.csv", "à moi");
    bench.keys("x<Enter>");
    bench.shows(&["Remplacer le fichier ?", "▸ Non"]);
    bench.keys("<Enter>");
    assert_eq!(fs::read_to_string(bench.path("lot-rejets.csv")).unwrap(), "à moi");
    bench.keys("<Enter>o");
    bench.shows(&["✓ 2 lignes écrites"]);
}

#[test]
fn ud_12_rejected_rows_never_go_over_the_store() {
    let mut bench = planned();
    let path = bench.store().path().to_string_lossy().into_owned();
    bench.keys(&format!("x<Ctrl+u>{path}<Enter>"));
    bench.shows(&["✗ "]);
    bench.hides("Remplacer");
    assert_eq!(bench.names("N"), ["Zoé"]);
}

#[test]
fn s8_a_plan_without_errors_has_no_rejects_to_save() {
    let mut bench = members(empty(), Lang::Fr, (80, 24));
    bench.file("lot.csv", "Référence;Dénomination;Type\nM;Bon;3\n");
    bench.others(IMPORT_CONTACTS, "lot.csv");
    bench.keys("<Enter>");
    bench.hides("x Rejets");
    bench.keys("x<Ctrl+s><Enter>");
    bench.shows(&["Import terminé"]);
    bench.hides("Enregistrer les rejets");
}

#[test]
fn s8_late_rows_are_named_and_saved_with_the_others() {
    let mut bench = Bench::new(Lang::Fr, 80, 24);
    bench.file("a.csv", "Référence;Dénomination\nM-1;Un\n");
    bench.import(IMPORT_ACCOUNTS, "a.csv");
    bench.keys("<Esc>");
    bench.file("b.csv", "Référence;Dénomination\nM-1;Autre\nM-2;Deux\n");
    bench.others(IMPORT_ACCOUNTS, "b.csv");
    // Between the plan and the yes, the account that it would change goes.
    bench.keys("<Enter>u<Ctrl+s><Enter>");
    bench.shows(&[
        "1 ligne refusée",
        "⚠ Lignes refusées, car la base a changé depuis le plan :",
        "Ligne 2 ·",
    ]);
    bench.keys("x<Enter>");
    let saved = fs::read_to_string(bench.path("b-rejets.csv")).unwrap();
    assert!(saved.contains("Autre") && saved.contains("modifié depuis"), "{saved}");
}
