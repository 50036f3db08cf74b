//! Synchronising from the desk: S3.30, golden case G2, what is left out, what has to be typed.

use crate::{
    domain::{category::Category, rights::Act, user::Role},
    i18n::Lang,
    store::{
        Member, Store,
        testing::{colleague, empty, session},
    },
    tui::{event::Event, screens::files::tests::bench::*, terminal::Input},
};

/// The label of S3.30, exactly.
const LABEL: &str =
    "Synchronisation des contacts (supprime les contacts du membre non présents dans le fichier)";

fn french() -> Bench {
    members(empty(), Lang::Fr, (80, 24))
}

/// The same for an agent.
fn of_an_agent() -> Bench {
    let mut test = empty();
    test.make_agent();
    test.store = Store::open(&test.path(), crate::store::Mode::Existing, session("alice")).unwrap();
    members(test, Lang::Fr, (80, 24))
}

/// What the screen says, its lines put together.
fn said(bench: &Bench) -> String {
    let screen = plain(&bench.desk.screen());
    screen.replace(['│', '▌'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn s3_30_the_option_has_its_label_and_is_off() {
    for size in [(80, 24), (160, 45)] {
        let mut bench = Bench::new(Lang::Fr, size.0, size.1);
        bench.others(IMPORT_CONTACTS, "f.csv");
        assert!(
            said(&bench).contains(&format!("[ ] {LABEL} [ ] Étendre à tous les membres")),
            "{}",
            said(&bench)
        );
    }
    let mut bench = Bench::french();
    bench.others(IMPORT_ACCOUNTS, "f.csv");
    bench.hides("Synchronisation");
}

#[test]
fn s3_30_space_ticks_it_and_a_letter_stays_a_letter_in_the_path() {
    let mut bench = Bench::french();
    bench.others(IMPORT_CONTACTS, "un fichier");
    bench.shows(&["un fichier", "[ ] Synchronisation"]);
    bench.keys("<Shift+Tab><Space>");
    bench.shows(&["▌ [x] Synchronisation", "Espace Cocher"]);
    bench.keys("<Space>");
    bench.shows(&["▌ [ ] Synchronisation"]);
    bench.keys("<Space><Up>x");
    bench.shows(&["un fichierx", "[x] Synchronisation"]);
    // A path that is complete lets Tab go on, option by option, and back.
    bench.keys("<Tab><Tab>");
    bench.shows(&["▌ [ ] Étendre"]);
    bench.keys("<Tab>y");
    bench.shows(&["un fichierxy"]);
}

#[test]
fn s3_31_s3_32_switched_off_every_row_is_added_and_nobody_goes() {
    let mut bench = french();
    bench.file("f.csv", format!("{HEAD}{G2}"));
    bench.others(IMPORT_CONTACTS, "f.csv");
    bench.keys("<Enter>");
    bench.shows(&["+ 3 à créer   ⚠ 2 avertissements"]);
    bench.keys("<Ctrl+s><Enter><Enter>");
    assert_eq!(bench.names("M"), ["A", "B", "C", "B", "D", "A"]);
}

#[test]
fn g2_s3_33_the_plan_shows_what_becomes_of_each_and_the_import_does_it() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.shows(&[
        "Plan d’import des contacts   Synchronisation",
        "3 lignes   + 1 à créer   ~ 1 à modifier   = 1 inchangée   − 1 à supprimer",
        "ordre modifié : 1 compte",
        "▌ M · Maison                            + 1   ~ 1   = 1   − 1   ordre modifié",
        "~       2  B               Téléphone(s) : 06 11 22 33 44 → 06 99 88 77 66",
        "+       3  D",
        "=       4  A",
        "−          C               absent du fichier",
    ]);
    bench.keys("<Ctrl+s>");
    bench.shows(&[
        "Synchroniser avec f.csv ?",
        "1 contact à ajouter",
        "1 contact à modifier",
        "1 contact à supprimer, qui ira à la corbeille",
        "1 compte dont l’ordre des contacts change",
        "▸ Non",
    ]);
    bench.keys("o");
    bench.shows(&["Import terminé : f.csv", "1 créé", "1 modifié", "1 supprimé", "1 inchangé"]);
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
    assert_eq!(bench.names("N"), ["Zoé"]);
    bench.keys("u");
    bench.shows(&["Annuler ?", "synchronisation de contacts, f.csv", "M · Maison"]);
    bench.keys("o");
    bench.shows(&["Annulé : synchronisation de contacts, f.csv"]);
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
}

#[test]
fn s8_to_extend_to_all_members_is_asked_for_by_itself() {
    let mut bench = french();
    bench.file("f.csv", format!("{HEAD}{G2}"));
    bench.others(IMPORT_CONTACTS, "f.csv");
    bench.keys("<Shift+Tab><Down><Space>");
    bench.shows(&["Étendre à tous les membres ?", "▸ Non"]);
    bench.keys("<Enter>");
    bench.shows(&["[ ] Synchronisation", "[ ] Étendre"]);
    bench.keys("<Space>o");
    bench.shows(&["[x] Synchronisation", "[x] Étendre"]);
    bench.keys("<Space>");
    bench.shows(&["[x] Synchronisation", "[ ] Étendre"]);
    bench.keys("<Space>o<Enter>");
    bench.shows(&["Synchronisation de tous les membres", "− 2 à supprimer", "N · Négoce"]);
    bench.keys("<Ctrl+s>");
    bench.shows(&["Synchroniser tous les membres avec f.csv ?", "Tapez 2 pour confirmer."]);
    bench.keys("2<Enter>");
    bench.shows(&["2 supprimés"]);
    assert_eq!(bench.names("N"), [""; 0]);
}

#[test]
fn s10_an_agent_synchronises_and_is_refused_all_members_by_the_name_of_the_role() {
    let mut bench = of_an_agent();
    bench.file("f.csv", format!("{HEAD}{G2}"));
    bench.others(IMPORT_CONTACTS, "f.csv");
    bench.keys("<Shift+Tab><Down><Space>");
    bench.shows(&["Il faut le rôle Administrateur"]);
    bench.keys("<Esc><Up><Space>");
    bench.shows(&["[x] Synchronisation", "[ ] Étendre"]);
    bench.keys("<Enter><Ctrl+s>o");
    bench.shows(&["Import terminé"]);
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
}

#[test]
fn x6_a_row_is_left_out_and_taken_in_again_and_the_counts_follow() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("<Down><Space>");
    bench.shows(&[
        "⊘~       2  B",
        "= 1 inchangée   − 1 à supprimer",
        "⊘ 1 écartée",
        "+ 1   = 1   − 1   ⊘ 1",
    ]);
    bench.hides("~ 1 à modifier");
    bench.keys("<Enter>");
    bench.shows(&["⊘ écarté : l’import n’y touchera pas", "06 11 22 33 44 → 06 99 88 77 66"]);
    bench.keys("<Esc><Space>");
    bench.shows(&["▌  ~       2  B", "~ 1 à modifier"]);
    // What changes nothing is not there to be left out.
    bench.keys("<Down><Down>");
    bench.shows(&["▌  =       4  A"]);
    bench.hides("Espace Écarter");
    bench.keys("<Space>");
    bench.hides("⊘");
    bench.keys("<Up><Up><Space><Down><Down><Down><Space><Ctrl+s>");
    bench.shows(&["1 contact à ajouter", "2 lignes écartées"]);
    bench.keys("<Enter>");
    assert_eq!(bench.names("M"), ["B", "D", "A", "C"]);
}

#[test]
fn x6_an_account_is_left_out_by_its_heading_and_keeps_its_order() {
    let mut bench = french();
    bench.synchronise(&format!("{G2}N;Ali;a@n.fr;;3\nN;Zoé;z@n.fr;;3\n"));
    bench.keys("<Space>");
    bench.shows(&["▌ ⊘ M · Maison", "⊘ 3 écartées", "+ 1 à créer"]);
    bench.keys("<Ctrl+s><Enter>");
    bench.shows(&["Import terminé"]);
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
    assert_eq!(bench.names("N"), ["Ali", "Zoé"]);
}

#[test]
fn x6_nothing_is_left_to_import_when_all_is_left_out() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("<Space>");
    bench.shows(&["⚠ Rien à importer : tout ce qui changerait est écarté."]);
    bench.hides("Ctrl+S");
    bench.keys("<Ctrl+s>");
    bench.hides("Synchroniser avec");
}

