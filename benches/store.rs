//! The store's figures (PERFORMANCE P4, P7, P10, P12, P13): `cargo bench --bench store`. Sizes: `CARNET_BENCH_ACCOUNTS`
//! accounts (1 000 by default) of ten contacts each. Filling is compared with the floor of the same run: the
//! same contacts in one indexed table with a prefix and a trigram index, and nothing else.

use std::sync::{LazyLock, Mutex};

use carnet::{
    domain::{
        account::Account,
        affiliation::NotificationType,
        contact::{Contact, MemberContact},
        resolve::resolve,
        rights::Act,
        topic::Topic,
    },
    store::{AccountQuery, CoverageFilter, From, Mode, Session, Sort, Step, Store},
};
use divan::{Bencher, counter::ItemsCount};
use tempfile::TempDir;

fn main() {
    divan::main();
}

const CONTACTS: usize = 10;
const FIRST: [&str; 12] =
    ["Jeanne", "Karim", "Élodie", "Noël", "Chloé", "Yves", "Inès", "Paul", "Zoé", "Hugo", "Anaïs", "Léa"];
const LAST: [&str; 13] = [
    "Dupont", "Martin", "Haddad", "Lefèvre", "Camus", "Garnier", "Sánchez", "Petit", "Roux", "Œuvrard",
    "Bernard", "Morel", "Faure",
];

fn accounts() -> usize {
    std::env::var("CARNET_BENCH_ACCOUNTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000)
}

fn account(n: usize) -> Account {
    let name = format!("{} {} {n}", LAST[n % 13], FIRST[n / 13 % 12]);
    Account {
        reference: format!("M{n:06}"),
        domains: vec![format!("firm-{n}.example")],
        main_email: format!("contact@firm-{n}.example"),
        name,
        ..Account::default()
    }
}

fn card(n: usize, k: usize) -> MemberContact {
    let seed = n * CONTACTS + k;
    let (first, last) = (FIRST[seed * 7 % 12], LAST[seed * 5 % 13]);
    let contact = Contact {
        name: format!("{first} {last}"),
        mails: format!("{}.{}@firm-{n}.example", first.to_lowercase(), last.to_lowercase()),
        phones: format!("+33 6 {:02} {:02} {:02} {:02}", seed / 9 % 100, seed * 3 % 100, n % 100, seed % 97),
        ..Contact::default()
    };
    let function = "Responsable des achats".into();
    MemberContact { function, ..MemberContact::of(contact, NotificationType::All) }
}

fn open(directory: &TempDir) -> Store {
    let session = Session { login: "bench".into(), origin: "cli", clock: || 1_790_000_000_000 };
    Store::open(&directory.path().join("carnet.db"), Mode::Create, session).expect("a store")
}

fn directory() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

/// Fills a store as an import does, 500 contacts a chunk.
fn fill(store: &mut Store, accounts: usize) {
    let mut next = 0;
    let written = store.write_in_chunks(Act::LoadSample, "bench", &mut |_, _| true, &mut |write, _| {
        for n in next..(next + 50).min(accounts) {
            let id = write.create_account(account(n))?;
            for k in 0..CONTACTS {
                write.add_contact(id, card(n, k))?;
            }
        }
        next += 50;
        Ok(if next < accounts { Step::More } else { Step::Done })
    });
    written.expect("filled");
}

/// The same contacts into one table with its indexes, 500 a transaction.
fn floor(directory: &TempDir, accounts: usize) {
    use carnet::domain::text::{digits, index_text};
    let mut db = rusqlite::Connection::open(directory.path().join("floor.db")).expect("a database");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE contact (id INTEGER PRIMARY KEY, reference TEXT, name TEXT, function TEXT, mails TEXT, phones TEXT);
         CREATE INDEX contact_by_reference ON contact (reference);
         CREATE VIRTUAL TABLE by_word USING fts5(words, content='', prefix='1 2 3');
         CREATE VIRTUAL TABLE by_number USING fts5(numbers, content='', tokenize='trigram');",
    )
    .expect("tables");
    for first in (0..accounts).step_by(50) {
        let transaction = db.transaction().expect("a transaction");
        for n in first..(first + 50).min(accounts) {
            for k in 0..CONTACTS {
                let MemberContact { contact, function, .. } = card(n, k);
                let reference = format!("M{n:06}");
                let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
                    transaction.prepare_cached(sql).expect("a statement").insert(params).expect("a row")
                };
                let id = run(
                    "INSERT INTO contact VALUES (NULL, ?1, ?2, ?3, ?4, ?5)",
                    &[&reference, &contact.name, &function, &contact.mails, &contact.phones],
                );
                let words = index_text(&[&reference, &contact.name, &function, &contact.mails]);
                run("INSERT INTO by_word (rowid, words) VALUES (?1, ?2)", &[&id, &words]);
                run(
                    "INSERT INTO by_number (rowid, numbers) VALUES (?1, ?2)",
                    &[&id, &digits(&contact.phones)],
                );
            }
        }
        transaction.commit().expect("committed");
    }
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn p7_fill(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(accounts() * CONTACTS))
        .with_inputs(directory)
        .bench_values(|directory| fill(&mut open(&directory), accounts()));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn p7_floor(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(accounts() * CONTACTS))
        .with_inputs(directory)
        .bench_values(|directory| floor(&directory, accounts()));
}

