//! `carnet`: the desk.

use std::process::ExitCode;

use clap::Args;

use crate::{
    domain::text::display,
    store::Mode,
    tui::{desk::End, harness::Harness, launch},
};

use super::{Context, Failure, say};

/// A desk without a terminal, for tests and pictures.
#[derive(Debug, Clone, Args)]
pub struct Script {
    /// Keys that the desk is given: `/martin<Enter>`.
    #[arg(long, value_name = "KEYS", hide = true, global = true)]
    keys: Option<String>,
    /// Prints the desk's last frame.
    #[arg(long, hide = true, global = true)]
    print: bool,
    /// The frame's columns and rows.
    #[arg(long, value_name = "WxH", hide = true, global = true, default_value = "80x24", value_parser = size)]
    size: (u16, u16),
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let (width, height) = text.split_once('x').ok_or(text)?;
    let number = |text: &str| text.parse().map_err(|_| text.to_owned());
    Ok((number(width)?, number(height)?))
}

/// Opens the desk on the person's store.
pub fn run(context: &Context, script: &Script) -> Result<ExitCode, Failure> {
    let store = context.open_from(Mode::Create, "desk")?;
    let keymap = launch::keymap(&context.config)?;
    if script.keys.is_some() || script.print {
        let (width, height) = script.size;
        let mut harness = Harness::new(store, keymap, width, height, launch::now);
        let keys = script.keys.as_deref().unwrap_or_default();
        harness.keys(keys).map_err(|key| Failure::new(display(&key).into_owned()))?;
        say::answer(&harness.screen());
        return Ok(ExitCode::SUCCESS);
    }
    let end = launch::on_terminal(store, keymap, &context.config, context.caps())?;
    Ok(match end {
        End::Left => ExitCode::SUCCESS,
        End::Signal(signal) => ExitCode::from(128_u8.saturating_add(signal as u8)),
        End::HangUp => ExitCode::from(129),
        End::Panicked => ExitCode::from(70),
    })
}
