use proptest::prelude::*;

use super::*;
use crate::domain::{affiliation::NotificationType, contact::Contact};

fn card(name: &str, mails: &str, phones: &str) -> MemberContact {
    let contact =
        Contact { name: name.into(), mails: mails.into(), phones: phones.into(), ..Contact::default() };
    MemberContact::of(contact, NotificationType::Orders)
}

fn features(cards: &[(&str, &str, &str)]) -> Vec<Features> {
    cards
        .iter()
        .map(|(name, mail, phone)| Features::of(&card(name, mail, phone), &ContactField::ALL))
        .collect()
}

fn paired(stored: &[(&str, &str, &str)], rows: &[(&str, &str, &str)]) -> Vec<Option<usize>> {
    pair(&features(stored), &features(rows))
}

#[test]
fn g2_a_contact_with_another_phone_and_an_unchanged_one_are_found() {
    let stored = [("A", "a@m.fr", ""), ("B", "b@m.fr", "06 11 22 33 44"), ("C", "c@m.fr", "")];
    let rows = [("B", "b@m.fr", "06 99 88 77 66"), ("D", "d@m.fr", ""), ("A", "a@m.fr", "")];
    assert_eq!(paired(&stored, &rows), [Some(1), None, Some(0)]);
}

#[test]
fn s8_equal_fields_come_before_the_address_and_the_address_before_the_name() {
    let stored = [("A", "x@m.fr", ""), ("B", "x@m.fr", "")];
    assert_eq!(paired(&stored, &[("B", "x@m.fr", "")]), [Some(1)]);
    let stored = [("Zoé", "", "0611223344"), ("Autre", "zoe@m.fr", "")];
    assert_eq!(paired(&stored, &[("Zoé", "ZOE@m.fr;z@n.fr", "06 11 22 33 44")]), [Some(1)]);
}

#[test]
fn s8_a_name_and_a_shared_phone_are_one_person_however_the_number_is_written() {
    let stored = [("Élodie", "", "06 11 22 33 44;01 02 03 04 05"), ("Élodie", "", "07 00 00 00 00")];
    assert_eq!(paired(&stored, &[("ELODIE", "e@m.fr", "+33 6 11 22 33 44")]), [Some(0)]);
}

#[test]
fn s8_a_name_alone_is_enough_only_where_one_on_each_side_has_it() {
    let one = [("Compta", "a@m.fr", "")];
    let two = [("Compta", "a@m.fr", ""), ("Compta", "b@m.fr", "")];
    assert_eq!(paired(&one, &[("compta", "c@m.fr", "")]), [Some(0)]);
    assert_eq!(paired(&two, &[("Compta", "c@m.fr", "")]), [None]);
    assert_eq!(paired(&one, &[("Compta", "c@m.fr", ""), ("Compta", "d@m.fr", "")]), [None, None]);
    assert_eq!(paired(&[("", "a@m.fr", "")], &[("", "b@m.fr", "")]), [None]);
}

#[test]
fn s8_what_is_unique_on_both_sides_goes_before_ties() {
    let stored = [("A", "", "0611111111;0622222222"), ("A", "", "0622222222"), ("A", "", "0633333333")];
    // The last row is the last contact and nobody else; the first two are ties.
    let rows = [("A", "x@m.fr", "0622222222"), ("A", "y@m.fr", "0611111111"), ("A", "z@m.fr", "0633333333")];
    assert_eq!(paired(&stored, &rows), [Some(0), Some(1), Some(2)], "ties in order, and a name that is left");
    let rows = [("A", "x@m.fr", "0611111111"), ("A", "z@m.fr", "0633333333;0622222222")];
    assert_eq!(paired(&stored, &rows), [Some(0), Some(1)]);
}

#[test]
fn s8_a_column_that_the_file_lacks_is_not_compared() {
    let fields = [ContactField::Mails, ContactField::Type];
    let stored = vec![Features::of(&card("A", "a@m.fr", "01"), &fields)];
    let row = vec![Features::of(&card("", "a@m.fr", ""), &fields)];
    assert_eq!(pair(&stored, &row), [Some(0)]);
}

#[test]
fn p7_a_hundred_thousand_that_are_all_alike_are_paired_in_order() {
    let many = vec![("A", "", "0611223344"); 100_000];
    let others = vec![("A", "", "06 11 22 33 44"); 100_000];
    let pairs = paired(&many, &others);
    assert!(pairs.iter().enumerate().all(|(row, at)| *at == Some(row)));
}

fn any_cards() -> impl Strategy<Value = Vec<(String, String, String)>> {
    proptest::collection::vec(("[AB]?", "([ab]@m[.]fr)?", "(061111111[12])?"), 0..7)
}

proptest! {
    #[test]
    fn s8_each_contact_is_matched_once_and_a_file_of_what_is_there_matches_all(
        stored in any_cards(), rows in any_cards()
    ) {
        let as_features = |cards: &[(String, String, String)]| -> Vec<Features> {
            cards.iter().map(|(n, m, p)| Features::of(&card(n, m, p), &ContactField::ALL)).collect()
        };
        let (kept, given) = (as_features(&stored), as_features(&rows));
        let pairs = pair(&kept, &given);
        let mut taken: Vec<usize> = pairs.iter().flatten().copied().collect();
        taken.sort_unstable();
        taken.dedup();
        prop_assert_eq!(taken.len(), pairs.iter().flatten().count());
        let all: Vec<_> = pair(&kept, &kept);
        prop_assert!(all.iter().enumerate().all(|(row, at)| at.is_some_and(|at| kept[at] == kept[row])));
    }

    #[test]
    fn s8_an_equal_contact_is_never_passed_over_for_another(stored in any_cards(), rows in any_cards()) {
        let as_features = |cards: &[(String, String, String)]| -> Vec<Features> {
            cards.iter().map(|(n, m, p)| Features::of(&card(n, m, p), &ContactField::ALL)).collect()
        };
        let (kept, given) = (as_features(&stored), as_features(&rows));
        let pairs = pair(&kept, &given);
        for (at, contact) in kept.iter().enumerate() {
            let equal_rows = given.iter().filter(|row| *row == contact).count();
            let equal_kept = kept.iter().filter(|other| *other == contact).count();
            if equal_rows >= equal_kept {
                let row = pairs.iter().position(|pair| *pair == Some(at));
                prop_assert!(row.is_some_and(|row| given[row] == *contact));
            }
        }
    }
}
