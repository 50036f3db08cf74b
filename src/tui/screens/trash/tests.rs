//! « Corbeille » as a person works with it.

use crate::{
    i18n::Lang,
    tui::tests::desk::{BAKERY, TestDesk, desk},
};

fn with_trash(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = desk(lang, size);
    desk.keys("<Enter><Tab>do<Down>do<Esc>Gdo");
    desk
}

#[test]
fn s11_the_trash_of_the_whole_store_names_what_whose_when_and_by_whom() {
    for (lang, name) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        for (size, room) in [((80, 24), "80"), ((160, 45), "160")] {
            with_trash(lang, size)
                .keys(".<Down><Down><Down><Down><Enter>")
                .harness
                .frame(&format!("trash/whole-{name}-{room}"));
        }
    }
}

#[test]
fn s11_the_trash_of_a_sheet_holds_what_is_this_accounts() {
    let mut desk = with_trash(Lang::Fr, (80, 24));
    desk.keys("<Home><Enter>.<Enter>").expect("Corbeille · Boulangerie Martin").expect("Jeanne Martin");
    desk.expect_not("Meunerie");
}

#[test]
fn deleting_and_restoring_bring_a_contact_back_at_its_rank() {
    let mut desk = with_trash(Lang::Fr, (80, 24));
    assert_eq!(desk.names(BAKERY)[0], "Compta");
    desk.keys("<Home><Enter>.<Enter>").expect("Karim Haddad").keys("r").expect("Restauré");
    desk.keys("<Enter>").expect("La corbeille est vide").keys("<Esc>").expect("Contacts 8");
    // Karim was the second when he was deleted.
    assert_eq!(desk.names(BAKERY)[..3], ["Jeanne Martin", "Karim Haddad", "Compta"]);
}

#[test]
fn x9_a_restoration_can_be_taken_back() {
    let mut desk = with_trash(Lang::Fr, (80, 24));
    desk.keys("<Home><Enter>.<Enter>r").keys("uo").expect("Annulé");
    assert_eq!(desk.names(BAKERY).len(), 6);
}
