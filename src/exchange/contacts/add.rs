//! Mode « add »: every row is created, even if it is there already (S3.31); nobody is deleted (S3.32).

use crate::{
    domain::{contact::ContactField, matching::Features},
    exchange::{
        error::Result,
        plan::{Draft, PlannedAccount, Step, Verdict},
        vocabulary::ContactColumn,
    },
    store::{AccountHead, Reader},
};

use super::{Table, Understood, admit::create, lookalike::Lookalikes};

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
            Err(rejected) => draft.row(rejected.row, Step::Nothing, Some(source))?,
            Ok(row) => {
                let (line, features) = (row.line, Features::of(&row.card, &ContactField::ALL));
                let (mut row, step) = create(table, reader, account, row)?;
                if row.verdict == Verdict::Create {
                    let alike = lookalikes.meet(&features, line);
                    let name = ContactColumn::Field(ContactField::Name);
                    row.messages.extend(alike.map(|it| table.warning(name, it)));
                }
                draft.row(row, step, Some(source))?;
            }
        }
    }
    Ok(())
}
