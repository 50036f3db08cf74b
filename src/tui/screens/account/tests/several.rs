//! Several people at one account.

use super::*;

#[test]
fn x11_a_colleagues_change_appears_and_the_cursor_stays_on_its_contact() {
    let mut desk = fr();
    desk.keys("<Enter><Tab><Down><Down>").expect("▌  3  Karim Haddad");
    let first = desk.members(BAKERY)[0].affiliation.id;
    desk.meanwhile(|store| {
        store.write(Act::TrashContact, "", |write| write.trash_contact(first)).expect("deleted");
    });
    desk.expect("▌  2  Karim Haddad").expect("Contacts 7");
}

#[test]
fn x10_a_conflict_overwrites_nothing_and_keeps_what_was_typed() {
    let mut desk = fr();
    desk.keys("<Enter><Tab><Down>e<Tab><Tab><Tab>01 01");
    let colleague = |store: &mut Store| {
        let member = store.read(|read| read.members(BAKERY)).expect("read").swap_remove(1);
        let mut theirs = member.card();
        theirs.contact.phones = "09 09".into();
        store.write(Act::EditContact, "", |write| write.save_contact(&member, theirs)).expect("saved");
    };
    desk.meanwhile(colleague).keys("<Ctrl+s>");
    desk.expect("Modifié entre-temps par alice : Téléphone(s)").expect("en brouillon").keys("<Enter>");
    desk.expect("01 01");
    assert_eq!(desk.members(BAKERY)[1].contact.value.phones, "09 09");
    desk.keys("<Esc><Enter>").harness.pause();
    desk.keys(".").expect("Brouillons (1)").keys("<Down><Enter>").expect("modifié depuis").keys("<Enter>");
    desk.expect("a changé depuis ce brouillon").expect("Maintenant : 09 09").expect("01 01");
    desk.keys("<Ctrl+s>");
    assert_eq!(desk.members(BAKERY)[1].contact.value.phones, "01 01");
}

#[test]
fn g7_different_fields_merge_and_say_so() {
    let mut desk = fr();
    desk.keys("<Enter>e<Tab><Tab><End> et fils");
    desk.meanwhile(|store| {
        let base = store.read(|read| read.account(BAKERY)).expect("read").expect("there");
        let mine = Account { language: "en".into(), ..base.value.clone() };
        store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).expect("saved");
    });
    desk.keys("<Ctrl+s>").expect("avec ce qu’un collègue").expect("Boulangerie Martin et fils");
    let account = desk.store().read(|read| read.account(BAKERY)).expect("read").expect("there").value;
    assert_eq!((account.name.as_str(), account.language.as_str()), ("Boulangerie Martin et fils", "en"));
}

#[test]
fn x11_an_account_that_a_colleague_deletes_is_said_to_be_gone() {
    let mut desk = fr();
    desk.keys("<Enter>").meanwhile(|store| {
        store.write(Act::TrashAccount, "", |write| write.trash_account(BAKERY)).expect("deleted");
    });
    desk.expect("dans la corbeille ou n’existe plus").keys("e").expect_not("Modifier le compte");
}
