//! An account's row in the store, and its domains.

use crate::{
    domain::{
        account::{Account, AccountKind, reference_key},
        ids::AccountId,
        parse::Problem,
        record::Record,
        text::{self, fold},
    },
    store::{
        engine::{Db, Row, ToSql, params},
        error::{Error, Result},
        members,
        table::Table,
    },
};

use super::check;

/// All of an account but its identity, in the order of [`from_row`] and [`with_values`].
pub(super) const COLUMNS: &str =
    "version, trashed, reference, kind, name, legal_name, postal_address, language, description, notes,
    main_email, invoice_email, reminder_email, health, tier, renewal, industry";

/// The keys by which it is found and sorted, which are written behind the rest.
const KEYS: &str = "reference_key, name_key";

/// The arguments of [`with_values`] behind the identity.
const VALUES: &str = "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20";

pub(super) fn from_row(row: &Row) -> Result<Record<Account>> {
    let code: String = row.get(4)?;
    Ok(Record {
        id: AccountId(row.get(0)?),
        version: row.get(1)?,
        trashed: row.get(2)?,
        value: Account {
            reference: row.get(3)?,
            kind: AccountKind::from_code(&code).unwrap_or_default(),
            name: row.get(5)?,
            legal_name: row.get(6)?,
            postal_address: row.get(7)?,
            language: row.get(8)?,
            description: row.get(9)?,
            notes: row.get(10)?,
            domains: Vec::new(),
            main_email: row.get(11)?,
            invoice_email: row.get(12)?,
            reminder_email: row.get(13)?,
            health: row.get(14)?,
            tier: row.get(15)?,
            renewal: row.get(16)?,
            industry: row.get(17)?,
        },
    })
}

/// Runs a statement with the account's identity, [`COLUMNS`] and [`KEYS`].
fn with_values<T>(
    id: Option<AccountId>,
    version: i64,
    trashed: bool,
    value: &Account,
    run: impl FnOnce(&[&dyn ToSql]) -> Result<T>,
) -> Result<T> {
    run(params![
        id.map(|id| id.0),
        version,
        trashed,
        value.reference,
        value.kind.code(),
        value.name,
        value.legal_name,
        value.postal_address,
        value.language,
        value.description,
        value.notes,
        value.main_email,
        value.invoice_email,
        value.reminder_email,
        value.health,
        value.tier,
        value.renewal,
        value.industry,
        reference_key(&value.reference),
        fold(&value.name)
    ])
}

pub(super) fn domains(db: Db, id: AccountId) -> Result<Vec<String>> {
    db.all("SELECT text FROM account_domain WHERE account = ?1 ORDER BY place", params![id.0], |row| {
        Ok(row.get(0)?)
    })
}

fn insert_domains(db: Db, id: AccountId, domains: &[String]) -> Result<()> {
    for (place, domain) in domains.iter().enumerate() {
        db.exec(
            "INSERT INTO account_domain (domain, account, place, text) VALUES (?1, ?2, ?3, ?4)",
            params![text::ascii(domain).as_deref().unwrap_or(domain), id.0, place as i64, domain],
        )?;
    }
    Ok(())
}

fn set_domains(db: Db, id: AccountId, wanted: &[String]) -> Result<()> {
    if domains(db, id)? == wanted {
        return Ok(());
    }
    db.exec("DELETE FROM account_domain WHERE account = ?1", params![id.0])?;
    insert_domains(db, id, wanted)
}

impl Table for Account {
    fn load(db: Db, id: AccountId) -> Result<Option<Record<Self>>> {
        let found =
            db.one(&format!("SELECT id, {COLUMNS} FROM account WHERE id = ?1"), params![id.0], from_row)?;
        found
            .map(|mut record| {
                record.value.domains = domains(db, id)?;
                Ok(record)
            })
            .transpose()
    }

    fn insert(db: Db, id: Option<AccountId>, version: i64, value: &Self, trashed: bool) -> Result<AccountId> {
        let sql = format!("INSERT INTO account (id, {COLUMNS}, {KEYS}) VALUES (?1, {VALUES})");
        let id = with_values(id, version, trashed, value, |values| db.insert(&sql, values))?;
        insert_domains(db, AccountId(id), &value.domains)?;
        Ok(AccountId(id))
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let Record { id, version, trashed, value } = record;
        let sql = format!("UPDATE account SET ({COLUMNS}, {KEYS}) = ({VALUES}) WHERE id = ?1");
        with_values(Some(*id), *version, *trashed, value, |values| db.exec(&sql, values))?;
        set_domains(db, *id, &value.domains)
    }

    fn delete(db: Db, id: AccountId) -> Result<()> {
        db.exec("DELETE FROM account WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn admit(db: Db, record: &Record<Self>) -> Result<()> {
        check(db, Some(record.id), &record.value)?;
        if record.trashed && !members::of(db, record.id)?.is_empty() {
            return Err(Error::Refused(Problem::new("problem-account-has-contacts")));
        }
        Ok(())
    }

    fn account(id: AccountId, _: &Self) -> Option<AccountId> {
        Some(id)
    }

    fn accounts(_: Db, id: AccountId, _: &Self) -> Result<Vec<AccountId>> {
        Ok(vec![id])
    }
}
