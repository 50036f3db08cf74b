//! Plans and imports on real stores; what a person sees of them is tested on the command line.

mod accounts;
mod cards;
mod contacts;
mod effects;
mod forms;
mod formulas;
mod long;
mod rejects;
mod round_trip;
mod synchronise;
mod team;
mod whole;

use super::{
    sheet::{Caps, Form},
    *,
};
use crate::{
    domain::{
        account::{Account, AccountKind},
        affiliation::NotificationType,
        contact::{Contact, MemberContact},
        ids::AccountId,
        rights::Act,
    },
    store::{
        Member,
        testing::{TestStore, empty},
    },
};

/// Martin (business, M), Durand (individual, P), Vieux (business, V, in the trash).
fn house() -> TestStore {
    let mut house = empty();
    for (reference, kind, name) in [
        ("M", AccountKind::Business, "Martin"),
        ("P", AccountKind::Individual, "Durand"),
        ("V", AccountKind::Business, "Vieux"),
    ] {
        let account = Account { reference: reference.into(), kind, name: name.into(), ..Account::default() };
        house.store.write(Act::CreateAccount, "", |write| write.create_account(account)).unwrap();
    }
    let old = id(&house, "V");
    house.store.write(Act::TrashAccount, "", |write| write.trash_account(old)).unwrap();
    house
}

fn id(house: &TestStore, reference: &str) -> AccountId {
    house.store.read(|reader| reader.account_head(reference)).unwrap().unwrap().id
}

fn account(house: &TestStore, reference: &str) -> Account {
    house.store.read(|reader| reader.account_by_reference(reference)).unwrap().unwrap().value
}

fn card(name: &str, mail: &str, phone: &str) -> MemberContact {
    let contact =
        Contact { name: name.into(), mails: mail.into(), phones: phone.into(), ..Contact::default() };
    MemberContact::of(contact, NotificationType::None)
}

fn add(house: &mut TestStore, reference: &str, card: MemberContact) {
    let account = id(house, reference);
    house.store.write(Act::AddContact, "", |write| write.add_contact(account, card)).unwrap();
}

fn members(house: &TestStore, reference: &str) -> Vec<Member> {
    let account = id(house, reference);
    house.store.read(|reader| reader.members(account)).unwrap()
}

/// The names of an account's contacts in their order.
fn names(house: &TestStore, reference: &str) -> Vec<String> {
    members(house, reference).into_iter().map(|member| member.contact.value.name).collect()
}

fn import(subject: Subject, file: &str) -> Import {
    Import::new(subject, Source::spool(file.as_bytes(), &Caps::default()).unwrap(), "file.csv")
}

fn contacts(file: &str) -> Import {
    import(Subject::Contacts, file)
}

fn accounts(file: &str) -> Import {
    import(Subject::Accounts, file)
}

fn planned(house: &TestStore, import: &Import) -> Plan {
    plan(&house.store, import, &mut |_| true).unwrap()
}

/// Plans and applies.
fn brought_in(house: &mut TestStore, import: &Import) -> Report {
    let plan = planned(house, import);
    applied(house, import, &plan).unwrap()
}

fn applied(house: &mut TestStore, import: &Import, plan: &Plan) -> Result<Report> {
    apply(&mut house.store, import, plan, &LeftOut::default(), &mut |_, _| true)
}

/// The plan's rows, without the headings of their accounts.
fn planned_rows(plan: &Plan) -> Vec<PlannedRow> {
    plan.items().filter_map(|item| item.unwrap().row().cloned()).collect()
}

/// Line, verdict, and for each message its column and problem.
type Told = (u64, Verdict, Vec<(Option<usize>, String)>);

fn told(plan: &Plan) -> Vec<Told> {
    let messages = |row: &PlannedRow| {
        row.messages.iter().map(|message| (message.place.number, message.problem.id.to_string())).collect()
    };
    planned_rows(plan).iter().map(|row| (row.line.unwrap_or(0), row.verdict, messages(row))).collect()
}

/// What a row is told to have.
fn said(messages: &[(Option<usize>, &str)]) -> Vec<(Option<usize>, String)> {
    messages.iter().map(|(column, problem)| (*column, (*problem).to_owned())).collect()
}
