//! JSON lines out (SPEC §11): one record a line, facts alone (no identity, version or time), so that two states
//! can be compared line by line, as a nightly diff does.
//!
//! A line is what the record itself serialises to, so a new field appears by itself. A field that holds nothing
//! is absent; keys stand in the order of the record.

use std::io::{self, Write};

use serde_json::{Map, Value};

use crate::{
    domain::{account::Account, record::fields_of, text::split_list},
    store::Member,
};

/// The fields that hold several values separated by `;`: here they are lists.
const LISTS: [&str; 2] = ["mails", "phones"];
/// What a link says of identities, which are no facts; the account's reference says whose contact it is.
const IDENTITIES: [&str; 2] = ["account", "contact"];

/// Writes an account's line.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_account(out: &mut dyn Write, account: &Account) -> io::Result<()> {
    write_line(out, &fields_of(account))
}

/// Writes the line of a contact of an account: whose it is, its rank, its own fields, those of its link. The
/// type is its number in files (S3.28).
///
/// # Errors
/// Those of `out`.
pub(super) fn write_contact(out: &mut dyn Write, reference: &str, member: &Member) -> io::Result<()> {
    let link = &member.affiliation.value;
    let mut line = Map::new();
    line.insert("account".into(), reference.into());
    line.insert("rank".into(), link.rank.into());
    for (name, value) in fields_of(&member.contact.value).into_iter().chain(fields_of(link)) {
        match (name.as_str(), &value) {
            ("notification", _) => {
                line.insert("type".into(), link.notification.file_code().into());
            }
            (name, Value::String(text)) if LISTS.contains(&name) => {
                line.insert(name.into(), split_list(text).collect());
            }
            (name, _) if IDENTITIES.contains(&name) => {}
            _ => {
                line.insert(name, value);
            }
        }
    }
    write_line(out, &line)
}

fn write_line(out: &mut dyn Write, fields: &Map<String, Value>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, fields)?;
    out.write_all(b"\n")
}
