//! What a change does to who receives what is said before it is saved, and is what happens (X3).

use std::sync::mpsc::channel;

use crate::{
    domain::{
        account::Account,
        affiliation::NotificationType,
        category::Category,
        contact::MemberContact,
        coverage::{Effect, difference},
        ids::AccountId,
        resolve::Subject,
        rights::Act,
    },
    i18n::Lang,
    store::Store,
    tui::{
        desk::{Desk, End},
        dialog::confirm::Confirm,
        event::Event,
    },
    words,
};

use super::{
    desk::{BAKERY, LARGE, TestDesk, add_account, add_contact, card, desk_over},
    files::{CASES, file},
};

/// An account with an address of its own, one who gets everything, and one who answers for fraud.
fn seed_effects(store: &mut Store) {
    let martin =
        Account { name: "Martin".into(), main_email: "contact@martin.fr".into(), ..Account::default() };
    let martin = add_account(store, martin);
    let jeanne = card("Jeanne", "", "jeanne@martin.fr", "+33612345678", NotificationType::All);
    let mut fraud = card("Fred", "", "fred@martin.fr", "+33612345678", NotificationType::None);
    fraud.categories = [Category::Fraud].into();
    let quay = card("Quai", "", "", "02 32 11 22 33", NotificationType::Receptionist);
    [jeanne, fraud, quay].into_iter().for_each(|contact| add_contact(store, martin, contact));
}

fn fr() -> TestDesk {
    desk_over(Lang::Fr, LARGE, seed_effects)
}

fn subject(desk: &TestDesk) -> Subject {
    desk.store().read(|read| read.recipients(BAKERY)).expect("read").expect("there")
}

/// Types what comes before saving, remembers what the screen says, saves, and compares it with what happened.
#[track_caller]
fn said_and_done(typed: &str, save: &str, expected: &[&str]) -> TestDesk {
    let mut desk = fr();
    let before = subject(&desk);
    desk.keys(typed);
    let screen = desk.screen().replace('\u{a0}', " ");
    let said: Vec<String> = screen
        .lines()
        .filter_map(|line| {
            line.split_once("│ ").map(|(_, rest)| rest.trim_end_matches([' ', '│']).to_owned())
        })
        .filter(|line| line.contains(" perd : ") || line.contains(" gagne : "))
        .collect();
    let starts = said.len() == expected.len() && said.iter().zip(expected).all(|(a, b)| a.starts_with(b));
    assert!(starts, "{said:#?}\nin\n{screen}");
    desk.keys(save);
    let effects: Vec<Effect> = difference(&before, &subject(&desk));
    let done: Vec<String> =
        words::effects(&effects).into_iter().map(|line| line.words.replace('\u{a0}', " ")).collect();
    assert_eq!(done.len(), said.len(), "{done:#?}");
    for (said, done) in said.iter().zip(done) {
        // A long line is wrapped.
        assert!(done.starts_with(said.split_once(' ').expect("a sign").1), "{said} is not {done}");
    }
    desk
}

#[test]
fn x3_the_form_of_a_contact_says_what_its_type_and_address_change() {
    said_and_done(
        "<Enter><Tab>e<Tab><Tab><Home>new@martin.fr;",
        "<Ctrl+s>",
        &[
            "⚠ perd : Factures, Commandes, Service après-vente — jeanne@martin.fr",
            "✓ gagne : Factures, Commandes, Service après-vente — new@martin.fr",
        ],
    );
    said_and_done(
        "<Enter><Tab>aAda<Tab><Tab>ada@martin.fr<Tab><Tab><Tab><Right><Right><Right>",
        "<Ctrl+s>",
        &["✓ gagne : Commandes — ada@martin.fr"],
    );
    said_and_done(
        "<Enter><Tab><End>e<Tab><Tab><Tab><Tab><Tab><Left>",
        "<Ctrl+s>",
        &["⚠ perd : Réceptionnaire (dernier destinataire) — Quai"],
    );
}

#[test]
fn x3_the_form_of_an_account_says_what_its_addresses_change() {
    let mail = "<Tab>".repeat(9);
    said_and_done(
        &format!("<Enter>e{mail}<Ctrl+u>"),
        "<Ctrl+s>",
        &["⚠ perd : Message direct (dernier destinataire), Rappels de paiement (dernier destinataire)"],
    );
}

