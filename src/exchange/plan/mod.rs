//! What an import would do, as data; nothing is written (SPEC §8, X6).
//!
//! A plan is a list of lines, put aside in a file: headings of accounts, and rows. Each carries what a person is
//! shown ([`Item`]) and what applying it does ([`Step`]), so that what was shown and what is done cannot part.

mod counts;
mod created;
mod draft;
mod echo;
mod effect;
mod impact;
mod left_out;
mod row;
mod spool;
mod step;
mod weigh;

use std::{io, ops::Range};

use serde::{Deserialize, Serialize};

use crate::{
    domain::parse::Problem,
    store::{Batch, ImportMode, Reader, Store},
};

pub use counts::Counts;
pub(super) use draft::Draft;
pub(super) use effect::Reach;
pub use effect::Walk;
pub use left_out::LeftOut;
pub use row::{FieldChange, Item, Mark, PlannedAccount, PlannedRow, Verdict};
pub(super) use spool::{Records, Spool, SpoolWriter};
pub(super) use step::{Seen, Step};

use echo::Echoes;

use super::{
    accounts, contacts,
    error::{Result, temporary},
    import::{Import, Subject},
    incoming::Incoming,
    message::{Message, Place},
    sheet::{Form, Row, RowError},
};

/// Deletions up to which a synchronisation asks for a mere yes (SPEC §8).
const DELETIONS: u64 = 10;

/// One line of a plan as it is put aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    pub item: Item,
    pub step: Step,
}

/// A row of the file as it was read: what a file of rejected rows repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum SourceRow {
    /// It could be read.
    Read(Row),
    /// It could not.
    Unreadable(RowError),
}

/// What an import would do.
#[derive(Debug)]
pub struct Plan {
    /// What it does with what is there.
    pub mode: ImportMode,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub(super) digest: String,
    /// The latest import of the same bytes that still stands.
    pub earlier: Option<Batch>,
    /// The form that the file is read in.
    pub form: Form,
    /// Headings that mean nothing to us; these columns are ignored.
    pub unknown_columns: Vec<String>,
    /// How many rows of what kind.
    pub counts: Counts,
    marks: Vec<Mark>,
    echoes: Echoes,
    /// For each line, the place of its row in the file; the greatest number for what is no row of the file.
    places: Vec<u32>,
    lines: Spool<Line>,
    pub(super) headings: Vec<String>,
    /// The column that says whose a row is.
    pub(super) reference: Place,
    rows: Spool<SourceRow>,
    /// For each account that would lose all its contacts, the lines that are about it.
    emptied: Vec<Range<usize>>,
    /// The greatest number of a generated reference in the file; new ones start above it.
    pub(super) highest_reference: i64,
}

impl Plan {
    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// As much of a line as is known without reading it.
    pub fn mark(&self, at: usize) -> Mark {
        self.marks[at]
    }

    /// Reads a line.
    ///
    /// # Errors
    /// What the system says of our temporary file.
    pub fn item(&self, at: usize) -> io::Result<Item> {
        Ok(self.lines.get(at)?.item)
    }

    /// Reads all lines, one after the other.
    pub fn items(&self) -> impl Iterator<Item = io::Result<Item>> {
        self.lines.from(0).map(|line| Ok(line?.item))
    }

    /// How many rows of the file it rejects. A contact that must not be ended is an error, and no row.
    pub fn rejected(&self) -> u64 {
        let rows =
            self.marks.iter().zip(&self.places).filter(|(_, place)| (**place as usize) < self.rows.len());
        rows.filter(|(mark, _)| mark.verdict == Some(Verdict::Error)).count() as u64
    }

