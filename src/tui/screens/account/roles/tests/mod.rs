//! « Gestion de compte » as a person works with it.

mod rights;

use chrono::NaiveDate;

use crate::{
    domain::{
        account::Account,
        affiliation::NotificationType,
        category::{Category, codes},
        contact::MemberContact,
        ids::AccountId,
        rights::Act,
        user::Role,
    },
    i18n::Lang,
    store::{Store, testing},
    tui::tests::desk::{
        BAKERY, LARGE, SMALL, TestDesk, add_account, add_contact, card, desk, desk_as, desk_over, seed,
    },
};

/// From the accounts page to the tab.
const TAB: &str = "<Enter><Tab><Tab>";

fn holding(name: &str, mail: &str, categories: &[Category]) -> MemberContact {
    let mut card = card(name, "", mail, "+33612345678", NotificationType::None);
    card.categories = categories.iter().copied().collect();
    card
}

/// An account with two categories that somebody answers for, one of them stale, and a contact without any.
fn seed_roles(store: &mut Store) {
    let martin = Account { name: "Boulangerie Martin".into(), ..Account::default() };
    let martin = add_account(store, martin);
    let mut jeanne = holding("Jeanne Martin", "jeanne@martin.fr", &[Category::Commercial, Category::Fraud]);
    jeanne.contact.verified = NaiveDate::from_ymd_opt(2026, 1, 3);
    jeanne.function = "Gérante".into();
    let mut support = holding("Support", "support@martin.fr", &[Category::Commercial]);
    support.contact.group = true;
    support.contact.verified = NaiveDate::from_ymd_opt(2026, 9, 1);
    let karim = card("Karim Haddad", "", "karim@martin.fr", "01 23 45 67 89", NotificationType::Orders);
    for contact in [jeanne, support, karim] {
        add_contact(store, martin, contact);
    }
}

fn fr() -> TestDesk {
    let mut desk = desk_over(Lang::Fr, LARGE, seed_roles);
    desk.keys(TAB);
    desk
}

/// The same case in both languages and sizes.
fn frames(case: &str, keys: &str) {
    crate::tui::tests::desk::frames(&format!("roles/{case}"), keys, |lang, size| {
        desk_over(lang, size, seed_roles)
    });
}

const MARTIN: AccountId = BAKERY;

fn held(desk: &TestDesk, name: &str) -> String {
    let members = desk.members(MARTIN);
    let member = members.iter().find(|member| member.contact.value.name == name).expect("the contact");
    codes(&member.affiliation.value.categories)
}

#[test]
fn s0_10_all_five_categories_stand_with_their_role_and_their_holes() {
    frames("tab", TAB);
    let mut desk = fr();
    desk.expect("Gestion de compte 2/5")
        .expect("Reçoit les factures et tout ce qui touche à la comptabilité");
    desk_over(Lang::Fr, SMALL, seed_roles).keys(TAB).expect("paiements refusés,").expect("incidents.");
    assert_eq!(desk.screen().matches("✗ personne").count(), 3);
    let screen = desk.screen();
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words} in\n{screen}"));
    let roles =
        ["Interlocuteur pour", "Reçoit les factures", "Reçoit les alertes", "Prévenu dès", "Prévenu lorsqu"];
    assert!(roles.is_sorted_by_key(|role| at(role)), "S0.2: in their order");
    assert!(at("Jeanne Martin") < at("Support (groupe)"), "in the account's order");
}

#[test]
fn s0_16_a_category_of_many_is_named_while_its_contacts_scroll() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        seed_roles(store);
        for n in 0..30 {
            add_contact(store, MARTIN, holding(&format!("n{n}"), "n@martin.fr", &[Category::Accounting]));
        }
    });
    desk.keys(TAB).keys("<Down><Down>").expect("  Dénomination").keys("<PageDown><PageDown>").expect("▌ n");
    desk.expect("  Contact Comptable   Mail").expect_not("Dénomination");
}

#[test]
fn s3_1_an_individual_has_no_account_management() {
    desk(Lang::Fr, SMALL).keys("<Down>").keys(TAB).expect("Un Particulier n’a pas de contacts").keys("ac");
}

#[test]
fn s0_11_adding_preselects_the_category_under_the_cursor() {
    frames("form", &format!("{TAB}<Down><Down><Down>aAda"));
    let mut desk = fr();
    desk.keys("<Down><Down>").keys("a").expect("Ajout d’un contact · Boulangerie Martin");
    desk.expect("Catégories          Contact Comptable").expect("Type de contact *   Aucune notification");
    desk.expect("Dénomination *").expect("Mail *").expect("Téléphone(s) *").expect("  Ajouter ");
    desk.keys("Ada<Tab><Tab>ada@martin.fr<Tab>+33 6 12 34 56 78<Ctrl+s>").expect("Contact ajouté : Ada");
    desk.expect("Gestion de compte 3/5").expect("▌ Ada");
    assert_eq!(held(&desk, "Ada"), "accounting");
    assert_eq!(desk.members(MARTIN)[3].contact.value.phones, "+33612345678", "S0.14");
}

