//! « Couverture » (X1): accounts × topics, how many receive each; what nobody or only one receives stands out.

#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use crate::{
    domain::{rights::Act, topic::Topic},
    store::{AccountQuery, AccountRow, CoverageFilter},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        dialog::menu::Menu,
        screen::{Move, Navigate, Screen},
    },
};

use super::{
    account::{Explain, Facts, act_of_adding, add_recipient, addresses},
    accounts::{AccountList, ListsAccounts, coverage_words},
};

/// The page, over the accounts that another page listed.
pub struct CoveragePage {
    query: AccountQuery,
    accounts: AccountList,
    /// The topic of the cell under the cursor.
    topic: Topic,
    /// Whether the cell's account is being read: keys are for what opens then.
    opening: bool,
}

impl CoveragePage {
    /// Who receives what in these accounts.
    pub fn over(query: AccountQuery) -> Self {
        Self { query, accounts: AccountList::default(), topic: Topic::Message, opening: false }
    }

    fn current(&self) -> Option<&AccountRow> {
        self.accounts.rows.current()
    }

    /// Goes to the topic beside this one, if there is one.
    fn step(&mut self, by: isize) {
        let at = (self.topic as usize).saturating_add_signed(by).min(Topic::COUNT - 1);
        self.topic = Topic::ALL[at];
    }

    /// Does something with all that is known of the account under the cursor.
    fn with_facts(
        &mut self,
        cx: &mut Cx<Self>,
        then: impl FnOnce(Facts, Topic, &mut Cx<Self>) + Send + 'static,
    ) {
        let Some(id) = self.current().map(|row| row.id) else { return };
        self.opening = true;
        cx.query(
            move |read| Facts::read(read, id),
            move |page, facts, cx| {
                page.opening = false;
                if let Some(facts) = facts {
                    then(facts, page.topic, cx);
                }
            },
        );
    }

    fn filter(&mut self, cx: &mut Cx<Self>) {
        let filters = [CoverageFilter::Holes, CoverageFilter::SinglePoints];
        let entries = filters.map(|filter| (coverage_words(filter), Some(filter)));
        let entries = [(t!("filter-all"), None)].into_iter().chain(entries).collect();
        let menu = Menu::new(t!("filter-title"), entries).with_current(&self.query.coverage);
        cx.open(menu, |page, filter, cx| {
            page.query.coverage = filter;
            page.restart(cx);
        });
    }

    /// The act that « Ajouter » ends in for the cell under the cursor.
    fn act_of_adding(&self) -> Option<Act> {
        self.current().map(|row| act_of_adding(row.kind, self.topic))
    }

    /// Whether the topic of the cell concerns its account at all.
    fn is_concerned(&self) -> bool {
        self.current().is_some_and(|row| row.coverage.of(self.topic).is_some())
    }
}

impl ListsAccounts for CoveragePage {
    fn query(&self) -> AccountQuery {
        self.query.clone()
    }

    fn listed_accounts(&mut self) -> &mut AccountList {
        &mut self.accounts
    }
}

impl Navigate for CoveragePage {
    fn go(&mut self, step: Move) {
        self.accounts.go(step);
    }
}

impl Screen for CoveragePage {
    const ID: &'static str = "coverage";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("explain", &["Enter"], |page, cx| {
            page.with_facts(cx, |facts, topic, cx| cx.show(Explain::new(facts, topic)));
        })
        .when(|page| page.current().is_some()),
        Command::<Self>::new("add", &["a"], |page, cx| {
            page.with_facts(cx, |facts, topic, cx| add_recipient(&facts, topic, cx));
        })
        .when(Self::is_concerned)
        .needs_here(Self::act_of_adding),
        Command::<Self>::new("left", &["Left", "h"], |page, _| page.step(-1)),
        Command::<Self>::new("right", &["Right", "l"], |page, _| page.step(1)),
        Command::<Self>::new("filter", &["f"], Self::filter),
        Command::<Self>::new("copy", &["y"], |page, cx| {
            page.with_facts(cx, |facts, topic, cx| cx.copy(addresses(&facts.subject, topic)));
        })
        .when(|page| page.current().is_some_and(|row| row.coverage.of(page.topic).unwrap_or(0) > 0)),
        Command::<Self>::new("back", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        t!("coverage-title")
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.restart(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.accounts.rows.set_height(view::list(area).height.max(1));
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.read_again(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        self.read_on(cx);
    }

    fn waiting(&self) -> bool {
        self.opening
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
