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

#[test]
fn s0_1_on_the_contacts_tab_an_agent_sees_no_categories_and_deletes_no_holder() {
    let mut desk = fr();
    desk.harness.set_role(Role::Agent);
    desk.keys("<Shift+Tab>d").expect("Il faut le rôle Administrateur pour cela.");
    desk.keys("e").expect("Modifier le contact").expect_not("Catégories").keys("<Tab><End>!<Ctrl+s>");
    desk.expect("Enregistré : Jeanne Martin");
    assert_eq!(held(&desk, "Jeanne Martin"), "commercial, fraud", "a field that is not shown stays");
    desk.keys("<End>d").expect("Supprimer le contact");
}

#[test]
fn s0_1_a_refused_change_names_the_role_and_what_was_typed_stays() {
    let mut test = testing::empty();
    seed_roles(&mut test.store);
    test.make_agent();
    let store = Store::open(&test.path(), Mode::Existing, testing::session("alice")).expect("the store");
    let keymap = launch::keymap(&Config::default()).expect("the default keys");
    set_lang(Lang::Fr);
    let mut desk = Harness::new(store, keymap, 160, 45, NOW);
    let screen = desk.keys("<Enter><Tab>e<Tab><Tab>x<Ctrl+s>").expect("keys").screen();
    assert!(screen.replace('\u{a0}', " ").contains("Il faut le rôle Administrateur"), "{screen}");
    let screen = desk.keys("<Esc>").expect("keys").screen();
    assert!(screen.contains("jeanne@martin.frx"), "{screen}");
}
