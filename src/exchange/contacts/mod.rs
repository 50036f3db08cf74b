//! Contacts files: one row a contact of an account (S3.20–S3.37).

mod add;
mod admit;
mod export;
mod groups;
mod lookalike;
mod organisation;
mod shared;
mod synchronise;
mod whose;

use crate::{
    domain::{
        account::Source,
        contact::{ContactField, MemberContact, Parser},
        matching::Features,
        parse::{Invalid, Problem, Raw, one_line},
        text::fold,
        user::Role,
    },
    store::{AccountHead, ImportMode, Reader},
};

use super::{
    columns::Columns,
    error::{Error, Result, temporary},
    import::Import,
    incoming::Incoming,
    message::Message,
    plan::{Draft, PlannedAccount, PlannedRow, ReadFile, SourceRow, Step, remarks},
    sheet::{Header, Row},
    vocabulary::{self, CARDS, CONTACTS, ContactColumn},
};

pub(super) use export::{export_columns, export_notes, headings, write_row};
use groups::Groups;
use organisation::with_organisation;
use shared::Shared;
use whose::Whose;

const REFERENCE: ContactColumn = ContactColumn::Reference;
const NOTE: ContactColumn = ContactColumn::Field(ContactField::Note);
const TYPE: ContactColumn = ContactColumn::Field(ContactField::Type);

/// Whether a file has the headings of contacts, which an accounts file never has.
pub(super) fn has_headings(header: &Header) -> bool {
    let columns = Columns::find(header, &CONTACTS);
    let function = ContactColumn::Field(ContactField::Function);
    let one_of = [ContactColumn::TypeLabel, ContactColumn::MemberLabel, function];
    columns.has(TYPE) && one_of.into_iter().any(|column| columns.has(column))
}

/// Understands the rows of a contacts file.
pub(super) struct Table {
    columns: Columns<ContactColumn>,
    /// The fields of a contact that the file has columns for.
    fields: Vec<ContactField>,
    /// Whether its rows are cards, which may not say whose they are.
    cards: bool,
    /// Reads under the installation's rules.
    parser: Parser<'static>,
    /// What the person who brings it in may do.
    role: Role,
}

/// A row that was understood; its account is still to be looked up.
struct ContactRow {
    line: u64,
    card: MemberContact,
    warnings: Vec<Message>,
}

impl Table {
    /// Finds the columns.
    ///
    /// # Errors
    /// `MissingColumn` without « Référence » or « Type » (SPEC §8).
    fn new(header: &Header, cards: bool, reader: &Reader) -> Result<Self> {
        let mut columns = Columns::find(header, &CARDS);
        if !columns.has(NOTE) {
            // The note is where it goes: without one it is a column that we do not know.
            columns = Columns::find(header, &CONTACTS);
        }
        if let Some(heading) = columns.missing(&[REFERENCE, TYPE]) {
            return Err(Error::MissingColumn { heading });
        }
        let has = |field: &ContactField| columns.has(ContactColumn::Field(*field));
        let fields = ContactField::ALL.into_iter().chain(ContactField::MORE).filter(has).collect();
        let parser = Parser::new(Source::File).under(&reader.settings()?);
        Ok(Self { columns, fields, cards, parser, role: reader.user()?.value.role })
    }

    fn error(&self, column: ContactColumn, problem: Problem) -> Message {
        Message::error(self.columns.name(column), problem)
    }

    fn warning(&self, column: ContactColumn, problem: Problem) -> Message {
        Message::warning(self.columns.name(column), problem)
    }

    fn errors(&self, invalid: Invalid<ContactField>) -> Vec<Message> {
        let error = |(field, problem)| self.error(ContactColumn::Field(field), problem);
        invalid.0.into_iter().map(error).collect()
    }

