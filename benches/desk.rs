//! The desk's figures (PERFORMANCE P1–P6) on the real program in a pty: `cargo bench --bench desk`.
//!
//! `CARNET_BENCH_STORE=/path/carnet.db` names a store that is there (it is only read); without it a store of
//! `CARNET_BENCH_ACCOUNTS` (1 000) accounts with ten contacts each is made. Every key is timed from its write to
//! the last byte before 100 ms of silence, which are not counted; bytes are those that came meanwhile.

#[path = "../tests/pty/terminal.rs"]
mod terminal;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;
use terminal::{Start, Terminal};

/// How long the program is silent before a key counts as answered.
const SILENCE: Duration = Duration::from_millis(100);

fn main() {
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let home = tempfile::tempdir().expect("a home");
    let store = std::env::var_os("CARNET_BENCH_STORE").map_or_else(|| filled(&home), PathBuf::from);
    let store = store.to_str().expect("a UTF-8 path");
    let started = Instant::now();
    let args = ["--db", store, "--lang", "en"];
    let mut desk = Start { args: &args, size: (120, 40), ..Start::in_home(home.path()) }.run();
    desk.wait("▌ ");
    println!("P1 start to first rows          {:>8.1} ms", started.elapsed().as_secs_f64() * 1e3);
    desk.bytes_at_rest(Duration::from_millis(500));
    report("P2 P3 down, 300 times", &press(&mut desk, &vec!["j"; 300]));
    report("P3 page down, 20 times", &press(&mut desk, &vec!["\x1b[6~"; 20]));
    let (_, bytes) = answered(&mut desk, &"j".repeat(100));
    println!("P3 100 down at once                                        {bytes:>8} bytes");
    for word in ["dupont", "jeanne du", "0612"] {
        press(&mut desk, &["/"]);
        let letters: Vec<String> = word.chars().map(String::from).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        report(&format!("P4 each letter of «{word}»"), &press(&mut desk, &letters));
        report("P4 backspace", &press(&mut desk, &vec!["\x7f"; letters.len() - 1]));
        press(&mut desk, &["\x1b"]);
    }
    let (before, bytes) = (cpu(&desk), desk.bytes_at_rest(Duration::from_secs(10)));
    println!("P5 at rest      {:>8.2} ms CPU/s {bytes:>34} bytes in 10 s", (cpu(&desk) - before) / 10.0);
    println!("P6 peak memory  {:>8.1} MiB", peak(&desk));
    desk.type_in("q").end();
}

/// Presses keys one by one: how long each took to be answered, in milliseconds, and in how many bytes.
fn press(desk: &mut Terminal, keys: &[&str]) -> Vec<(f64, usize)> {
    keys.iter().map(|key| answered(desk, key)).collect()
}

fn answered(desk: &mut Terminal, keys: &str) -> (f64, usize) {
    let began = Instant::now();
    desk.type_in(keys);
    let (last, bytes) = desk.until_silent(SILENCE);
    (last.map_or(0.0, |last| (last - began).as_secs_f64() * 1e3), bytes)
}

fn report(what: &str, keys: &[(f64, usize)]) {
    let mut times: Vec<f64> = keys.iter().map(|(time, _)| *time).collect();
    let mut bytes: Vec<usize> = keys.iter().map(|(_, bytes)| *bytes).collect();
    times.sort_by(f64::total_cmp);
    bytes.sort_unstable();
    let at = |len: usize, percent: usize| (len - 1) * percent / 100;
    println!(
        "{what:<30} p50 {:>6.2} ms  p99 {:>6.2} ms   p50 {:>6}  p99 {:>6} bytes",
        times[at(times.len(), 50)],
        times[at(times.len(), 99)],
        bytes[at(bytes.len(), 50)],
        bytes[at(bytes.len(), 99)]
    );
}

/// The CPU time of all the program's threads so far, in milliseconds.
fn cpu(desk: &Terminal) -> f64 {
    let threads = fs::read_dir(format!("/proc/{}/task", desk.id())).into_iter().flatten().flatten();
    let of = |thread: fs::DirEntry| {
        let stat = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        stat.split_whitespace().next()?.parse::<f64>().ok()
    };
    threads.filter_map(of).sum::<f64>() / 1e6
}

fn peak(desk: &Terminal) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", desk.id())).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// A store of our own making, filled by the program itself.
fn filled(home: &TempDir) -> PathBuf {
    const NAMES: [&str; 8] =
        ["Dupont", "Martin", "Lefèvre", "Œuvrard", "Garnier", "Sánchez", "Petit", "Roux"];
    let count =
        std::env::var("CARNET_BENCH_ACCOUNTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_usize);
    let (mut accounts, mut contacts) =
        ("Référence;Dénomination\n".to_owned(), "Référence;Dénomination;Mail;Tel;Type\n".to_owned());
    for n in 0..count {
        let _ = writeln!(accounts, "M{n:06};Maison {} {n}", NAMES[n % 8]);
        for k in 0..10 {
            let (name, tail) = (NAMES[(n * 7 + k * 3) % 8], (n * 10 + k) % 10_000);
            let _ = writeln!(
                contacts,
                "M{n:06};Jeanne {name};j{k}@firm-{n}.example;+33 6 12 45 {:02} {:02};2",
                tail / 100,
                tail % 100
            );
        }
    }
    let store = home.path().join("carnet.db");
    for (what, rows) in [("accounts", accounts), ("contacts", contacts)] {
        let file = home.path().join(what).with_extension("csv");
        fs::write(&file, rows).expect("a file");
        import(home.path(), &store, what, &file);
    }
    store
}

fn import(home: &Path, store: &Path, what: &str, file: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.env_clear().env("HOME", home).stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.arg("--db").arg(store).args(["import", what]).arg(file).arg("--yes").status();
    assert!(done.expect("the program runs").success());
}
