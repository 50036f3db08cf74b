//! From a topic to the form that mends it: the right category or type is filled in already (X1).

use crate::{
    domain::{
        account::{AccountField, AccountKind},
        ids::ContactId,
        rights::Act,
        topic::{Direct, Topic},
    },
    store::Member,
    tui::{cx::Cx, form::FormScreen, screen::Screen},
};

use super::super::{
    facts::Facts,
    forms::{AccountForm, ContactForm, Purpose},
};

/// The act that « Ajouter » ends in, for one more recipient of a topic.
pub fn act_of_adding(kind: AccountKind, topic: Topic) -> Act {
    if goes_to_contacts(kind, topic) { Purpose::Topic(topic).act(Act::AddContact) } else { Act::EditAccount }
}

/// One more recipient: a new contact, or an address of the account's own where contacts receive nothing.
pub fn add_recipient<S: Screen>(facts: &Facts, topic: Topic, cx: &mut Cx<S>) {
    if goes_to_contacts(facts.account.value.kind, topic) {
        let form = ContactForm::add(facts, Purpose::Topic(topic), cx.shared().role);
        cx.show(FormScreen::new(form));
    } else {
        let main = facts.account.value.main_email.is_empty();
        edit_account(facts, own_field(topic).filter(|_| !main), cx);
    }
}

/// The act that « Corriger » ends in, for a contact of the account.
pub fn act_of_mending(facts: &Facts, contact: ContactId, purpose: Purpose) -> Act {
    member(facts, contact)
        .map_or(Act::EditContact, |member| purpose.act_on(&member.card(), facts.in_charge(member)))
}

/// A contact of the account that is to receive a topic, or that does already.
pub fn mend_contact<S: Screen>(facts: &Facts, contact: ContactId, purpose: Purpose, cx: &mut Cx<S>) {
    let Some(member) = member(facts, contact) else { return };
    cx.show(FormScreen::new(ContactForm::edit(facts, member, purpose, cx.shared().role)));
}

fn member(facts: &Facts, contact: ContactId) -> Option<&Member> {
    facts.members.iter().find(|member| member.contact.id == contact)
}

/// The account's own address that a topic goes to.
pub fn mend_account<S: Screen>(facts: &Facts, topic: Topic, cx: &mut Cx<S>) {
    let is_given = |field: &AccountField| !facts.account.value.text(*field).is_empty();
    edit_account(facts, own_field(topic).filter(is_given), cx);
}

/// The form of the account at one of its addresses: the main one, unless it is another.
fn edit_account<S: Screen>(facts: &Facts, address: Option<AccountField>, cx: &mut Cx<S>) {
    let form = AccountForm::edit(facts.account.clone()).at(address.unwrap_or(AccountField::MainEmail));
    cx.show(FormScreen::new(form));
}

/// The address that a topic goes to before the main one.
fn own_field(topic: Topic) -> Option<AccountField> {
    match topic.direct()? {
        Direct::Main => None,
        Direct::InvoicesElseMain => Some(AccountField::InvoiceEmail),
        Direct::RemindersElseMain => Some(AccountField::ReminderEmail),
    }
}

fn goes_to_contacts(kind: AccountKind, topic: Topic) -> bool {
    kind.has_contacts() && Purpose::Topic(topic).is_for_contacts()
}
