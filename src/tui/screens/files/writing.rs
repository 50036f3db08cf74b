//! A file that is written from a dialog: never over another one unasked, and what went wrong is said under its
//! path.

use std::path::Path;

use crate::{
    domain::text::display,
    exchange::{self, Error, file::FileError},
    store::{self, Store},
    t,
    tui::{cx::Cx, dialog::confirm::Confirm, look::Role},
    words,
};

use super::{
    dialog::{PathDialog, Purpose},
    folder::expand,
};

/// Writes a file, or over one that is there if that was agreed; how many rows. It is told how many are done, and
/// `false` stops it.
pub type Job =
    Box<dyn FnOnce(&mut Store, &Path, bool, &mut dyn FnMut(u64) -> bool) -> exchange::Result<u64> + Send>;

/// A purpose that writes a file.
pub trait Writes: Purpose<Answer = ()> {
    /// What goes on meanwhile, in a word.
    fn running(&self) -> String;
    /// The work.
    fn job(&self) -> Job;
}

/// Writes the file that is meant, and closes the dialog when it is there.
pub fn write<P: Writes>(
    dialog: &mut PathDialog<P>,
    typed: String,
    overwrite: bool,
    cx: &mut Cx<PathDialog<P>>,
) {
    dialog.busy = true;
    let (job, path) = (dialog.purpose.job(), expand(&typed));
    cx.long(
        dialog.purpose.running(),
        move |store, progress| {
            if store.owns(&path) {
                return Ok((Err(FileError::TheStore.into()), None));
            }
            let told = &mut |rows| progress.report(usize::try_from(rows).unwrap_or(usize::MAX), 0);
            Ok((job(store, &path, overwrite, told), None))
        },
        move |dialog, rows, cx| {
            dialog.busy = false;
            match rows.map_err(Error::from).and_then(|rows| rows) {
                Ok(rows) => {
                    cx.close(());
                    let file = display(&typed).into_owned();
                    cx.toast(Role::Success, t!("export-done", count = rows, file = file));
                }
                Err(Error::File(FileError::Exists)) => ask_overwrite(typed, cx),
                Err(Error::Store(store::Error::Stopped)) => cx.toast(Role::Warning, t!("export-stopped")),
                Err(error) => dialog.path.refuse(words::explain_exchange(&error, name(&typed))),
            }
        },
    );
}

/// The end of a path, where the whole of it stands beside.
fn name(typed: &str) -> &str {
    typed.rsplit('/').next().unwrap_or(typed)
}

/// The file is there: it is only replaced by a person who says so.
fn ask_overwrite<P: Writes>(typed: String, cx: &mut Cx<PathDialog<P>>) {
    let text = t!("export-overwrite", file = display(&typed).into_owned());
    let question = Confirm::dangerous(t!("export-overwrite-title"), vec![text], t!("export-overwrite-yes"));
    cx.open(question, move |dialog, yes, cx| {
        if yes {
            write(dialog, typed, true, cx);
        }
    });
}
