//! The coverage as a person works with it.

use std::time::{Duration, Instant};

use crate::{
    domain::{
        account::{Account, AccountKind},
        affiliation::NotificationType,
        category::Category,
        rights::Act,
        settings::Setting,
        topic::Topic,
        user::Role,
    },
    i18n::Lang,
    store::Store,
    tui::tests::desk::{BAKERY, LARGE, SMALL, TestDesk, add_account, add_contact, card, desk_over},
};

/// An account with holes and single points, an individual, and one with a contact for everything twice.
fn seed_coverage(store: &mut Store) {
    let named = |name: &str| Account {
        name: name.into(),
        main_email: format!("contact@{}.fr", name.to_lowercase()),
        ..Account::default()
    };
    let martin = add_account(store, named("Martin"));
    add_contact(
        store,
        martin,
        card("Jeanne", "", "jeanne@martin.fr", "+33612345678", NotificationType::Orders),
    );
    add_account(store, Account { kind: AccountKind::Individual, ..named("Noelle") });
    let whole = add_account(store, named("Iton"));
    for name in ["Ada", "Bob"] {
        let mail = format!("{}@iton.fr", name.to_lowercase());
        let mut all = card(name, "", &mail, "+33612345678", NotificationType::All);
        all.categories = Category::ALL.into();
        add_contact(store, whole, all);
        add_contact(store, whole, card("Quai", "", "", "", NotificationType::Receptionist));
    }
}

fn fr() -> TestDesk {
    let mut desk = desk_over(Lang::Fr, SMALL, seed_coverage);
    desk.keys("c");
    desk
}

/// The same case in both languages and sizes.
fn frames(case: &str, keys: &str) {
    crate::tui::tests::desk::frames(&format!("coverage/{case}"), keys, |lang, size| {
        desk_over(lang, size, seed_coverage)
    });
}

/// The cells of an account, from the left; the mark of the cursor left out.
fn cells(desk: &TestDesk, account: &str) -> Vec<String> {
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.contains(&format!(" {account} ")) && line.contains("C-0"));
    let line = line.unwrap_or_else(|| panic!("no {account} in\n{screen}")).replace('▸', " ");
    let words: Vec<&str> = line.split_whitespace().collect();
    words[words.len() - Topic::COUNT..].iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn x1_the_matrix_counts_the_recipients_of_every_account_and_topic() {
    frames("page", "c<Right>");
    let desk = fr();
    assert_eq!(cells(&desk, "Martin"), ["1", "⚠1", "⚠1", "✗0", "2", "⚠1", "✗0", "✗0", "✗0", "✗0", "✗0"]);
    assert_eq!(cells(&desk, "Noelle"), ["1", "⚠1", "⚠1", "·", "⚠1", "⚠1", "·", "·", "·", "·", "·"]);
    assert_eq!(cells(&desk, "Iton"), ["1", "3", "3", "2", "3", "3", "2", "2", "2", "2", "2"]);
}

#[test]
fn x1_the_legend_says_the_cell_under_the_cursor() {
    let mut desk = fr();
    desk.expect("Message direct · Martin : un seul destinataire").keys("<Right>");
    desk.expect("Factures · Martin : ⚠ un seul destinataire").keys("<Right><Right><Right>");
    desk.expect("Commandes · Martin : 2 destinataires").keys(&"<Right>".repeat(20));
    desk.expect("Litiges (chargebacks) · Martin : ✗ personne").keys("<Down>");
    desk.expect("Litiges (chargebacks) · Noelle : ne concerne pas ce compte").keys("<Left><Left>h<Up>");
    desk.expect("Contrat, offres, relation · Martin : ✗ personne");
}

#[test]
fn x1_the_page_is_over_the_accounts_as_they_were_listed() {
    let mut desk = desk_over(Lang::Fr, SMALL, seed_coverage);
    desk.keys("/ito<Ctrl+p>couverture<Enter>");
    desk.expect("/ ito")
        .expect("1 / 1")
        .expect_not("Martin")
        .keys("<Esc>")
        .expect("/ ito")
        .expect("C-000003");
    let mut desk = desk_over(Lang::Fr, SMALL, seed_coverage);
    desk.keys("f<Down><Down><Enter>s<Down><Enter>.<Down><Down><Down><Down><Enter>").expect("Couverture");
    desk.expect("[Particulier]").expect("[Nom]").expect("1 / 1").keys("<Esc>").expect("Noelle");
}

#[test]
fn x1_only_holes_and_only_single_points_are_filters() {
    frames("holes", "cf<Down><Enter>");
    let mut desk = fr();
    desk.keys("f<Down><Enter>").expect("[Sujets sans destinataire]").expect("1 / 1").expect_not("Noelle");
    desk.keys("f<Down><Enter>").expect("[Un seul destinataire]").expect("1 / 2").expect_not("Iton");
    desk.keys("f<Home><Enter>").expect("1 / 3");
}

