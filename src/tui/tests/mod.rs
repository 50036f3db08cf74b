//! Screens as a person sees them.

use crate::{
    config::Config,
    domain::{account::Account, rights::Act},
    store::testing,
};

use super::{harness::Harness, launch};

#[test]
fn smoke() {
    crate::i18n::set_lang(crate::i18n::Lang::Fr);
    let mut test = testing::empty();
    for n in 0..60 {
        let account = Account {
            name: format!("Boulangerie n° {n}"),
            main_email: format!("contact@b{n}.example"),
            ..Account::default()
        };
        test.store.write(Act::CreateAccount, "x", |w| w.create_account(account)).unwrap();
    }
    let keymap = launch::keymap(&Config::default()).unwrap();
    let mut h = Harness::new(test.store, keymap, 80, 24, || 1_790_000_000_000);
    println!("{}", h.screen());
    println!("{}", h.keys("G").unwrap().screen());
    println!("{}", h.keys("/n 5<Enter>").unwrap().screen());
    println!("{}", h.keys("<Esc><Esc>?").unwrap().screen());
    println!("{}", h.keys("<Esc>:tri").unwrap().screen());
    println!("{}", h.keys("<Enter><Down><Enter>").unwrap().screen());
}
