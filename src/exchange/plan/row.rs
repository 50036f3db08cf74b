//! What a plan says about one row, and about the account to which rows belong.

use serde::{Deserialize, Serialize};

use crate::exchange::message::{Field, Message, Severity};

use super::Reach;

/// What would happen to a row, or to a contact that no row names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// A new record.
    Create,
    /// Other fields for a record.
    Update,
    /// The store says it all already.
    Unchanged,
    /// A contact goes to the trash, since no row of a synchronised file names it (S3.33).
    Delete,
    /// The row does not go in.
    Error,
}

impl Verdict {
    /// All verdicts, in the order in which they are counted.
    pub const ALL: [Verdict; 5] =
        [Verdict::Create, Verdict::Update, Verdict::Unchanged, Verdict::Delete, Verdict::Error];

    /// The word of `--json`, and of the locales (`verdict-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Create => "create",
            Verdict::Update => "update",
            Verdict::Unchanged => "unchanged",
            Verdict::Delete => "delete",
            Verdict::Error => "error",
        }
    }
}

/// A field that a row changes, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// What it is.
    pub old: String,
    /// What it would be.
    pub new: String,
}

/// What would happen to one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRow {
    /// The line of the file where the row starts, counted from 1; none for a contact that no row names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The account's reference; empty for a new account that gets one, or where it could not be read.
    pub account: String,
    /// What a person would call the row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What would happen.
    pub verdict: Verdict,
    /// The fields that an update changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<FieldChange>,
    /// What there is to say about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}

impl PlannedRow {
    /// A row of which only the verdict is known.
    pub(in crate::exchange) fn new(line: u64, account: &str, name: &str, verdict: Verdict) -> Self {
        Self {
            line: Some(line),
            account: account.to_owned(),
            name: name.to_owned(),
            verdict,
            changes: Vec::new(),
            messages: Vec::new(),
        }
    }

    /// A row that does not go in.
    pub(in crate::exchange) fn rejected(line: u64, account: &str, messages: Vec<Message>) -> Self {
        Self { messages, ..Self::new(line, account, "", Verdict::Error) }
    }

    /// Whether there is a warning about it.
    pub fn warns(&self) -> bool {
        self.messages.iter().any(|message| message.severity == Severity::Warning)
    }

    /// Whether there is anything to say about it beside its verdict.
    pub fn tells(&self) -> bool {
        !(self.messages.is_empty() && self.changes.is_empty())
    }
}

/// The account to which the rows that follow belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAccount {
    /// Its reference; as the file has it where there is no such account.
    pub reference: String,
    /// Its name; empty where there is no such account.
    pub name: String,
    /// Whether the order of its contacts becomes another one: « ordre modifié » (SPEC §8).
    pub reordered: bool,
}

/// One line of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// The heading of the rows that follow; without any, of an account that rows of others reach. A plan of accounts has
    /// none.
    Account(PlannedAccount),
    /// A row.
    Row(PlannedRow),
}

impl Item {
    /// The row, if it is one.
    pub fn row(&self) -> Option<&PlannedRow> {
        match self {
            Item::Row(row) => Some(row),
            Item::Account(_) => None,
        }
    }

    /// What a person would call the account that a first line is about.
    pub fn called(&self) -> String {
        let (reference, name) = self.account();
        format!("{reference} · {name}")
    }

    /// The reference and the name of the account that a first line is about.
    pub fn account(&self) -> (&str, &str) {
        match self {
            Item::Account(account) => (&account.reference, &account.name),
            Item::Row(row) => (&row.account, &row.name),
        }
    }
}

/// As much of a line as is known without reading it again: eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What would happen to the row; none for a heading.
    pub verdict: Option<Verdict>,
    /// Whether there is a warning about it.
    pub warns: bool,
    /// Whether it is the heading of an account whose contacts get another order.
    pub reordered: bool,
    /// Whom it reaches.
    pub(in crate::exchange) reach: Reach,
}

impl Mark {
    pub(super) fn of(item: &Item) -> Self {
        let reach = Reach::default();
        match item {
            Item::Row(row) => {
                Self { verdict: Some(row.verdict), warns: row.warns(), reordered: false, reach }
            }
            Item::Account(account) => {
                Self { verdict: None, warns: false, reordered: account.reordered, reach }
            }
        }
    }
}
