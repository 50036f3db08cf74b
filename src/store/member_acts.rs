//! What may be done to an account's contacts: adding, saving, deleting, restoring, ordering.

use std::collections::BTreeSet;

use crate::domain::{
    account::AccountKind,
    affiliation::{Affiliation, RANK},
    contact::MemberContact,
    ids::{AccountId, AffiliationId},
    order::{self, Direction},
    parse::Problem,
    record::Record,
};

#[cfg(test)]
use crate::domain::{affiliation::NotificationType, contact::Contact, ids::ContactId};

use super::{
    engine::{Db, params},
    error::{Error, Result},
    members::{self, Member},
    table::Table,
    write::{Saved, Write},
};

/// The end of an account's order, where contacts are added one after the other. Good for one transaction:
/// in the next one somebody else may have written.
#[derive(Debug)]
pub struct OrderEnd {
    account: AccountId,
    last: i64,
}

/// S3.1: only an account that may have contacts gets one.
pub(super) fn check_account(db: Db, account: AccountId) -> Result<()> {
    let found = db.one(
        "SELECT kind, reference FROM account WHERE id = ?1 AND trashed = 0",
        params![account.0],
        |row| Ok((AccountKind::from_code(row.get_ref(0)?.as_str().unwrap_or("")), row.get::<_, String>(1)?)),
    )?;
    let (kind, reference) = found.ok_or(Error::Gone)?;
    if kind.unwrap_or_default().has_contacts() {
        return Ok(());
    }
    Err(Error::Refused(Problem::new("problem-individual-no-contacts").arg("reference", reference)))
}

