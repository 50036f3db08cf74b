//! Carnet: a terminal desk for client contacts.
//!
//! One sentence is the product: *for this account and this topic, who receives it, at which
//! address, why, and who answers for it on our side?*
//!
//! The crate is one house with five floors; an arrow points at what a floor may use:
//!
//! ```text
//! domain  ←  store  ←  exchange  ←  cli, tui
//!                 config, i18n and words stand beside and may be used by cli and tui
//! ```
//!
//! * [`domain`]: what the desk is about. Pure: no I/O, no clock, no SQL, no screen.
//! * [`store`]: the only floor that speaks SQL.
//! * [`exchange`]: files in and out, no screen.
//! * [`config`] and [`i18n`]: the person's settings, and every word that a person reads.
//! * [`words`]: what the floors below say as data (fields, problems, errors, plans), worded.
//! * [`cli`] and [`tui`]: the two ways in.
//!
//! `tests/shape.rs` checks the arrows.

pub mod cli;
pub mod config;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod store;
pub mod tui;
pub mod words;
