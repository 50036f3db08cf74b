use std::io;

use super::*;
use crate::{
    domain::account::AccountKind,
    exchange::{
        self, FieldChange, Message, Place, WholeError,
        file::FileError,
        sheet::{OdsCap, Remark, RowFault, SheetError},
        vocabulary,
    },
    i18n::{Lang, set_lang},
    store::Error,
};

/// What each language says; that every message exists with its values is checked as they are asked for.
fn in_both(say: impl Fn() -> String) -> [String; 2] {
    Lang::ALL.map(|lang| {
        set_lang(lang);
        say()
    })
}

#[test]
fn s1_the_french_words_are_those_of_files() {
    set_lang(Lang::Fr);
    for known in AccountKind::ALL {
        assert_eq!(kind(known), vocabulary::kind_label(known));
    }
    for known in NotificationType::ALL {
        assert_eq!(notification(known), vocabulary::type_label(known));
    }
    for known in Category::ALL {
        assert_eq!(category(known), vocabulary::category_label(known));
    }
    assert_eq!(role(Role::Admin), "Administrateur");
}

#[test]
fn s8_the_english_words_are_understood_in_files() {
    set_lang(Lang::En);
    for known in AccountKind::ALL {
        assert_eq!(vocabulary::kind(&kind(known)), Some(known));
    }
    for known in NotificationType::ALL {
        assert!(vocabulary::names_type(&notification(known), known));
    }
    for known in Category::ALL {
        assert_eq!(vocabulary::categories(&category(known)), known.code());
    }
}

#[test]
fn s0_1_a_problem_names_the_role_in_words() {
    let least = Problem::new("problem-category-role").arg("role", Role::Admin.code());
    let said = in_both(|| problem(&least));
    assert_eq!(said[0], "réservé au rôle Administrateur (contact de gestion de compte)");
    assert!(said[1].contains(&role(Role::Admin)), "{said:?}");
}

#[test]
fn x6_a_plan_words_categories_and_activity() {
    let change = |field, old: &str, new: &str| FieldChange {
        field: Field::Contact(field),
        old: old.into(),
        new: new.into(),
    };
    let categories = in_both(|| super::change(&change(ContactField::Categories, "", "accounting, fraud")));
    assert_eq!(categories[0], "Catégories\u{a0}: (vide) → Contact Comptable, Contact Fraude");
    assert_eq!(categories[1], "Categories: (empty) → Accounting contact, Fraud contact");
    let inactive = in_both(|| super::change(&change(ContactField::InactiveHere, "no", "yes")));
    assert_eq!(inactive[0], "Inactif dans ce compte\u{a0}: non → oui");
}

#[test]
fn every_field_has_a_name_in_both_languages() {
    for field in AccountField::ALL {
        in_both(|| account_field(field));
    }
    for field in ContactField::ALL.into_iter().chain(ContactField::MORE) {
        in_both(|| contact_field(field));
    }
    assert_eq!(in_both(|| recorded_field("module.delivery"))[1], "Delivery tracking module");
    assert_eq!(in_both(|| recorded_field("rank"))[1], "Place in the order");
}

#[test]
fn x3_a_plan_words_every_switch_of_a_contact() {
    for field in [ContactField::Group, ContactField::InactiveHere, ContactField::Inactive] {
        let said = |text| in_both(|| value(exchange::Field::Contact(field), text));
        assert_eq!(
            (said("yes"), said("no")),
            (["oui", "yes"].map(Into::into), ["non", "no"].map(Into::into))
        );
    }
}

#[test]
fn x8_the_history_words_categories_days_and_switches() {
    let all = in_both(|| {
        let held = recorded_value("categories", &serde_json::json!(["fraud", "accounting"]));
        let day = recorded_value("verified", &serde_json::json!("2026-01-03"));
        format!("{held} · {day} · {}", recorded_value("inactive_here", &serde_json::Value::Null))
    });
    assert_eq!(all[0], "Contact Fraude, Contact Comptable · 03/01/2026 · non");
    assert_eq!(all[1], "Fraud contact, Accounting contact · 2026-01-03 · no");
}

