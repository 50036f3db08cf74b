//! `carnet who`, `coverage`, `find`, `setting`: who receives what, on the command line (SPEC §7, §11).

use carnet::{
    domain::{
        account::Account,
        affiliation::NotificationType,
        category::Category,
        contact::{Contact, MemberContact},
        rights::Act,
    },
    store::{Mode, Session, Store},
};
use nix::unistd::{User, getuid};
use serde_json::{Value, json};

use crate::{Home, said};

fn open(home: &Home, mode: Mode) -> Store {
    let login = User::from_uid(getuid()).expect("asked").map_or(getuid().to_string(), |user| user.name);
    let session = Session { login, origin: "cli", clock: || 1_790_000_000_000 };
    Store::open(&home.path("carnet.db"), mode, session).expect("a store")
}

/// A home whose store has account F of golden case G1.
fn with_account_f() -> Home {
    let home = Home::new();
    let account = Account {
        reference: "F".into(),
        name: "Fournil".into(),
        main_email: "p@f.fr".into(),
        invoice_email: "fa@f.fr".into(),
        ..Account::default()
    };
    let card = |n: usize, code: u8| {
        let contact = Contact {
            name: format!("c{n}"),
            mails: if n == 9 { String::new() } else { format!("c{n}@f.fr") },
            phones: format!("+3361234567{n}"),
            inactive: n == 8,
            ..Contact::default()
        };
        MemberContact::of(contact, NotificationType::from_file_code(code).expect("a type"))
    };
    let mut cards: Vec<MemberContact> =
        (1..).zip([1, 2, 3, 4, 5, 6, 3, 4, 1]).map(|(n, code)| card(n, code)).collect();
    cards[6].categories = [Category::Accounting, Category::Technical].into();
    let written = open(&home, Mode::Create).write(Act::LoadSample, "G1", |write| {
        let id = write.create_account(account)?;
        cards.into_iter().try_for_each(|card| write.add_contact(id, card).map(drop))
    });
    written.expect("G1");
    home
}

