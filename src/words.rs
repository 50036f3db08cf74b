//! What the desk knows, said to a person in the language of this thread: names of fields, kinds and types,
//! problems, errors. What came from outside is shown cleaned.

use std::path::Path;

use crate::{
    domain::{
        account::{AccountField, AccountKind},
        affiliation::NotificationType,
        contact::ContactField,
        parse::Problem,
        text::display,
        user::Role,
    },
    i18n::{Arg, message},
    store::Error,
    t,
};

/// What is wrong.
pub fn problem(problem: &Problem) -> String {
    let shown: Vec<(&str, String)> =
        problem.args.iter().map(|(name, value)| (*name, display(value).into_owned())).collect();
    let args: Vec<(&str, Arg)> = shown.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    message(problem.id, &args)
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
    let contact = ContactField::ALL.into_iter().find(|field| field.code() == code).map(contact_field);
    account.or(contact).unwrap_or_else(|| match code {
        "rank" => t!("field-rank"),
        "trashed" => t!("field-trashed"),
        _ => code.to_owned(),
    })
}

/// A kind of account.
pub fn kind(kind: AccountKind) -> String {
    message(&format!("kind-{}", kind.code()), &[])
}

/// A type of contact.
pub fn notification(notification: NotificationType) -> String {
    message(&format!("type-{}", notification.code()), &[])
}

/// A role.
pub fn role(role: Role) -> String {
    message(&format!("role-{}", role.code()), &[])
}

/// What a store's error means to a person.
pub fn explain(error: &Error) -> String {
    match error {
        Error::Missing(path) => t!("error-store-missing", path = shown(path)),
        Error::Damaged { path, detail } => t!("error-store-damaged", path = shown(path), detail = detail),
        Error::Newer { path, found, known } => {
            t!("error-store-newer", path = shown(path), found = found.to_string(), known = known.to_string())
        }
        Error::Updated => t!("error-store-updated"),
        Error::ReadOnly(path) => t!("error-store-read-only", path = shown(path)),
        Error::Inaccessible { path, source } => {
            t!("error-store-inaccessible", path = shown(path), reason = source.to_string())
        }
        Error::Full => t!("error-store-full"),
        Error::Busy => t!("error-store-busy"),
        Error::NetworkFileSystem { path, kind } => {
            t!("error-store-network", path = shown(path), kind = *kind)
        }
        Error::OldSqlite(version) => t!("error-store-old-sqlite", version = *version),
        Error::UnknownUser(login) => t!("error-unknown-user", login = display(login).into_owned()),
        Error::Denied(least) => t!("error-denied", role = role(*least)),
        Error::Gone => t!("error-gone"),
        Error::Conflict { who, fields } => {
            let fields: Vec<String> = fields.iter().map(|field| recorded_field(field)).collect();
            t!("error-conflict", who = display(who).into_owned(), fields = fields.join(", "))
        }
        Error::Refused(refused) => problem(refused),
        Error::ReferenceTaken { name, trashed: true, .. } => {
            t!("error-reference-in-trash", name = display(name).into_owned())
        }
        Error::ReferenceTaken { name, .. } => t!("error-reference-taken", name = display(name).into_owned()),
        Error::DomainTaken { domain, reference } => t!(
            "error-domain-taken",
            domain = display(domain).into_owned(),
            reference = display(reference).into_owned()
        ),
        Error::Interrupted => t!("error-interrupted"),
        Error::Stopped => t!("error-stopped"),
        Error::Other(detail) => t!("error-other", detail = detail),
    }
}

fn shown(path: &Path) -> String {
    display(&path.to_string_lossy()).into_owned()
}
