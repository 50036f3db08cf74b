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
pub mod launch;
pub mod look;
mod registry;
mod run;
pub mod screen;
pub mod screens;
pub mod terminal;
pub mod widget;

#[cfg(test)]
pub(crate) mod tests;