#[test]
fn x3_a_new_account_says_what_its_address_begins_to_receive() {
    let mut desk = fr();
    desk.keys("n<Tab><Tab>Garage").expect_not("gagne :").keys(&"<Tab>".repeat(7)).keys("garage@martin");
    desk.expect_not("gagne :")
        .keys(".fr")
        .expect("✓ gagne : Message direct, Factures, Rappels de paiement, Commandes");
}

#[test]
fn x3_the_form_of_a_category_contact_says_what_it_would_receive() {
    said_and_done(
        "<Enter><Tab><Tab>aAda<Tab><Tab>ada@martin.fr<Tab>+33612345678",
        "<Ctrl+s>",
        &["✓ gagne : Contrat, offres, relation — ada@martin.fr"],
    );
}

#[test]
fn x3_a_deletion_says_who_loses_what_in_its_question() {
    said_and_done("<Enter><Tab><Down>d", "o", &["⚠ perd : Suspicion de fraude (dernier destinataire)"]);
    said_and_done("<Enter><Tab>d", "o", &["⚠ perd : Factures, Commandes, Service après-vente —"]);
    let mut desk = fr();
    desk.keys("d").expect("Supprimer le compte").expect("⚠ perd : Message direct (dernier destinataire)");
    desk.keys("<Esc><Enter>d").expect("⚠ perd : Message direct (dernier destinataire)");
}

#[test]
fn x3_the_order_changes_nobody_and_says_nothing() {
    let mut desk = fr();
    let before = subject(&desk);
    desk.keys("<Enter><Tab>JJ").expect_not("perd :").expect_not("gagne :");
    assert_ne!(subject(&desk), before, "moved");
    assert_eq!(difference(&before, &subject(&desk)), []);
}

#[test]
fn x3_an_undo_that_changes_who_receives_what_says_it_and_asks() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>aAda<Tab><Tab>ada@martin.fr<Tab><Tab><Tab><Right><Right><Right><Ctrl+s>");
    desk.keys("u").expect("Annuler ?").expect("ajout d’un contact, Ada").expect("C-000001 · Martin");
    desk.expect("⚠ perd : Commandes — ada@martin.fr").expect("▸ Oui, annuler");
    assert_eq!(desk.names(BAKERY).len(), 4, "nothing is done by asking");
    desk.keys("n");
    assert_eq!(desk.names(BAKERY).len(), 4, "no is no");
    desk.keys("u<Enter>").expect("Annulé : ajout d’un contact, Ada");
    assert_eq!(desk.names(BAKERY).len(), 3);
    desk.keys("<Ctrl+r>").expect("Rétablir ?").expect("✓ gagne : Commandes — ada@martin.fr").keys("<Enter>");
    desk.expect("Rétabli : ajout d’un contact, Ada");
    assert_eq!(desk.names(BAKERY).len(), 4);
}

#[test]
fn x3_an_undo_that_opens_a_hole_is_not_confirmed_by_enter_alone() {
    let mut desk = fr();
    desk.keys("<Enter><Tab><Tab>aBob<Tab><Tab>bob@martin.fr<Tab>+33612345678<Ctrl+s>");
    desk.expect("Contact ajouté : Bob").keys("uu").expect("ajout d’un contact, Bob");
    desk.expect("⚠ perd : Contrat, offres, relation (dernier destinataire)").expect("▸ Non").keys("<Enter>");
    assert_eq!(desk.names(BAKERY).len(), 4, "no is marked first, and keys typed ahead are no answer");
    desk.keys("uo").expect("Annulé : ajout d’un contact, Bob");
    assert_eq!(desk.names(BAKERY).len(), 3);
}

#[test]
fn x3_the_questions_of_an_undo_are_read_at_any_size_in_both_languages() {
    for (lang, size, name) in CASES {
        let mut desk = desk_over(lang, size, seed_effects);
        let yes = if lang == Lang::Fr { "o" } else { "y" };
        desk.keys(&format!("<Enter><Tab>d{yes}u")).harness.frame(&format!("undo/asked-{name}"));
        desk.keys(&format!("{yes}<Ctrl+r>")).harness.frame(&format!("undo/asked-again-{name}"));
    }
}

#[test]
fn x3_an_undo_that_changes_nobody_asks_nothing() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>Ju").expect("Annulé : ordre des contacts").expect_not("Annuler ?");
    desk.keys("<Ctrl+r>").expect("Rétabli : ordre des contacts");
}

