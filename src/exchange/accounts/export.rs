//! Accounts out: the columns of a file, and an account as a row (SPEC §8).

use std::io;

use crate::{
    domain::{
        account::{Account, AccountField, AccountKind},
        choices,
    },
    exchange::{
        sheet::{Heading, Notes, Writer},
        vocabulary::{self, ACCOUNTS, AccountColumn},
    },
};

/// The columns of an export, in their order.
pub(in crate::exchange) fn export_columns() -> Vec<Heading<'static>> {
    ACCOUNTS.into_iter().map(|(_, heading)| Heading::of_text(heading)).collect()
}

/// What a spreadsheet explains on its second sheet: the words that some columns are limited to, a column each.
pub(in crate::exchange) fn export_notes() -> Notes {
    let limited = |(column, heading)| {
        let words = match column {
            AccountColumn::Field(AccountField::Kind) => AccountKind::ALL.map(vocabulary::kind_label).to_vec(),
            AccountColumn::Field(field) => choices::of(field).to_vec(),
            AccountColumn::Owner => Vec::new(),
        };
        (!words.is_empty()).then_some((heading, words))
    };
    let columns: Vec<(&str, Vec<&str>)> = ACCOUNTS.into_iter().filter_map(limited).collect();
    let longest = columns.iter().map(|(_, words)| words.len()).max().unwrap_or_default();
    let headings = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let row = |at: usize| {
        columns.iter().map(|(_, words)| words.get(at).copied().unwrap_or_default().to_owned()).collect()
    };
    Notes { title: "Valeurs".to_owned(), rows: [headings].into_iter().chain((0..longest).map(row)).collect() }
}

/// Writes an account as a row.
pub(in crate::exchange) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    account: &Account,
) -> io::Result<()> {
    let domains = account.domains.join(", ");
    let renewal = choices::french_day(&account.renewal);
    writer.row(ACCOUNTS.iter().map(|(column, _)| match column {
        AccountColumn::Owner => "",
        AccountColumn::Field(AccountField::Kind) => vocabulary::kind_label(account.kind),
        AccountColumn::Field(AccountField::Domains) => domains.as_str(),
        AccountColumn::Field(AccountField::Renewal) => renewal.as_str(),
        AccountColumn::Field(field) => account.plain(*field),
    }))
}
