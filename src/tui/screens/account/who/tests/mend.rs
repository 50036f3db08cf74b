//! From « who, and why not Karim? » to the topic that he receives.

use super::*;
use crate::domain::account::AccountKind;

/// An account like the one of the issue: who gets its chargebacks, and why not Karim?
fn seed_karim(store: &mut Store) {
    let account = Account {
        reference: "C-000042".into(),
        name: "Boulangerie Martin".into(),
        main_email: "contact@martin.fr".into(),
        ..Account::default()
    };
    let martin = add_account(store, account);
    let with = |mut card: MemberContact, held: Category| {
        card.categories.insert(held);
        card
    };
    use NotificationType::{All, None, Orders};
    for contact in [
        card("Jeanne Martin", "Gérante", "jeanne@martin.fr", "+33 6 12 34 56 78", All),
        with(card("Compta", "", "compta@martin.fr", "+33123456780", None), Category::Accounting),
        card("Karim Haddad", "Chef d’équipe", "karim@martin.fr", "+33 1 23 45 67 89", Orders),
    ] {
        add_contact(store, martin, contact);
    }
}

#[test]
fn issue_4_who_gets_the_chargebacks_and_why_not_karim_is_found_understood_and_repaired_in_nine_keys() {
    for (lang, hole, why, effect, done) in [
        (
            Lang::Fr,
            "✗ personne",
            "Karim Haddad — karim@martin.fr — pas Contact Litiges (Chargebacks)",
            "✓ gagne : Litiges (chargebacks) — karim@martin.fr",
            "Enregistré : Karim Haddad",
        ),
        (
            Lang::En,
            "✗ nobody",
            "Karim Haddad — karim@martin.fr — not Disputes contact (chargebacks)",
            "✓ gains: Disputes (chargebacks) — karim@martin.fr",
            "Saved: Karim Haddad",
        ),
    ] {
        let mut desk = desk_over(lang, SMALL, seed_karim);
        desk.keys("<Enter><Tab><Tab><Tab><End>");
        let (fr, en) = ("Personne ne reçoit ce sujet.", "Nobody receives this topic.");
        assert!(desk.says(fr) || desk.says(en), "found after five keys");
        desk.keys("<Enter>").expect(hole).keys("<End>").expect(why);
        desk.keys("<Enter>").expect(effect).keys("<Ctrl+s>").expect(done).expect("karim@martin.fr");
        let after = desk.store().read(|read| read.recipients(F)).expect("read").expect("there");
        assert_eq!(resolve(&after, Topic::Chargebacks).recipients[0].name, "Karim Haddad");
        assert_eq!(codes(&desk.members(F)[2].affiliation.value.categories), "chargebacks");
        let said = desk.screen();
        assert!(said.contains("Karim Haddad") && !desk.says(hole), "and seen to be\n{said}");
    }
}

#[test]
fn issue_4_the_same_with_the_key_of_the_accounts_page_takes_six() {
    let mut desk = desk_over(Lang::Fr, SMALL, seed_karim);
    desk.expect("w Qui reçoit quoi").keys("w<End>").expect("Personne ne reçoit ce sujet.");
    desk.keys("<Enter><End>").expect("pas Contact Litiges (Chargebacks)").keys("<Enter><Ctrl+s>");
    desk.expect("Enregistré : Karim Haddad");
}

type Made = fn(&mut MemberContact);

/// Karim as something makes him.
fn karim(made: Made) -> TestDesk {
    desk_over(Lang::Fr, SMALL, |store| {
        seed_karim(store);
        let base = store.read(|read| read.members(F)).expect("read").remove(2);
        let mut mine = base.card();
        made(&mut mine);
        store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).expect("saved");
    })
}

fn karim_receives(desk: &TestDesk, topic: Topic) -> bool {
    let after = desk.store().read(|read| read.recipients(F)).expect("read").expect("there");
    resolve(&after, topic).recipients.iter().any(|one| one.name == "Karim Haddad")
}

