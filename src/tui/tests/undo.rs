//! Taking back and bringing again, as a person does it (X9).

use std::fs;

use crate::{
    domain::{affiliation::NotificationType, ids::AccountId, rights::Act},
    i18n::Lang,
    store::Store,
};

use super::desk::{BAKERY, TestDesk, desk, desk_over};

fn fr() -> TestDesk {
    desk(Lang::Fr, (80, 24))
}

/// The screen without its last line, where what happened is said.
fn page(desk: &TestDesk) -> String {
    let screen = desk.screen();
    screen.trim_end().rsplit_once('\n').expect("two lines").0.to_owned()
}

/// What the screen showed before an act comes back with `u`, and what it showed after it with `Ctrl+R`.
#[track_caller]
fn there_and_back(way: &str, act: &str, undone: &str, redone: &str) {
    let mut desk = fr();
    desk.keys(way);
    let before = page(&desk);
    desk.keys(act);
    let after = page(&desk);
    assert_ne!(before, after, "{act} does something");
    for said in [undone, "Annulé : "] {
        desk.keys("u").expect(said);
        assert_eq!(page(&desk), before);
        desk.keys("<Ctrl+r>").expect(redone);
        assert_eq!(page(&desk), after);
    }
}

/// Imports accounts of a file from « Autres » of page 1, back to that page.
fn import(desk: &mut TestDesk, name: &str, text: &str) {
    let path = desk.path().with_file_name(name);
    fs::write(&path, text).expect("a file");
    desk.keys(&format!(".<Enter><Ctrl+u>{}<Enter><Ctrl+s><Enter><Esc>", path.display()));
}

const TWO_NEW: &str = "Référence;Dénomination\nM-1;Garage Élodie\nM-2;Station\n";

/// A colleague gives an account of a reference another name.
fn rename(reference: &'static str, name: &'static str) -> impl FnOnce(&mut Store) {
    move |store| {
        let query = crate::store::AccountQuery { search: reference.into(), ..Default::default() };
        let rows = store.read(|read| read.accounts(&query, crate::store::From::Start, 2)).expect("read");
        let base = store.read(|read| read.account(rows[0].id)).expect("read").expect("there");
        let mut theirs = base.value.clone();
        theirs.name = name.into();
        store.write(Act::EditAccount, name, |write| write.save_account(&base, theirs)).expect("saved");
    }
}

#[test]
fn x9_an_empty_sitting_has_nothing_to_take_back() {
    let mut desk = fr();
    let before = page(&desk);
    desk.keys("u").expect("Rien à annuler depuis l’ouverture de Carnet.");
    desk.keys("<Ctrl+r>").expect("Rien à rétablir.");
    desk.keys("<Enter><Tab>u").expect("Rien à annuler");
    desk.keys("1");
    assert_eq!(page(&desk), before);
}

#[test]
fn x9_what_others_did_is_not_in_ones_own_sitting() {
    let mut desk = fr();
    desk.meanwhile(rename("C-000001", "Autre nom")).expect("Autre nom");
    desk.keys("u").expect("Rien à annuler").expect("Autre nom");
}

#[test]
fn x9_a_reorder_is_taken_back_and_brought_again() {
    let (undone, redone) = ("Annulé : ordre des contacts", "✓ Rétabli");
    there_and_back("<Enter><Tab>", "J", undone, redone);
}

#[test]
fn x9_a_deletion_of_a_contact_is_taken_back_and_brought_again() {
    let (undone, redone) = ("Annulé : suppression d’un contact, Compta", "✓ Rétabli");
    let mut desk = fr();
    desk.keys("<Enter><Tab><Down>do");
    let after = desk.names(BAKERY);
    desk.keys("uo").expect(undone);
    assert_eq!(desk.names(BAKERY)[..2], ["Jeanne Martin", "Compta"]);
    desk.keys("<Ctrl+r>o").expect(redone);
    assert_eq!(desk.names(BAKERY), after);
}

#[test]
fn x9_an_edit_is_taken_back_and_brought_again() {
    there_and_back(
        "<Enter><Tab><Down>",
        "e<Tab><Tab><Tab>01 02 03 04 05<F2>",
        "Annulé : modification d’un contact, Compta",
        "✓ Rétabli",
    );
    there_and_back(
        "<Enter>",
        "e<Tab><Tab> et fils<F2>",
        "Annulé : modification du compte, Boulangerie Martin",
        "✓ Rétabli",
    );
}

