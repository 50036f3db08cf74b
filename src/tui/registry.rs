//! Every screen that there is: what the keymap, the documentation of keys and the tests go through.

use super::{
    command::Listed,
    desk::globals::{GLOBALS, LIST_STEPS},
    dialog::{
        confirm::Confirm, help::Help, menu::Menu, message::Message, palette::Palette,
        progress::ProgressDialog, type_number::TypeNumber,
    },
    form::FormScreen,
    screen::Screen,
    screens::{
        account::{AccountForm, Changes, Explain, Sheet},
        accounts::Accounts,
        coverage::CoveragePage,
        drafts::Drafts,
        export::ExportDialog,
        import::{Done, FileDialog, PlanPage, RejectsDialog},
        imports::{ImportPage, Imports},
        trash::Trash,
    },
};

/// The commands of a screen, whether they can be done now or not.
fn commands<S: Screen>() -> impl Iterator<Item = Listed> {
    S::COMMANDS.iter().map(|command| Listed {
        section: S::ID,
        id: command.id,
        keys: command.keys,
        enabled: true,
        footer: command.footer,
        needs: command.needs,
        word: None,
    })
}

/// Every command of every screen. Adding a screen is one line here.
pub fn all() -> Vec<Listed> {
    let desk = GLOBALS.iter().map(|row| row.listed());
    let list = LIST_STEPS.iter().map(|row| row.listed());
    desk.chain(list)
        .chain(commands::<Accounts>())
        .chain(commands::<Sheet>())
        .chain(commands::<Explain>())
        .chain(commands::<CoveragePage>())
        .chain(commands::<Changes>())
        .chain(commands::<Trash>())
        .chain(commands::<Drafts>())
        .chain(commands::<FormScreen<AccountForm>>())
        .chain(commands::<FileDialog>())
        .chain(commands::<PlanPage>())
        .chain(commands::<Imports>())
        .chain(commands::<ImportPage>())
        .chain(commands::<Done>())
        .chain(commands::<RejectsDialog>())
        .chain(commands::<ExportDialog>())
        .chain(commands::<Confirm>())
        .chain(commands::<Help>())
        .chain(commands::<Menu<()>>())
        .chain(commands::<Message>())
        .chain(commands::<Palette>())
        .chain(commands::<ProgressDialog>())
        .chain(commands::<TypeNumber>())
        .collect()
}
