//! The sheet's forms: the account, and « Ajout d'un contact ».

mod account;
mod contact;

pub use account::AccountForm;
pub use contact::ContactForm;
