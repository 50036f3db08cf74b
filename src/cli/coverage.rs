//! `carnet coverage`: how many recipients each topic of each account has (X1).

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::{
    domain::topic::Topic,
    store::{AccountQuery, AccountRow, CoverageFilter, From, Mode, Store},
    t,
};

use super::{
    Context, Failure,
    failure::NOTHING,
    rows::{self, Form},
    say,
};

/// Arguments of `carnet coverage`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only the accounts with a topic that nobody receives.
    #[arg(long)]
    holes: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// Accounts that are read at a time, so that the answer takes no more memory for a million.
const WINDOW: usize = 500;

/// Answers a row for each account.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let store = context.open(Mode::Existing)?;
    let query =
        AccountQuery { coverage: args.holes.then_some(CoverageFilter::Holes), ..AccountQuery::default() };
    if !args.json {
        say::line(&heading());
    }
    let written = rows::answer(Form::of(args.json), |rows| {
        each_account(&store, &query, |account| rows.add(|| as_json(&account), || as_cells(&account)))
    })?;
    if written > 0 {
        return Ok(ExitCode::SUCCESS);
    }
    say::line(&if args.holes { t!("cli-no-holes") } else { t!("cli-nothing-found") });
    Ok(ExitCode::from(NOTHING))
}

/// Every account of a list, in its order.
pub fn each_account(
    store: &Store,
    query: &AccountQuery,
    mut visit: impl FnMut(AccountRow) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut last = None;
    loop {
        let from = last.as_ref().map_or(From::Start, From::After);
        let rows = store.read(|read| read.accounts(query, from, WINDOW))?;
        let Some(end) = rows.last() else { return Ok(()) };
        last = Some(end.key().clone());
        rows.into_iter().try_for_each(&mut visit)?;
    }
}

fn as_json(account: &AccountRow) -> Value {
    let counts: Map<String, Value> = Topic::ALL
        .into_iter()
        .map(|topic| (topic.code().to_owned(), json!(account.coverage.of(topic))))
        .collect();
    json!({ "account": account.reference, "name": account.name, "topics": counts })
}

/// What the numbers of a row are, for whoever reads them: the answer itself is rows and nothing else.
fn heading() -> String {
    ["account", "name"].into_iter().chain(Topic::ALL.map(Topic::code)).collect::<Vec<_>>().join("\t")
}

fn as_cells(account: &AccountRow) -> Vec<String> {
    let count = |topic| account.coverage.of(topic).map_or("·".to_owned(), |count| count.to_string());
    [account.reference.clone(), account.name.clone()].into_iter().chain(Topic::ALL.map(count)).collect()
}
