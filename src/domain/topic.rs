//! What a communication is about, and which addresses, types and categories it reaches (SPEC §7).

use super::{
    account::AccountKind,
    affiliation::NotificationType::{self, AfterSales, All, Orders, Receptionist},
    category::Category,
    settings::Module,
};

/// One of the eleven topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Message direct.
    Message,
    /// Factures.
    Invoices,
    /// Rappels de paiement.
    Reminders,
    /// Comptabilité et paiements.
    Accounting,
    /// Commandes.
    Orders,
    /// Service après-vente.
    AfterSales,
    /// Réceptionnaire: who signs the delivery receipt; a designation, not a mailing.
    DeliveryReceipt,
    /// Contrat, offres, relation.
    Commercial,
    /// Transactions, échecs, alertes.
    Technical,
    /// Suspicion de fraude.
    Fraud,
    /// Litiges (chargebacks).
    Chargebacks,
}

/// Which of an account's own addresses a topic goes to (S2.16, S3.35).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direct {
    /// The main address.
    Main,
    /// The invoice address, else the main one.
    InvoicesElseMain,
    /// The reminder address, else the main one.
    RemindersElseMain,
}

impl Topic {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// All topics, in their order (SPEC §7).
    pub const ALL: [Topic; Topic::COUNT] = [
        Topic::Message,
        Topic::Invoices,
        Topic::Reminders,
        Topic::Accounting,
        Topic::Orders,
        Topic::AfterSales,
        Topic::DeliveryReceipt,
        Topic::Commercial,
        Topic::Technical,
        Topic::Fraud,
        Topic::Chargebacks,
    ];

    /// The stable code that the command line uses, and the name in the locales (`topic-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Topic::Message => "message",
            Topic::Invoices => "invoices",
            Topic::Reminders => "reminders",
            Topic::Accounting => "accounting",
            Topic::Orders => "orders",
            Topic::AfterSales => "after_sales",
            Topic::DeliveryReceipt => "delivery_receipt",
            Topic::Commercial => "commercial",
            Topic::Technical => "technical",
            Topic::Fraud => "fraud",
            Topic::Chargebacks => "chargebacks",
        }
    }

    /// The topic with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// Which of the account's own addresses it goes to, before its contacts.
    pub fn direct(self) -> Option<Direct> {
        match self {
            Topic::Message | Topic::Orders | Topic::AfterSales => Some(Direct::Main),
            Topic::Invoices => Some(Direct::InvoicesElseMain),
            Topic::Reminders => Some(Direct::RemindersElseMain),
            _ => None,
        }
    }

    /// The types of contact that it reaches (S3.10).
    pub fn types(self) -> &'static [NotificationType] {
        match self {
            Topic::Invoices => &[NotificationType::Administrative, All],
            Topic::Orders => &[Orders, All],
            Topic::AfterSales => &[AfterSales, All],
            Topic::DeliveryReceipt => &[Receptionist],
            _ => &[],
        }
    }

    /// The category of contact that it reaches (S0.3–S0.7).
    pub fn category(self) -> Option<Category> {
        match self {
            Topic::Invoices | Topic::Reminders | Topic::Accounting => Some(Category::Accounting),
            Topic::Commercial => Some(Category::Commercial),
            Topic::Technical => Some(Category::Technical),
            Topic::Fraud => Some(Category::Fraud),
            Topic::Chargebacks => Some(Category::Chargebacks),
            _ => None,
        }
    }

    /// The module that it needs (S3.17).
    pub fn module(self) -> Option<Module> {
        match self {
            Topic::AfterSales => Some(Module::AfterSales),
            Topic::DeliveryReceipt => Some(Module::Delivery),
            _ => None,
        }
    }

    /// X1: an account without contacts (S3.1) is only concerned by what goes to its own addresses.
    pub fn applies_to(self, kind: AccountKind) -> bool {
        kind.has_contacts() || self.direct().is_some()
    }

    /// Whether it may have several recipients: a message goes to the main address only (S3.34).
    pub fn may_have_several(self) -> bool {
        self != Topic::Message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_codes_are_distinct_and_read_back() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_code(topic.code()), Some(topic));
        }
    }

    #[test]
    fn x1_a_private_person_is_concerned_by_five_topics() {
        let some = Topic::ALL.into_iter().filter(|topic| topic.applies_to(AccountKind::Individual));
        let codes: Vec<_> = some.map(Topic::code).collect();
        assert_eq!(codes, ["message", "invoices", "reminders", "orders", "after_sales"]);
        assert!(Topic::ALL.into_iter().all(|topic| topic.applies_to(AccountKind::Supplier)));
    }
}
