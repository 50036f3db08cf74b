//! The only door through which facts are written: every change goes through a [`Write`], which records
//! it in one batch.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use crate::domain::{
    change::{Change, Merge, merge},
    ids::{AccountId, BatchId, UserId},
    record::{Fields, Kind, Record, TRASHED, fields_of},
    rights::{self, Act},
    user::User,
};

use super::{
    Session, coverage,
    engine::{Db, params, schema},
    error::{Error, Result},
    history,
    imports::{self, ImportNote},
    migrate, search,
    table::{self, Key, Table},
};

/// What a write answered, and its batch; none when nothing changed.
#[derive(Debug)]
pub struct Written<T> {
    /// The writer's answer.
    pub value: T,
    /// What to take back, if anything was written.
    pub batch: Option<BatchId>,
}

/// How a record was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was different.
    Unchanged,
    /// Saved.
    Saved,
    /// Saved together with somebody else's change to other fields (X10).
    Merged,
}

/// When derived figures and the search text follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Upkeep {
    /// In this transaction.
    Now,
    /// Later, but for the number of contacts: a long write leaves it to its last chunks.
    Later,
}

/// One act that is being written.
pub struct Write<'a> {
    db: Db<'a>,
    user: Record<User>,
    at: i64,
    origin: &'static str,
    act: Act,
    /// What a person would call the act's object.
    subject: String,
    batch: Option<BatchId>,
    /// Changes that were logged in this transaction.
    changes: i64,
    /// What is known of the file, if this act brings one in.
    pub(super) import: Option<(Kind, ImportNote)>,
    touched: BTreeSet<AccountId>,
    /// Accounts whose order has gaps, where contacts left.
    gaps: BTreeSet<AccountId>,
    upkeep: Upkeep,
    /// Whether a switch of the installation changed.
    switched: bool,
    /// Whether the history is told.
    recorded: bool,
}

impl<'a> Write<'a> {
    pub(super) fn begin(
        db: Db<'a>,
        user: UserId,
        session: &Session,
        act: Act,
        subject: &str,
    ) -> Result<Self> {
        if schema(db)? != migrate::SCHEMA {
            return Err(Error::Updated);
        }
        let user = User::get(db, user)?;
        // Another person's, if a whole store took this one's place since it was opened.
        if user.value.inactive || user.value.login != session.login {
            return Err(Error::UnknownUser(session.login.clone()));
        }
        rights::can(user.value.role, act).map_err(Error::Denied)?;
        Ok(Self {
            db,
            user,
            at: (session.clock)(),
            origin: session.origin,
            act,
            subject: subject.to_owned(),
            batch: None,
            changes: 0,
            import: None,
            touched: BTreeSet::new(),
            gaps: BTreeSet::new(),
            upkeep: Upkeep::Now,
            switched: false,
            recorded: true,
        })
    }

    /// A write that leaves no trace in the history: it takes back what was never finished, whoever opens
    /// the store next.
    pub(super) fn without_trace(db: Db<'a>, session: &Session) -> Result<Self> {
        let user = super::users::by_login(db, &session.login)?.ok_or(Error::Gone)?;
        Ok(Self {
            db,
            user,
            at: (session.clock)(),
            origin: session.origin,
            act: Act::Undo,
            subject: String::new(),
            batch: None,
            changes: 0,
            import: None,
            touched: BTreeSet::new(),
            gaps: BTreeSet::new(),
            upkeep: Upkeep::Later,
            switched: false,
            recorded: false,
        })
    }

    /// Goes on with a batch that an earlier transaction began.
    pub(super) fn resume(mut self, batch: Option<BatchId>, upkeep: Upkeep) -> Self {
        self.batch = batch;
        self.upkeep = upkeep;
        self
    }

