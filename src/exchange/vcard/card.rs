//! Where each property of a card has its place in a contacts table. What has none stands in the note as a line
//! of its own; what cannot be text is left out. Either is remarked: nothing is lost in silence.
//!
//! Passed over is only what is about the card and not the contact ([`ABOUT_THE_CARD`]), and what a parameter
//! says of a value beside its preference (`TYPE=home`).

use std::collections::BTreeMap;

use crate::{
    domain::{contact::ContactField, text::digits},
    exchange::{
        sheet::{Remark, excerpt},
        vocabulary::{CONTACTS, ContactColumn, ORGANISATION},
    },
};

use super::{
    ACCOUNT, TYPE,
    property::{Content, Property},
    split::Cut,
};

/// « Aucune notification »: a card of somebody else's says nothing of our types.
const NO_NOTIFICATION: &str = "3";
/// Properties that say nothing of a contact.
const ABOUT_THE_CARD: [&str; 6] = ["VERSION", "PRODID", "REV", "UID", "CLIENTPIDMAP", "PROFILE"];
/// Apple's name for the properties of a group.
const LABEL: &str = "X-ABLABEL";

/// A card as a row of a contacts table.
#[derive(Default)]
pub(super) struct Card {
    reference: String,
    name: String,
    note: String,
    function: String,
    mails: String,
    phones: String,
    fax: String,
    notification: String,
    organisation: String,
    /// What had no place.
    pub remarks: Vec<Remark>,
}

impl Card {
    /// The headings of [`Self::cells`].
    pub fn headings() -> Vec<&'static str> {
        let empty = Card::default();
        let filled = CONTACTS.into_iter().filter(|(column, _)| empty.cell(*column).is_some());
        filled.map(|(_, heading)| heading).chain([ORGANISATION.1]).collect()
    }

    /// The row.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let organisation = self.organisation.as_str();
        CONTACTS.into_iter().filter_map(|(column, _)| self.cell(column)).chain([organisation])
    }

    /// A cell of a column that cards fill.
    fn cell(&self, column: ContactColumn) -> Option<&str> {
        Some(match column {
            ContactColumn::Reference => &self.reference,
            ContactColumn::MemberLabel | ContactColumn::TypeLabel | ContactColumn::Organisation => "",
            ContactColumn::Field(field) => match field {
                ContactField::Name => &self.name,
                ContactField::Note => &self.note,
                ContactField::Function => &self.function,
                ContactField::Mails => &self.mails,
                ContactField::Phones => &self.phones,
                ContactField::Fax => &self.fax,
                ContactField::Type => &self.notification,
                ContactField::Categories
                | ContactField::Group
                | ContactField::InactiveHere
                | ContactField::Inactive => return None,
            },
        })
    }

    /// Reads a card.
    pub fn read(cut: &Cut) -> Self {
        let mut reading = Reading::default();
        let lines: Vec<_> = cut.properties.iter().map(|line| (line, Property::read(line))).collect();
        lines.iter().filter_map(|(_, property)| property.as_ref()).for_each(|one| reading.note_label(one));
        for (line, property) in &lines {
            match property {
                Some(property) => reading.take(property),
                None => reading.keep_line(line),
            }
        }
        let mut card = reading.finish();
        if !cut.closed {
            card.remarks.push(Remark::Unclosed);
        }
        card
    }
}

/// A card that is being read.
#[derive(Default)]
struct Reading {
    card: Card,
    /// `FN`, and whether it was made from other properties.
    formatted: Option<(String, bool)>,
    /// `N` as it is said.
    structured: Option<String>,
    nickname: Option<String>,
    functions: Vec<String>,
    mails: Vec<(u32, String)>,
    phones: Vec<String>,
    faxes: Vec<String>,
    notes: Vec<String>,
    /// Lines of the note for what has no place.
    aside: Vec<String>,
    /// Of each group, its label, and whether a property was shown with it.
    labels: BTreeMap<String, (String, bool)>,
}

impl Reading {
    fn note_label(&mut self, property: &Property) {
        if let (true, Some(group), Content::Text(label)) =
            (is_label(property), property.group(), property.content())
        {
            let label =
                label.strip_prefix("_$!<").and_then(|label| label.strip_suffix(">!$_")).unwrap_or(label);
            self.labels.entry(group).or_insert_with(|| (label.to_owned(), false));
        }
    }

    fn take(&mut self, property: &Property) {
        match property.content() {
            Content::Binary(bytes) => {
                let property = property.name().to_owned();
                self.card.remarks.push(Remark::LeftOut { property, bytes: *bytes });
            }
            Content::Text(text) if text.is_empty() => {}
            Content::Text(_) if is_label(property) && property.group().is_some() => {}
            Content::Text(text) if self.place(property, text) => {
                if let Some(label) = self.label(property) {
                    self.set_aside(LABEL, "", &format!("{label} ({text})"));
                }
            }
            Content::Text(text) => {
                let label = self.label(property).map(|label| format!(" ({label})"));
                self.set_aside(property.name(), &label.unwrap_or_default(), text);
            }
        }
    }

