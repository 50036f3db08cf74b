//! Brings a buffer into the form that the painter compares: what each column of the terminal shows.
//!
//! A wide glyph is a cell with the symbol followed by a cell whose symbol is empty, its tail. Only
//! characters whose width every terminal agrees on are kept: terminals count an emoji made of several
//! code points as anything from 1 to 8 columns, and one wrong column displaces the rest of the row.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use super::pen::{Pen, is_unmarked_blank};

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Whether a cell is the second column of a wide glyph.
pub(super) fn is_tail(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

/// Settles every cell of `buffer`; what cannot be shown becomes a blank in the same style.
pub(super) fn settle(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let mut x = 0;
        while x < row.len() {
            x += settle_glyph(&mut row[x..]);
        }
        for cell in row.iter_mut().filter(|cell| is_unmarked_blank(cell)) {
            let bg = cell.bg;
            cell.reset();
            cell.bg = bg;
        }
    }
}

/// Settles the glyph at the start of `cells` and returns how many columns it took.
fn settle_glyph(cells: &mut [Cell]) -> usize {
    let symbol = cells[0].symbol();
    if let [byte] = symbol.as_bytes() {
        if byte.is_ascii_control() {
            cells[0].set_symbol(" ");
        }
        cells[0].set_diff_option(CellDiffOption::None);
        return 1;
    }
    let claimed = usize::from(symbol.cell_width()).max(1);
    // A border drawn later over the second half wins; so does the edge of the terminal.
    let is_whole = claimed <= cells.len() && cells[1..claimed].iter().all(|hidden| hidden.symbol() == " ");
    let (shown, used) = agreed_part(symbol, claimed);
    cells[0].set_diff_option(CellDiffOption::None);
    if !is_whole || used == 0 {
        cells[0].set_symbol(" ");
        return 1;
    }
    cells[0].set_symbol(&shown);
    let style = Pen::of(&cells[0]);
    for tail in &mut cells[1..used] {
        tail.reset();
        tail.set_symbol("");
    }
    for padding in &mut cells[used..claimed] {
        padding.reset();
        (padding.fg, padding.bg, padding.modifier) = (style.fg, style.bg, style.modifier);
    }
    claimed
}

/// The start of `symbol` that takes at most `columns` when each character counts for itself, and how
/// many columns that is.
fn agreed_part(symbol: &str, columns: usize) -> (String, usize) {
    let (mut part, mut used) = (String::new(), 0);
    for character in symbol.chars().filter(|c| is_printable(*c)).map(letter) {
        let width = usize::from(character.encode_utf8(&mut [0; 4]).cell_width());
        if used + width > columns {
            break;
        }
        if used + width > 0 {
            part.push(character);
        }
        used += width;
    }
    part.truncate(part.trim_end_matches(ZERO_WIDTH_JOINER).len());
    (part, used)
}

/// Half a flag as its letter: since Unicode 16 it is two columns wide, before it was one.
fn letter(character: char) -> char {
    match u32::from(character).checked_sub(0x1F1E6) {
        Some(at @ 0..26) => char::from(b'A' + at as u8),
        _ => character,
    }
}

/// The last guard before the terminal (RELIABILITY §4, UD-01): the texts above are cleaned already.
fn is_printable(character: char) -> bool {
    let acts_on_the_line = matches!(
        character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    );
    let selects_a_presentation = matches!(character, '\u{FE0E}' | '\u{FE0F}');
    !character.is_control() && !acts_on_the_line && !selects_a_presentation
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    fn settled(symbols: &[&str]) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, symbols.len() as u16, 1));
        for (x, symbol) in symbols.iter().enumerate() {
            buffer[(x as u16, 0)].set_symbol(symbol);
        }
        settle(&mut buffer);
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
    }

    #[test]
    fn a_wide_glyph_owns_its_tail() {
        assert_eq!(settled(&["界", " ", "a"]), ["界", "", "a"]);
    }

    #[test]
    fn half_a_wide_glyph_is_a_blank() {
        assert_eq!(settled(&["a", "界"]), ["a", " "]);
        assert_eq!(settled(&["界", "│"]), [" ", "│"]);
        assert_eq!(settled(&["界", "語", " "]), [" ", "語", ""]);
    }

    #[test]
    fn ud_01_controls_and_bidi_never_reach_the_terminal() {
        assert_eq!(settled(&["\x1b", "a\x1b", " ", "\u{9b}", "b\u{202E}"]), [" ", "a", " ", " ", "b"]);
    }

    #[test]
    fn emoji_are_cut_to_what_terminals_agree_on() {
        assert_eq!(settled(&["👩\u{200D}👩\u{200D}👧", " "]), ["👩", ""]);
        assert_eq!(settled(&["🇯🇵", " "]), ["JP", ""]);
        assert_eq!(settled(&["👍🏽", " "]), ["👍", ""]);
        assert_eq!(settled(&["❤\u{FE0F}", " ", "x"]), ["❤", " ", "x"]);
        assert_eq!(settled(&["e\u{301}", "\u{301}"]), ["e\u{301}", " "]);
    }

    #[test]
    fn the_ink_of_a_blank_is_forgotten() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer.set_style(buffer.area, Style::new().fg(Color::Red).bg(Color::Blue).bold());
        settle(&mut buffer);
        assert_eq!(Pen::of(&buffer[(0, 0)]), Pen { bg: Color::Blue, ..Pen::PLAIN });
    }
}
