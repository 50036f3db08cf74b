//! Accounts out: the columns of a file, and an account as a row (SPEC §8).

use std::io;

use crate::{
    domain::account::{Account, AccountField},
    exchange::{
        sheet::{Kind, Writer},
        vocabulary::{self, ACCOUNTS, AccountColumn},
    },
};

/// The columns of an export, in their order.
pub(in crate::exchange) fn export_columns() -> Vec<(&'static str, Kind)> {
    ACCOUNTS.into_iter().map(|(_, heading)| (heading, Kind::Text)).collect()
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
