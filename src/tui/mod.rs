//! The desk in the terminal.

pub mod canvas;
pub mod command;
pub mod cx;
pub mod desk;
pub mod dialog;
pub mod event;
pub mod form;
pub mod harness;
pub mod jobs;
pub mod keys_doc;
pub mod launch;
pub mod look;
mod registry;
mod run;
pub mod screen;
pub mod screens;
pub mod terminal;
#[cfg(test)]
pub(crate) mod tests;
pub mod widget;
