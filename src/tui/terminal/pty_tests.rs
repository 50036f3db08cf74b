//! The parts that need a real terminal: this test program runs itself in a pty, where `in_the_pty` plays the desk.

use std::io::{Read, Write};
use std::sync::mpsc;
use std::thread;

use crossterm::event::KeyCode;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::*;

const TEST_ARGUMENTS: [&str; 3] = ["--exact", "tui::terminal::pty_tests::in_the_pty", "--nocapture"];
const ROLE: &str = "CARNET_TEST_ROLE";

/// The desk of these tests. By itself it does nothing; it is run in a pty with its role in the environment.
#[test]
fn in_the_pty() {
    let Ok(role) = std::env::var(ROLE) else { return };
    install_panic_hook();
    enter().unwrap();
    let (sender, inputs) = mpsc::channel::<Input>();
    watch(sender.clone()).unwrap();
    if role != "hung" {
        read_input(sender).unwrap();
    }
    println!("READY\r");
    match role.as_str() {
        "count" => count(&inputs),
        "end" => end(&inputs),
        "hung" => hung(&inputs),
        "suspend" => be_suspended(&inputs),
        // A desk that is stuck: only the watchdog ends it.
        "stuck" => loop {
            thread::park();
        },
        "panic" => panic!("as the test wants it"),
        role => unreachable!("no such role: {role}"),
    }
}

/// Says what comes, and ends on `!`.
fn count(inputs: &mpsc::Receiver<Input>) {
    let mut letters = 0;
    for input in inputs {
        match input {
            Input::Key(key) if key.code == KeyCode::Char('!') => break,
            Input::Key(_) => letters += 1,
            Input::Paste(text) => println!("PASTE {}\r", text.len()),
            Input::Resize(columns, rows) => println!("SIZE {columns} {rows}\r"),
            other => println!("{other:?}\r"),
        }
    }
    leave();
    leave();
    println!("LETTERS {letters}");
    std::process::exit(0);
}

fn end(inputs: &mpsc::Receiver<Input>) {
    for input in inputs {
        let signal = match input {
            Input::Signal(signal) => signal,
            Input::HangUp => signal_hook::consts::SIGHUP,
            _ => continue,
        };
        leave();
        std::process::exit(128 + signal);
    }
}

/// Ends by itself only if the watchdog sees the hang-up, whatever the signal says.
fn hung(inputs: &mpsc::Receiver<Input>) {
    assert!(inputs.iter().any(|input| input == Input::HangUp));
    std::process::exit(77);
}

fn be_suspended(inputs: &mpsc::Receiver<Input>) {
    let is_stopped = suspend().unwrap();
    if is_stopped {
        assert!(inputs.iter().any(|input| input == Input::Resumed));
        enter().unwrap();
    }
    leave();
    println!("SUSPENDED {is_stopped}");
    std::process::exit(0);
}

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    reader: Box<dyn Read + Send>,
    seen: String,
}

impl Session {
    fn start(role: &str) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(TEST_ARGUMENTS);
        Self::run(command, role)
    }

    /// Runs the desk as a job of a shell, which goes on when the desk stops and takes it up again.
    fn start_in_a_shell(role: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "set -m; \"$@\"; echo IN THE SHELL; fg", "sh"]);
        command.arg(std::env::current_exe().unwrap());
        command.args(TEST_ARGUMENTS);
        Self::run(command, role)
    }

    fn run(mut command: CommandBuilder, role: &str) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        command.env(ROLE, role);
        command.env("RUST_BACKTRACE", "0");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().unwrap();
        let mut session = Self { child, master: pair.master, reader, seen: String::new() };
        session.read_until("READY");
        session
    }

    /// Reads until `text` has come, or to the end.
    fn read_until(&mut self, text: &str) {
        let mut bytes = [0; 4096];
        while !self.seen.contains(text) {
            match self.reader.read(&mut bytes) {
                Ok(0) | Err(_) => break,
                Ok(read) => self.seen.push_str(&String::from_utf8_lossy(&bytes[..read])),
            }
        }
    }

    fn signal(&self, signal: nix::sys::signal::Signal) {
        let id = self.child.process_id().unwrap().try_into().unwrap();
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(id), signal).unwrap();
    }

    /// The exit status and everything that was written.
    fn end(mut self) -> (u32, String) {
        self.read_until("\0 never sent");
        (self.child.wait().unwrap().exit_code(), self.seen)
    }
}

const LEFT: &str = "\x1b[?1049l\x1b[?25h";

