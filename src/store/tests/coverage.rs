use super::{categories::switch, *};
use crate::{
    domain::{
        account::AccountKind,
        category::Categories,
        coverage::{Coverage, coverage},
        settings::{Modules, Setting},
        topic::Topic,
    },
    store::{
        AccountQuery, CoverageFilter, Db, From, Progress, Step, Write, engine::Engine, engine::search_tables,
    },
};

/// The rows of the accounts list that have such a coverage.
fn listed(store: &Store, coverage: Option<CoverageFilter>) -> Vec<(String, Coverage)> {
    let query = AccountQuery { coverage, ..AccountQuery::default() };
    store
        .read(|read| {
            let rows = read.accounts(&query, From::Start, 100)?;
            assert_eq!(read.count_accounts(&query)?, rows.len() as i64);
            if let Some(last) = rows.last() {
                assert_eq!(read.account_position(&query, last.key())?, rows.len() as i64 - 1);
            }
            Ok(rows.into_iter().map(|row| (row.reference, row.coverage)).collect())
        })
        .expect("read")
}

/// Compares what is kept of every account with what the resolver says now.
pub fn assert_kept_is_resolved(store: &Store) {
    let all = listed(store, None);
    let mut resolved = Vec::new();
    for (reference, _) in &all {
        let subject = store.read(|read| {
            let head = read.account_head(reference)?.expect("listed");
            read.recipients(head.id)
        });
        resolved.push((reference.clone(), coverage(&subject.expect("read").expect("live"))));
    }
    assert_eq!(all, resolved);
    let with_holes = resolved.iter().filter(|(_, cells)| cells.holes().next().is_some()).cloned();
    assert_eq!(listed(store, Some(CoverageFilter::Holes)), with_holes.collect::<Vec<_>>());
    let with_singles = resolved.iter().filter(|(_, cells)| cells.single_points().next().is_some()).cloned();
    assert_eq!(listed(store, Some(CoverageFilter::SinglePoints)), with_singles.collect::<Vec<_>>());
    let sums = store.engine.read(|db| {
        let sql = "SELECT v.holes, v.singles FROM coverage v LEFT JOIN account a ON a.id = v.account
            ORDER BY a.reference_key, a.id";
        db.all(sql, &[], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
    });
    let expected = resolved
        .iter()
        .map(|(_, cells)| (cells.holes().count() as i64, cells.single_points().count() as i64));
    assert_eq!(sums.expect("read"), expected.collect::<Vec<_>>(), "of live accounts and no others");
}

#[test]
fn s3_17_a_module_that_is_switched_off_and_on_leaves_every_account_counted() {
    let mut test = testing::empty();
    let store = &mut test.store;
    for n in 0..3 {
        let id = account(store, &format!("M{n}"), "Martin");
        add(store, id, "Ada");
    }
    let person = Account { kind: AccountKind::Individual, reference: "P".into(), ..Account::default() };
    create(store, person).unwrap();
    assert_kept_is_resolved(store);
    let off = switch(store, Setting::AfterSales, "off").unwrap().unwrap();
    assert_eq!(listed(store, None)[0].1.of(Topic::AfterSales), None);
    assert_kept_is_resolved(store);
    switch(store, Setting::Delivery, "off").unwrap();
    assert_kept_is_resolved(store);
    undo(store, off);
    assert_eq!(listed(store, None)[0].1.of(Topic::AfterSales), Some(1));
    assert_kept_is_resolved(store);
}

#[test]
fn s3_17_what_a_dead_process_left_uncounted_is_counted_at_the_next_opening() {
    let mut test = testing::empty();
    let martin = account(&mut test.store, "M", "Martin");
    add(&mut test.store, martin, "Ada");
    // The switch is written, and the process that was to count again is gone.
    let settings = r#"UPDATE settings SET fields = '{"module.delivery":false}'"#;
    test.store.engine.write(|db| db.exec(settings, &[])).unwrap();
    let store = Store::open(&test.path(), Mode::Existing, testing::session("alice")).unwrap();
    let modules = store.read(|read| read.settings()).unwrap().modules();
    assert_eq!(modules, Modules { after_sales: true, delivery: false });
    assert_kept_is_resolved(&store);
}

#[test]
fn x1_a_long_write_leaves_every_account_counted_whether_it_ends_or_is_taken_back() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let kept = account(store, "K", "Kept");
    add(store, kept, "Ada");
    let mut turn = 0;
    let mut chunk = |write: &mut Write, _: Progress| {
        turn += 1;
        let id = write.create_account(Account { name: "Long".into(), ..Account::default() })?;
        write.add_contact(id, card("Bob"))?;
        write.add_contact(kept, card("Bob"))?;
        match turn {
            1 | 3 => Ok(Step::More),
            2 => Ok(Step::Done),
            _ => Err(Error::Stopped),
        }
    };
    store.write_in_chunks(Act::ImportContacts, "long.csv", &mut |_, _| true, &mut chunk).unwrap();
    assert_kept_is_resolved(store);
    assert_eq!(listed(store, None).len(), 3);
    assert!(matches!(
        store.write_in_chunks(Act::ImportContacts, "long.csv", &mut |_, _| true, &mut chunk),
        Err(Error::Stopped)
    ));
    assert_kept_is_resolved(store);
    assert_eq!(listed(store, None).len(), 3);
}

