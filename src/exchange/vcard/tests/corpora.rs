//! UD-11: the cards of many programs.

use std::{fs, path::PathBuf};

use proptest::prelude::*;

use super::*;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpora/vcard"))
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

fn all() -> Vec<(String, Vec<u8>)> {
    let names =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut cards: Vec<(String, Vec<u8>)> =
        names.filter(|name| name.ends_with(".vcf")).map(|name| (name.clone(), file(&name))).collect();
    cards.sort();
    cards
}

#[test]
fn ud_11_no_file_is_refused_and_no_card_is_lost() {
    let all = all();
    assert_eq!(all.len(), 60);
    for (name, bytes) in all {
        assert!(looks_like(&bytes), "{name}");
        let text = String::from_utf8(bytes.clone()).unwrap().to_uppercase();
        let begun = text.lines().filter(|line| line.trim_end() == "BEGIN:VCARD").count();
        let read: Vec<Row> =
            rows(bytes).into_iter().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(read.len(), begun, "{name}");
    }
}

#[test]
fn ud_11_known_fields_come_out() {
    for (name, place, heading, value) in [
        ("001.vcf", 0, "Dénomination", "Forrest Gump"),
        ("001.vcf", 0, "Tel", "(111) 555-1212;(404) 555-1212"),
        ("001.vcf", 0, "Organisation", "Bubba Gump Shrimp Co."),
        ("001.vcf", 0, "Fonction", "Shrimp Man"),
        ("005.vcf", 1, "Mail", "lenn@lbi.net"),
        ("017.vcf", 0, "Note", "NICKNAME: horrible_human_being"),
        ("018.vcf", 0, "Note", "X-ABLABEL: Work (Test Inc)"),
        ("020.vcf", 0, "Dénomination", "Michael Smith"),
        ("025.vcf", 0, "Note", "ADR: PostBox, Ext, Main Street 1, The City, SomeState, 00000, HomeCountry"),
        ("027.vcf", 0, "Note", "BDAY: circa 1800"),
        ("028.vcf", 0, "Dénomination", "second contact with minimal Vcard"),
        ("029.vcf", 0, "Mail", "john.doe@company.com"),
        ("029.vcf", 2, "Dénomination", "Ñ Ñ Ñ Ñ Ñ"),
        ("031.vcf", 0, "Dénomination", "Mr. John Richter, James Doe Sr."),
        ("031.vcf", 0, "Tel", "905-666-1234;905-555-1234"),
        ("038.vcf", 2, "Dénomination", "Doug White"),
        ("039.vcf", 0, "Tel", "555 555 1111;555 555 2222"),
        ("046.vcf", 0, "Dénomination", "Dummy, Dummy"),
        ("046.vcf", 0, "Mail", "dummy.dummy@dummy.com"),
        ("047.vcf", 0, "Tel", "+33-01-23-45-67"),
        ("048.vcf", 0, "Organisation", "ABC, Inc."),
        ("051.vcf", 0, "Mail", "home@gmx.de;work@gmx.de"),
        ("051.vcf", 0, "Fax", "205246;;,;"),
        ("058.vcf", 0, "Fax", "+49 3581 123456"),
        ("058.vcf", 0, "Fonction", "Mayor, Burgermeister"),
        ("059.vcf", 0, "Fax", "925 833-7660;925 833-7660;2"),
        ("060.vcf", 0, "Mail", "email@email.com;work@work.com"),
        (
            "064.vcf",
            0,
            "Note",
            "CATEGORIES: Amis/Famille\nADR: 376 Westmoreland Ave., Toronto, ON, M6H 3A6, Canada\nBDAY: 1970-07-14",
        ),
        ("072.vcf", 0, "Dénomination", "Big Joey"),
        ("072.vcf", 0, "Note", "NICKNAME: Bob"),
        ("077.vcf", 0, "Mail", "name@example.com"),
    ] {
        let row = rows(file(name)).swap_remove(place).unwrap();
        assert_eq!(cell(&row, heading), value, "{name} {place} {heading}");
    }
}

#[test]
fn ud_11_pictures_are_left_out_and_told() {
    for (name, bytes) in [("076.vcf", 123), ("077.vcf", 123)] {
        let row = row(file(name));
        assert!(
            row.remarks.contains(&Remark::LeftOut { property: "PHOTO".into(), bytes }),
            "{:?}",
            row.remarks
        );
    }
}

#[test]
fn ud_11_nested_cards_are_told() {
    let row = row(file("048.vcf"));
    let note = cell(&row, "Note");
    assert!(note.contains("AGENT: BEGIN:VCARD / FN:Susan Thomas / TEL:+1-919-555-1234 / "), "{note}");
    assert!(note.contains("CATEGORIES: INTERNET, IETF, INDUSTRY, INFORMATION TECHNOLOGY"), "{note}");
}

/// A file of the corpus, cut and mangled.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let all = all();
    let edits = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..20);
    (0..all.len(), edits).prop_map(move |(file, edits)| {
        let mut bytes = all[file].1.clone();
        for (place, byte, edit) in edits {
            let at = place.index(bytes.len() + 1);
            match edit {
                0 => bytes.insert(at, byte),
                1 => bytes.truncate(at.max(12)),
                2 => bytes.splice(at..at, *b"\nBEGIN:VCARD\n").for_each(drop),
                _ => {
                    bytes.get_mut(at).into_iter().for_each(|old| *old = byte);
                }
            }
        }
        bytes
    })
}

/// Reads all there is, and looks at every cell.
fn read_all(bytes: Vec<u8>) {
    let Ok(mut cards) = open(bytes) else { return };
    while let Some(row) = cards.next_row() {
        let Ok(row) = row else { continue };
        assert_eq!(row.len(), cards.header().names().len());
        assert!(row.cells().all(|cell| !cell.contains('\0')));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn ud_08_mangled_cards_never_panic(bytes in mangled()) {
        read_all(bytes);
    }

    #[test]
    fn ud_08_any_bytes_in_a_card_never_panic(
        lines in proptest::collection::vec("[ -~]{0,12}[:;=\"\\\\,.]{0,3}\\PC{0,12}[\r\n]{0,2}", 0..20)
    ) {
        read_all(format!("BEGIN:VCARD\n{}\nEND:VCARD\n", lines.concat()).into_bytes());
    }
}
