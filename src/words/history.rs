//! What the history holds, and what taking back left as it is, said to a person.

use chrono::Local;

use crate::{
    domain::{rights::Act, text::display},
    i18n::{fmt, message},
    store::{Batch, BatchState, Kept, KeptList, TakenBack},
    t,
};

/// An act, in a word or two.
pub fn act(act: Act) -> String {
    message(&format!("act-{}", act.code()), &[])
}

/// What a batch is about, as a person would call it.
pub fn subject(subject: &str) -> String {
    if subject.is_empty() { t!("contact-unnamed") } else { display(subject).into_owned() }
}

/// An act and what it was about.
pub fn act_on(act: Act, subject: &str) -> String {
    t!("act-on", act = self::act(act), subject = self::subject(subject))
}

/// How far a batch has come, where it does not simply stand.
pub fn state(batch: &Batch) -> Option<String> {
    match (batch.state, batch.undone_by) {
        (BatchState::Running, _) => Some(t!("batch-running")),
        (BatchState::Abandoned, _) => Some(t!("batch-abandoned")),
        (BatchState::Done, Some(_)) => Some(t!("batch-undone")),
        (BatchState::Done, None) => None,
    }
}

/// What was kept and whose change it is, a line each; no line when nothing was.
pub fn kept(kept: &KeptList) -> Vec<String> {
    if kept.count == 0 {
        return Vec::new();
    }
    let one = |Kept { name, who, .. }: &Kept| {
        let (name, who) = (display(name).into_owned(), display(who).into_owned());
        if who.is_empty() {
            t!("undo-kept-name", name = name)
        } else {
            t!("undo-kept-one", name = name, who = who)
        }
    };
    let mut lines = vec![t!("undo-kept", count = kept.count)];
    lines.extend(kept.named.iter().map(one));
    lines.extend((kept.unnamed() > 0).then(|| t!("undo-kept-more", count = kept.unnamed())));
    lines
}

/// What a dead process had left half written and was taken back, and what was kept of it.
pub fn taken_back(taken: &TakenBack) -> Vec<String> {
    let TakenBack { batch, kept: list } = taken;
    let head = t!(
        "taken-back",
        act = act(batch.act),
        subject = subject(&batch.subject),
        who = display(&batch.login).into_owned(),
        when = fmt::date_time(&batch.at.with_timezone(&Local))
    );
    [head].into_iter().chain(kept(list)).collect()
}
