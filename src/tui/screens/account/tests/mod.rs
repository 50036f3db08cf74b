//! The sheet as a person works with it.

mod history;
mod several;

use crate::{
    domain::{account::Account, affiliation::NotificationType, ids::AccountId, rights::Act, user::Role},
    i18n::Lang,
    store::Store,
    tui::tests::desk::{
        BAKERY, INDIVIDUAL, LARGE, SMALL, TestDesk, add_account, add_contact, card, desk, desk_over, seed,
    },
};

fn fr() -> TestDesk {
    desk(Lang::Fr, SMALL)
}

/// The same case in both languages and sizes.
fn frames(case: &str, keys: &str) {
    crate::tui::tests::desk::frames(&format!("account/{case}"), keys, desk);
}

#[test]
fn s11_the_sheet_opens_at_its_card() {
    frames("card", "<Enter>");
}

#[test]
fn s3_18_the_contacts_table_shows_eight_contacts() {
    frames("contacts", "<Enter><Tab>");
}

#[test]
fn s3_3_the_form_of_a_contact() {
    frames("contact-form", "<Enter><Tab>aAda");
}

#[test]
fn s1_12_the_form_of_an_account() {
    frames("account-form", "<Enter>e");
}

#[test]
fn s2_16_empty_addresses_say_that_they_are_the_main_one() {
    fr().keys("<Enter>").expect("E-mail factures   = adresse principale");
    fr().keys("<Down><Down><Enter>").expect("E-mail factures   –");
}

#[test]
fn s3_1_the_tab_of_an_individual_says_why_it_is_empty() {
    let mut desk = fr();
    desk.keys("<Down><Enter><Tab>").expect("Un Particulier n’a pas de contacts").keys("a");
    desk.expect_not("Ajout d’un contact");
    assert_eq!(desk.members(INDIVIDUAL), []);
    desk.keys("n").expect("Nouveau compte").expect_not("Ajout d’un contact");
}

#[test]
fn s3_3_a_contact_is_added_and_gets_the_cursor() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>aAda<Tab>Pilote<Tab>ada@x.fr<Tab>06 1 ; 3639<Tab><Tab><Right><Right><Ctrl+s>");
    desk.expect("Contact ajouté : Ada").expect("▌  9  Ada");
    let ada = desk.members(BAKERY).pop().expect("the last one");
    assert_eq!(ada.contact.value.phones, "06 1;3639", "S3.7");
    assert_eq!(ada.affiliation.value.function, "Pilote");
    assert_eq!(ada.affiliation.value.notification.file_code(), 1, "S3.10: the second of the form");
}

#[test]
fn s3_10_the_type_has_no_silent_default() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>aAda<Ctrl+s>").expect("✗ choisissez un type de contact");
    assert_eq!(desk.names(BAKERY).len(), 8);
    desk.keys("<Right><F2>").expect("Contact ajouté : Ada");
    assert_eq!(desk.names(BAKERY).len(), 9);
}

#[test]
fn s3_9_a_sending_type_without_a_mail_warns_while_it_is_typed() {
    let mut desk = desk(Lang::Fr, LARGE);
    desk.keys("<Enter><Tab>").keys("a").expect_not("injoignable").keys("Ada").expect("injoignable");
    desk.keys("<Tab><Tab><Tab>1<Tab><Tab>").expect_not("injoignable").keys("<Right><Right>");
    desk.expect("⚠ sans adresse mail, ce contact ne recevra aucune notification");
    desk.keys("<Up><Up><Up>a@b.fr").expect_not("aucune notification");
}

#[test]
fn s1_11_a_second_holder_of_an_address_is_a_warning_that_names_the_first() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>a<Tab><Tab>JEANNE@boulangerie-martin.fr").expect("⚠ Jeanne Martin a déjà");
    desk.keys("<Tab><Tab><Tab><Right><Ctrl+s>");
    assert_eq!(desk.names(BAKERY).len(), 9, "S3.31 allows it");
}

#[test]
fn s1_9_save_and_new_keeps_the_form_open_for_the_next_one() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>aAda<Tab><Tab><Tab><Tab><Tab><Right><F3>Bob<Tab><Tab><Tab><Tab><Tab><Right><F2>");
    assert_eq!(desk.names(BAKERY)[8..], ["Ada", "Bob"]);
    desk.expect("▌ 10  Bob");
}

