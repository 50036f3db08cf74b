use super::*;

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
        fax: String::new(),
    };
    assert_eq!(contact("Ada", "x@y.fr", "1").display_name(), "Ada");
    assert_eq!(contact("", "compta@y.fr;z@y.fr", "1").display_name(), "compta");
    assert_eq!(contact("", "", "01 23;06").display_name(), "01 23");
}
