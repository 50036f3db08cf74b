//! The loop: block until something happens, take all that has happened, draw once, and only if something
//! changed. Not one byte while idle.

use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use crossterm::event::KeyModifiers;
use ratatui::layout::Rect;

use super::{
    desk::{Desk, End, Want},
    event::Event,
    terminal::{self, Input, Painter, copy_sequence},
};

/// How long events are taken before what they did is shown.
const FRAME: Duration = Duration::from_millis(50);
/// Letters in a row that nobody types within a frame.
const PASTED: usize = 32;

/// Runs a desk on the terminal until it ends. A terminal that takes no more bytes is gone: what is typed is
/// kept, as at any hang-up.
///
/// # Errors
/// When there is no terminal.
pub fn run(desk: &mut Desk, events: &Receiver<Event>) -> io::Result<End> {
    let mut painter = Painter::new(terminal::output()?);
    let mut waiting = VecDeque::new();
    loop {
        if show(desk, &mut painter).is_err() {
            desk.handle(Event::Input(Input::HangUp));
        }
        if let Some(end) = desk.end() {
            return Ok(end);
        }
        if waiting.is_empty() {
            match next(desk, events) {
                Next::Event(event) => waiting.push_back(event),
                Next::DraftsDue => desk.keep_drafts(),
                Next::Nobody => desk.handle(Event::Input(Input::HangUp)),
            }
        }
        waiting.extend(events.try_iter());
        // What already waits is taken before the next frame: 100 queued keys are one frame. But a frame comes now
        // and then, however much waits.
        let until = Instant::now() + FRAME;
        while let Some(event) = take(&mut waiting, desk.is_typing()) {
            desk.handle(event);
            if desk.end().is_some() || Instant::now() >= until {
                break;
            }
        }
    }
}

/// The next event. A long run of letters typed into a field is a paste from a terminal that does not say so: it
/// is taken in one piece, as one.
fn take(waiting: &mut VecDeque<Event>, typing: bool) -> Option<Event> {
    let letters = || waiting.iter().map_while(letter);
    if !typing || letters().nth(PASTED).is_none() {
        return waiting.pop_front();
    }
    let text: String = letters().collect();
    waiting.drain(..text.chars().count());
    Some(Event::Input(Input::Paste(text)))
}

fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Input(Input::Key(key))
            if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
        {
            key.code.as_char().filter(|letter| !letter.is_control())
        }
        _ => None,
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

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent};

    use super::*;

    #[test]
    fn ss_06_many_letters_at_once_are_a_paste_only_in_a_field() {
        let letters = |count: usize| -> VecDeque<Event> {
            let key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
            let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
            let keys = std::iter::repeat_n(key, count).chain([enter]);
            keys.map(|key| Event::Input(Input::Key(key))).collect()
        };
        let mut waiting = letters(1000);
        assert!(
            matches!(take(&mut waiting, true), Some(Event::Input(Input::Paste(text))) if text.len() == 1000)
        );
        assert_eq!(waiting.len(), 1, "the key behind them is a key");
        for (count, typing) in [(1000, false), (10, true)] {
            let mut waiting = letters(count);
            assert!(matches!(take(&mut waiting, typing), Some(Event::Input(Input::Key(_)))));
        }
    }
}
