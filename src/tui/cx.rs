//! What a screen can ask of the desk: request and consequence side by side, typed.

use std::{
    any::Any,
    marker::PhantomData,
    sync::{Arc, Mutex},
    time::Duration,
};

use chrono::{DateTime, Local, NaiveDate};

use crate::{
    domain::{
        ids::{BatchId, DraftId},
        impact::Impact,
        rights::Act,
        user::Role,
    },
    exchange::sheet::Caps,
    i18n::fmt,
    store::{Draft, Error, Reader, Result, Store, Write, Written},
};

use super::{
    desk::Desk,
    dialog::progress::Progress,
    jobs::{Consequence, Job, Lane, Slot},
    screen::{AnyScreen, Screen},
};

/// Names a layer of the desk for as long as it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LayerId(pub(super) u64);

/// What everything on the desk may know.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Who works here.
    pub login: String,
    /// What that person may do.
    pub role: Role,
    /// The time: milliseconds since 1970, UTC.
    pub now: fn() -> i64,
    /// How much of a file is read, by the configuration.
    pub caps: Caps,
    /// Whether times are shown in UTC instead of the local zone (frames are the same everywhere).
    pub utc: bool,
}

impl Shared {
    /// A time of the store's as a person reads it.
    pub fn moment(&self, millis: i64) -> String {
        let moment = DateTime::from_timestamp_millis(millis).unwrap_or_default();
        if self.utc { fmt::date_time(&moment) } else { fmt::date_time(&moment.with_timezone(&Local)) }
    }

    /// The day, UTC, as the store writes it.
    pub fn today(&self) -> NaiveDate {
        DateTime::from_timestamp_millis((self.now)()).unwrap_or_default().date_naive()
    }

    /// How long ago that was.
    pub fn ago(&self, millis: i64) -> String {
        let passed = (self.now)().saturating_sub(millis);
        fmt::ago(Duration::from_millis(u64::try_from(passed).unwrap_or(0)))
    }
}

/// What just happened, said in passing at the foot of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Success, Warning or Danger.
    pub role: super::look::Role,
    /// The words.
    pub text: String,
}

/// Where a form's draft is kept, once it is.
pub type DraftSlot = Arc<Mutex<Option<DraftId>>>;

/// What a screen is closed with that answers nothing: no screen's answer is of this kind.
struct NoAnswer;

/// What the desk is to do after the screen's code has run.
pub(super) enum Effect {
    Job { lane: Lane, slot: Option<Slot>, job: Job },
    Long { title: String, job: LongWork },
    Question { layer: LayerId, job: LongQuestion },
    Open { screen: Box<dyn AnyScreen>, then: Option<Then> },
    Close { layer: LayerId, answer: Box<dyn Any> },
    Toast(Toast),
    Copy(String),
    Draft { slot: DraftSlot, draft: Draft },
    DropDraft(DraftSlot),
    Run(Box<dyn FnOnce(&mut Desk)>),
}

/// Long work on a connection of its own, if that could be opened; told how to show how far it has come.
pub(super) type LongWork = Box<dyn FnOnce(Result<&mut Store>, &Progress) -> Consequence + Send>;

/// A question on a connection of its own, if that could be opened; told whether its answer is still awaited.
pub(super) type LongQuestion = Box<dyn FnOnce(Result<&mut Store>, &dyn Fn() -> bool) -> Consequence + Send>;

/// What happens with a closed screen's answer.
pub(super) type Then = Box<dyn FnOnce(&mut Desk, Box<dyn Any>)>;

/// The desk as the screen `S` sees it.
pub struct Cx<'a, S> {
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) layer: LayerId,
    pub(super) shared: &'a Shared,
    pub(super) screen: PhantomData<fn(S)>,
}

impl<S> Cx<'_, S> {
    pub(super) fn of<T>(&mut self) -> Cx<'_, T> {
        Cx { effects: self.effects, layer: self.layer, shared: self.shared, screen: PhantomData }
    }

    /// What everything on the desk may know.
    pub fn shared(&self) -> &Shared {
        self.shared
    }

    /// Says what happened.
    pub fn toast(&mut self, role: super::look::Role, text: String) {
        self.effects.push(Effect::Toast(Toast { role, text }));
    }

    /// Copies a text to the person's own clipboard, and shows it.
    pub fn copy(&mut self, text: String) {
        self.effects.push(Effect::Copy(text));
    }

    /// Shows what went wrong and what to do.
    pub fn fail(&mut self, error: Error) {
        self.desk(move |desk| desk.fail(&error));
    }

    /// Does something with the whole desk, after this.
    pub(super) fn desk(&mut self, run: impl FnOnce(&mut Desk) + 'static) {
        self.effects.push(Effect::Run(Box::new(run)));
    }

    /// Keeps what is typed into a form; soon, not at every key.
    pub fn keep_draft(&mut self, slot: &DraftSlot, draft: Draft) {
        self.effects.push(Effect::Draft { slot: slot.clone(), draft });
    }

    /// Forgets a form's draft.
    pub fn drop_draft(&mut self, slot: &DraftSlot) {
        self.effects.push(Effect::DropDraft(slot.clone()));
    }
}

