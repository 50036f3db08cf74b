//! Page 5, « Imports »: what came in from files, by whom, what it did, and the way back (X7).

mod commands;
mod effects;
mod question;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use crate::{
    domain::ids::BatchId,
    store::Import,
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, Shared},
        look::Role,
        screen::{Navigate, Screen},
        widget::paged::{PAGE, Paged},
    },
};

pub use effects::ImportPage;

/// The page.
#[derive(Default)]
pub struct Imports {
    rows: Paged<BatchId, Row>,
}

/// An import, and its words.
struct Row {
    import: Import,
    cells: Vec<(Role, String)>,
}

fn rows(imports: Vec<Import>, shared: &Shared) -> Vec<(BatchId, Row)> {
    let row = |import: Import| (import.batch.id, Row { cells: view::cells(&import, shared), import });
    imports.into_iter().map(row).collect()
}

impl Imports {
    /// The import under the cursor.
    fn current(&self) -> Option<&Import> {
        self.rows.current().map(|row| &row.import)
    }

    fn read(&mut self, cx: &mut Cx<Self>) {
        let limit = self.rows.ask_again();
        cx.query_latest(
            "imports",
            move |read| read.imports(None, limit),
            move |page, imports, cx| page.rows.show(rows(imports, cx.shared()), limit),
        );
    }

    fn read_more(&mut self, cx: &mut Cx<Self>) {
        let last = self.rows.ask_more();
        cx.query_latest(
            "imports",
            move |read| read.imports(last, PAGE),
            |page, imports, cx| page.rows.append(rows(imports, cx.shared())),
        );
    }
}

impl Screen for Imports {
    const ID: &'static str = "imports";
    const COMMANDS: &'static [Command<Self>] = commands::COMMANDS;
    type Answer = ();

    fn title(&self) -> String {
        t!("page-imports")
    }

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.rows.arrange(view::table(area));
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.rows)
    }

    fn moved(&mut self, cx: &mut Cx<Self>) {
        if self.rows.wants_more() {
            self.read_more(cx);
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}
