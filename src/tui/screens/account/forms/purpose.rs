//! What the form of a contact is opened for: what the contact lacks for it is filled in already.

use crate::domain::{
    affiliation::NotificationType,
    category::{self, Category},
    contact::{ContactField, MemberContact},
    rights::{Act, InCharge},
    topic::Topic,
};

/// What the form of a contact is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// The contact itself.
    #[default]
    Card,
    /// A contact of this category (S0.11).
    Category(Category),
    /// One who receives this topic (X1).
    Topic(Topic),
}

/// The way in which contacts receive a topic.
enum Way {
    Type(&'static [NotificationType]),
    Category(Category),
}

impl Purpose {
    fn way(self) -> Option<Way> {
        match self {
            Purpose::Card => None,
            Purpose::Category(category) => Some(Way::Category(category)),
            // A type is an agent's to give, a category an admin's.
            Purpose::Topic(topic) if !topic.types().is_empty() => Some(Way::Type(topic.types())),
            Purpose::Topic(topic) => topic.category().map(Way::Category),
        }
    }

    /// The act that saving such a form ends in, of a contact that is there or of a new one; an account's own
    /// address is all that receives where there is no way for contacts.
    pub fn act(self, of_contact: Act) -> Act {
        match (self.way(), self) {
            (Some(Way::Category(_)), _) => Act::SetCategories,
            (None, Purpose::Topic(_)) => Act::EditAccount,
            _ => of_contact,
        }
    }

    /// The same for a contact that is there: where it holds a category, what the form has filled in already or
    /// begins at may be an admin's to change.
    pub fn act_on(self, card: &MemberContact, in_charge: InCharge) -> Act {
        let warned = card.warnings().into_iter().map(|(field, _)| field);
        let mut concerned = self.lacks(card).into_iter().map(|(field, _)| field).chain(warned);
        if self != Purpose::Card && concerned.any(|field| in_charge.guards(field)) {
            return Act::SetCategories;
        }
        self.act(Act::EditContact)
    }

    /// Whether contacts can be what it asks for at all.
    pub fn is_for_contacts(self) -> bool {
        self == Purpose::Card || self.way().is_some()
    }

    /// What a contact lacks for it, field by field.
    pub fn lacks(self, card: &MemberContact) -> Vec<(ContactField, String)> {
        let way = match self.way().filter(|_| !self.is_met_by(card)) {
            Some(Way::Category(category)) => {
                let mut categories = card.categories.clone();
                categories.insert(category);
                Some((ContactField::Categories, category::codes(&categories)))
            }
            Some(Way::Type(types)) => {
                let wanted = wanted(types, card.notification);
                Some((ContactField::Type, wanted.file_code().to_string()))
            }
            None => None,
        };
        way.into_iter().chain(self.switches(card)).collect()
    }

    /// Whether the topic or category is a contact's already, by whichever way.
    fn is_met_by(self, card: &MemberContact) -> bool {
        let holds = |category| card.categories.contains(&category);
        match self {
            Purpose::Card => true,
            Purpose::Category(category) => holds(category),
            Purpose::Topic(topic) => {
                topic.types().contains(&card.notification) || topic.category().is_some_and(holds)
            }
        }
    }

