//! Files of more than one transaction, and files that change under our hands.

use std::fs;

use super::*;
use crate::store::AccountQuery;

/// A file of contacts with a row in error in the middle.
fn long_file(rows: usize) -> String {
    let row = |n: usize| match n == rows / 2 {
        true => "M;faux\n".to_owned(),
        false => format!("M;{}\n", n % 6 + 1),
    };
    std::iter::once("Référence;Type\n".to_owned()).chain((0..rows).map(row)).collect()
}

#[test]
fn s8_above_five_thousand_rows_an_import_is_written_in_chunks() {
    let mut house = house();
    let (other, martin) = (house.store.again().unwrap(), id(&house, "M"));
    let file = contacts(&long_file(5_400));
    let plan = planned(&house, &file);
    let mut seen = Vec::new();
    let report = apply(&mut house.store, &file, &plan, &LeftOut::default(), &mut |_, far| {
        assert_eq!(far.of, 5_401, "the heading of the account is a line");
        seen.push(other.read(|reader| reader.members(martin)).unwrap().len());
        true
    })
    .unwrap();
    assert_eq!((report.created, report.rejected), (5_399, 1));
    assert_eq!(seen, [0, 499, 999, 1499, 1999, 2499, 2998, 3498, 3998, 4498, 4998]);
    assert_eq!(names(&house, "M").len(), 5_399);
}

#[test]
fn s8_a_long_import_that_is_stopped_is_taken_back() {
    let mut house = house();
    let file = contacts(&long_file(5_400));
    let plan = planned(&house, &file);
    let stopped = apply(&mut house.store, &file, &plan, &LeftOut::default(), &mut |_, far| far.done < 2_000);
    assert!(matches!(stopped, Err(Error::Store(crate::store::Error::Stopped))));
    assert_eq!(names(&house, "M").len(), 0);
}

#[test]
fn s8_a_plan_holds_every_row_and_exact_counts() {
    let house = house();
    let mut file = String::from("Référence;Type;Mail\n");
    for n in 0..12_000 {
        file.push_str(&format!("M;1;c{n}@m.fr\n"));
    }
    file.push_str("M;9;x@m.fr\n");
    let plan = planned(&house, &contacts(&file));
    assert_eq!((plan.counts.rows, plan.counts.create, plan.counts.error), (12_001, 12_000, 1));
    assert_eq!(plan.len(), 12_002, "the account's heading, and its rows");
    assert_eq!(plan.item(12_001).unwrap().row().unwrap().line, Some(12_002));
}

#[test]
fn s8_what_was_planned_is_done_whatever_becomes_of_the_file() {
    let mut house = house();
    let path = house.directory.path().join("contacts.csv");
    fs::write(&path, "Référence;Type\nM;1\n").unwrap();
    let file = Import::new(Subject::Contacts, Source::File(path.clone()), "contacts.csv");
    let plan = planned(&house, &file);
    fs::remove_file(&path).unwrap();
    assert_eq!(applied(&mut house, &file, &plan).unwrap().created, 1);
}

#[test]
fn s8_a_file_that_cannot_be_read_to_its_end_brings_nothing_in() {
    let house = house();
    let caps = Caps { rows: 3, ..Caps::default() };
    let file = Import { caps, ..contacts("Référence;Type\nM;1\nM;1\nM;1\nM;1\n") };
    let error = plan(&house.store, &file, &mut |_| true).unwrap_err();
    assert!(matches!(error, Error::Sheet(sheet::SheetError::TooManyRows { line: 5, limit: 3 })));
}

#[test]
fn ac_15_a_reader_neither_imports_nor_exports() {
    let mut house = house();
    let rows = "M;1\n";
    let file = contacts(&format!("Référence;Type\n{rows}"));
    house.make_reader();
    let denied = plan(&house.store, &file, &mut |_| true).unwrap_err();
    assert_eq!(denied.exit_code(), 4);
    let mut out = Vec::new();
    let what = Export::new(Subject::Accounts, Format::Csv);
    let denied = export(&house.store, what, &mut out, &mut |_| true).unwrap_err();
    assert_eq!((denied.exit_code(), out.len()), (4, 0));
}

#[test]
fn the_sample_data_comes_in_whole() {
    let mut house = empty();
    sample::load(&mut house.store, &mut |_, _| true).unwrap();
    let (accounts, mut contacts) =
        (house.store.read(|reader| reader.count_accounts(&AccountQuery::default())).unwrap(), 0);
    let count = |_: &str, _: &str, _| {
        contacts += 1;
        Ok(true)
    };
    house.store.read(|reader| reader.each_member(count)).unwrap();
    assert!(accounts > 200 && contacts > 800, "{accounts} accounts, {contacts} contacts");
}
