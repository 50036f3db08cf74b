//! What is asked of a row together with the contact that it makes, before it goes in: what a contact needs that
//! holds a category (S0.13, S0.14), and who may change one (S0.1, SPEC §10).

use crate::{
    domain::{
        contact::{ContactField, MemberContact},
        parse::Problem,
        rights::GUARDED,
    },
    exchange::{
        error::Result,
        message::{Message, Place},
        plan::{PlannedRow, Step, Verdict},
        vocabulary::ContactColumn,
    },
    store::{self, AccountHead, Member, Reader},
};

use super::{ContactRow, Table};

impl Table {
    /// Why a row does not go in that makes this of a contact, or a new one; nothing when it does.
    pub(super) fn faults(
        &self,
        reader: &Reader,
        base: Option<&Member>,
        card: &mut MemberContact,
    ) -> Result<Vec<Message>> {
        let mut faults =
            self.parser.complete(card).map_or_else(|invalid| self.errors(invalid), |()| Vec::new());
        faults.extend(self.refusal(reader, base, Some(card))?);
        Ok(faults)
    }

    /// That the person must not make this of a contact, or end it: the write would refuse all of the file.
    pub(super) fn refusal(
        &self,
        reader: &Reader,
        base: Option<&Member>,
        card: Option<&MemberContact>,
    ) -> Result<Option<Message>> {
        let least = match reader.check_contact(self.role, base, card) {
            Err(store::Error::Denied(least)) => least,
            allowed => return Ok(allowed.map(|()| None)?),
        };
        let problem = |id| Problem::new(id).arg("role", least.code());
        let Some(card) = card else {
            // No row names it, and so no column.
            let nowhere = Place { number: None, heading: String::new() };
            return Ok(Some(Message::error(nowhere, problem("problem-category-role-ends"))));
        };
        let was = base.map(Member::card);
        let moved =
            |field: &ContactField| was.as_ref().is_some_and(|was| was.text(*field) != card.text(*field));
        let field = GUARDED.into_iter().find(moved).unwrap_or(ContactField::Categories);
        Ok(Some(self.error(ContactColumn::Field(field), problem("problem-category-role"))))
    }

    /// What is worth a word about the contact that a row makes.
    pub(super) fn remarks(&self, card: &MemberContact) -> impl Iterator<Item = Message> {
        let warning = |(field, problem)| self.warning(ContactColumn::Field(field), problem);
        // « Actif » speaks of one account: it does not bring back who is inactive in all of them.
        let calls_active = self.fields.contains(&ContactField::InactiveHere) && !card.inactive_here;
        let elsewhere = (calls_active && card.contact.inactive)
            .then(|| (ContactField::InactiveHere, Problem::new("problem-inactive-everywhere")));
        card.warnings().into_iter().chain(elsewhere).map(warning)
    }
}

/// Plans a row that makes a new contact.
pub(super) fn create(
    table: &Table,
    reader: &Reader,
    account: &AccountHead,
    row: ContactRow,
) -> Result<(PlannedRow, Step)> {
    let ContactRow { line, mut card, warnings } = row;
    let faults = table.faults(reader, None, &mut card)?;
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
