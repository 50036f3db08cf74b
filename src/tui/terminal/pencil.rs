//! Writes rows of cells as the shortest bytes, knowing where the terminal's cursor and pen are.

use ratatui::buffer::Cell;
use ratatui::layout::Position;

use super::glyphs::is_tail;
use super::pen::{Pen, is_erased};
use super::scroll::Scroll;

const ERASE_TO_END_OF_LINE: &str = "\x1b[K";

/// A frame being written.
#[derive(Debug, Clone)]
pub(super) struct Pencil {
    /// What to send.
    pub out: String,
    /// The rendition that the terminal is left with.
    pub pen: Pen,
    /// Where the cursor is, unless that is not known. `x == width` stands for the right edge, where
    /// terminals differ: from there only moves that name a column are safe.
    pub at: Option<Position>,
    width: u16,
}

impl Pencil {
    pub fn new(pen: Pen, at: Option<Position>, width: u16) -> Self {
        Self { out: String::new(), pen, at, width }
    }

    /// Shifts a band of rows. Line feeds and `SU`/`SD` would do, too; but the Linux console knows no
    /// `SU`, and a line cannot be fed backwards, while every terminal deletes and inserts lines.
    pub fn scroll(&mut self, scroll: &Scroll) {
        // New rows come in the background colour of the moment.
        if !self.pen.erases_plainly() {
            self.turn_pen_to(&Cell::EMPTY);
        }
        let (top, bottom) = (scroll.top + 1, scroll.bottom + 1);
        self.out.push_str(&format!("\x1b[{top};{bottom}r\x1b[{top}H"));
        let operation = if scroll.by > 0 { 'M' } else { 'L' };
        self.out.push_str(&with_count(scroll.by.unsigned_abs(), operation));
        self.out.push_str("\x1b[r");
        self.at = None;
    }

    /// Writes what differs between the row that the terminal shows and the one that it should show.
    ///
    /// Comparing cell by cell is enough for wide glyphs, too, since a tail differs from all that is none:
    /// where one appears or goes, all its columns are written, and no glyph is left half overwritten.
    pub fn row(&mut self, y: u16, shown: &[Cell], wanted: &[Cell]) {
        let is_changed = |x: usize| shown[x] != wanted[x];
        let Some(last) = (0..wanted.len()).rfind(|x| is_changed(*x)) else { return };
        let blank_tail = wanted.iter().rposition(|cell| !is_erased(cell)).map_or(0, |x| x + 1);
        let mut x = 0;
        while x <= last {
            if !is_changed(x) {
                x += 1;
                continue;
            }
            self.go_along(y, x, wanted);
            if is_erased(&wanted[x]) {
                self.turn_pen_to(&wanted[x]);
                if x >= blank_tail && last - x >= ERASE_TO_END_OF_LINE.len() {
                    self.out.push_str(ERASE_TO_END_OF_LINE);
                    return;
                }
                let blanks = wanted[x..=last].iter().take_while(|cell| is_erased(cell)).count();
                if let Some(erase) = shorter_than_spaces(blanks) {
                    self.out.push_str(&erase);
                    x += blanks;
                    continue;
                }
            }
            x += self.glyph(&wanted[x..]);
        }
    }

    /// Moves the cursor by the fewest bytes.
    pub fn go_to(&mut self, to: Position) {
        if self.at != Some(to) {
            self.out.push_str(&self.path_to(to));
            self.at = Some(to);
        }
    }

    /// Moves along a row, over unchanged cells by writing them again where that is shorter.
    fn go_along(&mut self, y: u16, x: usize, row: &[Cell]) {
        let to = Position::new(x as u16, y);
        if let Some(at) = self.at.filter(|at| at.y == y && at.x < to.x) {
            let between = &row[usize::from(at.x)..x];
            let bytes: usize = between.iter().map(|cell| cell.symbol().len()).sum();
            let begins_whole = between.first().is_some_and(|cell| !is_tail(cell));
            if begins_whole && bytes <= self.path_to(to).len() && between.iter().all(|cell| self.writes(cell))
            {
                between.iter().for_each(|cell| self.out.push_str(cell.symbol()));
                self.at = Some(to);
            }
        }
        self.go_to(to);
    }

    fn writes(&self, cell: &Cell) -> bool {
        is_tail(cell) || self.pen.suits(cell)
    }

