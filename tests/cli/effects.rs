//! What an import and a taking back change in who receives what, on the command line (X3).

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::{CONTACTS, Home, said};

/// M's team: one who gets invoices, one who gets orders, one who signs.
const BEFORE: &str = "M;;Ada;;;ada@m.fr;;;1;\nM;;Bob;;;bob@m.fr;;;2;\nM;;Quai;;;;;;6;\n";
/// Ada has another address, Bob gets invoices instead, Quai is gone.
const AFTER: &str = "M;;Ada;;;new@m.fr;;;1;\nM;;Bob;;;bob@m.fr;;;1;\n";

fn team() -> (Home, String) {
    let home = Home::with_accounts();
    let before = home.file("before.csv", format!("{CONTACTS}{BEFORE}"));
    home.ok(&["import", "contacts", &before, "--yes"]);
    let after = home.file("after.csv", format!("{CONTACTS}{AFTER}"));
    (home, after)
}

/// What a dry run of a synchronisation says of its effect, and last.
fn dry_run(home: &Home, file: &str) -> Vec<String> {
    let said = said(&home.run(&["import", "contacts", file, "--sync", "--dry-run"]));
    said.lines().skip_while(|line| !line.starts_with("Effect on who")).map(str::to_owned).collect()
}

#[test]
fn x3_a_dry_run_says_account_by_account_who_loses_and_gains_what() {
    let (home, after) = team();
    let effect = dry_run(&home, &after);
    assert_eq!(
        effect[..6],
        [
            "Effect on who receives what:",
            "  M · Martin",
            "      loses: Orders (last recipient) — bob@m.fr",
            "      loses: Delivery receipt (last recipient) — Quai",
            "      loses: Invoices — ada@m.fr",
            "      gains: Invoices — new@m.fr, bob@m.fr",
        ]
    );
    assert!(effect[6].ends_with("1 account loses a last recipient"), "{effect:?}");
}

