//! Work on the store, off the screen's thread: a busy store never freezes the screen.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    i18n::{Lang, set_lang},
    store::{Interrupt, Opener, Result, Stamp, Store},
};

use super::{cx::LayerId, desk::Desk, event::Event};

/// Work on the store that answers with what is then to be done on the desk.
pub type Job = Box<dyn FnOnce(&mut Store) -> Consequence + Send>;
/// What is to be done on the desk.
pub type Consequence = Box<dyn FnOnce(&mut Desk) + Send>;

/// Work on a connection of its own, or on none, where that could not be opened.
pub type LongJob = Box<dyn FnOnce(Result<&mut Store>) -> Consequence + Send>;

/// What long work calls when it has come further.
pub type Ticks = Arc<dyn Fn() + Send + Sync>;

/// Reads never wait behind writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Questions.
    Read,
    /// Writes, in their order.
    Write,
}

/// A question's name: a newer one of the same name replaces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Whose question.
    pub layer: LayerId,
    /// Which one.
    pub name: &'static str,
}

/// How often the reading thread looks whether somebody else has written (X11).
const LOOK: Duration = Duration::from_millis(700);

/// Where jobs go.
pub trait Jobs {
    /// Does a job; its consequence comes as an [`Event::Consequence`].
    fn submit(&mut self, lane: Lane, slot: Option<Slot>, job: Job);
    /// Does long work on a connection of its own.
    fn submit_long(&mut self, job: LongJob);
    /// What long work calls when it has come further.
    fn ticks(&self) -> Ticks;
    /// Does a last job after all writes that wait, and waits for it, but not for ever: the process ends.
    fn finish(&mut self, job: Job, patience: Duration);
}

/// Two threads, each with its own connection.
pub struct Threads {
    reads: Arc<Queue>,
    writes: Arc<Queue>,
    interrupt: Interrupt,
    opener: Opener,
    /// One for each long work: nothing is sent, it ends with the work.
    long: Vec<Receiver<()>>,
    events: Sender<Event>,
    lang: Lang,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<(Option<Slot>, Job)>,
    /// The slot of the job that runs now.
    running: Option<Slot>,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, slot: Option<Slot>, job: Job) {
        let mut waiting = self.lock();
        if slot.is_some() {
            waiting.jobs.retain(|(other, _)| *other != slot);
        }
        waiting.jobs.push_back((slot, job));
        self.changed.notify_one();
    }

    /// The next job, or `None` after `patience` without one.
    fn next(&self, patience: Duration) -> Option<Job> {
        let mut waiting = self.lock();
        waiting.running = None;
        if waiting.jobs.is_empty() {
            waiting = self.changed.wait_timeout(waiting, patience).unwrap_or_else(PoisonError::into_inner).0;
        }
        let (slot, job) = waiting.jobs.pop_front()?;
        waiting.running = slot;
        Some(job)
    }
}

impl Threads {
    /// Starts both threads.
    ///
    /// # Errors
    /// When the store cannot be opened a second time.
    pub fn start(store: Store, events: Sender<Event>, lang: Lang) -> Result<Self> {
        let (reads, writes) = (Arc::new(Queue::default()), Arc::new(Queue::default()));
        let opener = store.opener();
        let interrupt = store.interrupt();
        let writer = store.again()?;
        serve(store, reads.clone(), events.clone(), lang, true);
        serve(writer, writes.clone(), events.clone(), lang, false);
        Ok(Self { reads, writes, interrupt, opener, long: Vec::new(), events, lang })
    }
}

/// One thread that does one job after the other, for as long as somebody listens.
fn serve(mut store: Store, queue: Arc<Queue>, events: Sender<Event>, lang: Lang, watches: bool) {
    thread::spawn(move || {
        set_lang(lang);
        let mut seen = Seen { version: store.data_version().ok(), stamp: None };
        changed(&store, &mut seen);
        loop {
            let patience = if watches { LOOK } else { Duration::from_secs(3600) };
            if let Some(job) = queue.next(patience)
                && events.send(outcome(|| job(&mut store))).is_err()
            {
                return;
            }
            if watches && changed(&store, &mut seen) && events.send(Event::StoreChanged).is_err() {
                return;
            }
        }
    });
}

/// Does a job. A panic has been reported by its hook: the desk ends instead of waiting for an answer for ever.
fn outcome(job: impl FnOnce() -> Consequence) -> Event {
    catch_unwind(AssertUnwindSafe(job)).map_or(Event::Panicked, Event::Consequence)
}

/// What the store looked like the last time somebody looked.
struct Seen {
    version: Option<i64>,
    stamp: Option<Stamp>,
}

/// Whether facts have changed: drafts move SQLite's version too, and they refresh nobody.
fn changed(store: &Store, seen: &mut Seen) -> bool {
    let version = store.data_version().ok();
    if version == seen.version && seen.stamp.is_some() {
        return false;
    }
    seen.version = version;
    let stamp = store.read(|read| read.stamp()).ok();
    let changed = stamp != seen.stamp;
    seen.stamp = stamp;
    changed
}

impl Jobs for Threads {
    fn submit(&mut self, lane: Lane, slot: Option<Slot>, job: Job) {
        let queue = if lane == Lane::Read { &self.reads } else { &self.writes };
        {
            // Under the lock: otherwise the next job could have begun and be hit in place of the old one.
            let waiting = queue.lock();
            if slot.is_some() && waiting.running == slot {
                self.interrupt.stop();
            }
        }
        queue.push(slot, job);
    }

    fn submit_long(&mut self, job: LongJob) {
        let (events, lang, opener) = (self.events.clone(), self.lang, self.opener.clone());
        let (works, ends) = channel();
        self.long.push(ends);
        thread::spawn(move || {
            let _works = works;
            set_lang(lang);
            let event = match opener.open() {
                Ok(mut store) => outcome(|| job(Ok(&mut store))),
                Err(error) => outcome(|| job(Err(error))),
            };
            let _ = events.send(event);
        });
    }

    fn ticks(&self) -> Ticks {
        let events = Mutex::new(self.events.clone());
        Arc::new(move || {
            let _ = events.lock().unwrap_or_else(PoisonError::into_inner).send(Event::Progress);
        })
    }

    fn finish(&mut self, job: Job, patience: Duration) {
        let (done, wait) = channel();
        let last: Job = Box::new(move |store| {
            let consequence = job(store);
            let _ = done.send(());
            consequence
        });
        self.writes.push(None, last);
        // When time is up the process ends all the same.
        let end = Instant::now() + patience;
        let left = || end.saturating_duration_since(Instant::now());
        let _ = wait.recv_timeout(left());
        for work in &self.long {
            let _ = work.recv_timeout(left());
        }
    }
}
