//! Page 1 as a person works with it.

mod serves;

use crate::{
    domain::{
        account::{Account, AccountKind},
        affiliation::NotificationType,
        rights::Act,
    },
    i18n::Lang,
    store::Store,
    tui::tests::desk::{SMALL, TestDesk, add_account, add_contact, card, desk, desk_over, seed},
};

fn fr() -> TestDesk {
    desk(Lang::Fr, SMALL)
}

/// The same case in both languages and sizes.
fn frames(case: &str, keys: &str) {
    crate::tui::tests::desk::frames(&format!("accounts/{case}"), keys, desk);
}

/// The references that the list shows, from the top.
fn listed(desk: &TestDesk) -> Vec<String> {
    let reference = |line: &str| {
        let first = line.trim_start_matches(['▌', ' ']).split_whitespace().next()?;
        first.starts_with("C-0").then(|| first.to_owned())
    };
    desk.screen().lines().filter_map(reference).collect()
}

/// The whole list narrowed by what is typed.
fn found(desk: &mut TestDesk, typed: &str) -> Vec<String> {
    desk.keys("<Esc><Esc>/").keys(typed);
    listed(desk)
}

const BAKERY: &str = "C-000001";
const INDIVIDUAL: &str = "C-000002";
const SUPPLIER: &str = "C-000003";

#[test]
fn s11_the_list_shows_every_account() {
    frames("list", "");
}

#[test]
fn s11_a_search_with_a_hit() {
    frames("search-hit", "/elodie");
}

#[test]
fn s11_a_search_without_a_hit() {
    frames("search-none", "/zzz");
}

#[test]
fn s11_the_menu_of_kinds() {
    frames("filter", "f");
}

#[test]
fn s11_the_menu_of_orders() {
    frames("sort", "s");
}

#[test]
fn s11_a_list_that_is_narrowed_and_sorted_says_so() {
    frames("narrowed", "f<Down><Enter>s<Down><Enter>/martin");
}

#[test]
fn x1_a_list_filtered_for_holes_names_them_at_every_size() {
    frames("holes", "f<End><Up><Enter>");
    let mut desk = fr();
    desk.keys("f<End><Up><Enter>").expect("[Sujets sans destinataire]").expect("✗ Compta, Contrat +3");
    desk.expect_not("Contacts");
    desk.keys("f<Home><Enter>").expect_not("✗ ").expect("Contacts");
}

#[test]
fn x1_a_list_filtered_for_single_points_names_them_at_every_size() {
    frames("single-points", "f<End><Enter>");
    fr().keys("f<End><Enter>").expect("⚠ ");
}

#[test]
fn x1_the_number_of_holes_comes_before_the_domains_as_there_is_room() {
    desk(Lang::Fr, (110, 24)).expect("Sujets sans destinataire").expect("✗5").expect_not("Domaines");
}

#[test]
fn issue_2_1_the_greeting_of_an_empty_store() {
    crate::tui::tests::desk::frames("accounts/welcome", "", |lang, size| desk_over(lang, size, |_| {}));
}

#[test]
fn s11_the_search_finds_by_every_word_of_a_record() {
    let mut desk = fr();
    for (typed, what, reference) in [
        ("c-000003", "a reference", SUPPLIER),
        ("000003", "the end of a reference", SUPPLIER),
        ("noelle", "a name without its accents", INDIVIDUAL),
        ("NOËLLE", "a name in capitals", INDIVIDUAL),
        ("meun", "the beginning of a name", SUPPLIER),
        ("iton", "what follows an apostrophe", SUPPLIER),
        ("sarl", "the legal name", BAKERY),
        ("lefevre", "a contact's name", BAKERY),
        ("fontaine", "the second half of a contact's name", BAKERY),
        ("gerante", "a function", BAKERY),
        ("équipe", "a word of a function", BAKERY),
        ("commandes@", "an address up to its @", BAKERY),
        ("paul.petit", "an address before its @", BAKERY),
        ("noelle@example.org", "a main address", INDIVIDUAL),
        ("example.org", "an address behind its @", INDIVIDUAL),
        ("boulangerie-martin.fr", "a domain", BAKERY),
    ] {
        assert_eq!(found(&mut desk, typed), [reference], "{what}: {typed}");
    }
}

#[test]
fn s11_a_search_finds_no_middle_of_a_word() {
    let mut desk = fr();
    for typed in ["oulangerie", "evre-", "xample", "eanne"] {
        assert_eq!(found(&mut desk, typed), [""; 0], "{typed}");
        desk.expect("Aucun compte ne correspond.").expect("0 / 0");
    }
}

#[test]
fn s11_digits_find_a_phone_in_either_form() {
    let mut desk = fr();
    for typed in ["0612345678", "+33612345678", "+33 6 12 34", "06 12 34 56", "345", "98.76.54"] {
        assert_eq!(found(&mut desk, typed), [BAKERY], "{typed}");
    }
    assert_eq!(found(&mut desk, "0299999999"), [""; 0]);
    assert_eq!(found(&mut desk, "67"), [""; 0], "two digits are no part of a phone");
}