#[test]
fn ss_06_an_unbracketed_paste_loses_nothing_and_does_not_wait_for_a_key() {
    for letters in [1, 1_024, 1_500, 30_000] {
        let mut session = Session::start("count");
        let mut writer = session.master.take_writer().unwrap();
        let typing = thread::spawn(move || {
            writer.write_all("x".repeat(letters).as_bytes()).unwrap();
            writer.write_all(b"!").unwrap();
            writer
        });
        session.read_until("LETTERS");
        typing.join().unwrap();
        let (status, seen) = session.end();
        assert_eq!(status, 0);
        assert!(seen.contains(&format!("LETTERS {letters}\r\n")), "{letters}: {seen:?}");
        assert_eq!(seen.matches(LEFT).count(), 1, "left once: {seen:?}");
    }
}

#[test]
fn ss_06_a_bracketed_paste_comes_in_one_piece() {
    let mut session = Session::start("count");
    assert!(session.seen.contains("\x1b[?2004h"));
    let mut writer = session.master.take_writer().unwrap();
    let paste = format!("\x1b[200~{}\x1b[201~!", "é\r".repeat(10_000));
    let typing = thread::spawn(move || {
        writer.write_all(paste.as_bytes()).unwrap();
        writer
    });
    session.read_until("LETTERS");
    typing.join().unwrap();
    let (_, seen) = session.end();
    assert!(seen.contains("PASTE 30000\r\n"), "{seen:?}");
    assert!(seen.contains("LETTERS 0\r\n"), "{seen:?}");
}

#[test]
fn ss_04_a_new_size_is_reported_without_a_key() {
    let mut session = Session::start("count");
    session.master.resize(PtySize { rows: 7, cols: 33, ..PtySize::default() }).unwrap();
    session.read_until("SIZE 33 7");
    assert!(session.seen.contains("SIZE 33 7"), "{:?}", session.seen);
    session.signal(nix::sys::signal::Signal::SIGKILL);
}

#[test]
fn ss_09_signals_reach_the_desk() {
    use nix::sys::signal::Signal::{SIGHUP, SIGINT, SIGTERM};
    for signal in [SIGTERM, SIGINT, SIGHUP] {
        let session = Session::start("end");
        session.signal(signal);
        let (status, seen) = session.end();
        assert_eq!(status, 128 + signal as u32);
        assert!(seen.contains(LEFT), "{seen:?}");
    }
}

#[test]
fn ss_09_suspending_and_resuming_are_reported() {
    use nix::sys::signal::Signal::{SIGCONT, SIGKILL, SIGTSTP};
    let mut session = Session::start("count");
    session.signal(SIGTSTP);
    session.read_until(&format!("Signal({})", SIGTSTP as i32));
    session.signal(SIGCONT);
    session.read_until("Resumed");
    session.signal(SIGKILL);
    assert!(session.seen.contains("Resumed"), "{:?}", session.seen);
}

#[test]
fn ss_01_the_watchdog_ends_a_desk_that_is_stuck() {
    let session = Session::start("stuck");
    session.signal(nix::sys::signal::Signal::SIGTERM);
    let (status, seen) = session.end();
    assert_eq!(status, 143);
    assert!(seen.contains(LEFT), "{seen:?}");
}

#[test]
fn ss_01_a_hang_up_ends_the_desk() {
    for role in ["end", "stuck"] {
        let Session { mut child, master, reader, .. } = Session::start(role);
        drop((master, reader));
        assert_eq!(child.wait().unwrap().exit_code(), 129, "{role}");
    }
}

#[test]
fn ss_01_a_hang_up_is_seen_without_its_signal() {
    let Session { mut child, master, reader, .. } = Session::start("hung");
    drop((master, reader));
    assert_eq!(child.wait().unwrap().exit_code(), 77);
}

#[test]
fn ss_09_a_suspended_desk_gives_the_terminal_back_and_takes_it_again() {
    let (status, seen) = Session::start_in_a_shell("suspend").end();
    assert_eq!(status, 0, "{seen:?}");
    let (before, after) = seen.split_once("IN THE SHELL").unwrap();
    assert!(before.contains(LEFT), "{seen:?}");
    assert!(after.contains("\x1b[?1049h") && after.contains("SUSPENDED true"), "{seen:?}");
}

#[test]
fn ss_09_without_a_shell_above_nothing_is_suspended() {
    let (_, seen) = Session::start("suspend").end();
    assert!(seen.contains("SUSPENDED false"), "{seen:?}");
}

#[test]
fn ss_08_the_screen_is_left_before_a_panic_is_reported() {
    let (_, seen) = Session::start("panic").end();
    let (left, report) = (seen.find(LEFT).unwrap(), seen.find("as the test wants it").unwrap());
    assert!(left < report, "{seen:?}");
}
