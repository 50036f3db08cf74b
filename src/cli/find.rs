//! `carnet find`: accounts, as `/` finds them, and what an address or a number serves in them (X5).

use std::{collections::HashMap, process::ExitCode};

use serde_json::{Value, json};

use crate::{
    domain::ids::AccountId,
    store::{AccountQuery, Mode, Served},
    t,
};

use super::{
    Context, Failure,
    coverage::each_account,
    rows::{self, Form, Rows},
    who::{contact_id, known_text},
};

/// Arguments of `carnet find`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is looked for: words, an address, a phone number.
    #[arg(required = true)]
    text: Vec<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// Answers the accounts that are found, with what an address or a number serves there.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let search = args.text.join(" ");
    let nothing = || Failure::nothing(t!("cli-nothing-found"));
    // What is empty would find everything.
    if search.trim().is_empty() {
        return Err(nothing());
    }
    let store = context.open(Mode::Existing)?;
    let served = store.read(|read| read.serves(&search))?;
    let mut by_account: HashMap<AccountId, Vec<&Served>> = HashMap::new();
    served.iter().for_each(|one| by_account.entry(one.account).or_default().push(one));
    let query = AccountQuery { search, ..AccountQuery::default() };
    let written = rows::answer(Form::of(args.json), |rows| {
        each_account(&store, &query, |account| {
            let served = by_account.remove(&account.id).unwrap_or_default();
            add(rows, &account.reference, &account.name, &served)
        })?;
        // A number is found under forms that nobody typed.
        for first in &served {
            if let Some(served) = by_account.remove(&first.account) {
                add(rows, &first.reference, &first.account_name, &served)?;
            }
        }
        Ok(())
    })?;
    if written == 0 { Err(nothing()) } else { Ok(ExitCode::SUCCESS) }
}

/// One account: a row as JSON; as text, a row for each place, or one without.
fn add(rows: &mut Rows, reference: &str, name: &str, served: &[&Served]) -> Result<(), Failure> {
    let line = |one: Option<&&Served>| {
        let place = one.map_or_else(Default::default, |one| {
            [one.name.clone(), one.address.clone(), topics(one).join(",")]
        });
        [reference.to_owned(), name.to_owned()].into_iter().chain(place).collect()
    };
    let alone = served.is_empty().then(|| line(None));
    rows.add_all(
        || json!({ "account": reference, "name": name, "serves": served.iter().map(|one| place(one)).collect::<Vec<_>>() }),
        || alone.into_iter().chain(served.iter().map(|one| line(Some(one)))),
    )
}

fn place(one: &Served) -> Value {
    json!({
        "contact": contact_id(one.contact),
        "name": known_text(&one.name),
        "address": one.address,
        "topics": topics(one),
    })
}

fn topics(one: &Served) -> Vec<&'static str> {
    one.topics.iter().map(|topic| topic.code()).collect()
}
