//! Contacts and their links to accounts: the rows, and what may be done to an account's contacts.

use crate::domain::{
    account::AccountKind,
    affiliation::{Affiliation, NotificationType, RANK},
    contact::{Contact, MemberContact},
    ids::{AccountId, AffiliationId, ContactId},
    order::{self, Direction},
    parse::Problem,
    record::{Record, fields_of},
};

use super::{
    engine::{Db, Row, params},
    error::{Error, Result},
    table::Table,
    write::{Saved, Write},
};

/// One row of an account's « Contacts »: the link and the contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The link.
    pub affiliation: Record<Affiliation>,
    /// The contact.
    pub contact: Record<Contact>,
}

impl Member {
    /// The two as one thing to show and to edit.
    pub fn card(&self) -> MemberContact {
        MemberContact::new(self.contact.value.clone(), &self.affiliation.value)
    }
}

fn notification(code: &str) -> NotificationType {
    NotificationType::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(NotificationType::None)
}

fn affiliation(row: &Row, from: usize) -> Result<Record<Affiliation>> {
    Ok(Record {
        id: AffiliationId(row.get(from)?),
        version: row.get(from + 1)?,
        trashed: row.get(from + 2)?,
        value: Affiliation {
            account: AccountId(row.get(from + 3)?),
            contact: ContactId(row.get(from + 4)?),
            rank: row.get(from + 5)?,
            function: row.get(from + 6)?,
            note: row.get(from + 7)?,
            notification: notification(row.get_ref(from + 8)?.as_str().unwrap_or("")),
        },
    })
}

fn contact(row: &Row, from: usize) -> Result<Record<Contact>> {
    Ok(Record {
        id: ContactId(row.get(from)?),
        version: row.get(from + 1)?,
        trashed: row.get(from + 2)?,
        value: Contact {
            name: row.get(from + 3)?,
            mails: row.get(from + 4)?,
            phones: row.get(from + 5)?,
            fax: row.get(from + 6)?,
        },
    })
}

const MEMBERS: &str = "SELECT a.id, a.version, a.trashed, a.account, a.contact, a.rank, a.function, a.note,
        a.notification, c.id, c.version, c.trashed, c.name, c.mails, c.phones, c.fax
    FROM affiliation a JOIN contact c ON c.id = a.contact";

fn member(row: &Row) -> Result<Member> {
    Ok(Member { affiliation: affiliation(row, 0)?, contact: contact(row, 9)? })
}

/// An account's contacts in their order (S3.19).
pub fn of(db: Db, account: AccountId) -> Result<Vec<Member>> {
    db.all(
        &format!("{MEMBERS} WHERE a.account = ?1 AND a.trashed = 0 ORDER BY a.rank, a.id"),
        params![account.0],
        member,
    )
}

/// One row, in the trash or not.
pub fn one(db: Db, id: AffiliationId) -> Result<Option<Member>> {
    db.one(&format!("{MEMBERS} WHERE a.id = ?1"), params![id.0], member)
}

/// Every live account's contacts, accounts by reference, contacts by rank: the order of files.
pub fn each(db: Db, mut visit: impl FnMut(&str, &str, Member) -> Result<bool>) -> Result<()> {
    db.each(
        "SELECT a.id, a.version, a.trashed, a.account, a.contact, a.rank, a.function, a.note,
             a.notification, c.id, c.version, c.trashed, c.name, c.mails, c.phones, c.fax, m.reference, m.name
         FROM account m JOIN affiliation a ON a.account = m.id AND a.trashed = 0 JOIN contact c ON c.id = a.contact
         WHERE m.trashed = 0 ORDER BY m.reference_key, m.id, a.rank, a.id",
        &[],
        |row| {
            let text = |column| row.get_ref(column).map(|text| text.as_str().unwrap_or(""));
            visit(text(16)?, text(17)?, member(row)?)
        },
    )
}

impl Table for Contact {
    fn load(db: Db, id: ContactId) -> Result<Option<Record<Self>>> {
        db.one(
            "SELECT id, version, trashed, name, mails, phones, fax FROM contact WHERE id = ?1",
            params![id.0],
            |row| contact(row, 0),
        )
    }

