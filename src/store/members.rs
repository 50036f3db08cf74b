//! Contacts and their links to accounts: their rows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    affiliation::{Affiliation, NotificationType},
    category,
    contact::{Contact, MemberContact},
    ids::{AccountId, AffiliationId, ContactId},
    record::Record,
    rights::{self, Act},
};

use super::{
    engine::{Db, Row, params},
    error::{Error, Result},
    member_acts,
    table::Table,
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

    /// The link as a card makes it.
    pub(super) fn link_of(&self, card: &MemberContact) -> Affiliation {
        let Affiliation { account, contact, rank, .. } = self.affiliation.value;
        card.link(account, contact, rank)
    }

    /// Whether anything goes to it at all.
    pub fn is_active(&self) -> bool {
        !self.contact.value.inactive && !self.affiliation.value.inactive_here
    }
}

/// The columns of a link, in the order of [`affiliation`].
const LINK: &str =
    "a.id, a.version, a.trashed, a.account, a.contact, a.rank, a.function, a.note, a.notification,
    a.categories, a.inactive";

fn affiliation(row: &Row) -> Result<Record<Affiliation>> {
    Ok(Record {
        id: AffiliationId(row.get(0)?),
        version: row.get(1)?,
        trashed: row.get(2)?,
        value: Affiliation {
            account: AccountId(row.get(3)?),
            contact: ContactId(row.get(4)?),
            rank: row.get(5)?,
            function: row.get(6)?,
            note: row.get(7)?,
            notification: NotificationType::from_code(row.get_ref(8)?.as_str().unwrap_or(""))
                .unwrap_or(NotificationType::None),
            categories: categories(row.get_ref(9)?.as_str().unwrap_or(""))?,
            inactive_here: row.get(10)?,
        },
    })
}

pub(super) fn categories(codes: &str) -> Result<category::Categories> {
    category::parse(codes).map_err(|_| Error::damaged(format!("unknown category in {codes}")))
}

/// The columns of a contact, in the order of [`contact`].
const CONTACT: &str =
    "c.id, c.version, c.trashed, c.name, c.mails, c.phones, c.fax, c.inactive, c.is_group, c.verified";

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
            inactive: row.get(from + 7)?,
            group: row.get(from + 8)?,
            verified: row.get::<_, Option<String>>(from + 9)?.map(|day| date(&day)).transpose()?,
        },
    })
}

fn date(day: &str) -> Result<NaiveDate> {
    day.parse().map_err(|_| Error::damaged(format!("{day} is no day")))
}

/// What follows [`LINK`] and [`CONTACT`].
const MEMBERS: &str = "FROM affiliation a JOIN contact c ON c.id = a.contact";

fn member(row: &Row) -> Result<Member> {
    Ok(Member { affiliation: affiliation(row)?, contact: contact(row, 11)? })
}
/// An account's contacts in their order (S3.19).
pub fn of(db: Db, account: AccountId) -> Result<Vec<Member>> {
    db.all(
        &format!(
            "SELECT {LINK}, {CONTACT} {MEMBERS} WHERE a.account = ?1 AND a.trashed = 0 ORDER BY a.rank, a.id"
        ),
        params![account.0],
        member,
    )
}

/// One row, in the trash or not.
pub fn one(db: Db, id: AffiliationId) -> Result<Option<Member>> {
    db.one(&format!("SELECT {LINK}, {CONTACT} {MEMBERS} WHERE a.id = ?1"), params![id.0], member)
}

/// Every live account's contacts, accounts by reference, contacts by rank: the order of files.
pub fn each(db: Db, mut visit: impl FnMut(&str, &str, Member) -> Result<bool>) -> Result<()> {
    db.each(
        &format!(
            "SELECT {LINK}, {CONTACT}, m.reference, m.name
             FROM account m JOIN affiliation a ON a.account = m.id AND a.trashed = 0 JOIN contact c ON c.id = a.contact
             WHERE m.trashed = 0 ORDER BY m.reference_key, m.id, a.rank, a.id"
        ),
        &[],
        |row| {
            let text = |column| row.get_ref(column).map(|text| text.as_str().unwrap_or(""));
            visit(text(21)?, text(22)?, member(row)?)
        },
    )
}

impl Table for Contact {
    fn load(db: Db, id: ContactId) -> Result<Option<Record<Self>>> {
        let sql = format!("SELECT {CONTACT} FROM contact c WHERE c.id = ?1");
        db.one(&sql, params![id.0], |row| contact(row, 0))
    }

