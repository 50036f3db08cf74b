//! The loop: block until something happens, take all that has happened, draw once, and only if something
//! changed. Not one byte while idle.

use std::{
    io,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::Duration,
};

use ratatui::layout::Rect;

use super::{
    desk::{Desk, End, Want},
    event::Event,
    terminal::{self, Painter, copy_sequence},
};

/// Runs a desk on the terminal until it ends.
///
/// # Errors
/// What the terminal says: it is gone, or was never there.
pub fn run(desk: &mut Desk, events: &Receiver<Event>) -> io::Result<End> {
    let mut painter = Painter::new(terminal::output()?);
    loop {
        if desk.take_changed() {
            let (width, height) = crossterm::terminal::size()?;
            let room = Rect::new(0, 0, width, height);
            painter.draw(room, |buffer| desk.draw(buffer))?;
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
            Next::Nobody => desk.handle(Event::Input(terminal::Input::HangUp)),
        }
        for text in desk.take_copied().collect::<Vec<_>>() {
            let env = |name| std::env::var(name).ok();
            if let Ok(sequence) = copy_sequence(&text, env("TERM").as_deref(), env("TMUX").as_deref()) {
                painter.pass_through(sequence.as_bytes())?;
            }
        }
        match desk.take_want() {
            Some(Want::Redraw) => painter.redraw_all(),
            Some(Want::Suspend) => {
                terminal::suspend()?;
                painter.redraw_all();
            }
            None => {}
        }
        if let Some(end) = desk.end() {
            return Ok(end);
        }
    }
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
