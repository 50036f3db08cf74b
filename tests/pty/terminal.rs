//! A terminal that a test or a bench owns: the real program in a pty, its screen as text.
#![allow(dead_code, reason = "no test or bench uses all of it")]

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a test waits for what must come; only a failure takes that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// One run of the program.
pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    /// Nobody reads any more: the next byte ends the reading thread.
    deaf: Arc<AtomicBool>,
    screen: vt100::Parser,
    /// Every byte that the program has sent.
    pub sent: Vec<u8>,
}

/// How the program is started.
pub struct Start<'a> {
    pub home: &'a Path,
    pub args: &'a [&'a str],
    pub env: &'a [(&'a str, &'a str)],
    pub size: (u16, u16),
}

impl<'a> Start<'a> {
    /// The desk on the store of a home, in French, at 80×24.
    pub fn in_home(home: &'a Path) -> Self {
        Self { home, args: &[], env: &[], size: (80, 24) }
    }

    pub fn run(self) -> Terminal {
        let (cols, rows) = self.size;
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_carnet"));
        command.args(self.args);
        command.env_clear();
        command.env("HOME", self.home);
        command.env("LANG", "fr_FR.UTF-8");
        command.env("TERM", "xterm-256color");
        self.env.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(self.home);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (send, output) = channel();
        let deaf = Arc::new(AtomicBool::new(false));
        let stop = deaf.clone();
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() || stop.load(SeqCst) {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(at_least_one(rows), at_least_one(cols), 0);
        Terminal {
            master: Some(pair.master),
            writer: Some(writer),
            child,
            output,
            deaf,
            screen,
            sent: Vec::new(),
        }
    }
}

impl Terminal {
    /// Sends bytes as the keyboard would.
    pub fn type_in(&mut self, keys: &str) -> &mut Self {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(keys.as_bytes()).expect("the program reads");
        writer.flush().expect("the program reads");
        self
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen satisfies a condition.
    pub fn until(&mut self, what: &str, condition: impl Fn(&str) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !condition(&self.text()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(bytes),
                Err(_) => panic!("{what} did not come:\n{}", self.text()),
            }
        }
        self
    }

    /// Waits until a text is on the screen.
    pub fn wait(&mut self, text: &str) -> &mut Self {
        self.until(&format!("«{text}»"), |screen| screen.contains(text))
    }

    fn take(&mut self, bytes: Vec<u8>) {
        self.screen.process(&bytes);
        self.sent.extend(bytes);
    }

    /// Reads until nothing has come for a while; when the last byte came, and how many came.
    pub fn until_silent(&mut self, silence: Duration) -> (Option<Instant>, usize) {
        let (mut last, mut count) = (None, 0);
        while let Ok(bytes) = self.output.recv_timeout(silence) {
            last = Some(Instant::now());
            count += bytes.len();
            self.take(bytes);
        }
        (last, count)
    }

    /// The program's process number.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// How many bytes come within a time in which nobody does anything.
    pub fn bytes_at_rest(&mut self, time: Duration) -> usize {
        let (end, mut count) = (Instant::now() + time, 0);
        while let Ok(bytes) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            count += bytes.len();
            self.take(bytes);
        }
        count
    }

    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is there").resize(size).expect("resized");
        self.screen.screen_mut().set_size(at_least_one(rows), at_least_one(cols));
        self
    }

    /// Sends a signal by its name.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().expect("the program runs").to_string();
        let done = std::process::Command::new("kill").args(["-s", name, &id]).status().expect("kill");
        assert!(done.success());
        self
    }

    /// Closes the terminal, as a cut connection does: every handle on it, the reading thread's too, which
    /// ends at the next byte.
    pub fn hang_up(&mut self) -> &mut Self {
        self.deaf.store(true, SeqCst);
        self.resize(81, 25);
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        self.writer = None;
        self.master = None;
        self
    }

    /// Waits for the end; its exit code.
    pub fn end(&mut self) -> u32 {
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the program did not end:\n{}", self.text()),
            }
        }
        self.child.wait().expect("the program ended").exit_code()
    }
}

fn at_least_one(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap_or(NonZeroU16::MIN)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
