//! « Exporter … »: asks where to, writes the file, says how much went out.

#[cfg(test)]
mod tests;

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::display,
    exchange::{self, Error, Format, Subject, file::FileError},
    store, t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        dialog::confirm::Confirm,
        look::Role,
        screen::{Editor, Navigate, Screen, Shape},
        screens::files::{self, Entered, PathInput},
    },
    words,
};

/// The dialog; what is typed stays when the file cannot be written.
pub struct ExportDialog {
    subject: Subject,
    path: PathInput,
    /// Whether the file is being written.
    busy: bool,
}

impl ExportDialog {
    /// Asks where to write accounts or contacts; proposes a name where the last file was.
    pub fn new(subject: Subject) -> Self {
        let name = match subject {
            Subject::Accounts => t!("export-name-accounts"),
            Subject::Contacts => t!("export-name-contacts"),
        };
        let path = PathInput::new(&format!("{}{name}", files::remembered()));
        Self { subject, path, busy: false }
    }

    fn enter(&mut self, cx: &mut Cx<Self>) {
        match self.path.enter() {
            Entered::Folder => self.follow(cx),
            Entered::File(typed) => {
                files::remember(&typed);
                self.write(typed, false, cx);
            }
        }
    }

    fn write(&mut self, typed: String, overwrite: bool, cx: &mut Cx<Self>) {
        self.busy = true;
        let (subject, path) = (self.subject, files::expand(&typed));
        cx.long(
            t!("export-running"),
            move |store, progress| {
                let told = &mut |rows| progress.report(usize::try_from(rows).unwrap_or(usize::MAX), 0);
                Ok((exchange::export_to(store, subject, Format::Csv, &path, overwrite, told), None))
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
                    Err(Error::Store(store::Error::Stopped)) => {
                        cx.toast(Role::Warning, t!("export-stopped"));
                    }
                    Err(error) => dialog.path.refuse(words::explain_exchange(&error, name(&typed))),
                }
            },
        );
    }

    fn complete(&mut self, cx: &mut Cx<Self>) {
        self.path.complete();
        self.follow(cx);
    }

    fn follow(&mut self, cx: &mut Cx<Self>) {
        self.path.follow(cx, |dialog| &mut dialog.path);
    }
}

/// The end of a path, where the whole of it stands beside.
fn name(typed: &str) -> &str {
    typed.rsplit('/').next().unwrap_or(typed)
}

/// The file is there: it is only replaced by a person who says so.
fn ask_overwrite(typed: String, cx: &mut Cx<ExportDialog>) {
    let text = t!("export-overwrite", file = display(&typed).into_owned());
    let question = Confirm::new(t!("export-overwrite-title"), vec![text], t!("export-overwrite-yes"));
    cx.open(question.dangerous(), move |dialog, yes, cx| {
        if yes {
            dialog.write(typed, true, cx);
        }
    });
}

impl Screen for ExportDialog {
    const ID: &'static str = "export";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("write", &["Enter"], Self::enter).when(|dialog| !dialog.busy),
        Command::<Self>::new("complete", &["Tab"], Self::complete),
        Command::<Self>::new("close", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        match self.subject {
            Subject::Accounts => t!("export-accounts-title"),
            Subject::Contacts => t!("export-contacts-title"),
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
        self.follow(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.path)
    }

    fn size(&self, _: Size) -> Size {
        files::DIALOG
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.path.view(canvas, area, &t!("export-file-label"));
    }
}
