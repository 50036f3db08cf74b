//! Taking an import back and bringing it again: asked first, with what it will do (X7).

use crate::{
    domain::{record::Kind, rights, text::display},
    store::{BatchState, Import},
    t,
    tui::{
        cx::Cx,
        desk::undo::{Direction, Question},
        screen::Screen,
        screens::files,
    },
};

/// Whether it can be taken back.
pub fn stands(import: &Import) -> bool {
    import.batch.state == BatchState::Done && import.batch.undone_by.is_none()
}

/// Whether it can be brought again.
pub fn is_taken_back(import: &Import) -> bool {
    import.batch.state == BatchState::Done && import.batch.undone_by.is_some()
}

/// Asks whether a whole import is to be taken back; somebody else's is for those who may (SPEC §10).
pub fn take_back<S: Screen>(import: &Import, cx: &mut Cx<S>) {
    let own = import.batch.login == cx.shared().login;
    if !own && !files::allowed(rights::can_undo_of_others(cx.shared().role), cx) {
        return;
    }
    let question = Question {
        title: t!("imports-take-back-title", file = display(&import.batch.subject).into_owned()),
        lines: effects(import),
        yes: t!("imports-take-back-yes"),
        gentle: false,
    };
    let batch = import.batch.id;
    cx.desk(move |desk| desk.ask_and_take(Direction::Back, batch, question));
}

/// Asks whether an import that was taken back is to be brought again.
pub fn bring_again<S: Screen>(import: &Import, cx: &mut Cx<S>) {
    let question = Question {
        title: t!("imports-bring-again-title", file = display(&import.batch.subject).into_owned()),
        lines: vec![t!("imports-bring-again-text"), t!("imports-keeps-others")],
        yes: t!("imports-bring-again-yes"),
        gentle: false,
    };
    let batch = import.batch.undone_by.unwrap_or(import.batch.id);
    cx.desk(move |desk| desk.ask_and_take(Direction::Again, batch, question));
}

/// What taking it back will do, a line for each number that is not none.
fn effects(import: &Import) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |count: i64, line: fn(i64) -> String| lines.extend((count > 0).then(|| line(count)));
    let written = &import.written;
    if import.kind == Kind::Account {
        add(written.created, |count| t!("imports-removes-accounts", count = count));
        add(written.updated, |count| t!("imports-restores-accounts", count = count));
    } else {
        add(written.created, |count| t!("imports-removes-contacts", count = count));
        add(written.updated, |count| t!("imports-restores-contacts", count = count));
    }
    add(written.deleted, |count| t!("imports-revives", count = count));
    lines.push(t!("imports-keeps-others"));
    lines
}