#[test]
fn x6_rows_are_filtered_by_deletion_and_by_what_is_left_out() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("f<End><Enter>");
    bench.shows(&["[− 1 à supprimer]", "1 / 2", "M · Maison", "absent du fichier"]);
    bench.hides("06 99");
    // What is left out under a filter stays in sight until another one is chosen.
    bench.keys("a");
    bench.shows(&["⊘−", "⊘ 1 écartée", "1 / 2"]);
    bench.keys("<Esc>f<End><Enter>");
    bench.shows(&["[⊘ 1 écartée]", "⊘−          C", "1 / 2"]);
    bench.keys("a<Esc>");
    bench.shows(&["1 / 5", "− 1 à supprimer"]);
    bench.hides("⊘");
}

#[test]
fn s8_rows_in_error_bar_a_synchronisation_until_they_are_left_out() {
    let mut bench = french();
    bench.synchronise(&format!("{G2}M;C;c@m.fr;;9\nX;Y;y@x.fr;;3\n"));
    bench.shows(&["⚠ Synchronisation impossible : 2 lignes sont en erreur.", "Corrigez le fichier,"]);
    bench.hides("Ctrl+S");
    bench.keys("<Ctrl+s>");
    bench.hides("Synchroniser avec");
    bench.keys("f<End><Enter>");
    bench.shows(&["[✗ 2 en erreur]"]);
    bench.keys("a<Esc>");
    bench.hides("impossible");
    bench.keys("<Ctrl+s>");
    bench.shows(&["Synchroniser avec f.csv ?", "2 lignes écartées"]);
}

