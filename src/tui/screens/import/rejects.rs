//! « Enregistrer les lignes refusées »: the rows that did not go in, in a file that is corrected and imported.

use std::{path::Path, sync::Arc};

use crate::{
    exchange::{self, Late, Plan},
    t,
    tui::{
        command::Command,
        cx::Cx,
        screens::files::{self, Job, PathDialog, Purpose, Writes},
    },
    words,
};

use super::Planned;

/// The dialog.
pub type RejectsDialog = PathDialog<Rejects>;

/// Endings of tables of text; the rejected rows of any other file become one.
const ENDINGS: [&str; 3] = ["csv", "txt", "tsv"];

/// The rows.
pub struct Rejects {
    plan: Arc<Plan>,
    late: Arc<Vec<Late>>,
}

/// Asks where the rejected rows of a plan go, and those that the store refused later: beside the file that they
/// come from, it proposes.
pub fn dialog(planned: &Planned, late: Vec<Late>) -> RejectsDialog {
    let rejects = Rejects { plan: planned.plan.clone(), late: Arc::new(late) };
    PathDialog::asking(rejects, &proposed(&planned.request.path))
}

fn proposed(source: &Path) -> String {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let ending = text(source.extension());
    let ending = ENDINGS.into_iter().find(|known| *known == ending).unwrap_or(ENDINGS[0]);
    let name = t!("rejects-name", name = text(source.file_stem()), ending = ending);
    source.with_file_name(name).to_string_lossy().into_owned()
}

impl Purpose for Rejects {
    const ID: &'static str = "rejects";
    const COMMANDS: &'static [Command<RejectsDialog>] = &[
        Command::new("write", &["Enter"], PathDialog::enter).when(PathDialog::is_idle),
        Command::new("complete", &["Tab"], PathDialog::complete),
        Command::new("close", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        t!("rejects-title")
    }

    fn label(&self) -> String {
        t!("export-file-label")
    }

    fn endings(&self) -> Vec<&'static str> {
        ENDINGS.to_vec()
    }

    fn take(dialog: &mut RejectsDialog, typed: String, cx: &mut Cx<RejectsDialog>) {
        files::write(dialog, typed, false, cx);
    }
}

impl Writes for Rejects {
    fn running(&self) -> String {
        t!("rejects-running")
    }

    fn job(&self) -> Job {
        let (plan, late) = (self.plan.clone(), self.late.clone());
        Box::new(move |_, path, overwrite, _| {
            exchange::save_rejects(&plan, &late, path, overwrite, &words::reasons)
        })
    }
}
