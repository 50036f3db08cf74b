//! A topic of an account explained: everybody who receives it and everybody who does not, each with the
//! reason, and from each a way to mend it (X1, X2).

use ratatui::layout::{Rect, Size};

use crate::{
    domain::{
        rights::Act,
        text::{width, wrap},
        topic::Topic,
    },
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::Cx,
        look::Role,
        screen::{Move, Navigate, Screen, Shape},
        widget::groups::Groups,
    },
    words,
};

use super::{
    super::{facts::Facts, forms::Purpose},
    Row, Standing, addresses,
    reasons::{rows, rule, unconcerned},
    repair,
    view::{Needs, draw_row},
};

/// Columns that the dialog takes where there is room.
const WIDE: u16 = 132;
/// Rows at the foot for the whole of the row under the cursor: as many as the longest needs, so that the list
/// stays where it is while the cursor moves.
const FOOT: std::ops::RangeInclusive<u16> = 2..=4;

/// Up to so many columns the way gives way: the foot says it.
const NARROW: u16 = 90;
/// Columns that reasons have at least.
const REASONS: u16 = 34;

/// One line of the list.
#[derive(Debug)]
enum Line {
    Heading(String),
    /// Nobody receives it: a hole, or it does not concern the account.
    Nobody(Role, String),
    Row(usize),
}

/// The dialog.
pub struct Explain {
    facts: Facts,
    topic: Topic,
    rows: Vec<Row>,
    lines: Vec<Line>,
    groups: Groups,
    /// What is told from all rows, of which there may be thousands: once, not for every frame.
    needs: Needs,
    /// The longest row in full: the foot has room for it.
    longest: String,
    /// The addresses that the topic reaches.
    addresses: String,
}

impl Explain {
    /// A topic of an account.
    pub fn new(facts: Facts, topic: Topic) -> Self {
        let (rows, lines, groups) = Default::default();
        let (needs, longest, addresses) = Default::default();
        let mut explain = Self { facts, topic, rows, lines, groups, needs, longest, addresses };
        explain.show();
        explain
    }

    /// The rows as the facts are now: the cursor stays on its person.
    fn show(&mut self) {
        let contact = self.current().and_then(|row| row.contact);
        self.rows = rows(&self.facts.subject, self.topic);
        self.lines = lines(&self.rows, unconcerned(&self.facts.subject, self.topic));
        let stops = self.lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::Row(_)));
        self.groups.set(stops.map(|(at, _)| at).collect(), self.lines.len());
        let same = |row: &Row| contact.is_some() && row.contact == contact;
        if let Some(at) = self.rows.iter().position(same) {
            self.groups.select(at);
        }
        self.needs = Needs::of(&self.rows);
        self.longest = self.rows.iter().map(in_full).max_by_key(|row| width(row)).unwrap_or_default();
        self.addresses = addresses(&self.facts.subject, self.topic);
    }

    fn current(&self) -> Option<&Row> {
        self.rows.get(self.groups.selected())
    }

    /// What the form of the row under the cursor is opened for: who receives already needs nothing.
    fn purpose(&self) -> Purpose {
        match self.current().map(|row| row.standing) {
            Some(Standing::Other | Standing::Excluded) => Purpose::Topic(self.topic),
            _ => Purpose::Card,
        }
    }

    fn can_mend(&self) -> bool {
        self.current().is_some()
    }

    fn act_of_mending(&self) -> Act {
        match self.current().and_then(|row| row.contact) {
            Some(contact) => repair::act_of_mending(&self.facts, contact, self.purpose()),
            None => Act::EditAccount,
        }
    }

    fn mend(&mut self, cx: &mut Cx<Self>) {
        match self.current().map(|row| row.contact) {
            Some(Some(contact)) => repair::mend_contact(&self.facts, contact, self.purpose(), cx),
            Some(None) => repair::mend_account(&self.facts, self.topic, cx),
            None => {}
        }
    }

    fn rule(&self, columns: u16) -> Vec<String> {
        wrap(&rule(self.topic), usize::from(columns.max(1)))
    }

    /// Rows of the foot, its rule included.
    fn foot(&self, columns: u16) -> u16 {
        let lines = wrap(&self.longest, usize::from(columns.max(1))).len() as u16;
        lines.clamp(*FOOT.start(), *FOOT.end()) + 1
    }

    /// The rule above, the list, the foot.
    fn parts(&self, area: Rect) -> [Rect; 3] {
        let rule = (self.rule(area.width).len() as u16 + 1).min(area.height);
        let foot = Some(self.foot(area.width)).filter(|foot| area.height > rule + foot).unwrap_or(0);
        let list = Rect { y: area.y + rule, height: area.height - rule - foot, ..area };
        [
            Rect { height: rule.saturating_sub(1), ..area },
            list,
            Rect { y: list.bottom(), height: foot, ..area },
        ]
    }
}