    pub(super) fn db(&self) -> Db<'a> {
        self.db
    }

    /// Who writes, as the store knows them now.
    pub(super) fn user(&self) -> &Record<User> {
        &self.user
    }

    /// The day on which this is written, UTC.
    pub(super) fn today(&self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.at).unwrap_or_default().date_naive()
    }

    /// Whether a switch of the installation changed, on which hangs what is derived from every account.
    pub(super) fn has_switched(&self) -> bool {
        self.switched
    }

    /// The accounts that were touched so far.
    pub(super) fn touched(&self) -> &BTreeSet<AccountId> {
        &self.touched
    }

    /// The batch, if anything was written yet.
    pub(super) fn begun(&self) -> Option<BatchId> {
        self.batch
    }

    /// Refuses a change that amounts to an act that the user may not do. Taking back what a dead writer left is
    /// nobody's act.
    fn allow<E: Table>(&self, id: E::Id, before: Option<&E>, after: Option<&E>) -> Result<()> {
        if !self.recorded {
            return Ok(());
        }
        table::allow(self.db, self.user.value.role, id, before, after)
    }

    /// Creates a record.
    pub(super) fn create<E: Table>(&mut self, value: &E) -> Result<E::Id> {
        let id = E::insert(self.db, None, 1, value, false)?;
        self.allow(id, None, Some(value))?;
        self.touched.extend(E::account(id, value));
        self.log_created(id, value)?;
        Ok(id)
    }

    pub(super) fn log_created<E: Table>(&mut self, id: E::Id, value: &E) -> Result<()> {
        let after = serde_json::to_string(value)?;
        self.log(Key::of::<E>(id), E::account(id, value), None, Some(after))
    }

    /// Saves what a person made of a record (`mine`) that they read as `base`. What somebody else changed
    /// meanwhile in other fields is kept; in the same fields it is a conflict, and nothing is written.
    pub(super) fn save<E: Table>(&mut self, base: &Record<E>, mine: &E) -> Result<Saved> {
        let current = E::load(self.db, base.id)?.filter(|now| !now.trashed).ok_or(Error::Gone)?;
        match merge(&base.fields(), &fields_of(mine), &current.fields()) {
            Merge::Clean(fields, merged) => {
                E::admit(self.db, &current.with_fields(fields.clone())?)?;
                let changed = self.put(&current, fields)?;
                Ok(match (changed, merged) {
                    (false, _) => Saved::Unchanged,
                    (true, true) => Saved::Merged,
                    (true, false) => Saved::Saved,
                })
            }
            Merge::Conflict(fields) => {
                let who = history::last_actor(self.db, Key::of::<E>(base.id), &fields, &history::EVER)?;
                let who = who.unwrap_or_default();
                Err(Error::Conflict { who, fields })
            }
        }
    }

    /// Sends a record to the trash or takes it out.
    pub(super) fn set_trashed<E: Table>(&mut self, record: &Record<E>, trashed: bool) -> Result<()> {
        let mut fields = record.fields();
        fields.insert(TRASHED.into(), Value::Bool(trashed));
        self.put(record, fields).map(drop)
    }

    /// Gives a record other fields; `false` when they are what they were.
    pub(super) fn put<E: Table>(&mut self, before: &Record<E>, fields: Fields) -> Result<bool> {
        let mut after = before.with_fields(fields)?;
        let Some(Change::Updated(was, became)) = Change::between(&before.fields(), &after.fields()) else {
            return Ok(false);
        };
        self.allow(after.id, present(before), present(&after))?;
        after.version += 1;
        E::update(self.db, &after)?;
        self.switched |= E::KIND == Kind::Settings;
        let accounts = E::accounts(self.db, after.id, &after.value)?;
        let account = E::account(after.id, &after.value).or(accounts.first().copied());
        self.touched.extend(accounts);
        let (was, became) = (serde_json::to_string(&was)?, serde_json::to_string(&became)?);
        self.log(Key::of::<E>(after.id), account, Some(was), Some(became))?;
        Ok(true)
    }

    /// Brings back a record that had been removed.
    pub(super) fn bring_back<E: Table>(&mut self, record: &Record<E>) -> Result<()> {
        self.allow(record.id, None, present(record))?;
        E::insert(self.db, Some(record.id), record.version, &record.value, record.trashed)?;
        self.touched.extend(E::accounts(self.db, record.id, &record.value)?);
        self.log_created(record.id, &record.value)
    }

    /// Takes a record away for good: only for one that an act had created and that is taken back.
    pub(super) fn remove<E: Table>(&mut self, record: &Record<E>) -> Result<()> {
        self.allow(record.id, present(record), None)?;
        self.touched.extend(E::accounts(self.db, record.id, &record.value)?);
        let before = serde_json::to_string(&record.fields())?;
        E::delete(self.db, record.id)?;
        self.log(Key::of::<E>(record.id), E::account(record.id, &record.value), Some(before), None)
    }

    fn log(
        &mut self,
        key: Key,
        account: Option<AccountId>,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<()> {
        if !self.recorded {
            return Ok(());
        }
        let batch = self.batch()?;
        self.db.insert(
            "INSERT INTO change (batch, kind, record, account, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![batch.0, key.kind.code(), key.id, account.map(|id| id.0), before, after],
        )?;
        self.changes += 1;
        Ok(())
    }

    /// The batch, which exists from the first change on.
    pub(super) fn batch(&mut self) -> Result<BatchId> {
        if let Some(batch) = self.batch {
            return Ok(batch);
        }
        let id = self.db.insert(
            "INSERT INTO batch (actor, at, origin, act, subject, state) VALUES (?1, ?2, ?3, ?4, ?5, 'done')",
            params![self.user.id.0, self.at, self.origin, self.act.code(), self.subject],
        )?;
        self.batch = Some(BatchId(id));
        Ok(BatchId(id))
    }

    /// Leaves a gap in an account's order, which is closed before the transaction ends: once, however many
    /// contacts leave.
    pub(super) fn leave_gap(&mut self, account: AccountId) {
        self.gaps.insert(account);
    }

    /// An account's order has no gaps any more.
    pub(super) fn no_gap(&mut self, account: AccountId) {
        self.gaps.remove(&account);
    }

    /// Closes the gaps in orders, brings derived figures up to date, and ends the transaction's part of the
    /// act.
    pub(super) fn finish(mut self) -> Result<Option<BatchId>> {
        while let Some(account) = self.gaps.pop_first() {
            self.close_ranks(account)?;
        }
        keep_up(self.db, &self.touched, self.upkeep)?;
        if let Some(batch) = self.batch {
            let count = "UPDATE batch SET changes = changes + ?2 WHERE id = ?1";
            self.db.exec(count, params![batch.0, self.changes])?;
            if let Some((kind, note)) = &self.import {
                imports::write_note(self.db, batch, *kind, note)?;
            }
        }
        Ok(self.batch)
    }
}

/// What a record holds, unless it is in the trash.
fn present<E: Table>(record: &Record<E>) -> Option<&E> {
    (!record.trashed).then_some(&record.value)
}

/// Brings what is derived from these accounts up to date.
pub(super) fn keep_up(db: Db, accounts: &BTreeSet<AccountId>, upkeep: Upkeep) -> Result<()> {
    for account in accounts {
        db.exec(
            "UPDATE account SET contacts =
                 (SELECT count(*) FROM affiliation WHERE account = ?1 AND trashed = 0) WHERE id = ?1",
            params![account.0],
        )?;
        match upkeep {
            Upkeep::Now => {
                search::index(db, *account)?;
                coverage::count(db, *account)?;
            }
            Upkeep::Later => search::later(db, *account)?,
        }
    }
    Ok(())
}
