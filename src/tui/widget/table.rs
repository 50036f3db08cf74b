//! A table: headings, columns that give way when there is little room, a marked row.

use ratatui::layout::Rect;

use crate::tui::{canvas::Canvas, look::Role};

/// A column: the narrowest and the widest it is of use, and when it gives way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// Narrower than this it is left out.
    pub min: u16,
    /// Room beyond this goes to others.
    pub max: u16,
    /// The highest number is left out first; 0 is always shown.
    pub rank: u8,
    /// Numbers stand at the right end.
    pub right: bool,
}

impl Column {
    /// A column of text.
    pub fn new(title: String, min: u16, max: u16, rank: u8) -> Self {
        Self { title, min, max, rank, right: false }
    }

    /// A column of numbers.
    pub fn number(title: String, width: u16, rank: u8) -> Self {
        Self { title, min: width, max: width, rank, right: true }
    }
}

/// Columns between two columns, and before the first one, where the mark stands.
const GAP: u16 = 2;

/// Which columns are shown and where: `(column, x, width)`.
fn layout(columns: &[Column], width: u16) -> Vec<(usize, u16, u16)> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let needed = |shown: &[usize]| GAP + shown.iter().map(|&index| columns[index].min + GAP).sum::<u16>();
    while needed(&shown) > width {
        let Some(least) =
            shown.iter().copied().filter(|&index| columns[index].rank > 0).max_by_key(|&i| columns[i].rank)
        else {
            break;
        };
        shown.retain(|&index| index != least);
    }
    let mut spare = width.saturating_sub(needed(&shown));
    let mut widths: Vec<u16> = shown.iter().map(|&index| columns[index].min).collect();
    // Spare room goes to what matters most first, and is shared by what matters alike.
    let least = shown.iter().map(|&index| columns[index].rank).max().unwrap_or(0);
    for rank in 0..=least {
        let alike: Vec<usize> =
            (0..shown.len()).filter(|&place| columns[shown[place]].rank == rank).collect();
        let mut growing = true;
        while spare > 0 && growing {
            growing = false;
            for &place in &alike {
                if spare > 0 && widths[place] < columns[shown[place]].max {
                    widths[place] += 1;
                    spare -= 1;
                    growing = true;
                }
            }
        }
    }
    let mut x = GAP;
    let place = |(&index, wide): (&usize, u16)| {
        let at = x;
        x += wide + GAP;
        (index, at, wide.min(width.saturating_sub(at)))
    };
    shown.iter().zip(widths).map(place).collect()
}

/// Columns laid out for an area: once a frame, not once a row.
pub struct Table<'a> {
    columns: &'a [Column],
    places: Vec<(usize, u16, u16)>,
    /// The area under the headings.
    pub rows: Rect,
}

impl<'a> Table<'a> {
    /// Draws the headings.
    pub fn new(canvas: &mut Canvas, area: Rect, columns: &'a [Column]) -> Self {
        let mut table = Self { columns, places: layout(columns, area.width), rows: area };
        if area.height >= 2 {
            let at = Rect { height: 1, ..area };
            table.line(canvas, at, |index| Some((Role::Heading, columns[index].title.as_str())));
            table.rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        table
    }

    /// How wide a column is shown; none where it is left out.
    pub fn width_of(&self, column: usize) -> Option<u16> {
        self.places.iter().find(|(index, ..)| *index == column).map(|(_, _, width)| *width)
    }

    /// Draws one row: `cells` in the order of the columns, each with its role.
    pub fn row(&self, canvas: &mut Canvas, y: u16, cells: &[(Role, String)], selected: bool) {
        let at = Rect { y, height: 1, ..self.rows };
        if selected {
            canvas.paint(at, Role::Selected);
            canvas.text(at.x, y, 1, Role::Selected, "▌");
        }
        self.line(canvas, at, |index| {
            let (role, text) = cells.get(index)?;
            // On the marked row one style holds, but for what wants attention.
            let role = match (selected, role) {
                (true, Role::Text | Role::Dim | Role::Accent | Role::Title) => Role::Selected,
                _ => *role,
            };
            Some((role, text.as_str()))
        });
    }

    fn line<'t>(&self, canvas: &mut Canvas, at: Rect, cell: impl Fn(usize) -> Option<(Role, &'t str)>) {
        for &(index, x, width) in &self.places {
            let Some((role, text)) = cell(index) else { continue };
            if self.columns[index].right {
                canvas.text_right(at.x + x, at.y, width, role, text);
            } else {
                canvas.text(at.x + x, at.y, width, role, text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Name".into(), 10, 40, 0),
            Column::new("Mail".into(), 12, 30, 1),
            Column::number("N".into(), 4, 2),
        ]
    }

    #[test]
    fn columns_give_way_by_rank_and_the_first_ones_get_what_is_spare() {
        assert_eq!(layout(&columns(), 80), [(0, 2, 40), (1, 44, 28), (2, 74, 4)]);
        assert_eq!(layout(&columns(), 30).iter().map(|(index, ..)| *index).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(layout(&columns(), 20), [(0, 2, 16)]);
        assert_eq!(layout(&columns(), 3), [(0, 2, 1)]);
    }
}
