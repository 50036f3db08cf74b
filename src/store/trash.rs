//! « Corbeille »: what was deleted and can be restored.

use crate::domain::{
    account::Account,
    ids::{AccountId, AffiliationId, BatchId},
    record::Kind,
};

use super::{
    engine::{Db, params},
    error::{Error, Result},
    table::Table,
    write::Write,
};

/// One thing in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// What it is: an account, or a contact of an account.
    pub what: TrashedId,
    /// What a person would call it.
    pub name: String,
    /// The account's reference.
    pub reference: String,
    /// The account's name.
    pub account: String,
    /// When it was deleted: milliseconds since 1970, UTC.
    pub at: i64,
    /// By whom.
    pub who: String,
}

/// The identity of something in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrashedId {
    /// An account, with the contacts that went with it.
    Account(AccountId),
    /// A contact of an account.
    Contact(AffiliationId),
}

/// The latest batch that sent a record to the trash.
const SENT: &str =
    "(SELECT max(batch) FROM change WHERE record = r.id AND kind = ?1 AND after LIKE '%\"trashed\":true%')";

/// What is in the trash, the latest first: of one account, or of the whole store. Contacts whose account
/// is in the trash come back with it and are not listed by themselves.
pub fn list(db: Db, account: Option<AccountId>, limit: usize) -> Result<Vec<Trashed>> {
    let account = account.map_or(0, |id| id.0);
    let mut found = db.all(
        &format!(
            "SELECT r.id, r.name, r.reference, r.name, b.at, u.login FROM account r
             LEFT JOIN batch b ON b.id = {SENT} LEFT JOIN user u ON u.id = b.actor
             WHERE r.trashed = 1 AND ?2 = 0 ORDER BY b.at DESC LIMIT ?3"
        ),
        params![Kind::Account.code(), account, limit as i64],
        |row| Ok((TrashedId::Account(AccountId(row.get(0)?)), row_text(row)?)),
    )?;
    // Two statements, since each has its index.
    let whose = if account == 0 { "?2 = 0" } else { "r.account = ?2" };
    found.extend(db.all(
        &format!(
            "SELECT r.id, coalesce(nullif(c.name, ''), nullif(c.mails, ''), c.phones), m.reference, m.name, b.at, u.login
             FROM affiliation r JOIN contact c ON c.id = r.contact JOIN account m ON m.id = r.account
             LEFT JOIN batch b ON b.id = {SENT} LEFT JOIN user u ON u.id = b.actor
             WHERE r.trashed = 1 AND m.trashed = 0 AND {whose} ORDER BY b.at DESC LIMIT ?3"
        ),
        params![Kind::Affiliation.code(), account, limit as i64],
        |row| Ok((TrashedId::Contact(AffiliationId(row.get(0)?)), row_text(row)?)),
    )?);
    let mut list: Vec<Trashed> = found
        .into_iter()
        .map(|(what, (name, reference, account, at, who))| Trashed {
            what,
            name,
            reference,
            account,
            at,
            who,
        })
        .collect();
    list.sort_by_key(|trashed| std::cmp::Reverse(trashed.at));
    list.truncate(limit);
    Ok(list)
}

type RowText = (String, String, String, i64, String);

fn row_text(row: &super::engine::Row) -> Result<RowText> {
    Ok((
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get::<_, Option<i64>>(4)?.unwrap_or(0),
        row.get::<_, Option<String>>(5)?.unwrap_or_default(),
    ))
}

impl Write<'_> {
    /// Brings an account back, with the contacts that went to the trash with it, at their ranks.
    ///
    /// # Errors
    /// `Gone`.
    pub fn restore_account(&mut self, id: AccountId) -> Result<()> {
        let record = Account::load(self.db(), id)?.filter(|record| record.trashed).ok_or(Error::Gone)?;
        let sent = BatchId(self.db().number(
            "SELECT max(batch) FROM change WHERE record = ?1 AND kind = 'account' AND after LIKE '%\"trashed\":true%'",
            params![id.0],
        )?);
        self.set_trashed(&record, false)?;
        let links = self.db().all(
            "SELECT id, rank FROM affiliation WHERE account = ?1 AND trashed = 1 AND id IN
                 (SELECT record FROM change WHERE account = ?1 AND batch = ?2 AND kind = 'affiliation')",
            params![id.0, sent.0],
            |row| Ok((AffiliationId(row.get(0)?), row.get(1)?)),
        )?;
        for (link, _) in &links {
            self.revive(*link)?;
        }
        self.put_back(id, links)
    }
}
