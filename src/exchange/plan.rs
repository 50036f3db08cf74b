//! What an import would do, as data; nothing is written (SPEC §8, X6).

use crate::{
    domain::parse::Problem,
    store::{self, Reader, Store},
};

use super::{
    error::{Error, Result},
    import::{Fingerprint, Import, Importer},
    message::{Field, Message, Place, Severity},
    sheet::{self, Form, ReadError, Row, Sheet},
};

/// Rows that a plan keeps for a person to look at; the counts are exact whatever their number.
const KEPT: usize = 10_000;
/// Of them, at most so many of which there is nothing to say.
const KEPT_PLAIN: usize = 5_000;
/// Messages and changes of one row that are kept.
const KEPT_MESSAGES: usize = 20;

/// What would happen to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A new record.
    Create,
    /// Other fields for a record.
    Update,
    /// The store says it all already.
    Unchanged,
    /// The row does not go in.
    Error,
}

impl Verdict {
    /// The word of `--json`, and of the locales (`verdict-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Create => "create",
            Verdict::Update => "update",
            Verdict::Unchanged => "unchanged",
            Verdict::Error => "error",
        }
    }
}

/// A field that a row changes, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// What it is.
    pub old: String,
    /// What it would be.
    pub new: String,
}

/// What would happen to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// The line of the file where the row starts, counted from 1.
    pub line: u64,
    /// The account's reference; empty for a new account that gets one, or where it could not be read.
    pub account: String,
    /// What a person would call the row.
    pub name: String,
    /// What would happen.
    pub verdict: Verdict,
    /// The fields that an update changes.
    pub changes: Vec<FieldChange>,
    /// What there is to say about it.
    pub messages: Vec<Message>,
}

impl PlannedRow {
    /// A row that does not go in.
    pub(super) fn rejected(line: u64, account: &str, messages: Vec<Message>) -> Self {
        Self {
            line,
            account: account.to_owned(),
            name: String::new(),
            verdict: Verdict::Error,
            changes: Vec::new(),
            messages,
        }
    }

    /// The row with texts of a bounded length, so that ten thousand of them can be kept.
    pub(super) fn shortened(mut self) -> Self {
        self.account = sheet::excerpt(&self.account);
        self.name = sheet::excerpt(&self.name);
        self.messages.truncate(KEPT_MESSAGES);
        for change in &mut self.changes {
            change.old = sheet::excerpt(&change.old);
            change.new = sheet::excerpt(&change.new);
        }
        self
    }
}

/// How many rows of what kind. Of [`Counts::blank`] rows nothing else is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows that are not blank.
    pub rows: u64,
    /// Rows that make a new record.
    pub create: u64,
    /// Rows that change a record.
    pub update: u64,
    /// Rows that say what the store says.
    pub unchanged: u64,
    /// Records that go because no row names them; an import that adds deletes none (S3.32).
    pub delete: u64,
    /// Rows that do not go in.
    pub error: u64,
    /// Warnings, of which a row may have several.
    pub warnings: u64,
    /// Rows that hold nothing.
    pub blank: u64,
}

impl Counts {
    fn count(&mut self, row: &PlannedRow) {
        self.rows += 1;
        *match row.verdict {
            Verdict::Create => &mut self.create,
            Verdict::Update => &mut self.update,
            Verdict::Unchanged => &mut self.unchanged,
            Verdict::Error => &mut self.error,
        } += 1;
        let warnings = row.messages.iter().filter(|message| message.severity == Severity::Warning);
        self.warnings += warnings.count() as u64;
    }
}

/// What a row counts on in the store when it is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// Nothing is to be done: the row was rejected, or says what the store says.
    Nothing,
    /// No such record.
    New,
    /// The record at this version.
    Version(i64),
}

