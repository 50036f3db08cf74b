use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// A painter and the terminal that judges what it sends.
struct Judged {
    painter: Painter<Vec<u8>>,
    terminal: vt100::Parser,
}

impl Judged {
    fn new(area: Rect) -> Self {
        let size = |columns: u16| columns.try_into().expect("the judge has at least one cell");
        let mut terminal = vt100::Parser::new(size(area.height), size(area.width), 0);
        // What a frame drawn whole has to wipe out.
        terminal.process("\x1b[3;4r\x1b[41;4mleft from before".as_bytes());
        Self { painter: Painter::new(Vec::new()), terminal }
    }

    /// Draws a frame and returns how many bytes it took.
    fn draw(&mut self, frame: &Buffer, cursor: Option<Position>) -> usize {
        self.painter.tty.clear();
        let render = |buffer: &mut Buffer| {
            buffer.clone_from(frame);
            cursor
        };
        self.painter.draw(frame.area, render).unwrap();
        self.terminal.process(&self.painter.tty);
        self.painter.tty.len()
    }

    fn sent(&self) -> String {
        String::from_utf8(self.painter.tty.clone()).unwrap()
    }

    /// What can be seen in each cell: ink does not show on a blank.
    fn seen(&self) -> Vec<(String, Vec<bool>, vt100::Color, vt100::Color)> {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        let cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        cells
            .map(|(y, x)| {
                let cell = screen.cell(y, x).unwrap();
                let on_blank = vec![cell.underline(), cell.inverse(), cell.is_wide_continuation()];
                if cell.is_wide_continuation() {
                    return (String::new(), vec![], vt100::Color::Default, vt100::Color::Default);
                }
                if cell.contents().trim().is_empty() && !cell.underline() && !cell.inverse() {
                    return (" ".to_owned(), on_blank, vt100::Color::Default, cell.bgcolor());
                }
                let modifiers = [vec![cell.bold(), cell.dim(), cell.italic()], on_blank].concat();
                (cell.contents().to_owned(), modifiers, cell.fgcolor(), cell.bgcolor())
            })
            .collect()
    }
}

fn seen_when_drawn_afresh(frame: &Buffer) -> Vec<(String, Vec<bool>, vt100::Color, vt100::Color)> {
    let mut fresh = Judged::new(frame.area);
    fresh.draw(frame, None);
    fresh.seen()
}

