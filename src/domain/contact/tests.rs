use super::*;
use crate::domain::{account::Source, category::Category, parse::Invalid, settings::Settings};

/// A new contact, under the rules as they are by default.
fn parse(raw: &Raw<ContactField>, source: Source) -> Result<MemberContact, Invalid<ContactField>> {
    Parser::new(source).parse(raw)
}

fn raw() -> Raw<ContactField> {
    Raw::new().with(ContactField::Name, "Jeanne Martin").with(ContactField::Type, "4")
}

#[test]
fn s3_10_the_type_is_required_and_has_no_default() {
    let raw = Raw::new().with(ContactField::Name, "Jeanne");
    let Err(Invalid(problems)) = parse(&raw, Source::Person) else { panic!("a type is required") };
    assert_eq!(problems, [(ContactField::Type, Problem::new("problem-type-required"))]);
}

#[test]
fn s3_7_phones_are_kept_as_typed_and_their_separator_is_repaired() {
    let raw = raw().with(ContactField::Phones, "+33 6 12 ; 01.23 (poste 4)");
    let contact = parse(&raw, Source::Person).expect("phones are free").contact;
    assert_eq!(contact.phones, "+33 6 12;01.23 (poste 4)");
    let raw = raw.with(ContactField::Phones, "au bureau");
    assert!(parse(&raw, Source::File).is_err(), "a phone holds a digit");
}

#[test]
fn s3_9_a_sending_type_without_a_mail_warns() {
    let warned = |raw: Raw<ContactField>| {
        let contact = parse(&raw, Source::Person).expect("a warning does not stand in the way");
        contact.warnings().into_iter().map(|(_, problem)| problem.id.into_owned()).collect::<Vec<_>>()
    };
    let phone = raw().with(ContactField::Phones, "01");
    assert_eq!(warned(phone.clone()), ["problem-no-mail-no-notification"]);
    assert_eq!(warned(phone.clone().with(ContactField::Type, "6")), Vec::<&str>::new());
    assert_eq!(warned(phone.with(ContactField::Mails, "j@martin.fr")), Vec::<&str>::new());
}

#[test]
fn s3_37_a_contact_with_only_a_type_is_accepted_and_flagged_unreachable() {
    let contact = parse(&Raw::new().with(ContactField::Type, "3"), Source::File).expect("accepted");
    assert_eq!(contact.warnings()[0].1.id, "problem-unreachable");
}

#[test]
fn several_mails_are_checked_one_by_one() {
    let raw = raw().with(ContactField::Mails, "j@martin.fr ; jeanne@");
    assert!(parse(&raw, Source::Person).is_err());
    let contact = parse(&raw, Source::File).expect("a file's mail is kept");
    assert_eq!(contact.contact.mails, "j@martin.fr;jeanne@");
    assert_eq!(contact.warnings().len(), 1);
}

#[test]
fn s1_3_the_display_name_falls_back_to_the_local_part_then_a_phone() {
    let contact = |name: &str, mails: &str, phones: &str| Contact {
        name: name.into(),
        mails: mails.into(),
        phones: phones.into(),
        ..Contact::default()
    };
    assert_eq!(contact("Ada", "x@y.fr", "1").display_name(), "Ada");
    assert_eq!(contact("", "compta@y.fr;z@y.fr", "1").display_name(), "compta");
    assert_eq!(contact("", "", "01 23;06").display_name(), "01 23");
}

fn in_charge(phone: &str) -> Raw<ContactField> {
    raw()
        .with(ContactField::Mails, "j@martin.fr")
        .with(ContactField::Phones, phone)
        .with(ContactField::Categories, "technical, fraud")
}

/// What is wrong, as `field problem`.
fn wrong(answer: Result<MemberContact, Invalid<ContactField>>) -> Vec<String> {
    let Err(Invalid(problems)) = answer else { return Vec::new() };
    problems.into_iter().map(|(field, problem)| format!("{} {}", field.code(), problem.id)).collect()
}

#[test]
fn s0_13_a_contact_that_holds_a_category_has_a_name_an_email_and_a_phone() {
    let bare = Raw::new().with(ContactField::Type, "3");
    assert_eq!(wrong(parse(&bare, Source::Person)), [""; 0], "the rule is the category's");
    let held = bare.with(ContactField::Categories, "fraud");
    let lacking =
        ["name problem-category-name", "mails problem-category-mail", "phones problem-category-phone"];
    assert_eq!(wrong(parse(&held, Source::Person)), lacking);
    assert_eq!(wrong(parse(&held, Source::File)), lacking);
    let relaxed = Settings { phone_required: false, ..Settings::default() };
    assert_eq!(wrong(Parser::new(Source::Person).under(&relaxed).parse(&held)), lacking[..2]);
    let wrong_field = held.with(ContactField::Phones, "standard").with(ContactField::Mails, "j@");
    let problems = wrong(parse(&wrong_field, Source::Person));
    assert_eq!(
        problems,
        ["phones problem-phone-without-digit", "mails problem-invalid-email", "name problem-category-name"]
    );
}

