//! What screens asked for, carried out.

use crate::t;

use super::{
    super::{
        cx::{Effect, LayerId, LongWork},
        dialog::progress::{Progress, ProgressDialog},
        look::Role,
    },
    Desk, Layer,
};

/// Long work that is being done.
#[derive(Clone)]
pub(super) struct Working {
    layer: LayerId,
    title: String,
    progress: Progress,
}

impl Desk {
    pub(super) fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::Job { lane, slot, job } => self.jobs.submit(lane, slot, job),
            Effect::Long { title, job } => self.long(title, job),
            Effect::Question { layer, job } => {
                let awaits = self.awaits(layer);
                let is_awaited = move || awaits.strong_count() > 0;
                self.jobs.submit_long(Box::new(move |store| job(store, &is_awaited)));
            }
            Effect::Open { screen, then } => self.open(screen, then),
            Effect::Close { layer, answer } => self.close(layer, answer),
            Effect::Toast(toast) => self.toast = Some(toast),
            Effect::Copy(text) => self.copy(text),
            Effect::Draft { slot, draft } => self.drafts.keep(slot, draft),
            Effect::DropDraft(slot) => self.drop_draft(&slot),
            Effect::Run(run) => run(self),
        }
    }

    /// Does long work; its dialog comes with its first progress, so that what is quick shows none.
    pub(super) fn long(&mut self, title: String, work: LongWork) {
        let progress = Progress::new(self.jobs.ticks());
        let layer = LayerId(self.next_layer);
        self.next_layer += 1;
        self.working.push(Working { layer, title, progress: progress.clone() });
        self.jobs.submit_long(Box::new(move |store| {
            let end = work(store, &progress);
            Box::new(move |desk| {
                desk.working.retain(|working| working.layer != layer);
                desk.close(layer, Box::new(()));
                end(desk);
            })
        }));
    }

    /// Long work has come further: whoever has no dialog yet gets one.
    pub(super) fn show_progress(&mut self) {
        let open = |layer| self.layers.iter().any(|other| other.id == layer);
        let waiting: Vec<_> = self.working.iter().filter(|working| !open(working.layer)).cloned().collect();
        for Working { layer, title, progress } in waiting {
            let screen = Box::new(ProgressDialog::new(title, progress));
            self.layers.push(Layer::new(layer, screen, None));
        }
    }

    /// Whether long work goes on.
    pub(super) fn is_working(&self) -> bool {
        !self.working.is_empty()
    }

    /// Tells all long work to stop.
    pub(super) fn stop_working(&self) {
        self.working.iter().for_each(|working| working.progress.stop());
    }

    fn copy(&mut self, text: String) {
        let shown = t!("copied", text = text.replace('\n', " "));
        self.copied.push_back(text);
        self.say(Role::Success, shown);
    }
}
