//! `carnet undo` and `carnet redo`: takes a batch of the history back, or brings it again (X7, X9).

use std::process::ExitCode;

use crate::{
    domain::ids::BatchId,
    store::{Error, Mode, Result, Store, Undone, Written},
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
    /// Print what would change in who receives what, and do nothing.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Do not ask, even if it changes who receives what.
    #[arg(long)]
    yes: bool,
}

/// Takes the batch back.
pub fn undo(args: &Args, context: &Context) -> std::result::Result<ExitCode, Failure> {
    run(args, context, |_, batch| Ok(batch), |what| t!("cli-confirm-undo", what = what))
}

/// Brings the batch again.
pub fn redo(args: &Args, context: &Context) -> std::result::Result<ExitCode, Failure> {
    run(args, context, Store::undoing, |what| t!("cli-confirm-redo", what = what))
}

/// Takes a batch back; `which` it is, by the one that the person named. What that changes in who receives what is said
/// first (X3), and where somebody is there to answer, asked.
fn run(
    args: &Args,
    context: &Context,
    which: impl Fn(&Store, BatchId) -> Result<BatchId>,
    question: impl Fn(String) -> String,
) -> std::result::Result<ExitCode, Failure> {
    let mut store = context.open(Mode::Existing)?;
    let batch = BatchId(args.batch);
    let Some(original) = store.read(|reader| reader.original(batch))? else {
        let message = t!("cli-unknown-batch", batch = args.batch.to_string());
        return Err(Failure { message, code: NOT_FOUND });
    };
    let batch = which(&store, batch)?;
    let impact = effects::weigh(|progress| store.impact_of_undo(batch, progress))?;
    effects::tell(&impact);
    if args.dry_run {
        if impact.is_empty() {
            say::line(&t!("cli-no-effect"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let question = question(words::act_on(original.act, &original.subject));
    if !args.yes && !effects::agreed(&impact, &question) {
        return Ok(ExitCode::from(effects::DECLINED));
    }
    tell(&take(&mut store, batch)?);
    Ok(ExitCode::SUCCESS)
}

/// Takes it back, and stops when a signal says so.
fn take(store: &mut Store, batch: BatchId) -> std::result::Result<Written<Undone>, Failure> {
    let (signals, mut progress) = (Signals::listen(), Progress::new());
    let done = store.undo(batch, &mut |stage, far| {
        progress.at(stage, far);
        signals.exit_code().is_none()
    });
    match done {
        Err(Error::Stopped) => Err(signals.code_of(Failure::new(t!("cli-undo-stopped")))),
        done => Ok(done?),
    }
}

fn tell(written: &Written<Undone>) {
    let Written { value: Undone { act, subject, again, kept }, batch } = written;
    let what = words::act_on(*act, subject);
    say::line(&if *again { t!("redo-done", what = what) } else { t!("undo-done", what = what) });
    words::kept(kept).iter().for_each(|line| say::line(line));
    if let Some(batch) = batch {
        say::line(&t!("cli-batch", batch = batch.0.to_string()));
    }
}