const AREA: Rect = Rect::new(0, 0, 17, 9);

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop_oneof![
            4 => Just(Color::Reset),
            1 => Just(Color::LightBlue),
            1 => Just(Color::Indexed(208)),
            1 => Just(Color::Rgb(1, 2, 3)),
        ]
    };
    let modifier = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED | Modifier::BOLD),
        1 => Just(Modifier::DIM | Modifier::BOLD),
        1 => Just(Modifier::ITALIC),
    ];
    (colour(), colour(), modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// Texts whose characters the judge and the terminals count alike, and some that they do not.
fn text() -> impl Strategy<Value = String> {
    const GLYPHS: [&str; 10] = ["a", "é", "e\u{301}", "界", "한", "🦀", "─", " ", "    ", "            "];
    const DISPUTED: [&str; 6] =
        ["👩\u{200D}👩\u{200D}👧", "👍🏽", "❤\u{FE0F}", "\x1b[2J", "\u{202E}", "\u{9b}"];
    let glyph =
        prop_oneof![20 => prop::sample::select(&GLYPHS[..]), 1 => prop::sample::select(&DISPUTED[..])];
    prop::collection::vec(glyph, 0..10).prop_map(|glyphs| glyphs.concat())
}

#[derive(Debug, Clone)]
enum Step {
    Write {
        x: u16,
        y: u16,
        text: String,
        style: Style,
    },
    /// A symbol put into a cell without regard to its neighbours, as widgets that overlap do.
    Symbol {
        x: u16,
        y: u16,
        symbol: &'static str,
    },
    Colour {
        area: Rect,
        style: Style,
    },
    Shift {
        top: u16,
        height: u16,
        by: i16,
    },
    RedrawAll,
}

fn step() -> impl Strategy<Value = Step> {
    let (x, y) = (0..AREA.width, 0..AREA.height);
    let symbol = prop::sample::select(vec!["界", "│", " ", "\x1b", "", "🦀", "ab"]);
    prop_oneof![
        6 => (x.clone(), y.clone(), text(), style()).prop_map(|(x, y, text, style)| Step::Write { x, y, text, style }),
        2 => (x.clone(), y.clone(), symbol).prop_map(|(x, y, symbol)| Step::Symbol { x, y, symbol }),
        2 => (x, y.clone(), 1..9_u16, 1..3_u16, style()).prop_map(|(x, y, width, height, style)| Step::Colour {
            area: Rect::new(x, y, width, height).intersection(AREA),
            style,
        }),
        4 => (y, 2..9_u16, prop::sample::select(vec![-3, -2, -1, 1, 2, 3]))
            .prop_map(|(top, height, by)| Step::Shift { top, height: height.min(AREA.height - top), by }),
        1 => Just(Step::RedrawAll),
    ]
}

fn apply(step: &Step, frame: &mut Buffer, painter: &mut Painter<Vec<u8>>) {
    match step {
        Step::Write { x, y, text, style } => {
            frame.set_string(*x, *y, text, *style);
        }
        Step::Symbol { x, y, symbol } => {
            frame[(*x, *y)].set_symbol(symbol);
        }
        Step::Colour { area, style } => frame.set_style(*area, *style),
        Step::Shift { top, height, by } => {
            let before = frame.clone();
            for y in *top..top + height {
                let source = y.checked_add_signed(*by).filter(|source| (*top..top + height).contains(source));
                for x in 0..AREA.width {
                    frame[(x, y)] = source.map_or(Cell::new("n"), |source| before[(x, source)].clone());
                }
            }
        }
        Step::RedrawAll => painter.redraw_all(),
    }
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn p3_a_difference_shows_what_a_whole_drawing_shows(
        frames in prop::collection::vec(prop::collection::vec(step(), 1..5), 1..6)
    ) {
        let mut judged = Judged::new(AREA);
        let mut frame = Buffer::empty(AREA);
        for steps in frames {
            for step in &steps {
                apply(step, &mut frame, &mut judged.painter);
            }
            judged.draw(&frame, None);
            prop_assert_eq!(judged.seen(), seen_when_drawn_afresh(&frame), "sent {:?}", judged.sent());
            prop_assert_eq!(judged.draw(&frame, None), 0);
        }
    }

}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn a_list_scrolled_at_random_is_right(offsets in prop::collection::vec(0..60_usize, 1..12)) {
        let mut judged = Judged::new(SCREEN);
        for offset in offsets {
            let frame = list(offset, offset + 3);
            judged.draw(&frame, None);
            prop_assert_eq!(judged.seen(), seen_when_drawn_afresh(&frame), "sent {:?}", judged.sent());
        }
    }
}

#[test]
fn a_whole_drawing_shows_the_buffer() {
    let mut frame = Buffer::empty(Rect::new(0, 0, 12, 2));
    frame.set_string(0, 0, "a界b", Style::new().fg(Color::Red).bg(Color::Blue).bold());
    frame.set_string(10, 1, "é→", Style::new().reversed());
    let mut judged = Judged::new(frame.area);
    judged.draw(&frame, None);
    assert_eq!(judged.terminal.screen().contents(), "a界b\n          é→");
    let cell = judged.terminal.screen().cell(0, 1).unwrap();
    assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100::Color::Idx(1), vt100::Color::Idx(4)));
    assert!(cell.is_wide() && cell.bold());
    assert!(judged.terminal.screen().cell(1, 10).unwrap().inverse());
}

const SCREEN: Rect = Rect::new(0, 0, 120, 40);
const LIST_TOP: usize = 4;
const LIST_ROWS: usize = 33;

