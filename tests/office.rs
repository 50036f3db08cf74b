//! The circle of issue 3, with a real LibreOffice: a file is exported, edited as a person would, synchronised
//! back, and taken back. `tests/run` installs LibreOffice.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

/// The columns of S3.23 by their place in the sheet.
const NAME: usize = 3;
const PHONE: usize = 7;
const TYPE: usize = 9;

struct Desk(TempDir);

impl Desk {
    /// A store with two accounts and seven contacts, whose cells are what a spreadsheet likes to change.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary directory"));
        let accounts = "Référence;Dénomination\n00042;Boulangerie Martin\nN-1;Garage Élodie\n";
        let contacts = "Référence;Dénomination;Note;Fonction;Mail;Tel;Fax;Type\n\
            00042;Jeanne;=1+1;Gérante;jeanne@martin.fr;+33 6 12 34 56 78;;4\n\
            00042;Compta;\"deux\nlignes\";;compta@martin.fr;0612345678;01 02 03 04 05;1\n\
            00042;Karim;'cité;Chef d’équipe;;+33612345678;;2\n\
            00042;Zoé;1E5;;zoe@martin.fr;0033 1 02 03 04 05;;3\n\
            N-1;Élodie;VRAI;;elodie@garage.fr;06 00 00 00 01;;4\n\
            N-1;Ali;2026-01-31;;ali@garage.fr;06 00 00 00 02;;5\n\
            N-1;Bo;  deux  espaces;;bo@garage.fr;06 00 00 00 03;;6\n";
        for (what, file) in [("accounts", accounts), ("contacts", contacts)] {
            fs::write(desk.path("in.csv"), file).expect("a file");
            desk.ok(&["import", what, "in.csv", "--yes"]);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = cargo_bin_cmd!("carnet");
        command.env_clear().env("HOME", self.0.path()).current_dir(self.0.path());
        command.args(["--lang", "en", "--db", "carnet.db"]).args(args).output().expect("the program runs")
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Every fact, to the byte.
    fn facts(&self) -> String {
        self.ok(&["export", "accounts", "--format", "jsonl"])
            + &self.ok(&["export", "contacts", "--format", "jsonl"])
    }

    /// Edits a file in LibreOffice; see edit.py for what an edit is.
    fn edit(&self, file: &str, edits: &[&str]) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/edit.py");
        // Debian's own Python, which has LibreOffice's modules.
        let output = Command::new("/usr/bin/python3").arg(script).arg(self.path(file)).args(edits).output();
        let output = output.expect("python3; tests/run installs it");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "LibreOffice, which tests/run installs: {said}");
    }

    fn plan(&self, args: &[&str]) -> Value {
        let answer = self.run(&[args, &["--dry-run", "--json"]].concat());
        serde_json::from_slice(&answer.stdout).expect("a plan")
    }
}

fn counts(plan: &Value) -> [u64; 5] {
    ["create", "update", "unchanged", "delete", "error"].map(|count| plan[count].as_u64().expect("a number"))
}

#[test]
fn s3_20_what_libreoffice_opens_and_saves_comes_back_unchanged() {
    let desk = Desk::new();
    for (file, saved, edits) in
        [("contacts.ods", "contacts.ods", &[][..]), ("again.ods", "again.csv", &["as:csv"][..])]
    {
        desk.ok(&["export", "contacts", "--output", file]);
        desk.edit(file, edits);
        let plan = desk.plan(&["import", "contacts", "--sync", saved]);
        assert_eq!(counts(&plan), [0, 0, 7, 0, 0], "{saved}: {plan:#}");
    }
    desk.ok(&["export", "accounts", "--output", "accounts.ods"]);
    desk.edit("accounts.ods", &[]);
    assert_eq!(counts(&desk.plan(&["import", "accounts", "accounts.ods"])), [0, 0, 2, 0, 0]);
}