impl Write<'_> {
    /// Adds a contact at the end of an account's order (S3.3).
    ///
    /// # Errors
    /// `Gone`, `Refused` for a *Particulier* (S3.1).
    pub fn add_contact(&mut self, account: AccountId, card: MemberContact) -> Result<AffiliationId> {
        let mut end = self.order_end(account)?;
        self.append_contact(&mut end, card)
    }

    /// Where an account's next contact goes: asked once, then for each contact of the same transaction.
    ///
    /// # Errors
    /// `Gone`, `Refused` for a *Particulier* (S3.1).
    pub fn order_end(&self, account: AccountId) -> Result<OrderEnd> {
        check_account(self.db(), account)?;
        let last = self.db().number(
            "SELECT max(rank) FROM affiliation WHERE account = ?1 AND trashed = 0",
            params![account.0],
        )?;
        Ok(OrderEnd { account, last })
    }

    /// Adds a contact at the end of an account's order, which moves on.
    ///
    /// # Errors
    /// What the engine says.
    pub fn append_contact(&mut self, end: &mut OrderEnd, card: MemberContact) -> Result<AffiliationId> {
        let rank = end.last + 1;
        let contact = self.create(&card.contact)?;
        let id = self.create(&card.link(end.account, contact, rank))?;
        end.last = rank;
        Ok(id)
    }

    /// Links a contact that exists already to one more account, at the end of its order (S1.6), as one who is sent
    /// nothing there.
    ///
    /// # Errors
    /// `Gone`, `Refused` for a *Particulier* (S3.1).
    #[cfg(test)]
    pub fn affiliate(&mut self, account: AccountId, contact: ContactId) -> Result<AffiliationId> {
        let rank = self.order_end(account)?.last + 1;
        let card = MemberContact::of(Contact::default(), NotificationType::None);
        self.create(&card.link(account, contact, rank))
    }

    /// Saves a contact that was read as `base`.
    ///
    /// # Errors
    /// `Conflict`, `Gone`.
    pub fn save_contact(&mut self, base: &Member, mine: MemberContact) -> Result<Saved> {
        let link = base.link_of(&mine);
        let saved = [self.save(&base.contact, &mine.contact)?, self.save(&base.affiliation, &link)?];
        Ok(*[Saved::Merged, Saved::Saved]
            .iter()
            .find(|kind| saved.contains(kind))
            .unwrap_or(&Saved::Unchanged))
    }

    /// An account's contacts in their order (S3.19), as this transaction sees them.
    ///
    /// # Errors
    /// What the engine says.
    pub fn members(&self, account: AccountId) -> Result<Vec<Member>> {
        members::of(self.db(), account)
    }

    /// One contact of an account, in the trash or not.
    ///
    /// # Errors
    /// What the engine says.
    pub fn member(&self, id: AffiliationId) -> Result<Option<Member>> {
        members::one(self.db(), id)
    }

    /// Takes a contact off an account; the contact itself goes to the trash with its last link. The others
    /// close up when the transaction ends, or with [`Write::set_order`].
    ///
    /// # Errors
    /// `Gone`.
    pub fn trash_contact(&mut self, id: AffiliationId) -> Result<()> {
        let member =
            members::one(self.db(), id)?.filter(|member| !member.affiliation.trashed).ok_or(Error::Gone)?;
        self.end_affiliation(&member)?;
        self.leave_gap(member.affiliation.value.account);
        Ok(())
    }

    /// Ends one link, without closing the gap in the order.
    pub(super) fn end_affiliation(&mut self, member: &Member) -> Result<()> {
        self.set_trashed(&member.affiliation, true)?;
        let left = self.db().number(
            "SELECT count(*) FROM affiliation WHERE contact = ?1 AND trashed = 0",
            params![member.contact.id.0],
        )?;
        if left == 0 { self.set_trashed(&member.contact, true) } else { Ok(()) }
    }

    /// Brings a contact back to its account, at its rank.
    ///
    /// # Errors
    /// `Gone` when the account is no longer there, `Refused` when it became a *Particulier* (S3.1).
    pub fn restore_contact(&mut self, id: AffiliationId) -> Result<()> {
        let link = self.revive(id)?;
        self.put_back(link.account, vec![(id, link.rank)])
    }

    /// Takes a link and its contact out of the trash, without its place in the order.
    pub(super) fn revive(&mut self, id: AffiliationId) -> Result<Affiliation> {
        let member =
            members::one(self.db(), id)?.filter(|member| member.affiliation.trashed).ok_or(Error::Gone)?;
        check_account(self.db(), member.affiliation.value.account)?;
        self.set_trashed(&member.affiliation, false)?;
        if member.contact.trashed {
            self.set_trashed(&member.contact, false)?;
        }
        Ok(member.affiliation.value)
    }

    /// Moves a contact one place; `false` at the end of the order (« Modifier l'ordre des contacts »).
    ///
    /// # Errors
    /// `Gone`.
    pub fn move_contact(&mut self, id: AffiliationId, direction: Direction) -> Result<bool> {
        let link = Affiliation::load(self.db(), id)?.filter(|link| !link.trashed).ok_or(Error::Gone)?;
        let account = link.value.account;
        let mut order = self.order(account)?;
        let moved = order::step(&mut order, &id, direction);
        if moved {
            self.put_order(account, &order)?;
        }
        Ok(moved)
    }

    /// Gives an account's contacts this order; those that it does not name follow in the order that they
    /// have.
    ///
    /// # Errors
    /// `Gone` when one of them is no contact of the account any more, or is named twice.
    pub fn set_order(&mut self, account: AccountId, wanted: &[AffiliationId]) -> Result<()> {
        let present = self.order(account)?;
        let mut left: BTreeSet<AffiliationId> = present.iter().copied().collect();
        if !wanted.iter().all(|id| left.remove(id)) {
            return Err(Error::Gone);
        }
        let others = present.into_iter().filter(|id| left.contains(id));
        let order: Vec<AffiliationId> = wanted.iter().copied().chain(others).collect();
        self.put_order(account, &order)
    }

    /// Puts links back at the ranks that they had.
    pub(super) fn put_back(
        &mut self,
        account: AccountId,
        returning: Vec<(AffiliationId, i64)>,
    ) -> Result<()> {
        let order = order::reinsert(&self.order(account)?, returning);
        self.put_order(account, &order)
    }

    pub(super) fn close_ranks(&mut self, account: AccountId) -> Result<()> {
        let order = self.order(account)?;
        self.put_order(account, &order)
    }

    fn order(&self, account: AccountId) -> Result<Vec<AffiliationId>> {
        self.db().all(
            "SELECT id FROM affiliation WHERE account = ?1 AND trashed = 0 ORDER BY rank, id",
            params![account.0],
            |row| Ok(AffiliationId(row.get(0)?)),
        )
    }

    /// S3.19: ranks are dense, 1..n.
    fn put_order(&mut self, account: AccountId, order: &[AffiliationId]) -> Result<()> {
        for (rank, id) in (1..).zip(order) {
            let link = Affiliation::get(self.db(), *id)?;
            self.put_rank(&link, rank)?;
        }
        self.no_gap(account);
        Ok(())
    }

    /// Gives one link a rank, in the trash or not.
    pub(super) fn put_rank(&mut self, link: &Record<Affiliation>, rank: i64) -> Result<()> {
        if link.value.rank == rank {
            return Ok(());
        }
        let mut fields = link.fields();
        fields.insert(RANK.into(), rank.into());
        self.put(link, fields).map(drop)
    }
}
