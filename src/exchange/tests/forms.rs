//! The forms of a file that goes out, beside the table.

use super::*;
use crate::domain::affiliation::NotificationType;

fn exported(house: &TestStore, subject: Subject, format: Format) -> String {
    let mut out = Vec::new();
    export(&house.store, Export::new(subject, format), &mut out, &mut |_| true).unwrap();
    String::from_utf8(out).unwrap()
}

/// Martin with Bob and Ada in this order, and Zoé's account before it by reference.
fn filled() -> TestStore {
    let mut house = house();
    let bob = MemberContact {
        function: "Chef".into(),
        note: "Deux\nlignes".into(),
        notification: NotificationType::AfterSales,
        ..card("Bob", "bob@m.fr;b@m.fr", "06 11;+33 1")
    };
    add(&mut house, "M", bob);
    add(&mut house, "M", card("Ada", "", ""));
    let account = Account {
        reference: "a-1".into(),
        name: "Zoé & fils".into(),
        domains: vec!["zoe.fr".into(), "zoé.fr".into()],
        main_email: "z@zoe.fr".into(),
        ..Account::default()
    };
    house.store.write(Act::CreateAccount, "", |write| write.create_account(account)).unwrap();
    add(&mut house, "a-1", card("", "seule@zoe.fr", ""));
    house
}

#[test]
fn s11_json_lines_are_facts_sorted_one_record_a_line() {
    let house = filled();
    assert_eq!(
        exported(&house, Subject::Accounts, Format::Jsonl),
        "{\"reference\":\"a-1\",\"kind\":\"business\",\"name\":\"Zoé & fils\",\"domains\":[\"zoe.fr\",\"zoé.fr\"],\
         \"main_email\":\"z@zoe.fr\"}\n\
         {\"reference\":\"M\",\"kind\":\"business\",\"name\":\"Martin\"}\n\
         {\"reference\":\"P\",\"kind\":\"individual\",\"name\":\"Durand\"}\n"
    );
    assert_eq!(
        exported(&house, Subject::Contacts, Format::Jsonl),
        "{\"account\":\"a-1\",\"rank\":1,\"mails\":[\"seule@zoe.fr\"],\"type\":3}\n\
         {\"account\":\"M\",\"rank\":1,\"name\":\"Bob\",\"mails\":[\"bob@m.fr\",\"b@m.fr\"],\
         \"phones\":[\"06 11\",\"+33 1\"],\"function\":\"Chef\",\"note\":\"Deux\\nlignes\",\"type\":5}\n\
         {\"account\":\"M\",\"rank\":2,\"name\":\"Ada\",\"type\":3}\n"
    );
}

#[test]
fn s11_json_lines_of_two_states_with_the_same_facts_are_equal() {
    let mut house = filled();
    let before = [Subject::Accounts, Subject::Contacts].map(|what| exported(&house, what, Format::Jsonl));
    let m = id(&house, "M");
    let rename = |house: &mut TestStore, name: &str| {
        let base = house.store.read(|read| read.account(m)).unwrap().unwrap();
        let mine = Account { name: name.into(), ..base.value.clone() };
        house.store.write(Act::EditAccount, "", |write| write.save_account(&base, mine)).unwrap();
    };
    rename(&mut house, "Martin SARL");
    let renamed = exported(&house, Subject::Accounts, Format::Jsonl);
    let differ = renamed.lines().zip(before[0].lines()).filter(|(now, then)| now != then).count();
    assert_eq!((differ, renamed.lines().count()), (1, before[0].lines().count()));
    rename(&mut house, "Martin");
    let after = [Subject::Accounts, Subject::Contacts].map(|what| exported(&house, what, Format::Jsonl));
    assert_eq!(before, after, "versions and history differ, facts do not");
}

#[test]
fn s8_cards_go_out_in_the_order_of_files_and_come_back_as_rows() {
    let house = filled();
    let text = exported(&house, Subject::Contacts, Format::Vcard);
    let mut cards = vcard::Cards::open(std::io::Cursor::new(text.into_bytes()), &Caps::default()).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = cards.next_row() {
        let row = row.unwrap();
        assert_eq!(row.remarks, []);
        rows.push(row.cells().collect::<Vec<_>>().join("|"));
    }
    assert_eq!(
        rows,
        [
            "a-1|||||seule@zoe.fr|||3||Zoé & fils",
            "M||Bob|Deux\nlignes|Chef|bob@m.fr;b@m.fr|06 11;+33 1||5||Martin",
            "M||Ada||||||3||Martin"
        ]
    );
}

#[test]
fn s8_accounts_are_no_cards() {
    let house = house();
    let mut out = Vec::new();
    let what = Export::new(Subject::Accounts, Format::Vcard);
    let refused = export(&house.store, what, &mut out, &mut |_| true).unwrap_err();
    assert!(matches!(refused, Error::OnlyContacts));
    assert_eq!((refused.exit_code(), out.len()), (2, 0));
}

#[test]
fn an_export_of_any_form_that_is_stopped_says_so() {
    let mut house = house();
    for number in 0..1_001 {
        add(&mut house, "M", card(&number.to_string(), "", ""));
    }
    for format in [Format::Csv, Format::Vcard, Format::Jsonl] {
        let what = Export::new(Subject::Contacts, format);
        let stopped = export(&house.store, what, &mut Vec::new(), &mut |done| done != 1_000);
        assert!(matches!(stopped, Err(Error::Store(crate::store::Error::Stopped))), "{format:?}");
    }
}
