//! Does what a plan says: the file is read a second time, through the same functions.

use crate::{
    domain::{ids::BatchId, parse::Problem},
    store::{self, CHUNK, Step, Store, Write},
};

use super::{
    error::{Error, Result},
    import::{Import, Importer, Outcome},
    message::{Message, Place},
    plan::{Expected, Plan, PlannedRow},
    sheet::{ReadError, Row},
};

/// Rows up to which an import is one transaction; above, others can write in between (RELIABILITY §3).
const ONE_TRANSACTION: u64 = 5_000;
/// Rows after which the one transaction tells how far it is.
const PACE: u64 = 100;
/// Late rejections that are kept to be shown.
const KEPT: usize = 1_000;

/// What an import did; what it created and updated is read back from the store.
#[derive(Debug, Default)]
pub struct Report {
    /// What to take back, if anything was written.
    pub batch: Option<BatchId>,
    /// Records that came into being.
    pub created: u64,
    /// Records that changed.
    pub updated: u64,
    /// Rows that said what the store said.
    pub unchanged: u64,
    /// Rows that did not go in, those of the plan included.
    pub rejected: u64,
    /// The first rows that the plan took and that did not go in, as the store had changed since.
    pub late: Vec<PlannedRow>,
}

/// Applies a plan as one batch. `progress` is told how many rows of how many are done; when it answers
/// `false`, everything is taken back.
///
/// # Errors
/// Those of the file and of the store; `Stopped`; `FileChanged`. Whatever it is, nothing stays written.
pub fn apply(
    store: &mut Store,
    import: &Import,
    plan: &Plan,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Report> {
    let mut report =
        Report { unchanged: plan.counts.unchanged, rejected: plan.counts.error, ..Report::default() };
    if !plan.writes() {
        return Ok(report);
    }
    if import.fingerprint()? != plan.fingerprint {
        return Err(Error::FileChanged);
    }
    let mut sheet = import.open()?;
    let (mut importer, _) = import.importer(sheet.header())?;
    importer.start_references_above(plan.highest_reference);
    let mut run =
        Run { plan, rows: sheet.rows(), importer: importer.as_mut(), done: 0, failed: None, report };
    let written = if plan.counts.rows <= ONE_TRANSACTION {
        store.write(import.act, &import.name, |write| {
            while run.chunk(write, PACE)? == Step::More {
                go_on(progress(run.done, plan.counts.rows))?;
            }
            Ok(())
        })
    } else {
        store.write_in_chunks(import.act, &import.name, &mut |write| {
            let step = run.chunk(write, CHUNK as u64)?;
            go_on(progress(run.done, plan.counts.rows))?;
            Ok(step)
        })
    };
    let Run { failed, report: done, .. } = run;
    report = done;
    if let Some(error) = failed {
        return Err(error);
    }
    report.batch = written?.batch;
    if let Some(batch) = report.batch {
        let written = store.read(|reader| reader.count_written(batch, import.subject.record()))?;
        (report.created, report.updated) = (written.created as u64, written.updated as u64);
    }
    Ok(report)
}

fn go_on(wanted: bool) -> store::Result<()> {
    if wanted { Ok(()) } else { Err(store::Error::Stopped) }
}

/// An import under way.
struct Run<'a, R> {
    plan: &'a Plan,
    rows: R,
    importer: &'a mut dyn Importer,
    done: u64,
    /// Why the file could not be read on; the store only hears that it is to take everything back.
    failed: Option<Error>,
    report: Report,
}

impl<R: Iterator<Item = std::result::Result<Row, ReadError>>> Run<'_, R> {
    /// Writes the next rows.
    fn chunk(&mut self, write: &mut Write, rows: u64) -> store::Result<Step> {
        self.importer.begin_chunk();
        for _ in 0..rows {
            let row = match self.rows.next() {
                None => return self.end(),
                Some(Ok(row)) => Some(row),
                Some(Err(ReadError::Row(_))) => None,
                Some(Err(ReadError::File(error))) => return self.fail(error.into()),
            };
            let expected = self.plan.expected(self.done as usize);
            self.done += 1;
            if let (Some(row), true) = (row, expected != Expected::Nothing) {
                self.row(write, &row, expected)?;
            }
        }
        Ok(Step::More)
    }

    fn row(&mut self, write: &mut Write, row: &Row, expected: Expected) -> store::Result<()> {
        if let Outcome::Rejected(messages) = self.importer.apply(write, row, expected)? {
            self.report.rejected += 1;
            if self.report.late.len() < KEPT {
                self.report.late.push(PlannedRow::rejected(row.line, "", messages).shortened());
            }
        }
        Ok(())
    }

    fn end(&mut self) -> store::Result<Step> {
        if self.done == self.plan.counts.rows { Ok(Step::Done) } else { self.fail(Error::FileChanged) }
    }

    fn fail(&mut self, error: Error) -> store::Result<Step> {
        self.failed = Some(error);
        Err(store::Error::Stopped)
    }
}

/// What the store refuses about one row, which others need not suffer for.
///
/// # Errors
/// What is wrong with the store as a whole.
pub(super) fn refusal(error: store::Error) -> store::Result<Problem> {
    use store::Error as E;
    match error {
        E::ReferenceTaken { name, trashed: true, .. } => {
            Ok(Problem::new("problem-account-in-trash").arg("name", name))
        }
        E::ReferenceTaken { name, .. } => Ok(Problem::new("problem-reference-taken").arg("name", name)),
        E::DomainTaken { domain, reference } => {
            Ok(Problem::new("problem-domain-taken").arg("value", domain).arg("reference", reference))
        }
        E::Refused(problem) => Ok(problem),
        E::Gone | E::Conflict { .. } => Ok(changed_since()),
        other => Err(other),
    }
}

/// The record is not what it was when the plan was made.
pub(super) fn changed_since() -> Problem {
    Problem::new("problem-changed-since-plan")
}

/// A row that what changed since the plan keeps out.
pub(super) fn late(place: Place, problem: Problem) -> Outcome {
    Outcome::Rejected(vec![Message::error(place, problem)])
}