#[test]
fn s11_the_footer_says_at_80_columns_what_enter_opens_and_how_to_go_back() {
    let mut desk = fr();
    for tab in ["<Enter><Shift+Tab>", "<Shift+Tab>"] {
        desk.keys(tab).expect("Entrée Détail").expect("Échap Retour");
    }
    desk.keys("<Tab>").expect("u Annuler").keys("<Shift+Tab><Shift+Tab>").expect_not("Entrée Détail");
}

#[test]
fn s0_15_the_button_and_the_footer_say_add_on_adding_and_save_on_editing() {
    fr().keys("<Enter><Tab>a").expect("  Ajouter   * obligatoire").expect("Ctrl+S Ajouter ");
    let mut desk = fr();
    desk.keys("<Enter><Tab>e").expect("Modifier le contact").expect("  Enregistrer   * obligatoire");
    desk.expect("Ctrl+S Enregistrer ");
}

#[test]
fn s3_18_a_deleted_contact_is_named_first_and_comes_back() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>d").expect("Supprimer le contact").expect("Jeanne Martin").keys("<Enter>");
    assert_eq!(desk.names(BAKERY).len(), 8, "no is marked first");
    desk.keys("do").expect("Supprimé : Jeanne Martin");
    assert_eq!(desk.names(BAKERY)[0], "Compta");
    desk.keys("uo").expect("Annulé");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
    desk.keys("<Ctrl+r>o").expect("Rétabli");
    desk.keys(".<Enter>").expect("Jeanne Martin").keys("r<Esc>");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
}

#[test]
fn s3_19_moving_a_contact_takes_the_cursor_along_and_lasts() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>JJJ").expect("▌  4  Jeanne Martin").keys("<Shift+Up>K");
    desk.expect("▌  2  Jeanne Martin");
    assert_eq!(desk.names(BAKERY)[..3], ["Compta", "Jeanne Martin", "Karim Haddad"]);
    desk.keys("KKKK").expect("▌  1  Jeanne Martin");
    desk.keys("GJJ").expect("▌  8  Zoé Durand");
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
}

#[test]
fn s11_brackets_go_through_the_list_that_the_sheet_was_opened_from() {
    let mut desk = fr();
    desk.keys("f<Down><Enter>").expect("1 / 1").keys("<Esc>");
    desk.keys("s<Down><Enter><Enter>").expect("C-000001 · Boulangerie Martin").keys("]");
    desk.expect("C-000003 · Meunerie").keys("<Alt+Down>").expect("C-000002 · Noëlle").keys("]");
    desk.expect("dernier compte").keys("[[<Alt+Up>[").expect("premier compte").expect("C-000001");
    desk.keys("]<Esc>").expect("▌ C-000003");
}

#[test]
fn s11_back_in_the_list_the_cursor_stands_on_the_account_last_shown() {
    let many = |store: &mut Store| {
        for n in 0..150 {
            add_account(store, Account { name: format!("Compte {n:03}"), ..Account::default() });
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, many);
    desk.keys(&format!("<Enter>{}<Esc>", "]".repeat(110))).expect("▌ C-000111").expect("111 / 150");
    desk.keys("<Up>").expect("▌ C-000110").keys("<Home>").expect("▌ C-000001");
}

#[test]
fn s1_1_a_new_account_is_made_from_anywhere_and_its_sheet_opens() {
    let mut desk = fr();
    desk.keys("n<Tab><Tab>Garage Noël<Ctrl+s>");
    desk.expect("Compte créé : Garage Noël").expect("C-000004 · Garage Noël");
    desk.keys("n<Down><Enter>Ada<Tab><Tab><Tab><Tab><Tab><Right><F2>").expect("Contacts 1");
    assert_eq!(desk.names(AccountId(4)), ["Ada"]);
}

#[test]
fn s1_17_what_the_form_does_not_show_is_kept_when_it_saves() {
    let mut desk = fr();
    let edit = |store: &mut Store, change: fn(&mut Account)| {
        let base = store.read(|read| read.account(BAKERY)).expect("read").expect("there");
        let mut mine = base.value.clone();
        change(&mut mine);
        store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).expect("saved");
    };
    desk.meanwhile(|store| {
        edit(store, |account| {
            account.health = "en danger".into();
            account.industry = "Santé".into();
        });
    });
    desk.keys("<Enter>e<Tab><Tab><End> et fils<Ctrl+s>").expect("Boulangerie Martin et fils");
    let saved = desk.store().read(|read| read.account(BAKERY)).expect("read").expect("there").value;
    assert_eq!((saved.health.as_str(), saved.industry.as_str()), ("en danger", "Santé"));
}

