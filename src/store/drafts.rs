//! Drafts (X12): what is being typed into a form survives the terminal, the process and Esc.

use crate::domain::{
    ids::{AccountId, DraftId},
    record::Fields,
};

use super::{
    Store,
    engine::{Db, Row, params},
    error::Result,
};

/// A form that was being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its identity; the desk chooses it when the form opens (`None`: not kept yet).
    pub id: Option<DraftId>,
    /// When it was kept last: milliseconds since 1970, UTC.
    pub at: i64,
    /// Which form.
    pub form: String,
    /// What a person would call it.
    pub subject: String,
    /// The account that the form is about.
    pub account: Option<AccountId>,
    /// The record that is edited, by its identity in its table, and the version that was read; none for a
    /// new one.
    pub record: Option<(i64, i64)>,
    /// What was typed, field by field.
    pub fields: Fields,
}

const COLUMNS: &str = "id, at, form, subject, account, record, version, fields, process";

fn from_row(row: &Row) -> Result<(Draft, i64)> {
    let (record, version): (Option<i64>, Option<i64>) = (row.get(5)?, row.get(6)?);
    let draft = Draft {
        id: Some(DraftId(row.get(0)?)),
        at: row.get(1)?,
        form: row.get(2)?,
        subject: row.get(3)?,
        account: row.get::<_, Option<i64>>(4)?.map(AccountId),
        record: record.zip(version),
        fields: serde_json::from_str(row.get_ref(7)?.as_str().unwrap_or("{}"))?,
    };
    Ok((draft, row.get(8)?))
}

/// A user's drafts, the latest first, with the process that writes each.
pub(super) fn of_user(db: Db, user: i64) -> Result<Vec<(Draft, i64)>> {
    db.all(
        &format!("SELECT {COLUMNS} FROM draft WHERE user = ?1 ORDER BY at DESC, id DESC"),
        params![user],
        from_row,
    )
}

impl Store {
    /// Keeps a draft, in place of its earlier state.
    ///
    /// # Errors
    /// What the engine says.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<DraftId> {
        let fields = serde_json::to_string(&draft.fields)?;
        let process = number(std::process::id()).unwrap_or(0);
        self.note(|db, user, now| {
            let (record, version) = draft.record.unzip();
            // A draft that was dropped elsewhere is kept anew: its number may be another one's by now.
            if let Some(id) = draft.id
                && db.exec(
                    "UPDATE draft SET process = ?3, at = ?4, subject = ?5, version = ?6, fields = ?7
                     WHERE id = ?1 AND user = ?2",
                    params![id.0, user.0, process, now, draft.subject, version, fields],
                )? > 0
            {
                return Ok(id);
            }
            db.insert(
                "INSERT INTO draft (user, process, at, form, subject, account, record, version, fields)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    user.0,
                    process,
                    now,
                    draft.form,
                    draft.subject,
                    draft.account.map(|id| id.0),
                    record,
                    version,
                    fields
                ],
            )
            .map(DraftId)
        })
    }

    /// Forgets a draft: it was saved, or thrown away.
    ///
    /// # Errors
    /// What the engine says.
    pub fn drop_draft(&mut self, id: DraftId) -> Result<()> {
        self.note(|db, user, _| {
            db.exec("DELETE FROM draft WHERE id = ?1 AND user = ?2", params![id.0, user.0])?;
            Ok(())
        })
    }

    /// The user's drafts that no living process is writing, the latest first.
    ///
    /// # Errors
    /// What the engine says.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let user = self.user.id.0;
        let drafts = self.engine.read(|db| of_user(db, user))?;
        Ok(drafts.into_iter().filter(|(_, process)| !is_alive(*process)).map(|(draft, _)| draft).collect())
    }
}

/// Whether another living process has this number. Ours does not count: a draft of ours whose form is
/// closed is there to be offered.
fn is_alive(process: i64) -> bool {
    let id = (process & ((1 << ID_BITS) - 1)) as u32;
    id != std::process::id() && number(id) == Some(process)
}

/// The largest process id of Linux has 22 bits.
const ID_BITS: u32 = 22;

/// A number that no later process has: the process's id, which is used again, with the time at which it
/// was started, in clock ticks. `None` for one that is not alive.
pub(super) fn number(id: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The second field is the program's name in parentheses, which may hold anything.
    let after_name = stat.rsplit_once(')')?.1;
    let started: i64 = after_name.split_whitespace().nth(19)?.parse().ok()?;
    Some((started << ID_BITS) | i64::from(id))
}
