//! The palette: every command and every account, by a part of its words (SPEC §11).

use crate::{domain::user::Role, i18n::Lang};

use super::desk::{BAKERY, TestDesk, desk};

fn fr() -> TestDesk {
    desk(Lang::Fr, (80, 24))
}

#[test]
fn s11_the_palette_looks_like_this() {
    desk(Lang::Fr, (80, 24)).keys(":").harness.frame("palette/all-fr-80");
    desk(Lang::En, (160, 45)).keys(":").harness.frame("palette/all-en-160");
    desk(Lang::Fr, (80, 24)).keys(":martin").harness.frame("palette/account-fr-80");
}

#[test]
fn s11_a_part_of_a_command_runs_it() {
    for (typed, shown) in [
        (":trier<Enter>", "Trier par"),
        (":filtrer<Enter>", "Tous les comptes"),
        ("<Ctrl+p>nouveau compte<Enter>", "Nouveau compte"),
        (":toutes les touches<Enter>", "Dans les listes"),
    ] {
        fr().keys(typed).expect(shown);
    }
}

#[test]
fn s11_letters_with_gaps_are_enough() {
    fr().keys(":trlst<Enter>").expect("Trier par");
}

#[test]
fn s11_accents_and_case_are_ignored() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>J").expect("▌  2  Jeanne Martin");
    desk.keys(":RETABLIR").expect("rétablir ce que je viens d’annuler").keys("<Esc>");
    desk.keys(":Dérniere action")
        .expect("annuler ma dernière action")
        .keys("<Enter>")
        .expect("Annulé : ordre");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
}

#[test]
fn s11_an_accounts_name_opens_its_sheet() {
    for typed in [":Noëlle Œuvrard<Enter>", ":oeuvrard<Enter>", ":000002<Enter>"] {
        fr().keys(typed).expect("C-000002 · Noëlle Œuvrard · Particulier");
    }
    let mut desk = fr();
    desk.keys("<Enter><Tab>:meunerie<Enter>").expect("C-000003 · Meunerie").keys("<Esc>");
    desk.expect("/ pour chercher").expect("1 / 3");
}

#[test]
fn s11_accounts_stand_behind_commands_with_their_reference() {
    let mut desk = fr();
    desk.keys(":martin").expect("Boulangerie Martin").expect("C-000001").keys("<Esc>").expect("1 / 3");
}

#[test]
fn s11_a_command_that_cannot_be_done_now_is_not_offered() {
    fr().keys(":effacer la recherche").expect_not("effacer la recherche et le filtre");
    fr().keys("f<Down><Enter>:effacer la recherche").expect("effacer la recherche et le filtre");
    fr().keys("<Enter>:modifier ordre").expect_not("un rang plus");
    fr().keys("<Enter><Tab>:modifier ordre").expect("un rang plus haut");
    let mut individual = fr();
    individual.keys("<Down><Enter><Tab>").keys(":ajout").expect_not("Ajout d’un contact");
    let mut bakery = fr();
    bakery.keys("<Enter><Tab>").keys(":ajout").expect("Ajout d’un contact");
}

#[test]
fn s11_the_palette_is_walked_and_left_with_nothing_done() {
    let mut desk = fr();
    let before = desk.screen();
    desk.keys(":<Down><Down><Up><End><Home><Esc>");
    assert_eq!(desk.screen(), before);
    desk.keys(":zzzzzz<Enter><Esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn s10_what_the_palette_runs_asks_the_role_too() {
    let mut desk = fr();
    desk.harness.set_role(Role::Reader);
    desk.keys(":nouveau compte<Enter>").expect("Il faut le rôle Agent pour cela.");
    desk.keys("<Enter><Tab>:ajout contact<Enter>").expect("Il faut le rôle Agent pour cela.");
    assert_eq!(desk.names(BAKERY).len(), 8);
}
