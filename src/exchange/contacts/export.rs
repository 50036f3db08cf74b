//! Contacts out: the columns of a file, and a contact as a row (S3.23).

use std::io;

use crate::{
    domain::contact::ContactField,
    exchange::{
        sheet::{Kind, Writer},
        vocabulary::{self, CONTACTS, ContactColumn},
    },
    store::Member,
};

/// The columns of an export, in their order (S3.23).
pub(in crate::exchange) fn export_columns() -> Vec<(&'static str, Kind)> {
    let kind = |column| match column {
        ContactColumn::Field(ContactField::Phones | ContactField::Fax) => Kind::Phone,
        _ => Kind::Text,
    };
    CONTACTS.into_iter().map(|(column, heading)| (heading, kind(column))).collect()
}

/// Writes a contact as a row.
pub(in crate::exchange) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    reference: &str,
    account: &str,
    member: &Member,
) -> io::Result<()> {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
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
        },
    }))
}