#[test]
fn x3_a_restoration_says_who_receives_again() {
    let mut desk = fr();
    desk.keys("<Enter><Tab>do.<Enter>").keys("r");
    desk.expect("Restauré : Jeanne · ✓ gagne : Factures, Commandes, Service après-vente — jeanne@martin.fr");
}

#[test]
fn x3_a_colleagues_change_moves_the_effect_of_an_open_form() {
    let mut desk = fr();
    desk.keys("<Enter><Tab><Down>e").keys(&"<Tab>".repeat(6)).keys("<Space>f<Space><Enter>");
    desk.expect("⚠ perd : Suspicion de fraude (dernier destinataire)");
    desk.meanwhile(|store| {
        let mut second = card("Ida", "", "ida@martin.fr", "+33612345678", NotificationType::None);
        second.categories = [Category::Fraud].into();
        store.write(Act::AddContact, "Ida", |write| write.add_contact(BAKERY, second)).expect("added");
    });
    desk.expect("⚠ perd : Suspicion de fraude — fred@martin.fr");
}

/// Who signs no longer does, who answers for fraud is not named, somebody new gets orders; nothing changes for Zoé.
const TEAM: &str = "Référence;Dénomination;Mail;Tel;Type\n\
    C-000001;Jeanne;jeanne@martin.fr;+33612345678;4\n\
    C-000001;Ida;ida@martin.fr;;2\n\
    C-000001;Quai;;02 32 11 22 33;3\n\
    N;Zoé;zoe@n.fr;;4\n";

/// The plan of a synchronisation with [`TEAM`].
fn planned(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = desk_over(lang, size, |store| {
        seed_effects(store);
        let trade = Account { reference: "N".into(), name: "Négoce".into(), ..Account::default() };
        let trade = add_account(store, trade);
        add_contact(store, trade, card("Zoé", "", "zoe@n.fr", "", NotificationType::All));
    });
    let path = file(&desk, "equipe.csv", TEAM);
    desk.keys(&format!(".<Down><Enter><Ctrl+u>{path}<Shift+Tab><Space><Enter>"));
    desk
}

#[test]
fn x3_a_plan_says_what_it_changes_in_who_receives_what() {
    for (lang, size, name) in CASES {
        let mut desk = planned(lang, size);
        desk.harness.frame(&format!("files/effect-plan-{name}"));
        desk.keys("<Enter>").harness.frame(&format!("files/effect-account-{name}"));
        desk.keys("<Esc><Ctrl+s>").harness.frame(&format!("files/effect-question-{name}"));
    }
}

#[test]
fn x3_what_is_left_out_of_a_plan_is_no_effect_of_it() {
    let mut desk = planned(Lang::Fr, LARGE);
    desk.expect("⚠ 1 compte perd un dernier destinataire");
    desk.expect("⚠ perd : Réceptionnaire, Suspicion de fraude (dernier destinataire)");
    desk.keys("<Down><Down><Down><Down><Space>").expect("⚠ perd : Réceptionnaire (dernier destinataire)");
    desk.keys("<Up><Space>").expect_not("dernier destinataire");
    desk.keys("<Up><Up><Up><Enter>").expect("✓ gagne : Commandes — ida@martin.fr").expect_not("perd :");
    desk.keys("<Esc><Ctrl+s>").expect("Synchroniser avec").expect_not("dernier destinataire");
    desk.keys("<Esc><Space>")
        .keys("<Enter>")
        .expect("L’import ne change pas qui reçoit quoi dans ce compte.");
}

#[test]
fn x3_the_accounts_that_lose_a_last_recipient_are_found_by_the_filter() {
    let mut desk = planned(Lang::Fr, LARGE);
    desk.expect("N · Négoce").keys("f<End><Enter>").expect("[⚠ 1 compte perd un dernier destinataire]");
    desk.expect("C-000001 · Martin").expect("Fred").expect_not("N · Négoce");
}

/// Jeanne stands in Négoce too, where nobody else gets invoices.
fn shared(lang: Lang, size: (u16, u16)) -> TestDesk {
    desk_over(lang, size, |store| {
        seed_effects(store);
        let trade = Account { reference: "N".into(), name: "Négoce".into(), ..Account::default() };
        let trade = add_account(store, trade);
        let first = |store: &Store, account| {
            store.read(|read| read.members(account)).expect("read").into_iter().next().expect("there")
        };
        let jeanne = first(store, BAKERY).contact.id;
        store.write(Act::AddContact, "", |write| write.affiliate(trade, jeanne)).expect("linked");
        let there = first(store, trade);
        let card = MemberContact { notification: NotificationType::Administrative, ..there.card() };
        store.write(Act::EditContact, "", |write| write.save_contact(&there, card)).expect("saved");
    })
}