#[test]
fn x3_a_dry_run_in_json_has_the_effects_topic_by_topic() {
    let (home, after) = team();
    let answer = home.ok(&["import", "contacts", &after, "--sync", "--dry-run", "--json"]);
    let plan: Value = serde_json::from_str(&answer).unwrap();
    let person = |address: &str, name: &str| json!({"channel": "email", "address": address, "name": name});
    let quai = json!({"channel": "signature", "address": null, "name": "Quai"});
    assert_eq!(
        plan["effects"],
        json!([
            {"account": "M", "topic": "invoices", "before": 1, "after": 2,
                "gains": [person("new@m.fr", "Ada"), person("bob@m.fr", "Bob")], "losses": [person("ada@m.fr", "Ada")]},
            {"account": "M", "topic": "orders", "before": 1, "after": 0,
                "gains": [], "losses": [person("bob@m.fr", "Bob")]},
            {"account": "M", "topic": "delivery_receipt", "before": 1, "after": 0, "gains": [], "losses": [quai]},
        ])
    );
    let again = home.file("again.csv", format!("{CONTACTS}{BEFORE}"));
    let answer = home.ok(&["import", "contacts", &again, "--sync", "--dry-run", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["effects"], json!([]));
}

#[test]
fn x3_a_dry_run_says_what_a_row_does_in_the_other_accounts_of_its_contact() {
    let home = Home::with_accounts();
    let trade = home.file("trade.csv", "Référence;Dénomination\nN;Négoce\n");
    home.ok(&["import", "accounts", &trade, "--yes"]);
    let before = home.file("before.csv", format!("{CONTACTS}{BEFORE}N;;Zoé;;;zoe@n.fr;;;1;\n"));
    home.ok(&["import", "contacts", &before, "--yes"]);
    // Nobody but Ada gets Négoce's invoices.
    let database = Connection::open(home.path("carnet.db")).unwrap();
    let named = |name: &str| format!("(SELECT id FROM contact WHERE name = '{name}')");
    let shared =
        format!("UPDATE affiliation SET contact = {} WHERE contact = {}", named("Ada"), named("Zoé"));
    assert_eq!(database.execute(&shared, []).unwrap(), 1);
    let after = home.file("after.csv", format!("{CONTACTS}{}", BEFORE.replace("ada@m.fr", "")));
    let effect = dry_run(&home, &after);
    assert_eq!(
        effect[..6],
        [
            "Effect on who receives what:",
            "  M · Martin",
            "      loses: Invoices (last recipient) — ada@m.fr",
            "  N · Négoce",
            "      loses: Invoices (last recipient) — ada@m.fr",
            "      through the shared contact Ada, line 2 (M)",
        ]
    );
    assert!(effect[6].ends_with("2 accounts lose a last recipient"), "{effect:?}");
    let answer = home.ok(&["import", "contacts", &after, "--sync", "--dry-run", "--json"]);
    let plan: Value = serde_json::from_str(&answer).unwrap();
    let ada = json!({"channel": "email", "address": "ada@m.fr", "name": "Ada"});
    let lost = |account: &str| json!({"account": account, "topic": "invoices", "before": 1, "after": 0, "gains": [], "losses": [ada]});
    assert_eq!(plan["effects"], json!([lost("M"), lost("N")]));
    assert_eq!((&plan["rows"], &plan["update"]), (&json!(3), &json!(1)));
}

#[test]
fn x3_more_accounts_than_can_be_read_are_told_in_json_alone() {
    let home = Home::new();
    let accounts: String = (0..105).map(|n| format!("M{n:03};Martin {n}\n")).collect();
    let accounts = home.file("accounts.csv", format!("Référence;Dénomination\n{accounts}"));
    home.ok(&["import", "accounts", &accounts, "--yes"]);
    let contacts: String = (0..105).map(|n| format!("M{n:03};;Ada;;;ada@m{n}.fr;;;1;\n")).collect();
    let contacts = home.file("contacts.csv", format!("{CONTACTS}{contacts}"));
    let output = home.run(&["import", "contacts", &contacts, "--dry-run"]);
    assert_eq!(said(&output).matches("gains: Invoices").count(), 100);
    assert!(said(&output).contains("… and other accounts: --json gives them all"));
    let answer = home.ok(&["import", "contacts", &contacts, "--dry-run", "--json"]);
    let plan: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(plan["effects"].as_array().map(Vec::len), Some(105));
}

#[test]
fn x3_a_taking_back_of_many_accounts_ends_with_how_many_they_are_and_names_those_that_go() {
    let home = Home::new();
    let accounts: String = (0..105).map(|n| format!("M{n:03};Martin {n};m{n}@m.fr\n")).collect();
    let accounts = home.file("accounts.csv", format!("Référence;Dénomination;E-mail\n{accounts}"));
    home.ok(&["import", "accounts", &accounts, "--yes"]);
    let emptied: String = (0..3).map(|n| format!("M{n:03};\n")).collect();
    let emptied = home.file("emptied.csv", format!("Référence;E-mail\n{emptied}"));
    home.ok(&["import", "accounts", &emptied, "--yes"]);
    let back = said(&home.run(&["undo", "3"]));
    assert!(back.contains("\nWho receives what changes in 3 accounts.\nUndone:"), "{back}");
    let again = said(&home.run(&["redo", "3", "--dry-run"]));
    let last = "Who receives what changes in 3 accounts. 3 accounts lose a last recipient\n";
    assert!(again.ends_with(last), "{again}");
    let gone = said(&home.run(&["undo", "2", "--dry-run"]));
    assert!(gone.contains("\n  M000 · Martin 0 (goes)\n"), "{gone}");
    let last =
        "… and 5 other accounts\nWho receives what changes in 105 accounts. 105 of these accounts go.\n";
    assert!(gone.ends_with(last), "{gone}");
}

#[test]
fn x3_a_taking_back_and_a_bringing_again_say_first_what_they_change() {
    let (home, after) = team();
    home.ok(&["import", "contacts", &after, "--sync", "--yes"]);
    let synchronised = home.ok(&["export", "contacts"]);
    let effect = "Effect on who receives what:\n  M · Martin\n      loses: Invoices — new@m.fr, bob@m.fr\n";
    let tried = home.run(&["undo", "4", "--dry-run"]);
    assert_eq!(tried.status.code(), Some(0));
    assert!(said(&tried).starts_with(effect), "{}", said(&tried));
    assert!(said(&tried).ends_with("      gains: Delivery receipt — Quai\n"), "{}", said(&tried));
    assert_eq!(home.ok(&["export", "contacts"]), synchronised, "nothing is done");
    let undone = home.run(&["undo", "4"]);
    assert!(said(&undone).starts_with(&said(&tried)), "{}", said(&undone));
    assert!(
        said(&undone).contains("\nUndone: synchronisation of contacts, after.csv\n"),
        "{}",
        said(&undone)
    );
    let again = home.run(&["redo", "4", "--yes"]);
    let (effect, done) = (said(&again).find("(last recipient) — Quai"), said(&again).find("Redone:"));
    assert!(effect.is_some() && effect < done, "{}", said(&again));
    let accounts = home.run(&["undo", "2"]);
    assert!(!said(&accounts).contains("Effect"), "{}", said(&accounts));
    let nothing = home.run(&["redo", "2", "--dry-run"]);
    assert_eq!(said(&nothing), "Who receives what does not change.\n");
}

#[test]
fn x3_at_a_terminal_a_taking_back_that_changes_who_receives_what_is_asked_and_no_is_no() {
    let (home, after) = team();
    home.ok(&["import", "contacts", &after, "--sync", "--yes"]);
    let synchronised = home.ok(&["export", "contacts"]);
    let no = home.answering(&["undo", "4"], "n");
    assert_eq!(no.status.code(), Some(1), "{}", said(&no));
    assert!(
        said(&no).contains(
            "      gains: Delivery receipt — Quai\nUndo “synchronisation of contacts, after.csv”? (y/n) "
        ),
        "{}",
        said(&no)
    );
    assert_eq!(home.ok(&["export", "contacts"]), synchronised);
    let yes = home.answering(&["undo", "4"], "y");
    assert!(yes.status.success() && said(&yes).contains("Undone:"), "{}", said(&yes));
    let again = home.answering(&["redo", "4", "--yes"], "n");
    assert!(again.status.success() && !said(&again).contains("Redo “"), "{}", said(&again));
    let nobody = home.answering(&["undo", "2"], "n");
    assert!(nobody.status.success() && !said(&nobody).contains("Undo “"), "{}", said(&nobody));
}

#[test]
fn x3_a_switch_says_first_what_it_changes() {
    let (home, _) = team();
    let delivery = |value: &'static str| ["setting", "set", "module.delivery", value];
    let no = home.answering(&delivery("off"), "n");
    let effect =
        "Effect on who receives what:\n  M · Martin\n      loses: Delivery receipt (last recipient) — Quai\n";
    assert_eq!(no.status.code(), Some(1));
    assert!(said(&no).starts_with(&format!("{effect}Change this setting? (y/n) ")), "{}", said(&no));
    assert_eq!(home.ok(&["setting", "get", "module.delivery"]), "on\n");
    let off = home.run(&delivery("off"));
    assert!(said(&off).starts_with(effect) && said(&off).contains("module: off"), "{}", said(&off));
    let none = home.answering(&["setting", "set", "contact.stale_days", "90"], "n");
    assert!(none.status.success() && !said(&none).contains("Effect"), "{}", said(&none));
}
