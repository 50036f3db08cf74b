//! What follows from what is filled in: warnings, what could stand there instead, who would receive what.

use crate::{
    domain::{
        account::Account,
        coverage::difference,
        ids::{AccountId, ContactId},
        parse::Problem,
        resolve::Subject,
        text::display,
    },
    store::{Reader, Result},
    tui::{cx::Cx, look::Role, screen::Screen, widget::effect::effect_lines},
    words,
};

use super::{FormScreen, FormSpec};

/// Other accounts of a contact that are looked at: a form has few lines for all of them.
const OTHERS: usize = 20;

/// What could stand in the place of a value that cannot stay (S0.14).
pub(super) struct Proposal<F> {
    field: F,
    value: String,
    better: String,
}

/// The accounts as they are that saving may change.
#[derive(Default)]
pub(super) struct Now {
    /// The form's own, or one that nobody knows yet.
    own: Option<Subject>,
    /// The others in which its contact stands, with what a person would call each.
    others: Vec<(String, Subject)>,
}

impl Now {
    fn read(read: &Reader, account: Option<AccountId>, contact: Option<ContactId>) -> Result<Self> {
        let Some(id) = account else {
            let modules = read.settings()?.modules();
            return Ok(Self {
                own: Some(Subject::of(&Account::default(), Vec::new(), modules)),
                ..Self::default()
            });
        };
        let heads = contact.map_or(Ok(Vec::new()), |contact| read.accounts_of(contact, OTHERS + 1))?;
        let mut others = Vec::new();
        for head in heads.into_iter().filter(|head| head.id != id) {
            let called = format!("{} · {}", head.reference, head.name);
            others.extend(read.recipients(head.id)?.map(|subject| (called, subject)));
        }
        Ok(Self { own: read.recipients(id)?, others })
    }
}

impl<K: FormSpec> FormScreen<K> {
    /// Says anew what follows from what is filled in.
    pub(super) fn consider(&mut self) {
        let raw = self.form.raw();
        let warnings = self.spec.warnings(&raw);
        self.proposals = proposals(&warnings);
        self.form.warn(worded(warnings));
        self.form.demand(self.spec.demands(&raw));
        let would_be = self.now.own.as_ref().and_then(|now| Some((now, self.spec.would_be(&raw, now)?)));
        self.effect = would_be.map(|(now, then)| effect_lines(&difference(now, &then))).unwrap_or_default();
        for (called, now) in &self.now.others {
            let then = self.spec.would_be_elsewhere(&raw, now);
            let effects = then.map(|then| difference(now, &then)).unwrap_or_default();
            if !effects.is_empty() {
                self.effect.push((Role::Text, display(called).into_owned()));
                self.effect.extend(effect_lines(&effects));
            }
        }
    }

    /// Reads what the effect is told from: once, and when somebody wrote, so that typing asks nothing.
    pub(super) fn read(&mut self, cx: &mut Cx<Self>) {
        let (account, contact) = (self.spec.origin().account, self.spec.contact());
        cx.query_latest(
            "now",
            move |read| Now::read(read, account, contact),
            |screen, now, _| {
                screen.now = now;
                screen.consider();
            },
        );
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
