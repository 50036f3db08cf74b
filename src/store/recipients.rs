//! What the resolver needs to know, read in one place (SPEC §7).

use crate::domain::{
    account::{Account, AccountKind},
    affiliation::NotificationType,
    contact::Contact,
    ids::{AccountId, ContactId},
    resolve::{Linked, Subject},
    settings::Modules,
};

use super::{
    engine::{Db, Row, params},
    error::Result,
    members,
};

/// An account and its contacts as the resolver sees them; `None` for one that is not there, or in the trash.
pub fn subject(db: Db, account: AccountId, modules: Modules) -> Result<Option<Subject>> {
    let Some(alone) = without_contacts(db, account, modules)? else { return Ok(None) };
    Ok(Some(Subject { contacts: contacts(db, account)?, ..alone }))
}

/// The same without its contacts.
pub fn without_contacts(db: Db, account: AccountId, modules: Modules) -> Result<Option<Subject>> {
    let found = db.one(
        "SELECT kind, name, postal_address, main_email, invoice_email, reminder_email
         FROM account WHERE id = ?1 AND trashed = 0",
        params![account.0],
        |row| {
            Ok(Account {
                kind: AccountKind::from_code(row.get_ref(0)?.as_str().unwrap_or("")).unwrap_or_default(),
                name: row.get(1)?,
                postal_address: row.get(2)?,
                main_email: row.get(3)?,
                invoice_email: row.get(4)?,
                reminder_email: row.get(5)?,
                ..Account::default()
            })
        },
    )?;
    Ok(found.map(|found| Subject::of(&found, Vec::new(), modules)))
}

fn contacts(db: Db, account: AccountId) -> Result<Vec<Linked>> {
    db.all(
        "SELECT a.contact, a.notification, a.categories, a.inactive, c.inactive, c.name, c.mails, c.phones, c.fax
         FROM affiliation a JOIN contact c ON c.id = a.contact
         WHERE a.account = ?1 AND a.trashed = 0 ORDER BY a.rank, a.id",
        params![account.0],
        linked,
    )
}

fn linked(row: &Row) -> Result<Linked> {
    let contact = Contact {
        name: row.get(5)?,
        mails: row.get(6)?,
        phones: row.get(7)?,
        fax: row.get(8)?,
        ..Contact::default()
    };
    let code = row.get_ref(1)?.as_str().unwrap_or("");
    Ok(Linked {
        contact: ContactId(row.get(0)?),
        name: contact.display_name().to_owned(),
        mail: contact.first_mail().to_owned(),
        notification: NotificationType::from_code(code).unwrap_or(NotificationType::None),
        categories: members::categories(row.get_ref(2)?.as_str().unwrap_or(""))?,
        active: !row.get::<_, bool>(4)?,
        active_here: !row.get::<_, bool>(3)?,
    })
}
