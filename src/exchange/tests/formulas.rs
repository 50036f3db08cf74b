//! Spreadsheets whose formulas failed: what such a cell shows is no value, and must not take the place of one.

use std::io::Write as _;

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

/// A spreadsheet of these rows of cells, parted by `;`; what begins with `=` is a formula that shows the rest.
fn spreadsheet(rows: &str) -> Vec<u8> {
    let cell = |text: &str| match text.strip_prefix('=') {
        Some(shown) => format!(
            "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\">\
             <text:p>{shown}</text:p></table:table-cell>"
        ),
        None => format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"),
    };
    let row = |row: &str| {
        format!("<table:table-row>{}</table:table-row>", row.split(';').map(cell).collect::<String>())
    };
    let [office, table, text] = ["office", "table", "text"]
        .map(|name| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let content = format!(
        "<office:document-content {office} {table} {text}><office:body><office:spreadsheet><table:table>{}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        rows.lines().map(row).collect::<String>()
    );
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (part, bytes) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &*content)]
    {
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn of(subject: Subject, rows: &str) -> Import {
    Import::new(subject, Source::spool(&*spreadsheet(rows), &Caps::default()).unwrap(), "file.ods")
}

#[test]
fn s8_a_formula_that_failed_is_an_error_of_its_row_and_overwrites_nothing() {
    let mut house = house();
    for (name, mail) in [("A", "a@m.fr"), ("B", "b@m.fr")] {
        add(&mut house, "M", card(name, mail, "06 11 22 33 44"));
    }
    let before = members(&house, "M");
    let rows = "Référence;Dénomination;Note;Mail;Tel;Type;Total\n\
                M;A;=#N/A;a@m.fr;=#DIV/0!;3;1\n\
                M;B;#N/A;b@m.fr;06 11 22 33 44;3;=#DIV/0!\n";
    let import = of(Subject::Contacts, rows).with_mode(ImportMode::Synchronise);
    let plan = planned(&house, &import);
    let failed = said(&[(Some(3), "problem-formula-failed"), (Some(5), "problem-formula-failed")]);
    assert_eq!(told(&plan), [(2, Verdict::Error, failed), (3, Verdict::Update, said(&[]))]);
    let problem = &planned_rows(&plan)[0].messages[1].problem;
    assert_eq!(problem.args, [("value".into(), "#DIV/0!".to_owned())]);
    let mut left_out = LeftOut::default();
    (0..plan.len())
        .filter(|at| plan.mark(*at).verdict == Some(Verdict::Error))
        .for_each(|at| left_out.toggle(at));
    apply(&mut house.store, &import, &plan, &left_out, &mut |_, _| true).unwrap();
    let after = members(&house, "M");
    assert_eq!(after[0].card(), before[0].card(), "neither emptied nor ended");
    assert_eq!(after[1].affiliation.value.note, "#N/A", "typed, and a column that nobody reads");
}

#[test]
fn s8_a_formula_that_failed_in_an_accounts_file_is_an_error_of_its_row() {
    let mut house = house();
    let rows = "Référence;Dénomination;Notes\n\
                M;Martin;=Err:502\n\
                =#REF!;Neuf;x\n\
                =#REF!;Neuf;x\n\
                M2;Neuf;#N/A\n";
    let import = of(Subject::Accounts, rows);
    let failed = |column| said(&[(Some(column), "problem-formula-failed")]);
    let expected = [
        (2, Verdict::Error, failed(3)),
        (3, Verdict::Error, failed(1)),
        (4, Verdict::Error, failed(1)),
        (5, Verdict::Create, said(&[])),
    ];
    assert_eq!(told(&planned(&house, &import)), expected);
    brought_in(&mut house, &import);
    assert_eq!((account(&house, "M").notes, account(&house, "M2").notes), (String::new(), "#N/A".into()));
}
