//! UD-07: whatever a field holds, it goes out and comes back equal.

use proptest::prelude::*;

use super::{
    writing::{member, written},
    *,
};
use crate::domain::{
    account,
    affiliation::NotificationType,
    contact::{self, ContactField, MemberContact},
    parse::Raw,
};

/// A contact with this text wherever it may stand.
fn filled(text: &str, number: usize) -> MemberContact {
    let raw: Raw<ContactField> = ContactField::ALL
        .into_iter()
        .map(|field| match field {
            ContactField::Type => (field, (number % 6 + 1).to_string()),
            // S3.7: each phone has a digit.
            ContactField::Phones => (field, format!("{}3;+33 1", text.replace(';', "1;"))),
            _ => (field, text.to_owned()),
        })
        .collect();
    contact::Parser::new(account::Source::File).parse(&raw).unwrap()
}

/// What a row gives, as the importer reads it.
fn read_back(row: &Row) -> MemberContact {
    let heading = |field| match field {
        ContactField::Name => "Dénomination",
        ContactField::Note => "Note",
        ContactField::Function => "Fonction",
        ContactField::Mails => "Mail",
        ContactField::Phones => "Tel",
        ContactField::Fax => "Fax",
        ContactField::Type => "Type",
        other => panic!("a card says nothing of {other:?}"),
    };
    let raw: Raw<ContactField> =
        ContactField::ALL.into_iter().map(|field| (field, cell(row, heading(field)).to_owned())).collect();
    contact::Parser::new(account::Source::File).parse(&raw).unwrap()
}

/// A contact of an account, to go out and come back.
type Sent = (String, String, MemberContact);

fn check(sent: &[Sent]) {
    let text: String = sent
        .iter()
        .map(|(reference, account, contact)| {
            let MemberContact { contact, function, note, notification, .. } = contact.clone();
            written(reference, account, &member(contact, &function, &note, notification))
        })
        .collect();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let rows = rows(&text);
    assert_eq!(rows.len(), sent.len());
    for (row, (reference, account, contact)) in rows.into_iter().zip(sent) {
        let row = row.unwrap();
        assert_eq!(&read_back(&row), contact);
        assert_eq!(
            (cell(&row, "Référence"), cell(&row, "Organisation")),
            (reference.as_str(), account.as_str())
        );
        assert_eq!(row.remarks, []);
    }
}

fn stored(text: &str) -> String {
    crate::domain::parse::one_line(text).unwrap()
}

#[test]
fn ud_07_hostile_strings_in_every_field_come_back_equal() {
    let mut strings: Vec<String> =
        serde_json::from_str(include_str!("../../../../tests/corpora/blns/blns.json")).unwrap();
    let payloads = include_str!("../../../../tests/corpora/csv-injection/Intruder/csv-payload.txt");
    strings.extend(payloads.lines().map(str::to_owned));
    strings.extend(
        [
            "BEGIN:VCARD",
            "END:VCARD",
            "\\",
            "\\n",
            "\\\\n",
            "a\\",
            ";",
            ",",
            "a;b,c",
            "data:,41",
            "data:;base64,AAAA",
            "tel:3639",
            "mailto:a@b.fr",
            "\u{feff}",
            "\u{2028}x",
            "\u{85}x",
            "\"",
            "=\u{1}",
            "\t",
            "a\n\tb\n\n c",
            "1=",
        ]
        .map(str::to_owned),
    );
    assert!(strings.len() > 500);
    let sent = strings.iter().enumerate().map(|(number, text)| {
        (stored(&format!("{text}{number}")), stored(&format!("{text}.")), filled(text, number))
    });
    check(&sent.collect::<Vec<_>>());
}

#[test]
fn s3_28_every_type_comes_back() {
    let of = |notification| ("M".into(), "Martin".into(), MemberContact { notification, ..filled("", 0) });
    check(&NotificationType::ALL.map(of));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn ud_07_any_text_comes_back_equal(
        texts in proptest::collection::vec("[^\\x00]{0,30}|[\\\\;,:\"=\r\n\t én.]{0,90}", 2),
        number in 0..6_usize,
    ) {
        let sent = (stored(&format!("{}x", texts[0])), stored(&format!("y{}", texts[1])), filled(&texts[0], number));
        check(&[sent]);
    }
}
