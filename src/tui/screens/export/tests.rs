use std::fs;

use super::super::files::tests::bench::*;
use crate::i18n::Lang;

/// A desk with the accounts and contacts of the bench, in a language.
fn filled(lang: Lang, width: u16, height: u16) -> Bench {
    let mut bench = Bench::new(lang, width, height);
    bench.file("comptes.csv", ACCOUNTS);
    bench.file("contacts.csv", CONTACTS);
    bench.import(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Esc>");
    bench.import(IMPORT_CONTACTS, "contacts.csv");
    bench.keys("<Esc>");
    bench
}

#[test]
fn s3_20_contacts_go_out_and_come_back_equal() {
    let mut here = filled(Lang::Fr, 80, 24);
    here.others(EXPORT_ACCOUNTS, "a.csv");
    here.keys("<Enter>");
    here.shows(&["✓ 2 lignes écrites dans"]);
    here.others(EXPORT_CONTACTS, "c.csv");
    here.keys("<Enter>");
    here.shows(&["✓ 2 lignes écrites dans"]);
    let [accounts, contacts] = ["a.csv", "c.csv"].map(|name| fs::read(here.path(name)).unwrap());
    assert!(String::from_utf8_lossy(&contacts).contains("Jeanne Martin"));

    let mut there = Bench::new(Lang::En, 160, 45);
    there.file("a.csv", &accounts);
    there.file("c.csv", &contacts);
    for (entry, name) in [(IMPORT_ACCOUNTS, "a.csv"), (IMPORT_CONTACTS, "c.csv")] {
        there.import(entry, name);
        there.shows(&["Import done", "2 created"]);
        there.keys("<Esc>");
    }
    there.others(EXPORT_ACCOUNTS, "a2.csv");
    there.keys("<Enter>");
    there.others(EXPORT_CONTACTS, "c2.csv");
    there.keys("<Enter>");
    there.shows(&["✓ 2 rows written to"]);
    assert_eq!(fs::read(there.path("a2.csv")).unwrap(), accounts);
    assert_eq!(fs::read(there.path("c2.csv")).unwrap(), contacts);
}

#[test]
fn s8_an_export_that_comes_back_changes_nothing() {
    let mut bench = filled(Lang::Fr, 80, 24);
    bench.others(EXPORT_ACCOUNTS, "a.csv");
    bench.keys("<Enter>");
    bench.others(IMPORT_ACCOUNTS, "a.csv");
    bench.keys("<Enter>");
    bench.shows(&["= 2 inchangées", "⚠ Rien à importer : la base dit déjà tout ce que dit le fichier."]);
    bench.keys("<Ctrl+s>");
    bench.hides("Importer a.csv ?");
}

#[test]
fn s8_a_team_goes_out_with_all_columns_and_comes_back_unchanged() {
    let mut bench = filled(Lang::Fr, 80, 24);
    bench.file(
        "equipe.csv",
        "Référence;Dénomination;Mail;Tel;Type;Catégories;Actif\n\
         M-1;Ada;ada@m.fr;+33 6 12 34 56 78;3;Contact Comptable;oui\nM-1;Bob;bob@m.fr;;3;;non\n",
    );
    bench.import(IMPORT_CONTACTS, "equipe.csv");
    bench.shows(&["2 créés"]);
    bench.keys("<Esc>");
    bench.others(EXPORT_CONTACTS, "tout.csv");
    bench.shows(&["[ ] Toutes les colonnes"]);
    bench.keys("<Shift+Tab><End><Space>");
    bench.shows(&["▌ [x] Toutes les colonnes"]);
    // What is no table has no columns; the table gets them all the same.
    bench.keys("<Up><Space><Down><Space>");
    bench.shows(&["(•) JSON", "[ ] Toutes les colonnes"]);
    bench.keys("<Up><Up><Up><Space><Enter>");
    bench.shows(&["✓ 4 lignes écrites dans"]);
    let text = fs::read_to_string(bench.path("tout.csv")).unwrap();
    assert!(text.contains(";Libellé type;Catégories;Actif\r\n"), "{text}");
    assert!(text.contains(";accounting;oui\r\n") && text.contains(";;non\r\n"), "{text}");
    bench.others(IMPORT_CONTACTS, "tout.csv");
    bench.keys("<Shift+Tab><Space><Enter>");
    bench.shows(&["= 4 inchangées", "Rien à importer"]);
}

#[test]
fn issue_2_5_a_file_that_is_there_is_replaced_only_by_a_yes() {
    let mut bench = filled(Lang::Fr, 80, 24);
    bench.file("mien.csv", "à moi");
    bench.others(EXPORT_CONTACTS, "mien.csv");
    bench.keys("<Enter>");
    bench.shows(&["Remplacer le fichier ?", "existe déjà", "▸ Non"]);
    bench.keys("<Enter>");
    assert_eq!(fs::read_to_string(bench.path("mien.csv")).unwrap(), "à moi");
    bench.shows(&["Exporter les contacts", "mien.csv"]);
    bench.keys("<Enter>o");
    bench.shows(&["✓ 2 lignes écrites"]);
    assert!(fs::read_to_string(bench.path("mien.csv")).unwrap().contains("Jeanne Martin"));
}

#[test]
fn issue_2_5_a_folder_that_is_not_there_is_said_and_the_path_stays() {
    let mut bench = Bench::french();
    bench.others(EXPORT_ACCOUNTS, "nulle-part/a.csv");
    bench.keys("<Enter>");
    bench.shows(&["nulle-part/a.csv", "✗ Impossible de créer"]);
}

#[test]
fn issue_2_5_a_name_is_proposed_in_the_language_of_the_desk() {
    for (lang, entry, name) in [
        (Lang::Fr, EXPORT_ACCOUNTS, "comptes.ods"),
        (Lang::Fr, EXPORT_CONTACTS, "contacts.ods"),
        (Lang::En, EXPORT_ACCOUNTS, "accounts.ods"),
    ] {
        let mut bench = Bench::new(lang, 80, 24);
        bench.keys(&format!(".{}<Enter>", "<Down>".repeat(entry)));
        bench.shows(&[name]);
    }
}

#[test]
fn s3_21_the_form_is_chosen_in_the_dialog_and_the_name_follows_it() {
    let mut bench = filled(Lang::Fr, 80, 24);
    bench.others(EXPORT_CONTACTS, "contacts.csv");
    bench.shows(&["( ) ODS", "(•) CSV", "( ) vCard", "( ) JSON"]);
    bench.keys("<Shift+Tab><Down><Down><Space>");
    bench.shows(&["contacts.vcf", "( ) CSV", "▌ (•) vCard"]);
    bench.keys("<Enter>");
    bench.shows(&["✓ 2 lignes écrites dans"]);
    assert!(fs::read_to_string(bench.path("contacts.vcf")).unwrap().starts_with("BEGIN:VCARD"));
    bench.others(EXPORT_CONTACTS, "contacts.csv");
    bench.keys("<Shift+Tab><End><Up><Space><Up><Up><Up><Up>x");
    bench.shows(&["contacts.jsonlx", "(•) JSON"]);
    // A name of the person's own stays.
    bench.keys("<Shift+Tab><Space>");
    bench.shows(&["contacts.jsonlx", "(•) ODS"]);
    bench.keys("<Esc>");
    bench.others(EXPORT_ACCOUNTS, "comptes.csv");
    bench.shows(&["(•) CSV", "( ) JSON"]);
    bench.hides("vCard");
    bench.hides("Toutes les colonnes");
    bench.keys("<Shift+Tab><End><Space><Enter>");
    bench.shows(&["✓ 2 lignes écrites dans"]);
    assert!(fs::read_to_string(bench.path("comptes.jsonl")).unwrap().starts_with('{'));
}

#[test]
fn s3_21_a_name_that_is_completed_brings_its_form() {
    let mut bench = filled(Lang::Fr, 80, 24);
    bench.file("anciens.vcf", "");
    bench.others(EXPORT_CONTACTS, "anc");
    bench.shows(&["(•) ODS"]);
    bench.keys("<Tab>");
    bench.shows(&["anciens.vcf", "(•) vCard"]);
}
