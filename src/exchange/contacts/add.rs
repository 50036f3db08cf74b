//! Mode « add »: every row is created, even if it is there already (S3.31); nobody is deleted (S3.32).

use crate::{
    domain::{contact::ContactField, matching::Features},
    exchange::{
        error::Result,
        plan::{Draft, PlannedAccount, PlannedRow, Step, Verdict},
        vocabulary::ContactColumn,
    },
    store::{AccountHead, Reader},
};

use super::{ContactRow, Table, Understood, lookalike::Lookalikes};

/// Plans the rows of one account.
pub(super) fn plan(
    table: &Table,
    reader: &Reader,
    account: &AccountHead,
    rows: Vec<(usize, Understood)>,
    draft: &mut Draft,
) -> Result<()> {
    let AccountHead { id, reference, name, .. } = account;
    let heading = PlannedAccount { reference: reference.clone(), name: name.clone(), reordered: false };
    draft.account(heading, Step::Enter(*id))?;
    let mut lookalikes = Lookalikes::of(&reader.members(*id)?);
    for (source, row) in rows {
        match row {
            Err(rejected) => draft.row(rejected, Step::Nothing, Some(source))?,
            Ok(ContactRow { line, card, mut warnings }) => {
                let features = Features::of(&card, &ContactField::ALL);
                let alike = lookalikes.meet(&features, line);
                warnings.extend(alike.map(|it| table.warning(ContactColumn::Field(ContactField::Name), it)));
                let mut row = PlannedRow::new(line, reference, card.contact.display_name(), Verdict::Create);
                row.messages = warnings;
                draft.row(row, Step::AddContact(Box::new(card)), Some(source))?;
            }
        }
    }
    Ok(())
}
