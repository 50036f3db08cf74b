//! The screen around a form: saving, leaving, the draft. A new form is a [`FormSpec`]: its fields, its
//! parser, and what saving writes.

use ratatui::layout::{Rect, Size};
use serde_json::Value;

use crate::{
    domain::{
        ids::AccountId,
        parse::{Problem, Raw},
        record::Fields,
        text::wrap,
    },
    store::{Draft, Error},
    t,
    tui::{
        canvas::Canvas,
        command::Command,
        cx::{Cx, DraftSlot},
        dialog::{confirm::Confirm, message::Message},
        look::Role,
        screen::{Editor, Screen, Shape},
    },
    words,
};

use super::{Field, Form};

/// What happens after saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveThen {
    /// The form closes.
    Close,
    /// The form empties itself for the next record (« Enregistrer et nouveau »).
    New,
}

/// What a draft says about where it belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// What a person would call it.
    pub subject: String,
    /// The account that the form is about.
    pub account: Option<AccountId>,
    /// The edited record's identity and the version that was read; none for a new one.
    pub record: Option<(i64, i64)>,
}

/// What is particular to one form.
pub trait FormSpec: Sized + 'static {
    /// The form's name in drafts and frames.
    const ID: &'static str;
    /// Its fields' names.
    type Field: Copy + Ord + 'static;
    /// What closing it after a save tells.
    type Saved: Send + 'static;

    /// The form's title.
    fn title(&self) -> String;
    /// Its fields, in order.
    fn fields(&self) -> Vec<Field<Self::Field>>;
    /// What it is filled in with at first.
    fn known(&self) -> Raw<Self::Field>;
    /// A field's name in drafts.
    fn code(field: Self::Field) -> &'static str;
    /// Where its draft belongs.
    fn origin(&self) -> Origin;
    /// The save button's word.
    fn save_label(&self) -> String {
        t!("form-save")
    }
    /// Whether « save and new » makes sense.
    fn can_save_and_new(&self) -> bool {
        false
    }
    /// What is worth a word while it is typed, although it does not stand in the way.
    fn warnings(&self, _: &Raw<Self::Field>) -> Vec<(Self::Field, Problem)> {
        Vec::new()
    }
    /// Parses what is filled in and writes it; ends in [`FormScreen::saved`] or [`FormScreen::refused`].
    ///
    /// # Errors
    /// Every field that is wrong; nothing is written then.
    fn save(
        &self,
        raw: &Raw<Self::Field>,
        then: SaveThen,
        cx: &mut Cx<FormScreen<Self>>,
    ) -> Result<(), Vec<(Self::Field, Problem)>>;
    /// The field that a refusal of the store is about, if it is about one.
    fn field_of(_: &Error) -> Option<Self::Field> {
        None
    }
}

/// A form as a screen.
pub struct FormScreen<K: FormSpec> {
    spec: K,
    form: Form<K::Field>,
    slot: DraftSlot,
    saving: bool,
    /// Whether a draft was kept: typing everything back drops it.
    drafted: bool,
    /// Something was saved while the form stayed open.
    last: Option<K::Saved>,
    /// What is to be known before anything is typed.
    notice: Option<String>,
}

impl<K: FormSpec> FormScreen<K> {
    /// A form that begins with what is known.
    pub fn new(spec: K) -> Self {
        let form = Form::new(spec.fields(), &spec.known());
        Self {
            spec,
            form,
            slot: DraftSlot::default(),
            saving: false,
            drafted: false,
            last: None,
            notice: None,
        }
    }

    /// A form that goes on from a draft, on top of the record as it is now. When that is another version
    /// than the one that was typed over, the form says so, and what stands there now.
    pub fn resume(spec: K, draft: &Draft) -> Self {
        let now = spec.known();
        let stale = draft.record.is_some() && draft.record != spec.origin().record;
        let mut screen = Self::new(spec);
        let fields: Vec<K::Field> = screen.form.raw().iter().map(|(field, _)| field).collect();
        for field in fields {
            let Some(text) = draft.fields.get(K::code(field)).and_then(Value::as_str) else { continue };
            screen.form.set(field, text);
            if stale && text != now.get(field) {
                screen.form.remark(field, t!("form-now", value = screen.form.shown(field, now.get(field))));
            }
        }
        screen.notice = stale.then(|| t!("form-changed-since"));
        screen.slot = std::sync::Arc::new(std::sync::Mutex::new(draft.id));
        screen
    }

    /// What the form is about.
    pub fn spec(&self) -> &K {
        &self.spec
    }

    fn save(&mut self, then: SaveThen, cx: &mut Cx<Self>) {
        self.form.accept();
        let raw = self.form.raw();
        if let Err(problems) = self.spec.save(&raw, then, cx) {
            return self.form.refuse(worded(problems));
        }
        self.saving = true;
    }

    /// The store took it: the draft is no longer needed.
    pub fn saved(&mut self, answer: K::Saved, then: SaveThen, cx: &mut Cx<Self>) {
        self.saving = false;
        cx.drop_draft(&self.slot);
        match then {
            SaveThen::Close => cx.close(answer),
            SaveThen::New => {
                self.form = Form::new(self.spec.fields(), &self.spec.known());
                self.slot = DraftSlot::default();
                self.last = Some(answer);
                self.notice = None;
            }
        }
    }

    /// The store refused it: what was typed stays.
    pub fn refused(&mut self, error: &Error, cx: &mut Cx<Self>) {
        self.saving = false;
        cx.keep_draft(&self.slot, self.draft());
        let said = words::explain(error);
        match (K::field_of(error), error) {
            (Some(field), _) => self.form.refuse(vec![(field, said)]),
            // X10: never an overwrite; what was typed stays here and as a draft.
            (None, Error::Conflict { .. }) => {
                cx.show(Message::problem(format!("{said}\n{}", t!("form-conflict-kept"))));
            }
            (None, _) => cx.show(Message::problem(said)),
        }
    }

