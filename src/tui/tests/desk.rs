//! Desks for tests: a seeded store, a colleague, keys.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::{
    config::Config,
    domain::{
        account::{Account, AccountKind},
        affiliation::NotificationType,
        contact::{Contact, MemberContact},
        ids::AccountId,
        rights::Act,
        user::Role,
    },
    i18n::{Lang, set_lang},
    store::{Member, Mode, Store, testing},
    tui::{event::Event, harness::Harness, launch},
};

/// The clock of every test desk: 21/09/2026 14:13 UTC.
pub const NOW: fn() -> i64 = || 1_790_000_000_000;

/// A desk under test, with its store's file.
pub struct TestDesk {
    pub harness: Harness,
    directory: TempDir,
}

/// A desk over a store that `seed` has filled.
pub fn desk_over(lang: Lang, (width, height): (u16, u16), seed: impl FnOnce(&mut Store)) -> TestDesk {
    set_lang(lang);
    let mut test = testing::empty();
    seed(&mut test.store);
    let keymap = launch::keymap(&Config::default()).expect("the keys of all commands differ");
    let harness = Harness::new(test.store, keymap, width, height, NOW);
    TestDesk { harness, directory: test.directory }
}

/// The same for somebody who has this role, on the screen and in the store.
pub fn desk_as(role: Role, lang: Lang, size: (u16, u16), seed: impl FnOnce(&mut Store)) -> TestDesk {
    let mut desk = desk_over(lang, size, |store| {
        seed(store);
        testing::set_role(store, role);
    });
    desk.harness.set_role(role);
    desk
}

/// The smallest terminal that is fully usable.
pub const SMALL: (u16, u16) = (80, 24);
/// A wide one.
pub const LARGE: (u16, u16) = (160, 45);

/// The same case in both languages and sizes: the frames `<case>-<language>-<columns>`.
pub fn frames(case: &str, keys: &str, open: impl Fn(Lang, (u16, u16)) -> TestDesk) {
    for (lang, name) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        for size in [SMALL, LARGE] {
            open(lang, size).keys(keys).harness.frame(&format!("{case}-{name}-{}", size.0));
        }
    }
}

/// A desk over [`seed`].
pub fn desk(lang: Lang, size: (u16, u16)) -> TestDesk {
    desk_over(lang, size, seed)
}

impl TestDesk {
    /// Presses keys.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        self.harness.keys(script).expect("keys");
        self
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.harness.screen()
    }

    /// Whether the screen says this.
    pub fn says(&self, words: &str) -> bool {
        self.screen().replace('\u{a0}', " ").contains(words)
    }

    /// Fails unless the screen says this.
    #[track_caller]
    pub fn expect(&mut self, words: &str) -> &mut Self {
        assert!(self.says(words), "no « {words} » in\n{}", self.screen());
        self
    }

    /// Fails if the screen says this.
    #[track_caller]
    pub fn expect_not(&mut self, words: &str) -> &mut Self {
        assert!(!self.says(words), "« {words} » in\n{}", self.screen());
        self
    }

    pub fn path(&self) -> PathBuf {
        self.directory.path().join("carnet.db")
    }

    /// The store behind the desk, on a connection of its own.
    pub fn store(&self) -> Store {
        Store::open(&self.path(), Mode::Existing, testing::session("alice")).expect("the same store")
    }

    /// A colleague writes; the desk hears of it.
    pub fn meanwhile(&mut self, write: impl FnOnce(&mut Store)) -> &mut Self {
        write(&mut self.store());
        self.harness.event(Event::StoreChanged);
        self
    }

    /// The names of an account's contacts in their order, which is dense (S3.19).
    pub fn names(&self, account: AccountId) -> Vec<String> {
        let members = self.members(account);
        assert!(members.iter().zip(1..).all(|(member, rank)| member.affiliation.value.rank == rank));
        members.into_iter().map(|member| member.contact.value.name).collect()
    }

    pub fn members(&self, account: AccountId) -> Vec<Member> {
        self.store().read(|read| read.members(account)).expect("read")
    }
}

/// The bakery of [`seed`].
pub const BAKERY: AccountId = AccountId(1);
/// The individual of [`seed`].
pub const INDIVIDUAL: AccountId = AccountId(2);

pub fn card(name: &str, function: &str, mails: &str, phones: &str, kind: NotificationType) -> MemberContact {
    let contact =
        Contact { name: name.into(), mails: mails.into(), phones: phones.into(), ..Contact::default() };
    MemberContact { function: function.into(), ..MemberContact::of(contact, kind) }
}

pub fn add_account(store: &mut Store, account: Account) -> AccountId {
    let name = account.name.clone();
    store.write(Act::CreateAccount, &name, |write| write.create_account(account)).expect("created").value
}

pub fn add_contact(store: &mut Store, account: AccountId, card: MemberContact) {
    let name = card.contact.display_name().to_owned();
    store.write(Act::AddContact, &name, |write| write.add_contact(account, card)).expect("added");
}

/// Three accounts: a bakery with contacts of every kind, an individual, a supplier without contacts.
pub fn seed(store: &mut Store) {
    let bakery = add_account(
        store,
        Account {
            name: "Boulangerie Martin".into(),
            legal_name: "Boulangerie Martin SARL".into(),
            postal_address: "12, rue de la République\n27000 Évreux".into(),
            language: "fr".into(),
            description: "Boulangerie artisanale, trois points de vente".into(),
            notes: "Appeler avant 11 h. Livraison par la cour.".into(),
            domains: vec!["boulangerie-martin.fr".into()],
            main_email: "contact@boulangerie-martin.fr".into(),
            ..Account::default()
        },
    );
    add_account(
        store,
        Account {
            name: "Noëlle Œuvrard".into(),
            kind: AccountKind::Individual,
            main_email: "noelle@example.org".into(),
            ..Account::default()
        },
    );
    add_account(
        store,
        Account { name: "Meunerie de l’Iton".into(), kind: AccountKind::Supplier, ..Account::default() },
    );
    use NotificationType::{Administrative, AfterSales, All, None, Orders, Receptionist};
    let rows = [
        card("Jeanne Martin", "Gérante", "jeanne@boulangerie-martin.fr", "+33 6 12 34 56 78", All),
        card("Compta", "", "compta@boulangerie-martin.fr", "", Administrative),
        card("Karim Haddad", "Chef d’équipe", "", "+33 1 23 45 67 89", Orders),
        card("", "", "commandes@boulangerie-martin.fr", "", Orders),
        card(
            "Élodie Lefèvre-Fontaine",
            "Responsable du magasin",
            "elodie@boulangerie-martin.fr",
            "06 98 76 54 32;02 32 00 00 00",
            AfterSales,
        ),
        card("Quai de livraison", "", "", "02 32 11 22 33", Receptionist),
        card("Paul Petit", "Apprenti", "paul.petit@boulangerie-martin.fr", "", None),
        card("Zoé Durand", "Vendeuse", "zoe@boulangerie-martin.fr", "06 11 22 33 44", Orders),
    ];
    for mut row in rows {
        if row.contact.name == "Jeanne Martin" {
            row.note = "Joignable le matin".into();
            row.contact.fax = "02 32 00 00 01".into();
        }
        add_contact(store, bakery, row);
    }
}
