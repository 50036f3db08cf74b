//! Taking acts back and bringing them again, by `u` and `Ctrl+R` (X9) or from a list of acts (X7): one after the other, each after the writes that were asked for before it.

use std::collections::VecDeque;

use crate::{
    domain::{ids::BatchId, impact::Impact},
    store::{Error, Result, Store, Undone, Written},
    t,
    tui::{
        dialog::{confirm::Confirm, message::Message, progress::Progress},
        jobs::{Consequence, Lane},
        look::Role,
        widget::effect::impact_lines,
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
    /// Whether the person was asked and told what it changes.
    asked: bool,
}

impl Desk {
    /// Takes one's latest act of this sitting back, or brings the latest again.
    pub(super) fn take_turn(&mut self, direction: Direction) {
        self.turns.waiting.push_back(Turn { direction, batch: None, asked: false });
        self.next_turn();
    }

    /// Takes one batch back, whoever made it and whenever, or brings again what it took back.
    pub(in crate::tui) fn take(&mut self, direction: Direction, batch: BatchId) {
        self.turns.waiting.push_back(Turn { direction, batch: Some(batch), asked: false });
        self.next_turn();
    }

    /// The same after a question of the caller's own.
    pub(in crate::tui) fn take_as_asked(&mut self, direction: Direction, batch: BatchId) {
        self.turns.waiting.push_back(Turn { direction, batch: Some(batch), asked: true });
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

    fn turn(&mut self, turn: Turn) {
        let (latest, nothing) = match turn.direction {
            Direction::Back => (self.sitting.latest(), t!("undo-nothing")),
            Direction::Again => (self.sitting.latest_undone(), t!("redo-nothing")),
        };
        match turn.batch.or(latest) {
            Some(batch) => self.carry_out_turn(turn.direction, batch, turn.asked),
            None => {
                self.say(Role::Warning, nothing);
                self.turned();
            }
        }
    }

    /// Takes a batch. X3: what that changes in who receives what is asked first, unless it was.
    fn carry_out_turn(&mut self, direction: Direction, batch: BatchId, asked: bool) {
        let title = match direction {
            Direction::Back => t!("undo-running"),
            Direction::Again => t!("redo-running"),
        };
        let work = move |store: &mut Store, progress: &Progress| -> Consequence {
            let mut tell = |stage, far| progress.at(stage, far);
            let weighed = if asked { Ok(Impact::default()) } else { store.impact_of_undo(batch, &mut tell) };
            match weighed {
                Ok(impact) if !impact.is_empty() => {
                    let what = what_of(store, batch);
                    Box::new(move |desk| desk.ask_to_take(direction, batch, what, &impact))
                }
                weighed => {
                    let done = weighed.and_then(|_| store.undo(batch, &mut tell));
                    Box::new(move |desk| {
                        desk.took_back(direction, batch, done);
                        desk.turned();
                    })
                }
            }
        };
        self.long(title, Box::new(work));
    }

    /// Asks; what was typed ahead of the question is not meant for its answer.
    fn ask_to_take(&mut self, direction: Direction, batch: BatchId, what: Option<String>, impact: &Impact) {
        self.turns.waiting.clear();
        self.turned();
        let (title, yes, all_the_same) = match direction {
            Direction::Back => (t!("undo-title"), t!("undo-yes"), t!("undo-all-the-same")),
            Direction::Again => (t!("redo-title"), t!("redo-yes"), t!("redo-all-the-same")),
        };
        let loses = impact.losing > 0;
        let lines = what.into_iter().chain(loses.then(|| t!("hole-opens"))).collect();
        let confirm = if loses {
            Confirm::new(title, lines, all_the_same)
        } else {
            Confirm::new(title, lines, yes).gentle()
        };
        self.ask(confirm.with_effect_lines(impact_lines(impact)), move |desk, yes| {
            if yes {
                desk.take_as_asked(direction, batch);
            }
        });
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
        let what = words::act_on(undone.act, &undone.subject);
        let said = match direction {
            Direction::Back => {
                self.sitting.took_back(batch, by);
                t!("undo-done", what = what)
            }
            Direction::Again => {
                self.sitting.brought_again(batch, by);
                t!("redo-done", what = what)
            }
        };
        self.say(Role::Success, said);
        self.refresh();
        if undone.kept.count > 0 {
            self.show(Message::new(t!("undo-kept-title"), words::kept(&undone.kept)));
        }
    }
}

/// What a batch is about in the end, for a question.
fn what_of(store: &Store, batch: BatchId) -> Option<String> {
    let original = store.read(|read| read.original(batch)).ok()??;
    Some(words::act_on(original.act, &original.subject))
}
