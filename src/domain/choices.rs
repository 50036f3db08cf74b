//! What the « champs Premium » of an account may say: the values of three lists as they ship (S1.18, S1.19, S1.22),
//! and a day (S1.20).

use chrono::{Datelike, NaiveDate};

use super::{account::AccountField, parse::Problem, text::fold};

const HEALTH: &[&str] = &["satisfait", "correct", "en danger"];
const TIERS: &[&str] = &["de base", "premium", "entreprise"];
const INDUSTRIES: &[&str] = &[
    "Agriculture",
    "Énergie",
    "Matériaux",
    "Biens d'équipement",
    "Services aux entreprises",
    "Transport et logistique",
    "Automobile",
    "Biens de consommation et habillement",
    "Hôtellerie, restauration et loisirs",
    "Commerce et distribution",
    "Distribution alimentaire",
    "Alimentation, boissons et tabac",
    "Hygiène et produits ménagers",
    "Santé",
    "Pharmacie et biotechnologies",
    "Banque",
    "Services financiers",
    "Assurance",
    "Logiciels et services informatiques",
    "Matériel informatique et électronique",
    "Télécommunications",
    "Médias et divertissement",
    "Eau, gaz, électricité",
    "Immobilier",
    "Construction",
    "Enseignement",
    "Secteur public",
    "Associations et ONG",
    "Autre",
];

/// The values of a field's list; none for a field that has no list.
pub fn of(field: AccountField) -> &'static [&'static str] {
    match field {
        AccountField::Health => HEALTH,
        AccountField::Tier => TIERS,
        AccountField::Industry => INDUSTRIES,
        _ => &[],
    }
}

/// A value of a field's list in the list's own writing, whatever its case and accents; nothing is none.
///
/// # Errors
/// `problem-unknown-choice` with the values that there are.
pub fn choose(field: AccountField, text: &str) -> Result<String, Problem> {
    let key = fold(text.trim());
    let found = of(field).iter().find(|choice| fold(choice) == key);
    match found {
        Some(choice) => Ok((*choice).to_owned()),
        None if key.is_empty() => Ok(String::new()),
        None => Err(Problem::new("problem-unknown-choice")
            .arg("value", text.trim())
            .arg("choices", of(field).join(" · "))),
    }
}

/// A day as it is kept, in ISO (S1.20): typed so, or as a French hand writes it; nothing is none.
///
/// # Errors
/// `problem-invalid-day`.
pub fn day(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let read = ["%d/%m/%Y", "%Y-%m-%d"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // A year of two digits could be of any century.
    let read = read.filter(|day| (1000..=9999).contains(&day.year()));
    read.map(|day| day.to_string()).ok_or_else(|| Problem::new("problem-invalid-day").arg("value", text))
}

/// A day that is kept in ISO, as a French file writes it; another text as it stands.
pub fn french_day(kept: &str) -> String {
    match NaiveDate::parse_from_str(kept, "%Y-%m-%d") {
        Ok(day) => day.format("%d/%m/%Y").to_string(),
        Err(_) => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s1_22_a_value_is_one_of_its_list_whatever_its_case_and_accents() {
        assert_eq!(choose(AccountField::Industry, " energie "), Ok("Énergie".to_owned()));
        assert_eq!(choose(AccountField::Industry, ""), Ok(String::new()));
        assert_eq!((of(AccountField::Industry).len(), of(AccountField::Renewal).len()), (29, 0));
        let problem = choose(AccountField::Health, "bof").expect_err("no such value");
        assert_eq!(problem.id, "problem-unknown-choice");
    }

    #[test]
    fn s1_20_a_day_is_kept_in_iso_and_written_in_french() {
        for (typed, kept) in [
            ("31/12/2026", Some("2026-12-31")),
            (" 2026-12-31 ", Some("2026-12-31")),
            ("1/2/2027", Some("2027-02-01")),
            ("", Some("")),
            ("31/12/26", None),
            ("30/02/2026", None),
            ("bientôt", None),
        ] {
            assert_eq!(day(typed).ok().as_deref(), kept, "{typed}");
        }
        assert_eq!((french_day("2026-12-31").as_str(), french_day("?").as_str()), ("31/12/2026", "?"));
    }
}
