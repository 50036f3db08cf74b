use super::*;

fn problems(raw: &Raw<AccountField>, source: Source) -> Vec<(AccountField, String)> {
    match parse(raw, source) {
        Ok(_) => Vec::new(),
        Err(Invalid(problems)) => {
            problems.into_iter().map(|(field, problem)| (field, problem.id.into_owned())).collect()
        }
    }
}

#[test]
fn every_bad_field_is_reported_at_once() {
    let bad = Raw::new()
        .with(AccountField::Kind, "martian")
        .with(AccountField::MainEmail, "nobody")
        .with(AccountField::Domains, "gmail.com");
    let found = problems(&bad, Source::Person);
    for field in [AccountField::Kind, AccountField::MainEmail, AccountField::Domains, AccountField::Name] {
        assert!(found.iter().any(|(bad, _)| *bad == field), "{field:?} in {found:?}");
    }
}

#[test]
fn an_invalid_address_is_an_error_of_a_person_and_a_warning_of_a_file() {
    let raw = Raw::new().with(AccountField::Name, "Martin").with(AccountField::InvoiceEmail, "factures@");
    assert_eq!(
        problems(&raw, Source::Person),
        [(AccountField::InvoiceEmail, "problem-invalid-email".to_owned())]
    );
    let account = parse(&raw, Source::File).expect("a file's address is kept");
    assert_eq!(account.invoice_email, "factures@");
    assert_eq!(account.warnings().len(), 1);
}

#[test]
fn an_account_reads_back_from_its_own_text() {
    let account = Account {
        reference: "C-000042".into(),
        kind: AccountKind::Supplier,
        name: "Boulangerie Martin SARL".into(),
        domains: vec!["boulangerie-martin.example".into(), "martin.example".into()],
        notes: "Deux\nlignes".into(),
        health: "correct".into(),
        ..Account::default()
    };
    assert_eq!(parse(&account.raw(), Source::Person), Ok(account));
}

#[test]
fn references_compare_without_case_and_outer_blanks() {
    assert_eq!(reference_key(" c-000042 "), reference_key("C-000042"));
    assert_ne!(reference_key("C-42"), reference_key("C-000042"));
}

#[test]
fn generated_references_are_told_from_others() {
    assert_eq!(generated_reference(42), "C-000042");
    for (number, digits) in [(1, 6), (999_999, 6), (1_000_000, 7)] {
        assert_eq!(generated_number(&generated_reference(number), digits), Some(number));
    }
    assert_eq!(generated_number(" c-000007 ", 6), Some(7));
    for other in ["C-42", "C-00004x", "M-000042", "C-+00042", "", "C-20240115001", "C-9223372036854775807"] {
        assert_eq!(generated_number(other, 6), None, "{other}");
    }
    assert_eq!(generated_number("C-9223372036854775808", 19), None, "no number of ours");
}

#[test]
fn s11_a_number_without_its_zeros_means_a_generated_reference() {
    assert_eq!(reference_meant("42").as_deref(), Some("C-000042"));
    assert_eq!(reference_meant("12345").as_deref(), Some("C-012345"));
    for other in ["", "0", "042", "000042", "123456", "c42", "+42", "4 2", "٤٢"] {
        assert_eq!(reference_meant(other), None, "{other}");
    }
}
