//! The screen around a form: saving, leaving, the draft. A new form is a [`FormSpec`]: its fields, its
//! parser, and what saving writes.

mod follow;
mod view;

use ratatui::layout::{Rect, Size};
use serde_json::Value;

use crate::{
    domain::record::Fields,
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

use super::{
    Form,
    spec::{FormSpec, Origin, SaveThen},
};
use follow::{Now, Proposal, proposals, worded};

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
    /// The record is another one than the draft was typed over.
    changed_since: bool,
    /// The accounts as the resolver sees them now, once that is read.
    now: Now,
    /// What saving would do to who receives what (X3).
    effect: Vec<(Role, String)>,
    proposals: Vec<Proposal<K::Field>>,
    /// What the draft holds and may not be filled in any more: it stays in the draft (X12).
    not_taken: Fields,
}

impl<K: FormSpec> FormScreen<K> {
    /// A form that begins with what is known.
    pub fn new(spec: K) -> Self {
        let form = begin(&spec);
        Self {
            spec,
            form,
            slot: DraftSlot::default(),
            saving: false,
            drafted: false,
            last: None,
            changed_since: false,
            now: Now::default(),
            effect: Vec::new(),
            proposals: Vec::new(),
            not_taken: Fields::new(),
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
            // It was this person's to fill in when it was typed, and is not any more.
            if screen.form.is_read_only(field) {
                screen.form.remark(field, t!("form-left-out", value = screen.form.shown(field, text)));
                screen.not_taken.insert(K::code(field).to_owned(), Value::String(text.to_owned()));
                continue;
            }
            screen.form.set(field, text);
            if stale && text != now.get(field) {
                screen.form.remark(field, t!("form-now", value = screen.form.shown(field, now.get(field))));
            }
        }
        screen.changed_since = stale;
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
            self.proposals = proposals(&problems);
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
                self.form = begin(&self.spec);
                self.slot = DraftSlot::default();
                self.last = Some(answer);
                self.changed_since = false;
                self.consider();
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
        let mut fields = self.not_taken.clone();
        fields.extend(
            self.form.changed().map(|(field, text)| (K::code(field).to_owned(), Value::String(text))),
        );
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
        let confirm = Confirm::dangerous(t!("form-discard-title"), lines, t!("form-discard-yes"));
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
            .word(|this| this.spec.save_label())
            .when(|this| !this.saving),
        Command::<Self>::new("save-new", &["F3"], |this, cx| this.save(SaveThen::New, cx))
            .when(|this| !this.saving && this.spec.can_save_and_new()),
        Command::<Self>::new("take", &["Ctrl+y", "F4"], Self::take)
            .when(|this| !this.proposals.is_empty() && !this.saving),
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

    fn start(&mut self, cx: &mut Cx<Self>) {
        self.consider();
        self.read(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<Self>) {
        self.read(cx);
    }

    fn editor(&mut self) -> Option<&mut dyn Editor> {
        Some(&mut self.form)
    }

    fn edited(&mut self, cx: &mut Cx<Self>) {
        self.consider();
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

    fn unsaved(&self) -> Option<String> {
        self.form.is_changed().then(|| t!("leave-unsaved"))
    }

    fn size(&self, room: Size) -> Size {
        view::size(self, room)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect) {
        view::draw(self, canvas, area);
    }
}

/// A form as it opens.
fn begin<K: FormSpec>(spec: &K) -> Form<K::Field> {
    let mut form = Form::new(spec.fields(), &spec.known());
    form.propose(spec.preset());
    if let Some(field) = spec.begins_at(&form.raw()) {
        form.go_to(field);
    }
    form
}
