//! The imports that were made: what is known of each beside its batch (X7, SPEC §8).

use crate::domain::{ids::BatchId, record::Kind};

use super::{
    engine::{Db, Row, params},
    error::{Error, Result},
    history::{self, Batch},
    write::Write,
};

/// What an import does with the contacts that its file does not name (SPEC §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImportMode {
    /// Nothing: accounts are created or updated, and every row of contacts is added, even if it is there already
    /// (S3.31, S3.32).
    #[default]
    Add,
    /// Deletes them: the members that stand in the file get the file's contacts (S3.33).
    Synchronise,
    /// The same for every member: those that do not stand in the file lose theirs.
    SynchroniseAll,
}

impl ImportMode {
    /// All modes.
    pub const ALL: [ImportMode; 3] = [ImportMode::Add, ImportMode::Synchronise, ImportMode::SynchroniseAll];

    /// The stable code that the store keeps.
    pub fn code(self) -> &'static str {
        match self {
            ImportMode::Add => "add",
            ImportMode::Synchronise => "synchronise",
            ImportMode::SynchroniseAll => "synchronise_all",
        }
    }

    /// Whether contacts that no row names are deleted.
    pub fn synchronises(self) -> bool {
        self != ImportMode::Add
    }

    fn from_code(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|mode| mode.code() == code);
        found.ok_or_else(|| Error::damaged(format!("unknown mode {code}")))
    }
}

/// What an importer says of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// What it does with what the file does not name.
    pub mode: ImportMode,
    /// Rows that are not blank.
    pub rows: i64,
    /// Rows that said what the store said.
    pub unchanged: i64,
    /// Rows that did not go in.
    pub rejected: i64,
}

/// How many records a batch created, updated and sent to the trash, counted in what it changed. A contact
/// and its link are one; a contact that only moved is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenCounts {
    /// Records that came into being.
    pub created: i64,
    /// Records that changed.
    pub updated: i64,
    /// Records that went to the trash.
    pub deleted: i64,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Who, when, from where, which file, and whether it still stands.
    pub batch: Batch,
    /// The kind of record of which each row makes one: accounts, or links of contacts.
    pub kind: Kind,
    /// What it did; nothing while it is running, and where it did not come to its end.
    pub written: WrittenCounts,
    /// What is known of the file; `None` for an import from before this was noted.
    pub note: Option<ImportNote>,
}

/// The columns of an import, those of its batch behind them.
fn select(rest: &str) -> String {
    format!(
        "SELECT i.kind, i.created, i.updated, i.deleted, i.digest, i.mode, i.rows, i.unchanged, i.rejected, {}
         FROM import i JOIN batch b ON b.id = i.batch JOIN user u ON u.id = b.actor {rest}",
        history::COLUMNS
    )
}

fn from_row(row: &Row) -> Result<Import> {
    let note = |digest| -> Result<ImportNote> {
        Ok(ImportNote {
            digest,
            mode: ImportMode::from_code(row.get_ref(5)?.as_str().unwrap_or(""))?,
            rows: row.get(6)?,
            unchanged: row.get(7)?,
            rejected: row.get(8)?,
        })
    };
    Ok(Import {
        kind: history::kind(row, 0)?,
        written: WrittenCounts { created: row.get(1)?, updated: row.get(2)?, deleted: row.get(3)? },
        note: row.get::<_, Option<String>>(4)?.map(note).transpose()?,
        batch: history::from_row(row, 9)?,
    })
}

/// The imports, newest first, those before `before` if it is given.
pub fn list(db: Db, before: Option<BatchId>, limit: usize) -> Result<Vec<Import>> {
    db.all(
        &select("WHERE i.batch < ?1 ORDER BY i.batch DESC LIMIT ?2"),
        params![before.map_or(i64::MAX, |id| id.0), limit as i64],
        from_row,
    )
}

/// One import; `None` for a batch that is none.
pub fn one(db: Db, batch: BatchId) -> Result<Option<Import>> {
    db.one(&select("WHERE i.batch = ?1"), params![batch.0], from_row)
}

