//! Asks which file is to come in, and plans it.

use ratatui::layout::{Rect, Size};

use crate::{
    exchange::{Error, Subject, sheet::SheetError},
    store, t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        dialog::confirm::Confirm,
        screen::{Editor, Navigate, Screen, Shape},
        screens::files::{self, Entered, PathInput},
    },
    words,
};

use super::{
    Planned, Request, plan,
    reading::{self, Reading},
};

/// The dialog; what is typed stays when the file will not do.
pub struct FileDialog {
    subject: Subject,
    path: PathInput,
    /// Whether a plan is being made.
    busy: bool,
    /// The file that could not be planned: another reading of it may do.
    failed: Option<Request>,
}

impl FileDialog {
    /// Asks for a file with accounts or contacts, beginning where the last file was.
    pub fn new(subject: Subject) -> Self {
        Self { subject, path: PathInput::new(&files::remembered()), busy: false, failed: None }
    }

    fn enter(&mut self, cx: &mut Cx<Self>) {
        match self.path.enter() {
            Entered::Folder => self.follow(cx),
            Entered::File(typed) => {
                files::remember(&typed);
                let path = files::expand(&typed);
                self.plan(Request { subject: self.subject, path, encoding: None, delimiter: None }, cx);
            }
        }
    }

    fn plan(&mut self, request: Request, cx: &mut Cx<Self>) {
        self.busy = true;
        self.failed = None;
        let again = request.clone();
        plan(request, cx, move |dialog, planned, cx| {
            dialog.busy = false;
            match planned {
                Ok(planned) => cx.close(planned),
                Err(Error::Store(store::Error::Stopped)) => {}
                Err(Error::Sheet(SheetError::Utf16WithoutMark { likely })) => ask_utf16(again, likely, cx),
                Err(error) => {
                    dialog.path.refuse(words::explain_exchange(&error, &again.name()));
                    dialog.failed = may_be_read_otherwise(&error).then_some(again);
                }
            }
        });
    }

    /// Reads the file that would not do another way.
    fn read_otherwise(&mut self, cx: &mut Cx<Self>) {
        if let Some(request) = self.failed.clone() {
            let now = Reading { encoding: request.encoding, delimiter: request.delimiter };
            reading::ask(now, request, cx, Self::plan);
        }
    }

    fn complete(&mut self, cx: &mut Cx<Self>) {
        self.path.complete();
        self.follow(cx);
    }

    fn follow(&mut self, cx: &mut Cx<Self>) {
        self.path.follow(cx, |dialog| &mut dialog.path);
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

impl Screen for FileDialog {
    const ID: &'static str = "import-file";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("plan", &["Enter"], Self::enter).when(|dialog| !dialog.busy),
        Command::<Self>::new("complete", &["Tab"], Self::complete),
        Command::<Self>::new("reading", &["F2"], Self::read_otherwise)
            .when(|dialog| !dialog.busy && dialog.failed.is_some()),
        Command::<Self>::new("close", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = Planned;

    fn title(&self) -> String {
        match self.subject {
            Subject::Accounts => t!("import-accounts-title"),
            Subject::Contacts => t!("import-contacts-title"),
        }
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.follow(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.path.arrange(area);
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        (!self.busy).then_some(&mut self.path as &mut dyn Editor)
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.failed = None;
        self.follow(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.path)
    }

    fn size(&self, _: Size) -> Size {
        files::DIALOG
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.path.view(canvas, area, &t!("import-file-label"));
    }
}
