//! Paths that are typed, and who may bring files in and out at all.

pub mod bench;

use super::*;
use bench::*;

#[test]
fn issue_2_5_tab_completes_what_the_names_share_and_folders_come_first() {
    let mut bench = Bench::french();
    std::fs::create_dir(bench.path("zones")).unwrap();
    for name in ["comptes-2025.csv", "Comptes-2026.CSV", "photo.png", ".caché.csv", "liste.tsv"] {
        bench.file(name, "x");
    }
    let screen = bench.others(IMPORT_ACCOUNTS, "");
    let place = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{name} in\n{screen}"));
    assert!(place("zones/") < place("comptes-2025.csv"));
    assert!(place("Comptes-2026.CSV") < place("liste.tsv"));
    bench.hides("photo.png");
    bench.hides("caché");
    bench.keys("co<Tab>");
    bench.shows(&["/comptes-202 "]);
    bench.keys("6<Tab>");
    bench.shows(&["/Comptes-2026.CSV "]);
    bench.type_path(".c");
    bench.shows(&[".caché.csv"]);
}

#[test]
fn s8_spreadsheets_are_offered_beside_tables_and_cards_where_there_are_contacts() {
    let mut bench = Bench::french();
    for name in ["a.ods", "b.csv", "c.vcf", "d.TSV", "e.txt", "f.png"] {
        bench.file(name, "x");
    }
    bench.others(IMPORT_CONTACTS, "");
    bench.shows(&["a.ods", "b.csv", "c.vcf", "d.TSV", "e.txt", "Fichier (ODS, CSV, vCard)"]);
    bench.hides("f.png");
    bench.keys("<Esc>");
    bench.others(IMPORT_ACCOUNTS, "");
    bench.shows(&["a.ods", "b.csv", "Fichier (ODS, CSV)"]);
    bench.hides("c.vcf");
}

#[test]
fn s8_cards_come_in_on_the_same_plan() {
    let mut bench = members(crate::store::testing::empty(), crate::i18n::Lang::Fr, (80, 24));
    bench.others(EXPORT_CONTACTS, "c.vcf");
    bench.keys("<Enter>");
    bench.others(IMPORT_CONTACTS, "c.vcf");
    bench.keys("<Enter>");
    bench.shows(&["Plan d’import des contacts", "c.vcf", "+ 4 à créer", "M · Maison", "N · Négoce"]);
}

#[test]
fn issue_2_5_the_list_is_walked_and_enter_goes_into_a_folder() {
    let mut bench = Bench::french();
    std::fs::create_dir(bench.path("archives")).unwrap();
    bench.file("archives/comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "");
    bench.keys("<Down><Enter>");
    bench.shows(&["/archives/ ", "comptes.csv"]);
    bench.keys("<Down><Enter>");
    bench.shows(&["Plan d’import des comptes", "+ 2 à créer"]);
}

#[test]
fn issue_2_5_the_last_folder_is_proposed_again() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.import(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Esc>.<Down><Down><Down><Enter>");
    let proposed = bench.path("contacts.ods").to_string_lossy().into_owned();
    bench.shows(&[&proposed]);
}

#[test]
fn a_tilde_is_the_home_only_at_the_beginning_of_a_path() {
    let home = etcetera::home_dir().unwrap();
    assert_eq!(expand("~/a.csv"), home.join("a.csv"));
    assert_eq!(expand("~"), home);
    assert_eq!(expand("~a/b.csv").to_str(), Some("~a/b.csv"));
    assert_eq!(expand("a/~").to_str(), Some("a/~"));
}

#[test]
fn s10_a_reader_is_refused_by_the_name_of_the_role_before_anything_is_asked() {
    for keys in ["i", "x", ".<Enter>", ".<Down><Enter>", ".<Down><Down><Enter>", ".<Down><Down><Down><Enter>"]
    {
        let mut test = crate::store::testing::empty();
        test.make_reader();
        let path = test.directory.path().join("carnet.db");
        test.store = crate::store::Store::open(
            &path,
            crate::store::Mode::Existing,
            crate::store::testing::session("alice"),
        )
        .unwrap();
        let mut bench = Bench::over(test, crate::i18n::Lang::Fr, 80, 24);
        bench.keys(keys);
        bench.shows(&["Il faut le rôle Agent"]);
    }
}

#[test]
fn a_whole_path_typed_behind_the_proposed_folder_is_the_one_that_is_meant() {
    use super::folder::{expand, split};
    assert_eq!(expand("/srv/files//data/c.csv"), std::path::Path::new("/data/c.csv"));
    assert_eq!(split("/srv/files//data/c"), ("/data/", "c"));
    assert_eq!(split("/srv/~/c"), ("~/", "c"));
    assert_eq!(split("/srv/c"), ("/srv/", "c"));
}
