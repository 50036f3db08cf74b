//! What follows from what is filled in: warnings, what could stand there instead, who would receive what.

use crate::{
    domain::{account::Account, coverage::difference, parse::Problem, resolve::Subject},
    store::{Reader, Result},
    tui::{cx::Cx, screen::Screen, widget::effect::effect_lines},
    words,
};

use super::{FormScreen, FormSpec};

/// What could stand in the place of a value that cannot stay (S0.14).
pub(super) struct Proposal<F> {
    field: F,
    value: String,
    better: String,
}

impl<K: FormSpec> FormScreen<K> {
    /// Says anew what follows from what is filled in.
    pub(super) fn consider(&mut self) {
        let raw = self.form.raw();
        let warnings = self.spec.warnings(&raw);
        self.proposals = proposals(&warnings);
        self.form.warn(worded(warnings));
        self.form.demand(self.spec.demands(&raw));
        let change = |now: &Subject| Some(difference(now, &self.spec.would_be(&raw, now)?));
        let effects = self.now.as_ref().and_then(change);
        self.effect = effect_lines(&effects.unwrap_or_default());
    }

    /// Reads what the effect is told from: once, and when somebody wrote, so that typing asks nothing.
    pub(super) fn read(&mut self, cx: &mut Cx<Self>) {
        let account = self.spec.origin().account;
        let stand = move |read: &Reader| -> Result<Option<Subject>> {
            match account {
                Some(id) => read.recipients(id),
                None => {
                    let modules = read.settings()?.modules();
                    Ok(Some(Subject::of(&Account::default(), Vec::new(), modules)))
                }
            }
        };
        cx.query_latest("now", stand, |screen, now, _| {
            screen.now = now;
            screen.consider();
        });
    }

    /// Takes the value that is proposed beside a field.
    pub(super) fn take(&mut self, cx: &mut Cx<Self>) {
        let Some(Proposal { field, value, better }) = self.proposals.pop() else { return };
        let text = self.form.raw().get(field).replacen(&value, &better, 1);
        self.form.set(field, &text);
        self.edited(cx);
    }
}

/// The proposals among problems.
pub(super) fn proposals<F: Copy>(problems: &[(F, Problem)]) -> Vec<Proposal<F>> {
    let proposal = |(field, problem): &(F, Problem)| {
        let (value, better) = (problem.get("value")?.to_owned(), problem.get("proposal")?.to_owned());
        Some(Proposal { field: *field, value, better })
    };
    problems.iter().filter_map(proposal).collect()
}

/// Problems in the person's language.
pub(super) fn worded<F>(problems: Vec<(F, Problem)>) -> Vec<(F, String)> {
    problems.into_iter().map(|(field, problem)| (field, words::problem(&problem))).collect()
}