    /// The lines with a verdict, rows in the order of the file, then what no row names.
    pub fn in_file_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).filter(|at| self.marks[*at].verdict.is_some()).collect();
        order.sort_by_key(|at| self.places[*at]);
        order
    }

    /// The row of the file that a line is about, as it was read.
    pub(super) fn source(&self, at: usize) -> io::Result<Option<SourceRow>> {
        let place = self.places[at] as usize;
        if place < self.rows.len() { self.rows.get(place).map(Some) } else { Ok(None) }
    }

    pub(super) fn lines_from(&self, at: usize) -> Records<'_, Line> {
        self.lines.from(at)
    }

    /// Whether a person can leave this line out: a row that would do something, or that bars the way.
    pub fn can_leave_out(&self, at: usize) -> bool {
        self.marks[at].verdict.is_some_and(|verdict| verdict != Verdict::Unchanged)
    }

    /// The lines of the rows under a heading.
    pub fn rows_under(&self, heading: usize) -> Range<usize> {
        let first = heading + 1;
        let rows = self.marks[first..].iter().take_while(|mark| mark.verdict.is_some()).count();
        first..first + rows
    }

    /// Whether a line is a heading with rows under it; one without is of an account that the file does nothing to but by
    /// rows of others.
    pub fn heads_rows(&self, at: usize) -> bool {
        self.marks[at].verdict.is_none() && !self.rows_under(at).is_empty()
    }

    /// Leaves a line out or takes it in again, a heading with all that is under it: an account that is left out
    /// keeps its order too.
    pub fn toggle(&self, left_out: &mut LeftOut, at: usize) {
        let out = !left_out.has(at);
        if self.marks[at].verdict.is_some() {
            self.leave_out(left_out, [at], out);
        } else {
            self.leave_out(left_out, self.rows_under(at), out);
            left_out.set(at, out);
        }
    }

    /// Leaves rows out, or takes them in again and with one of them its account. The rows are in the order of the
    /// plan; those that cannot be left out stay in.
    pub fn leave_out(&self, left_out: &mut LeftOut, rows: impl IntoIterator<Item = usize>, out: bool) {
        let mut seen = 0;
        for at in rows.into_iter().filter(|at| self.can_leave_out(*at)) {
            left_out.set(at, out);
            let heading = self.marks[seen..at].iter().rposition(|mark| mark.verdict.is_none());
            if let Some(heading) = heading.filter(|_| !out) {
                left_out.set(seen + heading, false);
            }
            seen = at;
        }
    }

    /// The counts without what is left out.
    pub fn counts_without(&self, left_out: &LeftOut) -> Counts {
        let mut counts = self.rows_without(left_out);
        if !left_out.is_empty() {
            counts.lose_last = self.losing(left_out);
        }
        counts
    }

    /// The same, but for what is counted of accounts as a whole.
    fn rows_without(&self, left_out: &LeftOut) -> Counts {
        let mut counts = self.counts;
        for mark in left_out.iter().map(|at| self.marks[at]) {
            counts.reordered -= u64::from(mark.reordered);
            if let Some(verdict) = mark.verdict {
                *counts.of_mut(verdict) -= 1;
                counts.left_out += 1;
            }
        }
        counts
    }

    /// How many rows under a heading have which verdict, without what is left out.
    pub fn counts_under(&self, heading: usize, left_out: &LeftOut) -> Counts {
        let mut counts = Counts::default();
        for at in self.rows_under(heading) {
            match self.marks[at].verdict {
                Some(_) if left_out.has(at) => counts.left_out += 1,
                Some(verdict) => *counts.of_mut(verdict) += 1,
                None => {}
            }
        }
        counts
    }

    /// Whether rows in error bar the way: a synchronisation is all or nothing (SPEC §8).
    pub fn is_barred(&self, left_out: &LeftOut) -> bool {
        self.mode.synchronises() && self.rows_without(left_out).error > 0
    }

    /// The number of deletions that a person has to type before they are done: more than ten, or all the
    /// contacts that a member has (SPEC §8).
    pub fn number_to_type(&self, left_out: &LeftOut) -> Option<u64> {
        let deletions = self.rows_without(left_out).delete;
        let stays = |at| left_out.has(at) && self.marks[at].verdict == Some(Verdict::Delete);
        let emptied = || self.emptied.iter().any(|lines| !lines.clone().any(stays));
        (deletions > DELETIONS || (deletions > 0 && emptied())).then_some(deletions)
    }
}

/// Says what an import would do. `progress` is told how many rows are done; when it answers `false`, planning
/// stops.
///
/// # Errors
/// Those of the file and of the store; `Denied` when the person may not import; `Stopped`.
pub fn plan(store: &Store, import: &Import, progress: &mut dyn FnMut(u64) -> bool) -> Result<Plan> {
    store.check(import.act)?;
    let (mut file, digest) = Incoming::open(import)?;
    let draft = Draft::new(progress)?;
    store.read(|reader| Ok(read(reader, import, &mut file, digest, draft)))?
}

fn read(
    reader: &Reader,
    import: &Import,
    file: &mut Incoming,
    digest: String,
    mut draft: Draft,
) -> Result<Plan> {
    let earlier = reader.earlier_import(import.subject.record(), &digest)?;
    let read = match import.subject {
        Subject::Accounts => accounts::plan(file, reader, &mut draft),
        Subject::Contacts => contacts::plan(file, import, reader, &mut draft),
    }?;
    let mut plan = Plan {
        mode: import.mode,
        digest,
        earlier: earlier.map(|import| import.batch),
        form: file.form(),
        unknown_columns: read.unknown_columns,
        counts: Counts { blank: file.blank_rows(), ..draft.counts },
        marks: draft.marks,
        echoes: draft.echoes,
        places: draft.places,
        lines: draft.lines.finish().map_err(temporary)?,
        headings: file.header().names().to_vec(),
        reference: read.reference,
        rows: read.rows,
        emptied: draft.emptied,
        highest_reference: read.highest_reference,
    };
    plan.weigh_echoes(reader)?;
    plan.counts.lose_last = plan.losing(&LeftOut::default());
    Ok(plan)
}

/// What reading a row came upon: bytes that mean nothing in the encoding that was found, kept as U+FFFD; what a
/// card holds and no column has a place for.
pub(super) fn remarks(row: &Row) -> impl Iterator<Item = Message> {
    let damaged = row
        .damaged
        .clone()
        .map(|column| Message::warning(Place::from(column), Problem::new("problem-damaged-text")));
    damaged.into_iter().chain(row.remarks.iter().map(Message::from))
}

/// What was learnt of a file beside its rows.
pub(super) struct ReadFile {
    pub reference: Place,
    pub unknown_columns: Vec<String>,
    pub rows: Spool<SourceRow>,
    pub highest_reference: i64,
}
