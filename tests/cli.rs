//! The command line as a person and a script meet it: the real program, its streams and its exit codes.

#[path = "cli/bad_files.rs"]
mod bad_files;
#[path = "cli/bad_stores.rs"]
mod bad_stores;
#[path = "cli/effects.rs"]
mod effects;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/history.rs"]
mod history;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/kill.rs"]
mod kill;
#[path = "cli/recipients.rs"]
mod recipients;
#[path = "cli/synchronise.rs"]
mod synchronise;
#[path = "cli/undo.rs"]
mod undo;
#[path = "cli/whole.rs"]
mod whole;

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
    process::{self, Output},
};

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use nix::fcntl::OFlag;
use portable_pty::{MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Contacts under the headings of S3.23.
pub const CONTACTS: &str =
    "Référence;Libellé membre;Dénomination;Note;Fonction;Mail;Tel;Fax;Type;Libellé type\n";

/// A person's home, with nothing in it.
pub struct Home(TempDir);

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary directory"))
    }

    /// A home whose store has the accounts M (Martin) and P (Durand, an individual).
    pub fn with_accounts() -> Self {
        let home = Self::new();
        let file =
            home.file("accounts.csv", "Référence;Nature;Dénomination\nM;;Martin\nP;Particulier;Durand\n");
        home.ok(&["import", "accounts", &file, "--yes"]);
        home
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file into it; its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    }

    /// The program, in English, with this home's store.
    pub fn carnet(&self, args: &[&str]) -> Command {
        let mut command = cargo_bin_cmd!("carnet");
        command.env_clear().env("HOME", self.0.path()).args(["--lang", "en", "--db"]);
        command.arg(self.path("carnet.db")).args(args);
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Output {
        self.carnet(args).output().expect("the program runs")
    }

    /// Runs it; it must succeed. Its standard output.
    pub fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs it; it must end with this code, say this and answer nothing.
    pub fn fails(&self, args: &[&str], code: i32, says: &str) {
        let output = self.run(args);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {text}");
        assert!(text.contains(says), "{args:?}: {text}");
        assert!(output.stdout.is_empty(), "{args:?} answers");
        assert!(!text.contains("panicked"), "{text}");
    }

    /// Runs it at a terminal where this is typed.
    pub fn answering(&self, args: &[&str], typed: &str) -> Output {
        let (mut keyboard, tty, _terminal) = terminal();
        writeln!(keyboard, "{typed}").expect("typed");
        let command = self.carnet(args);
        let mut plain = process::Command::new(command.get_program());
        plain.args(command.get_args()).stdin(tty).output().expect("the program runs")
    }

    /// How many rows an export of contacts has.
    pub fn contacts(&self) -> usize {
        self.ok(&["export", "contacts"]).lines().count() - 1
    }
}

/// A terminal: its keyboard, what a program reads from it, and what keeps it open.
pub fn terminal() -> (Box<dyn Write + Send>, File, Box<dyn MasterPty + Send>) {
    let terminal = native_pty_system().openpty(PtySize::default()).unwrap().master;
    let keyboard = terminal.take_writer().unwrap();
    let tty = terminal.tty_name().unwrap();
    let tty = File::options().read(true).custom_flags(OFlag::O_NOCTTY.bits()).open(tty).unwrap();
    (keyboard, tty, terminal)
}

/// What the program said to the person.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn s11_a_wrong_command_line_is_usage() {
    let home = Home::new();
    for args in [
        &["import"][..],
        &["import", "things", "x.csv"],
        &["import", "contacts", "x.csv", "--dry-run", "--yes"],
        &["export", "contacts", "--format", "docx"],
        &["export", "contacts", "--force"],
        &["--lang", "de"],
        &["nonsense"],
    ] {
        assert_eq!(home.run(args).status.code(), Some(2), "{args:?}");
    }
    assert!(home.ok(&["--version"]).starts_with("carnet "));
    assert!(!home.path("carnet.db").exists());
}

#[test]
fn s11_a_wrong_configuration_is_said_with_its_line() {
    let home = Home::new();
    let file = home.file("config.toml", "language = \"de\"\n");
    home.fails(&["--config", &file, "export", "accounts"], 1, "line 1");
    let missing = home.path("none.toml");
    home.fails(&["--config", missing.to_str().unwrap(), "export", "accounts"], 1, "none.toml");
}

#[test]
fn s11_the_language_is_the_flag_then_the_configuration_then_the_surroundings() {
    let home = Home::new();
    let speak = |args: &[&str], env: &str| {
        let mut command = cargo_bin_cmd!("carnet");
        let output = command.env_clear().env("HOME", home.0.path()).env("LANG", env).args(args).output();
        said(&output.expect("the program runs"))
    };
    let french = home.file("config.toml", "language = \"fr\"\n");
    assert!(speak(&["export", "accounts"], "fr_FR.UTF-8").contains("Il n’y a pas de base"));
    assert!(speak(&["export", "accounts"], "C").contains("There is no"));
    assert!(speak(&["export", "accounts", "--config", &french], "C").contains("Il n’y a pas"));
    assert!(speak(&["export", "accounts", "--config", &french, "--lang", "en"], "C").contains("There is no"));
}

#[test]
fn s11_the_desk_and_the_demo_create_a_store_and_the_demo_takes_its_own_away() {
    let home = Home::new();
    let temporary = home.path("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut demo = home.carnet(&["demo", "--print"]);
    demo.env("TMPDIR", &temporary).assert().success();
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
    assert!(!home.path("carnet.db").exists(), "the person's store is left alone");
}
