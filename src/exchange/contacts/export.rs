//! Contacts out: the columns of a file, and a contact as a row (S3.23).

use std::io;

use crate::{
    domain::{
        affiliation::NotificationType,
        category::{self, Category},
        contact::ContactField,
    },
    exchange::{
        sheet::{Heading, Kind, Notes, Writer},
        vocabulary::{self, ALWAYS, CONTACTS, ContactColumn},
    },
    store::Member,
};

/// The columns of an export, in their order: those of S3.23, or all.
pub(in crate::exchange) fn export_columns(all: bool) -> &'static [(ContactColumn, &'static str)] {
    if all { &CONTACTS } else { &CONTACTS[..ALWAYS] }
}

/// Their headings.
pub(in crate::exchange) fn headings(columns: &[(ContactColumn, &'static str)]) -> Vec<Heading<'static>> {
    columns.iter().map(|(column, heading)| with_look(*column, heading)).collect()
}

fn with_look(column: ContactColumn, heading: &'static str) -> Heading<'static> {
    let plain = Heading::of_text(heading);
    match column {
        ContactColumn::Reference => Heading { width: 12, ..plain },
        ContactColumn::Field(ContactField::Phones | ContactField::Fax) => {
            Heading { kind: Kind::Phone, ..plain }
        }
        ContactColumn::Field(ContactField::Type | ContactField::InactiveHere) => {
            Heading { width: 6, ..plain }
        }
        ContactColumn::Field(ContactField::Note | ContactField::Mails) => Heading { width: 36, ..plain },
        ContactColumn::TypeLabel => Heading { width: 32, ..plain },
        ContactColumn::MemberLabel | ContactColumn::Organisation | ContactColumn::Field(_) => plain,
    }
}

/// What a spreadsheet explains on its second sheet: the numbers of the types (S3.28), and what can stand in the
/// other columns that have codes.
pub(in crate::exchange) fn export_notes(columns: &[(ContactColumn, &str)]) -> Notes {
    let mut rows: Vec<[&str; 2]> = vec![["Type", "Libellé type"]];
    let types = (1..=6).filter_map(NotificationType::from_file_code);
    rows.extend(types.map(|kind| [vocabulary::type_number(kind), vocabulary::type_label(kind)]));
    for (column, heading) in columns {
        match column {
            ContactColumn::Field(ContactField::Categories) => {
                rows.extend([["", ""], [heading, "Aucune, une ou plusieurs, séparées par des virgules"]]);
                let known = |held: Category| [held.code(), vocabulary::category_label(held)];
                rows.extend(Category::ALL.map(known));
            }
            ContactColumn::Field(ContactField::InactiveHere) => rows.extend([
                ["", ""],
                [heading, "Dans ce compte"],
                [vocabulary::yes_or_no(true), "Reçoit ce que disent son type et ses catégories ; vide : oui"],
                [vocabulary::yes_or_no(false), "Gardé, et ne reçoit rien"],
            ]),
            _ => {}
        }
    }
    let rows = rows.into_iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    Notes { title: "Types".to_owned(), rows }
}

/// Writes a contact as a row of these columns.
pub(in crate::exchange) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    columns: &[(ContactColumn, &str)],
    reference: &str,
    account: &str,
    member: &Member,
) -> io::Result<()> {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    let categories = category::codes(&link.categories);
    writer.row(columns.iter().map(|(column, _)| match column {
        ContactColumn::Reference => reference,
        ContactColumn::MemberLabel => account,
        ContactColumn::Organisation => "",
        ContactColumn::TypeLabel => vocabulary::type_label(link.notification),
        ContactColumn::Field(field) => match field {
            ContactField::Name => &contact.name,
            ContactField::Note => &link.note,
            ContactField::Function => &link.function,
            ContactField::Mails => &contact.mails,
            ContactField::Phones => &contact.phones,
            ContactField::Fax => &contact.fax,
            ContactField::Type => vocabulary::type_number(link.notification),
            ContactField::Categories => &categories,
            ContactField::Group => vocabulary::yes_or_no(contact.group),
            ContactField::InactiveHere => vocabulary::yes_or_no(!link.inactive_here),
            ContactField::Inactive => vocabulary::yes_or_no(!contact.inactive),
        },
    }))
}
