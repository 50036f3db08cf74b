//! What a file that will not do gets: a word that names line and column, and another try.

use crate::{i18n::Lang, tui::screens::files::tests::bench::*};

/// Tries a file of these bytes as accounts.
fn tried(bytes: &[u8]) -> Bench {
    let mut bench = Bench::french();
    bench.file("f.csv", bytes);
    bench.others(IMPORT_ACCOUNTS, "f.csv");
    bench.keys("<Enter>");
    bench
}

#[test]
fn issue_2_bad_input_is_said_under_the_path_which_stays() {
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0, 1, 2, 3, 0, 0, 0, 7].repeat(40)].concat();
    let cases: [(&[u8], &str); 6] = [
        (b"", "est vide"),
        (&png, "ce n’est pas un tableau de texte"),
        ("Référence;Nom;référence\n".as_bytes(), "les colonnes 1 et 3 ont le même"),
        ("Référence;;Nom\n".as_bytes(), "la colonne 2 n’a pas d’en-tête"),
        (b"A;B\n1;2\n", "il manque la colonne « Référence »"),
        (b"\n\n", "n’a pas de ligne d’en-têtes"),
    ];
    for (bytes, said) in cases {
        let bench = tried(bytes);
        bench.shows(&["Importer des comptes", "/f.csv", "✗ f.csv", said]);
    }
}

#[test]
fn issue_2_a_missing_file_is_said_and_the_path_can_be_mended() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    bench.others(IMPORT_ACCOUNTS, "compte.csv");
    bench.keys("<Enter>");
    bench.shows(&["compte.csv", "✗ Impossible de lire", "n’existe pas"]);
    bench.hides("F2");
    bench.keys("<Left><Left><Left><Left>s");
    bench.hides("Impossible");
    bench.keys("<Enter>");
    bench.shows(&["Plan d’import des comptes"]);
}

#[test]
fn issue_2_utf_16_without_a_mark_is_read_once_agreed() {
    let bytes: Vec<u8> = ACCOUNTS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bench = tried(&bytes);
    bench.shows(&["f.csv semble être en UTF-16LE", "▸ Lire en UTF-16LE"]);
    bench.keys("n");
    bench.shows(&["Fichier (ODS, CSV)"]);
    bench.keys("<Enter><Enter>");
    bench.shows(&["encodage UTF-16LE", "Garage Élodie"]);
}

#[test]
fn issue_2_rows_that_no_cell_may_hold_are_said_by_line_and_column() {
    let long = "x".repeat(70_000);
    let file = format!("Référence;Dénomination\nM-1;a\0b\nM-2;{long}\nM-3;Bon\n");
    let mut bench = tried(file.as_bytes());
    bench.shows(&["+ 1 à créer   ✗ 2 en erreur"]);
    bench.keys("<Enter>");
    bench.shows(&["Ligne 2", "colonne 2 « Dénomination »", "caractère NUL"]);
    bench.keys("<Esc><Down><Enter>");
    bench.shows(&["Ligne 3", "octets"]);
}

#[test]
fn issue_2_a_file_of_headings_only_has_nothing_to_import() {
    let bench = tried("Référence;Dénomination\n".as_bytes());
    bench.shows(&["0 ligne", "Rien à importer : le fichier n’a que ses en-têtes."]);
}

#[test]
fn issue_2_bad_input_is_said_in_english_too() {
    let mut bench = Bench::new(Lang::En, 160, 45);
    bench.file("f.csv", "");
    bench.others(IMPORT_CONTACTS, "f.csv");
    bench.keys("<Enter>");
    bench.shows(&["Import contacts", "is empty"]);
}

#[test]
fn s11_naughty_names_of_files_and_cells_do_not_harm_the_terminal() {
    let mut bench = Bench::french();
    bench.file(
        "n\u{1b}[31m.csv",
        format!(
            "Référence;Dénomination\nM-1;\u{1b}]0 x\u{7}\u{202e}evil\n{long}",
            long = "M-2;Une maison tout à fait ordinaire\n".repeat(3)
        ),
    );
    bench.others(IMPORT_ACCOUNTS, "");
    bench.keys("<Down><Enter>");
    bench.shows(&["Plan d’import des comptes", "M-1"]);
    let screen = bench.keys("<Enter>");
    assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{screen}");
}