#[test]
fn s11_a_number_and_enter_open_the_account_of_that_generated_reference() {
    let forty_two = |store: &mut Store| {
        add_account(store, Account { name: "Atelier 42".into(), ..Account::default() });
        add_account(
            store,
            Account { reference: "C-000042".into(), name: "Zinc".into(), ..Account::default() },
        );
    };
    let mut desk = desk_over(Lang::Fr, SMALL, forty_two);
    desk.keys("/42")
        .expect("▌ C-000042")
        .expect("1 / 2")
        .expect("C-000001")
        .keys("<Down>")
        .expect("▌ C-000001");
    desk.keys("<Up><Enter>").expect("C-000042 · Zinc").keys("]").expect("C-000001 · Atelier 42");
    desk.keys("[<Esc>").expect("▌ C-000042").expect("1 / 2");
}

#[test]
fn s11_every_word_must_be_there_in_any_order_and_place() {
    let mut desk = fr();
    for typed in ["martin vendeuse", "vend mart", "zoe 0612", "  jeanne   compta  "] {
        assert_eq!(found(&mut desk, typed), [BAKERY], "{typed}");
    }
    assert_eq!(found(&mut desk, "martin noelle"), [""; 0]);
}

#[test]
fn s11_ligatures_are_found_as_two_letters_and_as_one() {
    let mut desk = fr();
    for typed in ["œuvrard", "oeuvrard", "OEUV", "Œuv"] {
        assert_eq!(found(&mut desk, typed), [INDIVIDUAL], "{typed}");
    }
}

#[test]
fn s11_an_account_is_listed_once_however_often_it_matches() {
    let mut desk = fr();
    assert_eq!(found(&mut desk, "boulangerie"), [BAKERY]);
    desk.expect("1 / 1");
}

