//! What somebody who may only read sees, and is refused (SPEC §10).

use crate::{
    domain::user::Role,
    i18n::Lang,
    store::{Mode, Store, testing},
    tui::{harness::Harness, launch},
};

use super::desk::{BAKERY, NOW, TestDesk, desk, desk_over, seed};

const REFUSED: &str = "Il faut le rôle Agent pour cela.";

fn reader(size: (u16, u16)) -> TestDesk {
    let mut desk = desk(Lang::Fr, size);
    desk.harness.set_role(Role::Reader);
    desk
}

#[test]
fn s10_a_reader_sees_the_whole_desk() {
    let mut desk = reader((80, 24));
    desk.keys("f<Esc>").expect("alice · Lecteur").expect("1 / 3").keys("/elodie").expect("1 / 1");
    desk.keys("<Enter>").expect("C-000001 · Boulangerie Martin").keys("<Tab>").expect("Jeanne Martin");
    desk.keys("<Tab><Tab><Tab>")
        .expect("création du compte")
        .keys("<End><Enter>")
        .expect("Boulangerie Martin SARL");
    desk.keys("<Esc>?").expect("Fiche du compte").keys("<Esc>:oeuvrard<Enter>").expect("C-000002 · Noëlle");
    desk.keys("y<Enter>").expect("Copié : C-000002");
}

#[test]
fn s10_a_reader_is_refused_with_the_role_named_and_nothing_is_asked() {
    for (way, key, asked) in [
        ("", "n", "Nouveau compte"),
        ("", "d", "Supprimer le compte"),
        ("<Enter>", "n", "Nouveau compte"),
        ("<Enter>", "e", "Modifier le compte"),
        ("<Enter>", "d", "Supprimer le compte"),
        ("<Enter><Tab>", "a", "Ajout d’un contact"),
        ("<Enter><Tab>", "e", "Modifier le contact"),
        ("<Enter><Tab>", "d", "Supprimer le contact"),
        ("<Enter><Tab>", "J", "▌  2  Jeanne"),
        ("<Enter><Tab><Down>", "K", "▌  1  Compta"),
        ("<Enter><Tab>", "<Enter>", "Modifier le contact"),
        ("w", "a", "Modifier le compte"),
        ("w<Down>", "a", "Ajout d’un contact"),
        ("w<Down><Enter>", "a", "Ajout d’un contact"),
        ("w<Down><Enter>", "e", "Modifier le compte"),
        ("w<Down><Enter><Down>", "e", "Modifier le contact"),
        ("c<Right>", "a", "Ajout d’un contact"),
        ("", ".<Enter>", "Importer des comptes"),
        ("", ".<Down><Enter>", "Importer des contacts"),
        ("", ".<Down><Down><Enter>", "Exporter les comptes"),
        ("", ".<Down><Down><Down><Enter>", "Exporter les contacts"),
    ] {
        let mut desk = reader((80, 24));
        let before = desk.names(BAKERY);
        desk.keys(way).expect_not(REFUSED).keys(key).expect(REFUSED);
        desk.keys("<Esc>").expect_not(asked);
        assert_eq!(desk.names(BAKERY), before, "{way}{key}");
    }
}

#[test]
fn s0_1_an_agent_is_refused_what_gives_a_category_and_nothing_is_asked() {
    let refused = "Il faut le rôle Administrateur pour cela.";
    let commercial = "<Right>".repeat(7);
    for (way, key, asked) in [
        ("<Enter><Tab><Tab>", "a", "Ajout d’un contact"),
        ("<Enter><Tab><Tab>", "e", "Ajout d’un contact"),
        ("<Enter><Tab><Tab>", "c", "à qui"),
        ("w<End>", "a", "Ajout d’un contact"),
        ("w<End><Enter>", "a", "Ajout d’un contact"),
        ("w<End><Enter>", "e", "Modifier le contact"),
        (&format!("c{commercial}"), "a", "Ajout d’un contact"),
    ] {
        let mut desk = desk(Lang::Fr, (80, 24));
        desk.harness.set_role(Role::Agent);
        desk.keys(way).expect_not(refused).keys(key).expect(refused);
        desk.keys("<Esc>").expect_not(asked);
    }
}

#[test]
fn s10_a_reader_restores_nothing_from_the_trash() {
    let mut desk = desk(Lang::Fr, (80, 24));
    desk.keys("do").expect("1 / 2").harness.set_role(Role::Reader);
    desk.keys(".<End><Enter>").expect("C-000001").keys("r").expect("Il faut le rôle Agent");
    desk.keys("<Esc><Esc>").expect("1 / 2");
}

#[test]
fn s10_both_languages_name_the_role() {
    let mut desk = desk(Lang::En, (80, 24));
    desk.harness.set_role(Role::Reader);
    desk.keys("n").expect("This needs the role Agent.");
}

#[test]
fn s10_the_store_itself_refuses_a_reader() {
    let mut test = testing::empty();
    seed(&mut test.store);
    test.make_reader();
    let store = Store::open(&test.path(), Mode::Existing, testing::session("alice")).expect("the store");
    let keymap = launch::keymap(&crate::config::Config::default()).expect("the default keys");
    crate::i18n::set_lang(Lang::Fr);
    let mut desk = Harness::new(store, keymap, 80, 24, NOW);
    let screen = desk.keys("n").expect("keys").screen();
    assert!(screen.contains("Lecteur") && screen.replace('\u{a0}', " ").contains(REFUSED), "{screen}");
}

#[test]
fn s10_an_empty_store_greets_a_reader_and_refuses_its_files_and_its_sample() {
    for key in ["i", "x", "<Enter>"] {
        let mut desk = desk_over(Lang::Fr, (80, 24), |_| {});
        desk.harness.set_role(Role::Reader);
        desk.expect("Bienvenue dans Carnet").keys(key).expect("Il faut le rôle Agent");
    }
}
