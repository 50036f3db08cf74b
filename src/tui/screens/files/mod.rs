//! Files in and out: who may, what it begins with, and the dialog that asks for a path.

mod dialog;
mod folder;
mod path_input;
#[cfg(test)]
pub(super) mod tests;
mod writing;

pub use dialog::{PathDialog, Purpose, Tick};
pub use folder::{expand, remembered};
pub use writing::{Job, Writes, write};

use crate::{
    domain::{
        rights::{self, Act},
        user::Role,
    },
    exchange::{ImportMode, Subject},
    store::Error,
    tui::cx::Cx,
};

use super::{export, import};

/// « Importer … »: asks for the file.
pub fn begin_import<S>(subject: Subject, cx: &mut Cx<S>) {
    if may(subject.act(ImportMode::Add), cx) {
        cx.desk(move |desk| import::begin(desk, subject));
    }
}

/// « Exporter … »: asks where to.
pub fn begin_export<S>(subject: Subject, cx: &mut Cx<S>) {
    if may(Act::Export, cx) {
        cx.desk(move |desk| desk.show(export::dialog(subject)));
    }
}

/// Whether the person may; if not, the role that may is named before anything is asked.
pub fn may<S>(act: Act, cx: &mut Cx<S>) -> bool {
    allowed(rights::can(cx.shared().role, act), cx)
}

/// The same of a right that has been asked for.
pub fn allowed<S>(right: Result<(), Role>, cx: &mut Cx<S>) -> bool {
    if let Err(least) = right {
        cx.fail(Error::Denied(least));
    }
    right.is_ok()
}