    fn draft(&self) -> Draft {
        let Origin { subject, account, record } = self.spec.origin();
        let fields: Fields = self
            .form
            .changed()
            .map(|(field, text)| (K::code(field).to_owned(), Value::String(text)))
            .collect();
        Draft { id: None, at: 0, form: K::ID.into(), subject, account, record, fields }
    }

    /// Esc: what was typed is kept as a draft unless the person throws it away.
    fn leave(&mut self, cx: &mut Cx<Self>) {
        if !self.form.is_changed() {
            cx.drop_draft(&self.slot);
            return self.go(cx);
        }
        let confirm =
            Confirm::new(t!("form-leave-title"), vec![t!("form-leave-text")], t!("form-leave-yes")).gentle();
        cx.open(confirm, |screen, yes, cx| {
            if yes {
                screen.go(cx);
            }
        });
    }

    /// Throws away what was typed, draft included, once the person says so again.
    fn discard(&mut self, cx: &mut Cx<Self>) {
        let lines = vec![t!("form-discard-text")];
        let confirm = Confirm::new(t!("form-discard-title"), lines, t!("form-discard-yes")).dangerous();
        cx.open(confirm, |screen, yes, cx| {
            if yes {
                cx.drop_draft(&screen.slot);
                screen.go(cx);
            }
        });
    }

    /// Goes to another field: what the one that is left took belongs to the draft.
    fn step(&mut self, step: fn(&mut Form<K::Field>), cx: &mut Cx<Self>) {
        step(&mut self.form);
        self.edited(cx);
    }

    fn notice_lines(&self, columns: u16) -> Vec<String> {
        let sign = Role::Warning.sign().unwrap_or("");
        let lines = |words: &String| wrap(&format!("{sign} {words}"), usize::from(columns.max(1)));
        self.notice.as_ref().map_or_else(Vec::new, lines)
    }

    fn go(&mut self, cx: &mut Cx<Self>) {
        match self.last.take() {
            Some(saved) => cx.close(saved),
            None => cx.cancel(),
        }
    }

    fn enter(&mut self, cx: &mut Cx<Self>) {
        if self.form.on_button() { self.save(SaveThen::Close, cx) } else { self.step(Form::next, cx) }
    }
}

impl<K: FormSpec> Screen for FormScreen<K> {
    const ID: &'static str = "form";
    const SHAPE: Shape = Shape::Dialog;
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new("save", &["Ctrl+s", "F2"], |this, cx| this.save(SaveThen::Close, cx))
            .when(|this| !this.saving),
        Command::<Self>::new("save-new", &["F3"], |this, cx| this.save(SaveThen::New, cx))
            .when(|this| !this.saving && this.spec.can_save_and_new()),
        Command::<Self>::new("next", &["Tab", "Down"], |this, cx| this.step(Form::next, cx)),
        Command::<Self>::new("previous", &["Shift+Tab", "Up"], |this, cx| this.step(Form::previous, cx))
            .quiet(),
        Command::<Self>::new("enter", &["Enter"], |this, cx| this.enter(cx))
            .quiet()
            .when(|this| !this.saving),
        Command::<Self>::new("cancel", &["Esc"], |this, cx| this.leave(cx)).when(|this| !this.saving),
        Command::<Self>::new("discard", &["Ctrl+d"], |this, cx| this.discard(cx))
            .when(|this| this.form.is_changed() && !this.saving),
    ];
    type Answer = K::Saved;

    fn title(&self) -> String {
        self.spec.title()
    }

    fn start(&mut self, _: &mut Cx<Self>) {
        self.form.warn(worded(self.spec.warnings(&self.form.raw())));
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        Some(&mut self.form)
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.form.warn(worded(self.spec.warnings(&self.form.raw())));
        if self.form.is_changed() {
            self.drafted = true;
            cx.keep_draft(&self.slot, self.draft());
        } else if std::mem::take(&mut self.drafted) {
            cx.drop_draft(&self.slot);
        }
    }

    fn waiting(&self) -> bool {
        self.saving
    }

    fn dirty(&self) -> bool {
        self.form.is_changed()
    }

    fn size(&self, room: Size) -> Size {
        let wide = 96.min(room.width);
        let columns = wide.saturating_sub(4);
        Size::new(wide, self.form.height(columns) + 4 + self.notice_lines(columns).len() as u16)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        let mut fields = Rect { height: area.height.saturating_sub(2), ..area };
        for line in self.notice_lines(area.width) {
            if fields.height > 1 {
                canvas.text(fields.x, fields.y, fields.width, Role::Warning, &line);
                fields = Rect { y: fields.y + 1, height: fields.height - 1, ..fields };
            }
        }
        self.form.view(canvas, fields);
        let y = area.bottom().saturating_sub(1);
        let (role, sign) =
            if self.form.on_button() { (Role::ButtonFocus, "▸") } else { (Role::Button, " ") };
        let took = canvas.text(area.x, y, area.width, role, &format!("{sign} {} ", self.spec.save_label()));
        let rest = area.width.saturating_sub(took + 2);
        canvas.text(area.x + took + 2, y, rest, Role::Dim, &t!("form-required"));
    }
}

/// Problems in the person's language.
fn worded<F>(problems: Vec<(F, Problem)>) -> Vec<(F, String)> {
    problems.into_iter().map(|(field, problem)| (field, words::problem(&problem))).collect()
}
