//! Whatever is done, the coverage that is kept is what the resolver says, and what taking back was said to change is
//! what it changes.

use proptest::prelude::*;

use super::{
    categories::{give, switch},
    coverage::assert_kept_is_resolved,
    rehearse::said_and_done,
    *,
};
use crate::{
    domain::{account::AccountKind, category::Category, settings::Setting},
    store::{AccountQuery, From},
};

/// One thing that changes who receives what; the numbers choose to whom.
#[derive(Debug, Clone)]
enum Do {
    Create(bool),
    Address(usize, u8, bool),
    TrashAccount(usize),
    Add(usize, u8),
    Share(usize, usize, usize),
    Mail(usize, usize, u8),
    Categories(usize, usize, Vec<Category>),
    Activity(usize, usize, bool, bool),
    Delete(usize, usize),
    Switch(bool, bool),
    Undo(usize),
}

fn any_act() -> impl Strategy<Value = Do> {
    let which = 0usize..4;
    prop_oneof![
        2 => any::<bool>().prop_map(Do::Create),
        1 => (which.clone(), 0u8..3, any::<bool>()).prop_map(|(a, field, some)| Do::Address(a, field, some)),
        1 => which.clone().prop_map(Do::TrashAccount),
        4 => (which.clone(), 1u8..7).prop_map(|(a, code)| Do::Add(a, code)),
        2 => (which.clone(), which.clone(), which.clone()).prop_map(|(a, m, to)| Do::Share(a, m, to)),
        1 => (which.clone(), which.clone(), 0u8..3).prop_map(|(a, m, to)| Do::Mail(a, m, to)),
        2 => (which.clone(), which.clone(), proptest::collection::vec(proptest::sample::select(&Category::ALL[..]), 0..3))
            .prop_map(|(a, m, held)| Do::Categories(a, m, held)),
        1 => (which.clone(), which.clone(), any::<bool>(), any::<bool>())
            .prop_map(|(a, m, all, here)| Do::Activity(a, m, all, here)),
        1 => (which.clone(), which).prop_map(|(a, m)| Do::Delete(a, m)),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(module, on)| Do::Switch(module, on)),
        3 => (0usize..20).prop_map(Do::Undo),
    ]
}

/// Does it, if it can be done now; the batch.
fn act(store: &mut Store, what: &Do, batches: &[BatchId]) -> Option<BatchId> {
    let accounts: Vec<_> = store
        .read(|read| read.accounts(&AccountQuery::default(), From::Start, 9))
        .unwrap()
        .into_iter()
        .map(|row| row.id)
        .collect();
    let pick = |n: usize| accounts.get(n % accounts.len().max(1)).copied();
    let member = |store: &Store, a: usize, m: usize| {
        let members = members(store, pick(a)?);
        members.get(m % members.len().max(1)).cloned()
    };
    match what {
        Do::Create(person) => {
            let kind = if *person { AccountKind::Individual } else { AccountKind::Business };
            create(store, Account { kind, main_email: "p@f.fr".into(), ..Account::default() }).unwrap().batch
        }
        Do::Address(a, field, some) => {
            let address = if *some { "fa@f.fr" } else { "" }.to_owned();
            let changed = edit(store, pick(*a)?, |account| {
                account.notes.push('n');
                *match field {
                    0 => &mut account.main_email,
                    1 => &mut account.invoice_email,
                    _ => &mut account.reminder_email,
                } = address;
            });
            changed.ok()
        }
        Do::TrashAccount(a) => {
            let id = pick(*a)?;
            store.write(Act::TrashAccount, "", |write| write.trash_account(id)).unwrap().batch
        }
        Do::Add(a, code) => {
            let id = pick(*a)?;
            let notification = NotificationType::from_file_code(*code).unwrap();
            let card = MemberContact { notification, ..card("Ada") };
            store.write(Act::AddContact, "", |write| write.add_contact(id, card)).ok()?.batch
        }
        Do::Share(a, m, to) => {
            let (contact, to) = (member(store, *a, *m)?.contact.id, pick(*to)?);
            store.write(Act::AddContact, "", |write| write.affiliate(to, contact)).ok()?.batch
        }
        Do::Mail(a, m, to) => {
            let base = member(store, *a, *m)?;
            let mut mine = base.card();
            mine.contact.mails = ["", "P@f.fr", "new@f.fr"][usize::from(*to)].into();
            store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).unwrap().batch
        }
        Do::Categories(a, m, held) => {
            let base = member(store, *a, *m)?;
            give(store, &base, held).ok()?
        }
        Do::Activity(a, m, all, here) => {
            let base = member(store, *a, *m)?;
            let mut mine = base.card();
            (mine.contact.inactive, mine.inactive_here) = (*all, *here);
            store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).unwrap().batch
        }
        Do::Delete(a, m) => Some(delete(store, &member(store, *a, *m)?)),
        Do::Switch(module, on) => {
            let setting = if *module { Setting::AfterSales } else { Setting::Delivery };
            switch(store, setting, if *on { "on" } else { "off" }).unwrap()
        }
        Do::Undo(n) => {
            let batch = *batches.get(n % batches.len().max(1))?;
            said_and_done(store, batch).ok()?.1
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn x1_x3_what_is_kept_is_what_the_resolver_says_after_whatever_was_done(
        acts in proptest::collection::vec(any_act(), 1..24)
    ) {
        let mut test = testing::empty();
        let store = &mut test.store;
        let mut batches = Vec::new();
        for what in &acts {
            batches.extend(act(store, what, &batches));
            assert_kept_is_resolved(store);
        }
        let reopened = store.again().unwrap();
        assert_kept_is_resolved(&reopened);
        prop_assert_eq!(integrity(store), "ok");
    }
}
