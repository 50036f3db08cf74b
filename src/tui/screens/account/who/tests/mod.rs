//! « Qui reçoit quoi » as a person works with it.

mod long;
mod mend;

use crate::{
    domain::{
        account::Account,
        affiliation::NotificationType,
        category::{Category, codes},
        contact::MemberContact,
        ids::AccountId,
        resolve::resolve,
        rights::Act,
        settings::Setting,
        topic::Topic,
        user::Role,
    },
    i18n::Lang,
    store::Store,
    tui::tests::desk::{BAKERY, LARGE, SMALL, TestDesk, add_account, add_contact, card, desk, desk_over},
};

/// From the accounts page to the tab.
const TAB: &str = "<Enter><Tab><Tab><Tab>";
/// The account of golden case G1.
const F: AccountId = BAKERY;

/// Golden case G1.
fn seed_g1(store: &mut Store) {
    let account = Account {
        reference: "F".into(),
        name: "F".into(),
        main_email: "p@f.fr".into(),
        invoice_email: "fa@f.fr".into(),
        ..Account::default()
    };
    let f = add_account(store, account);
    for (n, code) in (1..).zip([1, 2, 3, 4, 5, 6, 3, 4, 1]) {
        let kind = NotificationType::from_file_code(code).expect("a type");
        let mail = if n == 9 { String::new() } else { format!("c{n}@f.fr") };
        let mut contact = card(&format!("c{n}"), "", &mail, "+33612345678", kind);
        if n == 7 {
            contact.categories = [Category::Accounting, Category::Technical].into();
        }
        contact.contact.inactive = n == 8;
        add_contact(store, f, contact);
    }
}

fn g1(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = desk_over(lang, size, seed_g1);
    desk.keys(TAB);
    desk
}

/// The same case in both languages and sizes.
fn frames(case: &str, keys: &str) {
    crate::tui::tests::desk::frames(&format!("who/{case}"), keys, g1);
}

/// The line of a topic in the list.
fn line(desk: &TestDesk, topic: &str) -> String {
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.trim_start_matches(['▌', ' ']).starts_with(topic));
    line.unwrap_or_else(|| panic!("no {topic} in\n{screen}")).to_owned()
}

#[test]
fn g1_the_eleven_topics_of_account_f_and_their_recipients() {
    frames("tab", "<Down>");
    let desk = g1(Lang::Fr, LARGE);
    for (topic, count, said) in [
        ("Message direct", "1", "p@f.fr"),
        ("Factures", "4", "fa@f.fr, c1@f.fr, c4@f.fr, c7@f.fr"),
        ("Rappels de paiement", "2", "p@f.fr, c7@f.fr"),
        ("Comptabilité et paiements", "⚠1", "c7@f.fr"),
        ("Commandes", "3", "p@f.fr, c2@f.fr, c4@f.fr"),
        ("Service après-vente", "3", "p@f.fr, c4@f.fr, c5@f.fr"),
        ("Réceptionnaire", "⚠1", "c6"),
        ("Contrat, offres, relation", "✗0", "personne"),
        ("Transactions, échecs, alertes", "⚠1", "c7@f.fr"),
        ("Suspicion de fraude", "✗0", "personne"),
        ("Litiges (chargebacks)", "✗0", "personne"),
    ] {
        let line = line(&desk, topic);
        let rest: Vec<&str> = line.split(topic).nth(1).expect("a rest").split_whitespace().collect();
        assert_eq!((rest[0], rest[1..].join(" ")), (count, said.to_owned()), "{topic}");
    }
    desk_says(&desk, "Qui reçoit quoi ⚠3");
}

fn desk_says(desk: &TestDesk, words: &str) {
    assert!(desk.says(words), "{words} in\n{}", desk.screen());
}

#[test]
fn x2_recipients_show_their_reasons_and_the_excluded_ones_theirs() {
    frames("explain", "<Down><Enter>");
    frames("explain-hole", "<End><Enter>");
    let mut desk = g1(Lang::Fr, LARGE);
    desk.keys("<Down>").expect("adresse factures").expect("Notifications administratives");
    desk.expect("Toutes les notifications").expect("Contact Comptable");
    desk.expect("contact inactif").expect("sans adresse mail");
    desk.keys("<Enter>")
        .expect("Va à : adresse factures, sinon principale · Notifications administratives · Toutes");
    desk.expect("Reçoivent")
        .expect("Devraient recevoir et ne reçoivent pas")
        .expect("Autres contacts du compte");
    desk.expect("type « Commandes », pas Contact Comptable");
    desk.keys("<Esc>").expect_not("Autres contacts du compte");
}

#[test]
fn x2_what_else_would_keep_a_topic_from_a_contact_is_said_with_what_it_lacks() {
    let mut desk = g1(Lang::Fr, LARGE);
    desk.keys("<End><Enter>").expect("c8").expect("pas Contact Litiges (Chargebacks), contact inactif");
    desk.expect("pas Contact Litiges (Chargebacks), sans adresse mail").keys("<Esc><Home><Enter>");
    desk.expect("ce sujet ne va qu’au compte").expect_not("ce sujet ne va qu’au compte,");
}

#[test]
fn x2_a_narrow_terminal_says_the_whole_reason_at_the_foot() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.keys("<Down><Enter>").expect("(le compte) — fa@f.fr — par e-mail — adresse factures");
    desk.keys("<Down><Down><Down><Down><Down>").expect("c9 — sans adresse mail");
    desk.keys("<Down>").expect("c2 — c2@f.fr — type « Commandes », pas Contact Comptable");
}

