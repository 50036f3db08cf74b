//! DB-01: processes that are killed while they write. When they are killed is left to chance; what must hold
//! afterwards is not.

use std::{
    io::Read,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use crate::{CONTACTS, Home, said};

/// How long a test waits for what must come; only a failure takes that long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A sequence of numbers that look like chance (Knuth's generator).
struct Chance(u64);

impl Chance {
    /// Some time up to `most`.
    fn within(&mut self, most: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        most.mul_f64((self.0 >> 40) as f64 / (1_u64 << 24) as f64)
    }
}

/// An import that another process is at.
struct Running {
    child: Child,
    end: Receiver<()>,
}

impl Running {
    fn begin(home: &Home, what: &str, file: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        command.env_clear().env("HOME", home.path("")).args(["--db"]).arg(home.path("carnet.db"));
        command.args(["import", what, file, "--yes"]).stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut says = child.stderr.take().expect("a pipe");
        let (ends, end) = channel();
        thread::spawn(move || {
            let _ends = ends;
            let _ = says.read_to_end(&mut Vec::new());
        });
        Self { child, end }
    }

    /// Whether it ends within a time.
    fn ends_within(&self, time: Duration) -> bool {
        self.end.recv_timeout(time) == Err(RecvTimeoutError::Disconnected)
    }

    /// Waits until it has come so far, or to its end.
    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds() && !self.ends_within(Duration::from_millis(1)) {
            assert!(Instant::now() < end, "{what}");
        }
    }

    /// Kills it after a time if it has not ended; whether it said that all is done.
    fn killed_after(mut self, time: Duration) -> bool {
        self.ends_within(time);
        self.child.kill().expect("killed");
        self.child.wait().expect("a child").success()
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill").success());
    }
}

fn store(home: &Home) -> Connection {
    let store = Connection::open(home.path("carnet.db")).expect("the store");
    store.busy_timeout(PATIENCE).expect("patience");
    store
}

fn number(home: &Home, sql: &str) -> usize {
    let number: i64 = store(home).query_row(sql, [], |row| row.get(0)).expect("a number");
    usize::try_from(number).expect("a count")
}

/// The long writes that somebody is at, or was when he was killed.
fn unfinished(home: &Home) -> usize {
    number(home, "SELECT count(*) FROM batch WHERE state = 'running'")
}

fn assert_sound(home: &Home) {
    let integrity: String =
        store(home).query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    let dangling = number(home, "SELECT count(*) FROM pragma_foreign_key_check");
    assert_eq!((integrity.as_str(), dangling), ("ok", 0));
}

#[test]
fn db_01_of_writers_that_are_killed_nothing_acknowledged_is_lost_and_nothing_is_half_there() {
    const ROUNDS: usize = 15;
    let home = Home::with_accounts();
    let import = |writer: &str, round: usize| {
        let name = format!("{writer}{round}");
        let file = home.file(&format!("{name}.csv"), format!("{CONTACTS}M;;{name};;;{name}@m.fr;;;2;\n"));
        Running::begin(&home, "contacts", &file)
    };
    let began = Instant::now();
    assert!(import("undisturbed", 0).killed_after(PATIENCE));
    let span = began.elapsed();
    let rounds = |writer: &str, mut chance: Chance| -> Vec<(String, bool)> {
        let round = |round| {
            let acknowledged = import(writer, round).killed_after(chance.within(span * 5));
            (format!("{writer}{round}"), acknowledged)
        };
        (0..ROUNDS).map(round).collect()
    };
    let all: Vec<(String, bool)> = thread::scope(|scope| {
        let writers = [("ada", 1), ("bob", 2), ("cid", 3)];
        let at_work = writers.map(|(name, seed)| scope.spawn(move || rounds(name, Chance(seed))));
        at_work.into_iter().flat_map(|writer| writer.join().expect("no panic")).collect()
    });
    let stored = home.ok(&["export", "contacts"]);
    for (name, acknowledged) in &all {
        let times = stored.matches(&format!(";{name}@m.fr;")).count();
        assert!(times == 1 || (times == 0 && !acknowledged), "{name} is there {times} times: {all:?}");
    }
    let linked = number(&home, "SELECT count(*) FROM contact c JOIN affiliation a ON a.contact = c.id");
    assert_eq!((home.contacts(), number(&home, "SELECT count(*) FROM contact")), (linked, linked));
    assert_sound(&home);
}

/// An import of accounts L… that has begun to write, and stands still while it does not hold the lock of the
/// writers.
fn standing_still(home: &Home) -> Running {
    let rows: String = (0..5_001).map(|n| format!("L{n};Living {n}\n")).collect();
    let file = home.file("living.csv", format!("Référence;Dénomination\n{rows}"));
    let living = Running::begin(home, "accounts", &file);
    living.until("its first chunk", || unfinished(home) == 1);
    let mut locked = store(home);
    // SQLite's own waiting would miss the moments between two chunks.
    let at_once = |tries: i32| {
        thread::yield_now();
        tries < i32::MAX
    };
    locked.busy_handler(Some(at_once)).expect("a handler");
    locked.execute_batch("BEGIN IMMEDIATE").expect("our turn");
    living.signal("STOP");
    locked.execute_batch("ROLLBACK").expect("given back");
    living
}

#[test]
fn db_01_a_long_import_that_is_killed_is_there_whole_or_not_at_all_and_a_living_one_is_left_alone() {
    const ROWS: usize = 5_400;
    let home = Home::with_accounts();
    let living = standing_still(&home);
    let brought = || number(&home, "SELECT count(*) FROM account WHERE reference LIKE 'L%'");
    let alive = brought();
    assert!((1..5_001).contains(&alive), "{alive}");
    let rows: String = (0..ROWS).map(|n| format!("M;;{n};;;c{n}@m.fr;;;2;\n")).collect();
    let file = home.file("killed.csv", format!("{CONTACTS}{rows}"));
    let (mut chance, mut stored) = (Chance(4), 0);
    for round in 0..4 {
        let killed = Running::begin(&home, "contacts", &file);
        killed.until("its first chunk", || unfinished(&home) == 2);
        let whole = killed.killed_after(chance.within(Duration::from_millis(400)));
        let left = unfinished(&home) - 1;
        let opened = home.run(&["export", "contacts"]);
        stored += if left == 0 { ROWS } else { 0 };
        assert!(!whole || left == 0, "what was said to be done is done");
        let rows = String::from_utf8_lossy(&opened.stdout).lines().count() - 1;
        assert_eq!((rows, said(&opened).matches("killed.csv").count()), (stored, left), "round {round}");
        assert!(!said(&home.run(&["export", "contacts"])).contains("taken back"), "it is said once");
        assert_eq!((brought(), unfinished(&home)), (alive, 1), "the living one is left alone");
        assert_sound(&home);
    }
    living.signal("CONT");
    assert!(living.killed_after(PATIENCE));
    assert_eq!((brought(), unfinished(&home), home.contacts()), (5_001, 0, stored));
    assert_sound(&home);
}
