//! Which rows of a plan are shown.

use crate::{
    exchange::{Counts, Mark, Plan, Verdict},
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
    /// Rows with this verdict.
    Of(Verdict),
    /// Rows with a warning.
    Warnings,
}

impl Filter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Of(Verdict::Create),
        Self::Of(Verdict::Update),
        Self::Of(Verdict::Unchanged),
        Self::Of(Verdict::Delete),
        Self::Of(Verdict::Error),
        Self::Warnings,
    ];

    /// The lines of a plan that are shown: the rows that it takes, under the heading of their account.
    pub fn lines(self, plan: &Plan) -> Vec<usize> {
        let (mut shown, mut heading) = (Vec::new(), None);
        for at in 0..plan.len() {
            let mark = plan.mark(at);
            if mark.verdict.is_none() {
                heading = Some(at);
            } else if self.takes(mark) {
                shown.extend(heading.take());
                shown.push(at);
            }
        }
        shown
    }

    fn takes(self, mark: Mark) -> bool {
        match self {
            Filter::All => true,
            Filter::Of(verdict) => mark.verdict == Some(verdict),
            Filter::Warnings => mark.warns,
        }
    }

    /// How many of them there are, in words, and the role that goes with them.
    pub fn counted(self, counts: &Counts) -> (Role, u64, String) {
        let (count, words) = match self {
            Filter::All => (counts.rows, t!("plan-rows", count = counts.rows)),
            Filter::Of(Verdict::Create) => (counts.create, t!("plan-create", count = counts.create)),
            Filter::Of(Verdict::Update) => (counts.update, t!("plan-update", count = counts.update)),
            Filter::Of(Verdict::Unchanged) => {
                (counts.unchanged, t!("plan-unchanged", count = counts.unchanged))
            }
            Filter::Of(Verdict::Delete) => (counts.delete, t!("plan-delete", count = counts.delete)),
            Filter::Of(Verdict::Error) => (counts.error, t!("plan-error", count = counts.error)),
            Filter::Warnings => (counts.warnings, t!("plan-warnings", count = counts.warnings)),
        };
        let (role, sign) = match self {
            Filter::All => (Role::Text, ""),
            Filter::Of(verdict) => signed(verdict),
            Filter::Warnings => (Role::Warning, "⚠"),
        };
        (role, count, format!("{sign} {words}").trim_start().to_owned())
    }

    /// Its line in the menu.
    pub fn label(self, counts: &Counts) -> String {
        match self {
            Filter::All => t!("import-filter-all", count = fmt::count(counts.rows)),
            other => other.counted(counts).2,
        }
    }
}

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