impl Expected {
    /// Four bytes a row, so that the plan of two million rows stays small.
    fn packed(self) -> u32 {
        match self {
            Expected::Nothing => u32::MAX,
            Expected::New => 0,
            Expected::Version(version) => u32::try_from(version).unwrap_or(u32::MAX - 1),
        }
    }

    fn unpacked(packed: u32) -> Self {
        match packed {
            u32::MAX => Expected::Nothing,
            0 => Expected::New,
            version => Expected::Version(version.into()),
        }
    }
}

/// What an import would do.
#[derive(Debug)]
pub struct Plan {
    /// The form that the file is read in.
    pub form: Form,
    /// Headings that mean nothing to us; these columns are ignored.
    pub unknown_columns: Vec<String>,
    /// How many rows of what kind.
    pub counts: Counts,
    /// The rows to look at, in file order, texts shortened: the first ten thousand that there is something to
    /// say about, and the first plain ones.
    pub rows: Vec<PlannedRow>,
    plain: usize,
    expected: Vec<u32>,
    pub(super) highest_reference: i64,
    pub(super) fingerprint: Fingerprint,
}

impl Plan {
    /// Whether applying it would write anything.
    pub fn writes(&self) -> bool {
        self.counts.create + self.counts.update > 0
    }

    pub(super) fn expected(&self, row: usize) -> Expected {
        self.expected.get(row).map_or(Expected::Nothing, |packed| Expected::unpacked(*packed))
    }

    fn add(&mut self, row: PlannedRow, expected: Expected) {
        self.counts.count(&row);
        self.expected.push(expected.packed());
        let plain = row.messages.is_empty() && row.changes.is_empty();
        if self.rows.len() < KEPT && !(plain && self.plain >= KEPT_PLAIN) {
            self.plain += usize::from(plain);
            self.rows.push(row.shortened());
        }
    }
}

/// Says what an import would do. `visit` is given every row, with its texts whole; when it answers `false`,
/// planning stops.
///
/// # Errors
/// Those of the file and of the store; `Denied` when the person may not import; `Stopped`.
pub fn plan(store: &Store, import: &Import, visit: &mut dyn FnMut(&PlannedRow) -> bool) -> Result<Plan> {
    store.check(import.act)?;
    let fingerprint = import.fingerprint()?;
    let mut sheet = import.open()?;
    let (mut importer, unknown_columns) = import.importer(sheet.header())?;
    let mut plan = Plan {
        form: sheet.form(),
        unknown_columns,
        counts: Counts::default(),
        rows: Vec::new(),
        plain: 0,
        expected: Vec::new(),
        highest_reference: 0,
        fingerprint,
    };
    store.read(|reader| Ok(plan_rows(&mut plan, reader, &mut sheet, importer.as_mut(), visit)))??;
    plan.counts.blank = sheet.blank_rows();
    plan.highest_reference = importer.highest_reference();
    Ok(plan)
}

fn plan_rows(
    plan: &mut Plan,
    reader: &Reader,
    sheet: &mut Sheet,
    importer: &mut dyn Importer,
    visit: &mut dyn FnMut(&PlannedRow) -> bool,
) -> Result<()> {
    for row in sheet.rows() {
        let (planned, expected) = match row {
            Ok(row) => {
                let (mut planned, expected) = importer.plan(reader, &row)?;
                planned.messages.extend(damage(&row));
                (planned, expected)
            }
            Err(ReadError::Row(error)) => {
                (PlannedRow::rejected(error.line, "", vec![error.into()]), Expected::Nothing)
            }
            Err(ReadError::File(error)) => return Err(error.into()),
        };
        if !visit(&planned) {
            return Err(Error::Store(store::Error::Stopped));
        }
        plan.add(planned, expected);
    }
    Ok(())
}

/// Bytes that mean nothing in the encoding that was found: kept as U+FFFD, with a warning.
fn damage(row: &Row) -> Option<Message> {
    let place: Place = row.damaged.clone()?.into();
    Some(Message::warning(place, Problem::new("problem-damaged-text")))
}
