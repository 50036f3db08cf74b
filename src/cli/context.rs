//! Where a command works: the configuration, the store, and who it is.

use std::path::PathBuf;

use chrono::Utc;
use nix::unistd::{User, getuid};

use crate::{
    config::{Config, Paths},
    exchange::sheet::{Caps, OdsCaps},
    i18n::{Lang, set_lang},
    store::{Mode, Session, Store},
    t, words,
};

use super::{
    Cli, Failure,
    say::{self, Progress},
};

/// What every command starts from.
pub struct Context {
    /// The settings.
    pub config: Config,
    /// Where the person's files are.
    pub paths: Paths,
    /// The store's file.
    pub database: PathBuf,
}

impl Context {
    /// Reads the configuration and makes this thread speak the person's language.
    pub fn of_process(cli: &Cli) -> Result<Self, Failure> {
        let flag = cli.lang.map(Lang::from);
        let env = |name: &str| std::env::var(name).ok();
        set_lang(Lang::detect(flag, None, &env));
        let paths = Paths::of_process(cli.config.clone()).map_err(|_| Failure::new(t!("cli-no-home")))?;
        let config = Config::load(&paths)?;
        set_lang(Lang::detect(flag, config.language.fixed(), &env));
        let database = cli.db.clone().unwrap_or_else(|| paths.database(&config.database));
        Ok(Self { config, paths, database })
    }

    /// Opens the store for a command.
    pub fn open(&self, mode: Mode) -> Result<Store, Failure> {
        self.open_from(mode, "cli")
    }

    /// Opens the store, and says how far that is where it lasts, and what a dead process had left half written
    /// there and was taken back.
    pub fn open_from(&self, mode: Mode, origin: &'static str) -> Result<Store, Failure> {
        let mut progress = Progress::new();
        let store = Store::open_telling(&self.database, mode, session(origin), &mut |stage, far| {
            progress.at(stage, far);
            true
        })?;
        drop(progress);
        store.taken_back().iter().flat_map(words::taken_back).for_each(|line| say::line(&line));
        Ok(store)
    }

    /// How much of a file is read, by the configuration.
    pub fn caps(&self) -> Caps {
        let limits = self.config.limits;
        let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
        Caps {
            file: limits.file_bytes,
            rows: limits.rows,
            record: size(limits.record_bytes),
            cell: size(limits.field_bytes),
            long_cell: size(limits.note_bytes),
            columns: size(limits.columns),
            ods: OdsCaps {
                file: limits.ods.file_bytes,
                inflated: limits.ods.content_bytes,
                ratio: limits.ods.ratio,
                parts: limits.ods.parts,
                rows: limits.ods.rows,
                cells: limits.ods.cells,
            },
        }
    }
}

/// Who works: the login of the process's user, never what the environment claims. A user without a name, as in
/// a container, is called by its number.
pub fn session(origin: &'static str) -> Session {
    let uid = getuid();
    let named = User::from_uid(uid).ok().flatten().map(|user| user.name);
    let login = named.unwrap_or_else(|| uid.to_string());
    Session { login, origin, clock: || Utc::now().timestamp_millis() }
}
