//! « Exporter … »: asks where to and in what form, writes the file, says how much went out.

#[cfg(test)]
mod tests;

use crate::{
    exchange::{self, Subject},
    t,
    tui::{
        command::Command,
        cx::Cx,
        screens::files::{self, Job, PathDialog, Purpose, Tick, Writes},
    },
};

/// The dialog.
pub type ExportDialog = PathDialog<Export>;

/// Asks where to write accounts or contacts; proposes a name where the last file was.
pub fn dialog(subject: Subject) -> ExportDialog {
    let name = match subject {
        Subject::Accounts => t!("export-name-accounts"),
        Subject::Contacts => t!("export-name-contacts"),
    };
    let path = format!("{}{name}.{}", files::remembered(), FORMATS[0].ending);
    PathDialog::asking(Export { subject, format: 0 }, &path)
}

/// A form that a file can have.
struct Format {
    /// How the file's name ends.
    ending: &'static str,
    label: fn() -> String,
}

/// The forms, the proposed one first. A new one is one line.
const FORMATS: &[Format] = &[Format { ending: "csv", label: || t!("export-format-csv") }];

/// What goes out, and how.
pub struct Export {
    subject: Subject,
    /// Its place in [`FORMATS`].
    format: usize,
}

impl Purpose for Export {
    const ID: &'static str = "export";
    const COMMANDS: &'static [Command<ExportDialog>] = &[
        Command::new("write", &["Enter"], PathDialog::enter).when(PathDialog::is_idle),
        Command::new("choose", &["Space"], PathDialog::choose).when(PathDialog::is_at_option),
        Command::new("complete", &["Tab"], PathDialog::complete),
        Command::new("options", &["Shift+Tab"], PathDialog::back),
        Command::new("close", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        match self.subject {
            Subject::Accounts => t!("export-accounts-title"),
            Subject::Contacts => t!("export-contacts-title"),
        }
    }

    fn label(&self) -> String {
        t!("export-file-label")
    }

    fn endings(&self) -> Vec<&'static str> {
        FORMATS.iter().map(|format| format.ending).collect()
    }

    fn options(&self) -> Vec<Tick> {
        let tick = |(at, format): (usize, &Format)| Tick {
            one_of_several: true,
            on: at == self.format,
            can: true,
            label: (format.label)(),
        };
        FORMATS.iter().enumerate().map(tick).collect()
    }

    /// Takes another form; a name with the ending of the old one gets that of the new one.
    fn choose(dialog: &mut ExportDialog, option: usize, cx: &mut Cx<ExportDialog>) {
        let old = FORMATS[std::mem::replace(&mut dialog.purpose.format, option)].ending;
        let stem = dialog.path.text().strip_suffix(old).filter(|stem| stem.ends_with('.'));
        if let Some(path) = stem.map(|stem| format!("{stem}{}", FORMATS[option].ending)) {
            dialog.set_path(&path, cx);
        }
    }

    fn take(dialog: &mut ExportDialog, typed: String, cx: &mut Cx<ExportDialog>) {
        files::write(dialog, typed, false, cx);
    }
}

impl Writes for Export {
    fn running(&self) -> String {
        t!("export-running")
    }

    fn job(&self) -> Job {
        let subject = self.subject;
        Box::new(move |store, path, overwrite, told| {
            exchange::export_to(store, subject, path, overwrite, told)
        })
    }
}
