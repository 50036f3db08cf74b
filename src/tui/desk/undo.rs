//! Taking acts back and bringing them again, by `u` and `Ctrl+R` (X9) or from a list of acts (X7): one after the other, each after the writes that were asked for before it.

use std::collections::VecDeque;

use crate::{
    domain::{ids::BatchId, rights::Act},
    i18n::message,
    store::{Error, Result, Store, Undone, Written},
    t,
    tui::{
        dialog::{message::Message, progress::Progress},
        jobs::{Consequence, Lane},
        look::Role,
    },
    words,
};

use super::Desk;

/// Which way a batch is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Taken back.
    Back,
    /// Brought again.
    Again,
}

/// What was asked for and not done yet.
#[derive(Debug, Default)]
pub struct Turns {
    waiting: VecDeque<Turn>,
    running: bool,
}

/// A batch that is to be taken; none is named for the latest of this sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Turn {
    direction: Direction,
    batch: Option<BatchId>,
}

/// What a batch is about in the end: a taking back is about the act that it takes back.
fn original_act(store: &Store, batch: BatchId) -> Option<Act> {
    let mut found = store.read(|read| read.batch(batch)).ok()??;
    while let Some(undoes) = found.undoes {
        found = store.read(|read| read.batch(undoes)).ok()??;
    }
    Some(found.act)
}

impl Desk {
    /// Takes one's latest act of this sitting back, or brings the latest again.
    pub(super) fn take_turn(&mut self, direction: Direction) {
        self.turns.waiting.push_back(Turn { direction, batch: None });
        self.next_turn();
    }

    /// Takes one batch back, whoever made it and whenever, or brings again what it took back.
    pub(in crate::tui) fn take(&mut self, direction: Direction, batch: BatchId) {
        self.turns.waiting.push_back(Turn { direction, batch: Some(batch) });
        self.next_turn();
    }

    fn next_turn(&mut self) {
        if self.turns.running {
            return;
        }
        let Some(turn) = self.turns.waiting.pop_front() else { return };
        self.turns.running = true;
        // Which act is the latest is known once the writes that wait are done: through their lane.
        self.jobs.submit(Lane::Write, None, Box::new(move |_| Box::new(move |desk| desk.turn(turn))));
    }

    fn turn(&mut self, Turn { direction, batch }: Turn) {
        let (latest, title, nothing) = match direction {
            Direction::Back => (self.sitting.latest(), t!("undo-running"), t!("undo-nothing")),
            Direction::Again => (self.sitting.latest_undone(), t!("redo-running"), t!("redo-nothing")),
        };
        let Some(batch) = batch.or(latest) else {
            self.say(Role::Warning, nothing);
            return self.turned();
        };
        let work = move |store: &mut Store, progress: &Progress| -> Consequence {
            let act = original_act(store, batch);
            let done = store.undo(batch, &mut |at, of| progress.report(at, of));
            Box::new(move |desk| {
                desk.took_back(direction, batch, act, done);
                desk.turned();
            })
        };
        self.long(title, Box::new(work));
    }

    fn turned(&mut self) {
        self.turns.running = false;
        self.next_turn();
    }

    fn took_back(
        &mut self,
        direction: Direction,
        batch: BatchId,
        act: Option<Act>,
        done: Result<Written<Undone>>,
    ) {
        let Written { value: undone, batch: by } = match done {
            Ok(written) => written,
            Err(error) => {
                // What cannot be taken must not bar the way to what stands behind it.
                if matches!(error, Error::Refused(_)) {
                    self.sitting.give_up(batch);
                }
                return self.fail(&error);
            }
        };
        let act = message(&format!("act-{}", act.unwrap_or(undone.act).code()), &[]);
        let subject = if undone.subject.is_empty() { t!("contact-unnamed") } else { undone.subject };
        let said = match direction {
            Direction::Back => {
                self.sitting.took_back(batch, by);
                t!("undo-done", act = act, subject = subject)
            }
            Direction::Again => {
                self.sitting.brought_again(batch, by);
                t!("redo-done", act = act, subject = subject)
            }
        };
        self.say(Role::Success, said);
        self.refresh();
        if undone.kept.count > 0 {
            self.show(Message::new(t!("undo-kept-title"), words::kept(&undone.kept)));
        }
    }
}
