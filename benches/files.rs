//! Files in and out (PERFORMANCE P7, P8, P9): `cargo bench --bench files`. `CARNET_BENCH_CONTACTS` rows (20 000 by
//! default), ten an account. The floor of P7 is the same file read by the crate `csv` into one indexed table
//! with a prefix and a trigram index; that of P8 is one bare table written by the same crate.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, sink},
    path::{Path, PathBuf},
    sync::LazyLock,
};

use carnet::{
    exchange::{
        self, Export, Format, Import, LeftOut, Source, Subject,
        sheet::{self, Heading, Notes, Options, Writer},
    },
    store::{Mode, Session, Store},
};
use divan::{Bencher, counter::ItemsCount};
use rusqlite::{Connection, params};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn rows() -> usize {
    std::env::var("CARNET_BENCH_CONTACTS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000)
}

struct Files {
    _directory: TempDir,
    accounts: PathBuf,
    contacts: PathBuf,
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let directory = tempfile::tempdir().expect("a directory");
    let (accounts, contacts) = (directory.path().join("accounts.csv"), directory.path().join("contacts.csv"));
    let mut text = "Référence;Dénomination;E-mail\n".to_owned();
    for n in 0..rows().div_ceil(10) {
        let _ = writeln!(text, "M{n:06};Maison Lefèvre {n};contact@firm-{n}.example");
    }
    std::fs::write(&accounts, &text).expect("a file");
    text = "Référence;Dénomination;Note;Fonction;Mail;Tel;Fax;Type\n".to_owned();
    for n in 0..rows() {
        let phone = format!("+33 6 {:02} {:02} {:02} {:02}", n / 9 % 100, n * 3 % 100, n / 7 % 100, n % 97);
        let _ = writeln!(
            text,
            "M{:06};Jeanne Œuvrard {n};;Gérante;jeanne{n}@firm-{}.example;{phone};;2",
            n / 10,
            n / 10
        );
    }
    std::fs::write(&contacts, &text).expect("a file");
    Files { _directory: directory, accounts, contacts }
});

/// A store with the accounts, or with the contacts too.
fn store(with_contacts: bool) -> (TempDir, Store) {
    let directory = tempfile::tempdir().expect("a directory");
    let session = Session { login: "bench".into(), origin: "cli", clock: || 1_790_000_000_000 };
    let mut store = Store::open(&directory.path().join("carnet.db"), Mode::Create, session).expect("a store");
    bring_in(&mut store, Subject::Accounts, &FILES.accounts);
    if with_contacts {
        bring_in(&mut store, Subject::Contacts, &FILES.contacts);
    }
    (directory, store)
}

