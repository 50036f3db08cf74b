//! Accounts: how they are found, and what may be done to them.

mod row;

use crate::domain::{
    account::{Account, AccountKind, REFERENCE_DIGITS, generated_number, generated_reference, reference_key},
    ids::{AccountId, ContactId},
    parse::Problem,
    record::Record,
    text::{self, fold},
};

use super::{
    engine::{Db, Row, params},
    error::{Error, Result},
    members,
    table::Table,
    write::{Saved, Write},
};
use row::{COLUMNS, domains, from_row};

/// The account with this reference, compared without case and outer blanks, in the trash or not.
pub fn by_reference(db: Db, reference: &str) -> Result<Option<Record<Account>>> {
    let id = db.one(
        "SELECT id FROM account WHERE reference_key = ?1",
        params![reference_key(reference)],
        |row| Ok(AccountId(row.get(0)?)),
    )?;
    id.map_or(Ok(None), |id| Account::load(db, id))
}

/// As much of an account as a contact that is to join it needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountHead {
    /// Its identity.
    pub id: AccountId,
    /// Its reference as it stands in the store.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub kind: AccountKind,
    /// Whether it is in the trash.
    pub trashed: bool,
}

fn head_from_row(row: &Row) -> Result<AccountHead> {
    Ok(AccountHead {
        id: AccountId(row.get(0)?),
        reference: row.get(1)?,
        name: row.get(2)?,
        kind: AccountKind::from_code(row.get_ref(3)?.as_str().unwrap_or("")).unwrap_or_default(),
        trashed: row.get(4)?,
    })
}

/// The same as [`by_reference`] without the rest of the record: an import asks a million times.
pub fn head(db: Db, reference: &str) -> Result<Option<AccountHead>> {
    db.one(
        "SELECT id, reference, name, kind, trashed FROM account WHERE reference_key = ?1",
        params![reference_key(reference)],
        head_from_row,
    )
}

/// The same by identity, in the trash or not.
pub fn head_of(db: Db, id: AccountId) -> Result<Option<AccountHead>> {
    db.one(
        "SELECT id, reference, name, kind, trashed FROM account WHERE id = ?1",
        params![id.0],
        head_from_row,
    )
}

/// Accounts in which a contact stands, so many at most.
pub fn of_contact(db: Db, contact: ContactId, limit: usize) -> Result<Vec<AccountHead>> {
    db.all(
        "SELECT b.id, b.reference, b.name, b.kind, b.trashed
         FROM affiliation a JOIN account b ON b.id = a.account
         WHERE a.contact = ?1 AND a.trashed = 0 ORDER BY a.id LIMIT ?2",
        params![contact.0, i64::try_from(limit).unwrap_or(i64::MAX)],
        head_from_row,
    )
}

