//! The sheet's forms: the account, and « Ajout d'un contact ».

mod account;
mod contact;
mod purpose;

pub use account::AccountForm;
pub use contact::ContactForm;
pub use purpose::Purpose;
