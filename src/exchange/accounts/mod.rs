//! Accounts files: one row an account, created or updated by its reference (SPEC §8).

mod export;

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use crate::{
    domain::{
        account::{Account, AccountField, REFERENCE_DIGITS, Source, generated_number, parse, reference_key},
        choices,
        parse::{Problem, one_line},
        record::Record,
        text,
    },
    store::{self, Reader},
};

use super::{
    apply::refusal,
    columns::Columns,
    contacts,
    error::{Error, Result, temporary},
    incoming::Incoming,
    message::{Field, Message},
    plan::{Draft, FieldChange, PlannedRow, Reach, ReadFile, SourceRow, SpoolWriter, Step, Verdict, remarks},
    sheet::{Header, ReadError, Row},
    vocabulary::{self, ACCOUNTS, AccountColumn},
};

pub(super) use export::{export_columns, export_notes, write_row};

const REFERENCE: AccountColumn = AccountColumn::Field(AccountField::Reference);

/// Understands the rows of an accounts file.
struct Table {
    columns: Columns<AccountColumn>,
    /// What earlier rows claimed, hashed to eight bytes: the plan of a million accounts stays small.
    hasher: RandomState,
    references: HashMap<u64, u64>,
    domains: HashMap<u64, u64>,
    /// Domains that earlier rows took off accounts.
    freed: HashSet<u64>,
    /// The greatest number of a six-digit reference in the file; generated ones start above it.
    highest: i64,
}

impl Table {
    /// Finds the columns.
    ///
    /// # Errors
    /// `MissingColumn` without « Référence ».
    fn new(header: &Header) -> Result<Self> {
        let columns = Columns::find(header, &ACCOUNTS);
        if let Some(heading) = columns.missing(&[REFERENCE]) {
            return Err(Error::MissingColumn { heading });
        }
        Ok(Self {
            columns,
            hasher: RandomState::new(),
            references: HashMap::new(),
            domains: HashMap::new(),
            freed: HashSet::new(),
            highest: 0,
        })
    }

    fn error(&self, field: AccountField, problem: Problem) -> Message {
        Message::error(self.columns.name(AccountColumn::Field(field)), problem)
    }

    fn reference(&self, row: &Row) -> std::result::Result<String, Vec<Message>> {
        if let Some(failure) = self.columns.failure(row, REFERENCE) {
            return Err(vec![failure]);
        }
        one_line(self.columns.cell(row, REFERENCE))
            .map_err(|problem| vec![self.error(AccountField::Reference, problem)])
    }

    /// What a row makes of an account (`base`), or of none: a column that the file lacks changes nothing, an
    /// empty cell empties the field, a name apart.
    fn read(&self, row: &Row, base: Option<&Account>) -> std::result::Result<Account, Vec<Message>> {
        let mut raw = base.map(Account::raw).unwrap_or_default();
        let mut faults = Vec::new();
        for field in AccountField::ALL {
            let column = AccountColumn::Field(field);
            let cell = self.columns.cell(row, column);
            match field {
                _ if !self.columns.has(column) => {}
                AccountField::Reference if base.is_some() => {}
                AccountField::Name if base.is_some() && cell.trim().is_empty() => {}
                AccountField::Kind => raw.set(field, kind_code(cell)),
                _ if AccountField::PREMIUM.contains(&field) => match premium(field, cell) {
                    Ok(value) => raw.set(field, value),
                    // What a record says that its list has no more, it keeps.
                    Err(_) if cell.trim() == raw.get(field) => {}
                    Err(problem) => faults.push(self.error(field, problem)),
                },
                _ => raw.set(field, cell),
            }
        }
        let parsed = parse(&raw, Source::File).map_err(|invalid| {
            invalid.0.into_iter().map(|(field, problem)| self.error(field, problem)).collect::<Vec<_>>()
        });
        let made = match parsed {
            Ok(account) if faults.is_empty() => Ok(account),
            Ok(_) => Err(faults),
            Err(more) => Err(more.into_iter().chain(faults).collect()),
        };
        self.columns.unless_failed(row, made)
    }