/// The rows under their headings. Nobody who receives is a line of its own, with the reason if it has one.
fn lines(rows: &[Row], unconcerned: Option<String>) -> Vec<Line> {
    let nobody = || match &unconcerned {
        Some(why) => Line::Nobody(Role::Dim, format!("· {why}")),
        None => {
            Line::Nobody(Role::Danger, format!("{} {}", Role::Danger.sign().unwrap_or(""), t!("who-nobody")))
        }
    };
    let mut lines = Vec::new();
    let mut group = |heading: String, of: &dyn Fn(Standing) -> bool, always: bool| {
        let mine: Vec<usize> = (0..rows.len()).filter(|at| of(rows[*at].standing)).collect();
        if mine.is_empty() && !always {
            return;
        }
        lines.push(Line::Heading(heading));
        if mine.is_empty() {
            lines.push(nobody());
        }
        lines.extend(mine.into_iter().map(Line::Row));
    };
    let receives = |standing| matches!(standing, Standing::Receives | Standing::Shares);
    group(t!("who-receive"), &receives, true);
    group(t!("who-excluded"), &|standing| standing == Standing::Excluded, false);
    group(t!("who-others"), &|standing| standing == Standing::Other, false);
    lines
}

impl Navigate for Explain {
    fn go(&mut self, step: Move) {
        self.groups.go(step);
    }
}

impl Screen for Explain {
    const ID: &'static str = "explain";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("mend", &["Enter", "e"], Self::mend)
            .when(Self::can_mend)
            .needs_here(|this| Some(this.act_of_mending())),
        Command::<Self>::new("add", &["a"], |this, cx| repair::add_recipient(&this.facts, this.topic, cx))
            .when(|this| unconcerned(&this.facts.subject, this.topic).is_none())
            .needs_here(|this| Some(repair::act_of_adding(this.facts.account.value.kind, this.topic))),
        Command::<Self>::new("copy", &["y"], |this, cx| cx.copy(this.addresses.clone()))
            .when(|this| !this.addresses.is_empty()),
        Command::<Self>::new("close", &["Esc", "q"], |_, cx| cx.close(())),
    ];
    type Answer = ();

    fn title(&self) -> String {
        format!("{} · {}", words::topic(self.topic), self.facts.account.value.name)
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        let id = self.facts.account.id;
        cx.query_latest(
            "facts",
            move |read| Facts::read(read, id),
            |explain, facts, _| {
                if let Some(facts) = facts {
                    explain.facts = facts;
                    explain.show();
                }
            },
        );
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        let [_, list, _] = self.parts(area);
        self.groups.set_height(list.height);
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn size(&self, room: Size) -> Size {
        let wide = WIDE.min(room.width);
        let inner = wide.saturating_sub(4);
        let beside = self.rule(inner).len() as u16 + 1 + self.foot(inner) + 2;
        Size::new(wide, (self.lines.len() as u16).saturating_add(beside))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let [above, list, foot] = self.parts(area);
        for (y, line) in (above.y..above.bottom()).zip(self.rule(area.width)) {
            canvas.text(above.x, y, above.width, Role::Dim, &line);
        }
        let widths = match list.width {
            0..=NARROW => self.needs.without_way(list.width, REASONS),
            _ => self.needs.within(list.width, REASONS),
        };
        for (y, at) in (list.y..list.bottom()).zip(self.groups.visible()) {
            let here = Rect { y, height: 1, ..list };
            match &self.lines[at] {
                Line::Heading(words) => {
                    canvas.text(list.x, y, list.width, Role::Heading, words);
                }
                Line::Nobody(role, words) => {
                    canvas.text(list.x + 2, y, list.width.saturating_sub(2), *role, words);
                }
                Line::Row(row) => {
                    draw_row(canvas, here, &widths, &self.rows[*row], self.groups.line() == Some(at));
                }
            }
        }
        let shown = self.groups.visible();
        canvas.more(list, shown.start > 0, shown.end < self.lines.len());
        if foot.height > 1 {
            self.draw_foot(canvas, foot);
        }
    }
}

impl Explain {
    /// All of the row under the cursor: a narrow terminal cuts it above.
    fn draw_foot(&self, canvas: &mut Canvas, area: Rect) {
        let Some(row) = self.current() else { return };
        canvas.rule(area, area.y);
        for (y, line) in (area.y + 1..area.bottom()).zip(wrap(&in_full(row), usize::from(area.width.max(1))))
        {
            canvas.text(area.x, y, area.width, Role::Text, &line);
        }
    }
}

/// All of a row in one sentence.
fn in_full(row: &Row) -> String {
    let parts = [&row.name, &row.address, &row.way, &row.why].map(String::as_str);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — ")
}