/// The latest import of the same bytes into the same kind of record that came to its end and was not taken
/// back.
pub fn earlier(db: Db, kind: Kind, digest: &str) -> Result<Option<Import>> {
    db.one(
        &select(
            "WHERE i.digest = ?1 AND i.kind = ?2 AND b.state = 'done' AND b.undone_by IS NULL
             ORDER BY i.batch DESC LIMIT 1",
        ),
        params![digest, kind.code()],
        from_row,
    )
}

/// Writes down what an importer says, in place of what it said before.
pub(super) fn write_note(db: Db, batch: BatchId, kind: Kind, note: &ImportNote) -> Result<()> {
    let ImportNote { digest, mode, rows, unchanged, rejected } = note;
    db.exec(
        "INSERT INTO import (batch, kind, digest, mode, rows, unchanged, rejected)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (batch) DO UPDATE SET (kind, digest, mode, rows, unchanged, rejected)
             = (?2, ?3, ?4, ?5, ?6, ?7)",
        params![batch.0, kind.code(), digest, mode.code(), rows, unchanged, rejected],
    )?;
    Ok(())
}

/// What a batch wrote, if it is an import.
pub(super) fn counted(db: Db, batch: BatchId) -> Result<Option<WrittenCounts>> {
    let kind =
        db.one("SELECT kind FROM import WHERE batch = ?1", params![batch.0], |row| history::kind(row, 0))?;
    kind.map(|kind| count_written(db, batch, kind)).transpose()
}

/// Writes down what a batch wrote that ends, if it is an import.
pub(super) fn close(db: Db, batch: BatchId) -> Result<()> {
    counted(db, batch)?.map_or(Ok(()), |counts| write_counts(db, batch, counts))
}

/// Writes down what an import wrote.
pub(super) fn write_counts(db: Db, batch: BatchId, counts: WrittenCounts) -> Result<()> {
    let WrittenCounts { created, updated, deleted } = counts;
    db.exec(
        "UPDATE import SET (created, updated, deleted) = (?2, ?3, ?4) WHERE batch = ?1",
        params![batch.0, created, updated, deleted],
    )?;
    Ok(())
}

/// How many records of a kind a batch created, updated and sent to the trash. Of a contact, its own changes
/// and those of its links count once.
fn count_written(db: Db, batch: BatchId, kind: Kind) -> Result<WrittenCounts> {
    let counts = db.one(
        "SELECT count(*) FILTER (WHERE before IS NULL),
             count(*) FILTER (WHERE before IS NOT NULL AND after LIKE '%\"trashed\":true%')
         FROM change WHERE batch = ?1 AND kind = ?2 AND after IS NOT NULL",
        params![batch.0, kind.code()],
        |row| Ok(WrittenCounts { created: row.get(0)?, updated: 0, deleted: row.get(1)? }),
    )?;
    let updated = match kind {
        Kind::Affiliation => UPDATED_CONTACTS,
        _ => UPDATED,
    };
    let updated = db.number(updated, params![batch.0, kind.code()])?;
    Ok(WrittenCounts { updated, ..counts.unwrap_or_default() })
}

const UPDATED: &str = "SELECT count(DISTINCT record) FROM change
    WHERE batch = ?1 AND kind = ?2 AND before IS NOT NULL AND after IS NOT NULL
        AND after NOT LIKE '%\"trashed\":%'";

/// The changed links that did more than move, and the changed contacts, a contact once.
const UPDATED_CONTACTS: &str = "SELECT count(*) FROM (
    SELECT coalesce(a.contact, -c.record) FROM change c LEFT JOIN affiliation a ON a.id = c.record
        WHERE c.batch = ?1 AND c.kind = ?2 AND c.before IS NOT NULL AND c.after IS NOT NULL
            AND c.after NOT LIKE '%\"trashed\":%' AND NOT (c.after GLOB '{\"rank\":*' AND instr(c.after, ',') = 0)
    UNION
    SELECT record FROM change
        WHERE batch = ?1 AND kind = 'contact' AND before IS NOT NULL AND after IS NOT NULL
            AND after NOT LIKE '%\"trashed\":%')";

impl Write<'_> {
    /// Says what is known of the file that this act brings in (X7). Said again, as in a later chunk of a
    /// long write, the latest counts; an act that changes nothing leaves no import. What the import wrote is
    /// counted by the store at its end.
    pub fn note_import(&mut self, kind: Kind, note: ImportNote) {
        self.import = Some((kind, note));
    }
}
