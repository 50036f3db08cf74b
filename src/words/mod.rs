//! What the desk knows, said to a person in the language of this thread: names of fields, kinds and types,
//! problems, errors, plans. Used by both ways in; what came from outside is shown cleaned.

mod effect;
mod errors;
mod history;
mod plan;
mod progress;
#[cfg(test)]
mod tests;

pub use effect::{EffectLine, effects, list};
pub use errors::{explain, explain_exchange, reason};
pub use history::{act, act_on, kept, state, subject, taken_back};
pub use plan::{
    announced, came_before, change, changed, counted, created, delimiter, done, reasons, said, through,
    value, verdict,
};
pub use progress::far;

use serde_json::Value;

use crate::{
    domain::{
        account::{AccountField, AccountKind},
        affiliation::NotificationType,
        category::Category,
        contact::ContactField,
        parse::Problem,
        recipient::{Channel, Exclusion, Reason},
        settings::Setting,
        text::display,
        topic::Topic,
        user::Role,
    },
    exchange::Field,
    i18n::{Arg, fmt, message},
    t,
};

/// What is wrong.
pub fn problem(problem: &Problem) -> String {
    let worded = |name: &str, value: &str| match Role::from_code(value) {
        Some(known) if name == "role" => role(known),
        _ => display(value).into_owned(),
    };
    let shown: Vec<(&str, String)> =
        problem.args.iter().map(|(name, value)| (&**name, worded(name, value))).collect();
    let args: Vec<(&str, Arg)> = shown.iter().map(|(name, value)| (*name, arg(name, value))).collect();
    message(&problem.id, &args)
}

/// Quantities are grouped and choose the plural; a line's number is no quantity.
fn arg<'a>(name: &str, value: &'a String) -> Arg<'a> {
    match value.parse::<i64>() {
        Ok(number) if matches!(name, "count" | "limit") => Arg::from(number),
        _ => Arg::from(value),
    }
}

/// A field's name.
pub fn field(field: Field) -> String {
    match field {
        Field::Account(field) => account_field(field),
        Field::Contact(field) => contact_field(field),
    }
}

/// The name of a field of an account.
pub fn account_field(field: AccountField) -> String {
    message(&format!("field-account-{}", field.code()), &[])
}

/// The name of a field of a contact.
pub fn contact_field(field: ContactField) -> String {
    message(&format!("field-contact-{}", field.code()), &[])
}

/// The name of a field as the history and a conflict give it.
pub fn recorded_field(code: &str) -> String {
    let account = AccountField::ALL.into_iter().find(|field| field.code() == code).map(account_field);
    let contact_fields = ContactField::ALL.into_iter().chain(ContactField::MORE);
    let contact = contact_fields.into_iter().find(|field| field.code() == code).map(contact_field);
    let switch = Setting::from_code(code).map(setting);
    account.or(contact).or(switch).unwrap_or_else(|| match code {
        "rank" => t!("field-rank"),
        "verified" => t!("field-verified"),
        "trashed" => t!("field-trashed"),
        _ => code.to_owned(),
    })
}

/// A field's value as the history has it, as a person reads it.
pub fn recorded_value(name: &str, value: &Value) -> String {
    match value {
        Value::Null if matches!(name, "trashed" | "group" | "inactive" | "inactive_here") => t!("change-no"),
        Value::Bool(true) => t!("change-yes"),
        Value::Bool(false) => t!("change-no"),
        Value::String(text) => match name {
            "kind" => AccountKind::from_code(text).map_or_else(|| text.clone(), kind),
            "notification" => NotificationType::ALL
                .into_iter()
                .find(|kind| kind.code() == text)
                .map_or_else(|| text.clone(), notification),
            "verified" => text.parse().map_or_else(|_| text.clone(), fmt::date),
            _ => text.clone(),
        },
        Value::Array(values) => {
            let word = |code: &str| match Category::from_code(code) {
                Some(held) if name == "categories" => category(held),
                _ => code.to_owned(),
            };
            values.iter().filter_map(Value::as_str).map(word).collect::<Vec<_>>().join(", ")
        }
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Object(_) => "–".to_owned(),
    }
}

/// A kind of account.
pub fn kind(kind: AccountKind) -> String {
    message(&format!("kind-{}", kind.code()), &[])
}

/// A type of contact.
pub fn notification(notification: NotificationType) -> String {
    message(&format!("type-{}", notification.code()), &[])
}

/// A topic.
pub fn topic(topic: Topic) -> String {
    message(&format!("topic-{}", topic.code()), &[])
}

/// A category of contact.
pub fn category(category: Category) -> String {
    message(&format!("category-{}", category.code()), &[])
}

/// What a contact of a category is there for (S0.8).
pub fn category_role(category: Category) -> String {
    message(&format!("category-role-{}", category.code()), &[])
}

/// The way to a recipient.
pub fn channel(channel: Channel) -> String {
    message(&format!("channel-{}", channel.code()), &[])
}

/// Why somebody receives.
pub fn recipient_reason(reason: Reason) -> String {
    match reason {
        Reason::MainAddress => t!("reason-main"),
        Reason::InvoiceAddress => t!("reason-invoices"),
        Reason::ReminderAddress => t!("reason-reminders"),
        Reason::Type(kind) => notification(kind),
        Reason::Category(held) => category(held),
    }
}

/// Why somebody does not receive.
pub fn exclusion(why: Exclusion) -> String {
    message(&format!("exclusion-{}", why.code()), &[])
}

/// A switch of the installation.
pub fn setting(setting: Setting) -> String {
    message(&format!("setting-{}", setting.code().replace('.', "-")), &[])
}

/// A role.
pub fn role(role: Role) -> String {
    message(&format!("role-{}", role.code()), &[])
}
