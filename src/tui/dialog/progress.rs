//! How far long work has come, and a way to stop it.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use ratatui::layout::{Rect, Size};

use crate::{
    i18n::fmt,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        jobs::Ticks,
        look::Role,
        screen::{Screen, Shape},
    },
};

/// How often the screen follows: a frame costs bytes on a slow line.
const STEP: Duration = Duration::from_millis(200);

/// What the work and its dialog share.
#[derive(Clone)]
pub struct Progress(Arc<State>);

struct State {
    done: AtomicUsize,
    total: AtomicUsize,
    stopped: AtomicBool,
    told: Mutex<Option<Instant>>,
    ticks: Ticks,
}

impl Progress {
    /// Nothing done yet.
    pub fn new(ticks: Ticks) -> Self {
        Self(Arc::new(State {
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            told: Mutex::new(None),
            ticks,
        }))
    }

    /// The work is here now; `false` when the person wants it stopped. A `total` of 0 is one that is not known.
    pub fn report(&self, done: usize, total: usize) -> bool {
        self.0.done.store(done, Relaxed);
        self.0.total.store(total, Relaxed);
        let mut told = self.0.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|told| told.elapsed() >= STEP) {
            *told = Some(Instant::now());
            (self.0.ticks)();
        }
        !self.0.stopped.load(Relaxed)
    }

    /// The work is to stop.
    pub fn stop(&self) {
        self.0.stopped.store(true, Relaxed);
    }
}

/// The dialog.
pub struct ProgressDialog {
    title: String,
    progress: Progress,
}

impl ProgressDialog {
    /// A dialog for work that goes on.
    pub fn new(title: String, progress: Progress) -> Self {
        Self { title, progress }
    }

    fn stopping(&self) -> bool {
        self.progress.0.stopped.load(Relaxed)
    }
}

impl Screen for ProgressDialog {
    const ID: &'static str = "progress";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new("stop", &["Esc"], |this, _| this.progress.stop())
            .when(|this| !this.stopping())];
    type Answer = ();

    fn title(&self) -> String {
        self.title.clone()
    }

    fn size(&self, _: Size) -> Size {
        Size::new(56, 5)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let (done, total) = (self.progress.0.done.load(Relaxed), self.progress.0.total.load(Relaxed));
        let columns = usize::from(area.width);
        let full = (columns * done.min(total)).checked_div(total).unwrap_or(0);
        canvas.text(area.x, area.y, area.width, Role::Accent, &"█".repeat(full));
        canvas.text(
            area.x + full as u16,
            area.y,
            area.width - full as u16,
            Role::Dim,
            &"░".repeat(columns - full),
        );
        let said = if self.stopping() {
            t!("progress-stopping")
        } else if total == 0 {
            t!("progress-so-far", done = fmt::count(done as i64))
        } else {
            t!("progress-of", done = fmt::count(done as i64), total = fmt::count(total as i64))
        };
        canvas.text(area.x, area.y + 2, area.width, Role::Text, &said);
    }
}
