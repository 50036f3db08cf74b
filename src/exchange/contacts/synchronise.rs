//! Modes « synchronise »: a member's contacts become those of the file, in its order (S3.33, SPEC §8). What is
//! matched keeps its identity; what no row names goes to the trash.

use crate::{
    domain::{
        contact::{ContactField, MemberContact},
        matching::{Features, pair},
        parse::Problem,
    },
    exchange::{
        error::Result,
        message::Field,
        plan::{Draft, FieldChange, PlannedAccount, PlannedRow, Seen, Step, Verdict},
        vocabulary::ContactColumn,
    },
    store::{AccountHead, Member, Reader},
};

use super::{
    ContactRow, Table, Understood,
    admit::{create, refused},
    file_text,
    shared::{Shared, changed},
};

/// Plans one account: its rows, then the contacts that none of them names.
pub(super) fn plan(
    table: &Table,
    reader: &Reader,
    account: &AccountHead,
    rows: Vec<(usize, Understood)>,
    shared: &mut Shared,
    draft: &mut Draft,
) -> Result<()> {
    let members = reader.members(account.id)?;
    let matched = matches(table, &members, &rows);
    let mut stays = vec![false; members.len()];
    matched.iter().flatten().for_each(|at| stays[*at] = true);
    let mut planned = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for ((source, row), at) in rows.into_iter().zip(matched) {
        let member = at.map(|at| &members[at]);
        let (row, step) = match (row, member) {
            (Err(rejected), None) => (rejected.row, Step::Nothing),
            (Err(rejected), Some(member)) => (rejected.row, Step::KeepContact(seen(member))),
            (Ok(row), None) => create(table, reader, account, row)?,
            (Ok(row), Some(member)) => update(table, reader, account, member, row, shared)?,
        };
        places.extend(at.or((row.verdict == Verdict::Create).then_some(members.len())));
        planned.push((row, step, source));
    }
    let first = draft.len();
    // Those that stay get another order, or new ones come between them.
    enter(account, &members, !places.is_sorted(), draft)?;
    for (row, step, source) in planned {
        shared.remember(draft.len(), &step);
        draft.row(row, step, Some(source))?;
    }
    end(table, reader, account, &members, |at| !stays[at], first, draft)?;
    draft.weigh(first, &members, || reader.account_subject(account.id))
}

/// Every other member of a file that stands for all: its contacts go.
pub(super) fn plan_unnamed(table: &Table, reader: &Reader, draft: &mut Draft) -> Result<()> {
    for id in reader.accounts_with_contacts()? {
        if draft.heading_of(id).is_some() {
            continue;
        }
        let Some(account) = reader.account_head_of(id)? else { continue };
        let (members, first) = (reader.members(id)?, draft.len());
        enter(&account, &members, false, draft)?;
        end(table, reader, &account, &members, |_| true, first, draft)?;
        draft.weigh(first, &members, || reader.account_subject(id))?;
    }
    Ok(())
}

/// For each row the member that it is; rows that could not be understood come after the rest, by what they hint at.
fn matches(table: &Table, members: &[Member], rows: &[(usize, Understood)]) -> Vec<Option<usize>> {
    let mut matched = vec![None; rows.len()];
    let mut free: Vec<(usize, Features)> =
        members.iter().map(|member| Features::of(&member.card(), &table.fields)).enumerate().collect();
    let mut pass = |features: &dyn Fn(&Understood) -> Option<Features>| {
        let given = rows.iter().enumerate().filter_map(|(place, (_, row))| Some((place, features(row)?)));
        let (places, given): (Vec<usize>, Vec<Features>) = given.unzip();
        if given.is_empty() {
            return;
        }
        let (at, stored): (Vec<usize>, Vec<Features>) = std::mem::take(&mut free).into_iter().unzip();
        let mut taken = vec![false; stored.len()];
        for (place, member) in places.into_iter().zip(pair(&stored, &given)) {
            matched[place] = member.map(|member| at[member]);
            member.into_iter().for_each(|member| taken[member] = true);
        }
        let left = at.into_iter().zip(stored).zip(taken).filter(|(_, taken)| !taken);
        free = left.map(|(member, _)| member).collect();
    };
    pass(&|row| row.as_ref().ok().map(|row| Features::of(&row.card, &table.fields)));
    pass(&|row| row.as_ref().err().map(|row| row.hints.clone()));
    matched
}

