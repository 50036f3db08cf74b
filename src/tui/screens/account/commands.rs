//! What can be done on the sheet.

use crate::{
    domain::{order::Direction, rights::Act},
    store::Member,
    tui::{
        command::Command,
        cx::Cx,
        form::FormScreen,
        screens::{
            others::{self, Other},
            trash::Trash,
        },
    },
};

use super::{AccountForm, ContactForm, Explain, Purpose, Sheet, Tab, who};

pub const COMMANDS: &[Command<Sheet>] = &[
    Command::new("add", &["a"], Sheet::add)
        .when(can_add)
        .needs_here(act_of_adding)
        // Nothing is added to a history: there, the room is for what a batch did and for taking it back.
        .quiet_unless(|sheet| sheet.tab != Tab::History),
    Command::new("edit", &["e"], edit).when(can_edit).needs_here(act_of_editing),
    Command::new("give", &["c"], Sheet::give_category)
        .when(|sheet| sheet.tab == Tab::Roles && sheet.takes_contacts() && sheet.can_give_category())
        .needs(Act::SetCategories),
    Command::new("take", &["r"], Sheet::take_category).when(has_holder).needs(Act::SetCategories),
    Command::new("confirm", &["t"], Sheet::confirm_contact).when(has_holder).needs(Act::ConfirmContact),
    Command::new("delete", &["d"], Sheet::delete).when(can_delete).needs_here(act_of_deleting),
    Command::new("open", &["Enter"], open)
        .when(can_open)
        .needs_here(act_of_opening)
        .quiet_unless(|sheet| matches!(sheet.tab, Tab::Who | Tab::History)),
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
    sheet.go_to_tab(sheet.tab.step(Tab::ALL.len() - 1), cx);
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

/// Whether the cursor stands on somebody who answers for a category.
fn has_holder(sheet: &Sheet) -> bool {
    sheet.tab == Tab::Roles && sheet.takes_contacts() && sheet.roles.current().is_some()
}

fn can_add(sheet: &Sheet) -> bool {
    match sheet.tab {
        Tab::Who => sheet.live().is_some() && sheet.who.is_concerned(),
        _ => sheet.takes_contacts(),
    }
}

fn can_edit(sheet: &Sheet) -> bool {
    let whole = sheet.tab == Tab::Card && sheet.live().is_some();
    whole || has_contact(sheet) || (sheet.tab == Tab::Roles && sheet.takes_contacts())
}

fn can_delete(sheet: &Sheet) -> bool {
    has_contact(sheet) || has_holder(sheet) || (sheet.tab == Tab::Card && sheet.live().is_some())
}

fn can_open(sheet: &Sheet) -> bool {
    match sheet.tab {
        Tab::Card => false,
        Tab::Contacts => has_contact(sheet),
        Tab::Roles => sheet.takes_contacts(),
        Tab::Who => sheet.live().is_some() && sheet.who.topic().is_some(),
        Tab::History => sheet.history.current().is_some(),
    }
}

/// What « Ajouter » ends in, on the tab that is shown.
fn act_of_adding(sheet: &Sheet) -> Option<Act> {
    match sheet.tab {
        Tab::Roles => Some(Act::SetCategories),
        Tab::Who => Some(who::act_of_adding(sheet.live()?.account.value.kind, sheet.who.topic()?)),
        Tab::Card | Tab::Contacts | Tab::History => Some(Act::AddContact),
    }
}

fn act_of_editing(sheet: &Sheet) -> Option<Act> {
    Some(match sheet.tab {
        Tab::Roles => Act::SetCategories,
        Tab::Contacts => Act::EditContact,
        Tab::Card | Tab::Who | Tab::History => Act::EditAccount,
    })
}

/// A contact has all of it in its form; what else is opened is everybody's to read.
fn act_of_opening(sheet: &Sheet) -> Option<Act> {
    matches!(sheet.tab, Tab::Contacts | Tab::Roles).then(|| act_of_editing(sheet)).flatten()
}

/// S0.1: who answers for a category goes only with an admin's word.
fn act_of_deleting(sheet: &Sheet) -> Option<Act> {
    let holds = |member: &Member| !member.affiliation.value.categories.is_empty();
    Some(match sheet.tab {
        Tab::Roles => Act::SetCategories,
        Tab::Contacts if sheet.contacts.current().is_some_and(holds) => Act::SetCategories,
        Tab::Contacts => Act::TrashContact,
        Tab::Card | Tab::Who | Tab::History => Act::TrashAccount,
    })
}

fn edit(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    match sheet.tab {
        Tab::Contacts => sheet.edit_contact(cx),
        Tab::Roles => sheet.edit_in_category(cx),
        Tab::Card | Tab::Who | Tab::History => sheet.edit_account(cx),
    }
}

/// Enter: the row's own view.
fn open(sheet: &mut Sheet, cx: &mut Cx<Sheet>) {
    match sheet.tab {
        Tab::Contacts | Tab::Roles => edit(sheet, cx),
        Tab::Who => sheet.explain(cx),
        Tab::History => sheet.open_changes(cx),
        Tab::Card => {}
    }
}

impl Sheet {
    /// « Ajouter »: what that is hangs on the tab.
    fn add(&mut self, cx: &mut Cx<Self>) {
        match self.tab {
            Tab::Roles => self.add_to_category(cx),
            Tab::Who => {
                if let (Some(facts), Some(topic)) = (self.live(), self.who.topic()) {
                    who::add_recipient(facts, topic, cx);
                }
            }
            Tab::Card | Tab::Contacts | Tab::History => self.add_contact(cx),
        }
    }

    /// « Ajout d'un contact »; its row gets the cursor.
    pub fn add_contact(&mut self, cx: &mut Cx<Self>) {
        let Some(facts) = self.live() else { return };
        let form = ContactForm::add(facts, Purpose::Card, cx.shared().role);
        self.go_to_tab(Tab::Contacts, cx);
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.contacts.select(id));
    }

    fn edit_contact(&mut self, cx: &mut Cx<Self>) {
        let (Some(facts), Some(member)) = (self.live(), self.contacts.current()) else { return };
        let form = ContactForm::edit(facts, member, Purpose::Card, cx.shared().role);
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.contacts.select(id));
    }

    /// Everybody who receives a topic and everybody who does not, with the reasons.
    fn explain(&mut self, cx: &mut Cx<Self>) {
        if let (Some(facts), Some(topic)) = (self.live(), self.who.topic()) {
            cx.show(Explain::new(facts.clone(), topic));
        }
    }

    fn edit_account(&mut self, cx: &mut Cx<Self>) {
        if let Some(facts) = self.live() {
            cx.show(FormScreen::new(AccountForm::edit(facts.account.clone())));
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
        if let Some(facts) = &self.facts {
            cx.show(Trash::of(&facts.account));
        }
    }

    pub(super) fn leave(&mut self, cx: &mut Cx<Self>) {
        cx.close(self.place.as_ref().map(|place| (self.id, place.key.clone())));
    }
}