    /// Puts a property where it belongs; `false` where there is no such place.
    fn place(&mut self, property: &Property, text: &str) -> bool {
        let text = || text.to_owned();
        match property.name().to_ascii_uppercase().as_str() {
            ACCOUNT if self.card.reference.is_empty() => self.card.reference = text(),
            TYPE if self.card.notification.is_empty() => self.card.notification = text(),
            "FN" if self.formatted.is_none() => self.formatted = Some((text(), property.is_derived())),
            "N" if self.structured.is_none() => self.structured = Some(said(property.parts())),
            "NICKNAME" if self.nickname.is_none() => self.nickname = Some(text()),
            "ORG" if self.card.organisation.is_empty() => {
                let parts = property.parts();
                self.card.organisation = parts.first().cloned().unwrap_or_default();
                // A department is no part of the account's name.
                return parts.iter().skip(1).all(String::is_empty) && !self.card.organisation.is_empty();
            }
            "TITLE" | "ROLE" => push_new(&mut self.functions, text()),
            "EMAIL" => self.mails.push((property.preference(), without_scheme(property, "mailto:", text()))),
            "TEL" if property.is_fax() => self.faxes.push(without_scheme(property, "tel:", text())),
            // S3.7: a phone has a digit.
            "TEL" if digits(&text()).is_empty() => return false,
            "TEL" => self.phones.push(one_phone(&without_scheme(property, "tel:", text()))),
            "NOTE" => self.notes.push(text()),
            "KIND" => return text().eq_ignore_ascii_case("individual"),
            name => return ABOUT_THE_CARD.contains(&name),
        }
        true
    }

    /// The label of the property's group.
    fn label(&mut self, property: &Property) -> Option<String> {
        let (label, shown) = self.labels.get_mut(&property.group()?)?;
        *shown = true;
        Some(label.clone())
    }

    fn set_aside(&mut self, name: &str, label: &str, text: &str) {
        self.aside
            .push(format!("{name}{label}: {}", text.replace("\r\n", "\n").replace(['\n', '\r'], " / ")));
        self.card.remarks.push(Remark::InNote(name.to_owned()));
    }

    /// Keeps a line that is no property, such as the second one of a note that was not folded.
    fn keep_line(&mut self, line: &str) {
        self.aside.push(line.to_owned());
        self.card.remarks.push(Remark::InNote(excerpt(line)));
    }

    fn finish(mut self) -> Card {
        self.card.name = self.choose_name();
        let unshown: Vec<String> =
            self.labels.values().filter(|(_, shown)| !shown).map(|(label, _)| label.clone()).collect();
        unshown.iter().for_each(|label| self.set_aside(LABEL, "", label));
        self.mails.sort_by_key(|(preference, _)| *preference);
        let mails: Vec<String> = self.mails.into_iter().map(|(_, mail)| mail).collect();
        self.notes.append(&mut self.aside);
        if self.card.notification.is_empty() {
            NO_NOTIFICATION.clone_into(&mut self.card.notification);
        }
        Card {
            note: self.notes.join("\n"),
            function: self.functions.join(", "),
            mails: mails.join(";"),
            phones: self.phones.join(";"),
            fax: self.faxes.join(";"),
            ..self.card
        }
    }

    /// `FN`, else `N`, else the organisation, else the nickname. What of them says more goes to the note.
    fn choose_name(&mut self) -> String {
        let ours = !self.card.reference.is_empty();
        let organisation = Some(self.card.organisation.clone()).filter(|name| !name.is_empty());
        let (structured, nickname) = (self.structured.take(), self.nickname.take());
        let name = match self.formatted.take() {
            // We wrote it in place of a name that the contact does not have.
            Some((_, true)) if ours => String::new(),
            Some((formatted, _)) => formatted,
            None => structured.clone().or(organisation).or_else(|| nickname.clone()).unwrap_or_default(),
        };
        for (property, said) in [("N", structured), ("NICKNAME", nickname)] {
            if let Some(said) = said.filter(|said| !says(&name, said)) {
                self.set_aside(property, "", &said);
            }
        }
        name
    }
}

fn is_label(property: &Property) -> bool {
    property.name().eq_ignore_ascii_case(LABEL)
}

/// A structured name as it is said: family, given, additional, before and after stand in this order in `N`.
fn said(parts: Vec<String>) -> String {
    let part = |place: usize| parts.get(place).filter(|part| !part.is_empty()).cloned();
    let words: Vec<String> = [3, 1, 2, 0, 4].into_iter().filter_map(part).collect();
    words.join(" ")
}

/// Whether a name has all words of another one.
fn says(name: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let known = words(name);
    words(other).iter().all(|word| known.contains(word))
}

fn push_new(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

/// What a URI of this scheme is about; other values as they are, for a person may have typed them.
fn without_scheme(property: &Property, scheme: &str, text: String) -> String {
    let begins =
        |text: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if property.is_uri() && begins(&text) { text[scheme.len()..].to_owned() } else { text }
}

/// A phone as one value of a list, which `;` would part.
fn one_phone(text: &str) -> String {
    text.replace(";ext=", " ext. ").replace(';', ",")
}
