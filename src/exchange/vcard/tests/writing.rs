//! Cards as they go out.

use super::*;
use crate::{
    domain::{
        affiliation::{Affiliation, NotificationType},
        contact::Contact,
        record::Record,
    },
    store::Member,
};

pub(super) fn member(contact: Contact, function: &str, note: &str, notification: NotificationType) -> Member {
    let link = Affiliation {
        account: 7.into(),
        contact: 8.into(),
        rank: 1,
        function: function.into(),
        note: note.into(),
        notification,
    };
    Member {
        affiliation: Record { id: 9.into(), version: 1, trashed: false, value: link },
        contact: Record { id: 8.into(), version: 1, trashed: false, value: contact },
    }
}

pub(super) fn written(reference: &str, account: &str, member: &Member) -> String {
    let mut out = Vec::new();
    Writer::new(&mut out).card(reference, account, member).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn s8_a_card_says_all_that_a_row_says() {
    let contact = Contact {
        name: "Jeanne Martin".into(),
        mails: "jeanne@martin.fr;compta@martin.fr".into(),
        phones: "+33 6 12 34 56 78;06 11".into(),
        fax: "01 23".into(),
    };
    let member = member(contact, "Gérante", "Deux\nlignes; oui, \\", NotificationType::All);
    let text = written("C-000042", "Martin; Fils, SARL", &member);
    assert_eq!(
        text,
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jeanne Martin\r\nN:;Jeanne Martin;;;\r\nORG:Martin\\; Fils\\, SARL\r\n\
         TITLE:Gérante\r\nEMAIL;PREF=1:jeanne@martin.fr\r\nEMAIL:compta@martin.fr\r\n\
         TEL;TYPE=VOICE:+33 6 12 34 56 78\r\nTEL;TYPE=VOICE:06 11\r\nTEL;TYPE=FAX:01 23\r\n\
         NOTE:Deux\\nlignes\\; oui\\, \\\\\r\nUID:urn:uuid:0\r\nX-CARNET-ACCOUNT:C-000042\r\nX-CARNET-TYPE:4\r\n\
         END:VCARD\r\n"
            .replace("urn:uuid:0", &uid(&text))
    );
}

fn uid(card: &str) -> String {
    let line = card.lines().find_map(|line| line.strip_prefix("UID:")).expect("a UID");
    line.to_owned()
}

#[test]
fn s8_a_uid_is_the_same_in_every_export_and_differs_between_contacts_and_accounts() {
    let one = member(Contact::default(), "", "", NotificationType::None);
    let mut edited = one.clone();
    edited.contact.value.name = "B".into();
    edited.affiliation.version = 5;
    let mut other = one.clone();
    other.affiliation.id = 10.into();
    let first = uid(&written("M", "Martin", &one));
    assert_eq!(first.len(), "urn:uuid:00000000-0000-0000-0000-000000000000".len());
    assert_eq!((&first[23..24], first.matches('-').count()), ("8", 4), "{first}");
    assert_eq!(first, uid(&written("m", "Martin SARL", &edited)));
    assert_ne!(first, uid(&written("M", "Martin", &other)));
    assert_ne!(first, uid(&written("N", "Martin", &one)));
}

#[test]
fn s1_3_a_card_without_a_name_shows_something_that_does_not_come_back_as_a_name() {
    let mail = Contact { mails: "compta@m.fr".into(), ..Contact::default() };
    for (contact, shown) in [(mail, "compta"), (Contact::default(), "Martin")] {
        let text = written("M", "Martin", &member(contact, "", "", NotificationType::None));
        assert!(text.contains(&format!("\r\nFN;DERIVED=TRUE:{shown}\r\n")), "{text}");
        assert!(!text.contains("\r\nN:"), "{text}");
        assert_eq!(cell(&row(&text), "Dénomination"), "");
    }
}

#[test]
fn ud_11_lines_are_folded_at_75_octets_and_no_character_is_split() {
    for filler in ["x", "é", "€", "😀", ";", "\\", "\n", "👩‍👩‍👧‍👦", "e\u{301}"] {
        for shift in 0..5 {
            let note = format!("a{}{}z", "a".repeat(shift), filler.repeat(200));
            let text = written("M", "Martin", &member(Contact::default(), "", &note, NotificationType::None));
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert!(text.split("\r\n").count() > 10, "{text}");
            assert_eq!(cell(&row(&text), "Note"), note);
        }
    }
}
