//! S0.1: who answers for a category is an administrator's to change, and everybody's to read.

use super::*;

#[test]
fn s0_1_others_see_it_all_and_are_refused_with_the_missing_role() {
    for role in [Role::Reader, Role::Agent] {
        for key in ["a", "e", "<Enter>", "d", "c", "r", "t"] {
            let mut desk = fr();
            desk.harness.set_role(role);
            desk.keys("<Home>").expect("Jeanne Martin").expect("jeanne@martin.fr").expect("03/01/2026");
            desk.keys(key).expect("Il faut le rôle Administrateur pour cela.");
            desk.expect_not("Modifier le contact").expect_not("Ajout d’un contact");
        }
    }
    let mut desk = desk_over(Lang::En, SMALL, seed_roles);
    desk.harness.set_role(Role::Agent);
    desk.keys(TAB).keys("a").expect("This needs the role Administrator.");
}

/// An agent's desk, on the tab « Contacts ».
fn agent(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = desk_as(Role::Agent, lang, size, seed_roles);
    desk.keys("<Enter><Tab>");
    desk
}

#[test]
fn s0_1_an_agent_sees_in_the_form_what_is_an_administrators_before_typing() {
    crate::tui::tests::desk::frames("roles/form-agent", "e", agent);
    let mut desk = agent(Lang::Fr, SMALL);
    desk.keys("e").expect("Champs ⊘ réservés au rôle Administrateur (contact de « Gestion de compte »)");
    desk.expect("⊘Dénomination ").expect("▌Fonction").expect("Contact Commercial, Contact Fraude");
    desk.expect_not("Dénomination *").expect_not("Mail *");
    let lines: Vec<String> = desk.screen().lines().map(str::to_owned).collect();
    let ground = |label: &str| {
        let y = lines.iter().position(|line| line.contains(label)).expect("the field") as u16;
        desk.harness.buffer()[(70, y)].bg
    };
    assert_eq!(ground("⊘Mail"), ground("Enregistrer"), "no field to type into");
    assert_ne!(ground("⊘Mail"), ground(" Fax"));
    let mut admin = desk_over(Lang::Fr, SMALL, seed_roles);
    admin.keys("<Enter><Tab>e").expect("▌Dénomination *").expect_not("⊘");
}

#[test]
fn s0_1_the_keys_pass_over_what_is_an_administrators_and_the_rest_is_saved() {
    let mut desk = agent(Lang::Fr, LARGE);
    let stops = ["Fax", "Type de contact *", "Adresse de groupe", "Note"];
    desk.keys("e<End> et associée");
    for stop in stops {
        desk.keys("<Tab>").expect(&format!("▌{stop}"));
    }
    desk.keys("Le matin<Tab>").expect("▸ Enregistrer").keys("<Tab>").expect("▌Fonction");
    desk.keys("<Up>").expect("▸ Enregistrer").keys("<Up>").expect("▌Note").keys("<Ctrl+s>");
    desk.expect("Enregistré : Jeanne Martin");
    let jeanne = &desk.members(MARTIN)[0];
    assert_eq!(jeanne.affiliation.value.function, "Gérante et associée");
    assert_eq!(jeanne.affiliation.value.note, "Le matin");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial, fraud");
}

#[test]
fn s0_1_what_is_wrong_with_an_administrators_fields_keeps_no_agent_from_saving() {
    let lacking = |store: &mut Store| {
        let martin = add_account(store, Account { name: "Martin".into(), ..Account::default() });
        let mut tia = holding("Tia", "pas une adresse", &[Category::Technical]);
        tia.contact.phones = "06 12".into();
        add_contact(store, martin, tia);
    };
    let mut desk = desk_as(Role::Agent, Lang::Fr, LARGE, lacking);
    desk.keys("<Enter><Tab>e").expect("pas une adresse").keys("Pilote<Ctrl+s>").expect("Enregistré : Tia");
    let tia = &desk.members(MARTIN)[0];
    assert_eq!(
        (tia.affiliation.value.function.as_str(), tia.contact.value.phones.as_str()),
        ("Pilote", "06 12")
    );
}

#[test]
fn s0_1_a_contact_that_holds_no_category_is_all_an_agents_but_for_giving_it_one() {
    let mut desk = agent(Lang::Fr, LARGE);
    desk.keys("<End>e").expect("▌Dénomination").expect_not("Catégories").expect_not("⊘");
    desk.keys("<End>!<Ctrl+s>").expect("Enregistré : Karim Haddad!").keys("d").expect("Supprimer le contact");
}

#[test]
fn s0_1_who_holds_a_category_of_another_account_is_an_administrators_here_too() {
    let mut desk = desk_as(Role::Agent, Lang::Fr, LARGE, |store| {
        seed_roles(store);
        let other = add_account(store, Account { name: "Zinguerie".into(), ..Account::default() });
        let jeanne = store.read(|read| read.members(MARTIN)).expect("read")[0].contact.id;
        store.write(Act::AddContact, "", |write| write.affiliate(other, jeanne)).expect("affiliated");
    });
    desk.keys("<Down><Enter><Tab>e").expect("Zinguerie");
    desk.expect("Champs ⊘ réservés au rôle Administrateur (« Gestion de compte » d’un autre compte)");
    desk.expect("▌Fonction")
        .expect_not("Catégories")
        .keys(&"<Tab>".repeat(4))
        .expect("▌Inactif dans ce compte");
    desk.keys("<Space><Ctrl+s>").expect("Enregistré : Jeanne Martin");
}

#[test]
fn s0_1_an_agent_deletes_no_holder() {
    agent(Lang::Fr, LARGE).keys("d").expect("Il faut le rôle Administrateur pour cela.");
}

#[test]
fn x12_what_a_draft_holds_that_is_no_longer_its_writers_is_named_and_left_out() {
    let mut desk = desk_over(Lang::Fr, LARGE, seed_roles);
    desk.keys("<Enter><Tab>e<End>x<Tab><End> en chef").harness.pause();
    desk.keys("<Esc><Enter>");
    testing::set_role(&mut desk.store(), Role::Agent);
    desk.harness.set_role(Role::Agent);
    desk.keys(".<End><Enter><Enter>").expect("Non repris du brouillon : Jeanne Martinx");
    // More typing loses nothing of it: an administrator finds it in the draft again.
    desk.keys("<End>s").harness.pause();
    desk.keys("<Esc><Enter>.<End><Enter><Enter>").expect("Non repris du brouillon : Jeanne Martinx");
    desk.expect("▌Fonction").expect("Gérante en chefs").keys("<Ctrl+s>").expect("Enregistré : Jeanne Martin");
    assert_eq!(desk.names(MARTIN)[0], "Jeanne Martin");
}

#[test]
fn s0_1_a_change_that_was_not_barred_yet_is_refused_with_the_role_and_what_was_typed_stays() {
    let mut desk = desk_over(Lang::Fr, LARGE, seed_roles);
    desk.keys("<Enter><Tab>e<Tab><Tab>x");
    testing::set_role(&mut desk.store(), Role::Agent);
    desk.keys("<Ctrl+s>").expect("Il faut le rôle Administrateur").keys("<Esc>").expect("jeanne@martin.frx");
}