/// The reference of the only account with this name; none where there are several.
pub fn called(db: Db, name: &str) -> Result<Option<String>> {
    let sql = "SELECT reference FROM account WHERE trashed = 0 AND name_key = ?1 LIMIT 2";
    let mut found = db.all(sql, params![fold(name)], |row| Ok(row.get(0)?))?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The accounts that have contacts, by reference.
pub fn with_contacts(db: Db) -> Result<Vec<AccountId>> {
    let sql = "SELECT id FROM account WHERE trashed = 0 AND contacts > 0 ORDER BY reference_key, id";
    db.all(sql, &[], |row| Ok(AccountId(row.get(0)?)))
}

/// Every live account by reference, until the visitor says `false`.
pub fn each(db: Db, mut visit: impl FnMut(Record<Account>) -> Result<bool>) -> Result<()> {
    db.each(
        &format!("SELECT id, {COLUMNS} FROM account WHERE trashed = 0 ORDER BY reference_key, id"),
        &[],
        |row| {
            let mut record = from_row(row)?;
            record.value.domains = domains(db, record.id)?;
            visit(record)
        },
    )
}

/// The number of the next generated reference above `last`: one more than the last one of six digits, and of
/// seven only when those are used up. Numbers of one length sort as text, so that the index has the last one
/// at hand.
fn next_number(db: Db, mut last: i64) -> Result<i64> {
    for digits in REFERENCE_DIGITS..=i64::MAX.ilog10() {
        last = last.max(last_generated(db, digits)?);
        if last + 1 < 10_i64.pow(digits) {
            break;
        }
    }
    Ok(last + 1)
}

/// The last generated reference's number among those of so many digits; 0 for none.
fn last_generated(db: Db, digits: u32) -> Result<i64> {
    let mut last = 0;
    db.each(
        "SELECT reference_key FROM account WHERE reference_key >= 'c-0' AND reference_key < 'c-:'
         ORDER BY reference_key DESC",
        &[],
        |row| {
            last = generated_number(row.get_ref(0)?.as_str().unwrap_or(""), digits).unwrap_or(0);
            Ok(last == 0)
        },
    )?;
    Ok(last)
}

/// Refuses an account whose reference or domain is another one's, or whose kind its contacts forbid.
pub fn check(db: Db, id: Option<AccountId>, account: &Account) -> Result<()> {
    if let Some(other) = by_reference(db, &account.reference)?.filter(|other| Some(other.id) != id) {
        return Err(Error::ReferenceTaken {
            account: other.id,
            name: other.value.name,
            trashed: other.trashed,
        });
    }
    for domain in &account.domains {
        if let Some(other) = domain_owner(db, domain)?.filter(|(other, _)| Some(*other) != id) {
            return Err(Error::DomainTaken { domain: domain.clone(), reference: other.1 });
        }
    }
    match id {
        Some(id) if !account.kind.has_contacts() => refuse_contacts(db, id),
        _ => Ok(()),
    }
}

/// Whose domain it is: the account and its reference.
pub fn domain_owner(db: Db, domain: &str) -> Result<Option<(AccountId, String)>> {
    db.one(
        "SELECT a.id, a.reference FROM account_domain d JOIN account a ON a.id = d.account WHERE d.domain = ?1",
        params![text::ascii(domain).as_deref().unwrap_or(domain)],
        |row| Ok((AccountId(row.get(0)?), row.get(1)?)),
    )
}

/// S3.1: an account that has contacts does not become a *Particulier*; the refusal lists them.
fn refuse_contacts(db: Db, id: AccountId) -> Result<()> {
    let names: Vec<String> =
        members::of(db, id)?.iter().map(|member| member.contact.value.display_name().to_owned()).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Error::Refused(
        Problem::new("problem-individual-has-contacts")
            .arg("count", names.len())
            .arg("names", names.join(", ")),
    ))
}

impl Write<'_> {
    /// The account with this reference, in the trash or not.
    ///
    /// # Errors
    /// What the engine says.
    pub fn account_by_reference(&self, reference: &str) -> Result<Option<Record<Account>>> {
        by_reference(self.db(), reference)
    }

    /// One account, in the trash or not.
    ///
    /// # Errors
    /// What the engine says.
    pub fn account(&self, id: AccountId) -> Result<Option<Record<Account>>> {
        Account::load(self.db(), id)
    }

    /// The number of the next free generated reference above a number of at most six digits, for an import
    /// that gives many (see [`generated_reference`]).
    ///
    /// # Errors
    /// What the engine says.
    pub fn next_reference_number(&self, above: i64) -> Result<i64> {
        next_number(self.db(), above)
    }

    /// Creates an account; one without a reference gets the next `C-000042`.
    ///
    /// # Errors
    /// `ReferenceTaken`, `DomainTaken`.
    pub fn create_account(&mut self, mut account: Account) -> Result<AccountId> {
        if account.reference.is_empty() {
            account.reference = generated_reference(next_number(self.db(), 0)?);
        }
        check(self.db(), None, &account)?;
        self.create(&account)
    }

    /// Saves an account that was read as `base`. A reference that was emptied is kept.
    ///
    /// # Errors
    /// `Conflict`, `Gone`, `ReferenceTaken`, `DomainTaken`, `Refused` (S3.1).
    pub fn save_account(&mut self, base: &Record<Account>, mut mine: Account) -> Result<Saved> {
        if mine.reference.is_empty() {
            mine.reference.clone_from(&base.value.reference);
        }
        self.save(base, &mine)
    }

    /// Sends an account and its contacts to the trash.
    ///
    /// # Errors
    /// `Gone`.
    pub fn trash_account(&mut self, id: AccountId) -> Result<()> {
        let record = Account::load(self.db(), id)?.filter(|record| !record.trashed).ok_or(Error::Gone)?;
        for member in members::of(self.db(), id)? {
            self.end_affiliation(&member)?;
        }
        self.set_trashed(&record, true)
    }
}