    fn insert(db: Db, id: Option<ContactId>, version: i64, value: &Self, trashed: bool) -> Result<ContactId> {
        let Contact { name, mails, phones, fax, inactive, group, verified } = value;
        db.insert(
            "INSERT INTO contact (id, version, trashed, name, mails, phones, fax, inactive, is_group, verified)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id.map(|id| id.0),
                version,
                trashed,
                name,
                mails,
                phones,
                fax,
                inactive,
                group,
                verified.map(|day| day.to_string())
            ],
        )
        .map(ContactId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let Contact { name, mails, phones, fax, inactive, group, verified } = &record.value;
        db.exec(
            "UPDATE contact SET version = ?2, trashed = ?3, name = ?4, mails = ?5, phones = ?6, fax = ?7,
                 inactive = ?8, is_group = ?9, verified = ?10
             WHERE id = ?1",
            params![
                record.id.0,
                record.version,
                record.trashed,
                name,
                mails,
                phones,
                fax,
                inactive,
                group,
                verified.map(|day| day.to_string())
            ],
        )?;
        Ok(())
    }

    fn delete(db: Db, id: ContactId) -> Result<()> {
        db.exec("DELETE FROM contact WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn amounts_to(db: Db, id: ContactId, before: Option<&Self>, after: Option<&Self>) -> Result<Option<Act>> {
        let moves = before.zip(after).is_some_and(|(before, after)| rights::moves_holder(before, after));
        Ok((moves && is_in_charge(db, id)?).then_some(Act::SetCategories))
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
        let sql = format!("SELECT {LINK} FROM affiliation a WHERE a.id = ?1");
        db.one(&sql, params![id.0], affiliation)
    }

    fn insert(
        db: Db,
        id: Option<AffiliationId>,
        version: i64,
        value: &Self,
        trashed: bool,
    ) -> Result<AffiliationId> {
        db.insert(
            "INSERT INTO affiliation (id, version, trashed, account, contact, rank, function, note, notification,
                 categories, inactive)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                id.map(|id| id.0),
                version,
                trashed,
                value.account.0,
                value.contact.0,
                value.rank,
                value.function,
                value.note,
                value.notification.code(),
                category::codes(&value.categories),
                value.inactive_here
            ],
        )
        .map(AffiliationId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let value = &record.value;
        db.exec(
            "UPDATE affiliation SET version = ?2, trashed = ?3, account = ?4, contact = ?5, rank = ?6, function = ?7,
                 note = ?8, notification = ?9, categories = ?10, inactive = ?11
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
                value.notification.code(),
                category::codes(&value.categories),
                value.inactive_here
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
        member_acts::check_account(db, record.value.account)?;
        Contact::get(db, record.value.contact).map(drop)
    }

    fn amounts_to(
        _: Db,
        _: AffiliationId,
        before: Option<&Self>,
        after: Option<&Self>,
    ) -> Result<Option<Act>> {
        Ok(rights::moves_categories(before, after).then_some(Act::SetCategories))
    }

    fn account(_: AffiliationId, value: &Self) -> Option<AccountId> {
        Some(value.account)
    }

    fn accounts(_: Db, _: AffiliationId, value: &Self) -> Result<Vec<AccountId>> {
        Ok(vec![value.account])
    }
}

/// Whether a contact holds a category in some account.
fn is_in_charge(db: Db, contact: ContactId) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM affiliation WHERE contact = ?1 AND categories <> '' AND trashed = 0)";
    Ok(db.number(sql, params![contact.0])? == 1)
}

/// Those of an account's contacts that hold a category in another account.
pub fn in_charge_elsewhere(db: Db, account: AccountId) -> Result<BTreeSet<ContactId>> {
    let contacts = db.all(
        "SELECT o.contact
         FROM affiliation a JOIN affiliation o ON o.contact = a.contact AND o.account <> a.account
         WHERE a.account = ?1 AND a.trashed = 0 AND o.categories <> '' AND o.trashed = 0",
        params![account.0],
        |row| Ok(ContactId(row.get(0)?)),
    )?;
    Ok(contacts.into_iter().collect())
}

/// In how many accounts a contact stands.
pub fn count_links(db: Db, contact: ContactId) -> Result<i64> {
    db.number("SELECT count(*) FROM affiliation WHERE contact = ?1 AND trashed = 0", params![contact.0])
}
