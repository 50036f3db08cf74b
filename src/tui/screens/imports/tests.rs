//! Page 5 as a person works with it: golden case G2 hours later, rights, states, windows.

use crate::{
    domain::{account::Account, rights::Act, user::Role},
    exchange::{Import, LeftOut, Source, Subject, apply, plan},
    i18n::Lang,
    store::{
        Mode, Session, Step, Store,
        testing::{colleague, empty, session},
    },
    tui::{event::Event, screens::files::tests::bench::*},
};

fn french() -> Bench {
    members(empty(), Lang::Fr, (80, 24))
}

/// A desk after the synchronisation of G2, on page 5.
fn synchronised() -> Bench {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("<Ctrl+s>o<Enter>5");
    bench
}

/// Somebody gives a contact of M a function.
fn edit(store: &mut Store, name: &str) {
    let house = store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id;
    let members = store.read(|read| read.members(house)).unwrap();
    let member = members.into_iter().find(|member| member.contact.value.name == name).unwrap();
    let mut card = member.card();
    card.function = "Gérante".into();
    store.write(Act::EditContact, name, |write| write.save_contact(&member, card)).unwrap();
}

/// Imports accounts on the command line.
fn on_the_command_line(store: &Store, file: &'static [u8]) {
    let session = Session { origin: "cli", ..session("alice") };
    let mut store = Store::open(store.path(), Mode::Existing, session).unwrap();
    let import = Import::new(Subject::Accounts, Source::Embedded(file), "nuit.csv");
    let planned = plan(&store, &import, &mut |_| true).unwrap();
    apply(&mut store, &import, &planned, &LeftOut::default(), &mut |_, _| true).unwrap();
}

#[test]
fn s11_page_5_keeps_its_number_and_owns_the_plan() {
    let mut bench = Bench::french();
    bench.file("comptes.csv", ACCOUNTS);
    for key in ["5", "(", "1", "&"] {
        bench.keys(key);
        bench.shows(&["1 Comptes  5 Imports"]);
    }
    bench.keys("5");
    bench.shows(&["Aucun import pour l’instant.", "i Importer", "x Exporter"]);
    bench.keys("i");
    bench.shows(&["Importer des comptes…", "Importer des contacts…"]);
    bench.hides("Exporter des");
    bench.keys("<Enter>");
    bench.type_path("comptes.csv");
    bench.keys("<Enter>");
    bench.shows(&["Plan d’import des comptes"]);
    bench.keys("<Ctrl+s><Enter><Enter>");
    bench.shows(&["comptes.csv", "+2 ✗2", "r Annuler l’import"]);
    bench.keys("x");
    bench.shows(&["Exporter les comptes…", "Exporter les contacts…"]);
    bench.keys("<Enter>");
    bench.shows(&["(•) ODS"]);
}

#[test]
fn x7_each_import_says_who_when_what_from_which_file_and_what_it_did() {
    let mut bench = members(empty(), Lang::Fr, (160, 45));
    bench.synchronise(G2);
    bench.keys("<Ctrl+s>o<Enter>5");
    on_the_command_line(&bench.store(), "Référence;Dénomination\nZ;Zinc\n;\n".as_bytes());
    bench.desk.event(Event::StoreChanged);
    let screen = plain(&bench.desk.screen());
    let lines: Vec<String> =
        screen.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let expected = [
        "Quand Qui Depuis Quoi Fichier Lignes Résultat",
        "21/09/2026 14:13 alice commande Comptes nuit.csv 1 +1",
        "▌ 21/09/2026 14:13 alice écran Synchronisation f.csv 3 +1 ~1 −1",
        "21/09/2026 14:13 alice écran Contacts avant.csv 4 +4",
        "21/09/2026 14:13 alice écran Comptes m.csv 2 +2",
    ];
    let at = lines.iter().position(|line| line == expected[0]).unwrap_or_else(|| panic!("{screen}"));
    assert_eq!(lines[at..at + 5], expected, "the cursor stays on its import (X11)");
}

