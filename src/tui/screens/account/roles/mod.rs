//! « Gestion de compte »: the five categories and who answers for each (S0.9–S0.21).

mod acts;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::{
    domain::{
        category::Category,
        ids::AffiliationId,
        recipient::Reason,
        resolve::{Subject, resolve},
        topic::Topic,
    },
    store::Member,
    tui::{
        screen::{Move, Navigate},
        widget::groups::Groups,
    },
};

use super::facts::Facts;

/// One line of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A category, and beside it what it is there for, where there is room.
    Heading(Category),
    /// So manieth line of what a category is there for, below it.
    Role(Category, usize),
    /// The cursor goes here.
    Entry(Entry),
}

/// What the cursor can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    category: Category,
    /// Which of the account's contacts answers for it; none for a hole.
    holder: Option<usize>,
}

/// The categories with their contacts in order, and the entry under the cursor: kept by its identity.
#[derive(Debug, Default)]
pub struct Roles {
    members: Vec<Member>,
    /// The categories of which a holder receives what they are for.
    answered: BTreeSet<Category>,
    lines: Vec<Line>,
    groups: Groups,
    /// The columns that it is laid out for.
    width: u16,
    selected: Option<(Category, Option<AffiliationId>)>,
    /// After how many days a confirmation is stale (S0.20).
    stale_days: u32,
    today: NaiveDate,
}

impl Roles {
    /// An account as it is now, on this day.
    pub fn show(&mut self, facts: &Facts, today: NaiveDate) {
        self.members.clone_from(&facts.members);
        let answered = |category: &Category| is_answered(&facts.subject, *category);
        self.answered = Category::ALL.into_iter().filter(answered).collect();
        self.stale_days = facts.settings.stale_days;
        self.today = today;
        self.lay_out();
    }

    /// How many of the categories somebody answers for whom it reaches.
    pub fn filled(&self) -> usize {
        self.answered.len()
    }

    /// The category under the cursor.
    pub fn category(&self) -> Option<Category> {
        self.entry().map(|entry| entry.category)
    }

    /// The contact under the cursor, unless it stands on a hole.
    pub fn current(&self) -> Option<&Member> {
        self.members.get(self.entry()?.holder?)
    }

    /// Puts the cursor on a contact of the category that it stands in, as soon as that is read.
    pub fn select(&mut self, id: AffiliationId) {
        let category = self.category().unwrap_or(Category::Commercial);
        self.selected = Some((category, Some(id)));
        self.find();
    }

    pub fn arrange(&mut self, area: Rect) {
        if self.width != area.width {
            self.width = area.width;
            self.lay_out();
        }
        self.groups.set_height(view::list(area).height);
    }

    fn holders(&self, category: Category) -> impl Iterator<Item = usize> {
        let holds = move |member: &Member| member.affiliation.value.categories.contains(&category);
        (0..self.members.len()).filter(move |at| holds(&self.members[*at]))
    }

    fn entries(&self) -> impl Iterator<Item = (usize, Entry)> {
        self.lines.iter().enumerate().filter_map(|(at, line)| match line {
            Line::Entry(entry) => Some((at, *entry)),
            _ => None,
        })
    }

    fn entry(&self) -> Option<Entry> {
        self.entries().nth(self.groups.selected()).map(|(_, entry)| entry)
    }

    fn lay_out(&mut self) {
        let mut lines = Vec::new();
        for category in Category::ALL {
            lines.push(Line::Heading(category));
            let below = view::role_below(category, self.width).len();
            lines.extend((0..below).map(|at| Line::Role(category, at)));
            let holders: Vec<Option<usize>> = self.holders(category).map(Some).collect();
            let entries = if holders.is_empty() { vec![None] } else { holders };
            lines.extend(entries.into_iter().map(|holder| Line::Entry(Entry { category, holder })));
        }
        self.lines = lines;
        let stops = self.entries().map(|(at, _)| at).collect();
        self.groups.set(stops, self.lines.len());
        self.find();
    }

    /// Goes back to the entry that had the cursor: the contact in its category, else the category.
    fn find(&mut self) {
        let Some((category, holder)) = self.selected else { return self.remember() };
        let id = |entry: &Entry| entry.holder.map(|at| self.members[at].affiliation.id);
        let place = |fits: &dyn Fn(&Entry) -> bool| self.entries().position(|(_, entry)| fits(&entry));
        let there = place(&|entry| entry.category == category && id(entry) == holder)
            .or_else(|| place(&|entry| entry.category == category));
        if let Some(at) = there {
            self.groups.select(at);
        }
    }

    fn remember(&mut self) {
        let id = |at: usize| self.members[at].affiliation.id;
        self.selected = self.entry().map(|entry| (entry.category, entry.holder.map(id)));
    }
}

impl Navigate for Roles {
    fn go(&mut self, step: Move) {
        self.groups.go(step);
        self.remember();
    }
}

/// Whether a topic that a category is for reaches a holder of it.
fn is_answered(subject: &Subject, category: Category) -> bool {
    let reaches_a_holder = |topic: Topic| {
        let recipients = resolve(subject, topic).recipients;
        recipients.iter().any(|recipient| recipient.reasons.contains(&Reason::Category(category)))
    };
    Topic::ALL.into_iter().filter(|topic| topic.category() == Some(category)).any(reaches_a_holder)
}
