//! What the store promises, seen from outside.

mod categories;
mod chunks;
mod coverage;
mod coverage_acts;
mod drafts;
mod dump;
mod engine;
mod full_disk;
mod history;
mod imports;
mod migrations;
mod opening;
mod people;
mod properties;
mod records;
mod rehearse;
mod search;
mod served;
mod trash;
mod undo;
mod undo_import;
mod undo_long;

use crate::domain::{
    account::Account,
    affiliation::NotificationType,
    contact::{Contact, MemberContact},
    ids::{AccountId, BatchId},
    record::Kind,
    rights::Act,
    user::Role,
};

use super::{
    CHUNK, Error, ImportMode, ImportNote, Kept, Member, Mode, Stage, Store, Undone, Write, Written,
    testing::{self, colleague},
};

/// What a progress was told: the stage, how much of it is done, of how much.
type Told = Vec<(Stage, u64, u64)>;

fn account(store: &mut Store, reference: &str, name: &str) -> AccountId {
    create(store, Account { reference: reference.into(), name: name.into(), ..Account::default() })
        .expect("created")
        .value
}

fn create(store: &mut Store, account: Account) -> Result<Written<AccountId>, Error> {
    let name = account.name.clone();
    store.write(Act::CreateAccount, &name, |write| write.create_account(account))
}

fn edit(store: &mut Store, id: AccountId, change: impl FnOnce(&mut Account)) -> Result<BatchId, Error> {
    let base = store.read(|read| read.account(id))?.ok_or(Error::Gone)?;
    let mut mine = base.value.clone();
    change(&mut mine);
    let written = store.write(Act::EditAccount, "", |write| write.save_account(&base, mine))?;
    Ok(written.batch.expect("something changed"))
}

fn card(name: &str) -> MemberContact {
    let contact = Contact {
        name: name.into(),
        mails: format!("{}@martin.example", name.to_lowercase()),
        phones: "+33 6 12 34 56 78".into(),
        ..Contact::default()
    };
    MemberContact::of(contact, NotificationType::All)
}

fn add(store: &mut Store, account: AccountId, name: &str) -> BatchId {
    let written = store.write(Act::AddContact, name, |write| write.add_contact(account, card(name)));
    written.expect("added").batch.expect("a batch")
}

fn edit_contact(
    store: &mut Store,
    base: &Member,
    change: impl FnOnce(&mut MemberContact),
) -> Result<BatchId, Error> {
    let mut mine = base.card();
    change(&mut mine);
    let written = store.write(Act::EditContact, "", |write| write.save_contact(base, mine))?;
    Ok(written.batch.expect("something changed"))
}

fn delete(store: &mut Store, member: &Member) -> BatchId {
    let id = member.affiliation.id;
    let written = store.write(Act::TrashContact, "", |write| write.trash_contact(id));
    written.expect("deleted").batch.expect("a batch")
}

fn members(store: &Store, account: AccountId) -> Vec<Member> {
    store.read(|read| read.members(account)).expect("read")
}

fn names(store: &Store, account: AccountId) -> Vec<String> {
    let members = members(store, account);
    let ranks: Vec<i64> = members.iter().map(|member| member.affiliation.value.rank).collect();
    assert_eq!(ranks, (1..=members.len() as i64).collect::<Vec<_>>(), "S3.19: dense");
    members.into_iter().map(|member| member.contact.value.name).collect()
}

fn undo(store: &mut Store, batch: BatchId) -> BatchId {
    store.undo(batch, &mut |_, _| true).expect("taken back").batch.expect("a batch")
}

/// Brings again what was taken back.
fn redo(store: &mut Store, batch: BatchId) -> Result<Written<Undone>, Error> {
    let undoing = store.undoing(batch)?;
    store.undo(undoing, &mut |_, _| true)
}

fn last_batch(store: &Store) -> BatchId {
    BatchId(store.engine.read(|db| db.number("SELECT max(id) FROM batch", &[])).unwrap())
}

/// The message of a refusal, with its arguments.
fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> String {
    match answer.expect_err("refused") {
        Error::Refused(problem) => format!("{problem:?}"),
        other => panic!("another error: {other:?}"),
    }
}

fn kept(name: &str, who: &str) -> Kept {
    Kept { name: name.into(), who: who.into(), taken: false }
}

/// What an importer says of a file with this digest.
fn note(digest: &str, mode: ImportMode) -> ImportNote {
    ImportNote { digest: digest.into(), mode, rows: 9, unchanged: 1, rejected: 2 }
}

/// What a file says of one account's contacts: name and phones of each.
type Rows<'a> = &'a [(&'a str, &'a str)];

/// Makes an account's contacts those of a file, as a synchronisation does: names are matched.
fn synchronise(write: &mut Write, account: AccountId, rows: Rows) -> Result<(), Error> {
    let (mut left, mut order) = (write.members(account)?, Vec::new());
    for (name, phones) in rows {
        let mut wanted = card(name);
        wanted.contact.phones = (*phones).into();
        order.push(match left.iter().position(|member| member.contact.value.name == *name) {
            None => write.add_contact(account, wanted)?,
            Some(at) => {
                let member = left.remove(at);
                let MemberContact { function, note, notification, .. } = member.card();
                let wanted = MemberContact { function, note, notification, ..wanted };
                write.save_contact(&member, wanted)?;
                member.affiliation.id
            }
        });
    }
    left.iter().try_for_each(|member| write.trash_contact(member.affiliation.id))?;
    write.set_order(account, &order)
}

/// The same for several accounts, as one import.
fn synchronised(store: &mut Store, accounts: &[(AccountId, Rows)]) -> BatchId {
    let whole = |write: &mut Write| {
        write.note_import(Kind::Affiliation, note("d1", ImportMode::Synchronise));
        accounts.iter().try_for_each(|(account, rows)| synchronise(write, *account, rows))
    };
    store.write(Act::ImportContacts, "membres.csv", whole).expect("written").batch.expect("a batch")
}

/// Every record with all it holds, in the trash or not, and what is derived of it; versions apart.
fn records(store: &Store) -> Vec<String> {
    let tables = ["account", "account_domain", "contact", "affiliation", "search_doc"];
    let of = |db: super::Db, table: &str| {
        let columns = format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'version'");
        let columns: Vec<String> = db.all(&columns, &[], |row| Ok(row.get(0)?))?;
        let rows = format!("SELECT json_array('{table}', {}) FROM {table} ORDER BY 1", columns.join(", "));
        db.all(&rows, &[], |row| Ok(row.get(0)?))
    };
    let read = |table: &&str| store.engine.read(|db| of(db, table)).expect("read");
    tables.iter().flat_map(read).collect()
}

/// Every fact of the desk, as text that can be compared.
fn facts(store: &Store) -> Vec<String> {
    let mut facts = Vec::new();
    store
        .read(|read| {
            read.each_account(|account| {
                facts.push(format!("{:?}", account.value));
                Ok(true)
            })?;
            read.each_member(|reference, _, member| {
                facts.push(format!("{reference} {} {:?}", member.affiliation.value.rank, member.card()));
                Ok(true)
            })
        })
        .expect("read");
    facts
}

fn integrity(store: &Store) -> String {
    let check = |db: super::Db| {
        assert_eq!(db.number("SELECT count(*) FROM pragma_foreign_key_check", &[])?, 0);
        db.one("PRAGMA integrity_check", &[], |row| Ok(row.get::<_, String>(0)?))
    };
    // By a connection of its own: full-text search checks its index as the connection last knew it, and takes
    // what another one has written since for damage.
    store.again().expect("opened").engine.read(check).expect("checked").expect("an answer")
}