fn bring_in(store: &mut Store, subject: Subject, file: &std::path::Path) {
    let import = Import::new(subject, Source::File(file.to_owned()), "bench");
    let plan = exchange::plan(store, &import, &mut |_| true).expect("a plan");
    exchange::apply(store, &import, &plan, &LeftOut::default(), &mut |_, _| true).expect("applied");
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn p7_import_contacts(bencher: Bencher) {
    let bencher = bencher.counter(ItemsCount::new(rows()));
    bencher
        .with_inputs(|| store(false))
        .bench_refs(|(_, store)| bring_in(store, Subject::Contacts, &FILES.contacts));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn p7_floor(bencher: Bencher) {
    let bencher = bencher.counter(ItemsCount::new(rows()));
    bencher.with_inputs(|| tempfile::tempdir().expect("a directory")).bench_refs(|directory| {
        let mut connection = Connection::open(directory.path().join("floor.db")).expect("a database");
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL;
                 CREATE TABLE c (id INTEGER PRIMARY KEY, reference TEXT, name TEXT, mail TEXT, phone TEXT);
                 CREATE INDEX c_by_reference ON c (reference);
                 CREATE VIRTUAL TABLE c_words USING fts5 (text, prefix = '1 2 3');
                 CREATE VIRTUAL TABLE c_digits USING fts5 (text, tokenize = 'trigram');",
            )
            .expect("tables");
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b';').from_path(&FILES.contacts).expect("a file");
        let transaction = connection.transaction().expect("a transaction");
        for record in reader.records() {
            let record = record.expect("a row");
            let one = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
                transaction
                    .prepare_cached(sql)
                    .and_then(|mut statement| statement.insert(values))
                    .expect("inserted")
            };
            let values = params![&record[0], &record[1], &record[4], &record[5]];
            let id = one("INSERT INTO c (reference, name, mail, phone) VALUES (?1, ?2, ?3, ?4)", values);
            let words = format!("{} {} {} {}", &record[0], &record[1], &record[3], &record[4]);
            one("INSERT INTO c_words (rowid, text) VALUES (?1, ?2)", params![id, words]);
            one(
                "INSERT INTO c_digits (rowid, text) VALUES (?1, ?2)",
                params![id, record[5].replace(' ', "")],
            );
        }
        transaction.commit().expect("committed");
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn p8_export_contacts(bencher: Bencher) {
    let (_directory, store) = store(true);
    let what = Export::new(Subject::Contacts, Format::Csv);
    bencher.counter(ItemsCount::new(rows())).bench_local(|| {
        exchange::export(&store, what, &mut sink(), &mut |_| true).expect("exported");
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn p8_floor(bencher: Bencher) {
    let (directory, store) = store(true);
    drop(store);
    let connection = Connection::open(directory.path().join("carnet.db")).expect("a database");
    connection
        .execute_batch("CREATE TEMP TABLE c AS SELECT name, mails, phones, fax FROM contact")
        .expect("a table");
    bencher.counter(ItemsCount::new(rows())).bench_local(|| {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(sink());
        let mut statement = connection.prepare("SELECT * FROM c").expect("a statement");
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let text = |column| row.get_ref(column).and_then(|value| Ok(value.as_str()?.as_bytes().to_vec()));
            writer.write_record((0..4).map(|column| text(column).expect("a text"))).expect("written");
        }
    });
}

/// Ten columns of a contacts file, as they are exported.
fn columns() -> [Heading<'static>; 10] {
    ["Référence", "Libellé", "Dénomination", "Note", "Fonction", "Mail", "Tel", "Fax", "Type", "Libellé type"]
        .map(Heading::of_text)
}

fn write_ods(path: &Path) {
    let out = BufWriter::new(File::create(path).expect("a file"));
    let mut writer = Writer::ods(out, &columns(), &Notes::default()).expect("begun");
    for n in 0..rows() {
        let reference = format!("M{:06}", n / 10);
        let name = format!("Jeanne Œuvrard {n}");
        let mail = format!("jeanne{n}@firm-{}.example", n / 10);
        let phone = format!("+33 6 {:02} {:02} {:02} {:02}", n / 9 % 100, n * 3 % 100, n / 7 % 100, n % 97);
        let company = format!("Maison Lefèvre {}", n / 10);
        let cells = [
            &reference,
            &company,
            &name,
            "",
            "Gérante",
            &mail,
            &phone,
            "",
            "2",
            "Notifications des commandes",
        ];
        writer.row(cells).expect("written");
    }
    writer.finish().expect("finished");
}

/// P9, the file alone: from rows of text to the spreadsheet.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn p9_write_ods(bencher: Bencher) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("contacts.ods");
    bencher.counter(ItemsCount::new(rows())).bench_local(|| write_ods(&path));
}

/// P9, the file alone: from the spreadsheet to rows of text.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn p9_read_ods(bencher: Bencher) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("contacts.ods");
    write_ods(&path);
    bencher.counter(ItemsCount::new(rows())).bench_local(|| {
        let mut sheet = sheet::open(&path, &Options::default()).expect("a table");
        assert_eq!(sheet.rows().filter(Result::is_ok).count(), rows());
    });
}

/// P9 as it is asked for: from the spreadsheet to the plan of its import.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn p9_plan_ods(bencher: Bencher) {
    let (directory, store) = store(false);
    let path = directory.path().join("contacts.ods");
    write_ods(&path);
    let import = Import::new(Subject::Contacts, Source::File(path), "bench");
    bencher.counter(ItemsCount::new(rows())).bench_local(|| {
        let plan = exchange::plan(&store, &import, &mut |_| true).expect("a plan");
        assert_eq!(plan.counts.create, rows() as u64);
    });
}
