//! Which rows of a plan are shown.

use crate::{
    exchange::{Counts, LeftOut, Plan, Verdict},
    i18n::fmt,
    t,
    tui::look::Role,
};

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Every row.
    #[default]
    All,
    /// Rows with this verdict, and not left out.
    Of(Verdict),
    /// Rows with a warning.
    Warnings,
    /// Accounts of which a topic loses its last recipient, with their rows (X3).
    LoseLast,
    /// Rows that the person leaves out.
    LeftOut,
}

/// The lines of a plan that a filter takes. A plan may have millions: all of them are not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lines {
    /// All of so many.
    All(usize),
    /// These, in their order, in the half of the room.
    These(Vec<u32>),
}

impl Lines {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Lines::All(lines) => *lines,
            Lines::These(lines) => lines.len(),
        }
    }

    /// The place in the plan of the nth of them.
    pub fn get(&self, nth: usize) -> Option<usize> {
        match self {
            Lines::All(lines) => (nth < *lines).then_some(nth),
            Lines::These(lines) => lines.get(nth).map(|line| *line as usize),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter_map(|nth| self.get(nth))
    }
}

impl Filter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Of(Verdict::Create),
        Self::Of(Verdict::Update),
        Self::Of(Verdict::Unchanged),
        Self::Of(Verdict::Delete),
        Self::LoseLast,
        Self::Of(Verdict::Error),
        Self::Warnings,
        Self::LeftOut,
    ];

    /// The lines of a plan that are shown: the rows that it takes, under the heading of their account.
    pub fn lines(self, plan: &Plan, left_out: &LeftOut) -> Lines {
        match self {
            Filter::All => Lines::All(plan.len()),
            Filter::LoseLast => {
                let accounts = plan.accounts().filter(|first| !plan.lost(*first, left_out).is_empty());
                Lines::These(accounts.flat_map(|first| plan.lines_of(first)).map(|at| at as u32).collect())
            }
            Filter::Of(verdict) => {
                rows(plan, |at| plan.mark(at).verdict == Some(verdict) && !left_out.has(at))
            }
            Filter::Warnings => rows(plan, |at| plan.mark(at).warns),
            Filter::LeftOut => rows(plan, |at| left_out.has(at)),
        }
    }

    /// How many of them there are.
    pub fn count(self, counts: &Counts) -> u64 {
        match self {
            Filter::All => counts.rows,
            Filter::Of(verdict) => counts.of(verdict),
            Filter::Warnings => counts.warnings,
            Filter::LoseLast => counts.lose_last,
            Filter::LeftOut => counts.left_out,
        }
    }

    /// The same in words, and the role that goes with them.
    pub fn counted(self, counts: &Counts) -> (Role, String) {
        let count = self.count(counts);
        let words = match self {
            Filter::All => return (Role::Text, t!("plan-rows", count = count)),
            Filter::Of(Verdict::Create) => t!("plan-create", count = count),
            Filter::Of(Verdict::Update) => t!("plan-update", count = count),
            Filter::Of(Verdict::Unchanged) => t!("plan-unchanged", count = count),
            Filter::Of(Verdict::Delete) => t!("plan-delete", count = count),
            Filter::Of(Verdict::Error) => t!("plan-error", count = count),
            Filter::Warnings => t!("plan-warnings", count = count),
            Filter::LoseLast => t!("plan-lose-last", count = count),
            Filter::LeftOut => t!("plan-left-out", count = count),
        };
        let (role, sign) = match self {
            Filter::Of(verdict) => signed(verdict),
            Filter::LeftOut => (Role::Dim, LEFT_OUT),
            Filter::All | Filter::Warnings | Filter::LoseLast => (Role::Warning, "⚠"),
        };
        (role, format!("{sign} {words}"))
    }

    /// Its line in the menu.
    pub fn label(self, counts: &Counts) -> String {
        match self {
            Filter::All => t!("import-filter-all", count = fmt::count(counts.rows)),
            other => other.counted(counts).1,
        }
    }
}

/// Some rows of a plan, under the heading of their account.
fn rows(plan: &Plan, takes: impl Fn(usize) -> bool) -> Lines {
    let (mut shown, mut heading) = (Vec::new(), None);
    for at in 0..plan.len() {
        if plan.mark(at).verdict.is_none() {
            heading = Some(at as u32);
        } else if takes(at) {
            shown.extend(heading.take());
            shown.push(at as u32);
        }
    }
    Lines::These(shown)
}

/// The sign of what the person leaves out.
pub const LEFT_OUT: &str = "⊘";

/// The sign of a verdict, which says the same as its colour.
pub fn signed(verdict: Verdict) -> (Role, &'static str) {
    match verdict {
        Verdict::Create => (Role::Success, "+"),
        Verdict::Update => (Role::Accent, "~"),
        Verdict::Unchanged => (Role::Dim, "="),
        Verdict::Delete => (Role::Danger, "−"),
        Verdict::Error => (Role::Danger, "✗"),
    }
}
