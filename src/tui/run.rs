//! The loop: block until something happens, take all that has happened, draw once, and only if something
//! changed. Not one byte while idle.

use std::{
    io::{self, Write},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::Duration,
};

use ratatui::layout::Rect;

use super::{
    desk::{Desk, End, Want},
    event::Event,
    terminal::{self, Input, Painter, copy_sequence},
};

/// Runs a desk on the terminal until it ends. A terminal that takes no more bytes is gone: what is typed is
/// kept, as at any hang-up.
///
/// # Errors
/// When there is no terminal.
pub fn run(desk: &mut Desk, events: &Receiver<Event>) -> io::Result<End> {
    let mut painter = Painter::new(terminal::output()?);
    loop {
        if show(desk, &mut painter).is_err() {
            desk.handle(Event::Input(Input::HangUp));
        }
        if let Some(end) = desk.end() {
            return Ok(end);
        }
        match next(desk, events) {
            Next::Event(event) => {
                desk.handle(event);
                // What already waits is taken before the next frame: 100 queued keys are one frame.
                while desk.end().is_none()
                    && let Ok(event) = events.try_recv()
                {
                    desk.handle(event);
                }
            }
            Next::DraftsDue => desk.keep_drafts(),
            Next::Nobody => desk.handle(Event::Input(Input::HangUp)),
        }
    }
}

/// Sends to the terminal what the desk wants it to have: copied texts, and a frame if something changed.
fn show<W: Write>(desk: &mut Desk, painter: &mut Painter<W>) -> io::Result<()> {
    let env = |name| std::env::var(name).ok();
    for text in desk.take_copied().collect::<Vec<_>>() {
        // A text that is too long to copy is shown all the same.
        if let Ok(sequence) = copy_sequence(&text, env("TERM").as_deref(), env("TMUX").as_deref()) {
            painter.pass_through(sequence.as_bytes())?;
        }
    }
    match desk.take_want() {
        Some(Want::Redraw) => painter.redraw_all(),
        Some(Want::Suspend) => {
            terminal::suspend()?;
        }
        Some(Want::Resume) => {
            terminal::enter()?;
            painter.redraw_all();
        }
        None => {}
    }
    if desk.take_changed() {
        let (width, height) = crossterm::terminal::size()?;
        let room = Rect::new(0, 0, width, height);
        desk.set_room(room);
        painter.draw(room, |buffer| desk.draw(buffer))?;
    }
    Ok(())
}

enum Next {
    Event(Event),
    DraftsDue,
    Nobody,
}

fn next(desk: &Desk, events: &Receiver<Event>) -> Next {
    let gone = |_: mpsc::RecvError| Next::Nobody;
    match desk.draft_due() {
        None => events.recv().map_or_else(gone, Next::Event),
        Some(patience) => match events.recv_timeout(patience.max(Duration::from_millis(1))) {
            Ok(event) => Next::Event(event),
            Err(RecvTimeoutError::Timeout) => Next::DraftsDue,
            Err(RecvTimeoutError::Disconnected) => Next::Nobody,
        },
    }
}
