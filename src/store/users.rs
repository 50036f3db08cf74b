//! Users: who may open the store.

use crate::domain::{
    ids::{AccountId, UserId},
    record::Record,
    rights::Act,
    user::{Role, User},
};

use super::{
    Session,
    engine::{Db, Row, params},
    error::Result,
    table::Table,
    write::Write,
};

fn from_row(row: &Row) -> Result<Record<User>> {
    Ok(Record {
        id: UserId(row.get(0)?),
        version: row.get(1)?,
        trashed: row.get(2)?,
        value: User {
            login: row.get(3)?,
            role: Role::from_code(row.get_ref(4)?.as_str().unwrap_or("")).unwrap_or_default(),
            inactive: row.get(5)?,
        },
    })
}

impl Table for User {
    fn load(db: Db, id: UserId) -> Result<Option<Record<Self>>> {
        db.one(
            "SELECT id, version, trashed, login, role, inactive FROM user WHERE id = ?1",
            params![id.0],
            from_row,
        )
    }

    fn insert(db: Db, id: Option<UserId>, version: i64, value: &Self, trashed: bool) -> Result<UserId> {
        db.insert(
            "INSERT INTO user (id, version, trashed, login, role, inactive) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id.map(|id| id.0), version, trashed, value.login, value.role.code(), value.inactive],
        )
        .map(UserId)
    }

    fn update(db: Db, record: &Record<Self>) -> Result<()> {
        let User { login, role, inactive } = &record.value;
        db.exec(
            "UPDATE user SET version = ?2, trashed = ?3, login = ?4, role = ?5, inactive = ?6 WHERE id = ?1",
            params![record.id.0, record.version, record.trashed, login, role.code(), inactive],
        )?;
        Ok(())
    }

    fn delete(db: Db, id: UserId) -> Result<()> {
        db.exec("DELETE FROM user WHERE id = ?1", params![id.0])?;
        Ok(())
    }

    fn account(_: UserId, _: &Self) -> Option<AccountId> {
        None
    }

    fn accounts(_: Db, _: UserId, _: &Self) -> Result<Vec<AccountId>> {
        Ok(Vec::new())
    }
}

/// The user with this login name.
pub fn by_login(db: Db, login: &str) -> Result<Option<Record<User>>> {
    db.one(
        "SELECT id, version, trashed, login, role, inactive FROM user WHERE login = ?1",
        params![login],
        from_row,
    )
}

/// SPEC §10: whoever creates a store is its first admin. A store that has users is left as it is.
pub fn first_admin(db: Db, session: &Session) -> Result<()> {
    if db.number("SELECT count(*) FROM user", &[])? > 0 {
        return Ok(());
    }
    let value = User { login: session.login.clone(), role: Role::Admin, inactive: false };
    let id = User::insert(db, None, 1, &value, false)?;
    let mut write = Write::begin(db, id, session, Act::CreateStore, &session.login)?;
    write.log_created(id, &value)?;
    write.finish()?;
    Ok(())
}
