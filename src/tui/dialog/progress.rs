//! How far long work has come, and a way to stop it.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use ratatui::layout::{Rect, Size};

use crate::{
    i18n::fmt,
    store::{Far, Stage},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        jobs::Ticks,
        look::Role,
        screen::{Screen, Shape},
    },
    words,
};

/// How often the screen follows: a frame costs bytes on a slow line.
const STEP: Duration = Duration::from_millis(200);

/// What the work and its dialog share.
#[derive(Clone)]
pub struct Progress(Arc<State>);

struct State {
    now: Mutex<(Stage, Far)>,
    stopped: AtomicBool,
    told: Mutex<Option<Instant>>,
    ticks: Ticks,
}

impl Progress {
    /// Nothing done yet.
    pub fn new(ticks: Ticks) -> Self {
        Self(Arc::new(State {
            now: Mutex::new((Stage::Writing, Far { done: 0, of: 0 })),
            stopped: AtomicBool::new(false),
            told: Mutex::new(None),
            ticks,
        }))
    }

    /// So much is done; `false` when the person wants it stopped. A `total` of 0 is one that is not known.
    pub fn report(&self, done: usize, total: usize) -> bool {
        self.at(Stage::Writing, Far { done: done as u64, of: total as u64 })
    }

    /// The same of work that has several stages.
    pub fn at(&self, stage: Stage, far: Far) -> bool {
        *self.0.now.lock().unwrap_or_else(PoisonError::into_inner) = (stage, far);
        let mut told = self.0.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|told| told.elapsed() >= STEP) {
            *told = Some(Instant::now());
            (self.0.ticks)();
        }
        !self.0.stopped.load(Relaxed)
    }

    fn now(&self) -> (Stage, Far) {
        *self.0.now.lock().unwrap_or_else(PoisonError::into_inner)
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
        let (stage, far) = self.progress.now();
        let columns = usize::from(area.width);
        let full = (columns as u64 * far.done.min(far.of)).checked_div(far.of).unwrap_or(0) as usize;
        canvas.text(area.x, area.y, area.width, Role::Accent, &"█".repeat(full));
        canvas.text(
            area.x + full as u16,
            area.y,
            area.width - full as u16,
            Role::Dim,
            &"░".repeat(columns - full),
        );
        let said = if self.stopping() && stage != Stage::TakingBack {
            t!("progress-stopping")
        } else if far.of == 0 {
            t!("progress-so-far", done = fmt::count(far.done))
        } else {
            words::far(stage, far)
        };
        canvas.text(area.x, area.y + 2, area.width, Role::Text, &said);
    }
}