#[test]
fn db_14_the_accounts_of_a_store_of_before_are_counted_when_it_is_opened() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("carnet.db");
    let mut engine = Engine::open(&path, Mode::Create).unwrap();
    let rows = [
        "INSERT INTO user (id, version, login, role) VALUES (1, 1, 'alice', 'admin')",
        "INSERT INTO account (id, version, reference, reference_key, kind, name, name_key, legal_name,
             postal_address, language, description, notes, main_email, invoice_email, reminder_email, health, tier,
             renewal, industry, contacts)
         VALUES (7, 1, 'F', 'f', 'business', 'F', 'f', '', '', '', '', '', 'p@f.fr', '', '', '', '', '', '', 1)",
        "INSERT INTO contact (id, version, name, mails, phones, fax) VALUES (3, 1, 'Ada', 'ada@f.fr', '', '')",
        "INSERT INTO affiliation (id, version, account, contact, rank, function, note, notification)
         VALUES (5, 1, 7, 3, 1, '', '', 'all')",
    ];
    let old = |db: Db| {
        Engine::migrate(db, include_str!("../../../assets/migrations/0001_desk.sql"), 0)?;
        Engine::migrate(db, search_tables(), 1)?;
        rows.iter().try_for_each(|sql| db.exec(sql, &[]).map(drop))
    };
    engine.write(old).unwrap();
    drop(engine);
    let store = Store::open(&path, Mode::Existing, testing::session("alice")).unwrap();
    assert_eq!(listed(&store, None)[0].1.encode(), "1,2,1,0,2,2,0,0,0,0,0");
    assert_kept_is_resolved(&store);
    let ada = members(&store, AccountId(7)).remove(0);
    assert_eq!((ada.contact.value.inactive, ada.affiliation.value.categories), (false, Categories::new()));
}

#[test]
fn x1_a_filter_narrows_a_search_in_every_order_and_is_walked_when_many_match() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let filled = store.write(Act::ImportAccounts, "", |write| {
        (0..1600).try_for_each(|n: i64| {
            // Nobody answers for fraud at a company; a person without an address has holes of its own.
            let kind = if n % 16 == 0 { AccountKind::Business } else { AccountKind::Individual };
            let main_email = if n % 400 == 1 { String::new() } else { format!("m{n}@m.fr") };
            let name = format!("Martin {}", n * 7919 % 100);
            write.create_account(Account { kind, name, main_email, ..Account::default() }).map(drop)
        })
    });
    filled.unwrap();
    let query =
        |search: &str, coverage| AccountQuery { search: search.into(), coverage, ..AccountQuery::default() };
    let references = |query: &AccountQuery| -> Vec<String> {
        let rows = store.read(|read| read.accounts(query, From::Start, 5_000)).unwrap();
        rows.into_iter().map(|row| row.reference).collect()
    };
    for (search, filter) in [
        ("", CoverageFilter::Holes),
        ("martin", CoverageFilter::Holes),
        ("martin", CoverageFilter::SinglePoints),
        ("", CoverageFilter::SinglePoints),
        ("martin 7", CoverageFilter::Holes),
    ] {
        let all = store.read(|read| read.accounts(&query(search, None), From::Start, 5_000)).unwrap();
        let wanted: Vec<String> = all
            .into_iter()
            .filter(|row| match filter {
                CoverageFilter::Holes => row.coverage.holes().next().is_some(),
                CoverageFilter::SinglePoints => row.coverage.single_points().next().is_some(),
            })
            .map(|row| row.reference)
            .collect();
        let query = query(search, Some(filter));
        assert!(!wanted.is_empty() && references(&query) == wanted, "{query:?}");
        let business = AccountQuery { kind: Some(AccountKind::Business), ..query.clone() };
        let count = store.read(|read| read.count_accounts(&business)).unwrap();
        assert_eq!(references(&business).len() as i64, count);
    }
    let none = query("nobody", Some(CoverageFilter::Holes));
    assert_eq!((references(&none).len(), store.read(|read| read.count_accounts(&none)).unwrap()), (0, 0));
}

#[test]
fn lists_by_coverage_read_by_their_index() {
    let test = testing::empty();
    for (sql, index) in [
        (
            "SELECT count(*) FROM (SELECT account AS rowid FROM coverage WHERE holes > 0)",
            "coverage_with_holes",
        ),
        ("SELECT account AS rowid FROM coverage WHERE singles > 0 LIMIT 1501", "coverage_with_singles"),
        ("SELECT account FROM coverage WHERE modules < 3 OR modules > 3 LIMIT 9", "coverage_by_modules"),
        (
            "SELECT EXISTS (SELECT 1 FROM affiliation WHERE contact = 1 AND categories <> '' AND trashed = 0)",
            "affiliation_in_charge",
        ),
    ] {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let steps = test.store.engine.read(|db| db.all(&explained, &[], |row| Ok(row.get::<_, String>(3)?)));
        let plan = steps.unwrap().join("\n");
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{sql}: {plan}");
    }
}