    /// What the store and earlier rows say against it.
    fn conflicts(
        &self,
        reader: &Reader,
        base: Option<&Record<Account>>,
        account: &Account,
    ) -> Result<Vec<Message>> {
        let mut asked = account.clone();
        asked.domains.retain(|domain| !self.freed.contains(&self.domain_mark(domain)));
        if let Err(error) = reader.check_account(base.map(|base| base.id), &asked) {
            let field = match error {
                store::Error::DomainTaken { .. } => AccountField::Domains,
                store::Error::Refused(_) => AccountField::Kind,
                _ => AccountField::Reference,
            };
            return Ok(vec![self.error(field, refusal(error)?)]);
        }
        let earlier = account.domains.iter().filter_map(|domain| {
            let line = self.domains.get(&self.domain_mark(domain))?;
            let problem = Problem::new("problem-domain-earlier").arg("value", domain).arg("line", line);
            Some(self.error(AccountField::Domains, problem))
        });
        Ok(earlier.collect())
    }

    /// Remembers what a row that goes in claims and gives up.
    fn claim(&mut self, line: u64, base: Option<&Account>, account: &Account) {
        for domain in &account.domains {
            self.domains.insert(self.domain_mark(domain), line);
        }
        for domain in base.iter().flat_map(|base| &base.domains).filter(|d| !account.domains.contains(d)) {
            self.freed.insert(self.domain_mark(domain));
        }
    }

    fn domain_mark(&self, domain: &str) -> u64 {
        self.hasher.hash_one(text::ascii(domain).as_deref().unwrap_or(domain))
    }

    fn warnings(&self, row: &Row, account: &Account) -> Vec<Message> {
        let owner = self.columns.cell(row, AccountColumn::Owner).trim();
        let owner = (!owner.is_empty()).then(|| {
            let problem = Problem::new("problem-owner-ignored").arg("value", owner);
            Message::warning(self.columns.name(AccountColumn::Owner), problem)
        });
        let fields = account.warnings().into_iter();
        let fields = fields
            .map(|(field, problem)| Message::warning(self.columns.name(AccountColumn::Field(field)), problem))
            .chain(owner);
        remarks(row).chain(fields).collect()
    }

    /// The row as far as it can be refused without a look at its other fields: whose it is.
    fn base(
        &mut self,
        reader: &Reader,
        row: &Row,
        reference: &str,
    ) -> Result<std::result::Result<Option<Record<Account>>, Problem>> {
        if reference.is_empty() {
            return Ok(Ok(None));
        }
        self.highest = self.highest.max(generated_number(reference, REFERENCE_DIGITS).unwrap_or(0));
        let mark = self.hasher.hash_one(reference_key(reference));
        if let Some(line) = self.references.insert(mark, row.line) {
            self.references.insert(mark, line);
            return Ok(Err(Problem::new("problem-reference-twice")
                .arg("value", reference)
                .arg("line", line)));
        }
        Ok(match reader.account_by_reference(reference)? {
            Some(base) if base.trashed => {
                Err(Problem::new("problem-account-in-trash").arg("name", base.value.name))
            }
            base => Ok(base),
        })
    }
}

/// The code of the kind that a cell names; a word that names none stays, for the message.
fn kind_code(cell: &str) -> &str {
    vocabulary::kind(cell).map_or(cell, |kind| kind.code())
}

/// What a cell makes of one of the « champs Premium » (S1.18–S1.21).
fn premium(field: AccountField, cell: &str) -> std::result::Result<String, Problem> {
    match field {
        AccountField::Renewal => choices::day(cell),
        _ => choices::choose(field, cell),
    }
}

fn changes(old: &Account, new: &Account) -> Vec<FieldChange> {
    let change = |field| {
        let (old, new) = (file_text(old, field), file_text(new, field));
        (old != new).then_some(FieldChange { field: Field::Account(field), old, new })
    };
    AccountField::ALL.into_iter().filter_map(change).collect()
}

