//! Drafts on their way to the store (X12): at most a second is lost, and not every key writes.

use std::{
    collections::VecDeque,
    sync::PoisonError,
    time::{Duration, Instant},
};

use crate::store::{Draft, Store};

use super::{
    super::{
        cx::DraftSlot,
        jobs::{Job, Lane},
    },
    Desk,
};

/// How long a draft may wait for more typing.
const DEBOUNCE: Duration = Duration::from_millis(400);

/// Drafts that are typed but not kept yet, one a form.
#[derive(Default)]
pub struct Pending {
    drafts: VecDeque<(DraftSlot, Draft)>,
    due: Option<Instant>,
}

impl Pending {
    pub(super) fn keep(&mut self, slot: DraftSlot, draft: Draft) {
        self.forget(&slot);
        self.drafts.push_back((slot, draft));
        self.due.get_or_insert_with(|| Instant::now() + DEBOUNCE);
    }

    fn forget(&mut self, slot: &DraftSlot) {
        self.drafts.retain(|(other, _)| !std::sync::Arc::ptr_eq(other, slot));
    }

    fn take(&mut self) -> VecDeque<(DraftSlot, Draft)> {
        self.due = None;
        std::mem::take(&mut self.drafts)
    }
}

/// Keeps a draft; the slot remembers its identity, so that the next one replaces it.
fn keep(store: &mut Store, slot: &DraftSlot, mut draft: Draft) {
    let mut id = slot.lock().unwrap_or_else(PoisonError::into_inner);
    draft.id = *id;
    // A draft that cannot be kept must not stand in the way of typing; saving will say what is wrong.
    if let Ok(kept) = store.keep_draft(&draft) {
        *id = Some(kept);
    }
}

impl Desk {
    /// How long the loop may sleep before a draft is due; `None`: for ever.
    pub fn draft_due(&self) -> Option<Duration> {
        self.drafts.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Sends the drafts that wait to the store.
    pub fn keep_drafts(&mut self) {
        for (slot, draft) in self.drafts.take() {
            let job: Job = Box::new(move |store| {
                keep(store, &slot, draft);
                Box::new(|_| {})
            });
            self.jobs.submit(Lane::Write, None, job);
        }
    }

    /// The same before the process ends, after all writes that wait.
    pub(super) fn flush_drafts(&mut self, patience: Duration) {
        let drafts = self.drafts.take();
        let job: Job = Box::new(move |store| {
            drafts.into_iter().for_each(|(slot, draft)| keep(store, &slot, draft));
            Box::new(|_| {})
        });
        self.jobs.finish(job, patience);
    }

    pub(super) fn drop_draft(&mut self, slot: &DraftSlot) {
        self.drafts.forget(slot);
        let slot = slot.clone();
        let job: Job = Box::new(move |store| {
            let id = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
            let dropped = id.map_or(Ok(()), |id| store.drop_draft(id));
            Box::new(move |desk| {
                if let Err(error) = dropped {
                    desk.fail(&error);
                }
            })
        });
        self.jobs.submit(Lane::Write, None, job);
    }
}
