//! One consistent view of the store: everything that can be asked.

use std::collections::BTreeSet;

use crate::domain::{
    account::Account,
    contact::MemberContact,
    ids::{AccountId, AffiliationId, BatchId, ContactId, UserId},
    record::{Fields, Kind, Record},
    resolve::Subject,
    settings::Settings,
    user::{Role, User},
};

use super::{
    AccountHead, AccountKey, AccountQuery, AccountRow, Batch, Effect, EffectKey, Entry, From, Import, Member,
    Served, Trashed, account_list, accounts, category_acts, dump, effects, engine::Db, error::Result,
    history, imports, members, recipients, served, settings, table::Table, trash,
};

/// Tells two states of the facts apart: the latest change, the latest batch, and how many are under way.
pub type Stamp = [i64; 3];

/// One consistent view of the store.
pub struct Reader<'a> {
    db: Db<'a>,
    user: UserId,
}

#[allow(clippy::missing_errors_doc, reason = "all of them: what the engine says")]
impl<'a> Reader<'a> {
    pub(super) fn new(db: Db<'a>, user: UserId) -> Self {
        Self { db, user }
    }

    /// What the resolver needs to know of an account; `None` for one that is not there, or in the trash.
    pub fn recipients(&self, account: AccountId) -> Result<Option<Subject>> {
        recipients::subject(self.db, account, settings::current(self.db)?.modules())
    }

    /// The same without the account's contacts.
    pub fn account_subject(&self, account: AccountId) -> Result<Option<Subject>> {
        recipients::without_contacts(self.db, account, settings::current(self.db)?.modules())
    }

    /// Everywhere an address or a phone number stands, and what it serves there (X5), accounts by reference.
    /// Nothing for a text that is neither; of what a long write has brought in, only what is indexed already.
    pub fn serves(&self, text: &str) -> Result<Vec<Served>> {
        served::by(self.db, text)
    }

    /// The same of one account.
    pub fn serves_in(&self, account: AccountId, text: &str) -> Result<Vec<Served>> {
        served::in_one(self.db, account, text)
    }

    /// The user who asks, as the store knows them now.
    pub fn user(&self) -> Result<Record<User>> {
        User::get(self.db, self.user)
    }

    /// The installation's switches.
    pub fn settings(&self) -> Result<Settings> {
        settings::current(self.db)
    }

    /// A window of the accounts list, at most `limit` rows, in the list's order.
    pub fn accounts(&self, query: &AccountQuery, from: From, limit: usize) -> Result<Vec<AccountRow>> {
        account_list::window(self.db, query, from, limit)
    }

    /// How many rows the accounts list has.
    pub fn count_accounts(&self, query: &AccountQuery) -> Result<i64> {
        account_list::count(self.db, query)
    }

    /// How many rows of the accounts list stand before a place.
    pub fn account_position(&self, query: &AccountQuery, key: &AccountKey) -> Result<i64> {
        account_list::position(self.db, query, key)
    }

    /// One account, in the trash or not.
    pub fn account(&self, id: AccountId) -> Result<Option<Record<Account>>> {
        Account::load(self.db, id)
    }

    /// The account with this reference, compared without case and outer blanks, in the trash or not.
    pub fn account_by_reference(&self, reference: &str) -> Result<Option<Record<Account>>> {
        accounts::by_reference(self.db, reference)
    }

    /// The same without the rest of the record.
    pub fn account_head(&self, reference: &str) -> Result<Option<AccountHead>> {
        accounts::head(self.db, reference)
    }

    /// The same of the account with this identity, unless it is in the trash.
    pub fn account_head_of(&self, id: AccountId) -> Result<Option<AccountHead>> {
        accounts::head_of(self.db, id)
    }

    /// The accounts that have contacts, by reference.
    pub fn accounts_with_contacts(&self) -> Result<Vec<AccountId>> {
        accounts::with_contacts(self.db)
    }

    /// In how many accounts a contact stands.
    pub fn count_links(&self, contact: ContactId) -> Result<i64> {
        members::count_links(self.db, contact)
    }

    /// Accounts in which a contact stands, so many at most.
    pub fn accounts_of(&self, contact: ContactId, limit: usize) -> Result<Vec<AccountHead>> {
        accounts::of_contact(self.db, contact, limit)
    }

    /// Whether an account could be saved as it is: the answer that a write would give now, for the one with
    /// this identity or for a new one (`ReferenceTaken`, `DomainTaken`, `Refused`).
    pub fn check_account(&self, id: Option<AccountId>, account: &Account) -> Result<()> {
        accounts::check(self.db, id, account)
    }

    /// The reference of the only account with this name, compared without case and accents; none where there are
    /// several.
    pub fn account_called(&self, name: &str) -> Result<Option<String>> {
        accounts::called(self.db, name)
    }