impl<S: Screen> Cx<'_, S> {
    /// Asks the store; a failure is shown by the desk.
    pub fn query<T: Send + 'static>(
        &mut self,
        ask: impl FnOnce(&Reader) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, T, &mut Cx<S>) + Send + 'static,
    ) {
        self.read(None, ask, then);
    }

    /// Asks the store; a newer question of the same name makes this one useless and interrupts it.
    pub fn query_latest<T: Send + 'static>(
        &mut self,
        name: &'static str,
        ask: impl FnOnce(&Reader) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, T, &mut Cx<S>) + Send + 'static,
    ) {
        let slot = Slot { layer: self.layer, name };
        self.read(Some(slot), ask, then);
    }

    fn read<T: Send + 'static>(
        &mut self,
        slot: Option<Slot>,
        ask: impl FnOnce(&Reader) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, T, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job: Job = Box::new(move |store| {
            let answer = store.read(ask);
            Box::new(move |desk| match answer {
                Ok(answer) => desk.with(layer, |screen, cx| then(screen, answer, cx)),
                Err(Error::Interrupted) => {}
                Err(error) => desk.fail(&error),
            })
        });
        self.effects.push(Effect::Job { lane: Lane::Read, slot, job });
    }

    /// Asks for something that only the whole store can answer (drafts).
    pub fn ask_store<T: Send + 'static>(
        &mut self,
        ask: impl FnOnce(&mut Store) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, T, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job: Job = Box::new(move |store| {
            let answer = ask(store);
            Box::new(move |desk| match answer {
                Ok(answer) => desk.with(layer, |screen, cx| then(screen, answer, cx)),
                Err(error) => desk.fail(&error),
            })
        });
        self.effects.push(Effect::Job { lane: Lane::Write, slot: None, job });
    }

    /// Writes. The consequence gets the store's word, a refusal included: the screen keeps what was typed.
    /// What was written can be taken back with `u`.
    pub fn write<T: Send + 'static>(
        &mut self,
        act: Act,
        subject: String,
        write: impl FnOnce(&mut Write) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, Result<T>, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job: Job = Box::new(move |store| {
            let written = store.write(act, &subject, write);
            Box::new(move |desk| {
                let answer = written.map(|Written { value, batch }| {
                    desk.wrote(batch);
                    value
                });
                desk.with(layer, |screen, cx| then(screen, answer, cx));
            })
        });
        self.effects.push(Effect::Job { lane: Lane::Write, slot: None, job });
    }

    /// Writes what neither a form nor a question has told the effect of: the consequence gets it too (X3).
    pub fn write_telling<T: Send + 'static>(
        &mut self,
        act: Act,
        subject: String,
        write: impl Fn(&mut Write) -> Result<T> + Send + 'static,
        then: impl FnOnce(&mut S, Result<(T, Impact)>, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job: Job = Box::new(move |store| {
            let impact = store.rehearse(act, &subject, &mut |_, _| true, &write);
            let written = impact.and_then(|impact| Ok((store.write(act, &subject, &write)?, impact)));
            Box::new(move |desk| {
                let answer = written.map(|(Written { value, batch }, impact)| {
                    desk.wrote(batch);
                    (value, impact)
                });
                desk.with(layer, |screen, cx| then(screen, answer, cx));
            })
        });
        self.effects.push(Effect::Job { lane: Lane::Write, slot: None, job });
    }

    /// Asks what takes long, on a connection of its own; `ask` is told whether anybody still waits for the answer.
    pub fn ask_long<T: Send + 'static>(
        &mut self,
        ask: impl FnOnce(&mut Store, &dyn Fn() -> bool) -> T + Send + 'static,
        then: impl FnOnce(&mut S, Result<T>, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job: LongQuestion = Box::new(move |store, is_awaited| {
            let answer = store.map(|store| ask(store, is_awaited));
            Box::new(move |desk| desk.with(layer, |screen, cx| then(screen, answer, cx)))
        });
        self.effects.push(Effect::Question { layer, job });
    }

    /// Does long work on a connection of its own, with a progress dialog that can stop it.
    pub fn long<T: Send + 'static>(
        &mut self,
        title: String,
        work: impl FnOnce(&mut Store, &Progress) -> Result<(T, Option<BatchId>)> + Send + 'static,
        then: impl FnOnce(&mut S, Result<T>, &mut Cx<S>) + Send + 'static,
    ) {
        let layer = self.layer;
        let job = Box::new(move |store: Result<&mut Store>, progress: &Progress| {
            let done = store.and_then(|store| work(store, progress));
            let end: Consequence = Box::new(move |desk| {
                let answer = done.map(|(value, batch)| {
                    desk.wrote(batch);
                    value
                });
                desk.with(layer, |screen, cx| then(screen, answer, cx));
            });
            end
        });
        self.effects.push(Effect::Long { title, job });
    }

    /// Opens a screen over this one; its answer comes when it is closed with one.
    pub fn open<T: Screen>(&mut self, screen: T, then: impl FnOnce(&mut S, T::Answer, &mut Cx<S>) + 'static) {
        let layer = self.layer;
        let then: Then = Box::new(move |desk, answer| {
            if let Ok(answer) = answer.downcast::<T::Answer>() {
                desk.with(layer, |below, cx| then(below, *answer, cx));
            }
        });
        self.effects.push(Effect::Open { screen: Box::new(screen), then: Some(then) });
    }

    /// Opens a screen that answers nothing of interest.
    pub fn show<T: Screen>(&mut self, screen: T) {
        self.effects.push(Effect::Open { screen: Box::new(screen), then: None });
    }

    /// Closes this screen with an answer.
    pub fn close(&mut self, answer: S::Answer) {
        self.effects.push(Effect::Close { layer: self.layer, answer: Box::new(answer) });
    }

    /// Closes this screen without one: whoever opened it hears nothing.
    pub fn cancel(&mut self) {
        self.effects.push(Effect::Close { layer: self.layer, answer: Box::new(NoAnswer) });
    }
}
