//! Contacts files: one row a contact of an account (S3.20–S3.37).

use std::io;

use crate::{
    domain::{
        account::Source,
        contact::{self, ContactField, MemberContact},
        parse::{Problem, Raw, one_line},
        text::fold,
    },
    store::{AccountHead, Member, OrderEnd, Reader, Result, Write},
};

use super::{
    apply::{changed_since, late, refusal},
    columns::Columns,
    import::{Importer as Import, Outcome},
    lookalike::Lookalikes,
    message::Message,
    plan::{Expected, PlannedRow, Verdict},
    sheet::{Header, Heading, Kind, Row, Writer},
    vocabulary::{self, CONTACTS, ContactColumn},
};

const REFERENCE: ContactColumn = ContactColumn::Reference;
const TYPE: ContactColumn = ContactColumn::Field(ContactField::Type);

/// Whether a file has the headings of contacts, which an accounts file never has.
pub(super) fn has_headings(header: &Header) -> bool {
    let columns = Columns::find(header, &CONTACTS);
    let function = ContactColumn::Field(ContactField::Function);
    let one_of = [ContactColumn::TypeLabel, ContactColumn::MemberLabel, function];
    columns.has(TYPE) && one_of.into_iter().any(|column| columns.has(column))
}

/// A row that was understood; the account is still to be looked up.
struct ContactRow {
    reference: String,
    card: MemberContact,
}

/// Understands the rows of a contacts file. Every one of them is created, even if it is there already (S3.31).
pub(super) struct Importer {
    columns: Columns<ContactColumn>,
    lookalikes: Lookalikes,
    /// The account of the row before: files are grouped by account.
    planned: Option<(String, Option<AccountHead>)>,
    applied: Option<(String, std::result::Result<OrderEnd, Problem>)>,
}

impl Importer {
    /// Finds the columns; the heading of a required one that is missing otherwise (SPEC §8).
    pub fn new(header: &Header) -> std::result::Result<Self, &'static str> {
        let columns = Columns::find(header, &CONTACTS);
        columns.missing(&[REFERENCE, TYPE]).map_or(Ok(()), Err)?;
        Ok(Self { columns, lookalikes: Lookalikes::new(), planned: None, applied: None })
    }

    /// Headings that mean nothing to us.
    pub fn unknown_columns(&self) -> Vec<String> {
        self.columns.unknown()
    }

    /// Understands a row by itself; every fault is reported at once.
    fn read(&self, row: &Row) -> std::result::Result<ContactRow, (String, Vec<Message>)> {
        let mut messages = Vec::new();
        let mut error = |column, problem| messages.push(Message::error(self.columns.name(column), problem));
        let reference = one_line(self.columns.cell(row, REFERENCE)).unwrap_or_else(|problem| {
            error(REFERENCE, problem);
            String::new()
        });
        if reference.is_empty() {
            error(REFERENCE, Problem::new("problem-reference-required"));
        }
        let raw: Raw<ContactField> = ContactField::ALL
            .into_iter()
            .map(|field| (field, self.columns.cell(row, ContactColumn::Field(field)).to_owned()))
            .collect();
        match contact::parse(&raw, Source::File) {
            Ok(card) if messages.is_empty() => Ok(ContactRow { reference, card }),
            Ok(_) => Err((reference, messages)),
            Err(invalid) => {
                for (field, problem) in invalid.0 {
                    messages.push(Message::error(self.columns.name(ContactColumn::Field(field)), problem));
                }
                Err((reference, messages))
            }
        }
    }

    /// What is worth a word about a row that goes in, its look-alikes apart.
    fn warnings(&self, row: &Row, card: &MemberContact, account: &AccountHead) -> Vec<Message> {
        let mut warnings = Vec::new();
        let mut warn = |column, problem| warnings.push(Message::warning(self.columns.name(column), problem));
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
        for (field, problem) in card.warnings() {
            warn(ContactColumn::Field(field), problem);
        }
        warnings
    }
}