#[test]
fn x1_the_accounts_page_has_the_column_and_the_filter() {
    let mut desk = desk_over(Lang::Fr, LARGE, seed_coverage);
    desk.expect("Sujets sans destinataire").expect("✗6").keys("f<End><Up><Enter>");
    desk.expect("[Sujets sans destinataire]").expect("1 / 1").keys("f<Home><Down><Down><Enter>");
    desk.expect("[Particulier]");
    desk.expect("0 / 0").expect("[Sujets sans destinataire]").keys("<Esc>").expect("1 / 3");
    desk.keys("f<End><Enter>").expect("[Un seul destinataire]").expect("1 / 2");
}

#[test]
fn x1_enter_explains_the_cell_and_a_adds_on_the_spot() {
    let mut desk = fr();
    desk.keys(&"<Right>".repeat(10)).keys("<Enter>").expect("Litiges (chargebacks) · Martin");
    desk.expect("✗ personne")
        .expect("pas Contact Litiges")
        .keys("<Esc>")
        .keys("a")
        .expect("Ajout d’un contact · Martin");
    desk.expect("Contact Litiges (Chargebacks)").keys("Zoé<Tab><Tab>zoe@martin.fr<Tab>+33612345678<Ctrl+s>");
    desk.expect("Contact ajouté : Zoé").expect("Litiges (chargebacks) · Martin : ⚠ un seul destinataire");
    assert_eq!(cells(&desk, "Martin")[10], "⚠1");
    assert_eq!(desk.names(BAKERY), ["Jeanne", "Zoé"]);
    desk.keys("y").expect("Copié : zoe@martin.fr").keys("<Home><Enter>").expect("zoe@martin.fr");
}

#[test]
fn x1_a_cell_is_mended_from_its_explanation_and_counted_again() {
    let mut desk = fr();
    desk.keys(&"<Right>".repeat(10)).keys("<Enter><Enter>").expect("Modifier le contact · Martin");
    desk.keys("<Ctrl+s>").expect("jeanne@martin.fr").expect_not("✗ personne").keys("<Esc>");
    assert_eq!(cells(&desk, "Martin")[10], "⚠1");
}

#[test]
fn s3_17_a_module_that_is_off_is_no_hole() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        seed_coverage(store);
        let off = |write: &mut crate::store::Write| write.set_setting(Setting::Delivery, "off");
        store.write(Act::ChangeSetting, "", off).expect("switched");
    });
    desk.keys("c");
    assert_eq!(cells(&desk, "Martin")[6], "·");
    desk.keys(&"<Right>".repeat(6))
        .expect("Réceptionnaire · Martin : module inactif")
        .expect_not("a Ajouter");
}

#[test]
fn s10_the_coverage_is_everybodys_and_adding_is_refused_with_the_role() {
    let mut desk = fr();
    desk.harness.set_role(Role::Agent);
    desk.keys(&"<Right>".repeat(10)).keys("<Enter>").expect("✗ personne").keys("<Esc>");
    desk.keys("a").expect("Il faut le rôle Administrateur pour cela.").keys(&"<Left>".repeat(9));
    desk.keys("a").expect("Ajout d’un contact · Martin");
    let mut desk = fr();
    desk.harness.set_role(Role::Reader);
    desk.keys("<Right>a").expect("Il faut le rôle Agent pour cela.");
}

#[test]
fn x11_a_colleagues_change_is_counted_without_a_key() {
    let mut desk = fr();
    let jeanne = desk.members(BAKERY)[0].affiliation.id;
    desk.meanwhile(|store| {
        store.write(Act::TrashContact, "", |write| write.trash_contact(jeanne)).expect("deleted");
    });
    assert_eq!(cells(&desk, "Martin")[4], "⚠1");
}

#[test]
fn x1_the_page_walks_through_many_accounts_by_window() {
    let many = |store: &mut Store| {
        store
            .write(Act::CreateAccount, "", |write| {
                for n in 0..3_000 {
                    write.create_account(Account { name: format!("Compte {n:04}"), ..Account::default() })?;
                }
                Ok(())
            })
            .expect("created");
    };
    let mut desk = desk_over(Lang::Fr, SMALL, many);
    desk.keys("c")
        .expect("1 / 3 000".replace(' ', "\u{202f}").replace("1\u{202f}/\u{202f}", "1 / ").as_str());
    let began = Instant::now();
    desk.keys("<End>").expect("Compte 2999").keys("<PageUp><PageUp><Up>").expect("Compte 29").keys("<Home>");
    desk.expect("▌ C-000001");
    assert!(began.elapsed() < Duration::from_secs(20), "whole lists are not read");
}

#[test]
fn x1_a_long_name_gives_way_to_what_is_said_of_the_cell() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        let name = "Établissements Très Longuement Dénommés de Saint-Germain-en-Laye et Fils Réunis".into();
        add_account(store, Account { name, ..Account::default() });
    });
    desk.keys("c<Right>").expect("Factures · Établissements Très Longuement").expect("… : ✗ personne");
}

#[test]
fn x1_the_mark_of_a_cell_gives_way_to_its_number() {
    assert_eq!(
        ["✗0", "201", "999+"].map(|count| super::view::marked(count.into(), 4)),
        ["▸✗0", "▸201", "999+"]
    );
}
