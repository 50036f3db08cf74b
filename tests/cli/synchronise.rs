//! `carnet import contacts --sync`: what it says, what it asks for, and its exit codes (SPEC §8, §11).

use serde_json::Value;

use crate::{CONTACTS, Home, said};

/// Golden case G2: A, B, C in this order.
const BEFORE: &str = "M;;A;;;a@m.fr;;;4;\nM;;B;;;b@m.fr;06 11 22 33 44;;2;\nM;;C;;;c@m.fr;;;3;\n";
/// B with another phone, D, and A unchanged.
const AFTER: &str = "M;;B;;;b@m.fr;06 99 88 77 66;;2;\nM;;D;;;d@m.fr;;;1;\nM;;A;;;a@m.fr;;;4;\n";

fn g2() -> (Home, String) {
    let home = Home::with_accounts();
    let before = home.file("before.csv", format!("{CONTACTS}{BEFORE}"));
    home.ok(&["import", "contacts", &before, "--yes"]);
    let after = home.file("after.csv", format!("{CONTACTS}{AFTER}"));
    (home, after)
}

/// The names and phones of an export, in its order.
fn contacts(home: &Home) -> Vec<(String, String)> {
    let file = home.ok(&["export", "contacts"]);
    let cells = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    file.lines().skip(1).map(cells).map(|row| (row[2].clone(), row[6].clone())).collect()
}

fn contact(name: &str, phone: &str) -> (String, String) {
    (name.to_owned(), phone.to_owned())
}

