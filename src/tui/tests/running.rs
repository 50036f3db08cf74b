//! A long write of a colleague is said on every page while it lasts (SPEC §8).

use crate::{
    domain::{account::Account, rights::Act, user::Role},
    i18n::Lang,
    store::{Step, Store, testing::colleague},
    tui::event::Event,
};

use super::desk::{TestDesk, desk};

/// A colleague imports three accounts, each in a transaction of its own; `meanwhile` comes between them.
fn long_import(bob: &mut Store, file: &str, mut meanwhile: impl FnMut(u32)) {
    let mut chunk = 0;
    let written = bob.write_in_chunks(Act::ImportAccounts, file, &mut |_, _| true, &mut |write, _| {
        meanwhile(chunk);
        chunk += 1;
        write.create_account(Account { name: format!("Compte {chunk}"), ..Account::default() })?;
        Ok(if chunk < 3 { Step::More } else { Step::Done })
    });
    written.expect("written");
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
            let keymap = crate::tui::launch::keymap(&Default::default()).expect("the default keys");
            let now = super::desk::NOW;
            let mut late = crate::tui::harness::Harness::new(test.store(), keymap, 80, 24, now);
            let screen = late.keys("j").expect("keys").screen().replace('\u{a0}', " ");
            let rule = screen.lines().nth(1).expect("a rule");
            assert!(rule.contains("─ import en cours : très-long-"), "{rule}");
            assert!(rule.ends_with("… (bob) ─"), "{rule}");
        }
    });
}