#[test]
fn s1_12_a_refusal_stands_under_its_field() {
    let mut desk = fr();
    desk.keys("n<Ctrl+s>").expect("✗ la dénomination est obligatoire");
    desk.keys("Garage<Up><Up>c-000001 <Ctrl+s>").expect("✗ Cette référence est déjà celle du compte");
    let mut desk = fr();
    let domains = "<Tab>".repeat(8);
    desk.keys(&format!("n<Tab><Tab>Garage<Up><Up>{domains}www.BOULANGERIE-martin.fr<Ctrl+s>"));
    desk.expect("✗ Le domaine boulangerie-martin.fr est déjà celui du");
    desk.keys("<Ctrl+u>gmail.com<Ctrl+s>").expect("messagerie publique");
}

#[test]
fn s3_1_a_kind_that_forbids_the_contacts_is_refused_with_the_list() {
    let mut desk = fr();
    desk.keys("<Enter>e<Tab><Right><Ctrl+s>").expect("✗ un Particulier n’a pas de contacts").expect("Karim");
}

#[test]
fn s10_a_reader_is_refused_by_role_before_anything_is_typed() {
    let mut desk = fr();
    desk.harness.set_role(Role::Reader);
    for key in ["<Enter><Tab>a", "e", "d", "J", "<Enter>", "n"] {
        desk.keys(key).expect("Il faut le rôle Agent");
    }
    assert_eq!(desk.names(BAKERY)[0], "Jeanne Martin");
    desk.keys("y").expect("Copier");
}

#[test]
fn s11_y_copies_what_is_chosen() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>y<Enter>").expect("Copié : jeanne@boulangerie-martin.fr");
    assert_eq!(desk.harness.copied(), ["jeanne@boulangerie-martin.fr"]);
    desk.keys("<Shift+Tab>y<Enter>");
    assert_eq!(desk.harness.copied(), ["C-000001"]);
}

#[test]
fn an_account_is_deleted_with_its_contacts_and_restored_with_them() {
    let mut desk = fr();
    desk.keys("<Enter>d").expect("Ses 8 contacts partent").keys("o").expect("Supprimé : Boulangerie Martin");
    desk.expect("▌ C-000002")
        .keys(".<Down><Down><Down><Down><Down><Enter>")
        .expect("C-000001")
        .keys("<Enter>");
    desk.expect("Restauré : Boulangerie Martin").expect("La corbeille est vide");
    assert_eq!(desk.names(BAKERY).len(), 8);
    desk.keys("<Esc><Home>d").expect("Ses 8 contacts").keys("o").expect("Supprimé");
    desk.keys("nC-000001<Tab><Tab>X<F2>").expect("qui est dans la corbeille");
}

#[test]
fn long_notes_scroll() {
    let long = |store: &mut Store| {
        let notes = (0..60).map(|n| format!("ligne {n}")).collect::<Vec<_>>().join("\n");
        add_account(store, Account { name: "Long".into(), notes, ..Account::default() });
    };
    let mut desk = desk_over(Lang::Fr, SMALL, long);
    desk.keys("<Enter>").expect_not("ligne 59").keys("<End>").expect("ligne 59").keys("<Home>");
    desk.expect_not("ligne 59");
}

#[test]
fn s11_all_tabs_stand_whole_at_80_columns() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        seed(store);
        for n in 0..100 {
            add_contact(store, BAKERY, card(&format!("n{n}"), "", "", "1", NotificationType::None));
        }
    });
    desk.keys("<Enter>").expect("▸Fiche  Contacts 108  Gestion").expect("Historique");
}
