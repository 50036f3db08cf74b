//! The greeting of a store without any account: three ways on, in the place of the list.

#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use crate::{
    domain::{
        rights::{self, Act},
        text::wrap,
    },
    exchange::{Error, Subject, sample},
    store, t,
    tui::{
        canvas::Canvas,
        cx::Cx,
        dialog::message::Message,
        look::Role,
        screen::Move,
        screens::{self, accounts::Accounts, files},
        widget::list::ListState,
    },
    words,
};

/// Columns that the greeting takes.
const WIDE: u16 = 64;
/// Rows of each way: its name, what it is, a blank one.
const ROWS: u16 = 3;

/// A way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Accounts from a file.
    Import,
    /// The sample data.
    Sample,
    /// The first account, by hand.
    Create,
}

impl Way {
    const ALL: [Self; 3] = [Self::Import, Self::Sample, Self::Create];

    /// Its name, and what it is.
    fn words(self) -> [String; 2] {
        match self {
            Way::Import => [t!("welcome-import"), t!("welcome-import-what")],
            Way::Sample => [t!("welcome-sample"), t!("welcome-sample-what")],
            Way::Create => [t!("welcome-create"), t!("welcome-create-what")],
        }
    }

    /// Takes it.
    pub fn take(self, page: &mut Accounts, cx: &mut Cx<Accounts>) {
        match self {
            Way::Import => files::begin_import(Subject::Accounts, cx),
            Way::Sample => load_sample(page, cx),
            Way::Create => cx.desk(screens::new_record),
        }
    }
}

/// The greeting.
pub struct Welcome {
    list: ListState,
    /// Whether the sample data is on its way: a second key must not load it twice.
    loading: bool,
}

impl Default for Welcome {
    fn default() -> Self {
        let mut list = ListState::default();
        list.set_len(Way::ALL.len());
        list.set_height(Way::ALL.len() as u16);
        Self { list, loading: false }
    }
}

impl Welcome {
    /// The way that is marked.
    pub fn marked(&self) -> Way {
        Way::ALL[self.list.selected()]
    }

    /// Takes a step among the ways.
    pub fn go(&mut self, step: Move) {
        self.list.go(step);
    }

    /// Draws it in the middle of an area; a low one shows the names of the ways only.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        let columns = WIDE.min(area.width.saturating_sub(2));
        let text = wrap(&t!("welcome-text"), columns.into());
        let rows = text.len() as u16 + 3 + Way::ALL.len() as u16 * ROWS;
        let step = if rows > area.height { 1 } else { ROWS };
        let x = area.x + (area.width - columns) / 2;
        let mut y = area.y + area.height.saturating_sub(rows) / 3;
        canvas.text(x, y, columns, Role::Title, &t!("welcome-title"));
        y += if step == ROWS { 2 } else { 1 };
        if step == ROWS {
            for line in &text {
                canvas.text(x, y, columns, Role::Text, line);
                y += 1;
            }
            y += 1;
        }
        for (way, y) in Way::ALL.into_iter().zip((y..area.bottom()).step_by(step.into())) {
            let [name, what] = way.words();
            let marked = way == self.marked();
            let (role, bar) = if marked { (Role::Selected, "▌") } else { (Role::Accent, " ") };
            if marked {
                canvas.paint(Rect::new(x, y, columns, 1), Role::Selected);
            }
            canvas.text(x, y, columns, role, &format!("{bar} {name}"));
            if step == ROWS && y + 1 < area.bottom() {
                canvas.text(x + 2, y + 1, columns.saturating_sub(2), Role::Dim, &what);
            }
        }
    }
}

/// Loads the sample data; each of its two files can be taken back with `u`.
fn load_sample(page: &mut Accounts, cx: &mut Cx<Accounts>) {
    if let Err(least) = rights::can(cx.shared().role, Act::LoadSample) {
        return cx.show(Message::problem(words::explain(&store::Error::Denied(least))));
    }
    if std::mem::replace(&mut page.welcome.loading, true) {
        return;
    }
    cx.long(
        t!("welcome-loading"),
        |store, progress| Ok((sample::load(store, &mut |stage, far| progress.at(stage, far)), None)),
        |page, loaded, cx| {
            page.welcome.loading = false;
            match loaded.map_err(Error::from).and_then(|loaded| loaded) {
                Ok(sample::Loaded { accounts, contacts }) => cx.desk(move |desk| {
                    desk.wrote(accounts.batch);
                    desk.wrote(contacts.batch);
                    let accounts = t!("welcome-loaded-accounts", count = accounts.created);
                    let contacts = t!("welcome-loaded-contacts", count = contacts.created);
                    desk.say(Role::Success, t!("welcome-loaded", accounts = accounts, contacts = contacts));
                }),
                Err(Error::Store(store::Error::Stopped)) => {
                    cx.toast(Role::Warning, words::explain(&store::Error::Stopped));
                }
                Err(error) => cx.show(Message::problem(words::explain_exchange(&error, ""))),
            }
        },
    );
}