fn json_of(home: &Home, args: &[&str]) -> Value {
    let output = home.run(args);
    assert_eq!(said(&output), "", "JSON answers go to the standard output alone");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn x4_who_answers_the_recipients_of_a_topic_in_their_order_with_their_reasons() {
    let home = with_account_f();
    let invoices = home.run(&["who", " f ", "invoices"]);
    assert_eq!(
        String::from_utf8(invoices.stdout.clone()).unwrap(),
        "invoices\temail\tfa@f.fr\t\tinvoice_address\n\
         invoices\temail\tc1@f.fr\tc1\ttype:1\n\
         invoices\temail\tc4@f.fr\tc4\ttype:4\n\
         invoices\temail\tc7@f.fr\tc7\tcategory:accounting\n"
    );
    assert_eq!(invoices.status.code(), Some(0));
    let excluded = "Invoices: “c8” does not receive (inactive contact).\n\
         Invoices: “c9” does not receive (no mail address).\n";
    assert_eq!(said(&invoices), excluded);
    assert_eq!(
        home.ok(&["who", "F", "delivery_receipt"]),
        "delivery_receipt\tsignature\tc6@f.fr\tc6\ttype:6\n"
    );
    assert_eq!(home.ok(&["who", "F", "reminders", "--addresses"]), "p@f.fr\nc7@f.fr\n");
}

#[test]
fn x4_who_answers_in_json_as_written_down() {
    let home = with_account_f();
    let invoices = json_of(&home, &["who", "F", "invoices", "--json"]);
    let recipients = &invoices["recipients"];
    assert_eq!((&invoices["account"], &invoices["topic"]), (&json!("F"), &json!("invoices")));
    let direct =
        r#"{"channel":"email","address":"fa@f.fr","name":null,"contact":null,"reasons":["invoice_address"]}"#;
    assert_eq!(recipients[0].to_string(), direct);
    assert_eq!(recipients.as_array().unwrap().len(), 4);
    let c7 = r#"{"channel":"email","address":"c7@f.fr","name":"c7","contact":"7","reasons":["category:accounting"]}"#;
    assert_eq!(recipients[3].to_string(), c7);
    let excluded = r#"[{"name":"c8","contact":"8","reason":"inactive_contact"},{"name":"c9","contact":"9","reason":"no_email"}]"#;
    assert_eq!(invoices["excluded"].to_string(), excluded);
    let all = json_of(&home, &["who", "F", "--json"]);
    assert_eq!(all.as_array().unwrap().len(), 11);
    assert_eq!(all[1], invoices);
    assert_eq!(all[9], json!({"account": "F", "topic": "fraud", "recipients": [], "excluded": []}));
}

#[test]
fn x4_nobody_and_an_unknown_reference_are_exit_3() {
    let home = with_account_f();
    let fraud = home.run(&["who", "F", "fraud"]);
    assert_eq!(
        (fraud.status.code(), said(&fraud).as_str()),
        (Some(3), "Suspected fraud: nobody receives.\n")
    );
    assert_eq!(home.run(&["who", "F", "fraud", "--json"]).status.code(), Some(3));
    assert_eq!(home.run(&["who", "F"]).status.code(), Some(0), "only for an unknown reference");
    home.fails(&["who", "G", "fraud"], 3, "No account has the reference “G”");
    home.fails(&["who", "G"], 3, "No account");
    home.fails(&["who", "F", "nonsense"], 2, "delivery_receipt");
    home.fails(&["who", "F", "--json", "--addresses"], 2, "cannot be used with");
    open(&home, Mode::Existing)
        .write(Act::TrashAccount, "", |write| {
            let id = write.account_by_reference("F")?.expect("F").id;
            write.trash_account(id)
        })
        .expect("deleted");
    home.fails(&["who", "F"], 3, "in the trash");
    let empty = Home::new();
    empty.fails(&["who", "F"], 1, "There is no");
}

#[test]
fn x1_what_a_private_person_is_not_concerned_by_is_said() {
    let home = Home::with_accounts();
    home.fails(&["who", "P", "fraud"], 3, "not for an account of the kind “Individual”");
    let all = home.run(&["who", "P", "--addresses"]);
    assert_eq!((all.status.code(), all.stdout.as_slice()), (Some(0), &b""[..]));
    assert!(said(&all).contains("Orders: “main address” does not receive (no mail address)."));
}

#[test]
fn x1_coverage_answers_the_number_of_recipients_of_every_topic() {
    let home = with_account_f();
    assert_eq!(home.ok(&["coverage"]), "F\tFournil\t1\t4\t2\t1\t3\t3\t1\t0\t1\t0\t0\n");
    assert!(said(&home.run(&["coverage"])).starts_with("account\tname\tmessage\tinvoices\treminders\t"));
    let file = home.file("p.csv", "Référence;Nature;Dénomination;E-mail\nP;Particulier;Paul;p@p.fr\n");
    home.ok(&["import", "accounts", &file, "--yes"]);
    assert_eq!(home.ok(&["coverage"]).lines().last(), Some("P\tPaul\t1\t1\t1\t·\t1\t1\t·\t·\t·\t·\t·"));
    assert_eq!(home.ok(&["coverage", "--holes"]).lines().count(), 1, "a person without a hole");
    let all = json_of(&home, &["coverage", "--json"]);
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!((&all[0]["account"], &all[0]["name"]), (&json!("F"), &json!("Fournil")));
    assert_eq!(all[0]["topics"]["invoices"], json!(4));
    assert_eq!(all[1]["topics"]["fraud"], Value::Null);
    let none = Home::with_accounts();
    none.ok(&["setting", "set", "module.delivery", "off"]);
    assert!(none.ok(&["coverage", "--holes"]).starts_with("M\tMartin\t0\t0\t0\t0\t0\t0\t·\t0"));
}

#[test]
fn x1_nothing_found_is_exit_3_and_an_empty_list() {
    let home = Home::new();
    drop(open(&home, Mode::Create));
    let output = home.run(&["coverage", "--holes", "--json"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(3), &b"[]\n"[..]));
    home.fails(&["coverage", "--holes"], 3, "No topic is without a recipient.");
    home.fails(&["find", "martin"], 3, "Nothing found");
    home.fails(&["find", " "], 3, "Nothing found");
    assert_eq!(home.run(&["find"]).status.code(), Some(2));
}

#[test]
fn x1_coverage_of_many_accounts_comes_in_windows_and_each_one_once() {
    let home = Home::new();
    let rows: String = (0..1_203).map(|n| format!("N{n:04};Nom {n}\n")).collect();
    let file = home.file("a.csv", format!("Référence;Dénomination\n{rows}"));
    home.ok(&["import", "accounts", &file, "--yes"]);
    let answer = home.ok(&["coverage"]);
    let references: Vec<&str> = answer.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(references.len(), 1_203);
    assert!(references.is_sorted() && references.first() == Some(&"N0000"));
    assert_eq!(json_of(&home, &["coverage", "--json"]).as_array().unwrap().len(), 1_203);
}

#[test]
fn x5_find_answers_accounts_and_what_an_address_or_a_number_serves() {
    let home = with_account_f();
    assert_eq!(home.ok(&["find", "fournil"]), "F\tFournil\t\t\t\n");
    assert_eq!(
        home.ok(&["find", "c7@f.fr"]),
        "F\tFournil\tc7\tc7@f.fr\tinvoices,reminders,accounting,technical\n"
    );
    let main = "F\tFournil\t\tp@f.fr\tmessage,reminders,orders,after_sales\n";
    assert_eq!(home.ok(&["find", "P@F.fr"]), main);
    for number in ["06 12 34 56 74", "0033612345674", "+33 6 12 34 56 74"] {
        let c4 = "F\tFournil\tc4\t+33612345674\tinvoices,orders,after_sales\n";
        assert_eq!(home.ok(&["find", number]), c4, "{number}");
    }
    assert_eq!(home.ok(&["find", "06", "12", "34"]), "F\tFournil\t\t\t\n", "as / finds it");
    let found = json_of(&home, &["find", "c8@f.fr", "--json"]);
    let c8 = json!({"contact": "8", "name": "c8", "address": "c8@f.fr", "topics": []});
    assert_eq!(found, json!([{"account": "F", "name": "Fournil", "serves": [c8]}]));
    assert_eq!(json_of(&home, &["find", "four", "--json"])[0]["serves"], json!([]));
}

#[test]
fn s11_find_finds_a_generated_reference_by_its_number_before_all_others() {
    let home = with_account_f();
    let written = open(&home, Mode::Existing).write(Act::LoadSample, "", |write| {
        for (reference, name) in [("A", "Atelier 42"), ("C-000042", "Zinc")] {
            let (reference, name) = (reference.into(), name.into());
            write.create_account(Account { reference, name, ..Account::default() })?;
        }
        Ok(())
    });
    written.expect("two accounts");
    assert_eq!(home.ok(&["find", "42"]), "C-000042\tZinc\t\t\t\nA\tAtelier 42\t\t\t\n");
}

#[test]
fn s11_settings_are_listed_read_and_changed_by_an_admin() {
    let home = with_account_f();
    assert_eq!(
        home.ok(&["setting", "list"]),
        "module.after_sales\ton\nmodule.delivery\ton\ncontact.stale_days\t180\ncontact.phone_required\ton\n"
    );
    let set = home.run(&["setting", "set", "module.after_sales", "off"]);
    assert!(set.status.success() && said(&set).ends_with("After-sales module: off\n"), "{}", said(&set));
    assert_eq!(home.ok(&["setting", "get", "module.after_sales"]), "off\n");
    assert_eq!(json_of(&home, &["setting", "list", "--json"])["module.after_sales"], json!(false));
    let same = home.run(&["setting", "set", "module.after_sales", "off"]);
    assert!(said(&same).contains("already"));
    home.fails(&["who", "F", "after_sales"], 3, "After-sales: the module is off, nobody receives.");
    let off = json_of(&home, &["who", "F", "after_sales", "--json"]);
    assert_eq!(off["excluded"], json!([{"name": null, "contact": null, "reason": "module_off"}]));
    home.fails(
        &["setting", "set", "contact.stale_days", "soon"],
        2,
        "is not a number of days, from 1 to 3,650",
    );
    home.fails(&["setting", "set", "module.delivery", "no"], 2, "neither on nor off");
    home.fails(&["setting", "get", "nonsense"], 2, "contact.stale_days");
}

#[test]
fn ac_15_who_is_no_admin_reads_everything_and_switches_nothing() {
    let home = with_account_f();
    let demote = |role: &str| {
        let db = rusqlite::Connection::open(home.path("carnet.db")).expect("the store");
        db.execute("UPDATE user SET role = ?1", [role]).expect("demoted");
    };
    for role in ["reader", "agent"] {
        demote(role);
        home.fails(&["setting", "set", "module.delivery", "off"], 4, "Administrator");
        home.ok(&["setting", "get", "module.delivery"]);
        home.ok(&["who", "F", "invoices"]);
        home.ok(&["coverage"]);
        home.ok(&["find", "c7@f.fr"]);
    }
}
