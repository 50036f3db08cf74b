//! How many rows of what kind.

use super::{PlannedRow, Verdict};
use crate::exchange::message::Severity;

/// How many rows of what kind. Of [`Counts::blank`] rows nothing else is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows of the file that are not blank.
    pub rows: u64,
    /// Rows that make a new record.
    pub create: u64,
    /// Rows that change a record.
    pub update: u64,
    /// Rows that say what the store says.
    pub unchanged: u64,
    /// Contacts that go because no row names them; an import that adds deletes none (S3.32).
    pub delete: u64,
    /// Rows that do not go in.
    pub error: u64,
    /// Warnings, of which a row may have several.
    pub warnings: u64,
    /// Rows that hold nothing.
    pub blank: u64,
    /// Accounts whose contacts get another order.
    pub reordered: u64,
    /// Rows and deletions that the person left out.
    pub left_out: u64,
    /// Accounts of which a topic loses its last recipient (X3).
    pub lose_last: u64,
}

impl Counts {
    pub(super) fn count(&mut self, row: &PlannedRow) {
        self.rows += u64::from(row.line.is_some());
        *self.of_mut(row.verdict) += 1;
        let warnings = row.messages.iter().filter(|message| message.severity == Severity::Warning);
        self.warnings += warnings.count() as u64;
    }

    /// How many have this verdict.
    pub fn of(&self, verdict: Verdict) -> u64 {
        let mut counts = *self;
        *counts.of_mut(verdict)
    }

    pub(super) fn of_mut(&mut self, verdict: Verdict) -> &mut u64 {
        match verdict {
            Verdict::Create => &mut self.create,
            Verdict::Update => &mut self.update,
            Verdict::Unchanged => &mut self.unchanged,
            Verdict::Delete => &mut self.delete,
            Verdict::Error => &mut self.error,
        }
    }

    /// Whether applying it would write anything.
    pub fn writes(&self) -> bool {
        self.create + self.update + self.delete + self.reordered > 0
    }
}
