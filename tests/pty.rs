//! The real program in a real terminal: how it begins, how it ends, what survives, and two at once.

#[path = "pty/terminal.rs"]
mod terminal;

use std::{path::Path, process::Command, time::Duration};

use tempfile::TempDir;
use terminal::Start;

/// A home with an empty store in it.
fn home() -> TempDir {
    tempfile::tempdir().expect("a temporary home")
}

/// A home whose store holds the accounts of a file.
fn home_with_accounts(rows: &str) -> TempDir {
    let home = home();
    let file = home.path().join("comptes.csv");
    std::fs::write(&file, format!("Référence;Dénomination\n{rows}")).expect("a file");
    let file = file.to_str().expect("a UTF-8 path").to_owned();
    assert!(carnet(home.path(), &["import", "accounts", &file, "--yes"]).success());
    home
}

fn carnet(home: &Path, args: &[&str]) -> std::process::ExitStatus {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(args).env_clear().env("HOME", home).env("LANG", "fr_FR.UTF-8");
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command.status().expect("the program runs")
}

/// Opens the form of a new account and types a name into it.
const NEW_ACCOUNT: &str = "n";
const TO_NAME: &str = "\t\t";

#[test]
fn the_first_start_greets_and_q_gives_the_terminal_back() {
    let home = home();
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("Bienvenue").type_in("q");
    assert_eq!(desk.end(), 0);
    let sent = String::from_utf8_lossy(&desk.sent).into_owned();
    assert!(sent.contains("\x1b[?1049h") && sent.contains("\x1b[?1049l"), "the alternate screen is left");
    assert!(sent.rfind("\x1b[?25h") > sent.rfind("\x1b[?25l"), "the cursor is shown again");
    let file = home.path().join(".local/share/carnet/carnet.db");
    assert!(file.exists(), "XDG: the store is in the user's data directory");
}

#[test]
fn p5_not_one_byte_is_sent_at_rest() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1");
    desk.bytes_at_rest(Duration::from_millis(300));
    assert_eq!(desk.bytes_at_rest(Duration::from_secs(3)), 0);
}

#[test]
fn ss_01_g8_a_cut_connection_ends_the_desk_and_the_draft_is_offered_next_time() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in(NEW_ACCOUNT).wait("Raison sociale");
    desk.type_in(TO_NAME).type_in("Minoterie Dubois").wait("Minoterie Dubois").hang_up();
    assert_eq!(desk.end(), 129);
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("Brouillons").type_in("\r").wait("Minoterie Dubois");
}

#[test]
fn x12_a_killed_desk_loses_at_most_a_second_of_typing() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in(NEW_ACCOUNT).wait("Raison sociale");
    desk.type_in(TO_NAME).type_in("Minoterie Dubois").wait("Minoterie Dubois");
    desk.bytes_at_rest(Duration::from_secs(1));
    desk.signal("KILL").end();
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("Brouillons").type_in("\r").wait("Minoterie Dubois");
}

#[test]
fn ss_09_sigterm_ends_the_desk_and_restores_the_terminal() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").signal("TERM");
    assert_eq!(desk.end(), 143);
    assert!(String::from_utf8_lossy(&desk.sent).contains("\x1b[?1049l"));
}

#[test]
fn ss_04_any_size_is_drawn() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1");
    for (columns, rows) in [(1, 1), (5, 20), (300, 90), (20, 5), (80, 24)] {
        desk.resize(columns, rows);
    }
    desk.until("the page at its last size", |screen| screen.contains("1 / 1") && screen.contains("Aide"));
    desk.type_in("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn ss_05_no_color_sends_no_colour() {
    let home = home_with_accounts("M1;Martin\n");
    for env in [&[("NO_COLOR", "1")][..], &[("TERM", "dumb")]] {
        let mut desk = Start { env, ..Start::in_home(home.path()) }.run();
        desk.wait("1 / 1").type_in("q");
        assert_eq!(desk.end(), 0);
        let sent = String::from_utf8_lossy(&desk.sent).into_owned();
        let colours = sent
            .split("\x1b[")
            .filter_map(|rest| rest.split_once('m').map(|(code, _)| code))
            .any(|code| code.split(';').any(|part| matches!(part.parse(), Ok(30..=38 | 40..=48 | 90..=107))));
        assert!(!colours, "{env:?}");
    }
}