#[test]
fn s8_a_member_that_loses_all_its_contacts_wants_their_number_typed() {
    let mut bench = french();
    bench.synchronise("M;Neuf;n@m.fr;;3\n");
    bench.keys("<Ctrl+s>");
    bench.shows(&["3 contacts à supprimer, qui iront à la corbeille", "Tapez 3 pour confirmer."]);
    bench.keys("<Enter>");
    bench.shows(&["✗ Ce n’est pas ce nombre : rien n’a été fait."]);
    bench.keys("4");
    bench.hides("Ce n’est pas");
    bench.keys("<Enter>");
    bench.shows(&["✗ Ce n’est pas ce nombre"]);
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
    bench.keys("<Esc>");
    bench.shows(&["Plan d’import des contacts"]);
    bench.keys("<Ctrl+s> 3<Enter>");
    bench.shows(&["Import terminé", "3 supprimés"]);
    assert_eq!(bench.names("M"), ["Neuf"]);
    bench.keys("<Enter>");
    // With one of them kept, a yes will do.
    bench.keys("u");
    bench.synchronise("M;Neuf;n@m.fr;;3\n");
    bench.keys("<End><Space><Ctrl+s>");
    bench.shows(&["2 contacts à supprimer", "▸ Non"]);
}

#[test]
fn s8_a_plan_that_became_stale_is_made_anew_and_what_was_left_out_is_said_to_be_lost() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("<Down><Space>");
    bench.meanwhile("bob", |store| {
        let house = store.read(|read| read.account_by_reference("M")).unwrap().unwrap().id;
        let a = store.read(|read| read.members(house)).unwrap().remove(0);
        let mut card = a.card();
        card.function = "Gérante".into();
        store.write(Act::EditContact, "A", |write| write.save_contact(&a, card)).unwrap();
    });
    bench.keys("<Ctrl+s>o");
    bench.shows(&["Nouveau plan", "Les lignes que vous aviez écartées"]);
    assert!(said(&bench).contains("rien n’a été écrit. Relisez le nouveau plan."), "{}", said(&bench));
    assert_eq!(bench.names("M"), ["A", "B", "C"]);
    bench.keys("<Enter>");
    bench.shows(&["~ 1 à modifier", "▌ M · Maison"]);
    bench.hides("⊘");
    bench.keys("<Ctrl+s>o");
    bench.shows(&["Import terminé"]);
    assert_eq!(bench.names("M"), ["B", "D", "A"]);
}

#[test]
fn s8_another_reading_says_that_what_was_left_out_is_lost() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.keys("<Space>e<Enter><Up><Enter>");
    bench.shows(&["⚠ Les lignes que vous aviez écartées", "~ 1 à modifier"]);
    bench.shows(&["Synchronisation"]);
}

#[test]
fn s10_a_reader_s_import_is_refused_at_the_door_and_the_store_asks_again() {
    let mut bench = french();
    bench.synchronise(G2);
    bench.desk.set_role(Role::Reader);
    bench.keys("<Ctrl+s>o<Enter><Esc><Esc>.<Down><Enter>");
    bench.shows(&["Il faut le rôle Agent"]);
}

#[test]
fn a_plan_of_accounts_and_contacts_fits_any_terminal() {
    let mut bench = french();
    bench.synchronise(&format!("{G2}X;Y;y@x.fr;;3\n"));
    for (width, height) in [(1, 1), (40, 10), (20, 6), (200, 3)] {
        bench.desk.event(Event::Input(Input::Resize(width, height)));
        bench.keys("<Space>");
    }
}

/// M's contacts.
fn maison(store: &Store) -> Vec<Member> {
    let members = |read: &crate::store::Reader| read.members(read.account_head("M")?.unwrap().id);
    store.read(members).unwrap()
}

#[test]
fn s0_1_s10_an_agent_s_plan_names_the_role_at_each_row_that_needs_it() {
    let mut bench = of_an_agent();
    let mut admin = colleague(&mut bench.store(), "chef", Role::Admin);
    for member in &maison(&admin)[..2] {
        let mut card = member.card();
        card.categories.insert(Category::Fraud);
        admin.write(Act::SetCategories, "", |write| write.save_contact(member, card)).unwrap();
    }
    bench.synchronise("M;A;nouveau@m.fr;+33102030405;3\nM;C;c@m.fr;;3\n");
    bench.shows(&[
        "= 1 inchangée   ✗ 2 en erreur",
        "Mail : réservé au rôle Administrateur",
        "  suppression réservée au rôle Administrateur",
    ]);
    bench.keys("G<Enter>");
    bench.shows(&["M · B", "absent du fichier"]);
    bench.keys("<Esc><Esc>");
    // Where nothing else is left to do, not all rows are wrong.
    let c = maison(&admin).remove(2).affiliation.id;
    admin.write(Act::TrashContact, "", |write| write.trash_contact(c)).unwrap();
    bench.desk.event(Event::StoreChanged);
    bench.synchronise("M;A;a@m.fr;01 02 03 04 05;3\n");
    bench.shows(&["= 1 inchangée   ✗ 1 en erreur", "hors des lignes en erreur, la base dit déjà tout"]);
}