#[test]
fn g2_s3_33_a_synchronisation_from_the_command_line() {
    let (home, after) = g2();
    let output = home.run(&["import", "contacts", &after, "--sync", "--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("1 created · 1 updated · 1 deleted · 1 unchanged"), "{}", said(&output));
    assert_eq!(contacts(&home), [contact("B", "06 99 88 77 66"), contact("D", ""), contact("A", "")]);
}

#[test]
fn g2_s3_31_without_the_option_every_row_is_added() {
    let (home, after) = g2();
    home.ok(&["import", "contacts", &after, "--yes"]);
    let names: Vec<String> = contacts(&home).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["A", "B", "C", "B", "D", "A"]);
}

#[test]
fn x6_a_dry_run_of_a_synchronisation_in_json_names_rows_and_deletions() {
    let (home, after) = g2();
    let answer = home.ok(&["import", "contacts", &after, "--sync", "--dry-run", "--json"]);
    let plan: Value = serde_json::from_str(&answer).unwrap();
    for (count, number) in
        [("rows", 3), ("create", 1), ("update", 1), ("unchanged", 1), ("delete", 1), ("error", 0)]
    {
        assert_eq!(plan[count], number, "{count}");
    }
    let rows = plan["plan"].as_array().unwrap();
    assert_eq!(
        rows.iter().map(|row| &row["line"]).collect::<Vec<_>>(),
        [2, 3, 4].map(Value::from).iter().chain([&Value::Null]).collect::<Vec<_>>()
    );
    assert_eq!(rows[0]["changes"]["phones"], serde_json::json!(["06 11 22 33 44", "06 99 88 77 66"]));
    assert_eq!((&rows[3]["verdict"], &rows[3]["name"]), (&Value::from("delete"), &Value::from("C")));
    assert_eq!(contacts(&home).len(), 3, "nothing is written");
}

#[test]
fn s8_many_deletions_want_their_number_beside_yes() {
    let home = Home::with_accounts();
    let many: String = (0..12).map(|n| format!("M;;N{n};;;n{n}@m.fr;;;3;\n")).collect();
    let before = home.file("before.csv", format!("{CONTACTS}{many}"));
    home.ok(&["import", "contacts", &before, "--yes"]);
    let one = home.file("one.csv", format!("{CONTACTS}M;;N0;;;n0@m.fr;;;3;\n"));
    for asked in
        [&["import", "contacts", &one, "--sync"][..], &["import", "contacts", &one, "--sync", "--yes"]]
    {
        home.fails(asked, 2, "--yes --deletes 11");
    }
    home.fails(&["import", "contacts", &one, "--sync", "--yes", "--deletes", "12"], 2, "11");
    assert_eq!(home.contacts(), 12);
    home.ok(&["import", "contacts", &one, "--sync", "--yes", "--deletes", "11"]);
    assert_eq!(home.contacts(), 1);
    let other = home.file("other.csv", format!("{CONTACTS}M;;Z;;;z@m.fr;;;3;\n"));
    home.fails(&["import", "contacts", &other, "--sync", "--yes"], 2, "--deletes 1");
}

#[test]
fn s8_a_synchronisation_with_a_bad_row_writes_nothing_and_saves_the_row() {
    let (home, _) = g2();
    let bad = home.file("bad.csv", format!("{CONTACTS}{AFTER}M;;E;;;e@m.fr;;;9;\n"));
    let rejects = home.path("rejects.csv");
    let rejects = rejects.to_str().unwrap();
    let output = home.run(&["import", "contacts", &bad, "--sync", "--yes", "--rejects", rejects]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("as a whole or not at all"), "{}", said(&output));
    assert_eq!(contacts(&home).len(), 3);
    let saved = std::fs::read_to_string(rejects).unwrap();
    assert!(saved.lines().next().unwrap().ends_with(";Type;Libellé type;Erreur"));
    assert!(saved.lines().nth(1).unwrap().starts_with("M;;E;;;e@m.fr;;;9;;"), "{saved}");
    assert_eq!(saved.lines().count(), 2);
}

#[test]
fn s8_synchronising_all_members_empties_those_that_the_file_does_not_name() {
    let (home, after) = g2();
    let more = home.file("more.csv", "Référence;Dénomination\nN;Neuf\n");
    home.ok(&["import", "accounts", &more, "--yes"]);
    let zoe = home.file("zoe.csv", format!("{CONTACTS}N;;Zoé;;;z@n.fr;;;3;\n"));
    home.ok(&["import", "contacts", &zoe, "--yes"]);
    home.fails(&["import", "contacts", &after, "--sync-all", "--yes"], 2, "--deletes 2");
    home.ok(&["import", "contacts", &after, "--sync-all", "--yes", "--deletes", "2"]);
    assert_eq!(home.contacts(), 3);
}

#[test]
fn s11_synchronising_is_for_contacts() {
    let home = Home::with_accounts();
    let file = home.file("a.csv", "Référence;Dénomination\nN;Neuf\n");
    home.fails(&["import", "accounts", &file, "--sync", "--yes"], 2, "for contacts");
    home.fails(&["import", "contacts", &file, "--sync", "--sync-all"], 2, "--sync-all");
}

#[test]
fn s8_another_order_is_said_by_the_plan_and_by_what_it_did() {
    let (home, _) = g2();
    let turned = home.file(
        "t.csv",
        format!("{CONTACTS}M;;C;;;c@m.fr;;;3;\nM;;B;;;b@m.fr;06 11 22 33 44;;2;\nM;;A;;;a@m.fr;;;4;\n"),
    );
    let plan = said(&home.run(&["import", "contacts", &turned, "--sync", "--dry-run"]));
    assert!(plan.contains("M  order changes") && plan.contains("order changes: 1 account"), "{plan}");
    let json = home.ok(&["import", "contacts", &turned, "--sync", "--dry-run", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["reordered"], 1);
    let done = said(&home.run(&["import", "contacts", &turned, "--sync", "--yes"]));
    assert!(done.lines().filter(|line| line.contains("order changes: 1 account")).count() > 1, "{done}");
}

#[test]
fn s8_a_file_of_rejects_that_cannot_be_made_is_refused_before_anything_is_written() {
    let (home, after) = g2();
    let there = home.file("there.csv", "mine");
    let nowhere = home.path("no/such/folder/r.csv");
    for rejects in [there.as_str(), nowhere.to_str().unwrap()] {
        let output = home.run(&["import", "contacts", &after, "--yes", "--rejects", rejects]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert_eq!(home.contacts(), 3, "nothing came in");
    }
    assert_eq!(std::fs::read_to_string(there).unwrap(), "mine");
}
