//! What can be done in « Gestion de compte »: give a category, take it, say that a contact is still right.

use crate::{
    domain::{
        category::{Categories, Category},
        coverage::difference,
        rights::Act,
        text::width,
    },
    store::{Member, Result, Saved},
    t,
    tui::{
        cx::Cx,
        dialog::{confirm::Confirm, menu::Menu},
        form::FormScreen,
        look::Role,
    },
    words,
};

use super::super::{
    Sheet,
    contacts::name,
    delete::last_of_categories,
    forms::{ContactForm, Purpose},
};

impl Sheet {
    /// « Ajouter un contact », for the category under the cursor (S0.11).
    pub fn add_to_category(&mut self, cx: &mut Cx<Self>) {
        let (Some(facts), Some(category)) = (self.live(), self.roles.category()) else { return };
        let form = ContactForm::add(facts, Purpose::Category(category), cx.shared().role);
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.roles.select(id));
    }

    /// Edits the contact under the cursor; a hole gets one.
    pub fn edit_in_category(&mut self, cx: &mut Cx<Self>) {
        match self.roles.current().cloned() {
            Some(member) => self.edit_for(&member, Purpose::Card, cx),
            None => self.add_to_category(cx),
        }
    }

    fn edit_for(&mut self, member: &Member, purpose: Purpose, cx: &mut Cx<Self>) {
        let Some(facts) = self.live() else { return };
        let form = ContactForm::edit(facts, member, purpose, cx.shared().role);
        cx.open(FormScreen::new(form), |sheet, id, _| sheet.roles.select(id));
    }

    /// Whether somebody could be given the category under the cursor.
    pub fn can_give_category(&self) -> bool {
        self.roles.category().is_some_and(|category| self.without(category).next().is_some())
    }

    /// The account's contacts that do not hold a category.
    fn without(&self, category: Category) -> impl Iterator<Item = &Member> {
        let members = self.contacts.members().iter();
        members.filter(move |member| !member.affiliation.value.categories.contains(&category))
    }

    /// Gives the category under the cursor to another contact of the account: in its form, where what it still
    /// lacks for it (S0.13) is said, and what it would receive.
    pub fn give_category(&mut self, cx: &mut Cx<Self>) {
        let Some(category) = self.roles.category() else { return };
        let members: Vec<Member> = self.without(category).cloned().collect();
        let widest = members.iter().map(|member| width(&name(&member.contact.value))).max().unwrap_or(0);
        let label = |member: &Member| {
            let name = name(&member.contact.value);
            let room = " ".repeat(widest - width(&name) + 2);
            format!("{name}{room}{}", member.contact.value.first_mail())
        };
        let entries = members.into_iter().map(|member| (label(&member), member)).collect();
        let title = t!("roles-give-title", category = words::category(category));
        cx.open(Menu::new(title, entries), move |sheet, member: Member, cx| {
            sheet.edit_for(&member, Purpose::Category(category), cx);
        });
    }

    /// Takes the category under the cursor from its contact, who stays a contact of the account.
    pub fn take_category(&mut self, cx: &mut Cx<Self>) {
        let (Some(facts), Some(member), Some(category)) =
            (self.live(), self.roles.current().cloned(), self.roles.category())
        else {
            return;
        };
        let held = &member.affiliation.value.categories;
        let left: Categories = held.iter().copied().filter(|other| *other != category).collect();
        let would_be =
            facts.subject.contacts.iter().find(|linked| linked.contact == member.contact.id).map(|linked| {
                let mut linked = linked.clone();
                linked.categories.clone_from(&left);
                facts.subject.clone().with(linked)
            });
        let effects = would_be.map(|after| difference(&facts.subject, &after)).unwrap_or_default();
        let who = name(&member.contact.value);
        let mut lines =
            vec![t!("roles-take-text", name = who.as_str(), category = words::category(category))];
        lines.extend(last_of_categories(&facts.members, &member, &[category].into()));
        let confirm =
            Confirm::new(t!("roles-take-title"), lines, t!("roles-take-yes")).with_effects(&effects);
        cx.open(confirm, move |sheet, yes, cx| {
            if yes {
                sheet.write_categories(member, left, who, cx);
            }
        });
    }

    fn write_categories(&mut self, member: Member, left: Categories, who: String, cx: &mut Cx<Self>) {
        cx.write(
            Act::SetCategories,
            who.clone(),
            move |write| write.set_categories(&member, &left),
            move |_, done: Result<Saved>, cx| match done {
                Ok(_) => cx.toast(Role::Success, t!("saved", name = who)),
                Err(error) => cx.fail(error),
            },
        );
    }

    /// « toujours exact » (S0.20).
    pub fn confirm_contact(&mut self, cx: &mut Cx<Self>) {
        let Some(member) = self.roles.current() else { return };
        let (id, who) = (member.contact.id, name(&member.contact.value));
        cx.write(
            Act::ConfirmContact,
            who.clone(),
            move |write| write.confirm_contact(id),
            move |_, done: Result<Saved>, cx| match done {
                Ok(_) => cx.toast(Role::Success, t!("roles-confirmed", name = who)),
                Err(error) => cx.fail(error),
            },
        );
    }
}
