//! X5: what an address or a number serves, told while it is searched.

use super::*;
use crate::domain::{category::Category, ids::AccountId};

/// Karim in two accounts, one of which has his address as its own.
fn seed_karim(store: &mut Store) {
    let named =
        |name: &str, mail: &str| Account { name: name.into(), main_email: mail.into(), ..Account::default() };
    let martin = add_account(store, named("Martin", "contact@martin.fr"));
    let garage = add_account(store, named("Garage", "karim@martin.fr"));
    let mut karim = card("Karim", "", "karim@martin.fr", "01 23 45 67 89", NotificationType::Orders);
    add_contact(store, martin, karim.clone());
    karim.notification = NotificationType::None;
    karim.contact.phones = "+33123456789".into();
    karim.categories = [Category::Fraud].into();
    add_contact(store, garage, karim);
}

fn searched(typed: &str) -> TestDesk {
    let mut desk = desk_over(Lang::Fr, SMALL, seed_karim);
    desk.keys("/").keys(typed);
    desk
}

#[test]
fn x5_the_search_says_whose_an_address_is_and_what_it_receives() {
    for (lang, name) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let mut desk = desk_over(lang, SMALL, seed_karim);
        desk.keys("/karim@martin.fr<Down>").harness.frame(&format!("accounts/serves-{name}"));
    }
    let mut desk = searched("KARIM@martin.fr");
    desk.expect("1 / 2").expect("Karim — karim@martin.fr : Commandes").expect_not("(le compte)");
    desk.keys("<Down>").expect("(le compte) — karim@martin.fr : Message direct · Factures");
    desk.expect("paiement · Commandes · Service après-vente");
    desk.expect("Karim — karim@martin.fr : Suspicion de fraude");
    desk.keys("x").expect_not("Karim —");
}

#[test]
fn x5_a_number_is_told_under_any_of_its_forms() {
    let mut desk = searched("0123456789");
    desk.expect("Karim — 01 23 45 67 89 : Commandes").keys("<Down>");
    desk.expect("Karim — +33123456789 : Suspicion de fraude");
    searched("martin").expect("1 / 2").expect_not("Karim —");
}

#[test]
fn x11_what_an_address_serves_follows_a_colleagues_change() {
    let mut desk = searched("karim@martin.fr");
    desk.expect("Karim — karim@martin.fr : Commandes").meanwhile(|store| {
        let base = store.read(|read| read.members(AccountId(1))).expect("read").remove(0);
        let mut mine = base.card();
        mine.inactive_here = true;
        store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).expect("saved");
    });
    desk.expect("Karim — karim@martin.fr : ne reçoit rien");
}
