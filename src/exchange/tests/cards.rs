//! vCards in: rows of contacts like any other, whose account is found where they do not say it (SPEC §8).

use super::*;

fn card_of(lines: &str) -> String {
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}END:VCARD\r\n")
}

#[test]
fn s8_a_card_joins_the_account_that_it_names_or_works_for_or_whose_domain_it_has() {
    let mut house = house();
    brought_in(&mut house, &accounts("Référence;Dénomination;Domaines\nN;Garage Élodie;garage.fr\n"));
    let file = [
        card_of("FN:Ada\r\nX-CARNET-ACCOUNT:m\r\nX-CARNET-TYPE:2\r\nEMAIL:ada@m.fr\r\n"),
        card_of("FN:Bo\r\nORG:garage elodie\r\n"),
        card_of("FN:Cléo\r\nEMAIL:cleo@garage.fr\r\nTEL;TYPE=fax:01 02 03 04 05\r\n"),
        card_of("FN:Dan\r\nORG:Inconnue\r\nEMAIL:dan@ailleurs.fr\r\n"),
    ]
    .concat();
    let plan = planned(&house, &contacts(&file));
    assert_eq!(plan.form, sheet::Form::Cards { encoding: "UTF-8" });
    assert_eq!((plan.counts.create, plan.counts.error), (3, 1));
    let told = told(&plan);
    assert_eq!(told[0].2, said(&[]));
    assert!(told[1].2.iter().any(|(_, problem)| problem == "problem-account-by-name"));
    assert!(told[2].2.iter().any(|(_, problem)| problem == "problem-account-by-domain"));
    assert_eq!(told[3].2, said(&[(Some(1), "problem-reference-required")]));
    brought_in(&mut house, &contacts(&file));
    assert_eq!(
        (names(&house, "M"), names(&house, "N")),
        (vec!["Ada".into()], vec!["Bo".into(), "Cléo".into()])
    );
    let cleo = members(&house, "N").remove(1);
    assert_eq!(
        (cleo.contact.value.fax.as_str(), cleo.card().notification),
        ("01 02 03 04 05", NotificationType::None)
    );
}

#[test]
fn s8_cards_that_do_not_say_whose_they_are_can_be_given_to_one_account() {
    let mut house = house();
    let file = card_of("FN:Dan\r\nBDAY:1970-01-02\r\nPHOTO;ENCODING=b:AAAA\r\n");
    let import = Import { account: Some("M".into()), ..contacts(&file) };
    let plan = planned(&house, &import);
    let problems: Vec<String> = told(&plan).remove(0).2.into_iter().map(|(_, problem)| problem).collect();
    assert!(problems.contains(&"problem-card-in-note".to_owned()), "{problems:?}");
    assert!(problems.contains(&"problem-card-left-out".to_owned()), "{problems:?}");
    brought_in(&mut house, &import);
    assert_eq!(members(&house, "M")[0].affiliation.value.note, "BDAY: 1970-01-02");
}

#[test]
fn s8_what_goes_out_as_cards_comes_in_unchanged() {
    let mut house = house();
    add(&mut house, "M", card("Jeanne", "j@m.fr;j2@m.fr", "+33 6 11 22 33 44;06 12"));
    add(&mut house, "M", card("", "compta@m.fr", ""));
    let mut out = Vec::new();
    let what = Export::new(Subject::Contacts, Format::Vcard);
    export(&house.store, what, &mut out, &mut |_| true).unwrap();
    let file = contacts(&String::from_utf8(out).unwrap()).with_mode(ImportMode::Synchronise);
    let plan = planned(&house, &file);
    assert_eq!(
        (plan.counts.create, plan.counts.delete, plan.counts.reordered),
        (0, 0, 0),
        "{:?}",
        planned_rows(&plan)
    );
}

/// The notes of an account's contacts in their order.
fn notes(house: &TestStore, reference: &str) -> Vec<String> {
    members(house, reference).into_iter().map(|member| member.affiliation.value.note).collect()
}

#[test]
fn s8_an_organisation_that_is_not_the_accounts_name_goes_to_the_note() {
    let mut house = house();
    let file = [
        card_of("FN:Dan\r\nORG:ACME Concurrent SA\r\nNOTE:Le soir\r\n"),
        card_of("FN:Eve\r\nORG:MÀRTIN\r\n"),
        card_of("FN:Flo\r\nORG:Hôtel;Direction\r\n"),
        card_of("FN:Guy\r\nX-CARNET-ACCOUNT:M\r\nORG:Hôtel\r\n"),
        card_of("ORG:Standard\r\n"),
    ]
    .concat();
    let import = Import { account: Some("M".into()), ..contacts(&file) };
    let lost = |(_, _, messages): &Told| {
        messages.iter().filter(|(_, problem)| problem == "problem-organisation-in-note").count()
    };
    assert_eq!(told(&planned(&house, &import)).iter().map(lost).collect::<Vec<_>>(), [1, 0, 0, 1, 0]);
    brought_in(&mut house, &import);
    let expected = ["Le soir\nORG: ACME Concurrent SA", "", "ORG: Hôtel, Direction", "ORG: Hôtel", ""];
    assert_eq!(notes(&house, "M"), expected);
    let again = Import { account: Some("M".into()), ..contacts(&file).with_mode(ImportMode::Synchronise) };
    assert_eq!(planned(&house, &again).counts.unchanged, 5, "said once");
}

#[test]
fn s8_a_rejected_card_keeps_its_organisation_when_it_comes_in_corrected() {
    let mut house = house();
    let cards = ["Dan\r\nORG:Inconnue", "Eve\r\nORG:martin SA", "Flo\r\nORG:Hôtel;Direction"];
    let file = contacts(&cards.map(|card| card_of(&format!("FN:{card}\r\n"))).concat());
    let plan = planned(&house, &file);
    assert_eq!(plan.counts.error, 3);
    let path = house.directory.path().join("rejets.csv");
    save_rejects(&plan, &[], &path, false, &|_| String::new()).unwrap();
    let saved = std::fs::read_to_string(&path).unwrap();
    let corrected = saved.replace("\r\n;;", "\r\nM;;").replace("martin SA", "MARTIN");
    let plan = planned(&house, &contacts(&corrected));
    assert!(plan.unknown_columns.is_empty(), "{:?}", plan.unknown_columns);
    let column = Some(plan.headings.iter().position(|heading| heading == "Organisation").unwrap() + 1);
    let organisation = (column, "problem-organisation-in-note".to_owned());
    let warned: Vec<bool> =
        told(&plan).iter().map(|(_, _, messages)| messages.contains(&organisation)).collect();
    assert_eq!(warned, [true, false, false]);
    brought_in(&mut house, &contacts(&corrected));
    assert_eq!(notes(&house, "M"), ["ORG: Inconnue", "", "ORG: Hôtel, Direction"]);
}

#[test]
fn s8_an_organisation_without_a_note_to_go_to_is_said_to_be_ignored() {
    let plan = planned(&house(), &contacts("Référence;Dénomination;Organisation;Type\nM;Dan;ACME;3\n"));
    assert_eq!(plan.unknown_columns, ["Organisation"]);
}
