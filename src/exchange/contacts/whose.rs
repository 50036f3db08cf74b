//! Whose contact a row is. A row of a contacts file says it by its reference (S3.24). A card may not: then it is
//! that of the account that was named for all, of the one that is called what the card says its person works
//! for, or of the one to which the domain of its address belongs (S1.16).

use std::collections::HashMap;

use crate::{
    domain::{
        contact::ContactField,
        parse::{Problem, one_line},
        text::split_list,
    },
    exchange::{error::Result, message::Message, sheet::Row, vocabulary::ContactColumn},
    store::Reader,
};

use super::{REFERENCE, Table};

/// How the account of a row was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Reference,
    Named,
    Organisation,
    Domain,
}

/// Finds accounts, and remembers what organisations and domains lead to.
pub(super) struct Whose<'a> {
    reader: &'a Reader<'a>,
    /// The account that was named for all.
    named: Option<&'a str>,
    by_name: HashMap<String, Option<String>>,
    by_domain: HashMap<String, Option<String>>,
}

impl<'a> Whose<'a> {
    /// Nothing remembered yet.
    pub fn new(reader: &'a Reader<'a>, named: Option<&'a str>) -> Self {
        Self { reader, named, by_name: HashMap::new(), by_domain: HashMap::new() }
    }

    /// The reference of a row's account; empty where nothing leads to one.
    pub fn reference(&mut self, table: &Table, row: &Row) -> Result<String> {
        Ok(self.find(table, row)?.map_or(String::new(), |(_, reference)| reference))
    }

    /// What a person is to know of how the account was found, where the row does not say it itself.
    pub fn remark(&mut self, table: &Table, row: &Row) -> Result<Option<Message>> {
        let id = match self.find(table, row)? {
            Some((Way::Organisation, _)) => "problem-account-by-name",
            Some((Way::Domain, _)) => "problem-account-by-domain",
            Some((Way::Reference | Way::Named, _)) | None => return Ok(None),
        };
        let problem = Problem::new(id).arg("value", table.organisation(row));
        Ok(Some(Message::warning(table.organisation_place(), problem)))
    }

    fn find(&mut self, table: &Table, row: &Row) -> Result<Option<(Way, String)>> {
        let own = one_line(table.columns.cell(row, REFERENCE)).unwrap_or_default();
        if !own.is_empty() || !table.cards {
            return Ok(Some((Way::Reference, own)));
        }
        if let Some(named) = self.named {
            return Ok(Some((Way::Named, named.to_owned())));
        }
        let (organisation, reader) = (table.organisation(row), self.reader);
        let by_name = remembered(&mut self.by_name, organisation, |name| Ok(reader.account_called(name)?))?;
        if let Some(reference) = by_name {
            return Ok(Some((Way::Organisation, reference)));
        }
        let mails = table.columns.cell(row, ContactColumn::Field(ContactField::Mails));
        let domain =
            split_list(mails).next().and_then(|mail| mail.rsplit_once('@')).map(|(_, domain)| domain);
        let owner = |domain: &str| Ok(reader.domain_owner(domain)?.map(|(_, reference)| reference));
        let by_domain = remembered(&mut self.by_domain, domain.unwrap_or_default(), owner)?;
        Ok(by_domain.map(|reference| (Way::Domain, reference)))
    }
}

fn remembered(
    known: &mut HashMap<String, Option<String>>,
    key: &str,
    ask: impl FnOnce(&str) -> Result<Option<String>>,
) -> Result<Option<String>> {
    if key.is_empty() {
        return Ok(None);
    }
    if let Some(answer) = known.get(key) {
        return Ok(answer.clone());
    }
    let answer = ask(key)?;
    known.insert(key.to_owned(), answer.clone());
    Ok(answer)
}
