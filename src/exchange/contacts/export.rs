//! Contacts out: the columns of a file, and a contact as a row (S3.23).

use std::io;

use crate::{
    domain::{affiliation::NotificationType, category, contact::ContactField},
    exchange::{
        sheet::{Heading, Kind, Notes, Writer},
        vocabulary::{self, CONTACTS, ContactColumn},
    },
    store::Member,
};

/// The columns of an export, in their order (S3.23).
pub(in crate::exchange) fn export_columns() -> Vec<Heading<'static>> {
    CONTACTS.into_iter().map(|(column, heading)| export_column(column, heading)).collect()
}

fn export_column(column: ContactColumn, heading: &'static str) -> Heading<'static> {
    let plain = Heading::of_text(heading);
    match column {
        ContactColumn::Reference => Heading { width: 12, ..plain },
        ContactColumn::Field(ContactField::Phones | ContactField::Fax) => {
            Heading { kind: Kind::Phone, ..plain }
        }
        ContactColumn::Field(ContactField::Type) => Heading { width: 6, ..plain },
        ContactColumn::Field(ContactField::Note | ContactField::Mails) => Heading { width: 36, ..plain },
        ContactColumn::TypeLabel => Heading { width: 32, ..plain },
        ContactColumn::MemberLabel | ContactColumn::Organisation | ContactColumn::Field(_) => plain,
    }
}

/// What a spreadsheet explains on its second sheet: the numbers of the types (S3.28).
pub(in crate::exchange) fn export_notes() -> Notes {
    let types = (1..=6).filter_map(NotificationType::from_file_code);
    let row =
        |kind| [vocabulary::type_number(kind), vocabulary::type_label(kind)].map(str::to_owned).to_vec();
    let head = vec!["Type".to_owned(), "Libellé type".to_owned()];
    Notes { title: "Types".to_owned(), rows: [head].into_iter().chain(types.map(row)).collect() }
}

/// Writes a contact as a row.
pub(in crate::exchange) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    reference: &str,
    account: &str,
    member: &Member,
) -> io::Result<()> {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    let categories = category::codes(&link.categories);
    writer.row(CONTACTS.iter().map(|(column, _)| match column {
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
            ContactField::InactiveHere => vocabulary::yes_or_no(link.inactive_here),
            ContactField::Inactive => vocabulary::yes_or_no(contact.inactive),
        },
    }))
}
