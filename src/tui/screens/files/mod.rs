//! Files in and out from « Autres »: who may, and what it begins with.

mod folder;
mod path_input;
#[cfg(test)]
pub(super) mod tests;

pub use folder::{Entry, expand, remember, remembered};
pub use path_input::{Entered, PathInput};

use ratatui::layout::Size;

use crate::{
    domain::rights::{self, Act},
    exchange::{ImportMode, Subject},
    store::Error,
    tui::{cx::Cx, dialog::message::Message},
    words,
};

use super::{export, import};

/// The room that a dialog asking for a path takes.
pub const DIALOG: Size = Size::new(76, 15);

/// « Importer … »: asks for the file.
pub fn begin_import<S>(subject: Subject, cx: &mut Cx<S>) {
    if may(subject.act(ImportMode::Add), cx) {
        cx.desk(move |desk| import::begin(desk, subject));
    }
}

/// « Exporter … »: asks where to.
pub fn begin_export<S>(subject: Subject, cx: &mut Cx<S>) {
    if may(Act::Export, cx) {
        cx.desk(move |desk| desk.show(export::ExportDialog::new(subject)));
    }
}

/// Whether the person may; if not, the role that may is named before anything is asked.
fn may<S>(act: Act, cx: &mut Cx<S>) -> bool {
    let allowed = rights::can(cx.shared().role, act);
    if let Err(least) = allowed {
        cx.desk(move |desk| desk.show(Message::problem(words::explain(&Error::Denied(least)))));
    }
    allowed.is_ok()
}