#[test]
fn x9_a_creation_is_taken_back_and_brought_again() {
    let mut desk = fr();
    let before = page(&desk);
    desk.keys("n<Tab><Tab>Garage Noël<F2><Esc><Home>").expect("1 / 4").expect("C-000004");
    let after = page(&desk);
    desk.keys("u").expect("Annulé : création du compte, Garage Noël");
    assert_eq!(page(&desk), before);
    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("Garage Noël");
    assert_eq!(page(&desk), after);
}

#[test]
fn x9_an_added_contact_is_taken_back_and_brought_again() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>aAda<Tab><Tab><Tab><Tab><Tab><Right><Right><F2>u");
    desk.expect("Annulé : ajout d’un contact, Ada").expect("Contacts 8");
    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("Ada").expect("Contacts 9");
    let ada = desk.members(BAKERY).pop().expect("the last one");
    assert_eq!((ada.contact.value.name.as_str(), ada.affiliation.value.rank), ("Ada", 9));
    assert_eq!(ada.affiliation.value.notification, NotificationType::Administrative);
}

#[test]
fn x9_a_deleted_account_comes_back_with_its_contacts() {
    let mut desk = fr();
    let before = page(&desk);
    let names = desk.names(BAKERY);
    desk.keys("do").expect("1 / 2").keys("uo").expect("Annulé : suppression du compte, Boulangerie Martin");
    desk.keys("<Home>");
    assert_eq!(page(&desk), before);
    assert_eq!(desk.names(BAKERY), names);
    desk.keys("<Ctrl+r>").expect("Boulangerie Martin (disparaît)").keys("o");
    desk.expect("Rétabli :").expect("Boulangerie Martin").expect("1 / 2");
    assert_eq!(desk.names(BAKERY), [""; 0]);
}

/// Three acts on the bakery: the first two contacts change places, Compta gets a phone, a contact is added.
const THREE_ACTS: &str = "<Enter><Tab>J<Up>e<Tab><Tab><Tab>01 02<F2>aAda<Tab><Tab><Tab><Tab><Tab><Right><F2>";

#[test]
fn x9_u_u_walks_back_in_order_and_redo_walks_forward_one_by_one() {
    let mut desk = fr();
    desk.keys(THREE_ACTS);
    let after = desk.members(BAKERY);
    desk.keys("u").expect("Annulé : ajout d’un contact, Ada");
    assert_eq!(desk.names(BAKERY).len(), 8);
    desk.keys("u").expect("Annulé : modification d’un contact, Compta");
    assert_eq!(desk.members(BAKERY)[0].contact.value.phones, "");
    desk.keys("u").expect("Annulé : ordre des contacts");
    assert_eq!(desk.names(BAKERY)[..2], ["Jeanne Martin", "Compta"]);
    desk.keys("u").expect("Rien à annuler");

    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("Jeanne Martin");
    assert_eq!(desk.names(BAKERY)[..2], ["Compta", "Jeanne Martin"]);
    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("Compta");
    assert_eq!(desk.members(BAKERY)[0].contact.value.phones, "01 02");
    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("Ada").keys("<Ctrl+r>").expect("Rien à rétablir");
    let again = desk.members(BAKERY);
    let shown = |members: &[crate::store::Member]| -> Vec<_> {
        members.iter().map(|member| (member.affiliation.value.rank, member.card())).collect()
    };
    assert_eq!(shown(&again), shown(&after));
}

#[test]
fn x9_a_new_act_ends_what_can_be_brought_again() {
    let mut desk = fr();
    desk.keys(THREE_ACTS).keys("uu").expect("Annulé").keys("GK");
    desk.keys("<Ctrl+r>").expect("Rien à rétablir");
    desk.keys("u").expect("Annulé : ordre des contacts").keys("u").expect("Annulé : ordre des contacts");
    assert_eq!(desk.names(BAKERY)[..2], ["Jeanne Martin", "Compta"]);
    desk.keys("u").expect("Rien à annuler");
}