#[test]
fn x7_what_an_import_did_is_told_account_by_account() {
    let mut bench = synchronised();
    bench.keys("<Enter>");
    bench.shows(&[
        "Import : f.csv",
        "Synchronisation · alice · 21/09/2026 14:13 · écran · 3 lignes",
        "+ 1 créé   ~ 1 modifié   − 1 supprimé   = 1 inchangé",
        "▌ M          ~  B              Téléphone(s) : 06 11 22 33 44 → 06 99 88 77 66",
        "             +  D              d@m.fr",
        "             −  C              mis à la corbeille",
        "             ⇅                 ordre modifié",
    ]);
    bench.keys("<Enter>");
    bench.shows(&["Téléphone(s)", "06 11 22 33 44 → 06 99 88 77 66"]);
    bench.keys("<Esc>G");
    bench.shows(&["▌            ⇅", "r Annuler l’import"]);
    bench.hides("Entrée Détail");
    bench.keys("<Esc>");
    bench.shows(&["▌ 21/09/2026 14:13  alice   Synchronisation"]);
}

#[test]
fn g2_x7_taking_back_from_page_5_puts_all_back_and_again() {
    let mut bench = synchronised();
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
    bench.keys("r");
    bench.shows(&[
        "Annuler l’import de f.csv ?",
        "1 contact créé sera retiré",
        "1 contact modifié reprendra ses valeurs d’avant",
        "1 contact supprimé reviendra à sa place",
        "Ce que quelqu’un a modifié depuis est gardé",
        "▸ Non",
    ]);
    bench.keys("<Enter>");
    assert_eq!(bench.names("M"), ["B", "D", "A"], "nothing without a yes");
    bench.keys("ro");
    bench.shows(&["✓ Annulé : synchronisation de contacts, f.csv", "annulé +1 ~1 −1"]);
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
    bench.keys("<Home>");
    bench.hides("r Annuler l’import");
    bench.shows(&["R Rétablir l’import"]);
    bench.keys("r");
    bench.hides("Annuler l’import de");
    bench.keys("R");
    bench.shows(&["Rétablir l’import de f.csv ?", "sera refait"]);
    bench.keys("o");
    bench.shows(&["✓ Rétabli : synchronisation de contacts, f.csv"]);
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
    // From its own page, and by the key of the sitting.
    bench.keys("<Enter>ro<Home>");
    bench.shows(&["Import : f.csv   [annulé]", "R Rétablir l’import"]);
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
    bench.keys("<Ctrl+r>o");
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
}

#[test]
fn g2_x7_taken_back_hours_later_what_a_colleague_edited_is_kept_and_named() {
    let mut bench = synchronised();
    bench.meanwhile("bob", |store| edit(store, "D"));
    bench.keys("ro");
    bench.shows(&["Annulé en partie", "1 élément a changé depuis et reste tel quel", "• D (bob)"]);
    assert_eq!(bench.names("M"), ["A", "B", "C", "D"]);
    let phone = |store: &Store| {
        let house = store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id;
        store.read(|read| read.members(house)).unwrap().remove(1).contact.value.phones
    };
    assert_eq!(phone(&bench.store()), "06 11 22 33 44");
}

#[test]
fn s10_an_agent_takes_back_one_s_own_import_and_is_refused_somebody_else_s_by_the_role() {
    let mut bench = synchronised();
    let mut bob = colleague(&mut bench.store(), "bob", Role::Agent);
    edit(&mut bob, "A");
    let keymap = crate::tui::launch::keymap(&Default::default()).unwrap();
    bench.desk = crate::tui::harness::Harness::new(bob, keymap, 80, 24, || 1_790_000_000_000);
    bench.keys("5r");
    bench.shows(&["bob · Agent", "Il faut le rôle Administrateur"]);
    bench.keys("<Enter><Enter>r");
    bench.shows(&["Il faut le rôle Administrateur"]);
    bench.keys("<Esc><Esc>");
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
    bench.file("a.csv", "Référence;Dénomination\nQ;Quai\n");
    bench.keys("i<Enter>");
    bench.type_path("a.csv");
    bench.keys("<Enter><Ctrl+s><Enter><Enter><Home>r");
    bench.shows(&["Annuler l’import de a.csv ?", "1 compte créé sera retiré"]);
    bench.keys("o");
    bench.shows(&["✓ Annulé : import de comptes, a.csv"]);
}

