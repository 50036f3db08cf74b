//! What the store promises, seen from outside.

mod chunks;
mod drafts;
mod dump;
mod engine;
mod full_disk;
mod history;
mod people;
mod properties;
mod records;
mod search;
mod trash;
mod undo;

use crate::domain::{
    account::Account,
    affiliation::NotificationType,
    contact::{Contact, MemberContact},
    ids::{AccountId, BatchId},
    rights::Act,
    user::Role,
};

use super::{
    Error, Kept, Member, Mode, Store, Written,
    testing::{self, colleague},
};

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
        fax: String::new(),
    };
    MemberContact {
        contact,
        function: String::new(),
        note: String::new(),
        notification: NotificationType::All,
    }
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

/// The message of a refusal, with its arguments.
fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> String {
    match answer.expect_err("refused") {
        Error::Refused(problem) => format!("{problem:?}"),
        other => panic!("another error: {other:?}"),
    }
}

fn kept(name: &str, who: &str) -> Kept {
    Kept { name: name.into(), who: who.into() }
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
    store.engine.read(check).expect("checked").expect("an answer")
}