fn enter(account: &AccountHead, members: &[Member], reordered: bool, draft: &mut Draft) -> Result<()> {
    let AccountHead { id, reference, name, .. } = account;
    let heading = PlannedAccount { reference: reference.clone(), name: name.clone(), reordered };
    draft.account(heading, Step::Synchronise(*id, members.iter().map(seen).collect()))
}

fn update(
    table: &Table,
    reader: &Reader,
    account: &AccountHead,
    member: &Member,
    row: ContactRow,
    shared: &mut Shared,
) -> Result<(PlannedRow, Step)> {
    let ContactRow { line, card, warnings } = row;
    let was = member.card();
    let mut card = was.with(&table.fields, &card);
    // What changes nothing goes in, whatever the installation's rules have become since.
    let faults = if card == was { Vec::new() } else { table.faults(reader, Some(member), &mut card)? };
    if !faults.is_empty() {
        return Ok((refused(account, line, &card, faults), Step::KeepContact(seen(member))));
    }
    if shared.contradicts(reader, member, &card)? {
        let column = ContactColumn::Field(changed(&was, &card).unwrap_or(ContactField::Name));
        let problem = Problem::new("problem-contact-contradicted").arg("name", was.contact.display_name());
        let rejected = refused(account, line, &card, vec![table.error(column, problem)]);
        return Ok((rejected, Step::KeepContact(seen(member))));
    }
    let changes = changes(&was, &card);
    let verdict = if changes.is_empty() { Verdict::Unchanged } else { Verdict::Update };
    let mut row = PlannedRow::new(line, &account.reference, card.contact.display_name(), verdict);
    row.changes = changes;
    row.messages = warnings.into_iter().chain(table.remarks(&card)).collect();
    row.messages.extend(shared.warning(table, reader, account, member, &card)?);
    let step = match verdict {
        Verdict::Update => Step::SaveContact(seen(member), Box::new(card)),
        _ => Step::KeepContact(seen(member)),
    };
    Ok((row, step))
}

/// Plans the end of the contacts that stand at these places. Who must not end one is told, and it bars the way:
/// left out, it stays.
fn end(
    table: &Table,
    reader: &Reader,
    account: &AccountHead,
    members: &[Member],
    ends: impl Fn(usize) -> bool,
    first: usize,
    draft: &mut Draft,
) -> Result<()> {
    let mut ended = 0;
    for (_, member) in members.iter().enumerate().filter(|(at, _)| ends(*at)) {
        let name = member.contact.value.display_name();
        let messages = Vec::from_iter(table.refusal(reader, Some(member), None)?);
        let verdict = if messages.is_empty() { Verdict::Delete } else { Verdict::Error };
        let row = PlannedRow::new(0, &account.reference, name, verdict);
        draft.row(PlannedRow { line: None, messages, ..row }, Step::EndContact(seen(member)), None)?;
        ended += usize::from(verdict == Verdict::Delete);
    }
    if ended > 0 && ended == members.len() {
        draft.empties(first);
    }
    Ok(())
}

fn seen(member: &Member) -> Seen {
    Seen {
        link: member.affiliation.id,
        link_version: member.affiliation.version,
        contact: member.contact.id,
        contact_version: member.contact.version,
    }
}

/// Every field that differs: those of the file, and a phone that a new category puts in international form (S0.14).
fn changes(was: &MemberContact, card: &MemberContact) -> Vec<FieldChange> {
    let change = |field: ContactField| {
        let (old, new) = (file_text(was, field), file_text(card, field));
        (old != new).then_some(FieldChange { field: Field::Contact(field), old, new })
    };
    ContactField::ALL.into_iter().chain(ContactField::MORE).filter_map(change).collect()
}
