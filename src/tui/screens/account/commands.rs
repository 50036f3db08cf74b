//! What can be done on the sheet.

use crate::{
    domain::{order::Direction, rights::Act},
    store::Member,
    t,
    tui::{
        command::Command,
        cx::Cx,
        form::FormScreen,
        look::Role,
        screens::{
            others::{self, Other},
            trash::Trash,
        },
    },
    words,
};

use super::{AccountForm, ContactForm, Sheet, Tab};

pub const COMMANDS: &[Command<Sheet>] = &[
    Command::new("add", &["a"], Sheet::add_contact).when(Sheet::takes_contacts).needs(Act::AddContact),
    Command::new("edit", &["e"], edit).when(can_edit).needs(Act::EditAccount),
    Command::new("delete", &["d"], Sheet::delete).when(can_edit).needs(Act::TrashAccount),
    Command::new("open", &["Enter"], open).when(can_open).quiet(),
    Command::new("move-down", &["J", "Shift+Down"], move_down).when(has_contact).needs(Act::ReorderContacts),
    Command::new("move-up", &["K", "Shift+Up"], move_up).when(has_contact).needs(Act::ReorderContacts),
    Command::new("copy", &["y"], Sheet::copy).when(|sheet| sheet.live().is_some() && sheet.can_copy()),
    Command::new("others", &["."], |_, cx| others::open(OTHERS, cx)),
    Command::new("next-tab", &["Tab", "Right", "l"], next_tab),
    Command::new("previous-tab", &["Shift+Tab", "Left", "h"], previous_tab).quiet(),
    Command::new("previous", &["[", "Alt+Up"], Sheet::previous).when(Sheet::has_place).quiet(),
    Command::new("next", &["]", "Alt+Down"], Sheet::next).when(Sheet::has_place).quiet(),
    Command::new("back", &["Esc"], Sheet::leave),
];

/// « Autres » of the sheet. A new entry is one line.
const OTHERS: &[Other<Sheet>] =
    &[Other { label: "others-account-trash", run: |sheet, cx| sheet.open_trash(cx) }];

fn next_tab(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    sheet.go_to_tab(sheet.tab.step(1), cx);
}

fn previous_tab(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    sheet.go_to_tab(sheet.tab.step(2), cx);
}

fn move_down(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    sheet.move_contact(Direction::Down, cx);
}

fn move_up(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    sheet.move_contact(Direction::Up, cx);
}

fn has_contact(sheet: &Sheet) -> bool {
    sheet.tab == Tab::Contacts && sheet.live().is_some() && sheet.contacts.current().is_some()
}

fn can_edit(sheet: &Sheet) -> bool {
    has_contact(sheet) || (sheet.tab == Tab::Card && sheet.live().is_some())
}

fn can_open(sheet: &Sheet) -> bool {
    has_contact(sheet) || (sheet.tab == Tab::History && sheet.history.current().is_some())
}

fn edit(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    match sheet.tab {
        Tab::Contacts => sheet.edit_contact(cx),
        _ => sheet.edit_account(cx),
    }
}

/// Enter: the row's own view; a contact has all of it in its form.
fn open(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    match sheet.tab {
        Tab::Contacts => match crate::domain::rights::can(cx.shared().role, Act::EditContact) {
            Ok(()) => sheet.edit_contact(cx),
            Err(least) => cx.toast(Role::Warning, t!("denied", role = words::role(least))),
        },
        Tab::History => sheet.open_changes(cx),
        Tab::Card => {}
    }
}

impl Sheet {
    /// « Ajout d'un contact »; its row gets the cursor.
    pub fn add_contact(&mut self, cx: &mut Cx<Self>) {
        let Some(account) = self.live() else { return };
        let form = ContactForm::add(account, self.contacts.members());
        self.go_to_tab(Tab::Contacts, cx);
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.contacts.select(id));
    }

    fn edit_contact(&mut self, cx: &mut Cx<Self>) {
        let (Some(account), Some(member)) = (self.live(), self.contacts.current()) else { return };
        let form = ContactForm::edit(account, member, self.contacts.members());
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.contacts.select(id));
    }

    fn edit_account(&mut self, cx: &mut Cx<Self>) {
        if let Some(account) = self.live() {
            cx.show(FormScreen::new(AccountForm::edit(account.clone())));
        }
    }

    /// « Modifier l'ordre des contacts »: shown at once, written in the order of the keys.
    fn move_contact(&mut self, direction: Direction, cx: &mut Cx<Self>) {
        let Some(Member { affiliation, contact }) = self.contacts.current() else { return };
        let (id, subject) = (affiliation.id, contact.value.display_name().to_owned());
        if !self.contacts.step(direction) {
            return;
        }
        cx.write(
            Act::ReorderContacts,
            subject,
            move |write| write.move_contact(id, direction),
            |sheet, moved, cx| {
                if let Err(error) = moved {
                    cx.fail(error);
                    sheet.read(cx);
                }
            },
        );
    }

    fn open_trash(&mut self, cx: &mut Cx<Self>) {
        if let Some(account) = &self.account {
            cx.show(Trash::of(account));
        }
    }

    pub(super) fn leave(&mut self, cx: &mut Cx<Self>) {
        cx.close(self.place.as_ref().map(|place| (self.id, place.key.clone())));
    }
}
