//! What is particular to one form: its fields, its parser, what saving writes, and what follows from it.

use crate::{
    domain::{
        ids::{AccountId, ContactId},
        parse::{Problem, Raw},
        resolve::Subject,
    },
    store::Error,
    t,
    tui::cx::Cx,
};

use super::{Field, FormScreen};

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
    /// What is to be known of it before anything is typed.
    fn notice(&self) -> Option<String> {
        None
    }
    /// Its fields, in order.
    fn fields(&self) -> Vec<Field<Self::Field>>;
    /// What it is filled in with at first.
    fn known(&self) -> Raw<Self::Field>;
    /// What the form proposes to change in that.
    fn preset(&self) -> Vec<(Self::Field, String)> {
        Vec::new()
    }
    /// The field to begin at, unless it is the first one: what still keeps the form from what it is opened for.
    fn begins_at(&self, _: &Raw<Self::Field>) -> Option<Self::Field> {
        None
    }
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
    /// The fields that what is filled in makes required, besides those that always are.
    fn demands(&self, _: &Raw<Self::Field>) -> Vec<Self::Field> {
        Vec::new()
    }
    /// The account as the resolver would see it once this is saved, as far as what is filled in can tell: the
    /// form says what that changes in who receives what (X3). `now` is the account as it is, or one that
    /// nobody knows yet.
    fn would_be(&self, _: &Raw<Self::Field>, _now: &Subject) -> Option<Subject> {
        None
    }
    /// The contact that the form changes in all of its accounts.
    fn contact(&self) -> Option<ContactId> {
        None
    }
    /// Another of that contact's accounts as the resolver would see it, as [`FormSpec::would_be`] (X3).
    fn would_be_elsewhere(&self, _: &Raw<Self::Field>, _now: &Subject) -> Option<Subject> {
        None
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
