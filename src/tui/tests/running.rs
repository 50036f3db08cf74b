//! A long write of a colleague is said on every page while it lasts (SPEC §8).

use crate::{
    domain::{account::Account, ids::BatchId, rights::Act, user::Role},
    i18n::Lang,
    store::{
        Step, Store,
        testing::{colleague, unfinish},
    },
    tui::{event::Event, harness::Harness, launch},
};

use super::desk::{NOW, TestDesk, desk};

/// A colleague imports three accounts, each in a transaction of its own; `meanwhile` comes between them.
fn long_import(bob: &mut Store, file: &str, mut meanwhile: impl FnMut(u32)) -> BatchId {
    let mut chunk = 0;
    let written = bob.write_in_chunks(Act::ImportAccounts, file, &mut |_, _| true, &mut |write, _| {
        meanwhile(chunk);
        chunk += 1;
        write.create_account(Account { name: format!("Compte {chunk}"), ..Account::default() })?;
        Ok(if chunk < 3 { Step::More } else { Step::Done })
    });
    written.expect("written").batch.expect("a batch")
}

/// One more desk over the same store.
fn opened(test: &TestDesk, (width, height): (u16, u16)) -> Harness {
    let keymap = launch::keymap(&Default::default()).expect("the default keys");
    Harness::new(test.store(), keymap, width, height, NOW)
}

fn changed(desk: &mut TestDesk) -> &mut TestDesk {
    desk.harness.event(Event::StoreChanged);
    desk
}

#[test]
fn s8_the_desk_says_that_an_import_is_under_way_until_it_ended() {
    for (lang, size, said) in [
        (Lang::Fr, (80, 24), "import en cours : comptes.csv (bob) ─"),
        (Lang::En, (160, 45), "import under way: comptes.csv (bob) ─"),
    ] {
        let mut desk = desk(lang, size);
        let mut bob = colleague(&mut desk.store(), "bob", Role::Agent);
        changed(&mut desk).expect_not("(bob)");
        long_import(&mut bob, "comptes.csv", |chunk| {
            if chunk > 0 {
                // Its rows are visible meanwhile.
                changed(&mut desk).expect(said).expect(&format!("Compte {chunk}"));
                desk.keys("<Enter>").expect(said).keys("n").expect(said).keys("<Esc><Esc>");
            }
        });
        changed(&mut desk).expect_not("(bob)").expect("Compte 3");
    }
}

#[test]
fn s8_a_desk_that_is_opened_meanwhile_says_so_from_the_start_and_a_long_name_is_cut() {
    let test = desk(Lang::Fr, (80, 24));
    let mut bob = colleague(&mut test.store(), "bob", Role::Agent);
    long_import(&mut bob, &"très-long-".repeat(12), |chunk| {
        if chunk == 2 {
            let mut late = opened(&test, (80, 24));
            let screen = late.keys("j").expect("keys").screen().replace('\u{a0}', " ");
            let rule = screen.lines().nth(1).expect("a rule");
            assert!(rule.contains("─ import en cours : très-long-"), "{rule}");
            assert!(rule.ends_with("… (bob) ─"), "{rule}");
        }
    });
}

#[test]
fn s8_a_desk_that_takes_back_what_a_dead_process_left_says_so_once() {
    for (lang, size, title, said) in [
        (Lang::Fr, (80, 24), "Après une interruption", "import de comptes, comptes.csv"),
        (Lang::En, (160, 45), "After an interruption", "accounts imported, comptes.csv"),
    ] {
        let test = desk(lang, size);
        let mut bob = colleague(&mut test.store(), "bob", Role::Agent);
        let import = long_import(&mut bob, "comptes.csv", |_| ());
        unfinish(&mut bob, import);
        let mut late = opened(&test, size);
        let screen = late.screen();
        assert!(screen.contains(title) && screen.contains(said), "{screen}");
        let screen = late.keys("<Enter>").expect("keys").screen();
        assert!(!screen.contains(title) && !screen.contains("Compte 1"), "{screen}");
        assert!(!opened(&test, size).screen().contains(title));
    }
}
