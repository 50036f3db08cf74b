//! Stores for tests: a fresh file in a temporary directory.

use std::path::PathBuf;

use tempfile::TempDir;

use super::{Mode, Session, Store};

/// A store that goes away with its directory.
pub struct TestStore {
    pub store: Store,
    pub directory: TempDir,
}

impl TestStore {
    /// The store's file.
    pub fn path(&self) -> PathBuf {
        self.directory.path().join("carnet.db")
    }
}

/// Who works in test stores.
pub fn session(login: &str) -> Session {
    Session { login: login.into(), origin: "desk", clock: || 1_790_000_000_000 }
}

/// A new, empty store.
pub fn empty() -> TestStore {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let store =
        Store::open(&directory.path().join("carnet.db"), Mode::Create, session("alice")).expect("a store");
    TestStore { store, directory }
}
