//! From a file to its plan, to the store, and back.

use crate::{
    exchange::sheet::{Heading, Notes, Writer},
    i18n::Lang,
    tui::{event::Event, screens::files::tests::bench::*, terminal::Input},
};

#[test]
fn issue_2_5_accounts_then_contacts_come_in_with_what_is_wrong_said() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut bench = Bench::new(Lang::Fr, width, height);
        bench.file("comptes.csv", ACCOUNTS);
        bench.file("contacts.csv", CONTACTS);
        bench.others(IMPORT_ACCOUNTS, "comptes.csv");
        bench.keys("<Enter>");
        bench.shows(&[
            "Plan d’import des comptes",
            "comptes.csv : encodage UTF-8, séparateur « ; »",
            "Colonnes inconnues, ignorées : Couleur",
            "4 lignes   + 2 à créer   ✗ 2 en erreur   ⚠ 1 avertissement",
            "+⚠      3  M-2",
            "✗       4  M-3",
            "Dénomination : la dénomination",
        ]);
        bench.keys("<Ctrl+s>");
        bench.shows(&["Importer comptes.csv ?", "2 comptes à créer", "2 lignes en erreur seront ignorées"]);
        bench.keys("<Enter>");
        bench.shows(&["Import terminé", "2 créés", "2 lignes refusées", "Boulangerie Martin"]);
        bench.keys("<Enter>");
        bench.others(IMPORT_CONTACTS, "contacts.csv");
        bench.keys("<Enter>");
        bench.shows(&["Plan d’import des contacts", "+ 2 à créer   ✗ 2 en erreur", "injoignable"]);
        bench.keys("<Ctrl+s>");
        bench.shows(&["2 contacts à ajouter"]);
        bench.keys("<Enter><Enter>");
        bench.shows(&["M-1 ", " 2\n"]);
    }
}

#[test]
fn issue_2_5_the_plan_speaks_english() {
    let mut bench = Bench::new(Lang::En, 160, 45);
    bench.file("accounts.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "accounts.csv");
    bench.keys("<Enter>");
    bench.shows(&[
        "Import plan for accounts",
        "accounts.csv: encoding UTF-8, delimiter “;”",
        "+ 2 to create   ✗ 2 with an error   ⚠ 1 warning",
        "E-mail: “pas une adresse” is not a valid e-mail address",
    ]);
    bench.keys("<Ctrl+s>");
    bench.shows(&["Import accounts.csv?", "2 rows in error will be ignored"]);
}

#[test]
fn x6_nothing_is_written_before_the_yes() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Enter><Ctrl+s>n<Esc>");
    bench.shows(&["Bienvenue dans Carnet"]);
}

#[test]
fn x6_a_row_says_all_with_line_column_value_and_reason() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Enter>G<Enter>");
    bench.shows(&["Ligne 5 · M-4", "✗ colonne 2 « Nature » : « Astronaute » n’est pas une nature"]);
}

#[test]
fn x6_an_update_shows_old_and_new() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.import(IMPORT_ACCOUNTS, "comptes.csv");
    bench.file(
        "suite.csv",
        "Référence;Dénomination;Notes\nM-1;Boulangerie Martin SARL;vue\nM-2;Garage Élodie;\n",
    );
    bench.keys("<Esc>");
    bench.others(IMPORT_ACCOUNTS, "suite.csv");
    bench.keys("<Enter>");
    bench.shows(&["~ 1 à modifier   = 1 inchangée", "~       2  M-1"]);
    bench.keys("<Enter>");
    bench.shows(&["Dénomination : Boulangerie Martin → Boulangerie Martin SARL", "Notes : (vide) → vue"]);
    bench.keys("<Esc><Ctrl+s>");
    bench.shows(&["1 compte à modifier", "1 ligne ne change rien"]);
}

#[test]
fn x6_rows_are_filtered_by_verdict() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Enter>f");
    bench.shows(&["Toutes (4)"]);
    bench.hides("= 0");
    bench.keys("<Down><Down><Enter>");
    bench.shows(&["[✗ 2 en erreur]", "1 / 2", "M-3", "M-4"]);
    bench.hides("M-1");
    bench.keys("<Esc>");
    bench.shows(&["1 / 4", "M-1"]);
    bench.keys("f<End><Enter>");
    bench.shows(&["[⚠ 1 avertissement]", "M-2"]);
    bench.hides("M-3");
}

#[test]
fn s8_a_wrong_guess_of_the_encoding_is_corrected_on_the_plan() {
    let mut bench = Bench::french();
    // « École » as a Macintosh wrote it, under headings without an accent.
    bench.file("mac.csv", b"Reference;Denomination\nM-1;\x83cole\nM-2;Martin\n");
    bench.others(IMPORT_ACCOUNTS, "mac.csv");
    bench.keys("<Enter>");
    bench.hides("École");
    bench.keys("e<Enter>");
    bench.shows(&["Encodage", "Deviner", "✓ windows-1252"]);
    bench.keys("<Down><Down><Enter>");
    bench.shows(&["encodage macintosh", "École", "2 lignes   + 2 à créer"]);
    bench.keys("<Ctrl+s><Enter>");
    bench.shows(&["Import terminé", "École"]);
}

