//! From a draft back to its form, over the sheet that it belongs to.

use crate::{
    domain::{
        account::Account,
        ids::{AccountId, AffiliationId},
        record::Record,
        rights::Act,
        user::Role,
    },
    store::{Draft, Error, Member, Reader, Result},
    tui::{
        desk::Desk,
        form::{FormScreen, FormSpec},
        screen::Screen,
        screens::{
            account::{AccountForm, ContactForm, Facts, Purpose, Sheet, Tab},
            open_account,
        },
    },
};

/// What is to be said of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The account's name, where the draft's subject is not that name already.
    pub account: String,
    /// The account or the contact is no longer there.
    pub gone: bool,
    /// The record has another version than the one that was typed over.
    pub changed: bool,
}

/// What a form is filled in over.
enum Base {
    NewAccount,
    Account(Box<Record<Account>>),
    NewContact(Box<Facts>),
    Contact(Box<Facts>, Box<Member>),
}

/// The act that saving a draft's form ends in.
pub fn act(draft: &Draft) -> Act {
    match (draft.form == AccountForm::ID, draft.record) {
        (true, None) => Act::CreateAccount,
        (true, Some(_)) => Act::EditAccount,
        (false, None) => Act::AddContact,
        (false, Some(_)) => Act::EditContact,
    }
}

/// How what a draft belongs to stands now.
pub fn standing(read: &Reader, draft: &Draft) -> Result<Standing> {
    let base = match base(read, draft) {
        Ok(base) => base,
        Err(Error::Gone) => return Ok(Standing { gone: true, ..Standing::default() }),
        Err(error) => return Err(error),
    };
    let origin = match &base {
        Base::NewAccount => return Ok(Standing::default()),
        Base::Account(account) => AccountForm::edit((**account).clone()).origin(),
        // Where a draft belongs hangs on nobody's role.
        Base::NewContact(facts) => ContactForm::add(facts, Purpose::Card, Role::Admin).origin(),
        Base::Contact(facts, member) => ContactForm::edit(facts, member, Purpose::Card, Role::Admin).origin(),
    };
    let account = match &base {
        Base::NewContact(facts) | Base::Contact(facts, _) => facts.account.value.name.clone(),
        Base::NewAccount | Base::Account(_) => String::new(),
    };
    Ok(Standing { account, gone: false, changed: origin.record != draft.record })
}

fn base(read: &Reader, draft: &Draft) -> Result<Base> {
    let Some(id) = draft.account else { return Ok(Base::NewAccount) };
    let facts = Facts::read(read, id)?.filter(|facts| !facts.account.trashed).ok_or(Error::Gone)?;
    if draft.form == AccountForm::ID {
        return Ok(Base::Account(Box::new(facts.account)));
    }
    match draft.record {
        None => Ok(Base::NewContact(Box::new(facts))),
        Some((link, _)) => {
            let mine = |member: &&Member| member.affiliation.id == AffiliationId(link);
            let member = facts.members.iter().find(mine).cloned().ok_or(Error::Gone)?;
            Ok(Base::Contact(Box::new(facts), Box::new(member)))
        }
    }
}

/// Opens the form that a draft was typed into, with what was typed.
pub fn resume(desk: &mut Desk, draft: Draft) {
    desk.ask_store(
        move |store| {
            let base = store.read(|read| base(read, &draft))?;
            Ok((base, draft))
        },
        |desk, (base, draft)| open(desk, base, &draft),
    );
}

fn open(desk: &mut Desk, base: Base, draft: &Draft) {
    match base {
        Base::NewAccount => desk.ask(FormScreen::resume(AccountForm::create(), draft), open_account),
        Base::Account(account) => {
            let (id, form) = (account.id, AccountForm::edit(*account));
            open_over(desk, id, Tab::Card, FormScreen::resume(form, draft));
        }
        Base::NewContact(facts) => {
            let form = ContactForm::add(&facts, Purpose::Card, desk.shared().role);
            open_over(desk, facts.account.id, Tab::Contacts, FormScreen::resume(form, draft));
        }
        Base::Contact(facts, member) => {
            let form = ContactForm::edit(&facts, &member, Purpose::Card, desk.shared().role);
            open_over(desk, facts.account.id, Tab::Contacts, FormScreen::resume(form, draft));
        }
    }
}

/// A form over its account's sheet, once the person agrees to leave what is not saved.
fn open_over(desk: &mut Desk, account: AccountId, tab: Tab, form: impl Screen) {
    desk.go(move |desk| {
        desk.back_to_first();
        desk.show(Sheet::new(account).at(tab));
        desk.show(form);
    });
}