/// A filled store, made once.
static FILLED: LazyLock<(TempDir, Mutex<Store>)> = LazyLock::new(|| {
    let directory = directory();
    let mut store = open(&directory);
    fill(&mut store, accounts());
    (directory, Mutex::new(store))
});

const SEARCHES: [&str; 10] =
    ["d", "m", "j", "du", "dupont", "dupont jeanne", "camus 77", "061", "0612", "0612345678"];

#[divan::bench(args = SEARCHES, sample_count = 100, sample_size = 1)]
fn p4_window(bencher: Bencher, search: &str) {
    window(bencher, search, Sort::Reference);
}

#[divan::bench(args = SEARCHES, sample_count = 100, sample_size = 1)]
fn p4_window_by_name(bencher: Bencher, search: &str) {
    window(bencher, search, Sort::Name);
}

fn window(bencher: Bencher, search: &str, sort: Sort) {
    let store = FILLED.1.lock().expect("the store");
    let query = AccountQuery { search: search.into(), sort, ..AccountQuery::default() };
    bencher.bench_local(|| store.read(|read| read.accounts(&query, From::Start, 40)).expect("read"));
}

#[divan::bench(args = SEARCHES, sample_count = 20, sample_size = 1)]
fn p4_count(bencher: Bencher, search: &str) {
    let store = FILLED.1.lock().expect("the store");
    let query = AccountQuery { search: search.into(), ..AccountQuery::default() };
    bencher.bench_local(|| store.read(|read| read.count_accounts(&query)).expect("counted"));
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn p12_save_one_contact(bencher: Bencher) {
    let mut store = FILLED.1.lock().expect("the store");
    let account = store.read(|read| read.account_by_reference("M000007")).expect("read").expect("there").id;
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let base = store.read(|read| read.members(account)).expect("read").remove(3);
        let mut mine = base.card();
        mine.contact.phones = format!("+33 6 00 00 {:02} {:02}", turn / 100, turn % 100);
        store.write(Act::EditContact, "", |write| write.save_contact(&base, mine)).expect("saved")
    });
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn p1_open_and_first_window(bencher: Bencher) {
    let directory = &FILLED.0;
    bencher.bench_local(|| {
        let store = open(directory);
        store.read(|read| read.accounts(&AccountQuery::default(), From::Start, 40)).expect("read")
    });
}

/// All that `carnet who` does beside starting and writing.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn p10_open_and_resolve(bencher: Bencher) {
    let directory = &FILLED.0;
    bencher.bench_local(|| {
        let store = open(directory);
        let subject = store.read(|read| {
            let head = read.account_head("M000007")?.expect("there");
            read.recipients(head.id)
        });
        resolve(&subject.expect("read").expect("live"), Topic::Invoices)
    });
}

const FILTERS: [CoverageFilter; 2] = [CoverageFilter::Holes, CoverageFilter::SinglePoints];

#[divan::bench(args = FILTERS, sample_count = 100, sample_size = 1)]
fn p13_first_screen(bencher: Bencher, filter: CoverageFilter) {
    let store = FILLED.1.lock().expect("the store");
    let query = AccountQuery { coverage: Some(filter), ..AccountQuery::default() };
    bencher.bench_local(|| store.read(|read| read.accounts(&query, From::Start, 40)).expect("read"));
}

#[divan::bench(args = FILTERS, sample_count = 20, sample_size = 1)]
fn p13_all_counted(bencher: Bencher, filter: CoverageFilter) {
    let store = FILLED.1.lock().expect("the store");
    let query = AccountQuery { coverage: Some(filter), ..AccountQuery::default() };
    bencher.bench_local(|| store.read(|read| read.count_accounts(&query)).expect("counted"));
}