#[test]
fn s0_14_its_phone_is_stored_as_e164_and_another_form_is_refused_with_a_hint() {
    let contact = parse(&in_charge("+33 6 12 34 56 78"), Source::Person).expect("international");
    assert_eq!(contact.contact.phones, "+33612345678");
    assert_eq!(contact.categories, [Category::Technical, Category::Fraud].into());
    let Err(Invalid(problems)) = parse(&in_charge("0033612345678"), Source::Person) else { panic!("00") };
    let proposed = Problem::new("problem-phone-double-zero")
        .arg("value", "0033612345678")
        .arg("proposal", "+33612345678");
    assert_eq!(problems, [(ContactField::Phones, proposed)]);
    for (refused, why) in [
        ("0612345678", "not-international"),
        ("+0612345678", "incomplete"),
        ("+33", "incomplete"),
        ("+1234567890123456", "incomplete"),
    ] {
        let problems = wrong(parse(&in_charge(refused), Source::Person));
        assert_eq!(problems, [format!("phones problem-phone-{why}")], "{refused}");
    }
}

#[test]
fn s3_7_the_other_phones_of_a_category_contact_stay_free() {
    let contact = parse(&in_charge("06 11 22 33 44; +33 (0)6 12-34.56 78;poste 12"), Source::Person).unwrap();
    assert_eq!(contact.contact.phones, "06 11 22 33 44;+33612345678;poste 12");
    let free = in_charge("06 12 34 56 78").with(ContactField::Categories, "");
    assert_eq!(parse(&free, Source::Person).unwrap().contact.phones, "06 12 34 56 78");
}

#[test]
fn s8_a_field_that_is_not_given_stays_as_it_is() {
    let mut base = parse(&in_charge("+33612345678"), Source::Person).unwrap();
    (base.contact.verified, base.contact.inactive) = (NaiveDate::from_ymd_opt(2026, 11, 3), true);
    (base.inactive_here, base.contact.group) = (true, true);
    let parser = Parser::new(Source::Person).over(&base);
    let note = parser.parse(&Raw::new().with(ContactField::Note, "n")).unwrap();
    assert_eq!(note, MemberContact { note: "n".into(), ..base.clone() });
    let emptied = parser.parse(&Raw::new().with(ContactField::Categories, "")).unwrap();
    assert_eq!(emptied.categories, Categories::new());
    assert_eq!(
        wrong(parser.parse(&Raw::new().with(ContactField::Phones, ""))),
        ["phones problem-category-phone"]
    );
}

#[test]
fn a_switch_or_a_category_that_is_none_is_refused() {
    let raw = raw().with(ContactField::Group, "maybe").with(ContactField::Categories, "fraud, legal");
    let problems = wrong(parse(&raw, Source::Person));
    assert_eq!(problems, ["categories problem-unknown-category", "group problem-yes-or-no"]);
}

#[test]
fn s0_20_a_contact_is_stale_some_days_after_it_was_confirmed() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    let contact = |verified| Contact { verified, ..Contact::default() };
    assert!(!contact(Some(day(1))).is_stale(day(11), 10));
    assert!(contact(Some(day(1))).is_stale(day(12), 10));
    assert!(!contact(None).is_stale(day(12), 10), "nobody ever said that it was right");
}

#[test]
fn x8_contacts_and_links_of_an_older_history_are_read_and_defaults_are_not_written() {
    let contact: Contact = serde_json::from_str(r#"{"name":"Ada"}"#).unwrap();
    assert_eq!((contact.inactive, contact.group, contact.verified), (false, false, None));
    assert_eq!(serde_json::to_string(&contact).unwrap(), r#"{"name":"Ada"}"#);
    let old = r#"{"account":1,"contact":2,"rank":1,"notification":"all"}"#;
    let link: Affiliation = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&link).unwrap(), old);
    let held = Affiliation { categories: [Category::Fraud].into(), ..link };
    assert!(serde_json::to_string(&held).unwrap().contains(r#""categories":["fraud"]"#));
    let verified = Contact { verified: NaiveDate::from_ymd_opt(2026, 11, 3), ..contact };
    assert!(serde_json::to_string(&verified).unwrap().contains(r#""verified":"2026-11-03""#));
}