#[test]
fn issue_4_an_inactive_karim_is_active_again_with_five_keys() {
    let cases: [(Made, &str, &str); 2] = [
        (
            |mine| {
                mine.categories = [Category::Chargebacks].into();
                mine.inactive_here = true;
            },
            "inactif dans ce compte",
            "Inactif dans ce compte   [ ] non",
        ),
        (
            |mine| {
                mine.categories = [Category::Chargebacks].into();
                mine.contact.inactive = true;
            },
            "contact inactif",
            "Inactif partout          [ ] non",
        ),
    ];
    for (spoil, why, field) in cases {
        let mut desk = karim(spoil);
        desk.keys("w<End><Enter>").expect("Devraient recevoir et ne reçoivent pas");
        desk.expect(&format!("Karim Haddad — karim@martin.fr — {why}"));
        desk.keys("<Enter>")
            .expect(field)
            .expect("✓ gagne : Commandes, Litiges (chargebacks) — karim@martin.fr");
        desk.keys("<Ctrl+s>").expect("Enregistré : Karim Haddad");
        assert!(karim_receives(&desk, Topic::Chargebacks), "{why}");
        assert_eq!(desk.members(F)[2].affiliation.value.notification, NotificationType::Orders);
    }
}

#[test]
fn issue_4_the_form_begins_at_what_still_keeps_the_topic_from_karim() {
    let mut desk = karim(|mine| mine.contact.mails.clear());
    desk.keys("w<Down><Down><Down><Down><Enter><End><Up>").expect("Karim Haddad — sans adresse mail");
    desk.keys("<Enter>").expect("▌Mail").expect_not("▌Dénomination").keys("k@martin.fr");
    desk.expect("✓ gagne : Commandes — k@martin.fr").keys("<Ctrl+s>").expect("Enregistré : Karim Haddad");
    assert!(karim_receives(&desk, Topic::Orders));

    let mut desk = karim(|mine| mine.contact.phones = "01 23 45 67 89".into());
    desk.keys("w<End><Enter><End><Enter>").expect("▌Téléphone(s) *");
    desk.expect("01 23 45 67 89 » n’est pas").keys("<Ctrl+u>+33123456789<Ctrl+s>");
    assert!(karim_receives(&desk, Topic::Chargebacks));
}

#[test]
fn issue_4_who_receives_by_a_category_is_given_no_type_for_it() {
    let mut desk = karim(|mine| {
        mine.categories = [Category::Accounting].into();
        mine.inactive_here = true;
    });
    desk.keys("w<Down><Enter><End>").expect("Karim Haddad — karim@martin.fr — inactif dans ce compte");
    desk.keys("<Enter>").expect("Notifications des commandes").keys("<Ctrl+s>").expect("Enregistré");
    assert!(karim_receives(&desk, Topic::Invoices));
    assert_eq!(desk.members(F)[2].affiliation.value.notification, NotificationType::Orders);
}

#[test]
fn s0_1_what_an_agent_could_not_save_of_a_holder_is_refused_before_it_is_typed() {
    let mut desk = karim(|mine| {
        mine.categories = [Category::Accounting].into();
        mine.inactive_here = true;
    });
    desk.harness.set_role(Role::Agent);
    desk.keys("w<Down><Enter><End>").expect("Karim Haddad — karim@martin.fr — inactif dans ce compte");
    desk.keys("<Enter>").expect("Il faut le rôle Administrateur").expect_not("Modifier le contact");
}

#[test]
fn x1_the_accounts_form_begins_at_the_address_that_the_topic_goes_to() {
    let mut desk = g1(Lang::Fr, SMALL);
    desk.keys("a").expect("▌E-mail    ").expect("p@f.fr").keys("<Esc><Down><Enter><Enter>");
    desk.expect("▌E-mail factures").expect("fa@f.fr").keys("<Esc><Esc><Down><Enter><Enter>");
    // Reminders go to the main address as long as they have none of their own.
    desk.expect("▌E-mail    ");
    let mut desk = desk_over(Lang::Fr, SMALL, |store| {
        let kind = AccountKind::Individual;
        add_account(store, Account { name: "Noël".into(), kind, ..Account::default() });
        add_account(
            store,
            Account { name: "Zoé".into(), kind, main_email: "z@z.fr".into(), ..Account::default() },
        );
    });
    desk.keys(TAB).keys("<Down>a").expect("▌E-mail    ").keys("<Esc>]a").expect("▌E-mail factures");
}