    fn insert(db: Db, id: Option<ContactId>, version: i64, value: &Self, trashed: bool) -> Result<ContactId> {
        db.insert(
            "INSERT INTO contact (id, version, trashed, name, mails, phones, fax) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id.map(|id| id.0), version, trashed, value.name, value.mails, value.phones, value.fax],
        )
        .map(ContactId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let Contact { name, mails, phones, fax } = &record.value;
        db.exec(
            "UPDATE contact SET version = ?2, trashed = ?3, name = ?4, mails = ?5, phones = ?6, fax = ?7 WHERE id = ?1",
            params![record.id.0, record.version, record.trashed, name, mails, phones, fax],
        )?;
        Ok(())
    }

    fn delete(db: Db, id: ContactId) -> Result<()> {
        db.exec("DELETE FROM contact WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn account(_: ContactId, _: &Self) -> Option<AccountId> {
        None
    }

    fn accounts(db: Db, id: ContactId, _: &Self) -> Result<Vec<AccountId>> {
        db.all("SELECT account FROM affiliation WHERE contact = ?1 ORDER BY id", params![id.0], |row| {
            Ok(AccountId(row.get(0)?))
        })
    }
}

impl Table for Affiliation {
    fn load(db: Db, id: AffiliationId) -> Result<Option<Record<Self>>> {
        db.one(
            "SELECT id, version, trashed, account, contact, rank, function, note, notification
             FROM affiliation WHERE id = ?1",
            params![id.0],
            |row| affiliation(row, 0),
        )
    }

    fn insert(
        db: Db,
        id: Option<AffiliationId>,
        version: i64,
        value: &Self,
        trashed: bool,
    ) -> Result<AffiliationId> {
        db.insert(
            "INSERT INTO affiliation (id, version, trashed, account, contact, rank, function, note, notification)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id.map(|id| id.0),
                version,
                trashed,
                value.account.0,
                value.contact.0,
                value.rank,
                value.function,
                value.note,
                value.notification.code()
            ],
        )
        .map(AffiliationId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let value = &record.value;
        db.exec(
            "UPDATE affiliation SET version = ?2, trashed = ?3, account = ?4, contact = ?5, rank = ?6, function = ?7,
                 note = ?8, notification = ?9
             WHERE id = ?1",
            params![
                record.id.0,
                record.version,
                record.trashed,
                value.account.0,
                value.contact.0,
                value.rank,
                value.function,
                value.note,
                value.notification.code()
            ],
        )?;
        Ok(())
    }

    fn delete(db: Db, id: AffiliationId) -> Result<()> {
        db.exec("DELETE FROM affiliation WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn admit(db: Db, record: &Record<Self>) -> Result<()> {
        if record.trashed {
            return Ok(());
        }
        check_account(db, record.value.account)?;
        Contact::get(db, record.value.contact).map(drop)
    }

    fn account(_: AffiliationId, value: &Self) -> Option<AccountId> {
        Some(value.account)
    }

    fn accounts(_: Db, _: AffiliationId, value: &Self) -> Result<Vec<AccountId>> {
        Ok(vec![value.account])
    }
}

/// An account's contacts as look-alikes are searched among them: name, mails, phones.
pub fn each_of(db: Db, account: AccountId, mut visit: impl FnMut(&str, &str, &str)) -> Result<()> {
    db.each(
        "SELECT c.name, c.mails, c.phones FROM affiliation a JOIN contact c ON c.id = a.contact
         WHERE a.account = ?1 AND a.trashed = 0 ORDER BY a.rank, a.id",
        params![account.0],
        |row| {
            let text = |column| row.get_ref(column).map(|text| text.as_str().unwrap_or(""));
            visit(text(0)?, text(1)?, text(2)?);
            Ok(true)
        },
    )
}

/// The end of an account's order, where contacts are added one after the other. Good for one transaction:
/// in the next one somebody else may have written.
#[derive(Debug)]
pub struct OrderEnd {
    account: AccountId,
    last: i64,
}

/// S3.1: only an account that may have contacts gets one.
fn check_account(db: Db, account: AccountId) -> Result<()> {
    let found = db.one(
        "SELECT kind, reference FROM account WHERE id = ?1 AND trashed = 0",
        params![account.0],
        |row| Ok((AccountKind::from_code(row.get_ref(0)?.as_str().unwrap_or("")), row.get::<_, String>(1)?)),
    )?;
    let (kind, reference) = found.ok_or(Error::Gone)?;
    if kind.unwrap_or_default().has_contacts() {
        return Ok(());
    }
    Err(Error::Refused(Problem::new("problem-individual-no-contacts").arg("reference", reference)))
}

impl Write<'_> {
    /// Adds a contact at the end of an account's order (S3.3).
    ///
    /// # Errors
    /// `Gone`, `Refused` for a *Particulier* (S3.1).
    pub fn add_contact(&mut self, account: AccountId, card: MemberContact) -> Result<AffiliationId> {
        let mut end = self.order_end(account)?;
        self.append_contact(&mut end, card)
    }

    /// Where an account's next contact goes: asked once, then for each contact of the same transaction.
    ///
    /// # Errors
    /// `Gone`, `Refused` for a *Particulier* (S3.1).
    pub fn order_end(&self, account: AccountId) -> Result<OrderEnd> {
        check_account(self.db(), account)?;
        let last = self.db().number(
            "SELECT max(rank) FROM affiliation WHERE account = ?1 AND trashed = 0",
            params![account.0],
        )?;
        Ok(OrderEnd { account, last })
    }

    /// Adds a contact at the end of an account's order, which moves on.
    ///
    /// # Errors
    /// What the engine says.
    pub fn append_contact(&mut self, end: &mut OrderEnd, card: MemberContact) -> Result<AffiliationId> {
        let MemberContact { contact, function, note, notification } = card;
        let (account, rank) = (end.account, end.last + 1);
        let contact = self.create(&contact)?;
        let id = self.create(&Affiliation { account, contact, rank, function, note, notification })?;
        end.last = rank;
        Ok(id)
    }

    /// Saves a contact that was read as `base`.
    ///
    /// # Errors
    /// `Conflict`, `Gone`.
    pub fn save_contact(&mut self, base: &Member, mine: MemberContact) -> Result<Saved> {
        let MemberContact { contact, function, note, notification } = mine;
        let link = Affiliation { function, note, notification, ..base.affiliation.value.clone() };
        let saved = [self.save(&base.contact, &contact)?, self.save(&base.affiliation, &link)?];
        Ok(*[Saved::Merged, Saved::Saved]
            .iter()
            .find(|kind| saved.contains(kind))
            .unwrap_or(&Saved::Unchanged))
    }

    /// Takes a contact off an account; the contact itself goes to the trash with its last link.
    ///
    /// # Errors
    /// `Gone`.
    pub fn trash_contact(&mut self, id: AffiliationId) -> Result<()> {
        let member = one(self.db(), id)?.filter(|member| !member.affiliation.trashed).ok_or(Error::Gone)?;
        self.end_affiliation(&member)?;
        self.close_ranks(member.affiliation.value.account)
    }

    /// Ends one link, without closing the gap in the order.
    pub(super) fn end_affiliation(&mut self, member: &Member) -> Result<()> {
        self.set_trashed(&member.affiliation, true)?;
        let left = self.db().number(
            "SELECT count(*) FROM affiliation WHERE contact = ?1 AND trashed = 0",
            params![member.contact.id.0],
        )?;
        if left == 0 { self.set_trashed(&member.contact, true) } else { Ok(()) }
    }

    /// Brings a contact back to its account, at its rank.
    ///
    /// # Errors
    /// `Gone` when the account is no longer there, `Refused` when it became a *Particulier* (S3.1).
    pub fn restore_contact(&mut self, id: AffiliationId) -> Result<()> {
        let link = self.revive(id)?;
        self.put_back(link.account, vec![(id, link.rank)])
    }

    /// Takes a link and its contact out of the trash, without its place in the order.
    pub(super) fn revive(&mut self, id: AffiliationId) -> Result<Affiliation> {
        let member = one(self.db(), id)?.filter(|member| member.affiliation.trashed).ok_or(Error::Gone)?;
        check_account(self.db(), member.affiliation.value.account)?;
        self.set_trashed(&member.affiliation, false)?;
        if member.contact.trashed {
            self.set_trashed(&member.contact, false)?;
        }
        Ok(member.affiliation.value)
    }

    /// Moves a contact one place; `false` at the end of the order (« Modifier l'ordre des contacts »).
    ///
    /// # Errors
    /// `Gone`.
    pub fn move_contact(&mut self, id: AffiliationId, direction: Direction) -> Result<bool> {
        let link = Affiliation::load(self.db(), id)?.filter(|link| !link.trashed).ok_or(Error::Gone)?;
        let mut order = self.order(link.value.account)?;
        let moved = order::step(&mut order, &id, direction);
        if moved {
            self.set_order(&order)?;
        }
        Ok(moved)
    }

    /// Puts links back at the ranks that they had.
    pub(super) fn put_back(
        &mut self,
        account: AccountId,
        returning: Vec<(AffiliationId, i64)>,
    ) -> Result<()> {
        let order = order::reinsert(&self.order(account)?, returning);
        self.set_order(&order)
    }

    fn close_ranks(&mut self, account: AccountId) -> Result<()> {
        let order = self.order(account)?;
        self.set_order(&order)
    }

    fn order(&self, account: AccountId) -> Result<Vec<AffiliationId>> {
        self.db().all(
            "SELECT id FROM affiliation WHERE account = ?1 AND trashed = 0 ORDER BY rank, id",
            params![account.0],
            |row| Ok(AffiliationId(row.get(0)?)),
        )
    }

    /// S3.19: ranks are dense, 1..n.
    fn set_order(&mut self, order: &[AffiliationId]) -> Result<()> {
        for (rank, id) in (1..).zip(order) {
            let link = Affiliation::get(self.db(), *id)?;
            if link.value.rank != rank {
                let mut fields = fields_of(&link.value);
                fields.insert(RANK.into(), rank.into());
                self.put(&link, fields)?;
            }
        }
        Ok(())
    }
}