/// The account, if contacts may join it (S3.1, S3.24).
fn joinable<'a>(
    head: Option<&'a AccountHead>,
    reference: &str,
) -> std::result::Result<&'a AccountHead, Problem> {
    match head {
        None => Err(Problem::new("problem-unknown-reference").arg("value", reference)),
        Some(head) if head.trashed => Err(Problem::new("problem-account-in-trash").arg("name", &head.name)),
        Some(head) if !head.kind.has_contacts() => {
            Err(Problem::new("problem-individual-no-contacts").arg("reference", &head.reference))
        }
        Some(head) => Ok(head),
    }
}

impl Import for Importer {
    fn plan(&mut self, reader: &Reader, row: &Row) -> Result<(PlannedRow, Expected)> {
        let ContactRow { reference, card } = match self.read(row) {
            Ok(read) => read,
            Err((reference, messages)) => {
                return Ok((PlannedRow::rejected(row.line, &reference, messages), Expected::Nothing));
            }
        };
        if self.planned.as_ref().is_none_or(|(known, _)| *known != reference) {
            self.planned = Some((reference.clone(), reader.account_head(&reference)?));
        }
        let head = self.planned.as_ref().and_then(|(_, head)| head.clone());
        let account = match joinable(head.as_ref(), &reference) {
            Ok(account) => account,
            Err(problem) => {
                let message = Message::error(self.columns.name(REFERENCE), problem);
                return Ok((PlannedRow::rejected(row.line, &reference, vec![message]), Expected::Nothing));
            }
        };
        let mut messages = self.warnings(row, &card, account);
        if let Some(problem) = self.lookalikes.meet(reader, account.id, &card.contact, row.line)? {
            let column = ContactColumn::Field(ContactField::Name);
            messages.push(Message::warning(self.columns.name(column), problem));
        }
        let planned = PlannedRow {
            line: row.line,
            account: account.reference.clone(),
            name: card.contact.display_name().to_owned(),
            verdict: Verdict::Create,
            changes: Vec::new(),
            messages,
        };
        Ok((planned, Expected::New))
    }

    fn begin_chunk(&mut self) {
        self.applied = None;
    }

    fn apply(&mut self, write: &mut Write, row: &Row, _: Expected) -> Result<Outcome> {
        let Ok(ContactRow { reference, card }) = self.read(row) else {
            return Ok(late(self.columns.name(REFERENCE), changed_since()));
        };
        if self.applied.as_ref().is_none_or(|(known, _)| *known != reference) {
            let head = write.account_head(&reference)?;
            let end = match joinable(head.as_ref(), &reference) {
                Ok(account) => write.order_end(account.id).map(Ok).or_else(|e| refusal(e).map(Err))?,
                Err(problem) => Err(problem),
            };
            self.applied = Some((reference, end));
        }
        match &mut self.applied {
            Some((_, Ok(end))) => {
                write.append_contact(end, card)?;
                Ok(Outcome::Written)
            }
            Some((_, Err(problem))) => Ok(late(self.columns.name(REFERENCE), problem.clone())),
            None => Ok(late(self.columns.name(REFERENCE), changed_since())),
        }
    }
}

/// The columns of an export, in their order (S3.23).
pub(super) fn export_columns() -> Vec<Heading<'static>> {
    CONTACTS.into_iter().map(|(column, heading)| export_column(column, heading)).collect()
}

fn export_column(column: ContactColumn, heading: &'static str) -> Heading<'static> {
    let plain = Heading::of_text(heading);
    match column {
        ContactColumn::Reference => Heading { width: 12, ..plain },
        ContactColumn::Field(ContactField::Phones | ContactField::Fax) => {
            Heading { kind: Kind::Phone, ..plain }
        }
        ContactColumn::Field(ContactField::Type) => Heading { width: 6, ..plain },
        ContactColumn::Field(ContactField::Note | ContactField::Mails) => Heading { width: 36, ..plain },
        ContactColumn::TypeLabel => Heading { width: 32, ..plain },
        ContactColumn::MemberLabel | ContactColumn::Field(_) => plain,
    }
}

/// Writes a contact as a row.
pub(super) fn write_row<W: io::Write>(
    writer: &mut Writer<W>,
    reference: &str,
    account: &str,
    member: &Member,
) -> io::Result<()> {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    writer.row(CONTACTS.iter().map(|(column, _)| match column {
        ContactColumn::Reference => reference,
        ContactColumn::MemberLabel => account,
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
