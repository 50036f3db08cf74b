//! « Historique », and what is taken back.

use super::*;

#[test]
fn x8_the_history_lists_every_batch() {
    frames("history", "<Enter><Shift+Tab>");
}

#[test]
fn x8_a_batch_shows_its_changes_field_by_field() {
    frames(
        "changes",
        "<Enter><Tab><Down>e<Tab><Tab><Tab>01 02<Tab><Tab><Right><Ctrl+s><Shift+Tab><Shift+Tab><Enter>",
    );
    let mut desk = fr();
    desk.keys(
        "<Enter><Tab><Down>e<Tab><Tab><Tab>01 02<Tab><Tab><Right><Ctrl+s><Shift+Tab><Shift+Tab><Enter>",
    );
    desk.expect("Téléphone(s)").expect("– → 01 02");
    desk.expect("Notifications administratives").expect("→ Notifications des commandes");
}

#[test]
fn x9_undo_and_redo_keep_the_cursor_on_its_contact() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>Jj").expect("▌  3  Karim Haddad").keys("u").expect("▌  3  Karim Haddad");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
    desk.keys("<Ctrl+r>").expect("▌  3  Karim Haddad");
    assert_eq!(desk.names(BAKERY)[1], "Jeanne Martin");
}

#[test]
fn x8_more_of_a_long_history_is_read_as_the_cursor_goes_down() {
    let busy = |store: &mut Store| {
        seed(store);
        let first = store.read(|read| read.members(BAKERY)).expect("read")[0].affiliation.id;
        for n in 0..260 {
            let way = if n % 2 == 0 {
                crate::domain::order::Direction::Down
            } else {
                crate::domain::order::Direction::Up
            };
            store.write(Act::ReorderContacts, "x", |write| write.move_contact(first, way)).expect("moved");
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, busy);
    desk.keys("<Enter><Shift+Tab>").expect_not("création du compte").keys("<End><End><End><End>");
    desk.expect("création du compte");
}

#[test]
fn x9_what_was_taken_back_is_marked_in_the_history() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>Ju<Shift+Tab><Shift+Tab>").expect("annulé").expect("annulation");
}