#[test]
fn g1_an_address_that_is_reached_twice_stands_once_with_both_reasons() {
    let mut desk = desk_over(Lang::Fr, LARGE, |store| {
        seed_g1(store);
        let base = store.read(|read| read.members(F)).expect("read").remove(3);
        let mut mine = base.card();
        mine.contact.mails = "P@F.fr".into();
        store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).expect("saved");
    });
    desk.keys(TAB).keys("<Down><Down><Down><Down>").expect("adresse principale, Toutes les notifications");
    desk.keys("<Enter>").expect("même adresse qu’un destinataire");
}

#[test]
fn s3_17_a_module_that_is_off_takes_its_topic_and_nothing_else() {
    let off = |store: &mut Store| {
        seed_g1(store);
        store
            .write(Act::ChangeSetting, "", |write| write.set_setting(Setting::AfterSales, "off"))
            .expect("switched");
    };
    let mut desk = desk_over(Lang::Fr, SMALL, off);
    desk.keys(TAB);
    assert!(line(&desk, "Service après-vente").ends_with("·  module inactif"));
    assert!(line(&desk, "Factures").contains("fa@f.fr, c1@f.fr"), "c4 keeps its invoices");
    desk.expect("Qui reçoit quoi ⚠3");
    desk.keys("<Home><Down><Down><Down><Down><Down>")
        .expect("module inactif")
        .expect_not("a Ajouter")
        .keys("a");
    desk.expect_not("Ajout d’un contact");
    // The type of c5 is kept, shown so, and proposed to nobody else.
    desk.keys("<Tab><Shift+Tab><Shift+Tab><Shift+Tab>").keys("<Down><Down><Down><Down>");
    desk.expect("Notifications service après-vente (module inactif)").keys("e");
    desk.expect("Notifications service après-vente (module inactif)").keys("<Esc><Up>e<Up><Esc>");
    desk.keys("a<Tab><Tab><Tab><Tab><Tab><Space>").expect("Notifications des commandes");
    desk.expect_not("Notifications service après-vente").expect("Réceptionnaire");
}

#[test]
fn s11_copying_a_topic_copies_all_its_addresses() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.keys("<Down>y").expect("Copié : fa@f.fr, c1@f.fr, c4@f.fr, c7@f.fr");
    assert_eq!(desk.harness.copied(), ["fa@f.fr, c1@f.fr, c4@f.fr, c7@f.fr"]);
    desk.keys("<End>").expect_not("y Copier").keys("<Home><Enter>y").expect("Copié : p@f.fr");
}

#[test]
fn x1_a_missing_contact_is_added_right_there_with_what_the_topic_needs() {
    let mut desk = g1(Lang::Fr, LARGE);
    desk.keys("<End>a")
        .expect("Ajout d’un contact")
        .expect("Catégories          Contact Litiges (Chargebacks)");
    desk.expect("Type de contact *   Aucune notification");
    desk.keys("Zoé<Tab><Tab>zoe@f.fr").expect("✓ gagne : Litiges (chargebacks) — zoe@f.fr");
    desk.keys("<Tab>+33612345678<Ctrl+s>").expect("Contact ajouté : Zoé");
    assert!(line(&desk, "Litiges (chargebacks)").contains("zoe@f.fr"));
    desk_says(&desk, "Qui reçoit quoi ⚠2");
    desk.keys("<Home><Down><Down><Down><Down>a").expect("Type de contact *   Notifications des commandes");
    desk.keys("<Esc><Home>a").expect("Modifier le compte F");
}

#[test]
fn x1_what_an_individual_is_not_concerned_by_is_no_hole() {
    let mut desk = desk(Lang::Fr, SMALL);
    desk.keys("<Down>").keys(TAB).expect("Qui reçoit quoi  ");
    assert!(line(&desk, "Suspicion de fraude").ends_with("·  ne concerne pas ce compte"));
    desk.keys("<End><Enter>").expect("ne concerne pas ce compte").expect_not("a Ajouter").keys("a<Esc>a");
    desk.expect_not("Modifier le compte").keys("<Home>a").expect("Modifier le compte");
}

#[test]
fn s10_who_receives_is_everybodys_to_see_and_mending_is_refused_with_the_role() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.harness.set_role(Role::Reader);
    desk.keys("<Down>y").expect("Copié : fa@f.fr").keys("<Enter>").expect("Autres contacts du compte");
    desk.keys("<Down><Enter>")
        .expect("Il faut le rôle Agent pour cela.")
        .keys("a")
        .expect("Il faut le rôle Agent");
    desk.harness.set_role(Role::Agent);
    desk.keys("<Esc><End>a").expect("Il faut le rôle Administrateur pour cela.");
    desk.keys("<Enter><Enter>").expect("Il faut le rôle Administrateur").keys("<Esc><Home><Down>a");
    desk.expect("Type de contact *   Notifications administratives").expect_not("Catégories");
}

#[test]
fn x11_the_explanation_follows_a_colleagues_change_and_the_cursor_its_person() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.keys("<Down><Enter><End>").expect("c6 — c6@f.fr");
    let c1 = desk.members(F)[0].affiliation.id;
    desk.meanwhile(|store| {
        store.write(Act::TrashContact, "", |write| write.trash_contact(c1)).expect("deleted");
    });
    desk.expect("c6 — c6@f.fr").expect_not("c1@f.fr");
}
