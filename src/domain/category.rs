//! The categories of an account's contacts: who answers for what (S0.2).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::parse::Problem;

/// One of the five categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Contact Commercial: contract, offers, commercial relation (S0.3).
    Commercial,
    /// Contact Comptable: invoices and all accounting and payment communications (S0.4).
    Accounting,
    /// Contact Technique: transaction status, failed payments, technical alerts (S0.5).
    Technical,
    /// Contact Fraude: suspected fraud (S0.6).
    Fraud,
    /// Contact Litiges (Chargebacks): a disputed payment (S0.7).
    Chargebacks,
}

/// The categories that a contact holds in an account: none to five, each once, in their order.
pub type Categories = BTreeSet<Category>;

impl Category {
    /// All categories, in their order (S0.2).
    pub const ALL: [Category; 5] = [
        Category::Commercial,
        Category::Accounting,
        Category::Technical,
        Category::Fraud,
        Category::Chargebacks,
    ];

    /// The stable code that the store, files and the command line use, and the name in the locales
    /// (`category-<code>`, `category-role-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Category::Commercial => "commercial",
            Category::Accounting => "accounting",
            Category::Technical => "technical",
            Category::Fraud => "fraud",
            Category::Chargebacks => "chargebacks",
        }
    }

    /// The category with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }
}

/// The codes of some categories, as the store and files write them: `commercial, fraud`.
pub fn codes(categories: &Categories) -> String {
    categories.iter().map(|category| category.code()).collect::<Vec<_>>().join(", ")
}

/// Categories from their codes, separated by commas; nothing is none.
///
/// # Errors
/// `problem-unknown-category`, which names the first code that is none.
pub fn parse(codes: &str) -> Result<Categories, Problem> {
    codes
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| {
            let known = Category::from_code(&code.to_ascii_lowercase());
            known.ok_or_else(|| Problem::new("problem-unknown-category").arg("value", code))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_categories_are_read_back_from_their_codes() {
        let all: Categories = Category::ALL.into();
        assert_eq!(codes(&all), "commercial, accounting, technical, fraud, chargebacks");
        assert_eq!(parse(&codes(&all)), Ok(all));
        assert_eq!(
            parse(" Fraud ,commercial,, fraud").map(|some| codes(&some)),
            Ok("commercial, fraud".into())
        );
        assert_eq!(parse(" "), Ok(Categories::new()));
        assert_eq!(parse("fraud,legal"), Err(Problem::new("problem-unknown-category").arg("value", "legal")));
    }
}
