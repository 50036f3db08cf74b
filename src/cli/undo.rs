//! `carnet undo` and `carnet redo`: takes a batch of the history back, or brings it again (X7, X9).

use std::process::ExitCode;

use crate::{
    domain::ids::BatchId,
    store::{self, AccountEffects, Error, Mode, Rehearsed, Result, Store, Undone, Written},
    t, words,
};

use super::{
    Context, Failure, effects,
    say::{self, Progress},
    signals::Signals,
};

/// Exit code where there is no batch of this number.
const NOT_FOUND: u8 = 3;

/// Arguments of `carnet undo` and `carnet redo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The batch's number, as "carnet history" tells it.
    #[arg(value_name = "BATCH", value_parser = clap::value_parser!(i64).range(1..))]
    batch: i64,
}

/// Takes the batch back.
pub fn undo(args: &Args, context: &Context) -> std::result::Result<ExitCode, Failure> {
    run(args, context, |store, batch, go_on| store.undo(batch, go_on))
}

/// Brings the batch again.
pub fn redo(args: &Args, context: &Context) -> std::result::Result<ExitCode, Failure> {
    run(args, context, |store, batch, go_on| store.redo(batch, go_on))
}

fn run(
    args: &Args,
    context: &Context,
    act: impl Fn(&mut Store, BatchId, store::Progress) -> Result<Written<Undone>>,
) -> std::result::Result<ExitCode, Failure> {
    let mut store = context.open(Mode::Existing)?;
    let batch = BatchId(args.batch);
    if store.read(|reader| reader.batch(batch))?.is_none() {
        let message = t!("cli-unknown-batch", batch = args.batch.to_string());
        return Err(Failure { message, code: NOT_FOUND });
    }
    // What stands in its way is said when it is done.
    let changes = store.rehearse(|store| act(store, batch, &mut |_, _| true));
    let signals = Signals::listen();
    let mut progress = Progress::new();
    let done = act(&mut store, batch, &mut |stage, far| {
        progress.at(stage, far);
        signals.exit_code().is_none()
    });
    drop(progress);
    match done {
        Ok(written) => {
            tell(&written);
            tell_effects(&changes);
        }
        Err(Error::Stopped) => return Err(signals.code_of(Failure::new(t!("cli-undo-stopped")))),
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(written: &Written<Undone>) {
    let Written { value: Undone { act, subject, again, kept }, batch } = written;
    let (act, subject) = (words::act(*act), words::subject(subject));
    say::line(&if *again {
        t!("redo-done", act = act, subject = subject)
    } else {
        t!("undo-done", act = act, subject = subject)
    });
    words::kept(kept).iter().for_each(|line| say::line(line));
    if let Some(batch) = batch {
        say::line(&t!("cli-batch", batch = batch.0.to_string()));
    }
}

/// What it changed in who receives what, account by account (X3); accounts that went are not spoken of.
fn tell_effects(changes: &Rehearsed) {
    let changes = match words::rehearsed(changes) {
        Ok(changes) => changes,
        Err(unknown) => return say::line(&unknown),
    };
    let staying: Vec<&AccountEffects> = changes.iter().filter(|account| !account.gone).collect();
    if !staying.is_empty() {
        say::line(&t!("cli-effects"));
    }
    for account in staying.iter().take(effects::ACCOUNTS) {
        effects::account(&account.account, &account.effects).iter().for_each(|line| say::line(line));
    }
    let more = staying.len().saturating_sub(effects::ACCOUNTS);
    if more > 0 {
        say::line(&t!("cli-more-accounts", count = more));
    }
}