    /// Understands a row of this account, or of none; every fault is reported at once.
    fn read(
        &self,
        row: &Row,
        account: Option<&AccountHead>,
    ) -> std::result::Result<MemberContact, Vec<Message>> {
        let stray = account.and_then(|account| self.stray_organisation(row, account));
        let text = |field| {
            let cell = self.columns.cell(row, ContactColumn::Field(field));
            match field {
                ContactField::Categories => vocabulary::categories(cell),
                ContactField::InactiveHere => vocabulary::inactive(cell),
                ContactField::Note => {
                    stray.map_or_else(|| cell.to_owned(), |said| with_organisation(cell, said))
                }
                _ => cell.to_owned(),
            }
        };
        let raw: Raw<ContactField> = self.fields.iter().map(|field| (*field, text(*field))).collect();
        let made = self.parser.fields(&raw).map_err(|by_themselves| {
            let mut faults = self.parser.parse(&raw).err().unwrap_or(by_themselves);
            // What the file has no column for may stand in the store.
            faults.0.retain(|(field, _)| self.fields.contains(field));
            self.errors(faults)
        });
        self.columns.unless_failed(row, made)
    }

    /// A row of an account that could not be understood.
    fn rejected(&self, row: &Row, account: &AccountHead, messages: Vec<Message>) -> Rejected {
        let cell = |field| self.columns.cell(row, ContactColumn::Field(field));
        let name = cell(ContactField::Name);
        let hints = Features::hints(name, cell(ContactField::Mails), cell(ContactField::Phones));
        let row = PlannedRow::rejected(row.line, &account.reference, messages);
        Rejected { row: PlannedRow { name: one_line(name).unwrap_or_default(), ..row }, hints }
    }

    /// What is worth a word about what a row says beside the contact.
    fn warnings(&self, row: &Row, card: &MemberContact, account: &AccountHead) -> Vec<Message> {
        let mut warnings: Vec<Message> =
            remarks(row).chain(self.organisation_warning(row, account)).collect();
        let mut warn = |column, problem| warnings.push(self.warning(column, problem));
        let label = self.columns.cell(row, ContactColumn::MemberLabel).trim();
        if !label.is_empty() && label != account.name && fold(label) != fold(&account.name) {
            let problem = Problem::new("problem-member-label").arg("value", label);
            warn(ContactColumn::MemberLabel, problem.arg("name", &account.name));
        }
        let label = self.columns.cell(row, ContactColumn::TypeLabel).trim();
        if !label.is_empty() && !vocabulary::names_type(label, card.notification) {
            let meant = vocabulary::type_label(card.notification);
            let problem = Problem::new("problem-type-label").arg("value", label).arg("name", meant);
            warn(ContactColumn::TypeLabel, problem);
        }
        warnings
    }
}

/// A field as the plan shows it: the type in the words of files.
pub(super) fn file_text(card: &MemberContact, field: ContactField) -> String {
    match field {
        ContactField::Type => vocabulary::type_label(card.notification).to_owned(),
        _ => card.text(field),
    }
}

/// The account, if contacts may join it (S3.1, S3.24).
fn joinable<'a>(
    head: Option<&'a AccountHead>,
    reference: &str,
) -> std::result::Result<&'a AccountHead, Problem> {
    match head {
        None if reference.is_empty() => Err(Problem::new("problem-reference-required")),
        None => Err(Problem::new("problem-unknown-reference").arg("value", reference)),
        Some(head) if head.trashed => Err(Problem::new("problem-account-in-trash").arg("name", &head.name)),
        Some(head) if !head.kind.has_contacts() => {
            Err(Problem::new("problem-individual-no-contacts").arg("reference", &head.reference))
        }
        Some(head) => Ok(head),
    }
}

/// Plans a contacts file, account by account.
pub(super) fn plan(
    file: &mut Incoming,
    import: &Import,
    reader: &Reader,
    draft: &mut Draft,
) -> Result<ReadFile> {
    let table = Table::new(file.header(), matches!(file, Incoming::Cards(_)), reader)?;
    let mut whose = Whose::new(reader, import.account.as_deref());
    let groups = Groups::read(file, draft, |row| whose.reference(&table, row))?;
    let (mode, mut shared) = (import.mode, Shared::default());
    plan_groups(&table, &groups, &mut whose, reader, mode, &mut shared, draft)?;
    if shared.has_conflicts() {
        // Two rows that make two things of one contact are both wrong, and the first one stands there already.
        shared.begin_again();
        draft.begin_again()?;
        plan_groups(&table, &groups, &mut whose, reader, mode, &mut shared, draft)?;
    }
    shared.plan_echoes(reader, draft)?;
    Ok(ReadFile {
        reference: table.columns.name(REFERENCE),
        unknown_columns: table.columns.unknown(),
        rows: groups.rows,
        highest_reference: 0,
    })
}

