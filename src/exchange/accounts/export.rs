//! Accounts out: the columns of a file, and an account as a row (SPEC §8).

use std::io;

use crate::{
    domain::account::{Account, AccountField, AccountKind},
    exchange::{
        sheet::{Heading, Notes, Writer},
        vocabulary::{self, ACCOUNTS, AccountColumn},
    },
};

/// The columns of an export, in their order.
pub(in crate::exchange) fn export_columns() -> Vec<Heading<'static>> {
    ACCOUNTS.into_iter().map(|(_, heading)| Heading::of_text(heading)).collect()
}

/// What a spreadsheet explains on its second sheet: the words of « Nature ».
pub(in crate::exchange) fn export_notes() -> Notes {
    let kinds = AccountKind::ALL.map(|kind| vec![vocabulary::kind_label(kind).to_owned()]);
    let rows = [vec!["Nature".to_owned()]].into_iter().chain(kinds).collect();
    Notes { title: "Natures".to_owned(), rows }
}

/// Writes an account as a row.
pub(in crate::exchange) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    account: &Account,
) -> io::Result<()> {
    let domains = account.domains.join(", ");
    writer.row(ACCOUNTS.iter().map(|(column, _)| match column {
        AccountColumn::Owner => "",
        AccountColumn::Field(AccountField::Kind) => vocabulary::kind_label(account.kind),
        AccountColumn::Field(AccountField::Domains) => domains.as_str(),
        AccountColumn::Field(field) => account.plain(*field),
    }))
}