#[test]
fn x9_what_is_undone_from_another_page_is_said_and_done() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>J<Esc><Down><Enter>").expect("Noëlle").keys("u").expect("Annulé : ordre");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
}

#[test]
fn x9_an_import_is_taken_back_whole_and_brought_again() {
    let mut desk = fr();
    let before = page(&desk);
    import(&mut desk, "deux.csv", TWO_NEW);
    desk.expect("1 / 5").expect("M-1").expect("M-2");
    let after = page(&desk);
    desk.keys("u").expect("Annulé : import de comptes, deux.csv");
    assert_eq!(page(&desk), before);
    desk.keys("<Ctrl+r>").expect("Rétabli :").expect("deux.csv");
    assert_eq!(page(&desk), after);
}

#[test]
fn x9_a_record_that_somebody_changed_since_is_refused_by_name_and_u_goes_on() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>J<Esc><Enter>e<Tab><Tab> et fils<F2>").expect("Martin et fils");
    desk.meanwhile(rename("C-000001", "Maison Martin")).expect("Maison Martin");
    desk.keys("u")
        .expect("Impossible")
        .expect("« C-000001 · Maison Martin »")
        .expect("modifié depuis par alice");
    desk.keys("<Enter>").expect("Maison Martin").expect_not("Impossible");
    desk.keys("u").expect("Annulé : ordre des contacts").expect("Maison Martin");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
    desk.keys("u").expect("Rien à annuler");
}

#[test]
fn x9_a_batch_of_many_restores_the_rest_and_names_what_it_kept() {
    let mut desk = fr();
    import(&mut desk, "deux.csv", TWO_NEW);
    desk.meanwhile(rename("M-2", "Station du Lac"));
    desk.keys("u").expect("Annulé en partie").expect("• M-2 · Station du Lac (alice)");
    desk.harness.frame("undo/kept-fr-80");
    desk.keys("<Enter>").expect("Station du Lac").expect_not("Garage Élodie");
}

#[test]
fn x9_changes_of_many_records_are_put_back_field_by_field() {
    let mut desk = fr();
    let changes =
        "Référence;Dénomination;Description\nC-000001;Martin;du pain\nC-000003;Moulin;de la farine\n";
    import(&mut desk, "changes.csv", changes);
    desk.expect("Martin").expect("Moulin").meanwhile(rename("C-000001", "Maison Martin"));
    desk.keys("u").expect("Annulé en partie").expect("• C-000001 · Maison Martin (alice)").keys("<Enter>");
    let read = |desk: &TestDesk, id| {
        desk.store().read(|read| read.account(AccountId(id))).expect("read").expect("there").value
    };
    let bakery = read(&desk, 1);
    assert_eq!(bakery.name, "Maison Martin", "what they changed stays");
    assert_eq!(bakery.description, "Boulangerie artisanale, trois points de vente", "the rest is put back");
    assert_eq!(read(&desk, 3).name, "Meunerie de l’Iton");
}

#[test]
fn x9_the_next_u_goes_on_behind_a_batch_that_was_taken_back_in_part() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>J1");
    import(&mut desk, "deux.csv", TWO_NEW);
    desk.meanwhile(rename("M-2", "Station du Lac"));
    desk.keys("u").expect("Annulé en partie").keys("<Enter>u").expect("Annulé : ordre des contacts");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
}

#[test]
fn x9_both_languages_say_what_was_taken_back() {
    let mut desk = desk(Lang::En, (80, 24));
    desk.keys("<Enter><Tab>dn").keys("u").expect("Nothing to undo since Carnet was opened.");
    desk.keys("dy").keys("uy").expect("Undone: contact deleted, Jeanne Martin");
    desk.keys("<Ctrl+r>y")
        .expect("Redone:")
        .expect("Jeanne Martin")
        .keys("<Ctrl+r>")
        .expect("Nothing to redo.");
}

#[test]
fn x9_the_acts_before_the_desk_was_opened_are_left_to_the_history() {
    let mut desk = desk_over(Lang::Fr, (80, 24), super::desk::seed);
    desk.keys("<Enter><Shift+Tab>").expect("création du compte").keys("u").expect("Rien à annuler");
}
