//! Long writes of others: their rows are visible meanwhile, and the desk says so (SPEC §8).

use ratatui::layout::Rect;

use crate::{
    domain::{
        rights::Act,
        text::{display, fit},
    },
    store::{Batch, Result},
    t,
    tui::{
        canvas::Canvas,
        jobs::{Job, Lane},
        look::Role,
    },
};

use super::Desk;

impl Desk {
    /// Asks what is under way; a failure is for those to say who ask for more.
    pub(super) fn look_for_running(&mut self) {
        let job: Job = Box::new(|store| {
            let running: Result<Vec<Batch>> = store.read(|read| read.running());
            Box::new(move |desk| desk.running = running.unwrap_or_default())
        });
        self.jobs.submit(Lane::Read, None, job);
    }

    /// Says at the right end of a rule what goes on; one's own work has its dialog.
    pub(super) fn draw_running(&self, canvas: &mut Canvas, rule: Rect) {
        let own = |batch: &Batch| self.is_working() && batch.login == self.shared.login;
        let mut others = self.running.iter().filter(|batch| !own(batch));
        let Some(first) = others.next() else { return };
        let more = match others.count() {
            0 => String::new(),
            more => format!(" +{more}"),
        };
        let said = format!(" {}{more} ", said(first));
        canvas.text_right(rule.x, rule.y, rule.width.saturating_sub(1), Role::Warning, &said);
    }
}

/// Columns of a file's name, so that who brings it in stays in sight.
const SUBJECT: usize = 40;

fn said(batch: &Batch) -> String {
    let (subject, who) = (fit(&batch.subject, SUBJECT).into_owned(), display(&batch.login).into_owned());
    match batch.act {
        Act::Undo => t!("running-undo", subject = subject, who = who),
        Act::Redo => t!("running-redo", subject = subject, who = who),
        _ => t!("running-import", subject = subject, who = who),
    }
}
