use proptest::prelude::*;

use super::*;

fn forms(field: &str) -> Vec<String> {
    search_forms(field, "FR")
}

#[test]
fn s3_7_phones_are_kept_as_typed() {
    let typed = "06 12.34-56 78 (perso);poste 12;3639;+33 (0)1 23";
    assert_eq!(parse_phones(typed).as_deref(), Ok(typed));
    assert_eq!(parse_phones(" 06 12 ; +33 1 ;").as_deref(), Ok("06 12;+33 1"));
    assert_eq!(parse_phones("٠٦١٢").as_deref(), Ok("٠٦١٢"));
    assert_eq!(parse_phones(" ; ").as_deref(), Ok(""));
}

#[test]
fn s3_7_a_phone_holds_a_digit() {
    assert_eq!(parse_phones("06 12; standard "), Err(NoDigit("standard".to_owned())));
    assert_eq!(parse_phones("+"), Err(NoDigit("+".to_owned())));
}

#[test]
fn s3_7_digits_of_any_script() {
    assert_eq!(digits("+33 (0)6-12 x٣۴５"), "330612345");
    assert_eq!(digits("poste"), "");
}

#[test]
fn s11_a_french_number_is_found_national_and_international() {
    for typed in [
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "tél. 06-12-34-56-78",
        "+33612345678",
        "+33 6 12 34 56 78",
        "(+33) 6 12 34 56 78",
        "0033 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "612345678",
        "33612345678",
        "06 12 34 56 78 poste 12",
        "０６１２３４５６７８",
        "＋33612345678",
    ] {
        let found = forms(typed);
        assert!(found.contains(&"0612345678".to_owned()), "{typed}: {found:?}");
        assert!(found.contains(&"33612345678".to_owned()), "{typed}: {found:?}");
        assert!(found.contains(&digits(typed)), "{typed}: {found:?}");
    }
}

#[test]
fn s11_every_number_of_a_field_is_found_once() {
    let found = forms("06 12 34 56 78; +33612345678 ou 0033 1 23 45 67 89;3639");
    let expected =
        ["0612345678", "33612345678", "336123456780033123456789", "0123456789", "33123456789", "3639"];
    assert_eq!(found, expected);
}

#[test]
fn s11_foreign_numbers_keep_their_zero() {
    assert_eq!(forms("+39 06 1234 5678"), ["390612345678", "0612345678"]);
    assert_eq!(forms("0039 06 1234 5678"), ["00390612345678", "0612345678", "390612345678"]);
    assert_eq!(forms("+32 470 12 34 56"), ["32470123456", "0470123456"]);
    assert_eq!(search_forms("0470 12 34 56", "BE"), ["0470123456", "32470123456"]);
    assert_eq!(search_forms("06 12 34 56 78", "BE"), ["0612345678"]);
}

#[test]
fn s11_what_is_no_number_is_found_as_typed() {
    assert_eq!(forms("3639"), ["3639"]);
    assert_eq!(forms("112;poste 12"), ["112", "12"]);
    assert_eq!(forms("00 00 00 00 00"), ["0000000000"]);
    assert_eq!(forms("+999 123456789"), ["999123456789"]);
    assert_eq!(forms("standard"), [""; 0]);
}

#[test]
fn s11_an_unknown_default_country_leaves_the_number_as_typed() {
    for country in ["AQ", "ZZ", "", "fr", "🇫🇷"] {
        assert_eq!(search_forms("12 34 56 78", country), ["12345678"]);
    }
}

#[test]
fn ud_05_sixty_kilobytes_of_digits_stay_small() {
    assert_eq!(forms(&"1".repeat(60_000)), ["1".repeat(64)]);
}

#[test]
fn s0_14_an_international_number_is_stored_as_e164() {
    for typed in [
        "+33 6 12 34 56 78",
        "+33.6.12.34.56.78",
        "+33-6-12-34-56-78",
        "+33 (0)6 12 34 56 78",
        "(+33) 6 12 34 56 78",
        " +33\u{A0}6\u{202F}12 34 56\u{2011}78 ",
        "＋33612345678",
    ] {
        assert_eq!(parse_international(typed).as_deref(), Ok("+33612345678"), "{typed}");
    }
    assert_eq!(parse_international("+39 06 1234 5678").as_deref(), Ok("+390612345678"));
    assert_eq!(parse_international("+44 (0)20 7946 0958").as_deref(), Ok("+442079460958"));
}

#[test]
fn s0_14_a_number_that_begins_with_two_zeros_is_proposed_with_a_plus() {
    for typed in ["0033612345678", "00 33 6 12 34 56 78", "0039 06 1234 5678"] {
        let Err(NotInternational::Proposal(e164)) = parse_international(typed) else { panic!("{typed}") };
        assert_eq!(parse_international(&e164), Ok(e164.clone()), "{typed}");
    }
}

#[test]
fn s0_14_what_has_no_country_code_is_refused() {
    for typed in [
        "0612345678",
        "06 12 34 56 78",
        "612345678",
        "33612345678",
        "+0612345678",
        "+33",
        "+1234567890123456",
        "+33 6 12 34 56 78 poste 12",
        "+33 6 12 34 56 78 / 79",
        "6+33 12345678",
        "",
        "+",
        "standard",
    ] {
        assert_eq!(parse_international(typed), Err(NotInternational::Unknown), "{typed}");
    }
}

proptest! {
    #[test]
    fn ud_08_no_phone_text_panics(field in "\\PC{0,40}", phone in "[+0-9 ().;/x#-]{0,30}", country in "[A-Z]{2}") {
        let _ = (parse_phones(&field), search_forms(&field, &country), search_forms(&phone, &country));
        if let Ok(e164) = parse_international(&phone) {
            prop_assert_eq!(parse_international(&e164), Ok(e164.clone()));
        }
    }

    #[test]
    fn s3_7_a_parsed_field_parses_to_itself(field in "[ ;0-9a-c\u{A0}]{0,30}") {
        if let Ok(kept) = parse_phones(&field) {
            prop_assert_eq!(parse_phones(&kept), Ok(kept.clone()));
            prop_assert!(split_list(&kept).eq(split_list(&field)));
        }
    }
}
