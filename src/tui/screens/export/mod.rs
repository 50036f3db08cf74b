//! « Exporter … »: asks where to and in what form, writes the file, says how much went out.

#[cfg(test)]
mod tests;

use crate::{
    exchange::{self, Format, Subject},
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
    let export = Export { subject, form: &FORMS[0], all_columns: false };
    let path = format!("{}{name}.{}", files::remembered(), export.form.ending);
    PathDialog::asking(export, &path)
}

/// A form that a file can have.
struct Form {
    format: Format,
    /// How the file's name ends.
    ending: &'static str,
    label: fn() -> String,
    /// What it is for; accounts have no cards.
    subjects: &'static [Subject],
}

const BOTH: &[Subject] = &[Subject::Accounts, Subject::Contacts];

/// The forms, the proposed one first. A new one is one line.
const FORMS: &[Form] = &[
    Form { format: Format::Ods, ending: "ods", label: || t!("export-form-ods"), subjects: BOTH },
    Form { format: Format::Csv, ending: "csv", label: || t!("export-form-csv"), subjects: BOTH },
    Form {
        format: Format::Vcard,
        ending: "vcf",
        label: || t!("export-form-vcard"),
        subjects: &[Subject::Contacts],
    },
    Form { format: Format::Jsonl, ending: "jsonl", label: || t!("export-form-jsonl"), subjects: BOTH },
];

/// What goes out, and how.
pub struct Export {
    subject: Subject,
    form: &'static Form,
    /// Whether a table has the columns of categories and activity too (SPEC §8).
    all_columns: bool,
}

impl Export {
    /// The form is the one that the name promises, if it promises one.
    fn follow(&mut self, typed: &str) {
        let ending = typed.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let promised = self.forms().find(|form| form.ending == ending);
        self.form = promised.unwrap_or(self.form);
    }

    fn forms(&self) -> impl Iterator<Item = &'static Form> {
        let subject = self.subject;
        FORMS.iter().filter(move |form| form.subjects.contains(&subject))
    }

    /// « Toutes les colonnes »; accounts always have all, and what is no table has none.
    fn columns(&self) -> Option<Tick> {
        let can = matches!(self.form.format, Format::Ods | Format::Csv);
        (self.subject == Subject::Contacts).then(|| Tick {
            one_of_several: false,
            on: self.all_columns && can,
            can,
            label: t!("export-all-columns"),
        })
    }
}

impl Purpose for Export {
    const ID: &'static str = "export";
    const COMMANDS: &'static [Command<ExportDialog>] = &[
        Command::new("write", &["Enter"], PathDialog::enter).when(PathDialog::is_idle),
        Command::new("choose", &["Space"], PathDialog::choose).when(PathDialog::is_at_option),
        Command::new("complete", &["Tab"], PathDialog::complete),
        Command::new("close", &["Esc"], |_, cx| cx.cancel()),
        Command::new("options", &["Shift+Tab"], PathDialog::switch),
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
        self.forms().map(|form| form.ending).collect()
    }

    fn options(&self) -> Vec<Tick> {
        let tick = |form: &Form| Tick {
            one_of_several: true,
            on: form.format == self.form.format,
            can: true,
            label: (form.label)(),
        };
        self.forms().map(tick).chain(self.columns()).collect()
    }

    /// Takes another form, or all columns; a name with the ending of the old form gets that of the new one.
    fn choose(dialog: &mut ExportDialog, option: usize, cx: &mut Cx<ExportDialog>) {
        let Some(form) = dialog.purpose.forms().nth(option) else {
            dialog.purpose.all_columns ^= dialog.purpose.columns().is_some_and(|tick| tick.can);
            return;
        };
        let old = std::mem::replace(&mut dialog.purpose.form, form).ending;
        let stem = dialog.path.text().strip_suffix(old).filter(|stem| stem.ends_with('.'));
        if let Some(path) = stem.map(|stem| format!("{stem}{}", form.ending)) {
            dialog.set_path(&path, cx);
        }
    }

    fn edited(&mut self, typed: &str) {
        self.follow(typed);
    }

    fn take(dialog: &mut ExportDialog, typed: String, cx: &mut Cx<ExportDialog>) {
        dialog.purpose.follow(&typed);
        files::write(dialog, typed, false, cx);
    }
}

impl Writes for Export {
    fn running(&self) -> String {
        t!("export-running")
    }

    fn job(&self) -> Job {
        let all_columns = self.all_columns;
        let what = exchange::Export { all_columns, ..exchange::Export::new(self.subject, self.form.format) };
        Box::new(move |store, path, overwrite, told| exchange::export_to(store, what, path, overwrite, told))
    }
}