#[test]
fn s0_8_topics_categories_reasons_and_switches_have_their_words_in_both_languages() {
    set_lang(Lang::Fr);
    let categories = Category::ALL.map(category);
    assert_eq!(categories[4], "Contact Litiges (Chargebacks)");
    assert_eq!(category_role(Category::Fraud), "Prévenu dès qu’une fraude est soupçonnée.");
    assert_eq!(topic(Topic::Chargebacks), "Litiges (chargebacks)");
    for known in Category::ALL {
        in_both(|| category(known) + &category_role(known));
        in_both(|| recipient_reason(Reason::Category(known)));
    }
    for known in Topic::ALL {
        in_both(|| topic(known));
    }
    for known in Setting::ALL {
        in_both(|| setting(known));
    }
    for known in [Channel::Email, Channel::Post, Channel::Signature] {
        in_both(|| channel(known));
    }
    for known in [Reason::MainAddress, Reason::InvoiceAddress, Reason::ReminderAddress] {
        in_both(|| recipient_reason(known));
    }
    for known in [
        Exclusion::InactiveContact,
        Exclusion::InactiveAffiliation,
        Exclusion::NoEmail,
        Exclusion::InvalidEmail,
        Exclusion::BlockedAddress,
        Exclusion::ChannelOff,
        Exclusion::ModuleOff,
    ] {
        in_both(|| exclusion(known));
    }
}

#[test]
fn every_error_of_the_store_is_said_in_both_languages() {
    let path = || "/tmp/carnet.db".into();
    let io = || io::Error::from(io::ErrorKind::PermissionDenied);
    let errors = [
        Error::Missing(path()),
        Error::Damaged { path: path(), detail: "x".into() },
        Error::NotEmpty(path()),
        Error::Newer { path: path(), found: 9, known: 1 },
        Error::Updated,
        Error::ReadOnly(Default::default()),
        Error::Inaccessible { path: path(), source: io() },
        Error::Full,
        Error::Busy,
        Error::NetworkFileSystem { path: path(), kind: "nfs" },
        Error::OldSqlite("3.7"),
        Error::UnknownUser("zoé".into()),
        Error::Denied(Role::Agent),
        Error::Gone,
        Error::Conflict { who: "zoé".into(), fields: vec!["notes".into(), "rank".into()] },
        Error::Refused(Problem::new("problem-name-required")),
        Error::ReferenceTaken { account: 1.into(), name: "A".into(), trashed: false },
        Error::ReferenceTaken { account: 1.into(), name: "A".into(), trashed: true },
        Error::DomainTaken { domain: "a.fr".into(), reference: "A".into() },
        Error::Interrupted,
        Error::Stopped,
        Error::Other("x".into()),
    ];
    for error in &errors {
        let [fr, en] = in_both(|| explain(error));
        assert_ne!(fr, en, "{error:?}");
    }
    assert_eq!(
        in_both(|| explain(&errors[14]))[0],
        "Modifié entre-temps par zoé\u{a0}: Notes, Place dans l’ordre. Rien n’a été écrasé."
    );
}