fn plan_groups(
    table: &Table,
    groups: &Groups,
    whose: &mut Whose,
    reader: &Reader,
    mode: ImportMode,
    shared: &mut Shared,
    draft: &mut Draft,
) -> Result<()> {
    for group in groups.each() {
        let group = group.map_err(temporary)?;
        let reference = match &group[..] {
            [(_, SourceRow::Read(row)), ..] => whose.reference(table, row)?,
            _ => String::new(),
        };
        let head = reader.account_head(&reference)?;
        let account = match joinable(head.as_ref(), &reference) {
            Ok(account) => account,
            Err(problem) => {
                plan_unjoinable(table, &reference, head.as_ref(), &problem, group, draft)?;
                continue;
            }
        };
        let rows = understood(table, whose, account, group)?;
        if mode.synchronises() {
            synchronise::plan(table, reader, account, rows, shared, draft)?;
        } else {
            add::plan(table, reader, account, rows, draft)?;
        }
    }
    if mode == ImportMode::SynchroniseAll {
        synchronise::plan_unnamed(table, reader, draft)?;
    }
    Ok(())
}

/// Rows of an account that there is not, or that takes no contacts: each is an error, with its own faults.
fn plan_unjoinable(
    table: &Table,
    reference: &str,
    head: Option<&AccountHead>,
    problem: &Problem,
    group: Vec<(usize, SourceRow)>,
    draft: &mut Draft,
) -> Result<()> {
    let name = head.map_or(String::new(), |head| head.name.clone());
    let heading = PlannedAccount { reference: reference.to_owned(), name, reordered: false };
    draft.account(heading, Step::Nothing)?;
    for (source, row) in group {
        match row {
            SourceRow::Unreadable(error) => {
                let rejected = PlannedRow::rejected(error.line, "", vec![error.into()]);
                draft.row(rejected, Step::Nothing, Some(source))?;
            }
            SourceRow::Read(row) => {
                let mut messages = table.read(&row, None).err().unwrap_or_default();
                messages.insert(0, table.error(REFERENCE, problem.clone()));
                let rejected = PlannedRow::rejected(row.line, reference, messages);
                draft.row(rejected, Step::Nothing, Some(source))?;
            }
        }
    }
    Ok(())
}

/// A row of an account, understood or rejected.
type Understood = std::result::Result<ContactRow, Rejected>;

/// A row that does not go in.
struct Rejected {
    row: PlannedRow,
    /// Whose it seems to be: a synchronisation that goes on without it does not end that contact.
    hints: Features,
}

/// The rows of an account in the order of the file, with their places among those that were put aside.
fn understood(
    table: &Table,
    whose: &mut Whose,
    account: &AccountHead,
    group: Vec<(usize, SourceRow)>,
) -> Result<Vec<(usize, Understood)>> {
    let mut understand = |row: SourceRow| -> Result<Understood> {
        let row = match row {
            SourceRow::Unreadable(error) => {
                let row = PlannedRow::rejected(error.line, "", vec![error.into()]);
                return Ok(Err(Rejected { row, hints: Features::default() }));
            }
            SourceRow::Read(row) => row,
        };
        let card = match table.read(&row, Some(account)) {
            Ok(card) => card,
            Err(messages) => return Ok(Err(table.rejected(&row, account, messages))),
        };
        let mut warnings = table.warnings(&row, &card, account);
        warnings.extend(whose.remark(table, &row)?);
        Ok(Ok(ContactRow { line: row.line, card, warnings }))
    };
    group.into_iter().map(|(source, row)| Ok((source, understand(row)?))).collect()
}