    /// Writes the glyph at the start of `cells`; returns its columns.
    fn glyph(&mut self, cells: &[Cell]) -> usize {
        self.turn_pen_to(&cells[0]);
        self.out.push_str(cells[0].symbol());
        let columns = 1 + cells[1..].iter().take_while(|cell| is_tail(cell)).count();
        if let Some(at) = &mut self.at {
            at.x += columns as u16;
        }
        columns
    }

    fn turn_pen_to(&mut self, cell: &Cell) {
        self.pen.turn_to(cell, &mut self.out);
    }

    fn path_to(&self, to: Position) -> String {
        let absolute = match (to.x, to.y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, y) => format!("\x1b[{}H", y + 1),
            (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        let Some(at) = self.at else { return absolute };
        let mut paths = vec![absolute];
        let rows_below = to.y.checked_sub(at.y).filter(|rows| *rows <= 1);
        if let Some(rows) = rows_below {
            let feed = "\n".repeat(rows.into());
            paths.push(format!("\r{feed}{}", forward(to.x)));
            if at.x < self.width {
                let along = match to.x.checked_sub(at.x) {
                    Some(columns) => forward(columns),
                    None => "\x08".repeat((at.x - to.x).into()),
                };
                paths.push(format!("{feed}{along}"));
            }
        }
        paths.into_iter().min_by_key(String::len).unwrap_or_default()
    }
}

/// Erasing does not move the cursor, so the way over the blanks counts as well.
fn shorter_than_spaces(blanks: usize) -> Option<String> {
    let blanks = u16::try_from(blanks).ok()?;
    let erase = with_count(blanks, 'X');
    (erase.len() + forward(blanks).len() < usize::from(blanks)).then_some(erase)
}

fn forward(columns: u16) -> String {
    if columns == 0 { String::new() } else { with_count(columns, 'C') }
}

fn with_count(count: u16, operation: char) -> String {
    if count == 1 { format!("\x1b[{operation}") } else { format!("\x1b[{count}{operation}") }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;

    fn moved(from: (u16, u16), to: (u16, u16)) -> String {
        let mut pencil = Pencil::new(Pen::PLAIN, Some(from.into()), 80);
        pencil.go_to(to.into());
        pencil.out
    }

    fn changed(shown: &str, wanted: &str) -> String {
        let (shown, wanted) = (Buffer::with_lines([shown]), Buffer::with_lines([wanted]));
        let mut pencil = Pencil::new(Pen::PLAIN, Some(Position::ORIGIN), shown.area.width);
        pencil.row(0, &shown.content, &wanted.content);
        pencil.out
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        assert_eq!(moved((5, 3), (5, 3)), "");
        assert_eq!(moved((5, 3), (9, 3)), "\x1b[4C");
        assert_eq!(moved((5, 3), (4, 3)), "\x08");
        assert_eq!(moved((50, 3), (0, 3)), "\r");
        assert_eq!(moved((50, 3), (0, 4)), "\r\n");
        assert_eq!(moved((50, 3), (50, 4)), "\n");
        assert_eq!(moved((50, 3), (0, 9)), "\x1b[10H");
        assert_eq!(moved((50, 3), (0, 0)), "\x1b[H");
    }

    #[test]
    fn from_the_right_edge_only_absolute_columns_are_trusted() {
        assert_eq!(moved((80, 3), (79, 3)), "\r\x1b[79C");
        assert_eq!(moved((80, 3), (8, 4)), "\x1b[5;9H");
    }

    #[test]
    fn blanks_are_erased_where_that_is_shorter() {
        assert_eq!(changed("abc0123456789", "abc          "), "abc\x1b[K");
        assert_eq!(changed("0123456789ABCdef_", "             def "), "\x1b[13X\x1b[16C ");
        assert_eq!(changed("a12b", "a  b"), "a  ");
    }

    #[test]
    fn new_rows_come_in_the_plain_background() {
        let red = Pen { bg: ratatui::style::Color::Red, ..Pen::PLAIN };
        let mut pencil = Pencil::new(red, None, 80);
        pencil.scroll(&Scroll { top: 4, bottom: 9, by: 1 });
        assert_eq!(pencil.out, "\x1b[m\x1b[5;10r\x1b[5H\x1b[M\x1b[r");
    }

    #[test]
    fn short_gaps_are_written_again() {
        assert_eq!(changed("1__1", "2__2"), "2__2");
        assert_eq!(changed("1_______1", "2_______2"), "2\x1b[7C2");
    }
}