#[test]
fn every_error_of_a_file_is_said_in_both_languages_and_names_it() {
    let io = || io::Error::from(io::ErrorKind::StorageFull);
    let row = || exchange::sheet::RowError {
        line: 4,
        column: exchange::sheet::Column { number: 2, heading: None },
        excerpt: "x".into(),
        reason: RowFault::OpenQuote,
    };
    let sheets = [
        SheetError::Io(io()),
        SheetError::NotAFile,
        SheetError::Empty,
        SheetError::TooLarge { bytes: 9_000, limit: 100 },
        SheetError::NotATable { line: 1 },
        SheetError::Utf16WithoutMark { likely: "UTF-16LE" },
        SheetError::NoCard,
        SheetError::NoHeadings,
        SheetError::BadHeadings(row()),
        SheetError::TooManyColumns { line: 1, limit: 512 },
        SheetError::EmptyHeading { line: 1, column: 2 },
        SheetError::DuplicateHeading { line: 1, heading: "Type".into(), first: 1, second: 2 },
        SheetError::TooManyRows { line: 3, limit: 2 },
        SheetError::TooManyEndlessRows { line: 3, limit: 2 },
        SheetError::ExcelWorkbook,
        SheetError::NotASpreadsheet,
        SheetError::FlatSpreadsheet,
        SheetError::Encrypted,
        SheetError::DamagedSpreadsheet,
        SheetError::Definitions,
    ];
    use OdsCap::{Cells, File, Inflated, Parts, Ratio, Rows};
    let caps = [File, Inflated, Ratio, Parts, Rows, Cells];
    let caps = caps.map(|cap| SheetError::OdsTooLarge { cap, limit: 200 });
    let files = [FileError::Exists, FileError::Symlink, FileError::NotAFile, FileError::Directory(io())];
    let errors = sheets.into_iter().chain(caps).map(exchange::Error::Sheet);
    let errors = errors.chain(files.into_iter().map(exchange::Error::File)).chain([
        exchange::Error::File(FileError::Write(io())),
        exchange::Error::MissingColumn { heading: "Type" },
        exchange::Error::PlanStale,
        WholeError::NotAStore.into(),
        WholeError::Newer { found: 9, known: 1 }.into(),
        WholeError::NoRecord { line: 2 }.into(),
        WholeError::CutOff { line: 2 }.into(),
        WholeError::Altered.into(),
    ]);
    for error in errors {
        let said = in_both(|| explain_exchange(&error, "clients.csv"));
        assert!(said.iter().all(|said| said.contains("clients.csv")), "{error:?}: {said:?}");
    }
    for error in [
        SheetError::UnknownEncoding { label: "utf-9".into() }.into(),
        SheetError::BadDelimiter { delimiter: 'x' }.into(),
        exchange::Error::OnlyContacts,
    ] {
        assert_eq!(error.exit_code(), 2);
        in_both(|| explain_exchange(&error, "clients.csv"));
    }
}

#[test]
fn every_fault_of_a_row_is_said_with_its_column() {
    for reason in [
        RowFault::TooManyCells { expected: 10 },
        RowFault::OpenQuote,
        RowFault::RecordTooLong { limit: 1_048_576 },
        RowFault::CellTooLong { limit: 65_536 },
        RowFault::Nul,
        RowFault::LoneCarriageReturn,
        RowFault::OutsideCard,
        RowFault::InvalidBytes,
    ] {
        let column = exchange::sheet::Column { number: 9, heading: Some("Type".into()) };
        let message =
            Message::from(exchange::sheet::RowError { line: 2, column, excerpt: "1;2".into(), reason });
        let said = in_both(|| plan::said(&message));
        assert!(said.iter().all(|said| said.contains("9") && said.contains("1;2")), "{said:?}");
    }
}

#[test]
fn s8_what_a_card_holds_and_no_column_has_a_place_for_is_said_in_both_languages() {
    for (remark, named) in [
        (Remark::InNote("BDAY".into()), "BDAY"),
        (Remark::LeftOut { property: "PHOTO".into(), bytes: 1 }, "PHOTO"),
        (Remark::LeftOut { property: "PHOTO".into(), bytes: 123 }, "123"),
        (Remark::Unclosed, "END:VCARD"),
    ] {
        let [fr, en] = in_both(|| plan::said(&Message::from(&remark)));
        assert!(fr != en && fr.contains(named) && en.contains(named), "{fr} {en}");
    }
}

#[test]
fn ud_01_what_came_from_outside_is_shown_cleaned() {
    set_lang(Lang::En);
    let evil = "\u{1b}[31m\u{202e}x";
    let message = Message::error(
        Place { number: Some(1), heading: evil.into() },
        Problem::new("problem-unknown-reference").arg("value", evil),
    );
    let said = [plan::said(&message), explain(&Error::UnknownUser(evil.into()))];
    assert!(said.iter().all(|said| !said.contains(['\u{1b}', '\u{202e}'])), "{said:?}");
}

#[test]
fn s8_a_formula_that_failed_is_said_in_both_languages() {
    let place = Place { number: Some(7), heading: "Tel".into() };
    let problem = Problem::new("problem-formula-failed").arg("value", "#DIV/0!");
    let said = in_both(|| plan::said(&Message::error(place.clone(), problem.clone())));
    assert!(said.iter().all(|said| said.contains("Tel") && said.ends_with("#DIV/0!")), "{said:?}");
}
