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
            paged::{PAGE, Paged},
            table::{Column, Table},
        },
    },
};

use super::{Changes, Sheet};

/// How many records of one batch are shown.
const ENTRIES: usize = 500;

/// One row, worded.
#[derive(Debug)]
struct Row {
    when: String,
    who: String,
    act: String,
    subject: String,
    state: Option<(Role, String)>,
}

/// The batches that were read so far, and the one under the cursor.
#[derive(Debug, Default)]
pub struct History(Paged<BatchId, Row>);

impl History {
    pub fn was_read(&self) -> bool {
        self.0.was_read()
    }

    pub fn current(&self) -> Option<BatchId> {
        self.0.current_id()
    }

    pub fn wants_more(&self) -> bool {
        self.0.wants_more()
    }

    pub fn arrange(&mut self, area: Rect) {
        self.0.arrange(area);
    }

    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = columns(self.0.rows().any(|row| row.state.is_some()));
        let table = Table::new(canvas, area, &columns);
        for (y, (row, selected)) in (table.rows.y..table.rows.bottom()).zip(self.0.visible()) {
            let Row { when, who, act, subject, state } = row;
            let cells = [
                (Role::Text, when.clone()),
                (Role::Text, who.clone()),
                (Role::Text, act.clone()),
                (Role::Text, subject.clone()),
                state.clone().unwrap_or((Role::Dim, String::new())),
            ];
            table.row(canvas, y, &cells, selected);
        }
    }
}

impl Navigate for History {
    fn go(&mut self, step: Move) {
        self.0.go(step);
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

fn rows(batches: &[Batch], shared: &Shared) -> Vec<(BatchId, Row)> {
    batches.iter().map(|batch| (batch.id, row(batch, shared))).collect()
}

fn row(batch: &Batch, shared: &Shared) -> Row {
    let state = match (batch.state, batch.undone_by) {
        (BatchState::Running, _) => Some((Role::Warning, t!("batch-running"))),
        (BatchState::Abandoned, _) => Some((Role::Dim, t!("batch-abandoned"))),
        (BatchState::Done, Some(_)) => Some((Role::Dim, t!("batch-undone"))),
        (BatchState::Done, None) => None,
    };
    Row {
        when: shared.moment(batch.at.timestamp_millis()),
        who: batch.login.clone(),
        act: message(&format!("act-{}", batch.act.code()), &[]),
        subject: if batch.subject.is_empty() { t!("contact-unnamed") } else { batch.subject.clone() },
        state,
    }
}

impl Sheet {
    pub(super) fn read_history(&mut self, cx: &mut Cx<Self>) {
        let (id, limit) = (self.id, self.history.0.ask_again());
        cx.query_latest(
            "history",
            move |read| read.batches(Some(id), None, limit),
            move |sheet, batches, cx| {
                if id == sheet.id {
                    sheet.history.0.show(rows(&batches, cx.shared()), limit);
                }
            },
        );
    }

    pub(super) fn read_more_history(&mut self, cx: &mut Cx<Self>) {
        let (id, last) = (self.id, self.history.0.ask_more());
        cx.query_latest(
            "history",
            move |read| read.batches(Some(id), last, PAGE),
            move |sheet, batches, cx| {
                if id == sheet.id {
                    sheet.history.0.append(rows(&batches, cx.shared()));
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
