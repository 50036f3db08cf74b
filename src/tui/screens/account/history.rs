//! « Historique »: every batch on this account, newest first (X8).

use ratatui::layout::Rect;

use crate::{
    domain::ids::BatchId,
    i18n::message,
    store::{Batch, BatchState},
    t,
    tui::{
        canvas::Canvas,
        cx::{Cx, Shared},
        look::Role,
        screen::{Move, Navigate},
        widget::{
            list::ListState,
            table::{Column, Table},
        },
    },
};

use super::{Changes, Sheet};

/// How many batches are read at a time.
const PAGE: usize = 100;
/// How many records of one batch are shown.
const ENTRIES: usize = 500;

/// One row, worded.
#[derive(Debug)]
struct Row {
    id: BatchId,
    when: String,
    who: String,
    act: String,
    subject: String,
    state: Option<(Role, String)>,
}

/// The batches that were read so far, and the one under the cursor.
#[derive(Debug, Default)]
pub struct History {
    rows: Vec<Row>,
    read: bool,
    /// There is nothing older.
    whole: bool,
    asked: bool,
    list: ListState,
}

impl History {
    pub fn was_read(&self) -> bool {
        self.read
    }

    pub fn current(&self) -> Option<BatchId> {
        self.rows.get(self.list.selected()).map(|row| row.id)
    }

    /// Whether the cursor comes near the end of what was read.
    pub fn wants_more(&self) -> bool {
        !self.whole && !self.asked && self.list.selected() + PAGE / 2 >= self.rows.len()
    }

    /// The newest batches anew: the cursor stays on its own.
    fn show(&mut self, batches: &[Batch], limit: usize, shared: &Shared) {
        let id = self.current();
        self.rows = batches.iter().map(|batch| row(batch, shared)).collect();
        self.whole = batches.len() < limit;
        (self.read, self.asked) = (true, false);
        self.list.set_len(self.rows.len());
        if let Some(at) = self.rows.iter().position(|row| Some(row.id) == id) {
            self.list.select(at);
        }
    }

    fn append(&mut self, batches: &[Batch], shared: &Shared) {
        let last = self.rows.last().map(|row| row.id);
        let older = batches.iter().filter(|batch| last.is_none_or(|last| batch.id < last));
        self.rows.extend(older.map(|batch| row(batch, shared)));
        self.whole = batches.len() < PAGE;
        self.asked = false;
        self.list.set_len(self.rows.len());
    }

    pub fn arrange(&mut self, area: Rect) {
        self.list.set_height(area.height.saturating_sub(1).max(1));
    }

    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = columns(self.rows.iter().any(|row| row.state.is_some()));
        let table = Table::new(canvas, area, &columns);
        for (y, index) in (table.rows.y..table.rows.bottom()).zip(self.list.visible()) {
            let Row { when, who, act, subject, state, .. } = &self.rows[index];
            let cells = [
                (Role::Text, when.clone()),
                (Role::Text, who.clone()),
                (Role::Text, act.clone()),
                (Role::Text, subject.clone()),
                state.clone().unwrap_or((Role::Dim, String::new())),
            ];
            table.row(canvas, y, &cells, index == self.list.selected());
        }
    }
}

impl Navigate for History {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

/// With the state only where a row has one.
fn columns(state: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new(t!("column-when"), 16, 16, 0),
        Column::new(t!("column-who"), 6, 12, 1),
        Column::new(t!("column-act"), 24, 26, 0),
        Column::new(t!("column-subject"), 12, 60, 0),
    ];
    if state {
        columns.push(Column::new(t!("column-state"), 10, 14, 2));
    }
    columns
}

fn row(batch: &Batch, shared: &Shared) -> Row {
    let state = match (batch.state, batch.undone_by) {
        (BatchState::Running, _) => Some((Role::Warning, t!("batch-running"))),
        (BatchState::Abandoned, _) => Some((Role::Dim, t!("batch-abandoned"))),
        (BatchState::Done, Some(_)) => Some((Role::Dim, t!("batch-undone"))),
        (BatchState::Done, None) => None,
    };
    Row {
        id: batch.id,
        when: shared.moment(batch.at.timestamp_millis()),
        who: batch.login.clone(),
        act: message(&format!("act-{}", batch.act.code()), &[]),
        subject: if batch.subject.is_empty() { t!("contact-unnamed") } else { batch.subject.clone() },
        state,
    }
}

impl Sheet {
    pub(super) fn read_history(&mut self, cx: &mut Cx<Self>) {
        let (id, limit) = (self.id, self.history.rows.len().max(PAGE));
        self.history.asked = true;
        cx.query_latest(
            "history",
            move |read| read.batches(Some(id), None, limit),
            move |sheet, batches, cx| {
                if id == sheet.id {
                    sheet.history.show(&batches, limit, cx.shared());
                }
            },
        );
    }

    pub(super) fn read_more_history(&mut self, cx: &mut Cx<Self>) {
        let (id, last) = (self.id, self.history.rows.last().map(|row| row.id));
        self.history.asked = true;
        cx.query_latest(
            "history",
            move |read| read.batches(Some(id), last, PAGE),
            move |sheet, batches, cx| {
                if id == sheet.id {
                    sheet.history.append(&batches, cx.shared());
                }
            },
        );
    }

    /// Shows what a batch changed, field by field.
    pub(super) fn open_changes(&mut self, cx: &mut Cx<Self>) {
        let (Some(batch), account) = (self.history.current(), self.id) else { return };
        cx.query(
            move |read| Ok((read.batch(batch)?, read.entries(batch, account, ENTRIES)?)),
            |_, (batch, entries), cx| {
                if let Some(batch) = batch {
                    let changes = Changes::new(&batch, &entries, cx.shared());
                    cx.show(changes);
                }
            },
        );
    }
}
