//! A choice among a few: « Autres », « Nouveau », a filter, an order.

use ratatui::layout::{Rect, Size};

use crate::{
    domain::text::width,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
        widget::list::ListState,
    },
};

/// A menu whose entries stand for values.
pub struct Menu<T> {
    title: String,
    entries: Vec<(String, T)>,
    list: ListState,
    /// The entry that holds now, marked.
    current: Option<usize>,
}

impl<T: Clone + PartialEq + 'static> Menu<T> {
    /// A menu.
    pub fn new(title: String, entries: Vec<(String, T)>) -> Self {
        let mut list = ListState::default();
        list.set_len(entries.len());
        Self { title, entries, list, current: None }
    }

    /// Marks the entry that holds now and begins there.
    pub fn with_current(mut self, current: &T) -> Self {
        self.current = self.entries.iter().position(|(_, value)| value == current);
        self.list.select(self.current.unwrap_or(0));
        self
    }

    fn choose(&mut self, cx: &mut Cx<Self>) {
        if let Some((_, value)) = self.entries.get(self.list.selected()) {
            cx.close(value.clone());
        }
    }
}

impl<T: 'static> Navigate for Menu<T> {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

impl<T: Clone + PartialEq + 'static> Screen for Menu<T> {
    const ID: &'static str = "menu";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("choose", &["Enter"], Self::choose),
        Command::<Self>::new("close", &["Esc", "q"], |_, cx| cx.cancel()),
    ];
    type Answer = T;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(area.height);
    }

    fn size(&self, _: Size) -> Size {
        let longest = self.entries.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
        let wide = (longest + 4).max(width(&self.title) + 2);
        Size::new(wide as u16 + 4, self.entries.len() as u16 + 2)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        for (y, index) in (area.y..area.bottom()).zip(self.list.visible()) {
            let (label, _) = &self.entries[index];
            let mark = if self.current == Some(index) { "✓" } else { " " };
            let selected = index == self.list.selected();
            let (role, bar) = if selected { (Role::Selected, "▌") } else { (Role::Text, " ") };
            if selected {
                canvas.paint(Rect::new(area.x, y, area.width, 1), Role::Selected);
            }
            canvas.text(area.x, y, area.width, role, &format!("{bar}{mark} {label}"));
        }
        let shown = self.list.visible();
        canvas.more(area, shown.start > 0, shown.end < self.entries.len());
    }
}