/// A field as files write it.
pub(super) fn file_text(account: &Account, field: AccountField) -> String {
    match field {
        AccountField::Kind => vocabulary::kind_label(account.kind).to_owned(),
        AccountField::Renewal => choices::french_day(&account.renewal),
        _ => account.text(field),
    }
}

impl Table {
    /// What a row makes of the store.
    fn plan_row(&mut self, reader: &Reader, row: &Row) -> Result<(PlannedRow, Step, Reach)> {
        let rejected = |reference: &str, messages| {
            Ok((PlannedRow::rejected(row.line, reference, messages), Step::Nothing, Reach::default()))
        };
        let reference = match self.reference(row) {
            Ok(reference) => reference,
            Err(messages) => return rejected("", messages),
        };
        let base = match self.base(reader, row, &reference)? {
            Ok(base) => base,
            Err(problem) => return rejected(&reference, vec![self.error(AccountField::Reference, problem)]),
        };
        let account = match self.read(row, base.as_ref().map(|base| &base.value)) {
            Ok(account) => account,
            Err(messages) => return rejected(&reference, messages),
        };
        let conflicts = self.conflicts(reader, base.as_ref(), &account)?;
        if !conflicts.is_empty() {
            return rejected(&reference, conflicts);
        }
        self.claim(row.line, base.as_ref().map(|base| &base.value), &account);
        let changes = base.as_ref().map(|base| changes(&base.value, &account)).unwrap_or_default();
        let verdict = match &base {
            None => Verdict::Create,
            Some(_) if changes.is_empty() => Verdict::Unchanged,
            Some(_) => Verdict::Update,
        };
        let mut planned = PlannedRow::new(row.line, &account.reference, &account.name, verdict);
        (planned.changes, planned.messages) = (changes, self.warnings(row, &account));
        let reach = base.as_ref().map(|base| reach(reader, base, &account)).transpose()?.unwrap_or_default();
        let step = match base {
            None => Step::CreateAccount(Box::new(account)),
            Some(_) if verdict == Verdict::Unchanged => Step::Nothing,
            Some(base) => Step::SaveAccount(base.id, base.version, Box::new(account)),
        };
        Ok((planned, step, reach))
    }
}

/// The topics that reach somebody of an account, as it is and as it becomes; none where that is all the same.
fn reach(reader: &Reader, base: &Record<Account>, account: &Account) -> Result<Reach> {
    if base.value.is_reached_like(account) {
        return Ok(Reach::default());
    }
    let Some(now) = reader.recipients(base.id)? else { return Ok(Reach::default()) };
    Ok(Reach { was: now.reach(), becomes: now.with_account(account).reach() })
}

/// Plans an accounts file, row by row.
pub(super) fn plan(file: &mut Incoming, reader: &Reader, draft: &mut Draft) -> Result<ReadFile> {
    if contacts::has_headings(file.header()) {
        return Err(Error::ContactsAsAccounts);
    }
    let mut table = Table::new(file.header())?;
    let mut rows = SpoolWriter::new().map_err(temporary)?;
    while let Some(row) = file.next_row() {
        let row = match row {
            Ok(row) => SourceRow::Read(row),
            Err(ReadError::Row(error)) => SourceRow::Unreadable(error),
            Err(ReadError::File(error)) => return Err(error.into()),
        };
        let source = rows.push(&row).map_err(temporary)?;
        let (planned, step, reach) = match row {
            SourceRow::Read(row) => table.plan_row(reader, &row)?,
            SourceRow::Unreadable(error) => {
                let rejected = PlannedRow::rejected(error.line, "", vec![error.into()]);
                (rejected, Step::Nothing, Reach::default())
            }
        };
        draft.row(planned, step, Some(source))?;
        draft.weigh_last(reach);
    }
    Ok(ReadFile {
        reference: table.columns.name(REFERENCE),
        unknown_columns: table.columns.unknown(),
        rows: rows.finish().map_err(temporary)?,
        highest_reference: table.highest,
    })
}
