//! vCard 4.0 out: one card a contact of an account.
//!
//! A card says nothing that we do not know: the name stays in one piece, for we cannot tell which of its words
//! is the family's, and what stands in for a missing one is marked as derived, so that it does not come back as
//! a name.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use calcard::vcard::{VCard, VCardEntry, VCardParameter, VCardProperty, VCardType, VCardValue, VCardVersion};
use sha2::{Digest, Sha256};

use crate::{
    domain::{account::reference_key, ids::AffiliationId, text::split_list},
    exchange::vocabulary,
    store::Member,
};

use super::{ACCOUNT, TYPE};

/// Writes cards one after the other.
pub struct Writer<W: Write> {
    out: W,
    text: String,
}

impl<W: Write> Writer<W> {
    /// No card yet.
    pub fn new(out: W) -> Self {
        Self { out, text: String::new() }
    }

    /// Writes the card of a contact of the account with this reference and name.
    ///
    /// # Errors
    /// Those of the output.
    pub fn card(&mut self, reference: &str, account: &str, member: &Member) -> io::Result<()> {
        self.text.clear();
        let card = card(reference, account, member);
        card.write_to(&mut self.text, VCardVersion::V4_0).map_err(io::Error::other)?;
        self.out.write_all(self.text.as_bytes())
    }
}

fn card(reference: &str, account: &str, member: &Member) -> VCard {
    let (contact, link) = (&member.contact.value, &member.affiliation.value);
    let mut entries = Vec::with_capacity(12);
    entries.extend(names(&contact.name, contact.display_name(), account));
    entries.push(text(VCardProperty::Org, account));
    entries.extend(given(VCardProperty::Title, &link.function));
    for (place, mail) in split_list(&contact.mails).enumerate() {
        // The first one receives.
        let preferred = (place == 0).then(|| VCardParameter::pref(1));
        entries.push(text(VCardProperty::Email, mail).with_param_opt(preferred));
    }
    let voice = |phone| text(VCardProperty::Tel, phone).with_param(VCardParameter::typ(VCardType::Voice));
    entries.extend(split_list(&contact.phones).map(voice));
    let fax = given(VCardProperty::Tel, &contact.fax);
    entries.extend(fax.map(|fax| fax.with_param(VCardParameter::typ(VCardType::Fax))));
    entries.extend(given(VCardProperty::Note, &link.note));
    entries.push(text(VCardProperty::Uid, &uid(reference, member.affiliation.id)));
    entries.push(text(VCardProperty::Other(ACCOUNT.into()), reference));
    let number = vocabulary::type_number(link.notification);
    entries.push(text(VCardProperty::Other(TYPE.into()), number));
    VCard { entries }
}

/// `FN`, which every card has; `N` where there is a name: programs that show nothing else find it whole among
/// the given names.
fn names(name: &str, display_name: &str, account: &str) -> Vec<VCardEntry> {
    if name.is_empty() {
        let instead = if display_name.is_empty() { account } else { display_name };
        return vec![text(VCardProperty::Fn, instead).with_param(VCardParameter::derived(true))];
    }
    let parts = ["", name, "", "", ""].map(|part| VCardValue::Text(part.to_owned()));
    let whole = VCardEntry::new(VCardProperty::N).with_values(parts.into());
    vec![text(VCardProperty::Fn, name), whole]
}

fn text(property: VCardProperty, value: &str) -> VCardEntry {
    VCardEntry::new(property).with_value(value.to_owned())
}

fn given(property: VCardProperty, value: &str) -> Option<VCardEntry> {
    (!value.is_empty()).then(|| text(property, value))
}

/// The same for the same contact of the same account in every export, and no other's: an address book that gets
/// the cards again updates its own. A UUID of version 8, of what identifies the link.
fn uid(reference: &str, link: AffiliationId) -> String {
    let digest = Sha256::digest(format!("{}\n{}", reference_key(reference), link.0));
    let mut uid = String::from("urn:uuid:");
    for (place, byte) in digest.iter().take(16).enumerate() {
        let byte = match place {
            6 => byte & 0x0F | 0x80,
            8 => byte & 0x3F | 0x80,
            _ => *byte,
        };
        let dash = if matches!(place, 4 | 6 | 8 | 10) { "-" } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(uid, "{dash}{byte:02x}");
    }
    uid
}
