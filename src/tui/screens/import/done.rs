//! « Import terminé »: what an import did, the rows that did not go in, the way to take it back.

use ratatui::layout::{Rect, Size};

use crate::{
    exchange::{Late, Report},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        desk::undo::Direction,
        dialog::message,
        look::Role,
        screen::{Navigate, Screen, Shape},
        widget::text::Text,
    },
    words,
};

use super::{Planned, rejects};

/// Late rows that are named.
const LATE: usize = 100;

/// The dialog.
pub struct Done {
    planned: Planned,
    report: Report,
    text: Text,
}

impl Done {
    /// What became of a plan, read back from the store.
    pub fn new(planned: Planned, report: Report) -> Self {
        Self { planned, text: Text::new(lines(&report)), report }
    }

    fn save_rejects(&mut self, cx: &mut Cx<Self>) {
        cx.show(rejects::dialog(&self.planned, self.report.late.clone()));
    }

    fn take_back(&mut self, cx: &mut Cx<Self>) {
        if let Some(batch) = self.report.batch {
            cx.close(());
            cx.desk(move |desk| desk.take(Direction::Back, batch));
        }
    }
}

fn lines(report: &Report) -> Vec<(Role, String)> {
    let text = |line: String| (Role::Text, line);
    let mut lines: Vec<_> = words::done(report).into_iter().map(text).collect();
    if !report.late.is_empty() {
        lines.extend([text(String::new()), (Role::Warning, format!("⚠ {}", t!("import-late")))]);
        lines.extend(report.late.iter().take(LATE).map(late).map(text));
        let unnamed = report.late.len().saturating_sub(LATE);
        lines.extend((unnamed > 0).then(|| text(t!("import-late-more", count = unnamed))));
    }
    if report.rejected > 0 {
        lines.extend([text(String::new()), text(t!("import-can-save-rejects"))]);
    }
    if report.batch.is_some() {
        lines.extend([text(String::new()), text(t!("import-can-undo"))]);
    }
    lines
}

/// A row that the plan took and the store then refused.
fn late(late: &Late) -> String {
    let place = t!("import-line", line = late.line.to_string());
    format!("{place} · {}", words::said(&late.message))
}

impl Screen for Done {
    const ID: &'static str = "import-done";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("close", &["Enter", "Esc", "q"], |_, cx| cx.close(())),
        Command::<Self>::new("rejects", &["x"], Self::save_rejects).when(|done| done.report.rejected > 0),
        Command::<Self>::new("take-back", &["u"], Self::take_back).when(|done| done.report.batch.is_some()),
    ];
    type Answer = ();

    fn title(&self) -> String {
        t!("import-done-title", file = self.planned.request.name())
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.text.arrange(area);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(&mut self.text)
    }

    fn size(&self, room: Size) -> Size {
        message::size(&self.title(), &self.text, room)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        self.text.view(canvas, area);
    }
}
