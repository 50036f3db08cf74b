//! Contacts that stand in several accounts: a row that changes their own fields changes them in each of these.

use std::collections::{HashMap, HashSet};

use crate::{
    domain::{
        contact::{Contact, ContactField, MemberContact},
        ids::{AccountId, ContactId},
        parse::Problem,
        reach::Alone,
    },
    exchange::{
        error::Result,
        message::Message,
        plan::{Draft, PlannedAccount, Step},
        vocabulary::ContactColumn,
    },
    store::{AccountHead, Member, Reader},
};

use super::Table;

/// A contact's own fields, which it has in every account.
const OWN: [ContactField; 4] =
    [ContactField::Name, ContactField::Mails, ContactField::Phones, ContactField::Fax];

/// The first of its own fields in which a contact becomes another one.
pub(super) fn changed(was: &MemberContact, becomes: &MemberContact) -> Option<ContactField> {
    OWN.into_iter().find(|field| was.text(*field) != becomes.text(*field))
}

/// Other accounts of a contact that are named.
const NAMED: usize = 3;

/// What rows make of contacts that stand in several accounts.
#[derive(Debug, Default)]
pub(super) struct Shared {
    made: HashMap<ContactId, Made>,
    /// Contacts of which two rows make two things.
    conflicts: HashSet<ContactId>,
}

/// What the first row that differs from the store makes of a contact.
#[derive(Debug)]
struct Made {
    contact: Contact,
    /// Whether it is reached otherwise then.
    otherwise: bool,
    /// The lines of the plan that make it.
    makers: Vec<usize>,
}

impl Shared {
    pub fn has_conflicts(&self) -> bool {
        !self.conflicts.is_empty()
    }

    /// Forgets what rows made of contacts, and keeps which of them are contradicted.
    pub fn begin_again(&mut self) {
        self.made.clear();
    }

    /// Whether another row makes something else of a contact.
    pub fn contradicts(&mut self, reader: &Reader, member: &Member, card: &MemberContact) -> Result<bool> {
        let (id, was) = (member.contact.id, &member.contact.value);
        if card.contact == *was || reader.count_links(id)? < 2 {
            return Ok(false);
        }
        let made = self.made.entry(id).or_insert_with(|| Made {
            contact: card.contact.clone(),
            otherwise: !card.contact.is_reached_like(was),
            makers: Vec::new(),
        });
        if made.contact != card.contact {
            self.conflicts.insert(id);
        }
        Ok(self.conflicts.contains(&id))
    }

    /// Remembers the next line of the plan if it makes another one of such a contact.
    pub fn remember(&mut self, at: usize, step: &Step) {
        if let Step::SaveContact(seen, card) = step
            && let Some(made) = self.made.get_mut(&seen.contact).filter(|made| made.contact == card.contact)
        {
            made.makers.push(at);
        }
    }

    /// That a contact becomes another one in other accounts too, and in which.
    pub fn warning(
        &self,
        table: &Table,
        reader: &Reader,
        account: &AccountHead,
        member: &Member,
        card: &MemberContact,
    ) -> Result<Option<Message>> {
        let was = member.card();
        let Some(column) = changed(&was, card).filter(|_| self.made.contains_key(&member.contact.id)) else {
            return Ok(None);
        };
        // This account is among them, and one more says that there are more.
        let others = reader.accounts_of(member.contact.id, NAMED + 2)?;
        let others: Vec<_> = others.into_iter().filter(|other| other.id != account.id).collect();
        let named = others.iter().take(NAMED).map(|other| format!("{} {}", other.reference, other.name));
        let more = if others.len() > NAMED { " …" } else { "" };
        let accounts = named.collect::<Vec<_>>().join(" · ") + more;
        let problem = Problem::new("problem-contact-elsewhere").arg("name", was.contact.display_name());
        Ok(Some(table.warning(ContactColumn::Field(column), problem.arg("accounts", accounts))))
    }

    /// When all rows are planned: in which accounts contacts are reached otherwise (X3). Those of which the file has no
    /// row get a heading.
    pub fn plan_echoes(&self, reader: &Reader, draft: &mut Draft) -> Result<()> {
        let made = self.made.iter().filter(|(_, made)| made.otherwise && !made.makers.is_empty());
        let mut made: Vec<(&ContactId, &Made)> = made.collect();
        made.sort_by_key(|(_, made)| made.makers[0]);
        for (contact, made) in made {
            let mut headings = Vec::new();
            for AccountHead { id, reference, name, .. } in reader.accounts_of(*contact, usize::MAX)? {
                let heading = draft.heading_of(id);
                if heading.is_none() && is_heard(reader, id, *contact, &made.contact)? {
                    headings.push(draft.len());
                    draft.account(PlannedAccount { reference, name, reordered: false }, Step::Beside(id))?;
                }
                headings.extend(heading);
            }
            draft.echo(&made.makers, &headings)?;
        }
        Ok(())
    }
}

/// Whether it changes who receives what in an account if a contact becomes another one.
fn is_heard(reader: &Reader, account: AccountId, contact: ContactId, made: &Contact) -> Result<bool> {
    let Some(account) = reader.recipients(account)? else { return Ok(false) };
    let was = account.contacts.iter().find(|linked| linked.contact == contact).cloned();
    let alone = Alone::in_account(account);
    Ok(was.is_some_and(|was| alone.tells_apart(&was, &was.clone().of_made(made))))
}
