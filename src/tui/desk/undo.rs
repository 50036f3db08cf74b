//! Taking acts back and bringing them again, by `u` and `Ctrl+R` (X9) or from a list of acts (X7): one after the other, each after the writes that were asked for before it.

use std::collections::VecDeque;

use crate::{
    domain::{coverage::Effect, ids::BatchId, rights::Act},
    i18n::message,
    store::{Error, Rehearsed, Result, Store, Undone, Written},
    t,
    tui::{
        dialog::{confirm::Confirm, message::Message, progress::Progress},
        jobs::{Consequence, Lane},
        look::Role,
        widget::effect::with_effect,
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
        self.carry_out_turn(direction, batch, title, false);
    }

    /// Takes a batch. X3: when a topic of the account that it is about would lose its last recipient, that is asked
    /// first, unless it was; of an act on many accounts, or of a file, how many change is said after.
    fn carry_out_turn(&mut self, direction: Direction, batch: BatchId, title: String, asked: bool) {
        let work = move |store: &mut Store, progress: &Progress| -> Consequence {
            let act = original_act(store, batch);
            // What stands in its way is said when it is done.
            let changes = store.rehearse(|store| store.undo(batch, &mut |_, _| true));
            if let (Ok(Some([one])), false) = (changes.as_ref().map(Option::as_deref), asked)
                && one.opens_hole()
                && !act.is_some_and(Act::brings_in_many)
            {
                let effects = one.effects.clone();
                return Box::new(move |desk| desk.ask_to_take(direction, batch, &effects));
            }
            let done = store.undo(batch, &mut |stage, far| progress.at(stage, far));
            Box::new(move |desk| {
                desk.took_back(direction, batch, act, done, &changes);
                desk.turned();
            })
        };
        self.long(title, Box::new(work));
    }

    /// Asks; what was typed ahead of the question is not meant for its answer.
    fn ask_to_take(&mut self, direction: Direction, batch: BatchId, effects: &[Effect]) {
        self.turns.waiting.clear();
        self.turned();
        let (title, yes, running) = match direction {
            Direction::Back => (t!("undo-title"), t!("undo-yes"), t!("undo-running")),
            Direction::Again => (t!("redo-title"), t!("redo-yes"), t!("redo-running")),
        };
        let confirm = Confirm::new(title, vec![t!("hole-opens")], yes).with_effects(effects);
        self.ask(confirm, move |desk, yes| {
            if yes {
                desk.turns.running = true;
                desk.carry_out_turn(direction, batch, running, true);
            }
        });
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
        changes: &Rehearsed,
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
        self.say(Role::Success, with_effect(said, changes));
        self.refresh();
        if undone.kept.count > 0 {
            self.show(Message::new(t!("undo-kept-title"), words::kept(&undone.kept)));
        }
    }
}
