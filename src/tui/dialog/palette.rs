//! The command palette: every command, fuzzy, and every account.

use crossterm::event::KeyEvent;
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};
use ratatui::layout::{Rect, Size};

use crate::{
    domain::{ids::AccountId, text::fold},
    store::{AccountQuery, From},
    t,
    tui::{
        canvas::Canvas,
        command::{Command, Listed},
        cx::Cx,
        desk::{
            Desk,
            globals::{GLOBALS, ID},
        },
        form::TextInput,
        look::Role,
        screen::{Editor, Move, Navigate, Screen, Shape},
        screens,
        widget::list::ListState,
    },
};

/// Accounts that are proposed.
const ACCOUNTS: usize = 8;

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A command.
    Command(Listed),
    /// An account, to be opened.
    Account(AccountId),
}

impl Choice {
    /// Does what was chosen.
    pub(in crate::tui) fn carry_out(self, desk: &mut Desk) {
        match self {
            Choice::Account(id) => screens::open_account(desk, id),
            Choice::Command(row) if row.section == ID => {
                if let Some(global) = GLOBALS.iter().find(|global| global.id == row.id) {
                    global.carry_out(desk);
                }
            }
            Choice::Command(row) => {
                desk.run_on_top(row.id);
            }
        }
    }
}

/// One line of the list.
struct Entry {
    choice: Choice,
    label: String,
    right: String,
}

/// The palette.
pub struct Palette {
    input: TextInput,
    commands: Vec<Entry>,
    shown: Vec<Entry>,
    list: ListState,
}

impl Palette {
    /// A palette over these commands, with the key of each.
    pub fn new(commands: Vec<Listed>, keys: Vec<String>) -> Self {
        let entry = |(row, right): (Listed, String)| {
            row.enabled.then(|| Entry { label: row.help(), choice: Choice::Command(row), right })
        };
        let commands = commands.into_iter().zip(keys).filter_map(entry).collect();
        let mut palette =
            Self { input: TextInput::default(), commands, shown: Vec::new(), list: ListState::default() };
        palette.show(Vec::new());
        palette
    }

    /// The commands that match, the best first, then the accounts.
    fn show(&mut self, accounts: Vec<Entry>) {
        let typed = fold(self.input.text());
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(&typed, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, &Entry)> = self
            .commands
            .iter()
            .filter_map(|entry| {
                let label = fold(&entry.label);
                Some((pattern.score(Utf32Str::new(&label, &mut buffer), &mut matcher)?, entry))
            })
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let copy = |entry: &Entry| Entry {
            choice: entry.choice.clone(),
            label: entry.label.clone(),
            right: entry.right.clone(),
        };
        self.shown = scored.into_iter().map(|(_, entry)| copy(entry)).chain(accounts).collect();
        self.list.set_len(self.shown.len());
    }

    fn choose(&mut self, cx: &mut Cx<Self>) {
        if let Some(entry) = self.shown.get(self.list.selected()) {
            cx.close(entry.choice.clone());
        }
    }
}

impl Editor for Palette {
    fn key(&mut self, key: &KeyEvent) -> bool {
        self.input.key(key)
    }

    fn paste(&mut self, text: &str) {
        self.input.paste(text);
    }
}

impl Navigate for Palette {
    fn go(&mut self, step: Move) {
        self.list.go(step);
    }
}

impl Screen for Palette {
    const ID: &'static str = "palette";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("choose", &["Enter"], Self::choose),
        Command::<Self>::new("close", &["Esc"], |_, cx| cx.cancel()),
    ];
    type Answer = Choice;

    fn title(&self) -> String {
        t!("palette-title")
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        Some(self)
    }

    fn list(&mut self) -> Option<&mut dyn Navigate> {
        Some(self)
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.show(Vec::new());
        self.list.select(0);
        if self.input.text().trim().is_empty() {
            return;
        }
        let query = AccountQuery { search: self.input.text().to_owned(), ..AccountQuery::default() };
        cx.query_latest(
            "accounts",
            move |read| read.accounts(&query, From::Start, ACCOUNTS),
            |palette, rows, _| {
                let entry = |row: crate::store::AccountRow| Entry {
                    choice: Choice::Account(row.id),
                    label: row.name,
                    right: row.reference,
                };
                palette.show(rows.into_iter().map(entry).collect());
            },
        );
    }

    fn arrange(&mut self, area: Rect, _: &mut Cx<Self>) {
        self.list.set_height(area.height.saturating_sub(2));
    }

    fn size(&self, room: Size) -> Size {
        Size::new(70, room.height.min(20))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let (shown, cursor) = self.input.view(usize::from(area.width.saturating_sub(3)));
        canvas.pieces(area.x, area.y, area.width, &[(Role::Accent, "› "), (Role::Text, &shown)]);
        canvas.set_cursor(area.x + 2 + cursor as u16, area.y);
        canvas.rule(Rect { height: 1, ..area }, area.y + 1);
        let top = area.y + 2;
        for (y, index) in (top..area.bottom()).zip(self.list.visible()) {
            let entry = &self.shown[index];
            let selected = index == self.list.selected();
            let role = if selected { Role::Selected } else { Role::Text };
            if selected {
                canvas.paint(Rect::new(area.x, y, area.width, 1), role);
            }
            let mark = if selected { "▌ " } else { "  " };
            canvas.pieces(area.x, y, area.width.saturating_sub(14), &[(role, mark), (role, &entry.label)]);
            canvas.text_right(area.x, y, area.width, if selected { role } else { Role::Dim }, &entry.right);
        }
    }
}
