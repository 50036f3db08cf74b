//! A desk without a terminal: jobs run inline, the clock is given, the screen is text. For tests, for
//! `carnet --keys … --print`, and for the pictures of the documentation.

use std::{
    collections::VecDeque,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    config::{Key, Keymap, ThemeName},
    exchange::sheet::Caps,
    store::{Mode, Session, Store},
};

use super::{
    cx::Shared,
    desk::{Desk, End},
    event::Event,
    jobs::{Job, Jobs, Lane, LongJob, Slot, Ticks},
    look::Theme,
    terminal::Input,
};

/// Jobs that are done at once; their consequences wait until the screen's code has run.
struct Inline {
    store: Store,
    waiting: Arc<Mutex<VecDeque<Event>>>,
}

impl Inline {
    fn push(&self, event: Event) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push_back(event);
    }
}

impl Jobs for Inline {
    fn submit(&mut self, _: Lane, _: Option<Slot>, job: Job) {
        let consequence = job(&mut self.store);
        self.push(Event::Consequence(consequence));
    }

    fn submit_long(&mut self, job: LongJob) {
        let consequence = job(Ok(&mut self.store));
        self.push(Event::Consequence(consequence));
    }

    fn ticks(&self) -> Ticks {
        Arc::new(|| {})
    }

    fn finish(&mut self, job: Job, _: Duration) {
        let _ = job(&mut self.store);
    }
}

/// A desk that is driven by keys and read as text.
pub struct Harness {
    desk: Desk,
    waiting: Arc<Mutex<VecDeque<Event>>>,
    area: Rect,
    buffer: Buffer,
    cursor: Option<Position>,
}

impl Harness {
    /// A desk over a store, in a terminal of this size.
    pub fn new(store: Store, keymap: Keymap, width: u16, height: u16, now: fn() -> i64) -> Self {
        let user = store.user().value.clone();
        let shared = Shared { login: user.login, role: user.role, now, caps: Caps::default(), utc: true };
        let waiting = Arc::new(Mutex::new(VecDeque::new()));
        let jobs = Inline { store, waiting: waiting.clone() };
        let area = Rect::new(0, 0, width, height);
        let desk = Desk::new(Box::new(jobs), keymap, Theme::new(ThemeName::Dark), shared, area);
        let mut harness = Self { desk, waiting, area, buffer: Buffer::empty(area), cursor: None };
        harness.settle();
        harness
    }

    /// Opens the store at a path and a desk over it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(
        path: &Path,
        session: Session,
        keymap: Keymap,
        width: u16,
        height: u16,
    ) -> crate::store::Result<Self> {
        let now = session.clock;
        Ok(Self::new(Store::open(path, Mode::Create, session)?, keymap, width, height, now))
    }

    /// Presses keys, written as a person would say them: `nBoulangerie<Tab>…<Ctrl+s>`; `<lt>` is `<`.
    ///
    /// # Errors
    /// The notation between `<` and `>` that names no key.
    pub fn keys(&mut self, script: &str) -> Result<&mut Self, String> {
        let mut rest = script;
        while let Some(first) = rest.chars().next() {
            let (event, length) = match rest.strip_prefix('<').and_then(|tail| Some((tail, tail.find('>')?)))
            {
                Some((tail, end)) => (named(&tail[..end])?, end + 2),
                None => (KeyEvent::new(KeyCode::Char(first), shift_of(first)), first.len_utf8()),
            };
            self.event(Event::Input(Input::Key(event)));
            rest = &rest[length..];
        }
        Ok(self)
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Input(Input::Paste(text.to_owned())));
        self
    }

    /// Takes an event and all that follows from it.
    pub fn event(&mut self, event: Event) -> &mut Self {
        if self.desk.end().is_none() {
            if let Event::Input(Input::Resize(width, height)) = event {
                self.area = Rect::new(0, 0, width, height);
            }
            self.desk.handle(event);
            self.settle();
        }
        self
    }

    /// Draws until nothing follows any more.
    fn settle(&mut self) {
        loop {
            self.buffer = Buffer::empty(self.area);
            self.cursor = self.desk.draw(&mut self.buffer);
            let next = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            match next {
                Some(event) => self.desk.handle(event),
                None => return,
            }
        }
    }

    /// The screen as text, blanks at the ends of lines left out.
    pub fn screen(&self) -> String {
        let line = |y| {
            let mut line = String::new();
            let mut covered = 0;
            for x in self.area.left()..self.area.right() {
                let symbol = self.buffer[(x, y)].symbol();
                if covered == 0 {
                    line.push_str(symbol);
                    covered = crate::domain::text::width(symbol);
                }
                covered = covered.saturating_sub(1);
            }
            line.trim_end().to_owned() + "\n"
        };
        (self.area.top()..self.area.bottom()).map(line).collect()
    }

    /// Where the cursor stands, if it is shown.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// The cells, with their styles.
    pub fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// What can be done here, now or not.
    #[cfg(test)]
    pub fn listed(&self) -> Vec<super::command::Listed> {
        self.desk.listed()
    }

    /// How the desk ended, once it did.
    pub fn end(&self) -> Option<End> {
        self.desk.end()
    }

    /// What was copied since the last call.
    pub fn copied(&mut self) -> Vec<String> {
        self.desk.take_copied().collect()
    }

    /// Gives the person another role.
    #[cfg(test)]
    pub fn set_role(&mut self, role: crate::domain::user::Role) {
        self.desk.set_role(role);
    }

    /// Does something with the desk itself, as a late answer of the store would.
    #[cfg(test)]
    pub fn with_desk(&mut self, run: impl FnOnce(&mut Desk)) {
        run(&mut self.desk);
        self.settle();
    }

    /// Keeps the drafts that wait, as the loop does after a pause in typing.
    pub fn pause(&mut self) -> &mut Self {
        self.desk.keep_drafts();
        self.settle();
        self
    }
}

fn shift_of(c: char) -> KeyModifiers {
    if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE }
}

fn named(notation: &str) -> Result<KeyEvent, String> {
    if notation == "lt" {
        return Ok(KeyEvent::new(KeyCode::Char('<'), KeyModifiers::NONE));
    }
    let key: Key = notation.parse().map_err(|_| notation.to_owned())?;
    Ok(key.event())
}
