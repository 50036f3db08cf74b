//! « Corbeille »: what was deleted, and back with it.

#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use crate::{
    domain::{account::Account, ids::AccountId, record::Record, rights::Act},
    store::{Trashed, TrashedId},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        look::Role,
        screen::{Move, Navigate, Screen},
        widget::{
            effect::with_effect,
            list::ListState,
            table::{Column, Table},
        },
    },
};

/// How much of the trash is shown, the latest first.
const SHOWN: usize = 1000;

/// The trash of the whole store, or of one account.
pub struct Trash {
    account: Option<AccountId>,
    title: String,
    rows: Vec<Row>,
    loaded: bool,
    list: ListState,
}

/// One thing in the trash, worded.
struct Row {
    what: TrashedId,
    name: String,
    cells: Vec<(Role, String)>,
}

impl Trash {
    /// The trash of the whole store.
    pub fn whole() -> Self {
        Self {
            account: None,
            title: t!("trash-title"),
            rows: Vec::new(),
            loaded: false,
            list: ListState::default(),
        }
    }

    /// The trash of one account.
    pub fn of(account: &Record<Account>) -> Self {
        let title = t!("trash-title-of", name = account.value.name.as_str());
        Self { account: Some(account.id), title, ..Self::whole() }
    }

    fn read(&mut self, cx: &mut Cx<Self>) {
        let account = self.account;
        cx.query_latest(
            "trash",
            move |read| read.trash(account, SHOWN),
            |trash, rows, cx| trash.take(&rows, cx.shared()),
        );
    }

    fn take(&mut self, rows: &[Trashed], shared: &Shared) {
        let what = self.current().map(|row| row.what);
        self.rows = rows.iter().map(|trashed| row(trashed, shared)).collect();
        self.loaded = true;
        self.list.set_len(self.rows.len());
        if let Some(at) = self.rows.iter().position(|row| Some(row.what) == what) {
            self.list.select(at);
        }
    }

    fn current(&self) -> Option<&Row> {
        self.rows.get(self.list.selected())
    }

    fn restore(&mut self, cx: &mut Cx<Self>) {
        let Some(Row { what, name, .. }) = self.current() else { return };
        let (what, said) = (*what, t!("restored", name = name.as_str()));
        let act = match what {
            TrashedId::Account(_) => Act::RestoreAccount,
            TrashedId::Contact(_) => Act::RestoreContact,
        };
        cx.write_telling(
            act,
            name.clone(),
            move |write| match what {
                TrashedId::Account(id) => write.restore_account(id),
                TrashedId::Contact(id) => write.restore_contact(id),
            },
            |trash, done, cx| match done {
                Ok(((), effects)) => cx.toast(Role::Success, with_effect(said, &effects)),
                Err(error) => {
                    cx.fail(error);
                    trash.read(cx);
                }
            },
        );
        // A second key must not hit the row that is on its way.
        self.rows.retain(|row| row.what != what);
        self.list.set_len(self.rows.len());
    }
}

fn row(trashed: &Trashed, shared: &Shared) -> Row {
    let kind = match trashed.what {
        TrashedId::Account(_) => t!("record-account"),
        TrashedId::Contact(_) => t!("record-contact"),
    };
    let name = if trashed.name.is_empty() { t!("contact-unnamed") } else { trashed.name.clone() };
    let cells = vec![
        (Role::Text, name.clone()),
        (Role::Dim, kind),
        (Role::Accent, trashed.reference.clone()),
        (Role::Text, trashed.account.clone()),
        (Role::Text, shared.moment(trashed.at)),
        (Role::Text, trashed.who.clone()),
    ];
    Row { what: trashed.what, name, cells }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(t!("column-what"), 15, 40, 0),
        Column::new(t!("column-record"), 7, 10, 0),
        Column::new(t!("column-reference"), 9, 12, 2),
        Column::new(t!("column-account"), 12, 40, 1),
        Column::new(t!("column-deleted"), 16, 16, 0),
        Column::new(t!("column-who"), 6, 16, 3),
    ]
}

impl Navigate for Trash {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

impl Screen for Trash {
    const ID: &'static str = "trash";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::new("restore", &["Enter", "r"], Self::restore)
            .when(|trash| trash.current().is_some())
            .needs(Act::RestoreContact),
        Command::new("back", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        self.title.clone()
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(area.height.saturating_sub(3).max(1));
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        if area.height < 4 {
            return;
        }
        canvas.text(area.x + 1, area.y, area.width.saturating_sub(1), Role::Title, &self.title);
        let table = Rect { y: area.y + 2, height: area.height - 2, ..area };
        if self.loaded && self.rows.is_empty() {
            canvas.text(area.x + 2, table.y, area.width.saturating_sub(2), Role::Dim, &t!("trash-none"));
            return;
        }
        let columns = columns();
        let table = Table::new(canvas, table, &columns);
        for (y, index) in (table.rows.y..table.rows.bottom()).zip(self.list.visible()) {
            table.row(canvas, y, &self.rows[index].cells, index == self.list.selected());
        }
    }
}
