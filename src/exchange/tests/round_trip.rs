//! UD-07: whatever a field holds, it is exported and brought back equal.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    account::{self, AccountField},
    choices,
    contact::{self, ContactField},
    parse::Raw,
};

/// The Big List of Naughty Strings and the formulas of csv-injection.
fn hostile_strings() -> Vec<String> {
    let mut strings: Vec<String> =
        serde_json::from_str(include_str!("../../../tests/corpora/blns/blns.json")).unwrap();
    let payloads = include_str!("../../../tests/corpora/csv-injection/Intruder/csv-payload.txt");
    strings.extend(payloads.lines().map(str::to_owned));
    assert!(strings.len() > 500);
    strings
}

fn exported(house: &TestStore, subject: Subject) -> String {
    let mut out = Vec::new();
    export(&house.store, Export::new(subject, Format::Csv), &mut out, &mut |_| true).unwrap();
    String::from_utf8(out).unwrap()
}

/// Brings both files of a store into an empty one; its files are the same.
fn check(house: &TestStore) {
    let files = [Subject::Accounts, Subject::Contacts].map(|subject| (subject, exported(house, subject)));
    let mut other = empty();
    for (subject, file) in &files {
        let report = brought_in(&mut other, &import(*subject, file));
        assert_eq!(
            report.rejected,
            0,
            "{subject:?}: {:?}",
            planned_rows(&planned(&other, &import(*subject, file)))
        );
    }
    for (subject, file) in files {
        let again = exported(&other, subject);
        let other = again.lines().zip(file.lines()).find(|(again, first)| again != first);
        assert_eq!(other, None);
        assert_eq!(again.len(), file.len());
    }
}

/// An account with this text in every field that takes it, and a contact likewise.
fn fill(house: &mut TestStore, number: usize, text: &str) {
    let mut raw = Raw::new();
    for field in AccountField::ALL {
        match field {
            AccountField::Reference => raw.set(field, format!("{text}{number}")),
            AccountField::Name => raw.set(field, format!("{text}.")),
            AccountField::Kind | AccountField::Domains => {}
            field if AccountField::PREMIUM.contains(&field) => {
                let choices = choices::of(field);
                raw.set(field, choices.get(number % choices.len().max(1)).copied().unwrap_or("2026-12-31"));
            }
            _ => raw.set(field, text),
        }
    }
    let account = account::parse(&raw, account::Source::File).unwrap();
    let mut raw = Raw::new();
    for field in ContactField::ALL {
        match field {
            ContactField::Type => raw.set(field, (number % 6 + 1).to_string()),
            // S3.7: each phone has a digit.
            ContactField::Phones => raw.set(field, format!("{}3;+33 1", text.replace(';', "1;"))),
            _ => raw.set(field, text),
        }
    }
    let card = contact::Parser::new(account::Source::File).parse(&raw).unwrap();
    house
        .store
        .write(Act::CreateAccount, "", |write| {
            let id = write.create_account(account)?;
            write.add_contact(id, card)
        })
        .unwrap();
}

#[test]
fn ud_07_hostile_strings_in_every_field_come_back_equal() {
    let mut house = empty();
    for (number, text) in hostile_strings().iter().enumerate() {
        fill(&mut house, number, text);
    }
    check(&house);
}

#[test]
fn s3_23_an_export_has_exactly_these_columns_in_this_order() {
    let mut house = house();
    add(&mut house, "M", card("B", "b@m.fr", "+33 6 11;06 12"));
    add(&mut house, "M", card("A", "", ""));
    let expected = "\u{feff}Référence;Libellé membre;Dénomination;Note;Fonction;Mail;Tel;Fax;Type;Libellé type\r\n\
        M;Martin;B;;;b@m.fr;\"+33 6 11;06 12\";;3;Aucune notification\r\n\
        M;Martin;A;;;;;;3;Aucune notification\r\n";
    assert_eq!(exported(&house, Subject::Contacts), expected);
    let accounts = exported(&house, Subject::Accounts);
    let lines: Vec<&str> = accounts.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}Référence;Nature;Dénomination;Raison sociale;Adresse postale;Langue;Description;Notes;Domaines;\
         E-mail;E-mail factures;E-mail rappels;État de santé;Niveau de compte;Date de renouvellement;Secteur;Responsable"
    );
    assert_eq!(lines[1], "M;Client professionnel;Martin;;;;;;;;;;;;;;");
    assert!(lines[2].starts_with("P;Particulier;Durand;") && lines[3].is_empty(), "not what is in the trash");
}

#[test]
fn the_export_of_the_sample_data_comes_back_equal() {
    let mut house = empty();
    sample::load(&mut house.store, &mut |_, _| true).unwrap();
    check(&house);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn ud_07_any_text_comes_back_equal(texts in proptest::collection::vec("[^\\x00]{0,20}|['=+@;,\"\r\n\t é-]{0,8}", 1..6)) {
        let mut house = empty();
        for (number, text) in texts.iter().enumerate() {
            fill(&mut house, number, text);
        }
        check(&house);
    }
}
