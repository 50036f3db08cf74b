//! Taking acts back and bringing them again, by `u` and `Ctrl+R` (X9) or from a list of acts (X7): one after the
//! other, each after the writes that were asked for before it.

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
#[derive(Debug)]
struct Turn {
    direction: Direction,
    batch: Option<BatchId>,
    consent: Consent,
}

/// Whether the person is asked first (X3).
#[derive(Debug)]
enum Consent {
    /// Where it changes who receives what.
    IfItMatters,
    /// Always, in these words.
    Asked(Question),
    /// The person was asked, and said yes.
    Given,
}

/// What is asked before a batch is taken, beside what that changes in who receives what.
#[derive(Debug)]
pub struct Question {
    /// The title.
    pub title: String,
    /// What there is to know.
    pub lines: Vec<String>,
    /// The « yes ».
    pub yes: String,
    /// Whether « yes » has the keys first.
    pub gentle: bool,
}

impl Desk {
    /// Takes one's latest act of this sitting back, or brings the latest again.
    pub(super) fn take_turn(&mut self, direction: Direction) {
        self.add_turn(Turn { direction, batch: None, consent: Consent::IfItMatters });
    }

    /// Takes one batch back, whoever made it and whenever, or brings again what it took back.
    pub(in crate::tui) fn take(&mut self, direction: Direction, batch: BatchId) {
        self.add_turn(Turn { direction, batch: Some(batch), consent: Consent::IfItMatters });
    }

    /// The same after a question that is asked in any case.
    pub(in crate::tui) fn ask_and_take(&mut self, direction: Direction, batch: BatchId, question: Question) {
        self.add_turn(Turn { direction, batch: Some(batch), consent: Consent::Asked(question) });
    }

    fn add_turn(&mut self, turn: Turn) {
        self.turns.waiting.push_back(turn);
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
            Some(batch) => self.carry_out_turn(turn.direction, batch, turn.consent),
            None => {
                self.say(Role::Warning, nothing);
                self.turned();
            }
        }
    }

    /// Takes a batch, or finds out what that would change and asks.
    fn carry_out_turn(&mut self, direction: Direction, batch: BatchId, consent: Consent) {
        let title = match (direction, &consent) {
            (Direction::Back, Consent::Given) => t!("undo-running"),
            (Direction::Back, _) => t!("undo-title"),
            (Direction::Again, Consent::Given) => t!("redo-running"),
            (Direction::Again, _) => t!("redo-title"),
        };
        let work = move |store: Result<&mut Store>, progress: &Progress| -> Consequence {
            let mut tell = |stage, far| progress.at(stage, far);
            let done = store.and_then(|store| {
                if let Consent::Given = consent {
                    return store.undo(batch, &mut tell).map(Ok);
                }
                let impact = store.impact_of_undo(batch, &mut tell)?;
                match consent {
                    Consent::Asked(question) => Ok(Err((question, impact))),
                    _ if impact.is_empty() => store.undo(batch, &mut tell).map(Ok),
                    _ => Ok(Err((question(store, direction, batch, &impact)?, impact))),
                }
            });
            Box::new(move |desk| match done {
                Ok(Err((question, impact))) => desk.ask_to_take(direction, batch, question, &impact),
                Ok(Ok(done)) => desk.took(direction, batch, Ok(done)),
                Err(error) => desk.took(direction, batch, Err(error)),
            })
        };
        self.long(title, Box::new(work));
    }

    /// Asks. Turns that were asked for meanwhile are given up: they would go on from an act that may stay.
    fn ask_to_take(&mut self, direction: Direction, batch: BatchId, question: Question, impact: &Impact) {
        self.turns.waiting.clear();
        self.turned();
        let Question { title, lines, yes, gentle } = question;
        let confirm = Confirm::new(title, lines, yes).with_effect_lines(impact_lines(impact));
        let confirm = if gentle { confirm.gentle() } else { confirm };
        self.ask(confirm, move |desk, yes| {
            if yes {
                desk.add_turn(Turn { direction, batch: Some(batch), consent: Consent::Given });
            }
        });
    }

    fn took(&mut self, direction: Direction, batch: BatchId, done: Result<Written<Undone>>) {
        self.tell_turn(direction, batch, done);
        self.turned();
    }

    fn turned(&mut self) {
        self.turns.running = false;
        self.next_turn();
    }

    fn tell_turn(&mut self, direction: Direction, batch: BatchId, done: Result<Written<Undone>>) {
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

/// What is asked of an act of which the person has not been asked anything.
fn question(store: &Store, direction: Direction, batch: BatchId, impact: &Impact) -> Result<Question> {
    let original = store.read(|read| read.original(batch))?;
    let what = original.map(|original| words::act_on(original.act, &original.subject));
    let loses = impact.losing + impact.going > 0;
    let (title, yes) = match direction {
        Direction::Back => (t!("undo-title"), if loses { t!("undo-all-the-same") } else { t!("undo-yes") }),
        Direction::Again => (t!("redo-title"), if loses { t!("redo-all-the-same") } else { t!("redo-yes") }),
    };
    Ok(Question { title, lines: what.into_iter().collect(), yes, gentle: !loses })
}