#[test]
fn s0_13_name_mail_and_phone_are_required_and_said_beside_their_fields() {
    let mut desk = fr();
    desk.keys("a<Ctrl+s>").expect("✗ un contact de gestion de compte a besoin d’un nom");
    desk.expect("✗ un contact de gestion de compte a besoin d’une adresse mail")
        .expect("a besoin d’un téléphone");
    assert_eq!(desk.names(MARTIN).len(), 3);
}

#[test]
fn s0_13_the_phone_is_not_required_where_the_installation_says_so() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        seed_roles(store);
        switch(store, crate::domain::settings::Setting::PhoneRequired, "off");
    });
    desk.keys(TAB).keys("aAda").expect("Mail *").expect_not("Téléphone(s) *");
    desk.keys("<Tab><Tab>ada@martin.fr<Ctrl+s>").expect("Contact ajouté : Ada");
}

fn switch(store: &mut Store, setting: crate::domain::settings::Setting, value: &'static str) {
    store.write(Act::ChangeSetting, "", |write| write.set_setting(setting, value)).expect("switched");
}

#[test]
fn s0_14_a_phone_in_another_form_is_hinted_while_it_is_typed_and_one_key_takes_the_proposal() {
    let mut desk = fr();
    desk.keys("a")
        .expect("ex. +33 6 12 34 56 78")
        .keys("Ada<Tab><Tab>ada@martin.fr<Tab>06")
        .expect("⚠ « 06 » n’est pas au format international : +33…");
    desk.keys("<Ctrl+u>+33")
        .expect_not("n’est pas")
        .keys("<Ctrl+s>")
        .expect("✗ « +33 » n’est pas un numéro : +");
    desk.keys("<Ctrl+u>0033612345678").expect("« 0033612345678 » commence par 00").expect("  +33612345678");
    desk.expect("Ctrl+Y Prendre la proposition")
        .keys("<Ctrl+s>")
        .expect("✗ « 0033612345678 » commence par 00");
    desk.keys("<Ctrl+y>").expect("Téléphone(s) *      +33612345678").expect_not("commence par 00");
    desk.expect_not("Prendre la proposition").keys("<Ctrl+s>").expect("Contact ajouté : Ada");
    desk.keys("a<Tab><Tab><Tab>0033612345678<F4>").expect("Téléphone(s) *      +33612345678");
}

#[test]
fn s0_12_a_contact_is_edited_in_place() {
    let mut desk = fr();
    desk.keys("e").expect("Modifier le contact · Boulangerie Martin").expect("  Enregistrer ");
    desk.keys("<End> et fils<F2>").expect("▌ Jeanne Martin et fils");
    desk.keys("<Enter>").expect("Modifier le contact").keys("<Esc>");
    desk.keys("<Down><Down><Enter>")
        .expect("Ajout d’un contact")
        .expect("Catégories          Contact Comptable");
}

#[test]
fn s0_2_a_contact_holds_several_categories_ticked_in_its_form() {
    frames("categories", &format!("{TAB}e<Tab><Tab><Tab><Tab><Tab><Tab><Space><Down>"));
    let mut desk = fr();
    desk.keys("e<Tab><Tab><Tab><Tab><Tab><Tab><Space>").expect("▌[x] Contact Commercial");
    desk.keys("<Down><Space>").expect("▌[x] Contact Comptable").keys("f").expect("▌[x] Contact Fraude");
    desk.keys("<Space>").expect("▌[ ] Contact Fraude").keys("<Enter>");
    desk.expect("Contact Commercial, Contact Comptable").keys("<Ctrl+s>");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial, accounting");
}

#[test]
fn s0_11_a_category_is_given_to_a_contact_of_the_account_in_its_form() {
    frames("give", &format!("{TAB}<Down><Down>c"));
    let mut desk = fr();
    desk.keys("<Down><Down>")
        .keys("c")
        .expect("Contact Comptable : à qui ?")
        .expect("Karim Haddad   karim@martin.fr");
    desk.keys("<End><Enter>")
        .expect("Modifier le contact")
        .expect(&format!("Catégories{}Contact Comptable", " ".repeat(15)));
    // What Karim still lacks for it is said, and what he would receive.
    desk.expect("⚠ « 01 23 45 67 89 » n’est pas au format international : +33…");
    desk.expect("✓ gagne : Factures, Rappels de paiement, Comptabilité et paiements — karim@martin.fr");
    desk.keys("<Esc>").expect_not("Modifier le contact");
    assert_eq!(held(&desk, "Karim Haddad"), "", "nothing was typed: there was nothing to ask");
    desk.keys("c<End><Enter><Ctrl+u>+33 1 23 45 67 89<Ctrl+s>").expect("Enregistré : Karim Haddad");
    assert_eq!(held(&desk, "Karim Haddad"), "accounting");
}

