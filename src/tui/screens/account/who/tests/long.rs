//! What is longer than a row has room for.

use super::*;

const NAME: &str = "Marie-Antoinette de La Rochefoucauld-Montmorency von und zu Hohenzollern-Sigmaringen";
const MAIL: &str = "marie-antoinette.de.la.rochefoucauld@etablissements-tres-longuement-denommes.example";

fn seed_long(store: &mut Store) {
    let account = Account { reference: "F".into(), name: "F".into(), ..Account::default() };
    let f = add_account(store, account);
    for (name, mail) in [(NAME, MAIL), ("Karim Haddad", "karim@boulangerie-martin.fr")] {
        let mut contact = card(name, "", mail, "+33612345678", NotificationType::None);
        contact.categories = [Category::Chargebacks].into();
        add_contact(store, f, contact);
    }
}

#[test]
fn x2_long_names_and_addresses_leave_each_other_room_and_stand_whole_at_the_foot() {
    let mut desk = desk_over(Lang::Fr, SMALL, seed_long);
    desk.keys(TAB).keys("<End><Enter>").harness.frame("who/explain-long");
    let said: String = desk.screen().split_whitespace().filter(|piece| *piece != "│").collect();
    for whole in [NAME.replace(' ', ""), MAIL.to_owned()] {
        assert!(said.contains(&whole), "{whole} in\n{}", desk.screen());
    }
    desk.keys("<Down>").expect("karim@bo").expect("Karim Haddad — karim@boulangerie-martin.fr");
}

#[test]
fn x3_a_question_that_is_longer_than_the_terminal_says_all_that_it_changes() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.keys("<Esc>d").expect("↓").expect_not("perd : Réceptionnaire").keys("<End>");
    desk.expect("perd : Réceptionnaire (dernier destinataire) — c6").expect("↑").expect("Non");
}

#[test]
fn x2_an_explanation_that_goes_on_below_says_so() {
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        let account = Account { reference: "F".into(), name: "F".into(), ..Account::default() };
        let f = add_account(store, account);
        for n in 0..40 {
            let mut contact = card(
                &format!("Numéro {n}"),
                "",
                &format!("n{n}@f.fr"),
                "+33612345678",
                NotificationType::None,
            );
            contact.categories = [if n < 12 { Category::Chargebacks } else { Category::Fraud }].into();
            add_contact(store, f, contact);
        }
    });
    desk.keys(TAB).keys("<End><Enter>").expect("↓").expect_not("↑").keys("<End>").expect("↑").expect_not("↓");
}