/// A desk's list of contacts: header with a counter, `LIST_ROWS` rows of six columns, footer.
fn list(offset: usize, selected: usize) -> Buffer {
    const NAMES: [&str; 7] = [
        "Jeanne Martin",
        "Hervé Lefèvre",
        "Karim Haddad",
        "Anne-Sophie Dubois",
        "Compta",
        "王小明",
        "Zoé Petit",
    ];
    const JOBS: [&str; 5] = ["Gérante", "Chef d'équipe", "Comptabilité", "Responsable achats", "–"];
    const TYPES: [&str; 3] = ["Toutes", "Admin.", "Livr."];
    let plain = Style::new();
    let dim = plain.fg(Color::DarkGray);
    let mut frame = Buffer::empty(SCREEN);
    frame.set_string(1, 0, "Carnet", plain.fg(Color::Cyan).bold());
    frame.set_string(9, 0, "1 Comptes  2 Contacts  3 À vérifier 4  4 Responsables  5 Imports", dim);
    frame.set_string(94, 0, format!("{} / 1 000 000", selected + 1), dim);
    frame.set_string(1, 1, "─".repeat(118), dim);
    frame.set_string(1, 3, "  #        Dénomination              Fonction            Mail", plain.bold());
    for line in 0..LIST_ROWS {
        let (y, n) = ((LIST_TOP + line) as u16, offset + line);
        let mixed = n.wrapping_mul(2_654_435_761) >> 7;
        let style = if n == selected { plain.bg(Color::Indexed(24)).fg(Color::White) } else { plain };
        let name = NAMES[mixed % NAMES.len()];
        let mail = format!("{}.{n}@{}.example", name.to_lowercase().replace(' ', "."), mixed % 977);
        frame.set_string(
            3,
            y,
            format!("C-{:06}", mixed % 1_000_000),
            if n == selected { style } else { dim },
        );
        frame.set_string(12, y, name, style.bold());
        frame.set_string(38, y, JOBS[mixed % JOBS.len()], style);
        frame.set_string(58, y, mail, style);
        frame.set_string(92, y, format!("+33 6 {:02} {:02} 56 78", mixed % 89, mixed % 97), style);
        frame.set_string(111, y, TYPES[mixed % TYPES.len()], if n == selected { style } else { dim });
        if n == selected {
            frame.set_style(Rect::new(1, y, 118, 1), style);
            frame.set_string(1, y, "▌", style.fg(Color::Cyan));
        }
    }
    frame.set_string(1, 38, "─".repeat(118), dim);
    frame.set_string(1, 39, "a Ajouter  e Modifier  d Supprimer  y Copier  . Autres  u Annuler  ? Aide", dim);
    frame
}

/// The bytes of each frame of a walk through the list, sorted.
fn bytes_of(frames: impl Iterator<Item = Buffer>) -> Vec<usize> {
    let mut judged = Judged::new(SCREEN);
    let mut bytes: Vec<usize> = frames.map(|frame| judged.draw(&frame, None)).skip(1).collect();
    bytes.sort_unstable();
    println!("bytes: p50 {}, most {}", bytes[bytes.len() / 2], bytes[bytes.len() - 1]);
    bytes
}

fn assert_p3(bytes: &[usize]) {
    assert!(bytes[bytes.len() / 2] <= 360, "p50 {}", bytes[bytes.len() / 2]);
    assert!(bytes[bytes.len() - 1] <= 600, "most {}", bytes[bytes.len() - 1]);
}

#[test]
fn p3_a_list_that_scrolls_down_by_a_line() {
    assert_p3(&bytes_of((0..300).map(|n| list(n, n + LIST_ROWS - 1))));
}

#[test]
fn p3_a_list_that_scrolls_up_by_a_line() {
    assert_p3(&bytes_of((0..300).rev().map(|n| list(n, n))));
}

#[test]
fn p3_a_list_that_scrolls_around_its_selection() {
    // Two rows change their background and a third is new: beyond the median of P3, within its worst case.
    let bytes = bytes_of((0..300).map(|n| list(n, n + LIST_ROWS / 2)));
    assert!(bytes[bytes.len() - 1] <= 600);
}

#[test]
fn p3_a_selection_that_moves_inside_the_page() {
    assert_p3(&bytes_of((0..LIST_ROWS).map(|n| list(0, n))));
}

#[test]
fn p3_a_page() {
    let bytes = bytes_of((0..40).map(|page| list(page * LIST_ROWS, page * LIST_ROWS)));
    assert!(bytes[bytes.len() - 1] <= 6_500);
}

