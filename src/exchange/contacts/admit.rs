//! What is asked of a row together with the contact that it makes, before it goes in: what a contact needs that
//! holds a category (S0.13, S0.14).

use crate::{
    domain::contact::MemberContact,
    exchange::{
        error::Result,
        message::Message,
        plan::{PlannedRow, Step, Verdict},
        vocabulary::ContactColumn,
    },
    store::AccountHead,
};

use super::{ContactRow, Table};

impl Table {
    /// Why a row does not go in that makes this of a contact, or a new one; nothing when it does.
    pub(super) fn faults(&self, card: &mut MemberContact) -> Result<Vec<Message>> {
        Ok(self.parser.complete(card).map_or_else(|invalid| self.errors(invalid), |()| Vec::new()))
    }

    /// What is worth a word about the contact that a row makes.
    pub(super) fn remarks(&self, card: &MemberContact) -> impl Iterator<Item = Message> {
        let warning = |(field, problem)| self.warning(ContactColumn::Field(field), problem);
        card.warnings().into_iter().map(warning)
    }
}

/// Plans a row that makes a new contact.
pub(super) fn create(table: &Table, account: &AccountHead, row: ContactRow) -> Result<(PlannedRow, Step)> {
    let ContactRow { line, mut card, warnings } = row;
    let faults = table.faults(&mut card)?;
    if !faults.is_empty() {
        return Ok((refused(account, line, &card, faults), Step::Nothing));
    }
    let mut row = PlannedRow::new(line, &account.reference, card.contact.display_name(), Verdict::Create);
    row.messages = warnings.into_iter().chain(table.remarks(&card)).collect();
    Ok((row, Step::AddContact(Box::new(card))))
}

/// A row that was understood and does not go in.
pub(super) fn refused(
    account: &AccountHead,
    line: u64,
    card: &MemberContact,
    faults: Vec<Message>,
) -> PlannedRow {
    let name = card.contact.display_name().to_owned();
    PlannedRow { name, ..PlannedRow::rejected(line, &account.reference, faults) }
}