    /// Whoever is to receive a topic is active: what says otherwise is switched.
    fn switches(self, card: &MemberContact) -> impl Iterator<Item = (ContactField, String)> {
        let receives = matches!(self, Purpose::Topic(_)) && self.is_for_contacts();
        let inactive = [
            (ContactField::InactiveHere, card.inactive_here),
            (ContactField::Inactive, card.contact.inactive),
        ];
        let off = move |(_, inactive): &(ContactField, bool)| receives && *inactive;
        inactive.into_iter().filter(off).map(|(field, _)| (field, "no".to_owned()))
    }
}

/// The type that reaches a topic and takes away least of what a contact receives already.
fn wanted(types: &[NotificationType], now: NotificationType) -> NotificationType {
    let keeps_all = now.sends().then_some(NotificationType::All).filter(|all| types.contains(all));
    keeps_all.or(types.first().copied()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Contact;

    fn lacks(topic: Topic, now: NotificationType) -> Vec<(ContactField, String)> {
        Purpose::Topic(topic).lacks(&MemberContact::of(Contact::default(), now))
    }

    #[test]
    fn x1_the_right_category_or_type_is_filled_in_for_every_topic() {
        use NotificationType::{Administrative, All, None, Orders, Receptionist};
        let kind = |kind: NotificationType| vec![(ContactField::Type, kind.file_code().to_string())];
        assert_eq!(lacks(Topic::Invoices, None), kind(Administrative));
        assert_eq!(lacks(Topic::Invoices, Orders), kind(All), "orders are kept");
        assert_eq!(lacks(Topic::Invoices, All), []);
        assert_eq!(lacks(Topic::Orders, None), kind(Orders));
        assert_eq!(lacks(Topic::DeliveryReceipt, Orders), kind(Receptionist));
        assert_eq!(lacks(Topic::Message, None), [], "only the account's own address receives it");
        for topic in Topic::ALL {
            let purpose = Purpose::Topic(topic);
            let lacks = purpose.lacks(&MemberContact::of(Contact::default(), None));
            assert_eq!(lacks.is_empty(), !purpose.is_for_contacts(), "{topic:?}");
            if topic.types().is_empty() {
                let code =
                    topic.category().map(|category| (ContactField::Categories, category.code().to_owned()));
                assert_eq!(lacks, Vec::from_iter(code), "{topic:?}");
            }
        }
    }

    #[test]
    fn x1_who_receives_a_topic_already_lacks_nothing_but_to_be_active() {
        let mut card = MemberContact::of(Contact::default(), NotificationType::Orders);
        card.categories.insert(Category::Accounting);
        assert_eq!(Purpose::Topic(Topic::Invoices).lacks(&card), []);
        card.inactive_here = true;
        card.contact.inactive = true;
        let no = |field| (field, "no".to_owned());
        let both = [no(ContactField::InactiveHere), no(ContactField::Inactive)];
        assert_eq!(Purpose::Topic(Topic::Invoices).lacks(&card), both);
        assert_eq!(Purpose::Topic(Topic::Message).lacks(&card), [], "goes to no contact");
        assert_eq!(Purpose::Card.lacks(&card), []);
        assert_eq!(Purpose::Category(Category::Accounting).lacks(&card), [], "an absence is no oversight");
    }

    #[test]
    fn s0_1_what_a_category_is_needed_for_is_an_admins() {
        let act = |topic| Purpose::Topic(topic).act(Act::AddContact);
        assert_eq!(act(Topic::Chargebacks), Act::SetCategories);
        assert_eq!(act(Topic::Accounting), Act::SetCategories);
        assert_eq!(act(Topic::Invoices), Act::AddContact);
        assert_eq!(act(Topic::Message), Act::EditAccount);
        assert_eq!(Purpose::Card.act(Act::EditContact), Act::EditContact);
    }

    #[test]
    fn s0_1_what_a_holder_of_a_category_lacks_may_be_an_admins_too() {
        let mail = Contact { mails: "k@m.fr".into(), ..Contact::default() };
        let plain = MemberContact::of(mail, NotificationType::Orders);
        let mut holder = plain.clone();
        holder.categories.insert(Category::Accounting);
        let inactive = |card: &MemberContact| MemberContact { inactive_here: true, ..card.clone() };
        let no_mail = MemberContact { contact: Contact::default(), ..holder.clone() };
        let in_charge = |card: &MemberContact| match card.categories.is_empty() {
            true => InCharge::Nowhere,
            false => InCharge::Here,
        };
        let act = |topic, card: &MemberContact| Purpose::Topic(topic).act_on(card, in_charge(card));
        assert_eq!(act(Topic::Invoices, &inactive(&plain)), Act::EditContact);
        assert_eq!(act(Topic::Invoices, &inactive(&holder)), Act::SetCategories);
        assert_eq!(act(Topic::Invoices, &no_mail), Act::SetCategories, "the form begins at the address");
        assert_eq!(act(Topic::AfterSales, &holder), Act::EditContact, "a type is an agent's");
        assert_eq!(Purpose::Card.act_on(&inactive(&holder), InCharge::Here), Act::EditContact);
        let elsewhere =
            |card: &MemberContact| Purpose::Topic(Topic::Invoices).act_on(card, InCharge::Elsewhere);
        let everywhere = Contact { inactive: true, ..plain.contact.clone() };
        let everywhere = MemberContact { contact: everywhere, ..plain.clone() };
        assert_eq!(elsewhere(&inactive(&plain)), Act::EditContact, "what it is in this account");
        assert_eq!(elsewhere(&everywhere), Act::SetCategories, "what it is in all of them");
    }
}