/// The plan of a synchronisation that takes her address and has no row of Négoce.
fn planned_beside(lang: Lang, size: (u16, u16)) -> TestDesk {
    let mut desk = shared(lang, size);
    let team = "Référence;Dénomination;Mail;Tel;Type\n\
        C-000001;Jeanne;;+33612345678;4\n\
        C-000001;Fred;fred@martin.fr;+33612345678;3\n\
        C-000001;Quai;;02 32 11 22 33;6\n";
    let path = file(&desk, "equipe.csv", team);
    desk.keys(&format!(".<Down><Enter><Ctrl+u>{path}<Shift+Tab><Space><Enter>"));
    desk
}

#[test]
fn x3_an_account_that_a_row_of_another_reaches_has_a_heading_in_the_plan() {
    for (lang, size, name) in CASES {
        let mut desk = planned_beside(lang, size);
        desk.keys("<End>").harness.frame(&format!("files/effect-beside-{name}"));
        desk.keys("<Enter>").harness.frame(&format!("files/effect-through-{name}"));
    }
}

#[test]
fn x3_the_form_of_a_contact_says_what_it_changes_in_the_other_accounts_of_the_contact() {
    let mut desk = shared(Lang::Fr, LARGE);
    let trade = AccountId(BAKERY.0 + 1);
    let of_trade =
        |desk: &TestDesk| desk.store().read(|read| read.recipients(trade)).expect("read").expect("there");
    let before = of_trade(&desk);
    desk.keys("<Enter><Tab>e<Tab><Tab><Ctrl+u>");
    desk.expect("⚠ perd : Factures, Commandes, Service après-vente — jeanne@martin.fr");
    desk.expect("N · Négoce").expect("⚠ perd : Factures (dernier destinataire) — jeanne@martin.fr");
    desk.keys("jeanne@martin.fr").expect_not("N · Négoce").keys("<Ctrl+u><Ctrl+s>").expect("Enregistré");
    let done = difference(&before, &of_trade(&desk));
    assert!(matches!(&done[..], [invoices] if invoices.last()), "{done:?}");
}

#[test]
fn x3_an_account_beside_is_found_and_loses_nothing_once_the_row_is_left_out() {
    let mut desk = planned_beside(Lang::Fr, LARGE);
    desk.expect("⚠ 1 compte perd un dernier destinataire");
    desk.keys("<End><Space>").expect("⚠ 1 compte perd").expect_not("⊘");
    desk.keys("f<Down><Down><Down><Enter>")
        .expect("[⚠ 1 compte")
        .expect("N · Négoce")
        .expect("contact partagé");
    desk.keys("<End><Enter>").expect("⚠ perd : Factures (dernier destinataire) — jeanne@martin.fr");
    desk.expect("par le contact partagé Jeanne, ligne 2 (C-000001)");
    desk.keys("<Esc><Esc><Down><Space>").expect_not("dernier destinataire");
    desk.keys("<End><Enter>").expect("L’import ne change pas qui reçoit quoi dans ce compte.");
    desk.expect_not("par le contact partagé");
}

#[test]
fn x3_a_plan_of_accounts_says_it_beside_the_row() {
    for lang in [Lang::Fr, Lang::En] {
        let mut desk = desk_over(lang, (80, 24), seed_effects);
        let path = file(&desk, "comptes.csv", "Référence;E-mail;Notes\nC-000001;;vu\n");
        desk.keys(&format!(".<Enter><Ctrl+u>{path}<Enter>"));
        match lang {
            Lang::Fr => desk.expect("⚠ perd : Message direct").keys("<Enter>"),
            Lang::En => desk.expect("⚠ loses: Direct message").keys("<Enter>"),
        };
        match lang {
            Lang::Fr => {
                desk.expect("E-mail : contact@martin.fr → (vide)").expect("⚠ perd : Message direct (dernier")
            }
            Lang::En => {
                desk.expect("E-mail: contact@martin.fr → (empty)").expect("⚠ loses: Direct message (last")
            }
        };
        desk.keys("<Esc><Ctrl+s><Enter>").expect("C-000001");
        let martin = desk.store().read(|read| read.account(BAKERY)).expect("read").expect("there");
        assert_eq!(
            martin.value.main_email, "contact@martin.fr",
            "what loses is not confirmed by Enter alone"
        );
    }
}

