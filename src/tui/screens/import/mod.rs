//! A file that comes in: its path, the plan of it, the import, what it did (SPEC §8, X6).

mod commands;
mod details;
mod done;
mod file_dialog;
mod filter;
mod heading;
mod plan_page;
mod reading;
mod rejects;
#[cfg(test)]
mod tests;
mod view;

use std::{path::PathBuf, sync::Arc};

use crate::{
    domain::text::one_line,
    exchange::{self, Error, Import, ImportMode, Plan, Source, Subject, sheet},
    store::Store,
    t,
    tui::{cx::Cx, desk::Desk, dialog::progress::Progress, screen::Screen},
};

pub use done::Done;
pub use file_dialog::FileDialog;
pub use plan_page::PlanPage;
pub use rejects::RejectsDialog;

/// Rows between two words of progress; a file of fewer shows none.
const PACE: u64 = 500;

/// Asks for a file and goes on to its plan.
pub fn begin(desk: &mut Desk, subject: Subject) {
    let dialog = file_dialog::dialog(subject, desk.shared().role);
    desk.ask(dialog, |desk, planned| desk.show(PlanPage::new(planned)));
}

/// A file, and how it is to be read.
#[derive(Debug, Clone)]
struct Request {
    subject: Subject,
    mode: ImportMode,
    path: PathBuf,
    /// The label of an encoding, against a wrong guess.
    encoding: Option<&'static str>,
    /// What parts the cells, against a wrong guess.
    delimiter: Option<char>,
}

impl Request {
    /// What the person calls the file.
    fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        one_line(&name.to_string_lossy()).unwrap_or_default()
    }

    fn import(&self, caps: sheet::Caps) -> Import {
        Import {
            caps,
            encoding: self.encoding.map(ToOwned::to_owned),
            delimiter: self.delimiter,
            ..Import::new(self.subject, Source::File(self.path.clone()), self.name()).with_mode(self.mode)
        }
    }
}

/// A file that was planned.
#[derive(Debug, Clone)]
pub struct Planned {
    request: Request,
    import: Arc<Import>,
    plan: Arc<Plan>,
}

/// Plans an import; nothing is written. It can be stopped.
fn plan<S: Screen>(
    request: Request,
    cx: &mut Cx<S>,
    then: impl FnOnce(&mut S, exchange::Result<Planned>, &mut Cx<S>) + Send + 'static,
) {
    let caps = cx.shared().caps.clone();
    let work = move |store: &mut Store, progress: &Progress| {
        let import = request.import(caps);
        let plan = exchange::plan(store, &import, &mut |rows| {
            !rows.is_multiple_of(PACE) || progress.report(usize::try_from(rows).unwrap_or(usize::MAX), 0)
        });
        let planned = plan.map(|plan| Planned { request, import: Arc::new(import), plan: Arc::new(plan) });
        Ok((planned, None))
    };
    cx.long(t!("import-planning"), work, |screen, planned, cx| {
        then(screen, planned.map_err(Error::from).and_then(|planned| planned), cx);
    });
}
