//! « Qui reçoit quoi »: the eleven topics of an account, who receives each, who does not, and why (SPEC §7).

mod explain;
mod reasons;
mod repair;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use crate::{
    domain::{
        coverage::{Coverage, coverage},
        recipient::{Channel, Recipient},
        resolve::{Subject, resolve},
        topic::Topic,
    },
    t,
    tui::{
        screen::{Move, Navigate},
        widget::list::ListState,
    },
};

pub use explain::Explain;
pub use repair::{act_of_adding, add_recipient};

use reasons::{Row, Standing, rows, unconcerned};

/// The topics, and the one under the cursor.
#[derive(Debug, Default)]
pub struct Who {
    subject: Option<Subject>,
    topics: Vec<Entry>,
    list: ListState,
    coverage: Coverage,
    /// Who receives the topic under the cursor, who does not, and why.
    rows: Vec<Row>,
}

/// One topic, worded once for many frames.
#[derive(Debug)]
struct Entry {
    topic: Topic,
    /// How many receive it; none where it does not apply or its module is off.
    count: Option<u32>,
    /// Who receives it, in one line.
    said: String,
}

/// Recipients who are named in one line: more have no room on any terminal.
const NAMED: usize = 30;

impl Who {
    /// An account as it is now: the cursor stays on its topic.
    pub fn show(&mut self, subject: &Subject) {
        self.coverage = coverage(subject);
        let entry = |topic| Entry { topic, count: self.coverage.of(topic), said: said(subject, topic) };
        self.topics = Topic::ALL.map(entry).into();
        self.list.set_len(self.topics.len());
        self.subject = Some(subject.clone());
        self.look();
    }

    /// Finds the reasons of the topic under the cursor: those of all topics are not needed at once.
    fn look(&mut self) {
        let current = self.subject.as_ref().zip(self.topic());
        self.rows = current.map_or_else(Vec::new, |(subject, topic)| rows(subject, topic));
    }

    /// The topic under the cursor.
    pub fn topic(&self) -> Option<Topic> {
        self.topics.get(self.list.selected()).map(|entry| entry.topic)
    }

    /// Whether the topic under the cursor can have a recipient: it applies to the account, its module is on.
    pub fn is_concerned(&self) -> bool {
        self.topic().is_some_and(|topic| self.coverage.of(topic).is_some())
    }

    /// How many topics nobody receives.
    pub fn holes(&self) -> usize {
        self.coverage.holes().count()
    }

    pub fn arrange(&mut self, area: Rect) {
        self.list.set_height(view::topics(area).height);
    }
}

/// All addresses that a topic reaches, as a mail program takes them.
pub fn addresses(subject: &Subject, topic: Topic) -> String {
    resolve(subject, topic).emails().collect::<Vec<_>>().join(", ")
}

/// Who receives a topic, in one line.
fn said(subject: &Subject, topic: Topic) -> String {
    if let Some(why) = unconcerned(subject, topic) {
        return why;
    }
    let recipients = resolve(subject, topic).recipients;
    let short = |one: &Recipient| match one.channel {
        Channel::Signature => one.name.clone(),
        Channel::Email | Channel::Post => one.address.clone(),
    };
    match recipients.len() {
        0 => t!("who-nobody"),
        _ => recipients.iter().take(NAMED).map(short).collect::<Vec<_>>().join(", "),
    }
}

impl Navigate for Who {
    fn go(&mut self, step: Move) {
        self.list.go(step);
        self.look();
    }
}
