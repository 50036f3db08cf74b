use std::time::Duration;

use chrono::{NaiveDate, TimeZone};

use super::*;

fn in_lang(lang: Lang, say: impl FnOnce() -> String) -> String {
    set_lang(lang);
    say()
}

fn detected(set: &[(&str, &str)]) -> Lang {
    Lang::detect(None, None, &|name| {
        set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn s11_the_flag_goes_before_the_configuration_before_the_surroundings() {
    let french = |_: &str| Some("fr_FR.UTF-8".to_owned());
    assert_eq!(Lang::detect(Some(Lang::En), Some(Lang::Fr), &french), Lang::En);
    assert_eq!(Lang::detect(None, Some(Lang::En), &french), Lang::En);
    assert_eq!(Lang::detect(None, None, &french), Lang::Fr);
}

#[test]
fn s11_the_first_variable_that_is_set_decides() {
    assert_eq!(detected(&[("LC_ALL", "C"), ("LANG", "fr_FR.UTF-8")]), Lang::En);
    assert_eq!(detected(&[("LC_ALL", ""), ("LC_MESSAGES", "fr_CA"), ("LANG", "en_US")]), Lang::Fr);
    assert_eq!(detected(&[("LANG", "fr_FR@euro")]), Lang::Fr);
    for english in ["C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "de_DE"] {
        assert_eq!(detected(&[("LANG", english)]), Lang::En, "{english}");
    }
    assert_eq!(detected(&[]), Lang::En);
}

#[test]
fn s11_counts_are_grouped_and_choose_the_plural() {
    let days = |count: u64| move || t!("ago-days", count = count);
    assert_eq!(in_lang(Lang::Fr, days(1)), "il y a 1\u{a0}jour");
    assert_eq!(in_lang(Lang::Fr, days(12_345)), "il y a 12\u{202f}345\u{a0}jours");
    assert_eq!(in_lang(Lang::En, days(1)), "1 day ago");
    assert_eq!(in_lang(Lang::En, days(1_234_567)), "1,234,567 days ago");
    assert_eq!(in_lang(Lang::Fr, || t!("size-bytes", count = 0)), "0\u{a0}octet");
    assert_eq!(in_lang(Lang::En, || t!("size-bytes", count = 0)), "0 bytes");
}

#[test]
fn values_are_not_wrapped_in_isolation_marks() {
    assert_eq!(in_lang(Lang::En, || t!("size-kib", number = "7")), "7 KiB");
}

#[test]
fn data_can_name_a_message() {
    let owned = String::from("size-mib");
    assert_eq!(in_lang(Lang::Fr, || message(&owned, &[("number", Arg::from("2"))])), "2\u{a0}Mio");
}

#[test]
#[should_panic(expected = "no message nowhere")]
fn an_unknown_message_does_not_pass_a_test() {
    let _ = message("nowhere", &[]);
}

#[test]
#[should_panic(expected = "size-kib")]
fn a_missing_value_does_not_pass_a_test() {
    let _ = t!("size-kib");
}

#[test]
fn s11_numbers_dates_and_sizes_follow_the_language() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
    let moment = chrono::Local.with_ymd_and_hms(2026, 8, 1, 9, 5, 59).single().expect("a moment");
    set_lang(Lang::Fr);
    assert_eq!(fmt::count(-1_234), "-1\u{202f}234");
    assert_eq!(fmt::count(999_usize), "999");
    assert_eq!(fmt::date(day), "31/12/2026");
    assert_eq!(fmt::date_time(&moment), "01/08/2026 09:05");
    assert_eq!(fmt::size(1_536), "1,5\u{a0}Kio");
    set_lang(Lang::En);
    assert_eq!(fmt::count(1_000_000), "1,000,000");
    assert_eq!(fmt::date(day), "2026-12-31");
    assert_eq!(fmt::date_time(&moment), "2026-08-01 09:05");
    assert_eq!(fmt::size(1_023), "1,023 bytes");
    assert_eq!(fmt::size(1_048_575), "1 MiB");
    assert_eq!(fmt::size(3 << 30), "3 GiB");
    assert_eq!(fmt::size(u64::MAX), "16,777,216 TiB");
}

#[test]
fn s11_time_passed_is_said_in_its_largest_unit() {
    set_lang(Lang::Fr);
    let ago = |seconds| fmt::ago(Duration::from_secs(seconds));
    assert_eq!(ago(59), "à l’instant");
    assert_eq!(ago(60), "il y a 1\u{a0}minute");
    assert_eq!(ago(3_599), "il y a 59\u{a0}minutes");
    assert_eq!(ago(7_200), "il y a 2\u{a0}heures");
    assert_eq!(ago(86_400 * 400), "il y a 400\u{a0}jours");
}

#[test]
fn each_thread_speaks_its_own_language() {
    set_lang(Lang::Fr);
    let other = std::thread::spawn(lang).join().expect("the thread ends");
    assert_eq!((lang(), other), (Lang::Fr, Lang::En));
}