#[test]
fn p3_a_hundred_lines_at_once() {
    let bytes = bytes_of([0, 100].into_iter().map(|n| list(n, n + LIST_ROWS - 1)));
    assert!(bytes[0] <= 13_000);
}

#[test]
fn p5_an_unchanged_frame_sends_nothing() {
    let mut judged = Judged::new(SCREEN);
    let cursor = Some(Position::new(7, 3));
    judged.draw(&list(0, 0), cursor);
    assert_eq!(judged.draw(&list(0, 0), cursor), 0);
    judged.draw(&list(0, 0), None);
    assert_eq!(judged.draw(&list(0, 0), None), 0);
}

#[test]
fn the_cursor_is_shown_and_hidden_only_on_change() {
    let frame = Buffer::empty(Rect::new(0, 0, 20, 5));
    let mut judged = Judged::new(frame.area);
    judged.draw(&frame, None);
    assert!(judged.terminal.screen().hide_cursor());
    judged.draw(&frame, Some(Position::new(2, 1)));
    assert_eq!(judged.sent(), "\x1b[2;3H\x1b[?25h");
    judged.draw(&frame, Some(Position::new(3, 1)));
    assert_eq!(judged.sent(), "\x1b[C");
    judged.draw(&frame, None);
    assert_eq!(judged.sent(), "\x1b[?25l");
    judged.draw(&frame, Some(Position::new(20, 5)));
    assert_eq!(judged.sent(), "", "a cursor outside the frame is none");
}

#[test]
fn the_cursor_goes_back_to_its_place_after_a_change() {
    let mut frame = Buffer::empty(Rect::new(0, 0, 20, 5));
    let mut judged = Judged::new(frame.area);
    for text in ["a", "ab", "abc"] {
        frame.set_string(0, 4, text, Style::new());
        judged.draw(&frame, Some(Position::new(2, 1)));
        assert_eq!(judged.terminal.screen().cursor_position(), (1, 2));
    }
}

#[test]
fn ud_01_no_symbol_writes_a_control_character() {
    let mut frame = Buffer::empty(Rect::new(0, 0, 6, 1));
    for (x, symbol) in (0..).zip(["\x07", "\x1b]0;t\x07", "\u{9b}2J", "\r", "\x7f"]) {
        frame[(x, 0)].set_symbol(symbol);
    }
    let mut judged = Judged::new(frame.area);
    judged.draw(&frame, None);
    let sent = judged.sent();
    let text = sent.strip_prefix(CLEAR).unwrap();
    assert!(!text.replace("\x1b[", "").contains(char::is_control), "{text:?}");
}

#[test]
fn large_frames_are_bracketed_as_one_update() {
    let mut judged = Judged::new(SCREEN);
    judged.draw(&list(0, 0), None);
    assert!(judged.sent().starts_with(BEGIN_SYNCHRONIZED_UPDATE));
    assert!(judged.sent().ends_with(END_SYNCHRONIZED_UPDATE));
    judged.draw(&list(0, 1), None);
    assert!(!judged.sent().contains("?2026"));
}

#[test]
fn ss_04_any_size_is_drawn_and_a_new_one_is_drawn_whole() {
    let mut painter = Painter::new(Vec::new());
    for (width, height) in [(0, 0), (1, 1), (5, 20), (500, 200), (0, 3), (120, 40)] {
        painter.tty.clear();
        let render = |buffer: &mut Buffer| {
            for y in 0..height {
                buffer.set_string(0, y, if width > 0 { "界 x" } else { "" }, Style::new());
            }
            None
        };
        painter.draw(Rect::new(0, 0, width, height), render).unwrap();
        let sent = String::from_utf8(painter.tty.clone()).unwrap();
        assert!(sent.contains(CLEAR), "{width}×{height}");
    }
}

#[test]
fn ss_01_a_terminal_that_is_gone_is_an_error() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from_raw_os_error(nix::errno::Errno::EIO as i32))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    assert!(Painter::new(Gone).draw(Rect::new(0, 0, 2, 2), |_| None).is_err());
}