#[test]
fn s10_a_reader_sees_the_imports_and_changes_nothing() {
    let mut bench = synchronised();
    bench.desk.set_role(Role::Reader);
    for key in ["r", "i", "x"] {
        bench.keys(key);
        bench.shows(&["Il faut le rôle Agent", "▌ 21/09/2026"]);
    }
    bench.keys("<Enter>");
    bench.shows(&["Import : f.csv"]);
}

#[test]
fn s8_an_import_under_way_and_one_that_was_stopped_say_so() {
    let mut bench = french();
    bench.keys("5");
    let mut bob = colleague(&mut bench.store(), "bob", Role::Agent);
    let mut chunk = 0;
    let stopped = bob.write_in_chunks(Act::ImportAccounts, "long.csv", &mut |_, _| true, &mut |write, _| {
        if chunk == 2 {
            bench.desk.event(Event::StoreChanged);
            bench.keys("<Home>");
            bench.shows(&["import en cours : long.csv (bob)", "long.csv", "en cours"]);
            bench.keys("r");
            bench.hides("Annuler l’import de");
            return Err(crate::store::Error::Stopped);
        }
        chunk += 1;
        let note = crate::store::ImportNote {
            digest: String::new(),
            mode: crate::store::ImportMode::Add,
            rows: 3,
            unchanged: 0,
            rejected: 0,
        };
        write.note_import(crate::domain::record::Kind::Account, note);
        write.create_account(Account { name: format!("Compte {chunk}"), ..Account::default() })?;
        Ok(Step::More)
    });
    assert!(stopped.is_err());
    bench.desk.event(Event::StoreChanged);
    bench.shows(&["repris en arrière"]);
    bench.hides("import en cours");
    bench.keys("r");
    bench.hides("Annuler l’import de");
}

#[test]
fn x7_what_a_large_import_did_is_walked_by_window() {
    let mut bench = Bench::french();
    let rows: String = (0..300).map(|n| format!("M-{n:03};Maison {n}\n")).collect();
    bench.file("lot.csv", format!("Référence;Dénomination\n{rows}"));
    bench.import(IMPORT_ACCOUNTS, "lot.csv");
    bench.keys("<Esc>5<Enter>");
    bench.shows(&["▌ M-000", "+  M-000 · Mai"]);
    bench.keys(&"<Down>".repeat(150));
    bench.shows(&["▌ M-150"]);
    bench.keys("G");
    bench.shows(&["▌ M-299"]);
    bench.keys(&"<Up>".repeat(120));
    bench.shows(&["▌ M-179"]);
    bench.keys("g");
    bench.shows(&["▌ M-000"]);
    bench.keys(&"<PageDown>".repeat(40));
    bench.shows(&["▌ M-299"]);
}

#[test]
fn s8_the_same_file_twice_is_said_on_the_plan_and_not_refused() {
    let mut bench = french();
    bench.others(IMPORT_CONTACTS, "avant.csv");
    bench.keys("<Enter>");
    bench.shows(&["⚠ Ce fichier est déjà venu le 21/09/2026 14:13, par alice", "Ctrl+S Importer"]);
    bench.keys("<Esc>5ro");
    bench.shows(&["annulé"]);
    bench.keys("i<Down><Enter>");
    bench.type_path("avant.csv");
    bench.keys("<Enter>");
    bench.hides("déjà venu");
}