#[test]
fn ud_07_phones_with_an_extension_come_back_from_a_csv_that_libreoffice_saved_as_ods() {
    let desk = Desk::new();
    let phones = ["+33 2 61 91 76 17 poste 485", "+33 (0)2 61-91 Ext. 4;+33612345678", "+1 poste 1"];
    let names = ["Standard", "Atelier", "Quai"];
    let rows: String =
        names.iter().zip(phones).map(|(name, phone)| format!("N-1;{name};\"{phone}\";3\n")).collect();
    fs::write(desk.path("more.csv"), format!("Référence;Dénomination;Tel;Type\n{rows}")).expect("a file");
    desk.ok(&["import", "contacts", "more.csv", "--yes"]);
    desk.ok(&["export", "contacts", "--output", "contacts.csv"]);
    desk.edit("contacts.csv", &["as:ods"]);
    let plan = desk.plan(&["import", "contacts", "--sync", "contacts.ods"]);
    let rows = plan["plan"].as_array().expect("rows");
    for name in names {
        let row = rows.iter().find(|row| row["name"] == name).expect("a row of this name");
        assert_eq!(row["verdict"], "unchanged", "{row:#}");
    }
}

#[test]
fn issue_3_an_export_that_was_edited_in_libreoffice_is_synchronised_and_taken_back_to_the_byte() {
    let desk = Desk::new();
    let before = desk.facts();
    desk.ok(&["export", "contacts", "--output", "contacts.ods"]);
    // Row 1 has the headings: Jeanne is row 2. A number that is typed becomes one, as in every spreadsheet.
    let edits = [
        format!("set:2:{PHONE}:0611223344"),
        format!("set:3:{NAME}:Comptabilité"),
        format!("set:5:{TYPE}:4"),
        "delete:4".to_owned(),
        "insert:5".to_owned(),
        "text:5:1:00042".to_owned(),
        format!("set:5:{NAME}:Nouvelle"),
        format!("set:5:{TYPE}:2"),
        "move:8:6".to_owned(),
    ];
    desk.edit("contacts.ods", &edits.iter().map(String::as_str).collect::<Vec<_>>());
    let plan = desk.plan(&["import", "contacts", "--sync", "contacts.ods"]);
    assert_eq!(counts(&plan), [1, 3, 3, 1, 0], "{plan:#}");
    let rows = plan["plan"].as_array().expect("rows");
    let told = |name: &str| rows.iter().find(|row| row["name"] == name).expect("a row of this name");
    let changes = |name: &str, field: &str| told(name)["changes"][field].clone();
    assert_eq!(changes("Jeanne", "phones"), serde_json::json!(["+33 6 12 34 56 78", "0611223344"]));
    assert_eq!(changes("Comptabilité", "name"), serde_json::json!(["Compta", "Comptabilité"]));
    assert_eq!(
        changes("Zoé", "notification"),
        serde_json::json!(["Aucune notification", "Toutes les notifications"])
    );
    assert_eq!(
        (&told("Nouvelle")["verdict"], &told("Karim")["verdict"]),
        (&"create".into(), &"delete".into())
    );
    let output = desk.run(&["import", "contacts", "--sync", "contacts.ods", "--yes", "--json"]);
    let done: Value = serde_json::from_slice(&output.stdout).expect("an answer");
    assert_ne!(desk.facts(), before);
    let names: Vec<String> =
        desk.ok(&["export", "contacts", "--format", "jsonl"]).lines().map(name).collect();
    assert_eq!(names, ["Jeanne", "Comptabilité", "Zoé", "Nouvelle", "Bo", "Élodie", "Ali"]);
    desk.ok(&["undo", &done["batch"].to_string()]);
    assert_eq!(desk.facts(), before, "everything is back, to the byte");
}

fn name(line: &str) -> String {
    let record: Value = serde_json::from_str(line).expect("JSON");
    record["name"].as_str().unwrap_or_default().to_owned()
}
