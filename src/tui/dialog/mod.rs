//! Dialogs that more than one screen needs.

pub mod confirm;
pub mod help;
pub mod menu;
pub mod message;
pub mod palette;
pub mod progress;
pub mod said;
pub mod type_number;
