//! `carnet setting`: what an admin switches for everybody (SPEC §11).

use std::process::ExitCode;

use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde_json::Value;

use crate::{
    domain::{record::fields_of, rights::Act, settings::Setting},
    store::{Mode, Saved},
    t, words,
};

use super::{Context, Failure, effects, failure::USAGE, rows, say};

/// Arguments of `carnet setting`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Answer all settings.
    List {
        /// Answer in JSON.
        #[arg(long)]
        json: bool,
    },
    /// Answer one setting.
    Get {
        /// Its name.
        #[arg(value_parser = names())]
        name: Setting,
    },
    /// Change one setting.
    Set {
        /// Its name.
        #[arg(value_parser = names())]
        name: Setting,
        /// Its value: on, off, or a number.
        value: String,
        /// Do not ask, even if it changes who receives what.
        #[arg(long)]
        yes: bool,
    },
}

fn names() -> impl TypedValueParser<Value = Setting> {
    PossibleValuesParser::new(Setting::ALL.map(Setting::code))
        .try_map(|code| Setting::from_code(&code).ok_or(code))
}

/// Answers or changes settings.
pub fn run(args: &Args, context: &Context) -> Result<ExitCode, Failure> {
    let mut store = context.open(Mode::Existing)?;
    let settings = store.read(|read| read.settings())?;
    match &args.what {
        What::List { json: true } => rows::value(&Value::Object(fields_of(&settings)))?,
        What::List { json: false } => {
            let line = |setting: Setting| vec![setting.code().to_owned(), settings.text(setting)];
            rows::lines(Setting::ALL.map(line))?;
        }
        What::Get { name } => rows::lines([vec![settings.text(*name)]])?,
        What::Set { name, value, yes } => {
            // A value that it cannot have is a matter of how the command is written.
            let refused = settings.with(*name, value).err();
            if let Some(problem) = refused {
                return Err(Failure { message: words::problem(&problem), code: USAGE });
            }
            let set = |write: &mut crate::store::Write| write.set_setting(*name, value);
            let impact =
                effects::weigh(|progress| store.rehearse(Act::ChangeSetting, name.code(), progress, set))?;
            effects::tell(&impact);
            if !yes && !effects::agreed(&impact, &t!("cli-confirm-setting")) {
                return Ok(ExitCode::from(effects::DECLINED));
            }
            let written = store.write(Act::ChangeSetting, name.code(), set)?;
            let (setting, value) = (words::setting(*name), value.trim());
            say::line(&match written.value {
                Saved::Unchanged => t!("cli-setting-unchanged", setting = setting, value = value),
                _ => t!("cli-setting-set", setting = setting, value = value),
            });
        }
    }
    Ok(ExitCode::SUCCESS)
}
