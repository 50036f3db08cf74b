//! The file of rejected rows (SPEC §8): same columns, « Erreur », corrected and imported.

use std::fs;

use super::*;

fn reasons(messages: &[&Message]) -> String {
    messages.iter().map(|message| &*message.problem.id).collect::<Vec<_>>().join(" + ")
}

#[test]
fn s8_rejected_rows_are_saved_corrected_and_imported() {
    let mut house = house();
    let rows = "M;A;a@m.fr;1\nX;B;\"b;c\";2\nM;C;c@m.fr;9\nM;D\0;d@m.fr;1\n";
    let file = contacts(&format!("Référence;Dénomination;Truc;Type\n{rows}"));
    let plan = planned(&house, &file);
    let report = applied(&mut house, &file, &plan).unwrap();
    let path = house.directory.path().join("rejets.csv");
    assert_eq!(save_rejects(&plan, &report.late, &path, false, &reasons).unwrap(), 3);
    let saved = fs::read_to_string(&path).unwrap();
    assert_eq!(
        saved,
        "\u{feff}Référence;Dénomination;Truc;Type;Erreur\r\n\
         X;B;\"b;c\";2;problem-unknown-reference\r\n\
         M;C;c@m.fr;9;problem-type-unknown\r\n\
         ;D\0;;;problem-row-nul\r\n"
    );
    let corrected = saved.replace("X;B", "M;B").replace(";9;", ";3;").replace(";D\0;;;", "M;D;;1;");
    let again = planned(&house, &contacts(&corrected));
    assert_eq!((again.counts.create, again.counts.error), (3, 0));
    assert_eq!(again.unknown_columns, ["Truc"], "the reason is not looked at");
}

#[test]
fn s8_a_row_that_the_store_refused_after_the_plan_is_saved_too() {
    let mut house = house();
    let file = contacts("Référence;Dénomination;Type\nM;A;1\nM;B;2\n");
    let plan = planned(&house, &file);
    let martin = id(&house, "M");
    house.store.write(Act::TrashAccount, "", |write| write.trash_account(martin)).unwrap();
    let report = applied(&mut house, &file, &plan).unwrap();
    let path = house.directory.path().join("rejets.csv");
    assert_eq!(save_rejects(&plan, &report.late, &path, false, &reasons).unwrap(), 2);
    assert!(fs::read_to_string(&path).unwrap().contains("M;B;2;problem-account-in-trash"));
}