#[test]
fn s11_a_search_keeps_the_lists_order() {
    let twins = |store: &mut Store| {
        for name in ["Zoé Martin", "Alban Martin", "Marin Petit", "Hélène Martin"] {
            add_account(store, Account { name: name.into(), ..Account::default() });
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, twins);
    assert_eq!(found(&mut desk, "martin"), ["C-000001", "C-000002", "C-000004"]);
    desk.keys("<Esc>s<Down><Enter>/martin");
    assert_eq!(listed(&desk), ["C-000002", "C-000004", "C-000001"]);
}

#[test]
fn s11_what_a_colleague_writes_is_found_at_once() {
    let mut desk = fr();
    assert_eq!(found(&mut desk, "xavier"), [""; 0]);
    desk.meanwhile(|store| {
        let xavier = card("Xavier", "", "", "", NotificationType::None);
        add_contact(store, crate::domain::ids::AccountId(3), xavier);
    });
    assert_eq!(listed(&desk), [SUPPLIER]);
}

#[test]
fn s11_escape_leaves_the_search_and_then_the_filter() {
    let mut desk = fr();
    desk.keys("f<Down><Enter>").expect("[Client professionnel]").expect("1 / 1");
    desk.keys("/zzz").expect("/ zzz").expect("[Client professionnel]").expect("0 / 0");
    desk.keys("<Esc>").expect("[Client professionnel]").expect("/ pour chercher").expect("1 / 1");
    desk.keys("<Esc>").expect_not("[Client professionnel]").expect("1 / 3");
    desk.keys("<Esc>").expect("1 / 3");
}

#[test]
fn s11_the_filter_keeps_one_kind() {
    let mut desk = fr();
    for (steps, references, label) in [
        (1, &[BAKERY][..], "[Client professionnel]"),
        (2, &[INDIVIDUAL], "[Particulier]"),
        (3, &[SUPPLIER], "[Fournisseur]"),
    ] {
        desk.keys(&format!("f<Home>{}<Enter>", "<Down>".repeat(steps))).expect(label).expect("1 / 1");
        assert_eq!(listed(&desk), references, "{label}");
    }
    desk.keys("f<Home><Enter>").expect_not("[").expect("1 / 3");
}

#[test]
fn s11_a_kind_without_accounts_is_no_empty_store() {
    let one = |store: &mut Store| {
        let supplier = Account { name: "Seul".into(), kind: AccountKind::Supplier, ..Account::default() };
        add_account(store, supplier);
    };
    let mut desk = desk_over(Lang::Fr, SMALL, one);
    desk.keys("f<Down><Enter>").expect("Aucun compte.").expect("0 / 0").expect_not("Bienvenue");
}

#[test]
fn s11_each_order_sorts_the_list() {
    let mut desk = fr();
    for (steps, references) in [
        (1, [BAKERY, SUPPLIER, INDIVIDUAL]),
        (0, [BAKERY, INDIVIDUAL, SUPPLIER]),
        (2, [BAKERY, SUPPLIER, INDIVIDUAL]),
    ] {
        desk.keys(&format!("s<Home>{}<Enter>", "<Down>".repeat(steps)));
        assert_eq!(listed(&desk), references, "{steps}");
    }
    desk.expect("[Nombre de contacts]");
}

#[test]
fn s11_the_number_of_contacts_sorts_downwards() {
    let growing = |store: &mut Store| {
        for n in 0..3 {
            let account = Account { name: format!("Compte {n}"), ..Account::default() };
            let account = add_account(store, account);
            for contact in 0..n {
                let name = format!("Contact {contact}");
                add_contact(store, account, card(&name, "", "", "", NotificationType::None));
            }
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, growing);
    desk.keys("s<Down><Down><Enter>");
    assert_eq!(listed(&desk), ["C-000003", "C-000002", "C-000001"]);
}

#[test]
fn s11_names_sort_without_regard_to_accents_and_case() {
    let mixed = |store: &mut Store| {
        for name in ["zinc", "Été", "eau", "Œuvre", "odeur", "Ostréa"] {
            add_account(store, Account { name: name.into(), ..Account::default() });
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, mixed);
    desk.keys("s<Down><Enter>");
    let order = ["C-000003", "C-000002", "C-000005", "C-000004", "C-000006", "C-000001"];
    assert_eq!(listed(&desk), order);
}

#[test]
fn s11_the_counter_follows_the_cursor_and_the_search() {
    let mut desk = fr();
    desk.expect("1 / 3").keys("<Down>").expect("2 / 3").keys("G").expect("3 / 3");
    desk.keys("/noelle").expect("1 / 1").keys("<Ctrl+u>").expect("1 / 3");
}

#[test]
fn s11_enter_in_the_search_opens_the_sheet_and_coming_back_keeps_search_and_cursor() {
    let mut desk = fr();
    desk.keys("/c<Down><Down>").expect("3 / 3").keys("<Enter>").expect("C-000003 · Meunerie");
    desk.keys("<Esc>").expect("/ c").expect("3 / 3").expect("▌ C-000003");
    desk.keys("/-000002").expect("/ c-000002").expect("1 / 1").expect("▌ C-000002");
}

#[test]
fn s11_enter_without_a_hit_opens_nothing() {
    let mut desk = fr();
    desk.keys("/zzz<Enter>").expect("/ zzz").expect("Aucun compte ne correspond.");
    desk.keys("<Backspace><Backspace><Backspace>noel<Enter>").expect("C-000002 · Noëlle");
}

#[test]
fn s11_arrows_walk_the_list_while_letters_go_into_the_search() {
    let mut desk = fr();
    desk.keys("/c<Down>").expect("2 / 3").keys("<Up>").expect("1 / 3").keys("<PageDown>").expect("3 / 3");
    desk.keys("<PageUp>").expect("1 / 3").keys("jun").expect("/ cjun").expect("0 / 0");
}

#[test]
fn s11_y_copies_the_reference() {
    let mut desk = fr();
    desk.keys("<Down>y").expect("Copié : C-000002");
    assert_eq!(desk.harness.copied(), [INDIVIDUAL]);
    desk.keys("/zzz<Enter><Esc>/mar<Enter><Esc>y");
    assert_eq!(desk.harness.copied(), [BAKERY]);
}

#[test]
fn x11_a_colleagues_new_account_leaves_the_cursor_on_its_own() {
    let mut desk = fr();
    desk.keys("s<Down><Enter><Down>").expect("▌ C-000003").expect("2 / 3").meanwhile(|store| {
        add_account(store, Account { name: "Aline".into(), ..Account::default() });
    });
    desk.expect("▌ C-000003").expect("3 / 4");
}

#[test]
fn x11_the_account_under_the_cursor_that_a_colleague_deletes_gives_it_to_the_next() {
    let mut desk = fr();
    desk.keys("<Down>").meanwhile(|store| {
        let id = crate::domain::ids::AccountId(2);
        store.write(Act::TrashAccount, "", |write| write.trash_account(id)).expect("deleted");
    });
    desk.expect("▌ C-000003").expect("2 / 2").expect_not("C-000002");
}

#[test]
fn s11_a_search_over_many_accounts_walks_them_all() {
    let many = |store: &mut Store| {
        seed(store);
        for n in 0..200 {
            add_account(store, Account { name: format!("Garage {n:03}"), ..Account::default() });
        }
    };
    let mut desk = desk_over(Lang::Fr, SMALL, many);
    desk.keys("/garage").expect("1 / 200").keys(&"<Down>".repeat(120)).expect("121 / 200");
    desk.expect("▌ C-000124").keys("<Enter>").expect("C-000124 · Garage 120").keys("]<Esc>");
    desk.expect("▌ C-000125").expect("122 / 200").keys("<End>").expect("200 / 200").expect("▌ C-000203");
    desk.keys("<Home>").expect("1 / 200").expect("▌ C-000004");
}
