use super::super::files::tests::bench::*;
use crate::{
    exchange::{self, sample},
    i18n::Lang,
    store::{self, AccountQuery, testing::empty},
    tui::{event::Event, terminal::Input},
};

#[test]
fn issue_2_1_an_empty_store_greets_with_three_ways_on() {
    for (lang, texts) in [
        (Lang::Fr, ["Bienvenue dans Carnet", "Importer un fichier", "données d’exemple", "premier compte"]),
        (Lang::En, ["Welcome to Carnet", "Import a file", "sample data", "first account"]),
    ] {
        for (width, height) in [(80, 24), (160, 45)] {
            Bench::new(lang, width, height).shows(&texts);
        }
        Bench::new(lang, 40, 10).shows(&texts[..2]);
    }
}

#[test]
fn issue_2_1_the_sample_data_loads_and_is_taken_back() {
    for keys in ["x", "<Down><Enter>"] {
        let mut bench = Bench::french();
        bench.keys(keys);
        bench.shows(&["✓ 224 comptes et 853 contacts chargés", "C-000001", "1 / 224"]);
        bench.keys("u");
        bench.shows(&["Annuler ?", "données d’exemple, contacts.csv", "perdent un dernier destinataire"]);
        bench.keys("o");
        bench.shows(&["Annulé : données d’exemple, contacts.csv", "1 / 224"]);
        bench.keys("u");
        bench.shows(&["données d’exemple, accounts.csv", "de ces comptes disparaissent"]);
        bench.keys("o");
        bench.shows(&["Annulé : données d’exemple, accounts.csv", "Bienvenue dans Carnet"]);
    }
}

#[test]
fn issue_2_1_the_first_way_asks_for_a_file_of_accounts() {
    for keys in ["i", "<Enter>"] {
        let mut bench = Bench::french();
        bench.keys(keys);
        bench.shows(&["Importer des comptes", "Fichier (ODS, CSV)"]);
    }
}

#[test]
fn issue_2_1_a_search_without_an_answer_is_no_empty_store() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.import(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Esc>/zzz");
    bench.shows(&["Aucun compte ne correspond."]);
    bench.hides("Bienvenue");
}

#[test]
fn a_terminal_of_any_size_can_show_the_greeting() {
    let mut bench = Bench::french();
    for (width, height) in [(1, 1), (3, 5), (20, 6), (200, 3)] {
        bench.desk.event(Event::Input(Input::Resize(width, height)));
    }
}

#[test]
fn issue_2_1_loading_that_is_stopped_half_way_leaves_nothing() {
    let mut test = empty();
    let accounts_only = &mut |_, far: store::Far| far.of < 500;
    let stopped = sample::load(&mut test.store, accounts_only);
    assert!(matches!(stopped, Err(exchange::Error::Store(store::Error::Stopped))));
    let left = test.store.read(|reader| reader.count_accounts(&AccountQuery::default())).unwrap();
    assert_eq!(left, 0);
}
