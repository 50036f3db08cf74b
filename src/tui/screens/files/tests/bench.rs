//! A desk with a folder of files beside it, for the tests of what goes in and out.

use std::{fs, path::PathBuf};

use tempfile::TempDir;

use crate::{
    config::Config,
    domain::user::Role,
    i18n::{Lang, set_lang},
    store::{
        Mode, Reader, Store,
        testing::{TestStore, colleague, empty, session},
    },
    tui::{event::Event, harness::Harness, launch},
};

/// A desk on an empty store, and a folder.
pub struct Bench {
    /// The desk.
    pub desk: Harness,
    /// The folder.
    pub folder: TempDir,
    /// The store's own folder.
    store: TempDir,
}

impl Bench {
    /// A desk that speaks a language, in a terminal of a size.
    pub fn new(lang: Lang, width: u16, height: u16) -> Self {
        Self::over(empty(), lang, width, height)
    }

    /// A French desk at 80 by 24.
    pub fn french() -> Self {
        Self::new(Lang::Fr, 80, 24)
    }

    /// A desk over a store.
    pub fn over(test: TestStore, lang: Lang, width: u16, height: u16) -> Self {
        set_lang(lang);
        let keymap = launch::keymap(&Config::default()).expect("the default keys");
        let TestStore { store, directory } = test;
        let desk = Harness::new(store, keymap, width, height, || 1_790_000_000_000);
        let folder = tempfile::Builder::new().prefix("f").rand_bytes(4).tempdir().expect("a folder");
        Self { desk, folder, store: directory }
    }

    /// The store behind the desk, on a connection of its own.
    pub fn store(&self) -> Store {
        let path = self.store.path().join("carnet.db");
        Store::open(&path, Mode::Existing, session("alice")).expect("the same store")
    }

    /// A colleague's store; the desk hears of what is written.
    pub fn meanwhile(&mut self, login: &str, write: impl FnOnce(&mut Store)) {
        write(&mut colleague(&mut self.store(), login, Role::Agent));
        self.desk.event(Event::StoreChanged);
    }

    /// The names of an account's contacts in their order.
    pub fn names(&self, reference: &str) -> Vec<String> {
        let members = |read: &Reader| {
            let account = read.account_by_reference(reference)?.expect("an account");
            read.members(account.id)
        };
        let members = self.store().read(members).expect("read");
        members.into_iter().map(|member| member.contact.value.name).collect()
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file");
    }

    /// Presses keys; the screen then.
    pub fn keys(&mut self, keys: &str) -> String {
        self.desk.keys(keys).expect("known keys").screen()
    }

    /// Opens « Autres » at its nth entry, and types the path of a file of the folder.
    pub fn others(&mut self, entry: usize, name: &str) -> String {
        self.keys(&format!(".{}<Enter>", "<Down>".repeat(entry)));
        self.type_path(name)
    }

    /// Types a path in the folder in the place of what stands in the field.
    pub fn type_path(&mut self, name: &str) -> String {
        let path = self.path(name).to_string_lossy().into_owned();
        self.keys(&format!("<Ctrl+u>{path}"))
    }

    /// Imports a file whole, from « Autres » to the page below.
    pub fn import(&mut self, entry: usize, name: &str) -> String {
        self.others(entry, name);
        self.keys("<Enter><Ctrl+s><Enter>")
    }

    /// Plans a synchronisation with these rows.
    pub fn synchronise(&mut self, rows: &str) {
        self.file("f.csv", format!("{HEAD}{rows}"));
        self.others(IMPORT_CONTACTS, "f.csv");
        self.keys("<Shift+Tab><Space><Enter>");
    }

    /// Fails, showing the screen, unless it shows all these texts.
    pub fn shows(&self, texts: &[&str]) {
        let screen = plain(&self.desk.screen());
        for text in texts {
            assert!(screen.contains(text), "no {text:?} in:\n{screen}");
        }
    }

    /// Fails, showing the screen, if it shows this text.
    pub fn hides(&self, text: &str) {
        let screen = plain(&self.desk.screen());
        assert!(!screen.contains(text), "{text:?} in:\n{screen}");
    }
}

/// Its place in « Autres ».
pub const IMPORT_ACCOUNTS: usize = 0;
/// Its place in « Autres ».
pub const IMPORT_CONTACTS: usize = 1;
/// Its place in « Autres ».
pub const EXPORT_ACCOUNTS: usize = 2;
/// Its place in « Autres ».
pub const EXPORT_CONTACTS: usize = 3;

/// A screen whose blanks are all plain ones, so that tests can be read.
pub fn plain(screen: &str) -> String {
    screen.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Accounts: two good ones, one without a name, one with an unknown kind and a warning about its mail.
pub const ACCOUNTS: &str = "Référence;Nature;Dénomination;E-mail;Couleur\n\
    M-1;Client professionnel;Boulangerie Martin;contact@martin.example;bleu\n\
    M-2;;Garage Élodie;pas une adresse;rouge\n\
    M-3;Fournisseur;;;\n\
    M-4;Astronaute;Station;;\n";

/// Contacts: one good, one unreachable, one with two types, one of an unknown account.
pub const CONTACTS: &str = "Référence;Dénomination;Mail;Tel;Type\n\
    M-1;Jeanne Martin;jeanne@martin.example;06 12 34 56 78;4\n\
    M-1;;;;3\n\
    M-2;Paul;paul@garage.example;;1;2\n\
    M-9;Personne;;;3\n";

/// The headings of a file of contacts.
pub const HEAD: &str = "Référence;Dénomination;Mail;Tel;Type\n";

/// G2: B with another phone, D, and A unchanged.
pub const G2: &str = "M;B;b@m.fr;06 99 88 77 66;3\nM;D;d@m.fr;;2\nM;A;a@m.fr;01 02 03 04 05;3\n";

/// A desk over a store with two members: M has A, B and C, N has Zoé.
pub fn members(test: TestStore, lang: Lang, (width, height): (u16, u16)) -> Bench {
    let mut bench = Bench::over(test, lang, width, height);
    bench.file("m.csv", "Référence;Dénomination\nM;Maison\nN;Négoce\n");
    let rows = "M;A;a@m.fr;01 02 03 04 05;3\nM;B;b@m.fr;06 11 22 33 44;3\nM;C;c@m.fr;;3\nN;Zoé;z@n.fr;;3\n";
    bench.file("avant.csv", format!("{HEAD}{rows}"));
    bench.import(IMPORT_ACCOUNTS, "m.csv");
    bench.keys("<Esc>");
    bench.import(IMPORT_CONTACTS, "avant.csv");
    bench.keys("<Esc>");
    bench
}
