//! How many recipients each topic of an account has, kept beside the account (X1), so that the coverage of all
//! accounts is a list like every other.
//!
//! The numbers are kept as they are with all modules on, from which every other state follows at once; only the
//! two sums that lists are filtered by hang on the modules, and a row tells under which ones they were made.

use crate::domain::{
    coverage::{Coverage, coverage},
    ids::AccountId,
    settings::Modules,
};

use super::{
    Store,
    engine::{Db, params},
    error::{Error, Result},
    progress::{Far, Progress, Stage},
    recipients, settings,
};

/// Which accounts a list is narrowed to, by their coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CoverageFilter {
    /// Those with a topic that nobody receives.
    Holes,
    /// Those with a topic that only one receives.
    SinglePoints,
}

impl CoverageFilter {
    /// The column that is above zero for them.
    pub(super) fn column(self) -> &'static str {
        match self {
            CoverageFilter::Holes => "holes",
            CoverageFilter::SinglePoints => "singles",
        }
    }
}

/// How many accounts are counted again at a time: others wait some ten milliseconds for them.
const CHUNK: i64 = 1_000;
/// Stands for the modules in a row that was never counted.
const NEVER: i64 = -1;

/// The modules as a row keeps them.
fn code(modules: Modules) -> i64 {
    i64::from(modules.after_sales) | i64::from(modules.delivery) << 1
}

/// Counts one account's recipients, or forgets them with the account.
pub fn count(db: Db, account: AccountId) -> Result<()> {
    match recipients::subject(db, account, Modules::ALL)? {
        Some(subject) => keep(db, account, coverage(&subject), settings::current(db)?.modules()),
        None => {
            db.exec("DELETE FROM coverage WHERE account = ?1", params![account.0])?;
            Ok(())
        }
    }
}

fn keep(db: Db, account: AccountId, all: Coverage, modules: Modules) -> Result<()> {
    let shown = all.under(modules);
    let (holes, singles) = (shown.holes().count() as i64, shown.single_points().count() as i64);
    db.exec(
        "INSERT INTO coverage (account, counts, holes, singles, modules) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (account) DO UPDATE SET counts = excluded.counts, holes = excluded.holes,
             singles = excluded.singles, modules = excluded.modules
         WHERE counts <> excluded.counts OR modules <> excluded.modules",
        params![account.0, all.encode(), holes, singles, code(modules)],
    )?;
    Ok(())
}

/// The accounts that were counted under other modules than these, or never.
const STALE: &str =
    "SELECT account, counts, modules FROM coverage WHERE modules < ?1 OR modules > ?1 LIMIT ?2";
const COUNT_STALE: &str = "SELECT count(*) FROM coverage WHERE modules < ?1 OR modules > ?1";

/// Counts some accounts again that need it; whether there may be more.
fn count_again(db: Db, limit: i64) -> Result<bool> {
    let modules = settings::current(db)?.modules();
    let stale = db.all(STALE, params![code(modules), limit], |row| {
        let counts = Coverage::decode(row.get_ref(1)?.as_str().unwrap_or(""));
        Ok((AccountId(row.get(0)?), counts, row.get::<_, i64>(2)?))
    })?;
    for (account, counts, under) in &stale {
        if *under == NEVER {
            count(db, *account)?;
        } else {
            keep(db, *account, *counts, modules)?;
        }
    }
    Ok(stale.len() as i64 == limit)
}

fn count_stale(db: Db) -> Result<i64> {
    let modules = settings::current(db)?.modules();
    db.number(COUNT_STALE, params![code(modules)])
}

impl Store {
    /// Counts again what was counted under other modules, or never, so that others can write meanwhile. What a
    /// full disk or a busy store leaves undone, whoever opens the store next does.
    pub(super) fn count_again(&mut self, progress: Progress) -> Result<()> {
        match self.count_all_again(progress) {
            Err(Error::Busy | Error::Full) => Ok(()),
            done => done,
        }
    }

    fn count_all_again(&mut self, progress: Progress) -> Result<()> {
        let stale = self.engine.read(count_stale)?;
        let mut done = 0;
        while stale > 0 && self.engine.write(|db| count_again(db, CHUNK))? {
            done += CHUNK;
            if !progress(Stage::Counting, Far::at(done, stale)) {
                return Err(Error::Stopped);
            }
        }
        Ok(())
    }
}