#[test]
fn s8_a_file_whose_headings_were_read_wrong_is_read_another_way() {
    let mut bench = Bench::french();
    bench.file("barres.csv", b"R\x8Ef\x8Erence|D\x8Enomination\nM-1|\x83cole\n");
    bench.others(IMPORT_ACCOUNTS, "barres.csv");
    bench.hides("F2");
    bench.keys("<Enter>");
    bench.shows(&["✗ barres.csv", "F2 Lecture"]);
    bench.keys("<F2><Enter>");
    bench.keys("<Down><Down><Down><Down><Enter>");
    bench.shows(&["✗ barres.csv"]);
    bench.keys("<F2>");
    bench.shows(&["Encodage : macintosh", "Séparateur : Deviner"]);
    bench.keys("<Down><Enter><End><Enter>");
    bench.shows(&["encodage macintosh, séparateur « | »", "École", "+ 1 à créer"]);
}

#[test]
fn s8_a_reading_that_does_not_do_leaves_the_plan_as_it_was() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Enter>e<Down><Enter>");
    bench.shows(&["✓ ;", "tabulation"]);
    bench.keys("<Down><Enter>");
    bench.shows(&["Impossible", "il manque la colonne « Référence »"]);
    bench.keys("<Enter>");
    bench.shows(&["séparateur « ; »", "+ 2 à créer"]);
}

#[test]
fn s3_20_a_spreadsheet_comes_in_and_has_no_other_reading() {
    let mut file = Vec::new();
    let columns = ["Référence", "Dénomination"].map(Heading::of_text);
    let mut writer = Writer::ods(&mut file, &columns, &Notes::default()).unwrap();
    writer.row(["M-1", "École"]).unwrap();
    writer.finish().unwrap();
    let mut bench = Bench::french();
    bench.file("comptes.ods", file);
    bench.others(IMPORT_ACCOUNTS, "comptes.ods");
    bench.keys("<Enter>");
    bench.shows(&["comptes.ods : classeur ODS", "École", "+ 1 à créer"]);
    bench.hides("e Lecture");
    bench.keys("<Ctrl+s><Enter>");
    bench.shows(&["Import terminé", "École"]);
}

#[test]
fn s3_20_a_workbook_of_excel_is_refused_and_has_no_other_reading() {
    let mut bench = Bench::french();
    bench.file("comptes.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...");
    bench.others(IMPORT_ACCOUNTS, "comptes.xls");
    bench.keys("<Enter>");
    bench.shows(&["✗ comptes.xls est un classeur Excel"]);
    bench.hides("F2");
}

#[test]
fn x7_an_import_is_taken_back_and_brought_again() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.import(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Esc>u");
    bench.shows(&["Annuler ?", "(disparaît)"]);
    bench.keys("o");
    bench.shows(&["Annulé : import de comptes, comptes.csv", "Bienvenue dans Carnet"]);
    bench.keys("<Ctrl+r>o");
    bench.shows(&["Rétabli", "Boulangerie Martin", "Garage Élodie", "1 / 2"]);
}

#[test]
fn x6_a_plan_of_nothing_but_errors_cannot_be_confirmed_and_says_why() {
    let mut bench = Bench::french();
    bench.file("contacts.csv", CONTACTS);
    bench.others(IMPORT_CONTACTS, "contacts.csv");
    bench.keys("<Enter>");
    bench.shows(&["✗ 4 en erreur", "⚠ Rien à importer : toutes les lignes sont en erreur."]);
    bench.hides("Ctrl+S");
    bench.keys("<Ctrl+s>i");
    bench.shows(&["Plan d’import des contacts"]);
    bench.hides("Importer contacts.csv ?");
}

#[test]
fn x6_a_row_that_the_store_refuses_after_the_plan_is_said_in_the_result() {
    let mut bench = Bench::french();
    bench.file("a.csv", "Référence;Dénomination\nM-1;Un\n");
    bench.import(IMPORT_ACCOUNTS, "a.csv");
    bench.keys("<Esc>");
    bench.file("b.csv", "Référence;Dénomination\nM-1;Autre\nM-2;Deux\n");
    bench.others(IMPORT_ACCOUNTS, "b.csv");
    // Between the plan and the yes, the account that it would change goes.
    bench.keys("<Enter>u<Ctrl+s><Enter>");
    bench.shows(&["1 créé", "1 ligne refusée", "la base a changé depuis le plan", "Ligne 2 ·"]);
}

#[test]
fn a_terminal_of_any_size_can_show_a_plan() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    for (width, height) in [(1, 1), (40, 10), (20, 6), (200, 3)] {
        bench.desk.event(Event::Input(Input::Resize(width, height)));
    }
    bench.keys("<Enter>");
    for (width, height) in [(1, 1), (20, 6), (200, 3), (40, 10)] {
        bench.desk.event(Event::Input(Input::Resize(width, height)));
    }
    bench.shows(&["+ 2 à créer", "M-1"]);
}

#[test]
fn x6_what_was_left_out_is_not_lost_unasked() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    for away in ["1", "5", "<Esc>", "q"] {
        bench.others(IMPORT_ACCOUNTS, "comptes.csv");
        bench.keys("<Enter><Down><Space>");
        bench.keys(away);
        bench.shows(&["Ce que vous avez"]);
        bench.keys("<Esc>");
        bench.shows(&["Plan d’import des comptes", "1 à créer"]);
        bench.keys("<Space>");
        if away != "q" {
            bench.keys(away);
            bench.hides("Plan d’import");
            bench.keys("1");
        }
    }
}

#[test]
fn x6_a_row_says_what_it_creates_field_by_field() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", "Référence;Dénomination;E-mail;Notes\nM-9;Zinc;zinc@zinc.fr;\n");
    bench.others(IMPORT_ACCOUNTS, "comptes.csv");
    bench.keys("<Enter><Enter>");
    bench.shows(&["+ création", "Référence : M-9", "Nature : Client professionnel", "zinc@zinc.fr"]);
    bench.hides("Notes :");
}