#[test]
fn s0_21_taking_a_category_says_that_it_was_the_last_one_and_who_loses_what() {
    let mut desk = fr();
    desk.keys("<Down>r").expect("Support ne sera plus Contact Commercial").expect_not("C’est le dernier");
    desk.expect("⚠ perd : Contrat, offres, relation — support@martin.fr").keys("<Esc>");
    desk.keys("<End><Up>r").expect("C’est le dernier Contact Fraude de ce compte.");
    desk.expect("⚠ perd : Suspicion de fraude (dernier destinataire) —").keys("<Enter>");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial, fraud", "no is marked first");
    desk.keys("ro")
        .expect("Enregistré : Jeanne Martin")
        .expect("Gestion de compte 1/5")
        .expect("▌ ✗ personne");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial");
    desk.keys("u").expect("catégories d’un contact, Jeanne Martin").expect("✓ gagne : Suspicion de fraude");
    desk.keys("<Enter>").expect("Annulé : catégories d’un contact, Jeanne Martin");
    desk.expect("Gestion de compte 2/5");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial, fraud");
}

#[test]
fn s0_21_deleting_the_last_contact_of_a_category_says_so() {
    frames("delete", &format!("{TAB}d"));
    let mut desk = fr();
    desk.keys("d").expect("Supprimer le contact").expect("C’est le dernier Contact Fraude de ce compte.");
    desk.expect_not("dernier Contact Commercial").keys("<Esc>");
    desk.keys("<Down>d").expect_not("C’est le dernier").keys("o").expect("Supprimé : Support");
    assert_eq!(desk.names(MARTIN), ["Jeanne Martin", "Karim Haddad"]);
    desk.keys("<Home>d").expect("dernier Contact Commercial").expect("dernier Contact Fraude");
}

#[test]
fn s0_20_a_stale_contact_is_marked_and_one_key_confirms_it() {
    let mut desk = fr();
    desk.expect("⚠ 03/01/2026").expect("01/09/2026").keys("t").expect("Vérifié aujourd’hui : Jeanne Martin");
    desk.expect_not("⚠ 03/01/2026").expect("21/09/2026").keys("u").expect("⚠ 03/01/2026");
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        seed_roles(store);
        switch(store, crate::domain::settings::Setting::StaleDays, "300");
    });
    desk.keys(TAB).expect("03/01/2026").expect_not("⚠ 03/01/2026");
    let mut desk = desk_over(Lang::Fr, SMALL, seed);
    desk.keys(TAB).keys("c<Enter><Esc>");
}

#[test]
fn s0_17_a_group_address_and_inactivity_are_shown_and_set() {
    let mut desk = fr();
    desk.expect("Support (groupe)").keys("e").keys(&"<Tab>".repeat(7)).keys("<Space>");
    desk.expect("▌Adresse de groupe        [x] oui")
        .keys("<Tab><Space>")
        .expect("▌Inactif dans ce compte   [x] oui");
    desk.expect("⚠ perd : Suspicion de fraude (dernier destinataire) ; Contrat, offres, relation")
        .keys("<Ctrl+s>");
    desk.expect("✗ Jeanne Martin (groupe) (inactif)").expect("Gestion de compte 1/5");
    desk.keys("<Shift+Tab>").expect("✗ Jeanne Martin (groupe) (inactif)");
    assert!(desk.members(MARTIN)[0].affiliation.value.inactive_here);
}

#[test]
fn x12_a_draft_keeps_the_category_that_was_preselected() {
    let mut desk = fr();
    desk.keys("<Down><Down>aAda").harness.pause();
    desk.keys("<Esc><Enter><Esc>.<End><Enter><Enter>")
        .expect("Ada")
        .expect("Catégories          Contact Comptable");
}

#[test]
fn s0_10_a_holder_whom_nothing_reaches_is_marked_and_leaves_a_hole() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        let martin = add_account(store, Account { name: "Martin".into(), ..Account::default() });
        let holder = |name, mail, category| {
            let mut contact = card(name, "", mail, "+33612345678", NotificationType::None);
            contact.categories = [category].into();
            contact
        };
        add_contact(store, martin, holder("Tia", "pas une adresse", Category::Technical));
        add_contact(store, martin, holder("Ada", "ada@martin.fr", Category::Accounting));
    });
    desk.keys(TAB).expect("Gestion de compte 1/5").expect("⚠ pas une adresse");
    desk.keys("<Shift+Tab>").expect("⚠ pas une adresse");
}