#[test]
fn x11_mu_03_a_colleagues_change_appears_without_a_key() {
    let home = home_with_accounts("M1;Martin\nM2;Meunier\n");
    let mut mine = Start::in_home(home.path()).run();
    mine.wait("1 / 2");
    let mut theirs = Start::in_home(home.path()).run();
    theirs.wait("1 / 2").type_in(NEW_ACCOUNT).wait("Raison sociale");
    theirs.type_in(TO_NAME).type_in("Minoterie Dubois\x13").wait("Historique");
    // It came before the first row: the cursor stays on its record.
    mine.wait("Minoterie Dubois").wait("2 / 3");
}

/// A home whose store has one account with the contacts Ada, Bob and Cid.
fn home_with_contacts() -> TempDir {
    let home = home_with_accounts("M1;Martin\n");
    let file = home.path().join("contacts.csv");
    let rows = "Référence;Dénomination;Tel;Type\nM1;Ada;01;3\nM1;Bob;02;3\nM1;Cid;03;3\n";
    std::fs::write(&file, rows).expect("a file");
    let file = file.to_str().expect("a UTF-8 path").to_owned();
    assert!(carnet(home.path(), &["import", "contacts", &file, "--yes"]).success());
    home
}

fn in_order(names: [&str; 3]) -> impl Fn(&str) -> bool {
    move |screen| {
        let at = names.map(|name| screen.find(name));
        at.iter().all(Option::is_some) && at.is_sorted()
    }
}

#[test]
fn x9_keys_typed_ahead_are_taken_back_one_by_one() {
    let home = home_with_contacts();
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in("\r").wait("Historique").type_in("\t").wait("Cid");
    desk.type_in("JJ").until("Ada last", in_order(["Bob", "Cid", "Ada"]));
    desk.type_in("uu").until("the first order", in_order(["Ada", "Bob", "Cid"]));
    desk.type_in("u").wait("Rien à annuler");
}

#[test]
fn what_was_asked_for_is_written_before_the_desk_ends() {
    let home = home_with_contacts();
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in("\r").wait("Historique").type_in("\t").wait("Cid").type_in("JJq");
    assert_eq!(desk.end(), 0);
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in("\r").wait("Historique").type_in("\t");
    desk.until("the new order", in_order(["Bob", "Cid", "Ada"]));
}

#[test]
fn english_is_spoken_when_asked_for() {
    let home = home_with_accounts("M1;Martin\n");
    let mut desk = Start { args: &["--lang", "en"], ..Start::in_home(home.path()) }.run();
    desk.wait("Main e-mail").type_in("?").wait("─ Help").type_in("\x1b");
    // Esc and a letter at once would be Alt and that letter.
    desk.until("the page without the help", |screen| !screen.contains("─ Help")).type_in("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn a_store_that_cannot_be_opened_is_explained_and_the_terminal_left_alone() {
    let home = home();
    let file = home.path().join("notes.db");
    std::fs::write(&file, "these are no accounts").expect("a file");
    let before = std::fs::read(&file).expect("the file");
    let args = ["--db", file.to_str().expect("a UTF-8 path")];
    let mut desk = Start { args: &args, ..Start::in_home(home.path()) }.run();
    assert_eq!(desk.end(), 74);
    assert!(desk.text().contains("notes.db"), "{}", desk.text());
    assert_eq!(std::fs::read(&file).expect("the file"), before, "nothing was written to it");
}

#[test]
fn s11_the_first_start_after_an_update_says_how_far_it_is_with_the_store() {
    let rows: String = (0..1_500).map(|n| format!("M{n};Maison {n}\n")).collect();
    let home = home_with_accounts(&rows);
    let file = home.path().join(".local/share/carnet/carnet.db");
    // As the migration that brought coverage leaves every account.
    let as_before = || {
        let store = rusqlite::Connection::open(&file).expect("the store");
        store.execute("UPDATE coverage SET modules = -1", []).expect("changed");
    };
    as_before();
    let mut desk = Start::in_home(home.path()).run();
    desk.wait("1 / 1").type_in("q");
    assert_eq!(desk.end(), 0);
    let said = "mise à niveau de la base\u{a0}: 1\u{202f}000 sur 1\u{202f}500 comptes\r\n";
    let sent = String::from_utf8_lossy(&desk.sent).into_owned();
    assert!(sent.find(said).is_some_and(|at| Some(at) < sent.find("\x1b[?1049h")), "{sent:?}");
    as_before();
    let args = ["coverage", "--lang", "en"];
    let mut command = Start { args: &args, ..Start::in_home(home.path()) }.run();
    command.wait("bringing the store up to date: 1,000 of 1,500 accounts");
    assert_eq!(command.end(), 0);
    let mut again = Start { args: &args, ..Start::in_home(home.path()) }.run();
    assert_eq!(again.end(), 0);
    assert!(!String::from_utf8_lossy(&again.sent).contains("up to date"), "once");
}
