//! From a topic to the form that mends it: the right category or type is filled in already (X1).

use crate::{
    domain::{account::AccountKind, ids::ContactId, rights::Act, topic::Topic},
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
        edit_account(facts, cx);
    }
}

/// A contact of the account that is to receive a topic, or that does already.
pub fn mend_contact<S: Screen>(facts: &Facts, contact: ContactId, purpose: Purpose, cx: &mut Cx<S>) {
    let Some(member) = facts.members.iter().find(|member| member.contact.id == contact) else { return };
    cx.show(FormScreen::new(ContactForm::edit(facts, member, purpose, cx.shared().role)));
}

/// The account's own addresses.
pub fn edit_account<S: Screen>(facts: &Facts, cx: &mut Cx<S>) {
    cx.show(FormScreen::new(AccountForm::edit(facts.account.clone())));
}

fn goes_to_contacts(kind: AccountKind, topic: Topic) -> bool {
    kind.has_contacts() && Purpose::Topic(topic).is_for_contacts()
}