#[test]
fn x3_the_question_before_an_import_is_taken_back_or_brought_again_says_the_effect() {
    let mut desk = planned(Lang::Fr, LARGE);
    desk.keys("<Ctrl+s>o<Enter>5r").expect("Annuler l’import de equipe.csv ?");
    desk.expect("│ C-000001 · Martin ").expect("⚠ perd : Commandes — ida@martin.fr");
    desk.expect("✓ gagne : Réceptionnaire — Quai").expect("✓ gagne : Suspicion de fraude — fred@martin.fr");
    assert_eq!(desk.names(BAKERY), ["Jeanne", "Ida", "Quai"], "nothing is done by asking");
    desk.keys("oR").expect("Rétablir l’import de equipe.csv ?");
    desk.expect("⚠ perd : Réceptionnaire (dernier destinataire) — Quai").keys("o");
    assert_eq!(desk.names(BAKERY), ["Jeanne", "Ida", "Quai"]);
}

#[test]
fn x3_the_question_about_an_import_of_many_accounts_names_those_that_lose_a_last_recipient() {
    let mut desk = desk_over(Lang::Fr, LARGE, |store| {
        for name in ["Un", "Deux", "Trois", "Quatre", "Cinq"] {
            let mail = if name == "Cinq" { String::new() } else { format!("{name}@m.fr") };
            add_account(store, Account { name: name.into(), main_email: mail, ..Account::default() });
        }
    });
    let rows: String =
        (1..=5).map(|n| format!("C-00000{n};{}\n", if n == 5 { "cinq@m.fr" } else { "" })).collect();
    let path = file(&desk, "adresses.csv", &format!("Référence;E-mail\n{rows}"));
    desk.keys(&format!(".<Enter><Ctrl+u>{path}<Enter><Ctrl+s>"));
    desk.expect("⚠ 4 comptes perdent un dernier destinataire : C-000001 · Un")
        .expect(" …")
        .expect_not("Quatre (");
    desk.keys("o<Enter>5r");
    desk.expect("Qui reçoit quoi change dans 5 comptes.");
    desk.expect("⚠ 1 compte perd un dernier destinataire : C-000005 · Cinq");
    desk.expect("(Message direct, Factures, Rappels de paiement …)");
}

#[test]
fn x3_the_effect_of_a_long_undo_is_said_too() {
    let mut desk = fr();
    for (name, heading, mail) in
        [("lot.csv", "Référence;Dénomination;E-mail", "Lot;l@"), ("m.csv", "Référence;E-mail", "m@")]
    {
        let rows: String = (0..5_001).map(|n| format!("L-{n};{mail}lot{n}.fr\n")).collect();
        let path = file(&desk, name, &format!("{heading}\n{rows}"));
        desk.keys(&format!(".<Enter><Ctrl+u>{path}<Enter><Ctrl+s>o<Enter>"));
    }
    desk.keys("5r");
    desk.expect("Qui reçoit quoi change dans 5\u{202f}001 comptes");
}

#[test]
fn x3_what_stands_in_the_way_of_an_undo_is_said_in_place_of_its_question() {
    let mut desk = planned(Lang::Fr, LARGE);
    desk.keys("<Ctrl+s>o<Enter>5");
    let mut store = desk.store();
    let import = store.read(|read| read.imports(None, 1)).expect("read").remove(0).batch.id;
    store.undo(import, &mut |_, _| true).expect("a colleague is faster");
    desk.keys("r").expect("« equipe.csv » a déjà été annulé").expect_not("Annuler l’import de");
}

#[test]
fn x3_a_question_that_is_closed_or_left_waits_for_no_effect_any_more() {
    let close: fn(&mut Desk) = |desk| desk.back_to_first();
    let leave: fn(&mut Desk) = |desk| desk.leave_now(End::Left);
    for go in [close, leave] {
        let mut desk = fr();
        desk.harness.event(Event::Consequence(Box::new(move |desk| {
            desk.ask(Confirm::new("Annuler ?".into(), Vec::new(), "Annuler".into()), |_, _| {});
            let (tell, told) = channel();
            desk.with_top(|_: &mut Confirm, cx| tell.send(cx.layer).expect("somebody listens"));
            let awaits = desk.awaits(told.recv().expect("told"));
            assert_eq!(awaits.strong_count(), 1);
            go(desk);
            assert_eq!(awaits.strong_count(), 0);
        })));
    }
}
