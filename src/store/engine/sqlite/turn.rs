//! Whose turn it is to write. SQLite lets in whoever asks at the right moment: a long writer, which begins its
//! next chunk as soon as it has ended one, would keep others out for as long as it works (DB-11).
//!
//! Those who wait hold a shared lock on a file beside the database, never on the database; a long writer
//! that finds it held lets them in first. Where the file cannot be had, everybody takes their chance.

use std::{
    cell::OnceCell,
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// How often somebody who waits looks whether it is their turn.
const LOOK: Duration = Duration::from_millis(1);
/// How long a long writer lets others write between two chunks: some ten writes.
const PATIENCE: Duration = Duration::from_millis(100);

/// The file that tells who waits.
pub struct Turn {
    path: PathBuf,
    file: OnceCell<Option<File>>,
}

/// Waits until it is dropped.
pub struct Waiting<'a>(Option<&'a File>);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        // An unlock that fails is made up for by the end of the process.
        self.0.map(File::unlock);
    }
}

impl Turn {
    pub fn beside(database: &Path) -> Self {
        let mut path = database.as_os_str().to_owned();
        path.push("-turn");
        Self { path: path.into(), file: OnceCell::new() }
    }

    fn file(&self) -> Option<&File> {
        let open = || {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false).mode(0o600).open(&self.path).ok()
        };
        self.file.get_or_init(open).as_ref()
    }

    /// Says that somebody wants to write.
    pub fn wait(&self) -> Waiting<'_> {
        Waiting(self.file().filter(|file| file.lock_shared().is_ok()))
    }

    /// Lets those write who wait, for a while.
    pub fn give_way(&self) {
        let end = Instant::now() + PATIENCE;
        while self.is_wanted() && Instant::now() < end {
            thread::sleep(LOOK);
        }
    }

    fn is_wanted(&self) -> bool {
        let Some(file) = self.file() else { return false };
        match file.try_lock() {
            Ok(()) => file.unlock().is_err(),
            Err(TryLockError::WouldBlock) => true,
            Err(TryLockError::Error(_)) => false,
        }
    }
}

/// For SQLite, which asks whether to try again: looks often, so that a moment's gap is enough.
pub fn try_again(tries: i32, limit: Duration) -> bool {
    thread::sleep(LOOK);
    LOOK * tries.unsigned_abs() < limit
}
