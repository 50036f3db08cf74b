//! Stores for tests: a fresh file in a temporary directory.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::domain::{
    ids::BatchId,
    user::{Role, User},
};

use super::{Mode, Session, Store, engine::params, table::Table};

/// A store that goes away with its directory.
pub struct TestStore {
    pub store: Store,
    pub directory: TempDir,
}

impl TestStore {
    /// Leaves the user only the right to read.
    pub fn make_reader(&mut self) {
        set_role(&mut self.store, Role::Reader);
    }

    /// Leaves the user the rights of an agent.
    pub fn make_agent(&mut self) {
        set_role(&mut self.store, Role::Agent);
    }

    /// The store's file.
    pub fn path(&self) -> PathBuf {
        self.directory.path().join("carnet.db")
    }
}

/// Who works in test stores.
pub fn session(login: &str) -> Session {
    Session { login: login.into(), origin: "desk", clock: || 1_790_000_000_000 }
}

/// Gives every user of a store this role.
pub fn set_role(store: &mut Store, role: Role) {
    let change = "UPDATE user SET role = ?1";
    store.note(|db, _, _| db.exec(change, params![role.code()]).map(drop)).expect("a user");
}

/// Another person at the same store.
pub fn colleague(store: &mut Store, login: &str, role: Role) -> Store {
    let user = User { login: login.into(), role, inactive: false };
    store.note(|db, _, _| User::insert(db, None, 1, &user, false)).expect("a user");
    Store::open(store.path(), Mode::Existing, session(login)).expect("opened")
}

/// Makes a batch look as if its writer had died before the last of it was written.
pub fn unfinish(store: &mut Store, batch: BatchId) {
    let running = "UPDATE batch SET state = 'running' WHERE id = ?1";
    store.engine.write(|db| db.exec(running, params![batch.0])).expect("a batch");
}

/// A new, empty store.
pub fn empty() -> TestStore {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let store =
        Store::open(&directory.path().join("carnet.db"), Mode::Create, session("alice")).expect("a store");
    TestStore { store, directory }
}
