//! Asks which file is to come in and what it does with what is there, and plans it.

use crate::{
    domain::{rights, user::Role},
    exchange::{Error, ImportMode, Subject, sheet::SheetError},
    store, t,
    tui::{
        command::Command,
        cx::Cx,
        dialog::confirm::Confirm,
        screens::files::{self, PathDialog, Purpose, Tick},
    },
    words,
};

use super::{
    Planned, Request, plan,
    reading::{self, Reading},
};

/// The dialog.
pub type FileDialog = PathDialog<Incoming>;

/// What comes in, and how.
pub struct Incoming {
    subject: Subject,
    mode: ImportMode,
    /// Whether the person may synchronise every member.
    may_extend: bool,
    /// The file that could not be planned: another reading of it may do.
    failed: Option<Request>,
}

/// Asks for a file with accounts or contacts, beginning where the last file was.
pub fn dialog(subject: Subject, role: Role) -> FileDialog {
    let may_extend = rights::can(role, subject.act(ImportMode::SynchroniseAll)).is_ok();
    let incoming = Incoming { subject, mode: ImportMode::Add, may_extend, failed: None };
    PathDialog::asking(incoming, &files::remembered())
}

/// Its options, in their order.
const SYNCHRONISE: usize = 0;

impl FileDialog {
    fn plan(&mut self, request: Request, cx: &mut Cx<Self>) {
        self.busy = true;
        self.purpose.failed = None;
        let again = request.clone();
        plan(request, cx, move |dialog, planned, cx| {
            dialog.busy = false;
            match planned {
                Ok(planned) => cx.close(planned),
                Err(Error::Store(store::Error::Stopped)) => {}
                Err(Error::Sheet(SheetError::Utf16WithoutMark { likely })) => ask_utf16(again, likely, cx),
                Err(error) => {
                    dialog.path.refuse(words::explain_exchange(&error, &again.name()));
                    dialog.purpose.failed = may_be_read_otherwise(&error).then_some(again);
                }
            }
        });
    }

    /// Reads the file that would not do another way.
    fn read_otherwise(&mut self, cx: &mut Cx<Self>) {
        if let Some(request) = self.purpose.failed.clone() {
            let now = Reading { encoding: request.encoding, delimiter: request.delimiter };
            reading::ask(now, request, cx, Self::plan);
        }
    }

    /// « Étendre à tous les membres » is asked for by itself: the file alone does not show whom it leaves out.
    fn extend(&mut self, cx: &mut Cx<Self>) {
        if !files::may(self.purpose.subject.act(ImportMode::SynchroniseAll), cx) {
            return;
        }
        let text = vec![t!("import-extend-text")];
        let question = Confirm::dangerous(t!("import-extend-title"), text, t!("import-extend-yes"));
        cx.open(question, |dialog, yes, _| {
            if yes {
                dialog.purpose.mode = ImportMode::SynchroniseAll;
            }
        });
    }
}

/// Whether another encoding or delimiter could mend it.
fn may_be_read_otherwise(error: &Error) -> bool {
    use SheetError as S;
    match error {
        Error::MissingColumn { .. } => true,
        Error::Sheet(S::Io(_) | S::NotAFile | S::Empty | S::TooLarge { .. }) => false,
        Error::Sheet(S::ExcelWorkbook | S::NotASpreadsheet | S::FlatSpreadsheet | S::Encrypted) => false,
        Error::Sheet(S::DamagedSpreadsheet | S::Definitions | S::OdsTooLarge { .. }) => false,
        Error::Sheet(_) => true,
        _ => false,
    }
}

/// A file in UTF-16 that does not say so: reads it that way if the person agrees.
fn ask_utf16(request: Request, likely: &'static str, cx: &mut Cx<FileDialog>) {
    let text = t!("import-utf16", file = request.name(), encoding = likely);
    let yes = t!("import-utf16-yes", encoding = likely);
    let question = Confirm::new(t!("import-utf16-title"), vec![text], yes).gentle();
    cx.open(question, move |dialog, yes, cx| {
        if yes {
            dialog.plan(Request { encoding: Some(likely), ..request }, cx);
        }
    });
}

impl Purpose for Incoming {
    const ID: &'static str = "import-file";
    const COMMANDS: &'static [Command<FileDialog>] = &[
        Command::new("plan", &["Enter"], PathDialog::enter).when(PathDialog::is_idle),
        Command::new("choose", &["Space"], PathDialog::choose).when(PathDialog::is_at_option),
        Command::new("complete", &["Tab"], PathDialog::complete),
        Command::new("reading", &["F2"], PathDialog::read_otherwise)
            .when(|dialog| dialog.is_idle() && dialog.purpose.failed.is_some()),
        Command::new("close", &["Esc"], |_, cx| cx.cancel()),
        Command::new("options", &["Shift+Tab"], PathDialog::switch).when(PathDialog::has_options),
    ];
    type Answer = Planned;

    fn title(&self) -> String {
        match self.subject {
            Subject::Accounts => t!("import-accounts-title"),
            Subject::Contacts => t!("import-contacts-title"),
        }
    }

    fn label(&self) -> String {
        match self.subject {
            Subject::Accounts => t!("import-file-accounts"),
            Subject::Contacts => t!("import-file-contacts"),
        }
    }

    fn endings(&self) -> Vec<&'static str> {
        let cards = (self.subject == Subject::Contacts).then_some("vcf");
        ["ods", "csv", "txt", "tsv"].into_iter().chain(cards).collect()
    }

    fn options(&self) -> Vec<Tick> {
        if self.subject != Subject::Contacts {
            return Vec::new();
        }
        let tick = |on, can, label| Tick { one_of_several: false, on, can, label };
        vec![
            tick(self.mode.synchronises(), true, t!("import-synchronise")),
            tick(self.mode == ImportMode::SynchroniseAll, self.may_extend, t!("import-extend")),
        ]
    }

    fn choose(dialog: &mut FileDialog, option: usize, cx: &mut Cx<FileDialog>) {
        dialog.purpose.mode = match (option, dialog.purpose.mode) {
            (SYNCHRONISE, ImportMode::Add) => ImportMode::Synchronise,
            (SYNCHRONISE, _) => ImportMode::Add,
            (_, ImportMode::SynchroniseAll) => ImportMode::Synchronise,
            _ => return dialog.extend(cx),
        }
    }

    fn edited(&mut self, _: &str) {
        self.failed = None;
    }

    fn take(dialog: &mut FileDialog, typed: String, cx: &mut Cx<FileDialog>) {
        let Incoming { subject, mode, .. } = dialog.purpose;
        let path = files::expand(&typed);
        dialog.plan(Request { subject, mode, path, encoding: None, delimiter: None }, cx);
    }
}
