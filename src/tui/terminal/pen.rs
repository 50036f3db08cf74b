//! The graphic rendition (SGR) that the terminal writes with, and the shortest change from one to the next.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Modifiers that show on a cell without ink. There they also make the foreground colour visible.
const VISIBLE_ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Each modifier with the SGR parameter that sets it and the one that ends it.
const PARAMETERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and modifiers of what is written next. The underline colour is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

impl Pen {
    /// The terminal's own colours, nothing set: what `ESC[m` leaves.
    pub const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The pen that a cell asks for.
    pub fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether only the background of a blank cell would be seen in this pen.
    pub fn leaves_no_mark(self) -> bool {
        !self.modifier.intersects(VISIBLE_ON_BLANK)
    }

    /// Whether cells that the terminal erases in this pen are plain: erasing fills with its background.
    pub fn erases_plainly(self) -> bool {
        self.bg == Color::Reset && self.leaves_no_mark()
    }

    /// Whether `cell` looks right when written in this pen.
    pub fn suits(self, cell: &Cell) -> bool {
        self == Self::of(cell) || (is_unmarked_blank(cell) && self.leaves_no_mark() && self.bg == cell.bg)
    }

    /// Turns into a pen that suits `cell`, by the fewest bytes appended to `out`.
    pub fn turn_to(&mut self, cell: &Cell, out: &mut String) {
        if self.suits(cell) {
            return;
        }
        let exact = Self::of(cell);
        let (mut target, mut best) = (exact, shortest_change(*self, exact));
        if is_unmarked_blank(cell) {
            let kept =
                Self { fg: self.fg, bg: cell.bg, modifier: self.modifier.difference(VISIBLE_ON_BLANK) };
            let change = shortest_change(*self, kept);
            if change.len() < best.len() {
                (target, best) = (kept, change);
            }
        }
        out.push_str(&best);
        *self = target;
    }
}

/// Whether a cell shows nothing but its background.
pub(super) fn is_unmarked_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell).leaves_no_mark()
}

/// Whether a cell looks as the terminal leaves it when it erases in a plain pen.
pub(super) fn is_erased(cell: &Cell) -> bool {
    is_unmarked_blank(cell) && cell.bg == Color::Reset
}

fn shortest_change(from: Pen, to: Pen) -> String {
    let difference = sequence(&difference(from, to));
    // An empty list of parameters is a reset.
    let mut afresh = self::difference(Pen::PLAIN, to);
    if !afresh.is_empty() {
        afresh.insert(0, 0);
    }
    let afresh = sequence(&afresh);
    if from != to && afresh.len() <= difference.len() { afresh } else { difference }
}

fn difference(from: Pen, to: Pen) -> Vec<u16> {
    let mut parameters = Vec::new();
    let ended = from.modifier.difference(to.modifier);
    let mut held = from.modifier;
    for (modifier, _, end) in PARAMETERS {
        if ended.contains(modifier) && held.contains(modifier) {
            parameters.push(end);
            // One parameter ends both weights, another both speeds of blinking.
            for (other, _, _) in PARAMETERS.iter().filter(|(_, _, other_end)| *other_end == end) {
                held.remove(*other);
            }
        }
    }
    for (modifier, set, _) in PARAMETERS {
        if to.modifier.contains(modifier) && !held.contains(modifier) {
            parameters.push(set);
        }
    }
    if from.fg != to.fg {
        colour(to.fg, 30, &mut parameters);
    }
    if from.bg != to.bg {
        colour(to.bg, 40, &mut parameters);
    }
    parameters
}

/// `base` is 30 for the foreground, 40 for the background.
fn colour(colour: Color, base: u16, parameters: &mut Vec<u16>) {
    let bright = base + 60;
    let named = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return parameters.extend([base + 8, 5, index.into()]),
        Color::Rgb(red, green, blue) => {
            return parameters.extend([base + 8, 2, red.into(), green.into(), blue.into()]);
        }
    };
    parameters.push(named);
}

fn sequence(parameters: &[u16]) -> String {
    let parameters: Vec<String> = parameters.iter().map(u16::to_string).collect();
    format!("\x1b[{}m", parameters.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: Pen, to: Pen) -> String {
        shortest_change(from, to)
    }

    #[test]
    fn only_what_differs_is_sent() {
        let red = Pen { fg: Color::Red, ..Pen::PLAIN };
        let bold_red = Pen { modifier: Modifier::BOLD, ..red };
        assert_eq!(change(Pen::PLAIN, red), "\x1b[31m");
        assert_eq!(change(red, bold_red), "\x1b[1m");
        assert_eq!(change(bold_red, red), "\x1b[22m");
        assert_eq!(change(bold_red, Pen::PLAIN), "\x1b[m");
    }

    #[test]
    fn ending_bold_keeps_dim() {
        let both = Pen { modifier: Modifier::BOLD | Modifier::DIM, ..Pen::PLAIN };
        let dim = Pen { modifier: Modifier::DIM, bg: Color::Rgb(1, 2, 3), ..both };
        assert_eq!(change(Pen { bg: dim.bg, ..both }, dim), "\x1b[22;2m");
    }

    #[test]
    fn every_kind_of_colour_has_its_parameters() {
        let change = |fg, bg| change(Pen::PLAIN, Pen { fg, bg, ..Pen::PLAIN });
        assert_eq!(change(Color::DarkGray, Color::White), "\x1b[90;107m");
        assert_eq!(change(Color::Indexed(208), Color::Reset), "\x1b[38;5;208m");
        assert_eq!(change(Color::Reset, Color::Rgb(1, 20, 255)), "\x1b[48;2;1;20;255m");
    }

    #[test]
    fn a_blank_does_not_care_for_ink() {
        let mut pen = Pen { fg: Color::Red, modifier: Modifier::BOLD, ..Pen::PLAIN };
        let mut out = String::new();
        pen.turn_to(&Cell::EMPTY, &mut out);
        assert_eq!((out.as_str(), pen.fg), ("", Color::Red));
        pen.modifier |= Modifier::REVERSED;
        pen.turn_to(&Cell::EMPTY, &mut out);
        assert_eq!(out, "\x1b[m");
    }
}
