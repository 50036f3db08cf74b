//! `u` and `Ctrl+R` (X9): one after the other, each after the writes that were asked for before it.

use std::collections::VecDeque;

use crate::{
    domain::ids::BatchId,
    i18n::message,
    store::{Error, Result, Store, Undone, Written},
    t,
    tui::{
        dialog::{message::Message, progress::Progress},
        jobs::{Consequence, Lane},
        look::Role,
    },
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
    waiting: VecDeque<Direction>,
    running: bool,
}

impl Desk {
    /// Takes one's latest act of this sitting back, or brings the latest again.
    pub(super) fn take_turn(&mut self, direction: Direction) {
        self.turns.waiting.push_back(direction);
        self.next_turn();
    }

    fn next_turn(&mut self) {
        if self.turns.running {
            return;
        }
        let Some(direction) = self.turns.waiting.pop_front() else { return };
        self.turns.running = true;
        // Which act is the latest is known once the writes that wait are done: through their lane.
        self.jobs.submit(Lane::Write, None, Box::new(move |_| Box::new(move |desk| desk.turn(direction))));
    }

    fn turn(&mut self, direction: Direction) {
        let (batch, title, nothing) = match direction {
            Direction::Back => (self.sitting.latest(), t!("undo-running"), t!("undo-nothing")),
            Direction::Again => (self.sitting.latest_undone(), t!("redo-running"), t!("redo-nothing")),
        };
        let Some(batch) = batch else {
            self.say(Role::Warning, nothing);
            return self.turned();
        };
        let work = move |store: &mut Store, progress: &Progress| -> Consequence {
            let done = store.undo(batch, &mut |at, of| progress.report(at, of));
            Box::new(move |desk| {
                desk.took_back(direction, batch, done);
                desk.turned();
            })
        };
        self.long(title, Box::new(work));
    }

    fn turned(&mut self) {
        self.turns.running = false;
        self.next_turn();
    }

    fn took_back(&mut self, direction: Direction, batch: BatchId, done: Result<Written<Undone>>) {
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
        let said = match direction {
            Direction::Back => {
                self.sitting.took_back(batch, by);
                let act = message(&format!("act-{}", undone.act.code()), &[]);
                t!("undo-done", act = act, subject = undone.subject.as_str())
            }
            Direction::Again => {
                self.sitting.brought_again(batch, by);
                t!("redo-done", subject = undone.subject.as_str())
            }
        };
        self.say(Role::Success, said);
        self.refresh();
        if !undone.kept.is_empty() {
            let one = |kept: &crate::store::Kept| {
                t!("undo-kept-one", name = kept.name.as_str(), who = kept.who.as_str())
            };
            let head = t!("undo-kept", count = undone.kept.len());
            let lines = [head].into_iter().chain(undone.kept.iter().map(one)).collect();
            self.show(Message::new(t!("undo-kept-title"), lines));
        }
    }
}
