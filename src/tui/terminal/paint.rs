//! Paints frames: keeps what the terminal shows and sends only the difference to what it should show.
//!
//! ratatui's own terminal is not used: it sends 25 bytes for an unchanged frame, a page for a list that
//! moves by one line, its difference of wide glyphs leaves stale cells, and its `clear()` waits for an
//! answer of the terminal that the input thread may eat (DEPENDENCIES §1).

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::glyphs;
use super::pen::Pen;
use super::pencil::Pencil;
use super::scroll::{self, Scroll};

/// Leaves nothing of what the terminal was before: margins, rendition, contents.
const CLEAR: &str = "\x1b[?25l\x1b[r\x1b[m\x1b[2J";
const HIDE_CURSOR: &str = "\x1b[?25l";
const SHOW_CURSOR: &str = "\x1b[?25h";
const BEGIN_SYNCHRONIZED_UPDATE: &str = "\x1b[?2026h";
const END_SYNCHRONIZED_UPDATE: &str = "\x1b[?2026l";

/// A frame of at most this many bytes arrives in one packet: it cannot tear, and needs no update brackets.
const MAX_BYTES_IN_ONE_PACKET: usize = 1024;

/// The one that writes to the terminal.
#[derive(Debug)]
pub struct Painter<W: Write> {
    tty: W,
    shown: Buffer,
    wanted: Buffer,
    is_shown_known: bool,
    pen: Pen,
    cursor: Option<Position>,
    is_cursor_visible: bool,
}

impl<W: Write> Painter<W> {
    /// A painter that knows nothing of the terminal yet: its first frame is drawn whole.
    pub fn new(tty: W) -> Self {
        Self {
            tty,
            shown: Buffer::default(),
            wanted: Buffer::default(),
            is_shown_known: false,
            pen: Pen::PLAIN,
            cursor: None,
            is_cursor_visible: false,
        }
    }

    /// Forgets what the terminal shows: the next frame clears it and is drawn whole. For Ctrl+L, and
    /// after anything else has written to the terminal.
    pub fn redraw_all(&mut self) {
        self.is_shown_known = false;
    }

    /// Draws one frame. `area` is the whole terminal, from its origin; one of another size than before is drawn whole.
    /// `render` fills an empty buffer and says where the text cursor stands, if there is one.
    ///
    /// Sends nothing at all when the frame looks like the one before.
    ///
    /// # Errors
    /// When the terminal cannot be written to: it is gone, and the desk should end.
    pub fn draw(
        &mut self,
        area: Rect,
        render: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        self.wanted.resize(area);
        self.wanted.reset();
        let cursor = render(&mut self.wanted).filter(|position| area.contains(*position));
        glyphs::settle(&mut self.wanted);

        let frame = self.shortest_frame(cursor);
        (self.pen, self.cursor) = (frame.pen, frame.at);
        self.is_cursor_visible = cursor.is_some();
        self.is_shown_known = true;
        std::mem::swap(&mut self.shown, &mut self.wanted);
        self.send(&frame.out)
    }

    /// Sends a sequence that neither moves the cursor nor changes what is seen, as for the clipboard.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn pass_through(&mut self, sequence: &[u8]) -> io::Result<()> {
        self.tty.write_all(sequence)?;
        self.tty.flush()
    }

    fn shortest_frame(&mut self, cursor: Option<Position>) -> Pencil {
        let area = self.wanted.area;
        if !self.is_shown_known || self.shown.area != area {
            self.shown = Buffer::empty(area);
            self.is_cursor_visible = false;
            let mut pencil = Pencil::new(Pen::PLAIN, None, area.width);
            pencil.out.push_str(CLEAR);
            return self.finish(pencil, None, cursor);
        }
        let pencil = Pencil::new(self.pen, self.cursor, area.width);
        let in_place = || self.finish(pencil.clone(), None, cursor);
        let Some(found) = scroll::find(&self.shown, &self.wanted) else { return in_place() };
        let scrolled = self.finish(pencil.clone(), Some(found.scroll), cursor);
        let shorter = |frame: Pencil| if frame.out.len() <= scrolled.out.len() { Some(frame) } else { None };
        if found.is_decisive { scrolled } else { shorter(in_place()).unwrap_or(scrolled) }
    }

    fn finish(&self, mut pencil: Pencil, scroll: Option<Scroll>, cursor: Option<Position>) -> Pencil {
        if self.is_cursor_visible && cursor.is_none() {
            pencil.out.push_str(HIDE_CURSOR);
        }
        if let Some(scroll) = &scroll {
            pencil.scroll(scroll);
        }
        let width = usize::from(self.wanted.area.width);
        let blank = vec![Cell::EMPTY; width];
        for (y, wanted) in (0..).zip(self.wanted.content.chunks(width.max(1))) {
            let source = scroll.map_or(Some(y), |scroll| scroll.source(y)).map(|y| usize::from(y) * width);
            let shown = source.map_or(blank.as_slice(), |start| &self.shown.content[start..start + width]);
            pencil.row(y, shown, wanted);
        }
        if let Some(cursor) = cursor {
            pencil.go_to(cursor);
            if !self.is_cursor_visible {
                pencil.out.push_str(SHOW_CURSOR);
            }
        }
        pencil
    }

    fn send(&mut self, frame: &str) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        if frame.len() <= MAX_BYTES_IN_ONE_PACKET {
            return self.pass_through(frame.as_bytes());
        }
        let bracketed = [BEGIN_SYNCHRONIZED_UPDATE, frame, END_SYNCHRONIZED_UPDATE].concat();
        self.pass_through(bracketed.as_bytes())
    }
}

#[cfg(test)]
mod tests;
