//! The reverse look-up (X5): the list says in which accounts the searched address or number stands, the foot whose
//! it is in the account under the cursor, and what it receives there.

use ratatui::layout::Rect;

use crate::{
    domain::{ids::AccountId, text::wrap},
    i18n::fmt,
    store::{Served, can_serve},
    t,
    tui::{canvas::Canvas, cx::Cx, look::Role},
    words,
};

use super::Accounts;

/// What is known of it.
#[derive(Default)]
pub struct Serves {
    /// What was asked last: in which account, and the text.
    asked: Option<(AccountId, String)>,
    lines: Vec<String>,
}

/// Places that are named at most.
const PLACES: usize = 3;

impl Serves {
    /// Asks again, as somebody wrote.
    pub fn expire(&mut self) {
        self.asked = None;
    }

    /// Rows that it takes at the foot of an area, its rule included: a third of them at most.
    pub fn rows(&self, area: Rect) -> u16 {
        let rows = self.wrapped(area).count() as u16 + 1;
        if rows == 1 { 0 } else { rows.min(area.height / 3) }
    }

    fn wrapped(&self, area: Rect) -> impl Iterator<Item = String> {
        let columns = usize::from(area.width.saturating_sub(3).max(1));
        self.lines.iter().flat_map(move |line| wrap(line, columns))
    }

    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        if area.height == 0 {
            return;
        }
        canvas.rule(area, area.y);
        for (y, line) in (area.y + 1..area.bottom()).zip(self.wrapped(area)) {
            canvas.text(area.x + 2, y, area.width.saturating_sub(3), Role::Text, &line);
        }
    }
}

impl Accounts {
    /// Asks what is not known yet of the account under the cursor.
    pub fn ask_serves(&mut self, cx: &mut Cx<Self>) {
        let text = self.search.text().trim();
        let row = self.accounts.rows.current().filter(|_| can_serve(text));
        let Some(now) = row.map(|row| (row.id, text.to_owned())) else {
            self.serves = Serves::default();
            return;
        };
        if self.serves.asked.as_ref() == Some(&now) {
            return;
        }
        self.serves.asked = Some(now.clone());
        cx.query_latest(
            "serves",
            move |read| read.serves_in(now.0, &now.1),
            |page, places, _| page.serves.lines = lines(&places),
        );
    }
}

fn lines(places: &[Served]) -> Vec<String> {
    let shown = if places.len() > PLACES { PLACES - 1 } else { places.len() };
    let more = (shown < places.len()).then(|| t!("who-more", count = fmt::count(places.len() - shown)));
    places[..shown].iter().map(line).chain(more).collect()
}

fn line(place: &Served) -> String {
    let who = if place.contact.is_none() { t!("who-account") } else { place.name.clone() };
    let topics: Vec<String> = place.topics.iter().map(|topic| words::topic(*topic)).collect();
    let topics = if topics.is_empty() { t!("serves-nothing") } else { topics.join(" · ") };
    t!("serves-place", who = who, address = place.address.as_str(), topics = topics)
}
