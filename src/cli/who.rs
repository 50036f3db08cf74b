//! `carnet who`: who receives what of an account, and why (X4).

use std::{collections::HashSet, process::ExitCode};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use crate::{
    domain::{
        ids::ContactId,
        recipient::{Excluded, Exclusion, Recipient, Resolution},
        resolve::{Subject, resolve},
        text::{display, fold_address},
        topic::Topic,
    },
    store::{AccountHead, Mode, Store},
    t, words,
};

use super::{
    Context, Failure,
    failure::NOTHING,
    rows::{self, Form, Rows},
    say,
};

/// Arguments of `carnet who`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The account's reference.
    reference: String,
    /// The topic; all of them without it.
    #[arg(value_parser = PossibleValuesParser::new(Topic::ALL.map(Topic::code)).try_map(topic))]
    topic: Option<Topic>,
    /// Answer in JSON.
    #[arg(long, conflicts_with = "addresses")]
    json: bool,
    /// Answer the e-mail addresses only, one a line.
    #[arg(long)]
    addresses: bool,
}

fn topic(code: String) -> Result<Topic, String> {
    Topic::from_code(&code).ok_or(code)
}

/// Answers who receives a topic, or each of them.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let store = context.open(Mode::Existing)?;
    let (account, subject) = known(&store, &args.reference)?;
    let topics = args.topic.as_ref().map_or(&Topic::ALL[..], std::slice::from_ref);
    let answers: Vec<(Topic, Resolution)> =
        topics.iter().map(|topic| (*topic, resolve(&subject, *topic))).collect();
    match (args.json, args.topic) {
        (true, Some(_)) => rows::value(&json_of(&account, &answers[0]))?,
        (true, None) => drop(rows::answer(Form::Json, |rows| each(rows, &account, &answers))?),
        (false, _) if args.addresses => addresses(&answers)?,
        (false, _) => drop(rows::answer(Form::Text, |rows| each(rows, &account, &answers))?),
    }
    if !args.json {
        answers.iter().for_each(|(topic, answer)| explain(&subject, *topic, answer));
    }
    let nobody = args.topic.is_some() && answers[0].1.recipients.is_empty();
    Ok(if nobody { ExitCode::from(NOTHING) } else { ExitCode::SUCCESS })
}

/// The account with this reference, unless it is in the trash.
fn known(store: &Store, reference: &str) -> Result<(AccountHead, Subject), Failure> {
    let found = store.read(|read| {
        let Some(head) = read.account_head(reference)? else { return Ok(None) };
        Ok(Some((read.recipients(head.id)?, head)))
    })?;
    match found {
        Some((Some(subject), head)) => Ok((head, subject)),
        Some((None, head)) => {
            Err(Failure::nothing(t!("cli-account-in-trash", name = display(&head.name).into_owned())))
        }
        None => Err(Failure::nothing(t!("cli-unknown-account", reference = display(reference).into_owned()))),
    }
}

/// A row for each recipient as text, for each topic as JSON.
fn each(rows: &mut Rows, account: &AccountHead, answers: &[(Topic, Resolution)]) -> Result<(), Failure> {
    for answer in answers {
        rows.add_all(
            || json_of(account, answer),
            || answer.1.recipients.iter().map(|one| cells(answer.0, one)),
        )?;
    }
    Ok(())
}

fn cells(topic: Topic, recipient: &Recipient) -> Vec<String> {
    let reasons: Vec<String> = recipient.reasons.iter().map(|reason| reason.code()).collect();
    vec![
        topic.code().to_owned(),
        recipient.channel.code().to_owned(),
        recipient.address.clone(),
        recipient.name.clone(),
        reasons.join(","),
    ]
}

/// Every address once, whatever topics lead to it.
fn addresses(answers: &[(Topic, Resolution)]) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    let emails = answers.iter().flat_map(|(_, answer)| answer.emails());
    let emails = emails.filter(|email| seen.insert(fold_address(email)));
    rows::lines(emails.map(|email| vec![email.to_owned()]))
}

fn json_of(account: &AccountHead, (topic, answer): &(Topic, Resolution)) -> Value {
    let recipient = |one: &Recipient| {
        json!({
            "channel": one.channel.code(),
            "address": known_text(&one.address),
            "name": known_text(&one.name),
            "contact": contact_id(one.contact),
            "reasons": one.reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>(),
        })
    };
    let excluded = |one: &Excluded| {
        json!({
            "name": known_text(&one.name),
            "contact": contact_id(one.contact),
            "reason": one.why.code(),
        })
    };
    json!({
        "account": account.reference,
        "topic": topic.code(),
        "recipients": answer.recipients.iter().map(recipient).collect::<Vec<_>>(),
        "excluded": answer.excluded.iter().map(excluded).collect::<Vec<_>>(),
    })
}

/// A text that is not known is `null`.
pub fn known_text(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A contact as other commands take it.
pub fn contact_id(contact: Option<ContactId>) -> Option<String> {
    contact.map(|id| id.0.to_string())
}

/// Says who is left out and why, and what is a hole.
fn explain(subject: &Subject, topic: Topic, answer: &Resolution) {
    let name = words::topic(topic);
    if !topic.applies_to(subject.kind) {
        return say::line(&t!("cli-not-concerned", topic = name, kind = words::kind(subject.kind)));
    }
    for out in answer.excluded.iter().filter(|out| out.why != Exclusion::ModuleOff) {
        let who = if out.name.is_empty() { t!("reason-main") } else { display(&out.name).into_owned() };
        say::line(&t!("cli-excluded", topic = name.as_str(), who = who, reason = words::exclusion(out.why)));
    }
    if answer.excluded.iter().any(|out| out.why == Exclusion::ModuleOff) {
        say::line(&t!("cli-module-off", topic = name));
    } else if answer.recipients.is_empty() {
        say::line(&t!("cli-nobody", topic = name));
    }
}