    /// Whose domain it is: the account and its reference.
    pub fn domain_owner(&self, domain: &str) -> Result<Option<(AccountId, String)>> {
        accounts::domain_owner(self.db, domain)
    }

    /// Every account that is not in the trash, by reference, until the visitor says `false`.
    pub fn each_account(&self, visit: impl FnMut(Record<Account>) -> Result<bool>) -> Result<()> {
        accounts::each(self.db, visit)
    }

    /// An account's contacts in their order (S3.19).
    pub fn members(&self, account: AccountId) -> Result<Vec<Member>> {
        members::of(self.db, account)
    }

    /// One contact of an account, in the trash or not.
    pub fn member(&self, id: AffiliationId) -> Result<Option<Member>> {
        members::one(self.db, id)
    }

    /// Those of an account's contacts that hold a category in another account.
    pub fn in_charge_elsewhere(&self, account: AccountId) -> Result<BTreeSet<ContactId>> {
        members::in_charge_elsewhere(self.db, account)
    }

    /// Whether a role may make this of a contact of an account (`Denied`): what a write would answer now. Without
    /// a base it is a new contact, without a card one that ends.
    pub fn check_contact(
        &self,
        role: Role,
        base: Option<&Member>,
        card: Option<&MemberContact>,
    ) -> Result<()> {
        category_acts::check(self.db, role, base, card)
    }

    /// Every contact with its account's reference and name, accounts by reference, contacts by rank, until
    /// the visitor says `false`.
    pub fn each_member(&self, visit: impl FnMut(&str, &str, Member) -> Result<bool>) -> Result<()> {
        members::each(self.db, visit)
    }

    /// Every record of the whole store as it stands, for [`Store::load`](super::Store::load): its first field is
    /// its table, the others are the columns. Until the visitor says `false`.
    pub fn each_record(&self, visit: impl FnMut(&Fields) -> Result<bool>) -> Result<()> {
        dump::each(self.db, visit)
    }

    /// The batches of the store, or those on one account and its contacts, newest first, those before
    /// `before` if it is given (X8).
    pub fn batches(
        &self,
        account: Option<AccountId>,
        before: Option<BatchId>,
        limit: usize,
    ) -> Result<Vec<Batch>> {
        history::batches(self.db, account, before, limit)
    }

    /// What a batch changed on one account and its contacts, at most `limit` records.
    pub fn entries(&self, batch: BatchId, account: AccountId, limit: usize) -> Result<Vec<Entry>> {
        history::entries(self.db, batch, account, limit)
    }

    /// A window of what a batch did, over all accounts, at most `limit` things, in the order in which it was
    /// done.
    pub fn effects(&self, batch: BatchId, from: From<EffectKey>, limit: usize) -> Result<Vec<Effect>> {
        effects::window(self.db, batch, from, limit)
    }

    /// One batch.
    pub fn batch(&self, id: BatchId) -> Result<Option<Batch>> {
        history::batch(self.db, id)
    }

    /// The act that a batch is about in the end: a taking back is about the act that it takes back.
    pub fn original(&self, id: BatchId) -> Result<Option<Batch>> {
        self.batch(id)?.map(|batch| history::original(self.db, batch)).transpose()
    }

    /// The long writes that are not finished, the oldest first: what they have written so far is seen.
    pub fn running(&self) -> Result<Vec<Batch>> {
        history::running(self.db)
    }

    /// The imports that were made, newest first, those before `before` if it is given: whatever they brought
    /// in, wherever they were made, running and taken back ones too.
    pub fn imports(&self, before: Option<BatchId>, limit: usize) -> Result<Vec<Import>> {
        imports::list(self.db, before, limit)
    }

    /// What is known of one import; `None` for a batch that is none.
    pub fn import(&self, batch: BatchId) -> Result<Option<Import>> {
        imports::one(self.db, batch)
    }

    /// The latest import of the same bytes (their SHA-256 in hexadecimal) into the same kind of record that
    /// came to its end and was not taken back.
    pub fn earlier_import(&self, kind: Kind, digest: &str) -> Result<Option<Import>> {
        imports::earlier(self.db, kind, digest)
    }

    /// Tells whether facts have changed since another stamp; drafts do not change it.
    pub fn stamp(&self) -> Result<Stamp> {
        let number = |sql| self.db.number(sql, &[]);
        Ok([
            number("SELECT max(id) FROM change")?,
            number("SELECT max(id) FROM batch")?,
            number("SELECT count(*) FROM batch WHERE state = 'running'")?,
        ])
    }

    /// What is in the trash, the latest first: of one account, or of the whole store.
    pub fn trash(&self, account: Option<AccountId>, limit: usize) -> Result<Vec<Trashed>> {
        trash::list(self.db, account, limit)
    }
}
