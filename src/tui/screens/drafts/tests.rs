//! Drafts as a person finds them again (X12).

use crate::{
    config::Config,
    domain::{account::Account, rights::Act, user::Role},
    i18n::Lang,
    store::Store,
    tui::{
        harness::Harness,
        launch,
        tests::desk::{BAKERY, NOW, TestDesk, desk},
    },
};

/// The desk is opened again on the same store, as after a cut connection.
fn again(desk: &mut TestDesk) -> &mut TestDesk {
    let keymap = launch::keymap(&Config::default()).expect("keys");
    let area = *desk.harness.buffer().area();
    desk.harness = Harness::new(desk.store(), keymap, area.width, area.height, || NOW() + 3 * 3_600_000);
    desk
}

fn half_typed(keys: &str) -> TestDesk {
    let mut desk = desk(Lang::Fr, (80, 24));
    desk.keys(keys).harness.pause();
    desk
}

#[test]
fn x12_the_next_start_offers_what_was_typed_with_its_age() {
    for (lang, name) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        for (size, room) in [((80, 24), "80"), ((160, 45), "160")] {
            let mut desk = desk(lang, size);
            desk.keys("<Enter><Tab>aAda").harness.pause();
            desk.keys("<Esc><Enter><Esc>n<Tab><Tab>Garage").harness.pause();
            again(&mut desk).harness.frame(&format!("drafts/offered-{name}-{room}"));
        }
    }
}

#[test]
fn x12_a_new_contact_goes_on_where_it_stopped() {
    let mut desk = half_typed("<Enter><Tab>aAda<Tab>Pilote");
    again(&mut desk).expect("Ajout d’un contact · Ada · Boulangerie Martin").expect("il y a 3 heures");
    desk.keys("<Enter>").expect("Ajout d’un contact · Boulangerie Martin").expect("Pilote");
    desk.keys("<Tab><Tab><Tab><Tab><Tab><Right><F2>").expect("Contacts 9");
    assert_eq!(desk.names(BAKERY)[8], "Ada");
    again(&mut desk).expect_not("Brouillons");
}

#[test]
fn x12_a_new_account_goes_on_and_its_sheet_opens() {
    let mut desk = half_typed("n<Tab><Tab>Garage");
    again(&mut desk).keys("<Enter>").expect("Nouveau compte").keys("<F2>").expect("C-000004 · Garage");
}

#[test]
fn x12_an_edited_account_goes_on_over_what_it_is_now() {
    let mut desk = half_typed("<Enter>e<Tab><Tab><End> et fils");
    desk.meanwhile(|store| {
        let base = store.read(|read| read.account(BAKERY)).expect("read").expect("there");
        let mine = Account { language: "en".into(), ..base.value.clone() };
        store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).expect("saved");
    });
    again(&mut desk).expect("modifié depuis").keys("<Enter>").expect("a changé depuis ce brouillon");
    desk.expect("Maintenant : Boulangerie Martin").keys("<F2>");
    let account = desk.store().read(|read| read.account(BAKERY)).expect("read").expect("there").value;
    assert_eq!((account.name.as_str(), account.language.as_str()), ("Boulangerie Martin et fils", "en"));
}

#[test]
fn x12_what_is_open_and_not_saved_is_asked_about_before_a_draft_goes_on_over_its_sheet() {
    for (half, form, tab) in [
        ("<Enter>e<Tab><Tab><End> et fils", "Modifier le compte", "Boulangerie artisanale"),
        ("<Enter><Tab>aAda<Tab>Pilote", "Ajout d’un contact", "Contacts 8"),
    ] {
        let mut desk = half_typed(half);
        let draft = desk.store().drafts().expect("read").remove(0);
        again(&mut desk).keys("<Esc>n<Tab><Tab>Garage");
        desk.harness.with_desk(|desk| super::resume::resume(desk, draft.clone()));
        desk.expect("Quitter cette page ?").keys("<Esc>").expect("Nouveau compte").expect("Garage");
        desk.harness.with_desk(|desk| super::resume::resume(desk, draft));
        desk.keys("o").expect(form).expect_not("Garage");
        desk.keys("<Esc><Enter>").expect(tab);
    }
}

#[test]
fn x12_a_draft_whose_record_is_unchanged_bears_no_mark() {
    let mut desk = half_typed("<Enter><Tab><Down>e<Tab>Chef");
    again(&mut desk).expect("Modifier le contact · Compta").expect_not("depuis").keys("<Enter>");
    desk.expect_not("a changé depuis").expect("Chef");
}

#[test]
fn x12_a_draft_of_what_is_gone_says_so_and_can_be_thrown_away() {
    let mut desk = half_typed("<Enter><Tab><Down>e<Tab>Chef");
    desk.meanwhile(|store: &mut Store| {
        store.write(Act::TrashAccount, "", |write| write.trash_account(BAKERY)).expect("deleted");
    });
    again(&mut desk).expect("n’existe plus").keys("do").expect_not("Brouillons");
    again(&mut desk).expect_not("Brouillons");
}

#[test]
fn x12_later_leaves_the_drafts_under_others() {
    let mut desk = half_typed("<Enter><Tab>aAda");
    again(&mut desk).keys("<Esc>").expect_not("Brouillons").keys(".").expect("Brouillons (1)");
    desk.keys("<End><Enter>").expect("n’ont pas été enregistrées");
}

#[test]
fn x12_esc_asks_and_keeps_the_draft_and_ctrl_d_throws_it_away() {
    let mut desk = half_typed("<Enter><Tab>aAda<Esc>");
    desk.expect("Elle reste en brouillon").keys("<Enter>").harness.pause();
    again(&mut desk).expect("Brouillons").keys("<Enter><Ctrl+d>o").harness.pause();
    again(&mut desk).expect_not("Brouillons");
}

#[test]
fn g8_a_hang_up_keeps_what_was_typed() {
    let mut desk = desk(Lang::Fr, (80, 24));
    desk.keys("<Enter><Tab>aAda");
    desk.harness.event(crate::tui::event::Event::Input(crate::tui::terminal::Input::HangUp));
    again(&mut desk).expect("Ajout d’un contact · Ada");
}

#[test]
fn s10_a_reader_is_refused_a_draft_before_its_form_opens() {
    let mut desk = half_typed("<Enter><Tab>aAda");
    again(&mut desk).harness.set_role(Role::Reader);
    desk.keys("<Enter>").expect("Il faut le rôle Agent pour cela.").expect("Brouillons");
}
